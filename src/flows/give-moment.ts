import type { GiveMoment } from "../card/give-answers.ts";
import { countGiven } from "../core/authority/count-given.ts";
import { findGive } from "../core/authority/give.ts";
import { inCurrency } from "../core/authority/in-currency.ts";
import { coversFor, powerOf } from "../core/authority/limit-of.ts";
import type { Case } from "../core/case/case.ts";
import { isAtWork } from "../core/coverage/present-in.ts";
import type { Person } from "../core/desk/desk.ts";
import { whenToTell } from "../core/escalation/when-to-tell.ts";
import { earlierTasks } from "../core/task/earlier-task.ts";
import { loadRelated } from "../store/related-cases.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/** What the receipt of a give says besides what the case knows; `before`: the case before it. */
export const giveMoment = async (
  deps: Deps,
  piece: string,
  { before, after }: { before: Case; after: Case },
  me: Person,
): Promise<GiveMoment | null> => {
  const give = findGive(after, piece);
  if (give === undefined) return null;
  const ctx = await coverageNow(deps);
  const now = deps.now();
  const { cases } = await loadRelated(deps.db, after);
  const about = { kase: after, from: give.from };
  const power = powerOf(me, about, ctx, now);
  const besides = countGiven(after, cases, { ...give, besides: give.id }, ctx.desk.authority.rates, now);
  const inMine = (value: number): number => inCurrency(value, give.currency, power.currency, ctx.desk.authority.rates);
  const covers = give.asked.filter((person) => coversFor(person, about, ctx, now));
  const isHere = (person: string): boolean => covers.includes(person) || isAtWork(person, now, ctx);
  const back = give.asked.some(isHere)
    ? []
    : give.asked.map((person) => ({ person, at: whenToTell(person, false, ctx, now) }));
  return {
    power,
    counted: { case: inMine(besides.case), customer: inMine(besides.customer), kind: inMine(besides.kind) },
    back,
    covers,
    payAgain: give.state === "granted" && earlierTasks("refund", [before, ...cases]).length > 0,
  };
};
