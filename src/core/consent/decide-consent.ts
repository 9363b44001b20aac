import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import { lodge } from "../case/lodge.ts";
import { isRefusal, type Refusal, refuse } from "../case/refusal.ts";
import type { ConsentKind } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { askedConsents, type Consent, type ConsentDraft, unusedConsent } from "./consent.ts";

type OfConsent = Extract<Command, { verb: "consent" | "ask-consent" }>;

/** The customer is to be asked, or has said yes or no, to what cannot be undone for them. */
export const decideConsent = (kase: Case, command: OfConsent, context: DecideContext): Bodies | Refusal => {
  const id = consentId(kase);
  if (command.verb === "ask-consent") {
    const { about, to } = command;
    const what = lodge(context.commandId, "what", command.what);
    const whom = findPerson(context.desk, kase.speaker.person)?.id ?? null;
    return {
      events: [{ type: "consent-asked", consent: id, about, to, whatId: what?.id ?? null, whom }],
      texts: what === null ? [] : [what],
    };
  }
  const asked = askedFor(kase, command);
  if (isRefusal(asked)) return asked;
  const { texts, facts } = lodged(command.draft, context);
  const about = asked?.about ?? command.about ?? "wipe";
  const answer = { consent: asked?.id ?? id, about, ...facts };
  return command.said === "yes"
    ? { events: [{ type: "consent-given", ...answer }], texts }
    : { events: [{ type: "consent-declined", ...answer }], texts };
};

/** What is answered: the one that is named, the one of this kind, or the only one that is asked. */
const askedFor = (kase: Case, { id, about }: Extract<OfConsent, { verb: "consent" }>): Consent | null | Refusal => {
  const asked = askedConsents(kase);
  const named = asked.find((one) =>
    id === null ? one.about === about : one.id === id && (about === null || one.about === about),
  );
  if (named !== undefined) return named;
  if (about !== null) return null;
  const [only, another] = asked;
  return only !== undefined && another === undefined ? only : refuse("consent-to-what");
};

/** The yes that something rests on: one that was written down before, one that comes with the asking, or none is needed. */
export const restOn = (
  kase: Case,
  about: ConsentKind | null,
  draft: ConsentDraft | null,
  context: DecideContext,
): { consent: string | null; bodies: Required<Bodies> } | Refusal => {
  if (about === null) return { consent: null, bodies: { events: [], texts: [] } };
  const known = draft === null ? unusedConsent(kase, about) : undefined;
  if (known !== undefined) return { consent: known.id, bodies: { events: [], texts: [] } };
  if (draft !== null) {
    const id = consentId(kase);
    const { texts, facts } = lodged(draft, context);
    return { consent: id, bodies: { events: [{ type: "consent-given", consent: id, about, ...facts }], texts } };
  }
  const last = kase.consents.findLast((one) => one.about === about && one.piece === null);
  return refuse("consent-needed", {
    about,
    state: last?.state ?? "",
    person: last?.answered?.by ?? "",
    at: String(last?.answered?.at ?? ""),
  });
};

const consentId = (kase: Case): string => `c${kase.consentsAsked + 1}`;

const lodged = (draft: ConsentDraft, context: DecideContext) => {
  const who = lodge(context.commandId, "consent-who", draft.who);
  const words = lodge(context.commandId, "consent", draft.words);
  return {
    facts: { where: draft.where, whoId: who?.id ?? null, wordsId: words?.id ?? null },
    texts: [who, words].filter((one) => one !== null),
  };
};
