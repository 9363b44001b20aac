import type { Instant } from "../core/time/instant.ts";
import type { Line } from "./card.ts";
import { plainLine } from "./spans.ts";

/**
 * One thing a text of limited length may say. `at`: since when it is so; null for what has no age. `keep`: `always` may
 * be said shorter but is never left out; `lesser` gives way before `usual`. `line` says it in words of people cut to
 * `room` characters.
 */
export type Sayable = { at: Instant | null; keep: "always" | "usual" | "lesser"; line(room: number): Line };

/** More than any text has room for. */
const WHOLE = 2_000;
const LONG = 240;
const SHORT = 80;

/**
 * What fits into `limit` characters, in the order given, a line each. The newest keeps its words in full for as long as
 * anything else can give way: first the others are said shorter, then left out; in both what is lesser before what is
 * usual, and of the same kind the oldest first. How many were left out is said in a last line.
 */
export const fitLines = (all: readonly Sayable[], limit: number, leftOut: (n: number) => Line): Line[] => {
  const newest = newestOf(all);
  const others = all.filter((one) => one !== newest).toSorted((a, b) => rank(a) - rank(b));
  const said = new Map(all.map((one) => [one, inLine(one, one === newest ? WHOLE : LONG)]));
  const lines = (): Line[] => {
    const kept = all.flatMap((one) => said.get(one)?.line ?? []);
    return said.size === all.length ? kept : [...kept, leftOut(all.length - said.size)];
  };
  const over = (): number => {
    const lost = all.length - said.size;
    const kept = [...said.values()].reduce((sum, { length }) => sum + length + 1, -1);
    return kept + (lost === 0 ? 0 : lengthOf([leftOut(lost)]) + 1) - limit;
  };
  for (const one of others) if (over() > 0) said.set(one, inLine(one, SHORT));
  for (const one of others) if (over() > 0 && one.keep !== "always") said.delete(one);
  // Nothing else gives way: the newest alone is longer than all the room there is.
  for (let room = WHOLE; newest !== undefined && over() > 0 && room > 1; ) {
    room = Math.max(1, Math.min(room, said.get(newest)?.length ?? 1) - over());
    said.set(newest, inLine(newest, room));
  }
  return lines();
};

const inLine = (one: Sayable, room: number): { line: Line[]; length: number } => {
  const line = one.line(room);
  return { line: [line], length: lengthOf([line]) };
};

/** In characters as people count them, with the ends of lines. */
export const lengthOf = (lines: readonly Line[]): number => [...lines.map(plainLine).join("\n")].length;

const newestOf = (all: readonly Sayable[]): Sayable | undefined =>
  all
    .filter(({ at }) => at !== null)
    .reduce<Sayable | undefined>(
      (newest, one) => (newest === undefined || (one.at ?? 0) > (newest.at ?? 0) ? one : newest),
      undefined,
    );

/** What gives way first comes first. Sorting keeps the order of what is as old as another. */
const rank = ({ keep, at }: Sayable): number => kinds.indexOf(keep) * 1e15 + (at ?? 0);
const kinds: readonly Sayable["keep"][] = ["lesser", "usual", "always"];
