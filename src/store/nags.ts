import type { PersonId } from "../core/desk/desk.ts";
import type { PlannedNag } from "../core/escalation/plan-nags.ts";
import type { Way } from "../core/escalation/recipient.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import type { WantedPlace } from "./wanted-place.ts";

export type StoredNag = Omit<PlannedNag, "deliverAt"> & { id: string; caseNumber: number };

/** Whom something has become deliverable to by now, and by which way. */
export const peopleToTell = async (db: Db, now: Instant): Promise<{ person: PersonId; way: Way }[]> =>
  db.$queryRaw<{ person: string; way: Way }[]>`
    select distinct person_id as person, way from nags
    where state = 'decided' and (deliver_at <= ${new Date(now)} or loud)
    union select person_id, 'chat' from lists where state = 'decided' and at <= ${new Date(now)}
    order by person, way`;

/** By which ways there is something to tell a person now. */
export const waysWaiting = async (db: Db, person: PersonId, now: Instant): Promise<Way[]> => {
  const rows = await db.$queryRaw<{ way: Way }[]>`
    select distinct way from nags
    where state = 'decided' and person_id = ${person} and (deliver_at <= ${new Date(now)} or loud)
    union select 'chat' from lists where state = 'decided' and person_id = ${person} and at <= ${new Date(now)}
    order by way`;
  return rows.map(({ way }) => way);
};

/**
 * What is to be told to a person now by these ways, worst first. What is loud waits for nothing, also when the clock has
 * been set back since.
 */
export const nagsFor = async (db: Db, person: PersonId, ways: readonly Way[], now: Instant): Promise<StoredNag[]> => {
  const rows = await db.$queryRaw<(Omit<StoredNag, "stepAt"> & { stepAt: Date })[]>`
    select id, case_number as "caseNumber", kind, generation, step, step_kind as "stepKind", occurrence,
      person_id as person, because, way, loud, held, step_at as "stepAt"
    from nags where state = 'decided' and person_id = ${person} and way = any(${[...ways]})
      and (deliver_at <= ${new Date(now)} or loud)
    order by loud desc, step_at, case_number`;
  return rows.map((row) => ({ ...row, stepAt: instant(row.stepAt.getTime()) }));
};

/** Delivered, or dropped with a reason. Once settled a nag is never sent again. */
export const settleNags = async (
  db: Db,
  ids: string[],
  as: { state: "delivered" | "dropped"; reason: string | null; now: Instant },
): Promise<void> => {
  await db.$executeRaw`update nags set state = ${as.state}, reason = ${as.reason}, settled_at = ${new Date(as.now)}
    where id = any(${ids}::uuid[]) and state = 'decided'`;
};

/** When quiet nags were told to a person since then, each message once, the oldest first: what the hour's budget went on. */
export const tellingsSince = async (db: Db, person: PersonId, since: Instant): Promise<Instant[]> => {
  const rows = await db.$queryRaw<{ at: Date }[]>`
    select distinct settled_at as at from nags
    where person_id = ${person} and state = 'delivered' and not loud and settled_at > ${new Date(since)}
    order by at`;
  return rows.map(({ at }) => instant(at.getTime()));
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

/** Asks a place to be looked at now, making its row when it is new. */
export const wakePlace = async (db: Db, place: WantedPlace): Promise<void> => {
  await db.$executeRaw`insert into places (id, platform, kind, address, department, person_id, next_at, queue_wanted)
    values (${place.id}, ${place.platform}, ${place.kind}, ${place.address}, ${place.department}, ${place.personId}, now(),
      ${place.queue})
    on conflict (id) do update set next_at = least(coalesce(places.next_at, now()), now()),
      queue_wanted = places.queue_wanted or excluded.queue_wanted`;
};
