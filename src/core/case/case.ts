import type { Give } from "../authority/give.ts";
import type { Call, CallReason, Phone } from "../call/call.ts";
import type { Source } from "../complaint/complaint.ts";
import type { Consent } from "../consent/consent.ts";
import type { CauseId, DepartmentId, PersonId, SeverityId } from "../desk/desk.ts";
import type { Heat } from "../heat/heat.ts";
import type { CaseIncident } from "../incident/incident.ts";
import type { CaseLink, MergedInto } from "../link/link.ts";
import type { CustomerPromise } from "../promise/promise.ts";
import type { Clock } from "../sla/clock.ts";
import type { Task } from "../task/task.ts";
import type { Instant } from "../time/instant.ts";
import type { FollowUp } from "./hurt.ts";
import type { ToldWhere } from "./told-where.ts";
import type { TextId, Wait } from "./wait.ts";

export const statuses = ["triage", "unclaimed", "claimed", "resolved", "closed", "dismissed"] as const;
/** Waiting, hot and offered are facts beside the status, never statuses. */
export type Status = (typeof statuses)[number];
const openStatuses: readonly Status[] = ["triage", "unclaimed", "claimed"];
export const isOpen = (status: Status): boolean => openStatuses.includes(status);

export type CustomerWord = { complaintId: string; textId: TextId; at: Instant; source: Source; url: string | null };

type Told = { by: PersonId | null; at: Instant; textId: TextId; where: ToldWhere };

/** `met`: whether what the customer wanted, and what harm was done, is put right; null: nobody said. */
export type Resolution = {
  by: PersonId;
  at: Instant;
  howId: TextId | null;
  met: "yes" | "no" | null;
  unmetId: TextId | null;
  /** The customer has solved it without us. */
  alone: boolean;
  /** It was resolved by the customer's own "it works", which nobody had said before. */
  theirWord: boolean;
};

/** `saidId`: what the customer said of it. */
type DidNotHelp = { by: PersonId; at: Instant; howId: TextId | null; alone: boolean; saidId: TextId | null };

/** A pass to a department until it says yes. */
type Offer = { from: DepartmentId; to: DepartmentId; by: PersonId; at: Instant; whyId: TextId | null };

