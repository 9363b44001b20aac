import { DateTime } from "luxon";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import { findDepartment } from "../core/desk/find.ts";
import type { Dark } from "../core/promise/dark-at.ts";
import { type CustomerPromise, findPromise, toldPromises } from "../core/promise/promise.ts";
import { liveClock } from "../core/sla/clocks.ts";
import { openTasks } from "../core/task/task.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { exactSpan } from "./coverage-words.ts";
import { moveButton } from "./promise-buttons.ts";
import { whatOf } from "./promise-words.ts";
import { commandLine, dateInFull, dateOf, departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, SLOT, said, text } from "./spans.ts";
import { writeInFull, writeShortSpan } from "./time-words.ts";

type Dated = Extract<Command, { verb: "promise" | "promise-move" }>;

/** What the one who promised something, or said what became of it, hears once it is done. */
export const promiseReceipt = (command: Command, piece: string, view: CaseView, reader: Reader): Card | null => {
  const promise = findPromise(view.kase, piece);
  if (promise === undefined) return null;
  const { promises, buttons } = reader.words;
  const { number } = view.kase;
  const id = pieceId(number, piece);
  const undo = plainButton("undo", buttons.undo, [number]);
  const department = departmentOf(reader, promise.department);
  const maker = firstNameOf(reader, promise.madeBy);
  const customer = [said(customerName(view, reader))];
  const tell: Line[] =
    promise.told === null
      ? []
      : [fill(promises.tell(speakerOf(view.kase, reader), customerSlot(view, reader)), customer)];
  switch (command.verb) {
    case "promise": {
      const isAccepted = promise.state === "accepted";
      const say = isAccepted ? promises.made : promises.asked;
      const told = plainButton("told", promises.buttons.tell, [number], { args: { tells: piece }, opens: true });
      return note(
        [
          fill(say(id, department, customerSlot(view, reader)), customer),
          lineOf(promise, view, reader),
          ...warnings(promise, view, reader),
        ],
        [...(isAccepted ? [told] : []), undo],
      );
    }
    case "promise-yes":
      return note([promises.said(id, maker), lineOf(promise, view, reader)], [undo]);
    case "promise-no":
      return promise.state === "refused"
        ? note([promises.refused(id, maker)], [undo])
        : note([promises.withdrawn(id, department), ...tell], [undo]);
    case "promise-kept":
      return note([promises.kept(id)], [undo]);
    case "promise-broken":
      return note([promises.broken(id), ...tell], [undo]);
    case "promise-move": {
      const at = dateInFull(reader, promise.dueAt);
      const words = promise.state === "accepted" ? promises.moved(id, at) : promises.movedAsked(id, at, department);
      return note([words, ...tell, ...warnings(promise, view, reader)], [undo]);
    }
    default:
      return null;
  }
};

const lineOf = (promise: CustomerPromise, view: CaseView, reader: Reader): Line =>
  fill(reader.words.promises.line(SLOT, dateInFull(reader, promise.dueAt)), [said(whatOf(promise, view, reader))]);

const speakerOf = ({ speaker }: Case, reader: Reader): string =>
  speaker.person === null ? departmentOf(reader, speaker.department) : firstNameOf(reader, speaker.person);

/** What is true of the date and whoever promises it should know. */
const warnings = (promise: CustomerPromise, { kase }: CaseView, reader: Reader): string[] => {
  const { promises } = reader.words;
  const resolve = liveClock(kase, "resolve")?.dueAt ?? null;
  return [
    ...(promise.dark ? [promises.flagged(departmentOf(reader, promise.department))] : []),
    ...(resolve !== null && resolve < promise.dueAt
      ? [promises.afterResolve(ft(kase.number), when(reader, resolve))]
      : []),
  ];
};

/** A date that was inferred, in full; it counts with the click. */
export const unsureCard = (command: Dated, kase: Case, reader: Reader): Card => {
  const { promises, blanks } = reader.words;
  const at = dateInFull(reader, command.dueAt);
  const keeps = keepingOf(command, kase);
  const question =
    command.verb === "promise"
      ? fill(promises.echo(at, SLOT), [said(cut(command.what, 120))])
      : [text(promises.echoMove(pieceId(kase.number, command.piece), at))];
  const again =
    command.verb === "promise"
      ? `promise ${kase.number} by ${blanks.when} ${blanks.what}`
      : `promise ${kase.number}.${command.piece} moved ${blanks.when}`;
  return note(
    [question, ...theirTime(command.dueAt, keeps, reader), promises.echoElse(commandLine(reader, again))],
    [datedButton(command, kase.number, command.dueAt, promises.buttons.confirm(plainDate(command.dueAt, reader)), {})],
  );
};

