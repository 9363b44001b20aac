import type { Case } from "../case/case.ts";
import { leadOrDeputyAt } from "../coverage/lead-or-deputy.ts";
import { isAtWork } from "../coverage/present-in.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { DepartmentId, GiveKind, PersonId } from "../desk/desk.ts";
import { whenToTell } from "../escalation/when-to-tell.ts";
import type { Instant } from "../time/instant.ts";
import type { Counted } from "./give.ts";
import { inCurrency } from "./in-currency.ts";
import { coversFor, leftOf, type Power, powerOf } from "./limit-of.ts";

/** What somebody is to say yes to. */
export type ToDecide = {
  kase: Pick<Case, "department" | "speaker">;
  from: DepartmentId;
  by: PersonId;
  kind: GiveKind;
  amount: number;
  currency: string;
  counted: Counted;
};

/** Somebody whose limit is enough. `here`: at work or covering now; else when they are next. */
export type Decider = {
  person: PersonId;
  because: "heads" | "covers" | "may";
  here: boolean;
  at: Instant;
  power: Power;
};

/**
 * Everybody who may say yes, whoever is there now before those who are not. Of those who are there the nearest first:
 * who heads the department of whoever asks, of the case, of the speaker; who covers; then the smallest limit that is
 * enough. Nobody decides what they have asked for.
 */
export const decidersOf = (ask: ToDecide, ctx: CoverageContext, now: Instant): Decider[] => {
  const heads = [ask.from, ask.kase.department, ask.kase.speaker.department].map((id) => leadOrDeputyAt(id, now, ctx));
  const rank = ({ person, because }: Decider): number =>
    because === "heads" ? heads.indexOf(person) : because === "covers" ? heads.length : heads.length + 1;
  return ctx.desk.people
    .filter(({ id }) => id !== ask.by)
    .flatMap((person): Decider[] => {
      const power = powerOf(person, ask, ctx, now);
      if (!isEnough(power, ask, ctx)) return [];
      const covers = coversFor(person.id, ask, ctx, now);
      const here = covers || isAtWork(person.id, now, ctx);
      const because = heads.includes(person.id) ? "heads" : covers ? "covers" : "may";
      const at = here ? now : whenToTell(person.id, false, ctx, now);
      return [{ person: person.id, because, here, at, power }];
    })
    .toSorted(
      (a, b) =>
        Number(b.here) - Number(a.here) ||
        a.at - b.at ||
        rank(a) - rank(b) ||
        sizeOf(a.power, ctx) - sizeOf(b.power, ctx),
    );
};

/** Whether what is asked fits into what somebody may decide, with all that is counted already. */
export const isEnough = (
  { limit, currency }: Power,
  { kind, amount, currency: asked, counted }: Pick<ToDecide, "kind" | "amount" | "currency" | "counted">,
  { desk }: Pick<CoverageContext, "desk">,
): boolean => {
  const inTheirs = (value: number): number => inCurrency(value, asked, currency, desk.authority.rates);
  const before = { case: inTheirs(counted.case), customer: inTheirs(counted.customer), kind: inTheirs(counted.kind) };
  const left = leftOf(limit, before, kind);
  return left === null || inTheirs(amount) <= left;
};

/** How much somebody may decide, in the organisation's currency. */
const sizeOf = ({ limit, currency }: Power, { desk }: CoverageContext): number =>
  limit.customer === null
    ? Number.POSITIVE_INFINITY
    : inCurrency(limit.customer, currency, desk.authority.currency, desk.authority.rates);

/** Two are asked at once, so that one who is in a meeting holds nobody up. */
const FIRST = 2;

/** Whom to ask first; whoever is there before whoever comes later. */
export const firstToAsk = (deciders: readonly Decider[]): PersonId[] => {
  const here = deciders.filter((one) => one.here);
  return (here.length > 0 ? here : deciders).slice(0, FIRST).map(({ person }) => person);
};
