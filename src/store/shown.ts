import type { Db } from "./client.ts";
import type { StoredRef } from "./lease-place.ts";

/** A case that a place does not show as it is wanted. */
export type Unequal = {
  caseNumber: number;
  version: number;
  seq: number;
  ref: StoredRef | null;
  postId: string;
  /** A sending that was begun and never seen to end. */
  sending: string | null;
};

/** What this place has to be shown, new cards first, then edits, oldest case first. */
export const unequalOf = async (db: Db, placeId: string, limit: number): Promise<Unequal[]> =>
  db.$queryRaw<Unequal[]>`
    select case_number as "caseNumber", version, seq, ref, post_id as "postId", sending from shown
    where place_id = ${placeId} and (wanted > version or wanted > seq) and refused is null
    order by (ref is not null), case_number limit ${limit}`;

export const shownRef = async (db: Db, placeId: string, caseNumber: number): Promise<StoredRef | null> => {
  const [row] = await db.$queryRaw<{ ref: StoredRef | null }[]>`
    select ref from shown where place_id = ${placeId} and case_number = ${caseNumber}`;
  return row?.ref ?? null;
};

/** Said before a sending, so that after a crash it is known that nobody knows. */
export const beginSending = async (db: Db, placeId: string, caseNumber: number, what: string): Promise<void> => {
  await db.$executeRaw`update shown set sending = ${what} where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** The card now shows the case at `version`. A new card has said all history up to then; an edit has not. */
export const cardShown = async (
  db: Db,
  placeId: string,
  caseNumber: number,
  shown: { ref: StoredRef | null; version: number },
): Promise<void> => {
  await db.$executeRaw`update shown set version = greatest(version, ${shown.version}), ref = ${JSON.stringify(shown.ref)}::jsonb,
    sending = null where place_id = ${placeId} and case_number = ${caseNumber}`;
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

/** The platform will never take this drawing; the case is left as it is shown and operations are told. */
export const cardRefused = async (db: Db, placeId: string, caseNumber: number, why: string): Promise<void> => {
  await db.$executeRaw`update shown set refused = ${why}, sending = null
    where place_id = ${placeId} and case_number = ${caseNumber}`;
};

/** Which case a message belongs to: its card, found by the platform's own ids. */
export const caseOfMessage = async (db: Db, ref: StoredRef): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ case_number: number }[]>`
    select case_number from shown where ref @> ${JSON.stringify({ message: ref.message })}::jsonb
      and ref->>'channel' = ${ref.channel} limit 1`;
  return row?.case_number ?? null;
};
