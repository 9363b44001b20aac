import { approvalCard } from "../card/approval-card.ts";
import type { Card } from "../card/card.ts";
import type { CaseView } from "../card/case-view.ts";
import { pieceId } from "../card/clock-name.ts";
import { consentAskedReceipt, consentNeededCard, consentReceipt, consentUnsaidCard } from "../card/consent-answers.ts";
import { giveReceipt } from "../card/give-answers.ts";
import type { Reader } from "../card/reader.ts";
import { findGive } from "../core/authority/give.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import type { Refusal } from "../core/case/refusal.ts";
import type { Person } from "../core/desk/desk.ts";
import { loadViews } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";
import { giveMoment } from "./give-moment.ts";

/** What the one who gave, asked, decided or wrote a consent down hears; null for other commands. */
export const answerGive = async (
  deps: Deps,
  command: Command,
  view: CaseView,
  before: Case | null,
  me: Person,
  reader: Reader,
): Promise<Card | null> => {
  if (command.verb === "ask-consent") return consentAskedReceipt(view, me.id, reader);
  if (command.verb === "consent") return consentReceipt(view, reader);
  const piece =
    command.verb === "give"
      ? view.kase.gives.at(-1)?.id
      : "piece" in command && command.verb.startsWith("give-")
        ? command.piece
        : undefined;
  if (piece === undefined) return null;
  const moment = await giveMoment(deps, piece, { before: before ?? view.kase, after: view.kase }, me);
  return moment === null ? null : giveReceipt(command, piece, view, moment, reader);
};

/** These refusals show more than a sentence: what has changed since, and whether the customer agrees or had agreed. */
export const refusedGive = async (
  deps: Deps,
  ask: Ask,
  { refusal, kase, me }: { refusal: Refusal; kase: Case; me: Person },
  reader: Reader,
): Promise<Card | null> => {
  const { code } = refusal;
  if (code !== "give-changed" && code !== "consent-needed" && code !== "consent-unsaid") return null;
  const [stored] = await loadViews(deps.db, [kase.number]);
  if (stored === undefined) return null;
  const view = viewFor(stored, me.department);
  if (code === "consent-unsaid") return consentUnsaidCard(ask, refusal, view, reader);
  if (code === "consent-needed") return consentNeededCard(ask, refusal, view, reader);
  const give = findGive(stored.kase, ask.args.piece ?? null);
  const lead = reader.words.authority.changedSince(pieceId(kase.number, ask.args.piece ?? null));
  return give === undefined ? null : approvalCard(give, view, reader, lead);
};
