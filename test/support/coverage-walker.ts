import type { CoverageContext } from "../../src/core/coverage/roster.ts";
import type { Department, Person } from "../../src/core/desk/desk.ts";
import { type Minutes, paintWindows, type WalkerSpec, writeMinutes } from "./minute-walker.ts";

/**
 * Coverage the slow and obvious way: who is there is worked out anew for each minute, from what the clocks on the wall
 * show. It shares no code with `src/core/coverage` but the shapes of desk and roster.
 */
export type WalkedMinute = { people: string[]; because: string };

const MINUTE = 60_000;
const WEEK = 7 * 1_440;
const MARGIN = 3 * 1_440;
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** For each minute from `fromMs` until `toMs`: who of a department covers, then whoever covers its fallbacks. */
export function walkCoverage(id: string, fromMs: number, toMs: number, ctx: CoverageContext): WalkedMinute[] {
  const painted = new Map<unknown, Uint8Array>();
  const isOpen = (spec: unknown, i: number): boolean => {
    if (spec === "24x7") return true;
    const known = painted.get(spec) ?? paint(spec as WalkerSpec, fromMs, toMs);
    painted.set(spec, known);
    return known[i] === 1;
  };
  return Array.from({ length: (toMs - fromMs) / MINUTE }, (_, i) => {
    const at = fromMs + i * MINUTE;
    // Whoever has left the desk is away for good.
    const isAway = (person: string) =>
      !ctx.desk.people.some((one) => one.id === person) ||
      ctx.roster.absences.some((one) => one.person === person && one.from <= at && at < (one.to ?? Infinity));
    const isIn = (person: Person) => isOpen(person.calendar, i) && !isAway(person.id);

    const dutyOf = (department: Department): WalkedMinute => {
      const covers = ctx.roster.covers
        .filter((one) => one.department === department.id && one.state === "agreed")
        .filter((one) => one.from <= at && at < one.to && !isAway(one.person))
        .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
        .map((one) => one.person);
      const onCall: string[] = [];
      const { rota } = department;
      if (covers.length === 0 && rota !== null && !isOpen(department.calendar, i)) {
        const person = weekOf(department, minutesOf(department.zone, fromMs, toMs), i);
        if (person !== null && !isAway(person) && (rota.hours === null || isOpen(rota.hours, i))) onCall.push(person);
      }
      const members = ctx.desk.people.filter((one) => one.department === department.id && isIn(one));
      const heads = [department.lead, department.deputy].flatMap((head) => {
        const person = ctx.desk.people.find((one) => one.id === head);
        return person !== undefined && isIn(person) ? [person.id] : [];
      });
      const head = heads.slice(0, 1);
      const works = members.filter((one) => one.roles.includes("agent") || one.roles.includes("lead"));
      const rest = [...works, ...members].map((one) => one.id).filter((person) => !head.includes(person));
      const because =
        covers.length > 0 ? "cover" : onCall.length > 0 ? "rota" : members.length > 0 ? "hours" : "deputy";
      return { people: [...new Set([...covers, ...onCall, ...rest, ...head])], because };
    };

    const seen: string[] = [];
    let next: string | null = id;
    while (next !== null && !seen.includes(next)) {
      const department = ctx.desk.departments.find((one) => one.id === next);
      if (department === undefined) break;
      const duty = dutyOf(department);
      if (duty.people.length > 0) {
        return seen.length === 0 ? duty : { people: duty.people.slice(0, 1), because: "fallback" };
      }
      seen.push(next);
      next = department.fallback;
    }
    return { people: [], because: "nobody" };
  });
}

const paint = (spec: WalkerSpec, fromMs: number, toMs: number): Uint8Array =>
  paintWindows(minutesOf(spec.zone, fromMs, toMs), spec).open;

/** Whose week it is in minute `i`: hand-overs are counted as the clocks first show them or go past them. */
function weekOf({ rota }: Department, minutes: Minutes, i: number): string | null {
  if (rota === null) return null;
  const date = new Date(`${rota.from}T00:00:00Z`);
  while (days[(date.getUTCDay() + 6) % 7] !== rota.handOver.day) date.setUTCDate(date.getUTCDate() + 1);
  const [hour = 0, minute = 0] = rota.handOver.time.split(":").map(Number);
  const first = date.getTime() / MINUTE + hour * 60 + minute;
  const week = Math.floor(((highest(minutes)[i + MARGIN] ?? 0) - first) / WEEK);
  return week < 0 ? null : (rota.order[week % rota.order.length] ?? null);
}

const marks = new Map<Minutes, Float64Array>();
/** The latest wall clock time shown up to each minute. */
function highest(minutes: Minutes): Float64Array {
  const known = marks.get(minutes);
  if (known !== undefined) return known;
  let most = Number.NEGATIVE_INFINITY;
  const made = minutes.shown.map((shown) => {
    most = Math.max(most, shown);
    return most;
  });
  marks.set(minutes, made);
  return made;
}

const written = new Map<string, Minutes>();
function minutesOf(zone: string, fromMs: number, toMs: number): Minutes {
  const key = `${zone} ${fromMs} ${toMs}`;
  const known = written.get(key) ?? writeMinutes(zone, fromMs, toMs);
  written.set(key, known);
  return known;
}
