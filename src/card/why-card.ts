import type { Case } from "../core/case/case.ts";
import { type CalendarRef, type Calendars, ownerOf } from "../core/coverage/calendars.ts";
import { type Clock, type Holder, isLive, type Stretch } from "../core/sla/clock.ts";
import { openStretch } from "../core/sla/count-stretches.ts";
import { type ClockTrace, type MinuteTrace, minutesOf, traceClock } from "../core/sla/trace-clock.ts";
import type { Block, Card, Line } from "./card.ts";
import { ft, routingWords } from "./case-card.ts";
import { clockWordsOf } from "./clock-name.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, hasZones, nameOf, type Reader, when, whenInZone, zoneName } from "./reader.ts";
import { strong, text } from "./spans.ts";

/**
 * Each running clock's stretches, with who held it, by which rule and what was counted in each; rows and rest add up to
 * what it allows, and the rest, on the hours that are named, to the due time. Clocks that have ended since the case
 * (last) began are told in a line each.
 */
export const whyCard = (kase: Case, calendars: Calendars, reader: Reader): Card => {
  const { answers } = reader.words;
  const title = hasZones(reader.desk)
    ? answers.whyTitleIn(ft(kase.number), zoneName(reader.zone))
    : answers.whyTitle(ft(kase.number));
  const ended = kase.clocks.filter((clock) => !isLive(clock) && (clock.endedAt ?? 0) > (kase.reopenedAt ?? 0));
  return withPlain("calm", [
    { kind: "line", line: [strong(title)] },
    { kind: "line", line: [text(`${reader.words.labels.here} ${routingWords(kase, reader)}.`)] },
    ...kase.clocks.filter(isLive).flatMap((clock) => clockBlocks(clock, kase.number, calendars, reader)),
    ...ended.map((clock): Block => ({ kind: "line", line: [text(endedWords(clock, kase.number, reader))] })),
  ]);
};

const clockBlocks = (clock: Clock, number: number, calendars: Calendars, reader: Reader): Block[] => {
  const { answers } = reader.words;
  const name = clockWordsOf(clock, number, reader.words);
  const trace = traceClock(clock, { now: reader.now, calendars });
  const minutes = minutesOf(trace, clock, calendars);
  const refs = new Set(clock.stretches.map(({ calendar }) => calendar));
  const allows = span(minutes.budget, reader);
  const [ref] = refs;
  const head =
    refs.size === 1 && ref !== undefined
      ? answers.whyClock(name, allows, hoursOf(ref, reader))
      : answers.whyClockAlone(name, allows);
  const lines = [
    ...trace.rows.map((row, i) => stretchWords(row.stretch, minutes.rows[i] ?? 0, refs.size > 1, reader)),
    ...sumWords(trace, minutes, reader),
    endWords(clock, trace, minutes, reader),
  ];
  const items = lines.map((words): { line: Line; button: null } => ({ line: [text(words)], button: null }));
  return [
    { kind: "line", line: [strong(head)] },
    { kind: "list", items },
  ];
};

/** `Mon 09:00 to 14:00, Parts: 5 h counted (offered, Raj Patel)`; with the hours where they differ from row to row. */
const stretchWords = (stretch: Stretch, minutes: number, saysHours: boolean, reader: Reader): string => {
  const { answers } = reader.words;
  const length = span(minutes, reader);
  const counted =
    stretch.mode === "paused"
      ? answers.whyPaused
      : saysHours
        ? answers.whyCountedOn(length, hoursOf(stretch.calendar, reader))
        : answers.whyCounted(length);
  const to = stretch.to === null ? answers.whyNow : when(reader, stretch.to);
  const rule = answers.whyRules[stretch.why.rule];
  const by = stretch.why.by === null || rule === "" ? rule : answers.whyBy(rule, nameOf(reader, stretch.why.by));
  const line = answers.whyStretch(when(reader, stretch.from), to, holderWords(stretch.holder, reader), counted);
  return by === "" ? line : `${line} (${by})`;
};

const holderWords = (holder: Holder, reader: Reader): string =>
  typeof holder === "string" ? reader.words.answers.whyHolder[holder] : departmentOf(reader, holder.department);

/** Of one row there is nothing to add up. */
const sumWords = ({ rows, carriedMs }: ClockTrace, minutes: MinuteTrace, reader: Reader): string[] => {
  const { answers } = reader.words;
  const counted = minutes.rows.slice(0, -1).filter((_, i) => rows[i]?.stretch.mode === "counted");
  if (counted.length === 0 || carriedMs <= 0) return [];
  const total = counted.reduce((sum, one) => sum + one, 0);
  const added = counted.length === 1 ? "" : counted.map((one) => span(one, reader)).join(" + ");
  const until = when(reader, rows.at(-1)?.stretch.from ?? reader.now);
  return [
    answers.whySum(added, span(total, reader), until, span(minutes.carried, reader), span(minutes.budget, reader)),
  ];
};

const endWords = (
  clock: Clock,
  { carriedMs }: ClockTrace,
  { carried, budget }: MinuteTrace,
  reader: Reader,
): string => {
  const { answers } = reader.words;
  const breached = clock.breachedAt === null ? "" : answers.whyBreached(when(reader, clock.breachedAt));
  if (clock.state === "paused") {
    const left = carriedMs > 0 ? answers.whyPausedLeft(span(carried, reader)) : answers.whyPausedUsed;
    return `${left}${breached}`;
  }
  if (clock.dueAt === null) return answers.whyNever;
  const open = openStretch(clock);
  const late = clock.dueAt <= reader.now;
  const due = whenInZone(reader, clock.dueAt);
  // What was used up before the last row began fell due then, whatever the terms are now.
  const words =
    carriedMs > 0
      ? answers.whyRest(span(carried, reader), hoursOf(open.calendar, reader), when(reader, open.from), due)
      : answers.whyUsedUp(span(budget, reader), due);
  return late ? `${words}${answers.whyLate}` : `${words}${breached}`;
};

/** `claim: met 09:10`; with the due time it missed. */
const endedWords = (clock: Clock, number: number, reader: Reader): string => {
  const { answers } = reader.words;
  const at = clock.endedAt === null ? "" : when(reader, clock.endedAt);
  const late = clock.breachedAt === null ? answers.whyInTime : answers.whyWasDue(when(reader, clock.breachedAt));
  const name = clockWordsOf(clock, number, reader.words);
  if (clock.state === "met") return answers.whyMet(name, at, late);
  return answers.whyDropped(name, at, clock.breachedAt === null ? "" : late);
};

const hoursOf = (ref: CalendarRef, reader: Reader): string =>
  ref === "24x7" ? reader.words.answers.whyOn24 : reader.words.answers.whyOnHours(departmentOf(reader, ownerOf(ref)));

/** In hours and minutes: a day of opening hours has no length that everybody agrees on. */
const span = (minutes: number, { words }: Reader): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return words.length.minutes(rest);
  return rest === 0 ? words.length.hours(hours) : `${words.length.hours(hours)} ${words.length.minutes(rest)}`;
};
