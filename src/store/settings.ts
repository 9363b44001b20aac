import type { PersonId, Platform } from "../core/desk/desk.ts";
import type { Language } from "../core/desk/language.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

const read = async <T>(db: Db, key: string): Promise<T | null> => {
  const [row] = await db.$queryRaw<{ value: T }[]>`select value from settings where key = ${key}`;
  return row?.value ?? null;
};

const write = async (db: Db, key: string, value: unknown): Promise<void> => {
  await db.$executeRaw`insert into settings (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`;
};

export type Quiet = { until: Instant; by: PersonId; why: string };
/** While the desk is quiet no nag is told. Null when it is not. */
export const quietUntil = async (db: Db, now: Instant): Promise<Quiet | null> => {
  const quiet = await read<Quiet>(db, "quiet");
  return quiet !== null && quiet.until > now ? quiet : null;
};
export const setQuiet = (db: Db, quiet: Quiet | null): Promise<void> => write(db, "quiet", quiet);

/**
 * How a person wants to be told (each nag by itself, on the card alone, in lists alone), in which window and in which
 * language; null: the usual. `locale` is what their chat said last.
 */
export type PersonSettings = {
  nags: "all" | "card" | "lists";
  home: Platform | null;
  language: Language | null;
  locale: string | null;
};
const usual: PersonSettings = { nags: "all", home: null, language: null, locale: null };
/** By which rules the facts of the figures were made, and up to which case; `upTo` null: of all. */
export type FactsMade = { rules: number; upTo: number | null };
export const factsMade = (db: Db): Promise<FactsMade | null> => read<FactsMade>(db, "facts");
export const setFactsMade = (db: Db, made: FactsMade): Promise<void> => write(db, "facts", made);

export const personSettings = async (db: Db, person: PersonId): Promise<PersonSettings> => {
  const [row] = await db.$queryRaw<{ value: Partial<PersonSettings> }[]>`
    select value from person_settings where person_id = ${person}`;
  return { ...usual, ...row?.value };
};

/** Changes these and leaves the others as they are. */
export const setPersonSettings = async (db: Db, person: PersonId, value: Partial<PersonSettings>): Promise<void> => {
  await db.$executeRaw`insert into person_settings (person_id, value) values (${person}, ${JSON.stringify(value)}::jsonb)
    on conflict (person_id) do update set value = person_settings.value || excluded.value`;
};

/** The database's clock, so that a process whose own clock is off can notice. */
export const databaseTime = async (db: Db): Promise<Instant> => {
  const [row] = await db.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  return instant(row?.at.getTime() ?? Number.NaN);
};
