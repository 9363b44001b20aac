import type { Case } from "../core/case/case.ts";
import { readCase, type StoredCase } from "../core/case/read-case.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import type { ListKind } from "../core/escalation/list-times.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

export type StoredList = { kind: ListKind; at: Instant };

/** A person is to get this list; once, however often it is said. */
export const addList = async (db: Db, person: PersonId, list: StoredList): Promise<void> => {
  await db.$executeRaw`insert into lists (person_id, kind, at, state)
    values (${person}, ${list.kind}, ${new Date(list.at)}, 'decided') on conflict do nothing`;
};

/** The lists a person has not been given yet, the latest first. */
export const listsFor = async (db: Db, person: PersonId, now: Instant): Promise<StoredList[]> => {
  const rows = await db.$queryRaw<{ kind: ListKind; at: Date }[]>`
    select kind, at from lists where state = 'decided' and person_id = ${person} and at <= ${new Date(now)}
    order by at desc`;
  return rows.map(({ kind, at }) => ({ kind, at: instant(at.getTime()) }));
};

/** All that a person has not been given up to `upTo` is settled so. */
export const settleLists = async (
  db: Db,
  person: PersonId,
  upTo: Instant,
  as: { state: "delivered" | "dropped"; reason: string | null; now: Instant },
): Promise<void> => {
  await db.$executeRaw`update lists set state = ${as.state}, reason = ${as.reason}, settled_at = ${new Date(as.now)}
    where person_id = ${person} and state = 'decided' and at <= ${new Date(upTo)}`;
};

/**
 * Open cases that a person has or speaks for or has a task of, and resolved ones whose customer they are to ask; with
 * what is overdue by now in the departments they head, and what is asked of these.
 */
export const casesOf = async (
  db: Db,
  person: PersonId,
  heads: readonly DepartmentId[],
  now: Instant,
): Promise<Case[]> => {
  const rows = await db.$queryRaw<{ state: StoredCase }[]>`
    select state from cases where (status = 'closed' and worked_by @> array[${person}]::text[])
      or status in ('triage', 'unclaimed', 'claimed', 'resolved')
      and (assignee = ${person} or state->'speaker'->>'person' = ${person}
        or worked_by @> array[${person}]::text[]
        or offered_to = any(${[...heads]}) or asked_of && ${[...heads]}::text[]
        or (due_at <= ${new Date(now)} and (department = any(${[...heads]})
          or state->'speaker'->>'department' = any(${[...heads]})))) order by number`;
  return rows.map(({ state }) => readCase(state));
};
