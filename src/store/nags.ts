import type { ClockKind, PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import type { WantedPlace } from "./commit.ts";

export type StoredNag = {
  id: string;
  caseNumber: number;
  kind: ClockKind;
  generation: number;
  stepKind: string;
  personId: PersonId;
  loud: boolean;
  held: boolean;
  stepAt: Date;
};

/** People for whom something has become deliverable by now. */
export const peopleToTell = async (db: Db, now: Instant): Promise<PersonId[]> => {
  const rows = await db.$queryRaw<{ person_id: string }[]>`
    select distinct person_id from nags where state = 'decided' and deliver_at <= ${new Date(now)}`;
  return rows.map((row) => row.person_id);
};

/** What is to be told to a person now, worst first. */
export const nagsFor = async (db: Db, person: PersonId, now: Instant): Promise<StoredNag[]> =>
  db.$queryRaw<StoredNag[]>`
    select id, case_number as "caseNumber", kind, generation, step_kind as "stepKind", person_id as "personId", loud, held,
      step_at as "stepAt"
    from nags where state = 'decided' and person_id = ${person} and deliver_at <= ${new Date(now)}
    order by loud desc, step_at, case_number`;

/** Delivered, or dropped with a reason. Once settled a nag is never sent again. */
export const settleNags = async (
  db: Db,
  ids: string[],
  as: { state: "delivered" | "dropped"; reason: string | null; now: Instant },
): Promise<void> => {
  await db.$executeRaw`update nags set state = ${as.state}, reason = ${as.reason}, settled_at = ${new Date(as.now)}
    where id = any(${ids}::uuid[]) and state = 'decided'`;
};

/** Nags told to a person by themselves since then, loud ones not counted: what the hourly budget has been used for. */
export const toldSince = async (db: Db, person: PersonId, since: Instant): Promise<number> => {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(distinct settled_at)::int as n from nags
    where person_id = ${person} and state = 'delivered' and not loud and settled_at > ${new Date(since)}`;
  return row?.n ?? 0;
};

/** When the next nag after `now` becomes deliverable. While the desk is quiet, none does before the quiet ends. */
export const nextNagAt = async (db: Db, now: Instant): Promise<Instant | null> => {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    with quiet as materialized (
      select to_timestamp((value->>'until')::float8 / 1000) as until from settings where key = 'quiet'
    )
    select min(greatest(deliver_at, (select until from quiet))) as at from nags
    where state = 'decided' and greatest(deliver_at, (select until from quiet)) > ${new Date(now)}`;
  return row?.at === null || row?.at === undefined ? null : (row.at.getTime() as Instant);
};

/** These are told no sooner than then. */
export const postponeNags = async (db: Db, ids: string[], until: Instant): Promise<void> => {
  await db.$executeRaw`update nags set deliver_at = ${new Date(until)}, held = true
    where id = any(${ids}::uuid[]) and state = 'decided'`;
};

/** When the person's hourly budget has room again: an hour after the oldest telling that fills it. */
export const budgetFreeAt = async (db: Db, person: PersonId, since: Instant, hourMs: number): Promise<Instant> => {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    select min(settled_at) as at from nags
    where person_id = ${person} and state = 'delivered' and not loud and settled_at > ${new Date(since)}`;
  return ((row?.at?.getTime() ?? since) + hourMs) as Instant;
};

/** Asks a place to be looked at now, making its row when it is new. */
export const wakePlace = async (db: Db, place: WantedPlace): Promise<void> => {
  await db.$executeRaw`insert into places (id, platform, kind, address, department, person_id, next_at, queue_wanted)
    values (${place.id}, ${place.platform}, ${place.kind}, ${place.address}, ${place.department}, ${place.personId}, now(),
      ${place.queue})
    on conflict (id) do update set next_at = least(coalesce(places.next_at, now()), now()),
      queue_wanted = places.queue_wanted or excluded.queue_wanted`;
};
