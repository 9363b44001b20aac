import { DAY, type Instant, type Zone } from "../time/instant.ts";
import { type IcalEvent, nameOf, readIcalEvents } from "./ical-events.ts";
import { yearlyStarts } from "./ical-yearly.ts";
import { localDate } from "./local-time.ts";

/** A date on which another calendar says that it is closed; it closes nothing until a person has said yes. */
export type ProposedClosure = { date: string; name: string };

/** Longer is no holiday but somebody's slip. */
const LONGEST = 60;
const LONGEST_NAMES = 160;
const MOST_PROBLEMS = 20;

/**
 * The all-day events of an iCalendar text as proposals: local dates `YYYY-MM-DD` from `from` until before `to`, a date
 * once, in order. Reads events of one or more whole days and those that come back every year; everything else is left
 * out, and `problems` says so in sentences. `zone` is the reader's, for events that name instants.
 */
export const readIcal = (
  text: string,
  { zone, from, to }: { zone: Zone; from: Instant; to: Instant },
): { closures: ProposedClosure[]; problems: string[] } => {
  const { events, problems, timed } = readIcalEvents(text, zone);
  const first = dayOf(localDate(zone, from));
  const last = dayOf(localDate(zone, to - 1));
  const names = new Map<number, string[]>();
  for (const event of events) {
    const days = Math.min(event.days, LONGEST);
    if (event.days > LONGEST)
      problems.push(`Line ${event.line}: ${shown(event)} lasts ${event.days} days. Only the first ${LONGEST} count.`);
    const starts =
      event.rule === null ? [event.start] : yearlyStarts(event.start, event.rule.text, first - LONGEST, last);
    if (starts === null) {
      const line = event.rule?.line ?? event.line;
      problems.push(`Line ${line}: ${shown(event)} comes back by a rule that is not read here. Add its dates by hand.`);
      continue;
    }
    for (const start of [...starts, ...event.more].filter((day) => !event.except.has(day))) {
      for (let day = Math.max(start, first); day < start + days && day <= last; day++) {
        names.set(day, [...new Set([...(names.get(day) ?? []), nameOf(event.summary)])]);
      }
    }
  }
  const closures = [...names]
    .toSorted(([a], [b]) => a - b)
    .map(([day, said]) => ({
      date: localDate("UTC", day * DAY),
      name: [...said.join(", ")].slice(0, LONGEST_NAMES).join(""),
    }));
  return { closures, problems: shortened([...problems, ...timed]) };
};

const shortened = (problems: string[]): string[] =>
  problems.length <= MOST_PROBLEMS
    ? problems
    : [...problems.slice(0, MOST_PROBLEMS), `There are ${problems.length - MOST_PROBLEMS} more.`];

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

const shown = (event: IcalEvent): string => `"${nameOf(event.summary)}" on ${localDate("UTC", event.start * DAY)}`;
