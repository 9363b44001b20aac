import type { CalendarSpec } from "../coverage/calendar.ts";
import type { Zone } from "../time/instant.ts";

/** The shape of one desk version: what the desk file says, checked and with every default filled in. Plain data. */
export type Desk = {
  organisation: string;
  zone: Zone;
  /** The slash command's name, with its slash. */
  command: string;
  /** Who speaks to a customer nobody has claimed yet, and who looks at what the rules could not route. */
  speakers: { public: DepartmentId; private: DepartmentId };
  triage: DepartmentId;
  /** Where the bot speaks about itself: late sweeps, places it lost. */
  operations: PlaceAddresses;
  departments: Department[];
  people: Person[];
  severities: Severity[];
  escalations: Record<EscalationId, Step[]>;
  routing: RoutingRule[];
  connectors: Connector[];
  nags: NagManners;
};

export type DepartmentId = string;
export type PersonId = string;
export type SeverityId = string;
export type EscalationId = string;
export type PlaceId = string;

export type Platform = "slack" | "teams" | "console";
/** Per platform the channel as the desk file names it: a Slack id or name, a Teams conversation id, a console name. */
export type PlaceAddresses = Partial<Record<Platform, string>>;

export type Department = {
  id: DepartmentId;
  name: string;
  zone: Zone;
  calendar: CalendarSpec;
  places: PlaceAddresses;
  lead: PersonId | null;
  deputy: PersonId | null;
  fallback: DepartmentId | null;
  /** Targets that differ from the severity's, by clock. */
  targets: Partial<Record<ClockKind, Target>>;
};

export type Role = "agent" | "lead" | "manager" | "admin";

export type Person = {
  id: PersonId;
  name: string;
  department: DepartmentId;
  roles: Role[];
  zone: Zone;
  /** The person's own hours; the department's unless the file says otherwise. */
  calendar: CalendarSpec;
  mail: string | null;
  slack: string | null;
  teams: string | null;
};

/** Every clock the desk knows; `core/sla/clocks.ts` says when each runs. */
export const clockKinds = ["claim", "first-reply", "next-word", "resolve", "customer-word", "accept"] as const;
export type ClockKind = (typeof clockKinds)[number];

/** A budget in milliseconds on a calendar: all hours, or those of the department that holds the clock. */
export type Target = { budgetMs: number; on: "24x7" | "hours" };

export type Severity = {
  id: SeverityId;
  name: string;
  targets: Partial<Record<ClockKind, Target>>;
  /** Clocks that a wait pauses. */
  pausedByWait: ClockKind[];
  escalation: Partial<Record<ClockKind, EscalationId>>;
};

/** Whom a step tells; each is looked up when the step is due, never before. */
export type Audience = "assignee" | "speaker" | "department" | "lead" | "manager";

/**
 * One rung of an escalation. `share` counts from the start of the clock's budget (0.8 = when 80 % is used up), `afterDue`
 * from the instant it falls due, both on the clock's own calendar.
 */
export type Step = {
  id: string;
  at: { share: number } | { afterDueMs: number };
  kind: "warn" | "breach" | "repeat";
  tell: Audience[];
  loud: boolean;
  /** Only for `repeat`: again after each of these, at most `times` times in all. */
  everyMs?: number;
  times?: number;
};

/** Ordered; the first rule that matches decides. A rule without `when` always matches. */
export type RoutingRule = {
  name: string;
  when: RoutingConditions;
  to: DepartmentId | "triage";
  severity: SeverityId | null;
};

/** All given conditions must hold; within one, any of the values does. Words match whole words, any case. */
export type RoutingConditions = {
  words?: string[];
  sources?: string[];
  connectors?: string[];
  products?: string[];
  languages?: string[];
};

export type Connector = { name: string; kind: "webhook" };

export type NagManners = {
  /** Nags one person gets in an hour before the rest are bundled; loud ones do not count. */
  perHour: number;
};
