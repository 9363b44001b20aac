import { sources } from "../core/complaint/complaint.ts";
import { normaliseHandle } from "../core/complaint/handle.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { Prisma } from "./generated/client.ts";

export type Scope =
  | { open: "all" }
  | { open: "mine"; person: PersonId }
  | { open: "unclaimed"; department: DepartmentId | null }
  | { open: "overdue"; department: DepartmentId | null }
  | { open: "department"; department: DepartmentId };

type Page = { numbers: number[]; total: number };
type NumberRow = { number: number; total: number };

/** Open cases of a scope, the one that is due first, first; `now` tells what is overdue. */
export const listCases = async (
  db: Db,
  scope: Scope,
  page: { offset: number; limit: number; now: Instant },
): Promise<Page> => {
  const department = "department" in scope ? scope.department : null;
  const person = "person" in scope ? scope.person : null;
  const unclaimed = scope.open === "unclaimed";
  const overdue = scope.open === "overdue" ? new Date(page.now) : null;
  const rows = await db.$queryRaw<NumberRow[]>`
    select number, count(*) over ()::int as total from cases
    where status in ('triage', 'unclaimed', 'claimed', 'resolved')
      and (${department}::text is null or department = ${department} or offered_to = ${department}
        or asked_of @> array[${department}]::text[])
      and (${person}::text is null or assignee = ${person} or worked_by @> array[${person}]::text[] or (state->'speaker'->>'person') = ${person} and status = 'resolved')
      and (not ${unclaimed} or status in ('triage', 'unclaimed'))
      and (${overdue}::timestamptz is null or due_at <= ${overdue})
      and (status <> 'resolved' or ${scope.open === "mine"} or (${scope.open === "department"} and asked_of @> array[${department}]::text[]))
    order by due_at nulls last, number offset ${page.offset} limit ${page.limit}`;
  return toPage(rows);
};

/** Cases that wait for this department's yes or no, the lowest number first. */
export const offeredTo = async (db: Db, department: DepartmentId, limit: number): Promise<number[]> => {
  const rows = await db.$queryRaw<{ number: number }[]>`
    select number from cases where offered_to = ${department}
      and status in ('triage', 'unclaimed', 'claimed', 'resolved')
    order by number limit ${limit}`;
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
 * other departments' tasks are not.
 */
const dueFor = (department: DepartmentId) => Prisma.sql`coalesce((
    select min(k.due_at) from clocks k where k.case_number = cases.number and k.state = 'running'
      and (k.kind not like 'task.%' or k.data->'stretches'->-1->'holder'->>'department' = ${department})
      and (${holds(department)} or k.kind like 'task.%')
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

/**
 * Cases for what a person typed: an exact handle or order number first, then those whose words hold all of the words,
 * open before ended and recent before old. What is part of another case is found as that one.
 */
export const searchCases = async (db: Db, words: string, limit: number): Promise<number[]> => {
  const handles = handleSpellings(words);
  const key = words.trim().replace(/^@/, "").toLowerCase();
  const order = key.replace(/[^\p{L}\p{N}]/gu, "");
  const rows = await db.$queryRaw<{ number: number }[]>`
    with recursive hits as (
      select c.number, 0 as rank from handles h join cases c on c.customer_id = h.customer_id where h.value = any(${handles})
      union select case_number, 0 from complaints where case_number is not null and order_number is not null
        and ${order} <> '' and lower(regexp_replace(order_number, '[^[:alnum:]]', '', 'g')) = ${order}
      union select case_number, 0 from complaints where case_number is not null and url = ${words.trim()}
      union select c.number, 1 from customers k join cases c on c.customer_id = k.id
        where ${key} <> '' and lower(k.name) like ${`%${key.replace(/[\\%_]/g, "\\$&")}%`}
      union select case_number, 2 from texts where case_number is not null
        and to_tsvector('simple', coalesce(words, '')) @@ plainto_tsquery('simple', ${words})
    )
    , up as (
      select c.number, c.merged_into, hits.rank from hits join cases c using (number)
      union select c.number, c.merged_into, up.rank from up join cases c on c.number = up.merged_into
    )
    select c.number from up join cases c using (number) where up.merged_into is null
    group by c.number order by min(rank), (c.status in ('closed', 'dismissed')), c.updated_at desc, c.number desc limit ${limit}`;
  return rows.map((row) => row.number);
};

/** Every way in which what was typed may be stored as somebody's handle: a number is spelt otherwise than a name. */
const handleSpellings = (words: string): string[] => {
  const typed = [words, words.trim().replace(/^@/, "")];
  const spelt = [...sources, "name" as const].flatMap((kind) => typed.map((value) => normaliseHandle(kind, value)));
  return [...new Set(spelt)].filter((value) => value !== "");
};

const toPage = (rows: NumberRow[]): Page => ({ numbers: rows.map((row) => row.number), total: rows[0]?.total ?? 0 });
