import type { ClockKind } from "../core/desk/desk.ts";
import { type ClockKey, type ClockName, clockKey, readClockKey } from "../core/sla/clock.ts";
import type { Words } from "./words/en.ts";

/** Where the case is known: `resolve`, `task 42.1`. */
export const clockWordsOf = (clock: ClockName, number: number, words: Words): string => {
  const { kind, piece } = readClockKey(clockKey(clock));
  const name = nameOf(kind, piece, words);
  return piece === null ? name : `${name} ${number}.${piece}`;
};

/** A pass and a promise both wait for an answer. */
const nameOf = (kind: ClockKind, piece: string | null, { clockNames, promises }: Words): string =>
  kind === "accept" && piece !== null ? promises.answer : clockNames[kind];

/** What a clock is about, and its name beside that: `FT-42` and `resolve`, `FT-42.1` and `task`. */
export const aboutOf = (key: ClockKey, number: number, words: Words): { id: string; name: string } => {
  const { kind, piece } = readClockKey(key);
  return { id: pieceId(number, piece), name: nameOf(kind, piece, words) };
};

export const pieceId = (number: number, piece: string | null): string =>
  piece === null ? `FT-${number}` : `FT-${number}.${piece}`;
