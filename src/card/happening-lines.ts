import type { CaseEvent, ClockStep } from "../core/case/event.ts";
import type { PersonId } from "../core/desk/desk.ts";
import type { Reminder } from "../core/escalation/reminder.ts";
import { clockKey } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Line, Span } from "./card.ts";
import { ft } from "./case-card.ts";
import type { CaseView } from "./case-view.ts";
import { historyLine } from "./history-line.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { person, strong, text } from "./spans.ts";

type HappeningLine = { at: Instant; line: Line };

/** What a stretch of time held: events with the view of their case, and reminders. `atWork` says who was there when. */
export type Happened = {
  events: { event: CaseEvent; view: CaseView }[];
  reminders: Reminder[];
  atWork(person: PersonId, at: Instant): boolean;
};

/**
 * What happened while time passed, oldest first. A step names whom it reached at once and for whom it is held; what was
 * held gets a line of its own when the person is told.
 */
export const happeningLines = ({ events, reminders, atWork }: Happened, reader: Reader): HappeningLine[] => {
  const lines = events.flatMap(({ event, view }): HappeningLine[] => {
    const then = { ...reader, now: event.at };
    const line =
      event.type === "clock-step"
        ? stepLine(
            event,
            reminders.filter((one) => isOf(one, event)),
            atWork,
            then,
          )
        : eventLine(event, view, then);
    return line === null ? [] : [{ at: event.at, line: [strong(ft(event.number)), ...line] }];
  });
  return [...lines, ...laterLines(reminders, reader)].toSorted((a, b) => a.at - b.at);
};

const isOf = (reminder: Reminder, event: CaseEvent & ClockStep): boolean =>
  reminder.caseNumber === event.number &&
  reminder.kind === clockKey(event) &&
  reminder.generation === event.generation &&
  reminder.step === event.step &&
  reminder.occurrence === event.occurrence &&
  event.told.includes(reminder.person);

/** As in the card's thread, without the time in front. */
const eventLine = (event: CaseEvent, view: CaseView, reader: Reader): Line | null => {
  const line = historyLine(event, view, reader);
  return line === null ? null : [text(reader.words.journey.event), ...line.slice(1)];
};

const stepLine = (event: ClockStep, reminders: Reminder[], atWork: Happened["atWork"], reader: Reader): Line | null => {
  const { journey } = reader.words;
  if ((event.stepKind === "warn" || event.stepKind === "climb") && reminders.length === 0) return null;
  const told = reminders.filter((one) => one.toldAt === one.decidedAt);
  const off = told.filter((one) => !atWork(one.person, one.decidedAt));
  const there = told.filter((one) => !off.includes(one));
  const held = reminders.filter((one) => one.deliverAt > one.decidedAt);
  return [
    text(stepWords(event, reader)),
    ...(there.length === 0 ? [] : [text(" "), ...names(there, reader), text(journey.told(there.length))]),
    ...(off.length === 0 ? [] : [text(" "), ...names(off, reader), text(journey.toldOutOfHours(off.length))]),
    ...byDelivery(held).flatMap(({ at, all }) => [
      text(journey.heldFor),
      ...names(all, reader),
      text(journey.until(when(reader, at))),
    ]),
  ];
};

const stepWords = (event: ClockStep, reader: Reader): string => {
  const { journey, clockNames } = reader.words;
  const clock = clockNames[event.kind];
  const whole = event.kind === "resolve";
  switch (event.stepKind) {
    case "warn":
      return whole ? journey.caseDueSoon : journey.dueSoon(clock);
    case "breach":
      // Steps that come a while after the due time are breaches too; only `due` is the instant itself.
      if (event.step !== "due") return whole ? journey.caseStillOverdue : journey.stillOverdue(clock);
      return whole ? journey.caseOverdue : journey.overdue(clock);
    case "climb":
      return whole ? journey.caseNoAnswer : journey.noAnswer(clock);
    case "repeat":
      return whole ? journey.caseStillOverdue : journey.stillOverdue(clock);
  }
};

const byDelivery = (held: Reminder[]): { at: Instant; all: Reminder[] }[] => {
  const groups = new Map<Instant, Reminder[]>();
  for (const one of held) groups.set(one.deliverAt, [...(groups.get(one.deliverAt) ?? []), one]);
  return [...groups].map(([at, all]) => ({ at, all }));
};

/** What reached people later than it was decided: one message each, however many reminders it held. */
const laterLines = (reminders: Reminder[], reader: Reader): HappeningLine[] => {
  const messages = new Map<string, { person: PersonId; at: Instant; numbers: Set<number> }>();
  for (const { person: id, decidedAt, toldAt, caseNumber } of reminders) {
    if (toldAt === null || toldAt === decidedAt) continue;
    const key = `${toldAt} ${id}`;
    const message = messages.get(key) ?? { person: id, at: toldAt, numbers: new Set() };
    messages.set(key, { ...message, numbers: message.numbers.add(caseNumber) });
  }
  return [...messages.values()].map(({ person: id, at, numbers }) => {
    const { journey } = reader.words;
    const cases = [...numbers].sort((a, b) => a - b).map(ft);
    const says = cases.length === 1 ? journey.toldOf : journey.list;
    return { at, line: [nameSpan(id, reader), text(says), strong(cases.join(", ")), text(".")] };
  });
};

const nameSpan = (id: PersonId, reader: Reader): Span => person(id, firstNameOf(reader, id));

/** `Raj`, `Raj and Lee`, `Raj, Lee and Mia`. */
const names = (reminders: Reminder[], reader: Reader): Line => {
  const people = [...new Set(reminders.map((one) => one.person))];
  return people.flatMap((id, index) => {
    const join = index === 0 ? [] : [text(index === people.length - 1 ? reader.words.journey.and : ", ")];
    return [...join, nameSpan(id, reader)];
  });
};
