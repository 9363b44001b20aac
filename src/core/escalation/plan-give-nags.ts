import { findGive } from "../authority/give.ts";
import { coversFor } from "../authority/limit-of.ts";
import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import { type News, newsNags } from "./news-nag.ts";
import type { PlannedNag } from "./plan-nags.ts";

/**
 * Who hears directly of what is given: those who are asked, at once where they cover; whoever asked and whoever has the
 * case, how it was decided.
 */
export const planGiveNags = (events: readonly CaseEvent[], kase: Case, ctx: CoverageContext): PlannedNag[] =>
  events.flatMap((event) => newsNags(newsOf(event, kase, ctx), event, ctx));

const newsOf = (event: CaseEvent, kase: Case, ctx: CoverageContext): News | null => {
  switch (event.type) {
    case "give-asked":
    case "give-changed":
    case "give-passed-up": {
      const give = findGive(kase, event.give);
      if (give === undefined) return null;
      const atOnce = event.asked.filter((person) => coversFor(person, { kase, from: give.from }, ctx, event.at));
      return { kind: `approve.${event.give}`, people: event.asked, because: "leads", atOnce };
    }
    case "give-approved":
    case "give-refused": {
      const give = findGive(kase, event.give);
      return { kind: `decided.${event.give}`, people: [give?.by ?? null, kase.assignee], because: "assignee" };
    }
    case "given": {
      // Whoever has the case hears of what somebody else gives on it; whoever asked for it, that it needs no yes any more.
      const give = findGive(kase, event.give);
      const others = [kase.assignee, ...(give?.asked ?? [])].filter((person) => person !== personOf(event.actor));
      return { kind: `decided.${event.give}`, people: others, because: "assignee" };
    }
    default:
      return null;
  }
};
