import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import type { CaseFilter } from "../core/status/case-filter.ts";
import type { Instant } from "../core/time/instant.ts";
import { caseWhere } from "./case-where.ts";
import type { Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";

type Page = { numbers: number[]; total: number };
type NumberRow = { number: number; total: number };

/** Cases of a filter, the one that is due first, first; `now` tells what is overdue. */
export const listCases = async (
  db: Db,
  filter: CaseFilter,
  page: { offset: number; limit: number; now: Instant },
): Promise<Page> => {
  const rows = await db.$queryRaw<NumberRow[]>`
    select number, count(*) over ()::int as total from cases where ${caseWhere(filter, page.now)}
    order by due_at nulls last, number offset ${page.offset} limit ${page.limit}`;
  return toPage(rows);
};

/**
 * Cases in which something may wait for an answer of this person: offers to their department, pieces it was asked for,
 * promises it is to keep, goodwill they were asked to decide. The longest untouched first; whether it does is the rules'.
 */
export const casesToAnswer = async (
  db: Db,
  { person, department }: { person: PersonId; department: DepartmentId },
  limit: number,
): Promise<number[]> => {
  const rows = await db.$queryRaw<{ number: number }[]>`
    select number from cases where status in ('triage', 'unclaimed', 'claimed', 'resolved')
      and (offered_to = ${department} or asked_of @> array[${department}]::text[]
        or (department = ${department} and state @> '{"promises": [{"state": "proposed"}]}')
        or state @> ${JSON.stringify({ gives: [{ state: "pending", asked: [person] }] })}::jsonb)
    order by updated_at, number limit ${limit}`;
  return rows.map(({ number }) => number);
};

/** Open cases with a promise that this person's department has to keep. */
export const casesPromised = async (db: Db, department: DepartmentId, limit: number): Promise<number[]> => {
  const promised = JSON.stringify({ promises: [{ state: "accepted", department }] });
  const rows = await db.$queryRaw<{ number: number }[]>`
    select number from cases where status in ('triage', 'unclaimed', 'claimed', 'resolved')
      and state @> ${promised}::jsonb order by due_at nulls last, number limit ${limit}`;
  return rows.map(({ number }) => number);
};

/** It has the case, or is offered it; else it does a piece of it. */
const holds = (department: DepartmentId) => Prisma.sql`(department = ${department} or offered_to = ${department})`;

/** A piece that the department is to do and nobody of it has taken. */
const freeTask = (department: DepartmentId) => Prisma.sql`exists (
    select 1 from jsonb_array_elements(state->'tasks') as task where task->>'state' = 'open'
      and task->>'department' = ${department} and task->>'assignee' is null)`;

/**
 * When a department must have done something: the clocks it holds itself, which those of the ones who speak and those of
 * other departments' tasks and promises are not.
 */
const dueFor = (department: DepartmentId) => Prisma.sql`coalesce((
    select min(k.due_at) from clocks k where k.case_number = cases.number and k.state = 'running'
      and (position('.' in k.kind) = 0 or k.data->'stretches'->-1->'holder'->>'department' = ${department})
      and (${holds(department)} or position('.' in k.kind) > 0)
      and (k.kind not in ('first-reply', 'next-word', 'tell', 'customer-word', 'call')
        or cases.state->'speaker'->>'department' = ${department})
  ), due_at)`;

/** Nobody has it yet: the case, or the piece of it. */
const isFree = (department: DepartmentId) =>
  Prisma.sql`((${holds(department)} and status in ('triage', 'unclaimed')) or ${freeTask(department)})`;

/** What a department's queue card shows: unclaimed first, each by due time, then what is next due. */
export const queueOf = async (
  db: Db,
  department: DepartmentId,
  limit: number,
): Promise<Page & { unclaimed: number }> => {
  const rows = await db.$queryRaw<(NumberRow & { unclaimed: number })[]>`
    select number, count(*) over ()::int as total,
      (count(*) filter (where ${isFree(department)}) over ())::int as unclaimed
    from cases where (status in ('triage', 'unclaimed', 'claimed') and ${holds(department)})
      or asked_of @> array[${department}]::text[]
    order by not ${isFree(department)}, ${dueFor(department)} nulls last, number limit ${limit}`;
  return { ...toPage(rows), unclaimed: rows[0]?.unclaimed ?? 0 };
};

/**
 * What a department has to do and nobody has taken, the first due first, but for those to `skip`: a case, or the task of
 * one (`piece`).
 */
export const nextUnclaimed = async (
  db: Db,
  department: DepartmentId,
  skip: readonly string[],
): Promise<{ number: number; piece: string | null } | null> => {
  const [row] = await db.$queryRaw<{ number: number; piece: string | null }[]>`
    with waiting as (
      select number, null as piece, ${dueFor(department)} as due from cases
      where status in ('triage', 'unclaimed') and department = ${department}
      union all
      select number, task->>'id', (select k.due_at from clocks k where k.case_number = number
        and k.kind = 'task.' || (task->>'id') and k.state = 'running')
      from cases, jsonb_array_elements(state->'tasks') as task
      where asked_of @> array[${department}]::text[] and task->>'state' = 'open' and task->'wait' = 'null'::jsonb
        and task->>'department' = ${department} and task->>'assignee' is null
    )
    select number, piece from waiting where not (number::text || coalesce('.' || piece, '') = any(${[...skip]}::text[]))
    order by due nulls last, number limit 1`;
  return row ?? null;
};

const toPage = (rows: NumberRow[]): Page => ({ numbers: rows.map((row) => row.number), total: rows[0]?.total ?? 0 });