/** A time into which nobody of the department reaches: who is not there and when, and the ways on. */
export const darkCard = (command: Dated, dark: Dark, kase: Case, reader: Reader): Card => {
  const { promises } = reader.words;
  const keeps = keepingOf(command, kase);
  const department = departmentOf(reader, keeps);
  const span = spanWords(dark, reader);
  const ask =
    dark.next === null ? promises.darkOnly(department) : promises.darkAsk(plainDate(dark.next, reader), department);
  const buttons: Button[] = [
    ...(dark.next === null
      ? []
      : [datedButton(command, kase.number, dark.next, promises.buttons.instead(plainDate(dark.next, reader)), {})]),
    plainButton("cover", promises.buttons.cover(department), [], {
      args: { to: keeps, exact: exactSpan(coverable(dark, command.dueAt, reader)) },
      opens: true,
    }),
    datedButton(command, kase.number, command.dueAt, promises.buttons.anyway(plainDate(command.dueAt, reader)), {
      dark: "yes",
    }),
  ];
  return note(
    [`${promises.isDark[dark.because](department, span)} ${ask}`, ...theirTime(command.dueAt, keeps, reader)],
    buttons,
  );
};

/** The same command with an instant that has been seen in full. */
const datedButton = (command: Dated, number: number, at: Instant, label: string, more: Ask["args"]): Button => {
  const args: Ask["args"] =
    command.verb === "promise"
      ? { what: command.what, ...(command.to === null ? {} : { to: command.to }) }
      : { piece: command.piece, said: "moved", ...(command.why === null ? {} : { why: command.why }) };
  return plainButton("promise", label, [number], { args: { ...args, at: String(at), ...more } });
};

const keepingOf = (command: Dated, kase: Case): string =>
  (command.verb === "promise" ? command.to : findPromise(kase, command.piece)?.department) ?? kase.department;

const plainDate = (at: Instant, { now, zone, words }: Reader): string => writeInFull(at, now, zone, words);

/** The time on the clocks of the department that keeps it, where they show another. */
const theirTime = (at: Instant, keeps: string, reader: Reader): string[] => {
  const zone = findDepartment(reader.desk, keeps)?.zone ?? reader.zone;
  const [ours, theirs] = [reader.zone, zone].map((one) => DateTime.fromMillis(at, { zone: one }).offset);
  return ours === theirs
    ? []
    : [reader.words.promises.inTheirZone(departmentOf(reader, keeps), dateInFull({ ...reader, zone }, at))];
};

const spanWords = ({ from, to }: Dark, reader: Reader): string =>
  to === null ? reader.words.promises.fromOn(dateOf(reader, from)) : writeShortSpan(from, to, reader);

/** The part of the stretch that somebody could say yes to: that of the promised day, and nothing that is past. */
const coverable = ({ from, to }: Dark, dueAt: Instant, reader: Reader): { from: Instant; to: Instant } => {
  const midnight = DateTime.fromMillis(dueAt - 1, { zone: reader.zone }).startOf("day");
  const begin = Math.max(from, midnight.toMillis(), reader.now);
  return {
    from: instant(begin),
    to: instant(Math.min(to ?? Number.POSITIVE_INFINITY, midnight.plus({ days: 1 }).toMillis())),
  };
};

/** A case is to be resolved while the customer counts on something: what, and the ways on. */
export const promisesOpenCard = (ask: Ask, view: CaseView, reader: Reader): Card => {
  const { promises } = reader.words;
  const { kase } = view;
  const told = toldPromises(kase);
  const list = told
    .map(({ id, dueAt }) => promises.openOne(pieceId(kase.number, id), dateOf(reader, dueAt)))
    .join(", ");
  const asksForTasks = openTasks(kase).length > 0 && ask.args.left === undefined;
  const kept = plainButton("done", promises.buttons.wasKept, [kase.number], {
    args: { ...ask.args, promised: "kept" },
    style: "primary",
  });
  const [first] = told;
  return note(
    [fill(promises.stillPromised(customerSlot(view, reader), list), [said(customerName(view, reader))])],
    [
      ...(asksForTasks || ask.verb !== "done" ? [] : [kept]),
      ...(ask.verb === "done"
        ? [plainButton("done", promises.buttons.resolveAnyway, [kase.number], { args: ask.args, opens: true })]
        : []),
      ...(first === undefined ? [] : [moveButton(kase.number, first.id, promises.buttons.move)]),
    ],
  );
};
