import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import { newsNags } from "./news-nag.ts";
import { planConsentNags } from "./plan-consent-nags.ts";
import { planGiveNags } from "./plan-give-nags.ts";
import type { PlannedNag } from "./plan-nags.ts";
import { planTaskNags } from "./plan-task-nags.ts";
import { promiseNews } from "./promise-news.ts";

/** Who hears directly of what has just happened to the pieces of a case. */
export const planNews = (events: readonly CaseEvent[], kase: Case, ctx: CoverageContext): PlannedNag[] => [
  ...planTaskNags(events, kase, ctx),
  ...events.flatMap((event) => promiseNews(event, kase, ctx).flatMap((news) => newsNags(news, event, ctx))),
  ...planGiveNags(events, kase, ctx),
  ...planConsentNags(events, kase, ctx),
];
