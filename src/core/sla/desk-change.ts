import type { Case } from "../case/case.ts";
import type { WithoutHours } from "../coverage/without-hours.ts";
import type { DepartmentId, Desk, PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson, findSeverity } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import { type ClockKey, clockId, clockKey } from "./clock.ts";
import { liveClocks } from "./clocks.ts";
import type { AlwaysBreached, BeyondHours } from "./never-met.ts";

/** A due time that moves; null: the clock is paused or its hours never open. */
export type DueMove = { number: number; kind: ClockKey; was: Instant | null; is: Instant | null };

/** What another desk version would do to the cases there are. */
export type ClocksChange = {
  moved: number;
  /** The farthest moves, at most as many as were asked for. */
  largest: DueMove[];
  started: number;
  ended: number;
  /** Not late now and late at once. */
  overdue: number;
  /** Due some day now, and never under it. */
  never: number;
};

/** Something of the present version that is not in the next, and how many open cases have it. */
export type Gone = { what: "department" | "person" | "severity"; name: string; cases: number };

/** Cover that is still ahead of somebody or somewhere the next version does not have. */
type LostCover = { department: DepartmentId; person: PersonId; from: Instant; to: Instant; lost: Gone["what"] };

/** All that is worth knowing of a desk version before it comes into force. */
export type DeskChange = {
  clocks: ClocksChange;
  gone: Gone[];
  withoutHours: WithoutHours;
  breached: AlwaysBreached[];
  beyond: BeyondHours[];
  /** People whom a rota names and who are away without an end. */
  rotas: { department: DepartmentId; person: PersonId }[];
  covers: LostCover[];
};

export const nothingChanged: ClocksChange = { moved: 0, largest: [], started: 0, ended: 0, overdue: 0, never: 0 };

/** Adds one case, as it is and as it would be. */
export const addChange = (
  sum: ClocksChange,
  { before, after, now }: { before: Case; after: Case; now: Instant },
  most: number,
): ClocksChange => {
  const was = new Map(liveClocks(before).map((clock) => [clockId(clock), clock]));
  const is = new Map(liveClocks(after).map((clock) => [clockId(clock), clock]));
  const moves: DueMove[] = [];
  const next = { ...sum };
  for (const [id, clock] of is) {
    const old = was.get(id);
    if (old === undefined) next.started += 1;
    else if (old.dueAt !== clock.dueAt) {
      moves.push({ number: after.number, kind: clockKey(clock), was: old.dueAt, is: clock.dueAt });
      if (old.dueAt !== null && clock.dueAt === null && clock.state === "running") next.never += 1;
    }
    if (isLate(clock.dueAt, now) && !isLate(old?.dueAt ?? null, now)) next.overdue += 1;
  }
  next.ended += [...was.keys()].filter((id) => !is.has(id)).length;
  next.moved += moves.length;
  // Compared by number and kind where they are as far, so that the same cases give the same five.
  next.largest = [...sum.largest, ...moves]
    .toSorted((a, b) => farBy(b) - farBy(a) || a.number - b.number || a.kind.localeCompare(b.kind))
    .slice(0, most);
  return next;
};

const isLate = (dueAt: Instant | null, now: Instant): boolean => dueAt !== null && dueAt <= now;
const farBy = ({ was, is }: DueMove): number =>
  was === null || is === null ? Number.MAX_SAFE_INTEGER : Math.abs(is - was);

/** What is in one version and not in the other, with how many of these open cases have it. */
export const goneFrom = (present: Desk, next: Desk, countOf: (what: Gone["what"], id: string) => number): Gone[] => [
  ...present.departments
    .filter(({ id }) => findDepartment(next, id) === undefined)
    .map(({ id, name }): Gone => ({ what: "department", name, cases: countOf("department", id) })),
  ...present.people
    .filter(({ id }) => findPerson(next, id) === undefined)
    .map(({ id, name }): Gone => ({ what: "person", name, cases: countOf("person", id) })),
  ...present.severities
    .filter(({ id }) => findSeverity(next, id) === undefined)
    .map(({ id, name }): Gone => ({ what: "severity", name, cases: countOf("severity", id) })),
];
