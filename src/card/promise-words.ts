import type { Case } from "../core/case/case.ts";
import type { PersonId } from "../core/desk/desk.ts";
import {
  type CustomerPromise,
  findPromise,
  isPromiseOpen,
  isToldOtherwise,
  keeperOf,
  openPromises,
} from "../core/promise/promise.ts";
import type { Fact, Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { dateOf, departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, quiet, said, text } from "./spans.ts";

const WHAT_LENGTH = 120;
const PROMISES_SHOWN = 2;

/** What is promised, in the words of whoever promised it. */
export const whatOf = (promise: CustomerPromise, view: CaseView, reader: Reader, room: number = WHAT_LENGTH): string =>
  cut(wordsOf(view, promise.whatId, reader), room);

/** Who of the department keeps it: its name, and the one who said yes where there is one. */
export const keeperWords = (promise: CustomerPromise, kase: Case, reader: Reader): string => {
  const keeper: PersonId | null = keeperOf(promise, kase);
  return reader.words.tasks.with(
    departmentOf(reader, promise.department),
    keeper === null ? "" : firstNameOf(reader, keeper),
  );
};

/** `p1 part delivered by Mon 1 Mar 17:00, accepted by Parts · Jane counts on it`. */
export const promiseLine = (
  promise: CustomerPromise,
  view: CaseView,
  reader: Reader,
  room: number = WHAT_LENGTH,
): Line => {
  const { promises } = reader.words;
  const customer = [said(customerName(view, reader))];
  const marks: Line[] = [
    ...(promise.told === null
      ? []
      : [
          isToldOtherwise(promise)
            ? fill(promises.toldOther(customerSlot(view, reader), dateOf(reader, promise.told.dueAt)), customer, quiet)
            : fill(promises.countsOn(customerSlot(view, reader)), customer, quiet),
        ]),
    ...(promise.dark && promise.dueAt > reader.now ? [[quiet(promises.dark)]] : []),
  ];
  return [
    text(`${promise.id} `),
    said(whatOf(promise, view, reader, room)),
    text(stateWords(promise, reader)),
    ...(isPromiseOpen(promise) ? marks.flatMap((mark) => [quiet(" · "), ...mark]) : []),
  ];
};

/** When it is for, and how it stands. */
const stateWords = (promise: CustomerPromise, reader: Reader): string => {
  const { promises } = reader.words;
  const { state, dueAt, told, ended } = promise;
  const department = departmentOf(reader, promise.department);
  const at = dateOf(reader, dueAt);
  switch (state) {
    case "proposed":
      return `${promises.by(at)}${told?.early ? promises.early(department) : promises.proposed(department)}`;
    case "accepted":
      return dueAt <= reader.now
        ? `${promises.notKept(at)}${promises.notKeptBy(department)}`
        : `${promises.by(at)}${promises.accepted(department)}`;
    default:
      return `${promises.by(at)}${promises.inState(promises.state[state], ended === null ? "" : when(reader, ended.at))}`;
  }
};

/** What the customer is promised and is still to be kept, the nearest first; the rest is in the history. */
export const promisesFact = (view: CaseView, reader: Reader): Fact | null => {
  const { promises } = reader.words;
  const open = openPromises(view.kase);
  if (open.length === 0) return null;
  const lines = open.slice(0, PROMISES_SHOWN).map((promise) => promiseLine(promise, view, reader));
  const rest = open.length - lines.length;
  return {
    label: promises.label,
    value: [
      ...lines.flatMap((line, index) => (index === 0 ? line : [text(" · "), ...line])),
      ...(rest > 0 ? [quiet(` · ${promises.more(rest)}`)] : []),
    ],
  };
};

/** Whose promise keeps the case from closing; null when there is none. */
export const leftPromises = (kase: Case, reader: Reader): string | null => {
  const open = openPromises(kase);
  const [first] = open;
  const ids = open.map(({ id }) => pieceId(kase.number, id)).join(", ");
  return first === undefined ? null : reader.words.promises.nextLast(keeperWords(first, kase, reader), ids);
};

/** What a promise asks of somebody now: an answer before the customer has to hear no, or to be kept once it is late. */
export const nextPromise = (kase: Case, reader: Reader): string | null => {
  const { promises } = reader.words;
  const open = openPromises(kase);
  const waiting = open.find(({ state }) => state === "proposed");
  if (waiting !== undefined) {
    const department = departmentOf(reader, waiting.department);
    const say = waiting.told === null ? promises.nextAnswer : promises.nextEarly;
    return say(department, pieceId(kase.number, waiting.id));
  }
  const late = open.find(({ dueAt }) => dueAt <= reader.now);
  return late === undefined ? null : promises.nextKeep(keeperWords(late, kase, reader), pieceId(kase.number, late.id));
};

/** What the customer counts on since these words, and what was told before its department said yes. */
export const toldPromisesLines = (tells: readonly string[], view: CaseView, reader: Reader): Line[] => {
  const { promises } = reader.words;
  const { number } = view.kase;
  const told = tells.flatMap((id) => findPromise(view.kase, id) ?? []);
  if (told.length === 0) return [];
  const idsOf = (list: readonly CustomerPromise[]): string => list.map(({ id }) => pieceId(number, id)).join(", ");
  const early = told.filter((promise) => promise.told?.early === true);
  const [first] = early;
  return [
    fill(promises.toldNow(customerSlot(view, reader), idsOf(told)), [said(customerName(view, reader))]),
    ...(first === undefined ? [] : [[text(promises.toldEarly(departmentOf(reader, first.department), idsOf(early)))]]),
  ];
};
