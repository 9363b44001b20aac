import { DAY, HOUR } from "../time/instant.ts";
import type { Desk, Person, Severity } from "./desk.ts";

/** A desk version as some version of the program has compiled it: what came later is missing from it. */
type Later = "language" | "causes" | "followUp" | "outside" | "incidents" | "webhooks";
export type StoredDesk = Omit<Desk, Later | "people" | "severities"> &
  Partial<Pick<Desk, Later>> & { people: StoredPerson[]; severities: StoredSeverity[] };
type StoredSeverity = Omit<Severity, "pausedByIncident"> & Partial<Pick<Severity, "pausedByIncident">>;
type StoredPerson = Omit<Person, "language"> & Partial<Pick<Person, "language">>;

/** Reads what any version has compiled. */
export const readDesk = (stored: StoredDesk): Desk => ({
  ...stored,
  language: stored.language ?? "en",
  causes: stored.causes ?? [],
  followUp: stored.followUp ?? null,
  outside: stored.outside ?? { workers: [], domains: [], lastsMs: 3 * DAY },
  incidents: stored.incidents ?? { customers: 6, withinMs: HOUR, links: false },
  severities: stored.severities.map((one) => ({ ...one, pausedByIncident: one.pausedByIncident ?? [] })),
  webhooks: stored.webhooks ?? [],
  people: stored.people.map((person) => ({ ...person, language: person.language ?? null })),
});
