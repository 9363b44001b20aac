import type { TextId } from "../case/wait.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** A stretch that was announced: the fault, or the work on it, is expected in it and not outside. */
export type Planned = { from: Instant; to: Instant };

/** One known fault behind many cases. Its words are the firm's own. */
export type Incident = {
  id: number;
  version: number;
  name: string;
  department: DepartmentId;
  by: PersonId;
  openedAt: Instant;
  planned: Planned | null;
  /** One after the other, what may be told the customers; the last one of a closed incident closed it. */
  updates: { by: PersonId; at: Instant; words: string }[];
  closed: boolean;
};

/** What a case knows of the incident that it is part of. */
export type CaseIncident = {
  id: number;
  nameId: TextId;
  since: Instant;
  planned: Planned | null;
  /** A planned one begins and ends; any other is on for as long as it is open. */
  phase: "ahead" | "on" | "over";
  /** How many of its updates this case has heard, so that none comes twice and none is left out. */
  heard: number;
  lastId: TextId | null;
  lastAt: Instant | null;
};

export const incidentName = (id: number): string => `INC-${id}`;

/** `INC-3`, `inc3`, `#3` or `3`; null for anything else. */
export const readIncident = (words: string): number | null => {
  const found = /^(?:inc(?:ident)?[-\s]?|#)?(\d{1,6})$/iu.exec(words.trim())?.[1];
  return found === undefined ? null : Number(found);
};

export const phaseAt = (planned: Planned | null, now: Instant): CaseIncident["phase"] =>
  planned === null || (planned.from <= now && now < planned.to) ? "on" : now < planned.from ? "ahead" : "over";

/** When a planned one begins or ends next, for a case that is part of it; null when nothing is ahead. */
export const phaseEndsAt = (incident: CaseIncident | null): Instant | null => {
  if (incident === null || incident.planned === null || incident.phase === "over") return null;
  return incident.phase === "ahead" ? incident.planned.from : incident.planned.to;
};
