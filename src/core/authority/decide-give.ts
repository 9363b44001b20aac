import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { type Bodies, coverageOf, type DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { lodge } from "../case/lodge.ts";
import { isRefusal, type Refusal, refuse } from "../case/refusal.ts";
import { restOn } from "../consent/decide-consent.ts";
import type { GiveKind, Person } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { closeIfLast } from "../task/decide-task.ts";
import { readAmount } from "../task/read-money.ts";
import { countGiven } from "./count-given.ts";
import { decidersOf, firstToAsk, isEnough, type ToDecide } from "./deciders-of.ts";
import { askingOf, findGive, type Give } from "./give.ts";
import { type GiveVerb, giveTable } from "./give-table.ts";
import { inCurrency } from "./in-currency.ts";
import { highestOf, leftOf, type Power, powerOf } from "./limit-of.ts";
import { payOut } from "./pay-out.ts";

type Giving = Extract<Command, { verb: "give" }>;
type OfGive = Extract<Command, { verb: GiveVerb }>;

/** Something is given for the trouble: at once where it is within the giver's limit, else somebody who may is asked. */
export const decideGive = (kase: Case, command: Giving, context: DecideContext): Bodies | Refusal => {
  const me = findPerson(context.desk, personOf(context.actor));
  if (me === undefined) return refuse("may-not", { verb: command.verb, departments: "" });
  const money = amountOf(command.amount, me, context);
  if (isRefusal(money)) return money;
  const rests = restOn(kase, command.kind === "replacement" ? "replace" : null, command.consent, context);
  if (isRefusal(rests)) return rests;
  const id = `a${kase.givesAsked + 1}`;
  const why = lodge(context.commandId, "why", command.why);
  const facts = { give: id, kind: command.kind, ...money, from: me.department, whyId: why?.id ?? null };
  const outcome = weigh(kase, { ...facts, besides: null }, me, context);
  if (isRefusal(outcome)) return outcome;
  const used: EventBody[] = rests.consent === null ? [] : [{ type: "consent-used", consent: rests.consent, piece: id }];
  const texts = [...rests.bodies.texts, ...(why === null ? [] : [why])];
  const { counted, asked } = outcome;
  const given = { ...facts, customerId: kase.customerId, counted };
  if (asked !== null) {
    return { events: [...rests.bodies.events, { type: "give-asked", ...given, asked }, ...used], texts };
  }
  const paid = payOut(kase, { ...facts, by: me.id }, context);
  return {
    events: [...rests.bodies.events, { type: "given", ...given }, ...used, ...paid.events],
    texts: [...texts, ...paid.texts],
  };
};

/** What becomes of something that is asked for: it is changed, answered, passed on to who may, or taken back. */
export const decideOfGive = (kase: Case, command: OfGive, context: DecideContext): Bodies | Refusal => {
  const give = findGive(kase, command.piece);
  const me = findPerson(context.desk, personOf(context.actor));
  if (give === undefined) {
    const known = kase.gives.map(({ id }) => `FT-${kase.number}.${id}`).join(", ");
    return refuse("no-such-give", { piece: `${kase.number}.${command.piece}`, known });
  }
  if (me === undefined) return refuse("may-not", { verb: command.verb, departments: "" });
  const piece = `${kase.number}.${give.id}`;
  const cell = giveTable[command.verb][give.state];
  if (cell !== "may") {
    return refuse(cell, { piece, person: give.decided?.by ?? "", at: String(give.decided?.at ?? "") });
  }
  switch (command.verb) {
    case "give-change":
      return change(kase, give, command, me, context);
    case "give-yes":
      return approve(kase, give, command, me, context);
    case "give-no":
      return turnDown(kase, give, command.why, me, context);
  }
};

/** The amount in the one currency that the giver's department gives in. */
const amountOf = (
  words: string,
  me: Person,
  context: DecideContext,
): { amount: number; currency: string } | Refusal => {
  const currency = findDepartment(context.desk, me.department)?.currency ?? context.desk.authority.currency;
  const money = readAmount(words, currency);
  if (money === null) return refuse("amount-unread", { given: words, currency });
  if (money.currency !== currency) {
    return refuse("amount-currency", { given: money.currency, currency, department: me.department });
  }
  return { amount: money.amount, currency };
};

type Weighed = { kind: GiveKind; amount: number; currency: string; from: string; besides: string | null };

/** Whether the person may give it alone (`asked` null), or whom to ask. */
const weigh = (
  kase: Case,
  one: Weighed,
  me: Person,
  context: DecideContext,
): { counted: Give["counted"]; asked: string[] | null } | Refusal => {
  const ctx = coverageOf(context);
  const { authority } = context.desk;
  const counted = countGiven(kase, context.related ?? [], one, authority.rates, context.now);
  const ask: ToDecide = { kase, by: me.id, counted, ...one };
  if (authority.alone && isEnough(powerOf(me, ask, ctx, context.now), ask, ctx)) return { counted, asked: null };
  const asked = firstToAsk(decidersOf(ask, ctx, context.now));
  return asked.length === 0 ? tooMuch(ask, context) : { counted, asked };
};

/** Nobody's limit is enough: who comes nearest, and how far they may go. */
const tooMuch = (ask: ToDecide, context: DecideContext): Refusal => {
  const ctx = coverageOf(context);
  const { rates } = context.desk.authority;
  const powers = context.desk.people
    .filter(({ id }) => id !== ask.by)
    .map((person) => ({ person: person.id, power: powerOf(person, ask, ctx, context.now) }))
    .map(({ person, power }) => ({ person, left: leftFor(power, ask, rates) }))
    .toSorted((a, b) => b.left - a.left);
  const [most] = powers;
  return refuse("give-too-much", {
    kind: ask.kind,
    amount: String(ask.amount),
    currency: ask.currency,
    person: (most?.left ?? 0) > 0 ? (most?.person ?? "") : "",
    left: String(most?.left ?? 0),
  });
};

/** What somebody could still say yes to, in the currency that is asked in. Rounded so that it never promises too much. */
const leftFor = ({ limit, currency }: Power, { counted, kind, currency: asked }: ToDecide, rates: Rates): number => {
  const inTheirs = (value: number): number => inCurrency(value, asked, currency, rates);
  const before = { case: inTheirs(counted.case), customer: inTheirs(counted.customer), kind: inTheirs(counted.kind) };
  const left = leftOf(limit, before, kind) ?? 0;
  return currency === asked ? left : Math.max(0, inCurrency(left, currency, asked, rates) - 1);
};
type Rates = Readonly<Record<string, number>>;

/** Another amount is another question: it is weighed anew, and whoever has been asked is asked again. */
const change = (
  kase: Case,
  give: Give,
  command: Extract<OfGive, { verb: "give-change" }>,
  me: Person,
  context: DecideContext,
): Bodies | Refusal => {
  const money = amountOf(command.amount, me, context);
  if (isRefusal(money)) return money;
  const why = lodge(context.commandId, "why", command.why);
  const facts = { give: give.id, kind: give.kind, ...money, from: me.department, whyId: why?.id ?? give.whyId };
  const outcome = weigh(kase, { ...facts, besides: give.id }, me, context);
  if (isRefusal(outcome)) return outcome;
  const { counted, asked } = outcome;
  const changed = { ...facts, customerId: kase.customerId, counted };
  const texts = why === null ? [] : [why];
  if (asked !== null) return { events: [{ type: "give-changed", ...changed, asked, why: "amount" }], texts };
  const paid = payOut(kase, { ...facts, by: me.id }, context);
  return { events: [{ type: "given", ...changed }, ...paid.events], texts: [...texts, ...paid.texts] };
};

const approve = (
  kase: Case,
  give: Give,
  command: Extract<OfGive, { verb: "give-yes" }>,
  me: Person,
  context: DecideContext,
): Bodies | Refusal => {
  const piece = `${kase.number}.${give.id}`;
  if (give.by === me.id) return refuse("give-own", { piece, ...mayOf(kase, give, context) });
  const isStale = give.customerId !== kase.customerId || (command.asking !== null && command.asking !== askingOf(give));
  if (isStale) return refuse("give-changed", { piece });
  const less = command.amount === null ? give.amount : readLess(command.amount, give, piece);
  if (isRefusal(less)) return less;
  const ctx = coverageOf(context);
  const { rates } = context.desk.authority;
  const counted = countGiven(kase, context.related ?? [], { ...give, besides: give.id }, rates, context.now);
  const ask: ToDecide = { ...give, kase, counted, amount: less };
  const power = powerOf(me, ask, ctx, context.now);
  if (!isEnough(power, ask, ctx)) return passOn(kase, give, ask, power, context);
  const paid = payOut(kase, { ...give, amount: less }, context);
  return {
    events: [{ type: "give-approved", give: give.id, amount: less, whyId: null }, ...paid.events],
    texts: paid.texts,
  };
};

/** A part of what was asked for, in the same currency. */
const readLess = (words: string, give: Give, piece: string): number | Refusal => {
  const money = readAmount(words, give.currency);
  if (money === null) return refuse("amount-unread", { given: words, currency: give.currency });
  if (money.currency !== give.currency) {
    return refuse("amount-currency", { given: money.currency, currency: give.currency, department: give.from });
  }
  return money.amount > give.amount
    ? refuse("give-more", { piece, kind: give.kind, amount: String(give.amount), currency: give.currency })
    : money.amount;
};

/** A yes that is not this person's to give goes to those whose it is, and is none itself. */
const passOn = (kase: Case, give: Give, ask: ToDecide, power: Power, context: DecideContext): Bodies | Refusal => {
  const deciders = decidersOf(ask, coverageOf(context), context.now);
  const me = personOf(context.actor) ?? "";
  const fresh = firstToAsk(deciders.filter(({ person }) => !give.asked.includes(person)));
  // Whoever was asked and cannot any more hands it on; of anybody else it is no business.
  if (give.asked.includes(me) && fresh.length > 0)
    return { events: [{ type: "give-passed-up", give: give.id, asked: fresh }] };
  const most = highestOf(power.limit, give.kind);
  return refuse("give-beyond", {
    piece: `${kase.number}.${give.id}`,
    kind: give.kind,
    amount: String(ask.amount),
    left: String(most ?? 0),
    leftIn: power.currency,
    currency: give.currency,
    counted: String(ask.counted.customer),
    people: deciders
      .map(({ person }) => person)
      .slice(0, 3)
      .join(","),
  });
};

/** Whoever asked takes it back; whoever may decide it says no. */
const turnDown = (kase: Case, give: Give, why: string | null, me: Person, context: DecideContext): Bodies | Refusal => {
  const text = lodge(context.commandId, "why", why);
  const isTheirs = give.by === me.id;
  if (!isTheirs && !give.asked.includes(me.id)) {
    const deciders = decidersOf({ ...give, kase }, coverageOf(context), context.now);
    if (!deciders.some(({ person }) => person === me.id)) {
      return refuse("give-not-yours", { piece: `${kase.number}.${give.id}`, ...mayOf(kase, give, context) });
    }
  }
  const type = isTheirs ? ("give-withdrawn" as const) : ("give-refused" as const);
  const left = { ...kase, gives: kase.gives.filter(({ id }) => id !== give.id) };
  return {
    events: [
      { type, give: give.id, whyId: text?.id ?? null },
      ...(kase.news === null && isTheirs ? closeIfLast(left) : []),
    ],
    texts: text === null ? [] : [text],
  };
};

/** Who may, for a refusal to name. */
const mayOf = (kase: Case, give: Give, context: DecideContext): { people: string } => ({
  people: decidersOf({ ...give, kase }, coverageOf(context), context.now)
    .map(({ person }) => person)
    .slice(0, 3)
    .join(","),
});

/** What was asked for another customer is asked for again: a yes was to be for the one it named. */
export const askAgain = (kase: Case, context: DecideContext): EventBody[] =>
  kase.gives
    .filter(({ state, customerId }) => state === "pending" && customerId !== kase.customerId)
    .map((give) => {
      const { rates } = context.desk.authority;
      const counted = countGiven(kase, context.related ?? [], { ...give, besides: give.id }, rates, context.now);
      const { id, kind, amount, currency, from, whyId } = give;
      const deciders = decidersOf({ ...give, kase, counted }, coverageOf(context), context.now);
      const asked = deciders.length === 0 ? give.asked : firstToAsk(deciders);
      const facts = { give: id, kind, amount, currency, from, whyId, customerId: kase.customerId, counted };
      return { type: "give-changed" as const, ...facts, asked, why: "customer" as const };
    });
