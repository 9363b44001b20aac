import { DateTime } from "luxon";
import type { CalendarSpec } from "../core/coverage/calendar.ts";
import type { Away, AwayNo } from "../core/coverage/decide-away.ts";
import { type HoursAhead, hoursAhead, type OtherHours } from "../core/coverage/hours-ahead.ts";
import { type LeftOpen, uncoveredOf } from "../core/coverage/left-open.ts";
import type { Department, DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { Instant } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { askSomebodyButton, headNames } from "./cover-cards.ts";
import { coverSpan, insteadWords, shortened } from "./coverage-words.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, nameOf, type Reader, when } from "./reader.ts";
import { person, quiet, strong, text } from "./spans.ts";
import { writeLastDay, writeSpan } from "./time-words.ts";

const LISTED = 6;
const CASES_LISTED = 5;
const DAYS_AHEAD = 60;

/** `due` are the numbers of the person's cases that fall due meanwhile, `to` a colleague who is there. */
export type Meanwhile = { open: readonly LeftOpen[]; due: readonly number[]; to: PersonId | null };

/** What follows from somebody being away, to the one who said so. */
export const awayCard = (who: PersonId, away: Away, me: PersonId, meanwhile: Meanwhile, reader: Reader): Card => {
  const gaps = uncoveredOf(meanwhile.open);
  const [gap] = gaps;
  return note(
    [
      awayWords(who, away, me, reader),
      ...openWords(who, me, meanwhile.open, reader),
      ...dueWords(who, me, meanwhile, reader),
    ],
    [...(gap === undefined ? [] : [askSomebodyButton(gap, reader, gaps.length)]), backButton(who, me, away, reader)],
  );
};

const awayWords = (who: PersonId, { from, to }: Away, me: PersonId, reader: Reader): string => {
  const { away } = reader.words.coverage;
  const name = nameOf(reader, who);
  if (to === null && from <= reader.now) {
    return who === me
      ? away.youNow(commandLine(reader, "back"))
      : away.otherNow(name, commandLine(reader, `back @${who}`));
  }
  const span = spanOf(from, to, reader);
  return who === me ? away.you(span) : away.other(name, span);
};

/** An absence as it is read: until when, or from when to when. */
export const spanOf = (from: Instant, to: Instant | null, reader: Reader): string => {
  const { away } = reader.words.coverage;
  if (to !== null) return from <= reader.now ? untilWords(to, reader) : writeSpan(from, to, reader, true);
  return from <= reader.now ? away.noEnd : away.open(when(reader, from));
};

const untilWords = (to: Instant, reader: Reader): string => {
  const { away } = reader.words.coverage;
  const day = writeLastDay(to, reader);
  return day === null ? away.until(when({ ...reader, stays: true }, to)) : away.untilEndOf(day);
};

/** One line for each department and outcome, with all the stretches of it. */
const openWords = (who: PersonId, me: PersonId, open: readonly LeftOpen[], reader: Reader): string[] => {
  const { coverage } = reader.words;
  const { away } = coverage;
  const lines = new Map<string, string[]>();
  for (const { department, from, to, because, instead } of open) {
    const were = who === me ? away.youWere[because] : `${nameOf(reader, who)} ${away.wasTo[because]}`;
    const words = insteadWords(instead, reader);
    const then = words === null ? away.thenNobody : away.thenWho(words);
    const key = JSON.stringify([`${were} ${departmentOf(reader, department)}`, then]);
    lines.set(key, [...(lines.get(key) ?? []), coverSpan(reader, department, from, to)]);
  }
  const words = [...lines].map(([key, spans]) => {
    const [were, then] = JSON.parse(key) as [string, string];
    return `${away.fallsIn(were, coverage.and(shortened(spans, reader)))}; ${then}.`;
  });
  const rest = words.length - LISTED;
  return rest > 0 ? [...words.slice(0, LISTED), `${away.moreFallsIn(rest)}.`] : words;
};

const dueWords = (who: PersonId, me: PersonId, { due, to }: Meanwhile, reader: Reader): string[] => {
  const { coverage } = reader.words;
  const { away } = coverage;
  if (due.length === 0) return [];
  const command = commandLine(reader, `pass ${due.slice(0, 20).join(" ")} ${to === null ? "@…" : `@${to}`}`);
  const list = coverage.and([
    ...due.slice(0, CASES_LISTED).map(ft),
    ...(due.length > CASES_LISTED ? [coverage.moreCases(due.length - CASES_LISTED)] : []),
  ]);
  const sentence =
    who === me ? away.yourCases(due.length, list) : away.theirCases(nameOf(reader, who), due.length, list);
  return [`${sentence}. ${away.passOn(command)}`];
};

/** Ends this very absence. Whoever is told of it by another may say so as well. */
const backButton = (who: PersonId, me: PersonId, { from, absence }: Away, reader: Reader): Button => {
  const { buttons } = reader.words.coverage;
  const label = who === me && from <= reader.now ? buttons.back : buttons.takeBack;
  const id = absence === null ? {} : { id: absence.id };
  return plainButton("back", label, [], { args: { ...id, ...(who === me ? {} : { who: `@${who}` }) } });
};

/** What somebody reads for whom another said that they are away. */
export const awayTold = (by: PersonId, who: PersonId, away: Away, reader: Reader): Card =>
  note(
    [reader.words.coverage.away.toldYou(nameOf(reader, by), spanOf(away.from, away.to, reader))],
    [{ ...backButton(who, who, away, reader), label: reader.words.coverage.buttons.notAway }],
  );

/** What the lead reads when cover or a week on call is left open. */
export const awayToLead = (
  who: PersonId,
  away: Away,
  lead: PersonId,
  open: readonly LeftOpen[],
  reader: Reader,
): Card => {
  const { coverage } = reader.words;
  const gaps = uncoveredOf(open);
  const [gap] = gaps;
  return note(
    [
      coverage.away.other(nameOf(reader, who), spanOf(away.from, away.to, reader)),
      ...openWords(who, lead, open, reader),
    ],
    gap === undefined ? [] : [askSomebodyButton(gap, reader, gaps.length)],
  );
};

/** What a department's channel reads of cover that an absence takes away, all of it `open` for this one department. */
export const coverLost = (who: PersonId, open: readonly LeftOpen[], reader: Reader): Card => {
  const { coverage } = reader.words;
  return note(
    open.slice(0, LISTED).map(({ department, from, to, instead }) => {
      const name = departmentOf(reader, department);
      const words = insteadWords(instead, reader);
      const then = words === null ? coverage.thenNobody(name) : coverage.thenSomebody(words);
      return `${coverage.noLonger(nameOf(reader, who), name, coverSpan(reader, department, from, to))} ${then}`;
    }),
  );
};

/** And of cover that counts again. */
export const coverAgain = (who: PersonId, again: readonly LeftOpen[], reader: Reader): Card =>
  note(
    again
      .slice(0, LISTED)
      .map(({ department, from, to }) =>
        reader.words.coverage.covers(
          nameOf(reader, who),
          departmentOf(reader, department),
          coverSpan(reader, department, from, to),
        ),
      ),
  );

/** What whoever was told that nobody is there then reads once the person is. */
export const backToLead = (
  who: PersonId,
  planned: { from: Instant; to: Instant | null } | null,
  again: readonly LeftOpen[],
  reader: Reader,
): Card => {
  const { coverage } = reader.words;
  const { back } = coverage;
  const name = nameOf(reader, who);
  const said = planned === null ? back.other(name) : back.otherPlanned(name, spanOf(planned.from, planned.to, reader));
  const lines = again
    .slice(0, LISTED)
    .map(({ department, from, to, because }) =>
      back.again[because](name, departmentOf(reader, department), coverSpan(reader, department, from, to)),
    );
  return note([said, ...lines]);
};

export const awayNoWords = (no: AwayNo, who: PersonId, me: PersonId, span: string, reader: Reader): string => {
  const { coverage } = reader.words;
  const name = nameOf(reader, who);
  switch (no.no) {
    case "past":
      return coverage.no.past(span);
    case "too-far":
      return coverage.no["away-too-far"];
    case "may-not":
      return coverage.no["may-not-away"](headNames([who, ...no.who], reader));
    case "already": {
      const until = no.to === null ? coverage.away.noEnd : untilWords(no.to, reader);
      return who === me ? coverage.away.youAlready(until) : coverage.away.otherAlready(name, until);
    }
  }
};

/** The week's hours of each department, and the days ahead on which they differ. */
export const hoursCard = (departments: readonly Department[], reader: Reader): Card => {
  const { coverage } = reader.words;
  const items = departments.map(({ name, calendar, zone }): { line: Line; button: null } => {
    const hours = hoursAhead(calendar, reader.now, DAYS_AHEAD);
    const others = hours?.others ?? [];
    const ahead = others.slice(0, LISTED).map((one) => otherWords(one, reader));
    const inZone = (words: string): string =>
      zone === reader.zone
        ? words
        : reader.words.card.inZone(words, zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone);
    return {
      line: [
        strong(coverage.nameOf(name)),
        text(`${hours === null ? coverage.always : inZone(usualWords(hours, reader))}.`),
        ...(ahead.length === 0 ? [] : [quiet(coverage.ahead(ahead.join("; ")))]),
      ],
      button: null,
    };
  });
  return withPlain("calm", [
    { kind: "line", line: [strong(coverage.hoursTitle)] },
    { kind: "list", items },
  ]);
};

/** A week's hours in words. */
export const hoursWords = (calendar: CalendarSpec, reader: Reader): string => {
  const hours = hoursAhead(calendar, reader.now, 0);
  return hours === null ? reader.words.coverage.always : usualWords(hours, reader);
};

const usualWords = ({ usual }: HoursAhead, reader: Reader): string => {
  const { days, dayRange } = reader.words.coverage;
  return usual
    .map(({ first, last, windows }) => {
      const day = first === last ? days[first] : dayRange(days[first], days[last]);
      return `${day} ${windows.join(", ")}`;
    })
    .join("; ");
};

const otherWords = ({ date, windows, holiday }: OtherHours, reader: Reader): string => {
  const { coverage, locale, times } = reader.words;
  const day = DateTime.fromISO(date, { locale }).toFormat(times.day);
  if (windows.length > 0) return `${day} ${windows.join(", ")}`;
  return `${day} ${holiday ? coverage.holiday : coverage.closed}`;
};

/** `here`, `onCall` of whom some are not, `away` (until when they said) and `unknown`, who has no account anywhere, of all whose names are shown. */
export type PeopleSeen = {
  here: ReadonlySet<PersonId>;
  onCall: ReadonlySet<PersonId>;
  away: ReadonlyMap<PersonId, Instant | null>;
  unknown: ReadonlySet<PersonId>;
};

/** Who is on the desk, department by department: who is here now first, then who is on call, off or away. */
export const peopleCard = (departments: readonly DepartmentId[], seen: PeopleSeen, reader: Reader): Card => {
  const { coverage } = reader.words;
  const shown = reader.desk.people.filter(({ department }) => departments.includes(department));
  const items = departments.map((department) => {
    const members = shown.filter((one) => one.department === department);
    const here = members.filter(({ id }) => seen.here.has(id));
    const onCall = members.filter(({ id }) => !seen.here.has(id) && seen.onCall.has(id));
    const others = members.filter(({ id }) => !seen.here.has(id) && !seen.onCall.has(id));
    const line: Line = [
      strong(coverage.nameOf(departmentOf(reader, department))),
      ...(here.length === 0 ? [text(coverage.nobodyHere)] : [text(`${coverage.here} `), ...names(here)]),
      ...(onCall.length === 0 ? [] : [text(`; ${coverage.onCall} `), ...names(onCall)]),
      ...(others.length === 0
        ? []
        : [quiet(`; ${coverage.off} ${others.map(({ id }) => offWords(id, seen, reader)).join(", ")}`)]),
    ];
    return { line, button: null };
  });
  const unknown = shown.filter(({ id }) => seen.unknown.has(id));
  const hereNow = shown.filter(({ id }) => seen.here.has(id)).length;
  return withPlain("calm", [
    { kind: "line", line: [strong(coverage.peopleTitle(shown.length, hereNow))] },
    { kind: "list", items },
    ...(unknown.length === 0
      ? []
      : [{ kind: "line" as const, line: [text(coverage.noAccount(unknown.map(({ name }) => name).join(", ")))] }]),
  ]);
};

const names = (people: readonly { id: PersonId; name: string }[]): Line =>
  people.flatMap(({ id, name }, index) => [...(index === 0 ? [] : [text(", ")]), person(id, name)]);

const offWords = (id: PersonId, seen: PeopleSeen, reader: Reader): string => {
  const { coverage } = reader.words;
  const name = findPerson(reader.desk, id)?.name ?? id;
  const until = seen.away.get(id);
  if (until === undefined) return name;
  return coverage.awayUntil(name, until === null ? coverage.away.noEnd : untilWords(until, reader));
};
