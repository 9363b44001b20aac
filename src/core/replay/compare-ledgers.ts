import type { ClockKey } from "../sla/clock.ts";
import type { Instant } from "../time/instant.ts";
import type { Ledger } from "./ledger.ts";
import { type DepartmentSummary, summarise } from "./summarise.ts";

/** One figure under two policies. */
type Change = { was: number; is: number };

export type LedgerComparison = {
  breaches: Change;
  departments: { department: string; breaches: Change; nobodyOnDuty: Change; lapsed: Change }[];
  people: { person: string; messages: Change; loud: Change; busiestHour: Change }[];
  /** Clocks that one policy breaks and the other keeps, or breaks at another time; null: kept. */
  clocks: { case: number; clock: ClockKey; generation: number; was: Instant | null; is: Instant | null }[];
};

/** What another policy would alter about the same stretch; only what differs. `was` is the first ledger. */
export const compareLedgers = (before: Ledger, after: Ledger): LedgerComparison => {
  const [was, is] = [summarise(before), summarise(after)];
  return {
    breaches: { was: was.breaches, is: is.breaches },
    departments: paired(was.departments, is.departments, ({ department }) => department)
      .map(({ key, one, other }) => ({
        department: key,
        breaches: change(breachesOf(one), breachesOf(other)),
        nobodyOnDuty: change(one?.nobodyOnDuty, other?.nobodyOnDuty),
        lapsed: change(one?.lapsed, other?.lapsed),
      }))
      .filter((row) => differs(row.breaches) || differs(row.nobodyOnDuty) || differs(row.lapsed)),
    people: paired(was.people, is.people, ({ person }) => person)
      .map(({ key, one, other }) => ({
        person: key,
        messages: change(one?.messages, other?.messages),
        loud: change(one?.loud, other?.loud),
        busiestHour: change(one?.busiestHour, other?.busiestHour),
      }))
      .filter((row) => differs(row.messages) || differs(row.loud) || differs(row.busiestHour)),
    clocks: clocksThatDiffer(before, after),
  };
};

const clocksThatDiffer = (before: Ledger, after: Ledger): LedgerComparison["clocks"] => {
  const [was, is] = [breachedAt(before), breachedAt(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => {
      const [number, clock, generation] = key.split(" ");
      return {
        case: Number(number),
        clock: clock as ClockKey,
        generation: Number(generation),
        was: was.get(key) ?? null,
        is: is.get(key) ?? null,
      };
    })
    .sort((a, b) => a.case - b.case || (a.clock < b.clock ? -1 : 1) || a.generation - b.generation);
};

const breachedAt = ({ lines }: Ledger): Map<string, Instant> =>
  new Map(
    lines.flatMap((line) =>
      line.what === "breach" ? [[`${line.case} ${line.clock} ${line.generation}`, line.at] as const] : [],
    ),
  );

const paired = <T>(ones: readonly T[], others: readonly T[], keyOf: (row: T) => string) =>
  [...new Set([...ones, ...others].map(keyOf))].sort().map((key) => ({
    key,
    one: ones.find((row) => keyOf(row) === key),
    other: others.find((row) => keyOf(row) === key),
  }));

const breachesOf = (row: DepartmentSummary | undefined): number =>
  Object.values(row?.breaches ?? {}).reduce((sum, n) => sum + n, 0);

const change = (was: number | undefined, is: number | undefined): Change => ({
  was: was ?? 0,
  is: is ?? 0,
});
const differs = ({ was, is }: Change): boolean => was !== is;
