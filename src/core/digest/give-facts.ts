import { findGive, type Give } from "../authority/give.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { FactKind } from "./fact.ts";
import { type BareFact, factAbout } from "./fact-about.ts";

/** What an event says of goodwill: given, asked for, and how that was decided. Whoever wants to give it is the person. */
export const giveFacts = (event: CaseEvent, state: Case, next: Case): BareFact[] => {
  switch (event.type) {
    case "given":
      return factsOf("given", findGive(next, event.give), event.amount, event, state);
    case "give-asked":
      return factsOf("give-asked", findGive(next, event.give), null, event, state);
    case "give-approved": {
      const give = findGive(state, event.give);
      const kind = give !== undefined && event.amount < give.amount ? "give-less" : "give-yes";
      return factsOf(kind, give, event.amount, event, state);
    }
    case "give-refused":
      return factsOf("give-no", findGive(state, event.give), null, event, state);
    case "give-withdrawn":
      return factsOf("give-back", findGive(state, event.give), null, event, state);
    default:
      return [];
  }
};

const factsOf = (
  kind: FactKind,
  give: Give | undefined,
  granted: number | null,
  event: CaseEvent,
  kase: Case,
): BareFact[] => {
  if (give === undefined) return [];
  const { id, currency, amount, counted, by, from, askedAt } = give;
  const wallMs = kind === "given" || kind === "give-asked" ? null : event.at - askedAt;
  const money = { kind: give.kind, currency, asked: amount, granted, counted };
  return [factAbout(kase, event, { kind, piece: id, person: by, department: from, wallMs, money })];
};
