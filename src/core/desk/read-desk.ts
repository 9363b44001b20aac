import { DAY } from "../time/instant.ts";
import type { Desk, Person } from "./desk.ts";

/** A desk version as some version of the program has compiled it: what came later is missing from it. */
type Later = "language" | "causes" | "followUp" | "outside";
export type StoredDesk = Omit<Desk, Later | "people"> & Partial<Pick<Desk, Later>> & { people: StoredPerson[] };
type StoredPerson = Omit<Person, "language"> & Partial<Pick<Person, "language">>;

/** Reads what any version has compiled. */
export const readDesk = (stored: StoredDesk): Desk => ({
  ...stored,
  language: stored.language ?? "en",
  causes: stored.causes ?? [],
  followUp: stored.followUp ?? null,
  outside: stored.outside ?? { workers: [], domains: [], lastsMs: 3 * DAY },
  people: stored.people.map((person) => ({ ...person, language: person.language ?? null })),
});
