import { happeningLines } from "../../card/happening-lines.ts";
import type { Happening } from "../../chat/console/console-ports.ts";
import { isOpenAt } from "../../core/coverage/calendar.ts";
import type { Instant } from "../../core/time/instant.ts";
import type { Deps } from "../../flows/deps.ts";
import { readerFor, viewFor } from "../../flows/draw.ts";
import { loadTexts, loadViews, textIdsOfEvents } from "../../store/load-case.ts";
import { eventsBetween, remindersBetween } from "../../store/what-happened.ts";

/** What happened on the desk after `from` and up to `to`, oldest first, as the console's timeline shows it. */
export const whatHappened = async (deps: Deps, span: { from: Instant; to: Instant }): Promise<Happening[]> => {
  const all = await eventsBetween(deps.db, span.from, span.to);
  const stored = await loadViews(deps.db, [...new Set(all.map((event) => event.number))]);
  const said = await loadTexts(deps.db, textIdsOfEvents(all));
  const views = new Map(
    stored.map((one) => [one.kase.number, viewFor({ ...one, texts: { ...one.texts, ...said } }, null)]),
  );
  const { calendars } = deps.policy();
  const events = all.flatMap((event) => {
    const view = views.get(event.number);
    return view === undefined ? [] : [{ event, view }];
  });
  const reminders = await remindersBetween(deps.db, span.from, span.to);
  const atWork = (person: string, at: Instant): boolean => isOpenAt(calendars.ofPerson(person), at);
  const lines = happeningLines({ events, reminders, atWork }, await readerFor(deps, null));
  // A reminder decided in this span may have been told after it, by whoever moved time meanwhile.
  return lines.filter(({ at }) => at > span.from && at <= span.to);
};
