import { type ClockKey, type ClockName, clockKey, readClockKey } from "../core/sla/clock.ts";
import type { Words } from "./words/en.ts";

/** Where the case is known: `resolve`, `task 42.1`. */
export const clockWordsOf = (clock: ClockName, number: number, { clockNames }: Words): string => {
  const { kind, piece } = readClockKey(clockKey(clock));
  return piece === null ? clockNames[kind] : `${clockNames[kind]} ${number}.${piece}`;
};

/** What a clock is about, and its name beside that: `FT-42` and `resolve`, `FT-42.1` and `task`. */
export const aboutOf = (key: ClockKey, number: number, { clockNames }: Words): { id: string; name: string } => {
  const { kind, piece } = readClockKey(key);
  return { id: pieceId(number, piece), name: clockNames[kind] };
};

export const pieceId = (number: number, piece: string | null): string =>
  piece === null ? `FT-${number}` : `FT-${number}.${piece}`;
