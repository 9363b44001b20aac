import { personOf } from "../case/actor.ts";
import type { CaseEvent } from "../case/event.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import type { NewsKind, PlannedNag } from "./plan-nags.ts";
import type { Because } from "./recipient.ts";
import { whenToTell } from "./when-to-tell.ts";

/** One piece of news for several; nobody hears what they have done themselves. `atOnce`: those who do not wait for their hours. */
export type News = {
  kind: NewsKind;
  people: readonly (PersonId | null)[];
  because: Because;
  atOnce?: readonly PersonId[];
};

export const newsNags = (news: News | null, event: CaseEvent, ctx: CoverageContext): PlannedNag[] =>
  news === null
    ? []
    : [...new Set(news.people)].flatMap((person): PlannedNag[] => {
        if (person === null || findPerson(ctx.desk, person) === undefined || person === personOf(event.actor))
          return [];
        const quietAt = whenToTell(person, false, ctx, event.at);
        const loud = quietAt > event.at && news.atOnce?.includes(person) === true;
        const deliverAt = loud ? event.at : quietAt;
        return [
          {
            kind: news.kind,
            generation: event.seq,
            step: news.kind,
            stepKind: "news",
            occurrence: 1,
            person,
            because: news.because,
            way: "chat",
            loud,
            stepAt: event.at,
            deliverAt,
            held: deliverAt > event.at,
          },
        ];
      });