/** The present state of a case: what every decision reads. Folding its events gives exactly this. */
export type Case = {
  number: number;
  /** Counts events; the compare-and-set of `store/commit.ts`. */
  version: number;
  /** 1 on the first opening, one more each time it comes back: reopened, or revived after a dismissal. */
  generation: number;
  status: Status;
  customerId: string;
  department: DepartmentId;
  assignee: PersonId | null;
  assignedAt: Instant | null;
  /** The one who talks to this customer; `person` is null until somebody has. */
  speaker: { department: DepartmentId; person: PersonId | null };
  severity: SeverityId;
  source: Source;
  /** The configured way in by which it came; null where that was not kept. */
  connector: string | null;
  orderNumber: string | null;
  product: string | null;
  /** The customer's wait: the earliest complaint. `started` is when it came into our hands. */
  since: Instant;
  started: Instant;
  /** When this generation began; null in the first, which counts from `since`. */
  reopenedAt: Instant | null;
  /** Since when it lies in a queue with nobody on it; null while somebody has it. */
  queuedAt: Instant | null;
  /** The first word of the customer that nobody has answered since we last told them something. */
  unansweredSince: Instant | null;
  /** Brought in as backlog and not touched yet: it has clocks and a place in the queue, but no card and no nags. */
  backlog: boolean;
  heat: Heat;
  routing: Routing;
  firstWord: CustomerWord;
  lastWord: CustomerWord;
  contacts: number;
  told: Told | null;
  /** When anybody of the firm last did or said something here; what a claim's lease counts from. */
  touchedAt: Instant | null;
  /** It came back into the queue because nobody had said a word since then; null once somebody has it again. */
  lapsed: { silentSince: Instant } | null;
  /** Whoever has it has been asked for a word, for the silence since then. */
  leaseAsked: { silentSince: Instant; at: Instant } | null;
  lastNote: { by: PersonId; at: Instant; textId: TextId } | null;
  wait: Wait | null;
  /** The part that was waited for last, when it has not come by its date; null once it has, or something else is waited for. */
  missing: string | null;
  offer: Offer | null;
  /** When an offer was last taken back by whoever made it; null when the last one was answered, or there was none. */
  takenBackAt: Instant | null;
  /** Who has said "on it" and until when; it holds the climb for that person, the clock runs on. */
  onIt: { person: PersonId; at: Instant; until: Instant }[];
  resolution: Resolution | null;
  /** The resolution that did not hold, while the case is open again; null once it is resolved anew. */
  didNotHelp: DidNotHelp | null;
  /** The customer has solved it without us, and nobody has asked since whether help is still needed. */
  solvedAlone: { by: PersonId; at: Instant } | null;
  /** Another case of this customer that they have solved alone: whoever speaks with them asks about it first. */
  askFirst: number | null;
  /** The customer's latest word is a pleased one: "thanks, works". */
  pleased: { textId: TextId; at: Instant } | null;
  /** The department that was offered it last and did not answer. */
  bounced: { to: DepartmentId; at: Instant; offeredAt: Instant } | null;
  followUp: FollowUp | null;
  /** What would make the customer whole, in words. */
  wants: TextId | null;
  /** What it has cost the customer. `ours`: a step of our own did it, beside what was complained of. */
  harm: { textId: TextId; lostMinutes: number | null; ours: boolean; by: PersonId; at: Instant } | null;
  /** What it came from, as somebody last picked it; an id of the desk's list at that time. */
  cause: CauseId | null;
  /** What the customer said of the latest resolution; `no-answer` is counted, silence is recorded as silence. */
  customerSaid: "yes" | "no" | "silence" | null;
  tries: number;
  /** When they were last asked in vain; null before the first try. */
  triedAt: Instant | null;
  dismissal: { by: PersonId; at: Instant; was: Status } | null;
  /** Pieces that other departments do, in the order in which they were asked for; ended ones stay. */
  tasks: Task[];
  /** How many were ever asked for, taken back ones among them: no number is used again. */
  tasksAsked: number;
  /** What the customer is promised, in the order in which it was; ended ones stay. */
  promises: CustomerPromise[];
  /** How many were ever made: no number is used again. */
  promisesMade: number;
  /** What was given for the trouble or is asked for; what came to nothing stays. */
  gives: Give[];
  /** How many there ever were: no number is used again. */
  givesAsked: number;
  /** What the customer was asked and has said of what cannot be undone for them. */
  consents: Consent[];
  /** How many there ever were: no id is used again, or an old button would answer another question. */
  consentsAsked: number;
  /** What happened inside since then has not been told to the customer yet; `asked`: who wants it told, and in which words. */
  news: { since: Instant; asked: { by: PersonId; whatId: TextId | null } | null } | null;
  /** Other cases this one has to do with, or is thought to. */
  links: CaseLink[];
  /** It is part of that case now and does nothing by itself; what it was it still is, for when the two part again. */
  mergedInto: MergedInto | null;
  /** Cases that are part of this one, in the order in which they became it. */
  absorbed: Absorbed[];
  /** The known fault that this case is part of, while it is open. */
  incident: CaseIncident | null;
  /** Somebody is to phone the customer, or has; null: nobody was asked to since it was opened last. */
  call: Call | null;
  /** What has led to a call since it was opened last, and does not lead to another. */
  calledFor: CallReason[];
  phone: Phone;
  /** The customer does not want to be phoned: a fact of theirs that each of their cases knows. */
  noCalls: boolean;
  /** The latest generation of each clock; earlier ones are kept in the store for the record. */
  clocks: Clock[];
  /** The state before the latest command that may be undone, and who may. */
  undo: Undo | null;
};

/** What two cases that become one have to agree on. */
export type JoinedFacts = Pick<
  Case,
  | "since"
  | "started"
  | "reopenedAt"
  | "firstWord"
  | "lastWord"
  | "contacts"
  | "told"
  | "unansweredSince"
  | "heat"
  | "orderNumber"
  | "product"
  | "severity"
  | "speaker"
  | "news"
  | "lastNote"
  | "wants"
  | "harm"
  | "touchedAt"
  | "backlog"
  | "links"
> & {
  holding: Holding;
  /** Missing where it was written before incidents went along. */
  incident?: CaseIncident | null;
} & Partial<CallFacts>;

/** The call that a customer is to get, and what they and we know of phoning them. */
export type CallFacts = Pick<Case, "call" | "calledFor" | "phone" | "noCalls">;

/** Who has it. */
export type Holding = Pick<Case, "status" | "department" | "assignee" | "assignedAt" | "queuedAt">;

/** A case that has become part of this one, and what it takes to part them again. */
export type Absorbed = {
  number: number;
  by: PersonId | null;
  at: Instant;
  /** Its pieces under the numbers that they have here: FT-41.1 is FT-42.3 when `{"1": "3"}`. */
  pieces: Record<string, string>;
  /** What this case held before, and what the other one held. */
  own: JoinedFacts;
  took: JoinedFacts;
  /** Whoever had the other one has this one now, which nobody had. */
  adopts: boolean;
};

type Undo = { by: PersonId; at: Instant; commandId: string; verb: string; before: CaseBeforeUndo };

export type CaseBeforeUndo = Omit<Case, "undo" | "version" | "number">;

/** Why the case is where it is. `candidates` are offered as one-click choices while in triage, likeliest first. */
export type Routing = { rule: string; matched: string[]; candidates: DepartmentId[] };
