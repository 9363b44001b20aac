import type { DepartmentId, Platform } from "../core/desk/desk.ts";
import type { Db } from "./client.ts";
import type { StoredRef } from "./lease-place.ts";
import type { WantedPlace } from "./wanted-place.ts";

/** A case that a place does not show as it is wanted. */
export type Unequal = {
  caseNumber: number;
  version: number;
  seq: number;
  ref: StoredRef | null;
  postId: string;
  /** A sending that was begun and never seen to end, in the words of `beginSending`. */
  sending: string | null;
};

/** What this place has to be shown: new cards first, then edits, then history, each oldest case first. */
export const unequalOf = async (db: Db, placeId: string, limit: number): Promise<Unequal[]> =>
  db.$queryRaw<Unequal[]>`
    select case_number as "caseNumber", version, seq, ref, post_id as "postId", sending from shown
    where place_id = ${placeId} and (wanted > version or wanted > seq) and (refused is null or wanted > version)
    order by (ref is not null), (wanted <= version), case_number limit ${limit}`;

/** Said before a sending, so that after a crash it is known that nobody knows. */
export const beginSending = async (db: Db, placeId: string, caseNumber: number, what: string): Promise<void> => {
  await db.$executeRaw`update shown set sending = ${what} where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** The card now shows the case at `version`; the thread is told separately. */
export const cardShown = async (
  db: Db,
  placeId: string,
  caseNumber: number,
  shown: { ref: StoredRef; version: number },
): Promise<void> => {
  await db.$executeRaw`update shown set version = greatest(version, ${shown.version}), ref = ${JSON.stringify(shown.ref)}::jsonb,
    sending = nullif(sending, 'card'), refused = null where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** The thread now says everything up to `seq`. */
export const historyShown = async (db: Db, placeId: string, caseNumber: number, seq: number): Promise<void> => {
  await db.$executeRaw`update shown set seq = greatest(seq, ${seq}), sending = null
    where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** The message is gone from the platform: it is posted anew. */
export const cardLost = async (db: Db, placeId: string, caseNumber: number): Promise<void> => {
  await db.$executeRaw`update shown set ref = null, version = 0, sending = null, post_id = gen_random_uuid()
    where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** The platform does not take this drawing: the card is left as it is until the case has changed again. */
export const cardRefused = async (
  db: Db,
  placeId: string,
  caseNumber: number,
  refused: { why: string; version: number },
): Promise<void> => {
  await db.$executeRaw`update shown set refused = ${refused.why}, version = greatest(version, ${refused.version}),
    sending = nullif(sending, 'card') where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** A case whose card stands in this place, or null when there is none any more. */
export const anyCardIn = async (db: Db, placeId: string): Promise<{ caseNumber: number; ref: StoredRef } | null> => {
  const [row] = await db.$queryRaw<{ caseNumber: number; ref: StoredRef }[]>`
    select case_number as "caseNumber", ref from shown
    where place_id = ${placeId} and jsonb_typeof(ref) = 'object' order by case_number limit 1`;
  return row ?? null;
};

/** The card is no card any more. Should the place open again, open cases are posted anew, ended ones once they change. */
export const cardHidden = async (db: Db, placeId: string, caseNumber: number): Promise<void> => {
  await db.$executeRaw`update shown set ref = null, sending = null, post_id = gen_random_uuid(),
    version = case when exists (select 1 from cases where number = ${caseNumber}
      and status in ('triage', 'unclaimed', 'claimed', 'resolved')) then 0 else version end
    where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** Which case a message belongs to: its card, found by the platform's own ids; and in whose place it stands. */
export const caseOfMessage = async (
  db: Db,
  ref: StoredRef,
): Promise<{ number: number; department: DepartmentId | null } | null> => {
  const [row] = await db.$queryRaw<{ number: number; department: string | null }[]>`
    select s.case_number as number, p.department from shown s join places p on p.id = s.place_id
    where s.ref @> ${JSON.stringify({ message: ref.message })}::jsonb and s.ref->>'channel' = ${ref.channel} limit 1`;
  return row ?? null;
};

/** The places in which a case's card stands, or will in a moment. */
export const placesShowing = async (db: Db, caseNumber: number, platforms: Platform[]): Promise<WantedPlace[]> =>
  db.$queryRaw<WantedPlace[]>`
    select id, platform, kind, address, department, person_id as "personId", false as card, false as queue
    from shown join places on places.id = shown.place_id
    where case_number = ${caseNumber} and (jsonb_typeof(ref) = 'object' or wanted > version) and refused is null
      and lost_why is null and platform = any(${platforms}) order by id`;
