import type { CaseEvent } from "../core/case/event.ts";
import type { Source } from "../core/complaint/complaint.ts";
import type { DepartmentId } from "../core/desk/desk.ts";
import type { Fact, FactKind } from "../core/digest/fact.ts";
import type { ScopeRows } from "../core/digest/scope.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { type FactRow, factRow, toFact } from "./fact-row.ts";
import { Prisma } from "./generated/client.ts";
import { inScope } from "./in-scope.ts";
import { type EventRow, toEvent } from "./load-case.ts";

const columns = Prisma.sql`case_number as number, seq, part, command_id as "commandId", at, kind, clock, piece, generation,
  department, charged, source, connector, severity, person, wall_ms::float8 as "wallMs",
  counted_ms::float8 as "countedMs", code, money`;

/** What was counted after `from` and up to `to`, in order. Costs what happened then, however many cases there are. */
export const factsBetween = async (db: Db, from: Instant, to: Instant, scope: ScopeRows): Promise<Fact[]> => {
  const rows = await db.$queryRaw<FactRow[]>`
    select ${columns} from metric_facts where at > ${new Date(from)} and at <= ${new Date(to)} and ${inScope(scope)}
    order by at, case_number, seq, part`;
  return rows.map(toFact);
};

/** What was given, asked for and decided of goodwill, in order. An index of its own: a limit is weighed over weeks. */
export const moneyBetween = async (db: Db, from: Instant, to: Instant, scope: ScopeRows): Promise<Fact[]> => {
  const rows = await db.$queryRaw<FactRow[]>`
    select ${columns} from metric_facts
    where money is not null and at > ${new Date(from)} and at <= ${new Date(to)} and ${inScope(scope)}
    order by at, case_number, seq, part`;
  return rows.map(toFact);
};

export type FactCount = { stretch: number; kind: FactKind; n: number };

/** How many of each kind in each of these stretches. */
export const countFacts = async (
  db: Db,
  stretches: readonly { from: Instant; to: Instant }[],
  scope: ScopeRows,
): Promise<FactCount[]> =>
  db.$queryRaw<FactCount[]>(
    ofEach(
      stretches,
      (stretch, within) => Prisma.sql`
      select ${stretch}::int as stretch, kind, count(*)::int as n from metric_facts
      where ${within} and ${inScope(scope)} group by kind`,
    ),
  );

/** By how many the open cases of each department rose or fell in each of these stretches. */
export const countMoves = async (
  db: Db,
  stretches: readonly { from: Instant; to: Instant }[],
  scope: ScopeRows,
): Promise<{ stretch: number; department: DepartmentId; rose: number }[]> =>
  db.$queryRaw<{ stretch: number; department: string; rose: number }[]>(
    ofEach(
      stretches,
      (stretch, within) => Prisma.sql`
      select ${stretch}::int as stretch, department, sum(case kind when 'entered' then 1 else -1 end)::int as rose
      from metric_facts where ${within} and kind in ('entered', 'left') and ${inScope(scope)} group by department`,
    ),
  );

/**
 * One select a stretch. Joined with a list of stretches the planner takes each for a ninth of all facts, and reads them
 * all from the first to the last once a connection has planned the statement for good.
 */
const ofEach = (
  stretches: readonly { from: Instant; to: Instant }[],
  select: (stretch: number, within: Prisma.Sql) => Prisma.Sql,
): Prisma.Sql =>
  Prisma.join(
    stretches.map(({ from, to }, stretch) =>
      select(stretch, Prisma.sql`at > ${new Date(from)} and at <= ${new Date(to)}`),
    ),
    " union all ",
  );

/** How long it took to resolve, by source: a quarter, half and three quarters of them took no longer. */
export const resolvedWithin = async (
  db: Db,
  { from, to }: { from: Instant; to: Instant },
  scope: ScopeRows,
): Promise<{ source: Source; n: number; lowMs: number; middleMs: number; highMs: number }[]> =>
  db.$queryRaw<{ source: Source; n: number; lowMs: number; middleMs: number; highMs: number }[]>`
    select source, count(*)::int as n,
      (percentile_disc(0.25) within group (order by wall_ms))::float8 as "lowMs",
      (percentile_disc(0.5) within group (order by wall_ms))::float8 as "middleMs",
      (percentile_disc(0.75) within group (order by wall_ms))::float8 as "highMs"
    from metric_facts
    where at > ${new Date(from)} and at <= ${new Date(to)} and kind = 'resolved' and ${inScope(scope)}
    group by source order by source`;

/** How often these cases have waited and come back until `to`, whenever that was. */
export const countOfCases = async (
  db: Db,
  numbers: readonly number[],
  kind: FactKind,
  to: Instant,
): Promise<{ number: number; n: number }[]> =>
  db.$queryRaw<{ number: number; n: number }[]>`
    select case_number as number, count(*)::int as n from metric_facts
    where case_number = any(${[...numbers]}::int[]) and kind = ${kind} and at <= ${new Date(to)} group by case_number`;

/**
 * Puts the facts of the next so many cases after this number anew, under their locks: whatever happens to them meanwhile
 * waits. Answers the last number it saw to; null: there are no more.
 */
export const replaceFacts = async (
  db: Db,
  after: number,
  limit: number,
  factsOf: (events: CaseEvent[]) => Fact[],
): Promise<number | null> =>
  db.$transaction(
    async (tx) => {
      const cases = await tx.$queryRaw<{ number: number }[]>`
        select number from cases where number > ${after} order by number limit ${limit} for update`;
      const numbers = cases.map(({ number }) => number);
      if (numbers.length === 0) return null;
      const events = await tx.$queryRaw<EventRow[]>`
        select case_number, seq, type, v, at, command_id, actor, data from events
        where case_number = any(${numbers}) order by case_number, seq`;
      const lives = new Map<number, CaseEvent[]>(numbers.map((number) => [number, []]));
      for (const row of events) lives.get(row.case_number)?.push(toEvent(row));
      const facts = [...lives.values()].flatMap(factsOf);
      await tx.$executeRaw`delete from metric_facts where case_number = any(${numbers})`;
      await tx.$executeRaw`
        insert into metric_facts (case_number, seq, part, command_id, at, kind, clock, piece, generation, department,
          charged, source, connector, severity, person, wall_ms, counted_ms, code, money)
        select f.* from jsonb_to_recordset(${JSON.stringify(facts.map(factRow))}::jsonb) as f(case_number int, seq int,
          part int, command_id text, at timestamptz, kind text, clock text, piece text, generation int,
          department text, charged text, source text, connector text, severity text, person text, wall_ms bigint,
          counted_ms bigint, code text, money jsonb)`;
      return numbers.at(-1) ?? null;
    },
    { timeout: 60_000 },
  );
