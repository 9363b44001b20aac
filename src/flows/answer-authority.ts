import { note } from "../card/answer-cards.ts";
import { authorityCard } from "../card/authority-card.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { decidersOf } from "../core/authority/deciders-of.ts";
import { leftOf, powerOf } from "../core/authority/limit-of.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { Person } from "../core/desk/desk.ts";
import { loadViews } from "../store/load-case.ts";
import { authorityOn } from "./authority-on.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";
import { noSuchCase } from "./no-such-case.ts";

const nothing = { case: 0, customer: 0, kind: 0 };

/** What this person may decide alone, on a case or in general, and who may decide more, there now or when they are back. */
export const answerAuthority = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const [number] = ask.numbers;
  const [stored] = number === undefined ? [] : await loadViews(deps.db, [number]);
  if (number !== undefined && stored === undefined) return { card: note([await noSuchCase(deps, number, reader)]) };
  const ctx = await coverageNow(deps);
  const now = deps.now();
  const from = me.department;
  const kase: Pick<Case, "department" | "speaker"> = stored?.kase ?? {
    department: from,
    speaker: { department: from, person: null },
  };
  const { power, counted } =
    stored === undefined
      ? { power: powerOf(me, { kase, from }, ctx, now), counted: nothing }
      : await authorityOn(deps, stored.kase, me);
  const { currency } = power;
  const left = leftOf({ ...power.limit, kinds: {} }, counted, "credit") ?? 0;
  const whoMay = (amount: number) =>
    decidersOf({ kase, from, by: me.id, kind: "credit", amount, currency, counted }, ctx, now);
  // Whoever may decide a little more than the asker helps nobody, as long as there is somebody for twice as much.
  const muchMore = whoMay(2 * Math.max(left, power.limit.case ?? 0) + 1);
  const above = muchMore.length > 0 ? muchMore : whoMay(left + 1);
  const view = stored === undefined ? null : viewFor(stored, me.department);
  return { card: authorityCard({ power, counted, above }, view, reader) };
};
