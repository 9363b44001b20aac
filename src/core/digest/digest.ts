import type { Source } from "../complaint/complaint.ts";
import type { Gap } from "../coverage/gaps-ahead.ts";
import type { ClockKind, DepartmentId, DigestScope, PersonId, SeverityId } from "../desk/desk.ts";
import type { HeatLevel } from "../heat/heat.ts";
import type { Clock } from "../sla/clock.ts";
import type { Instant, Zone } from "../time/instant.ts";
import type { Charge } from "./charge-sheet.ts";
import type { Fact, FactKind, Money } from "./fact.ts";
import type { Goodwill } from "./goodwill-given.ts";
import type { LimitHint, Powers } from "./limits-worth-raising.ts";

/** An open case, as far as figures go. `dueAt` is the earliest due time of its running clocks. */
export type OpenCase = {
  number: number;
  department: DepartmentId;
  source: Source;
  connector: string | null;
  severity: SeverityId;
  status: "triage" | "unclaimed" | "claimed";
  since: Instant;
  dueAt: Instant | null;
  generation: number;
  heat: HeatLevel;
  told: boolean;
};

/** A clock that runs and is overdue. `holder` is who answers for it. */
export type OverdueClock = {
  number: number;
  kind: ClockKind;
  piece: string | null;
  generation: number;
  dueAt: Instant;
  holder: DepartmentId;
  department: DepartmentId;
  source: Source;
  connector: string | null;
  severity: SeverityId;
};

/** Something that is asked for and not decided yet; `at`: since when this is asked. */
export type PendingGive = { number: number; piece: string; at: Instant; department: DepartmentId; money: Money };

/** All that a digest is made of. */
export type DigestMatter = {
  scope: DigestScope;
  from: Instant;
  to: Instant;
  /** As of when it is said what stands open. */
  now: Instant;
  /** In which a day begins and an hour is named. */
  zone: Zone;
  /** Of the scope, after `from` and up to `to`; those that fell due and that no sweep has noticed are among them. */
  facts: readonly Fact[];
  /** How many of each kind in the same stretch of each of the four weeks before, the latest first. */
  earlier: readonly ReadonlyMap<FactKind, number>[];
  open: readonly OpenCase[];
  overdue: readonly OverdueClock[];
  /** Of all open and resolved cases, in scope by who asks. */
  pending: readonly PendingGive[];
  /** How often cases that began to wait have waited in all. */
  waited: ReadonlyMap<number, number>;
  /** The clocks behind what fell due, as they are now. */
  missedClocks: ReadonlyMap<string, { clock: Clock; charges: Charge[] }>;
  /** In which nobody is there, in the week ahead, with what falls due in them. */
  gaps: readonly Gap[];
  severities: readonly SeverityId[];
  /** Who may give what as things are now. */
  powers: Powers;
  /** What was decided of goodwill, of a longer time where the stretch is short: limits are weighed over weeks. */
  decided: { from: Instant; facts: readonly Fact[] };
};

/** One thing that a figure counts. */
export type FigureItem = {
  number: number;
  piece: string | null;
  /** When it happened or falls due. */
  at: Instant;
  department: DepartmentId;
  clock: ClockKind | null;
  person: PersonId | null;
  /** How long it took or is to take, where that is the point of it. */
  ms: number | null;
  code: string | null;
  /** Of goodwill, and what became of it; `needed`: what the limit would have had to be, where that is the point. */
  money: (Money & { how: FactKind; needed: number | null }) | null;
};

/** What is heard of a customer days after. */
export const heard = ["yes", "no", "no-answer"] as const;

/** `missed`, `missed resolve high`, `new email`: what people may ask back. */
export type FigureKey = string;

export type KeptRow = {
  clock: ClockKind;
  severity: SeverityId;
  kept: number;
  missed: number;
  /** Medians of those that were met: on their own calendars, and by the customer's clock; null: none was. */
  workedMs: number | null;
  waitedMs: number | null;
};

export type SourceRow = {
  source: Source;
  new: number;
  answered: number;
  answeredMs: number | null;
  resolved: number;
  resolvedMs: number | null;
};

/** What fell due unmet, by whom the time until then was used up. */
export type MissedRow = { fact: Fact; endedAt: Instant | null; charges: Charge[] };

export type HurtReason = "overdue" | "angry" | "came-back" | "long-wait" | "nothing-told";
export type Hurting = {
  number: number;
  severity: SeverityId;
  why: HurtReason[];
  dueAt: Instant | null;
  since: Instant;
};

export type HourRow = { at: Instant; new: number; resolved: number; kept: number; missed: readonly FigureItem[] };

/** What a manager reads: figures that can be asked back to their cases, and what needs a decision. */
export type Digest = {
  scope: DigestScope;
  from: Instant;
  to: Instant;
  now: Instant;
  figures: ReadonlyMap<FigureKey, readonly FigureItem[]>;
  missed: MissedRow[];
  stuck: OverdueClock[];
  gaps: Gap[];
  hurting: Hurting[];
  kept: KeptRow[];
  sources: SourceRow[];
  /** Medians of the time to resolve: what everybody could read against what nobody could; null: too few to say. */
  loudness: { publicMs: number; privateMs: number } | null;
  held: Charge[];
  people: PersonRow[];
  goodwill: Goodwill;
  /** Which limits are worth raising, by what has been decided since `from`. */
  limits: { from: Instant; hints: LimitHint[] };
  hours: HourRow[];
  /** The least and the most of the four weeks before; null: none of them had anything. */
  usual: ReadonlyMap<FactKind, { least: number; most: number }>;
};

export type PersonRow = { person: PersonId; resolved: number; kept: number; missed: number };

export const countOf = (digest: Pick<Digest, "figures">, key: FigureKey): number =>
  digest.figures.get(key)?.length ?? 0;
