import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { Give } from "./give.ts";
import type { GiveBody } from "./give-body.ts";

type GiveEvent = Extract<CaseEvent, { type: GiveBody["type"] }>;

/** The case after something was given, asked for or decided. What is decided is news for the customer. */
export const evolveGive = (kase: Case, event: GiveEvent): Case => {
  const known = kase.gives.find(({ id }) => id === event.give);
  const gives =
    known === undefined
      ? [...kase.gives, ...begun(event)]
      : kase.gives.map((give) => (give === known ? changed(give, event) : give));
  const isNew = known === undefined;
  const decided = event.type === "given" || event.type === "give-approved" || event.type === "give-refused";
  return {
    ...kase,
    gives,
    givesAsked: isNew ? kase.givesAsked + 1 : kase.givesAsked,
    news: decided ? (kase.news ?? { since: event.at, asked: null }) : kase.news,
  };
};

const begun = (event: GiveEvent): Give[] => {
  if (event.type !== "given" && event.type !== "give-asked") return [];
  const by = personOf(event.actor) ?? "";
  const { give: id, kind, amount, currency, from, whyId, customerId, counted } = event;
  const base = { id, kind, amount, currency, by, from, at: event.at, whyId, customerId, counted };
  const once = { askedAt: event.at, keptId: null };
  return event.type === "given"
    ? [{ ...base, ...once, asked: [], state: "granted", decided: decision(event, amount) }]
    : [{ ...base, ...once, asked: event.asked, state: "pending", decided: null }];
};

const changed = (give: Give, event: GiveEvent): Give => {
  switch (event.type) {
    case "give-asked":
      return give;
    case "given":
      return { ...give, ...askedAnew(give, event), state: "granted", decided: decision(event, event.amount) };
    case "give-changed":
      return { ...give, ...askedAnew(give, event), asked: event.asked };
    case "give-passed-up":
      return { ...give, asked: [...new Set([...give.asked, ...event.asked])] };
    case "give-approved":
      return { ...give, state: "granted", amount: event.amount, decided: decision(event, give.amount, event.whyId) };
    case "give-refused":
      return { ...give, state: "refused", decided: decision(event, give.amount, event.whyId) };
    case "give-withdrawn":
      return { ...give, state: "withdrawn", decided: decision(event, give.amount, event.whyId) };
  }
};

/** Another amount is whoever changed it's to ask for; another customer changes nothing of that. */
const askedAnew = (give: Give, event: Extract<GiveEvent, { type: "given" | "give-changed" }>): Partial<Give> => {
  const { amount, currency, customerId, counted, whyId } = event;
  const byAmount = event.type === "given" || event.why === "amount";
  const who = byAmount ? { by: personOf(event.actor) ?? give.by, from: event.from } : {};
  return { amount, currency, customerId, counted, whyId, ...who, askedAt: event.at };
};

const decision = (event: GiveEvent, askedAmount: number, whyId: string | null = null): Give["decided"] => ({
  by: personOf(event.actor),
  at: event.at,
  whyId,
  askedAmount,
});

/** Whoever was asked has seen it by now: FT-42.a1 that is taken back reads so, and another is FT-42.a2. */
export const givesAfterUndo = (
  kase: Case,
  before: readonly Give[],
  event: CaseEvent,
): Pick<Case, "gives" | "givesAsked"> => {
  const fresh = kase.gives.filter(({ id }) => before.every((give) => give.id !== id));
  const decided = (give: Give): Give["decided"] => ({
    by: personOf(event.actor),
    at: event.at,
    whyId: null,
    askedAmount: give.amount,
  });
  return {
    gives: [...before, ...fresh.map((give) => ({ ...give, state: "withdrawn" as const, decided: decided(give) }))],
    givesAsked: kase.givesAsked,
  };
};
