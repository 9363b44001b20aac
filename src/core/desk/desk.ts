import type { Source } from "../complaint/complaint.ts";
import type { CalendarSpec } from "../coverage/calendar.ts";
import type { Zone } from "../time/instant.ts";
import type { Language } from "./language.ts";

/** The shape of one desk version: what the desk file says, checked and with every default filled in. Plain data. */
export type Desk = {
  organisation: string;
  zone: Zone;
  /** What is said to everybody is said in this language, and so is what is said to whoever has no other. */
  language: Language;
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
  /** Programs that are told of events. */
  webhooks: Webhook[];
  nags: NagManners;
  /** The public ways to the firm, in the order of the file. */
  routes: ContactRoute[];
  /** Who is given a digest, when and of what. Versions from before there were any name none. */
  digests?: DigestPlan[];
  /** Where a loud nag ends when nobody before has answered; null: with the last person of the ladder. */
  lastResort: LastResort | null;
  /** What a complaint can have come from, in the order in which it is offered. */
  causes: Cause[];
  /** When a customer is to be phoned. */
  calls: CallRules;
  /** Whether the speaker asks once more after a case that hurt is closed; null: never. */
  followUp: FollowUp | null;
  /** Who gets work by mail although they are not of the desk. */
  outside: OutsideDesk;
  /** When several cases may be one fault. */
  incidents: IncidentManners;
  authority: Authority;
  /** Words of this firm for what cannot be undone for a customer, besides those everybody uses. */
  consentWords: Partial<Record<ConsentKind, string[]>>;
};

export type DepartmentId = string;
export type PersonId = string;
export type SeverityId = string;
export type EscalationId = string;
/** A contact route's id is never a department's. */
export type RouteId = string;
export type CauseId = string;

/** So many customers within this while are brought up; `links`: a case that names an open one is made part of it. */
export type IncidentManners = { customers: number; withinMs: number; links: boolean };

export type WorkerId = string;

/** Nobody else is ever mailed work: `workers` by name, and any address at one of `domains`. */
type OutsideDesk = { workers: OutsideWorker[]; domains: string[]; lastsMs: number };
/** `department` null: any may send them work. */
export type OutsideWorker = { id: WorkerId; name: string; mail: string; department: DepartmentId | null };

export type Platform = "slack" | "teams" | "console" | "mail" | "pager";
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
  targets: Partial<Record<TargetKind, Target>>;
  /** Who is on call while the department is closed; null: nobody is promised. */
  rota: Rota | null;
  /** Working time of the department that a claim lasts without a word of it; null: for good. */
  leaseMs: number | null;
  /** Being tried out: what it would be sent goes to operations alone. */
  shadow: boolean;
  tags?: Tags;
  /** What its people give in, as ISO 4217 writes it. */
  currency: string;
};

/** What figures can be read by besides departments and sources. A connector's own goes before its department's. */
export const tagNames = ["region", "site", "brand"] as const;
export type Tag = (typeof tagNames)[number];
export type Tags = Partial<Record<Tag, string>>;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A weekly rota in the department's zone. */
export type Rota = {
  /** When one person's week ends and the next one's begins; `time` is `HH:MM` on the wall clock. */
  handOver: { day: Weekday; time: string };
  /** Week by week, then again from the first. */
  order: PersonId[];
  /** A local date, `YYYY-MM-DD`: the first hand-over on it or after it begins the week of the first in `order`. */
  from: string;
  /** On call in these hours alone; null: whenever the department is closed. */
  hours: CalendarSpec | null;
};

export const roles = ["agent", "lead", "manager", "admin"] as const;
export type Role = (typeof roles)[number];

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
  /** Null: as their chat has it. */
  language: Language | null;
};

