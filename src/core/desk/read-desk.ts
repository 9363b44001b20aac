import { usualAuthority } from "../authority/usual-authority.ts";
import { DAY, HOUR } from "../time/instant.ts";
import type { Department, Desk, Person, Severity } from "./desk.ts";

/** A desk version as some version of the program has compiled it: what came later is missing from it. */
type Later = "language" | "causes" | "followUp" | "outside" | "incidents" | "webhooks" | "authority" | "consentWords";
export type StoredDesk = Omit<Desk, Later | "people" | "severities" | "departments"> &
  Partial<Pick<Desk, Later>> & {
    people: StoredPerson[];
    severities: StoredSeverity[];
    departments: StoredDepartment[];
  };
type StoredSeverity = Omit<Severity, "pausedByIncident"> & Partial<Pick<Severity, "pausedByIncident">>;
type StoredPerson = Omit<Person, "language"> & Partial<Pick<Person, "language">>;
type StoredDepartment = Omit<Department, "currency"> & Partial<Pick<Department, "currency">>;

/** Reads what any version has compiled. */
export const readDesk = (stored: StoredDesk): Desk => {
  const authority = stored.authority ?? usualAuthority(stored.departments, USUAL_CURRENCY);
  return {
    ...stored,
    language: stored.language ?? "en",
    causes: stored.causes ?? [],
    followUp: stored.followUp ?? null,
    outside: stored.outside ?? { workers: [], domains: [], lastsMs: 3 * DAY },
    incidents: stored.incidents ?? { customers: 6, withinMs: HOUR, links: false },
    severities: stored.severities.map((one) => ({ ...one, pausedByIncident: one.pausedByIncident ?? [] })),
    webhooks: stored.webhooks ?? [],
    authority,
    consentWords: stored.consentWords ?? {},
    people: stored.people.map((person) => ({ ...person, language: person.language ?? null })),
    departments: stored.departments.map((one) => ({ ...one, currency: one.currency ?? authority.currency })),
  };
};

const USUAL_CURRENCY = "USD";
