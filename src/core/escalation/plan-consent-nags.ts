import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { presentIn } from "../coverage/present-in.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import { type News, newsNags } from "./news-nag.ts";
import type { PlannedNag } from "./plan-nags.ts";

/** Whoever speaks with the customer is to ask them; whoever wanted to know hears what they said. */
export const planConsentNags = (events: readonly CaseEvent[], kase: Case, ctx: CoverageContext): PlannedNag[] =>
  events.flatMap((event) => newsNags(newsOf(event, kase, ctx), event, ctx));

const newsOf = (event: CaseEvent, kase: Case, ctx: CoverageContext): News | null => {
  switch (event.type) {
    case "consent-asked":
      return {
        kind: `consent.${event.consent}`,
        people: event.whom === null ? presentIn(kase.speaker.department, event.at, ctx) : [event.whom],
        because: "speaker",
      };
    case "consent-given":
    case "consent-declined": {
      const consent = kase.consents.find(({ id }) => id === event.consent);
      return { kind: `agreed.${event.consent}`, people: [consent?.askedBy ?? null], because: "assignee" };
    }
    default:
      return null;
  }
};