/** Every clock the desk knows; `core/sla/clocks.ts` says when each runs. */
export const clockKinds = [
  "claim",
  "first-reply",
  "next-word",
  "tell",
  "resolve",
  "customer-word",
  "accept",
  "task",
  "approval",
  "call",
  "promise",
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** A promise falls due when it was promised for, so the desk file says nothing about it. */
export type TargetKind = Exclude<ClockKind, "promise">;
export const targetKinds = clockKinds.filter((kind): kind is TargetKind => kind !== "promise");

/** A budget in milliseconds on a calendar: all hours, or those of the department that holds the clock. */
export type Target = { budgetMs: number; on: "24x7" | "hours" };

export type Severity = {
  id: SeverityId;
  name: string;
  targets: Partial<Record<TargetKind, Target>>;
  /** Clocks that a wait of the case pauses; a task's own wait pauses the task's. */
  pausedByWait: ClockKind[];
  /** Clocks that pause while the case is part of an incident that is on. */
  pausedByIncident: ClockKind[];
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

/** `events`: the types it is told of; null: all but what only clocks do. */
export type Webhook = { name: string; url: string; events: string[] | null };

type Connector = { name: string; kind: "webhook"; tags?: Tags };

/** What a digest is about: all that fits every part; an empty list or null fits everything. */
export type DigestScope = { departments: DepartmentId[]; sources: Source[] } & Record<Tag, string | null>;

/** A digest that comes round. */
export type DigestPlan = {
  id: string;
  /** A person, or the channel of a department. */
  to: { person: PersonId } | { department: DepartmentId };
  scope: DigestScope;
  /** `HH:MM` in `zone`, the reader's own. */
  at: string;
  zone: Zone;
  days: Weekday[];
  /** Into the reader's chat, or to a person's mail address. */
  way: "chat" | "mail";
  /** Whether it says what each person did; left out, readers see their own figures alone. */
  people: boolean;
};

type NagManners = {
  /** Nags one person gets in an hour before the rest are bundled; loud ones do not count. */
  perHour: number;
  /** How long a loud nag waits for an answer before it goes to the next person. */
  nextAfterMs: number;
  /** How long before closing people hear what is still open and what falls due before they are back. */
  beforeClosingMs: number;
};

/** A way in which customers reach the firm: a phone line, a notice that names one, a desk. */
export type ContactRoute = {
  id: RouteId;
  name: string;
  calendar: CalendarSpec;
  /** Where it leads: a department, or another route that it names. Never round in a ring. */
  to: DepartmentId | RouteId;
};

/** `department` could end it, where one could. */
export type Cause = { id: CauseId; name: string; department: DepartmentId | null };

/** Days go round the clock. `severities`: cases of these hurt whatever else happened on them. */
export type FollowUp = { afterMs: number; severities: SeverityId[] };

/** `contacts`: from the customer's this many-th message on; null: never for that. `againMs`: until the second try, in opening hours. */
export type CallRules = { angry: boolean; contacts: number | null; brokenPromise: boolean; againMs: number };

/** The named last person, and whether the nag also leaves chat. */
type LastResort = { person: PersonId; pager: boolean; mail: boolean };

/** What may be given to a customer for the trouble. */
export const giveKinds = ["credit", "refund", "replacement", "callout"] as const;
export type GiveKind = (typeof giveKinds)[number];

/**
 * Up to how much may be decided, what is counted already included: in one case, for one customer within ninety days, and
 * of one kind for one customer. Minor units of the department's currency; null: without a limit.
 */
export type Limit = { case: number | null; customer: number | null; kinds: Partial<Record<GiveKind, number>> };

export type Authority = {
  /** The organisation's own; what the others are compared in. */
  currency: string;
  /** By department and role; a role that is not there decides nothing. */
  limits: Record<DepartmentId, Partial<Record<Role, Limit>>>;
  /** Up to how much whoever covers a closed department decides, in the currency of each department; null: no more than by day. */
  cover: Record<DepartmentId, Limit> | null;
  /** Whether anything may be given without a second person's yes. */
  alone: boolean;
  /** Who pays out what is refunded; null: nobody is asked by itself. */
  pays: DepartmentId | null;
  /** What one unit of a currency is worth in the organisation's, in millionths. */
  rates: Record<string, number>;
};

/** What cannot be undone for the customer. */
export const consentKinds = ["wipe", "cancel", "replace", "charge"] as const;
export type ConsentKind = (typeof consentKinds)[number];
