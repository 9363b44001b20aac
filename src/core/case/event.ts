import type { GiveBody } from "../authority/give-body.ts";
import type { CallOutcome, CallReason } from "../call/call.ts";
import type { Source } from "../complaint/complaint.ts";
import type { ConsentBody } from "../consent/consent-body.ts";
import type { CauseId, DepartmentId, EscalationId, PersonId, SeverityId } from "../desk/desk.ts";
import type { Heat } from "../heat/heat.ts";
import type { CaseIncident } from "../incident/incident.ts";
import type { LinkReason } from "../link/link.ts";
import type { StoredPieces } from "../link/pieces.ts";
import type { WordsLeft } from "../link/words-left.ts";
import type { OutsideWho } from "../outside/outside.ts";
import type { Climb, Clock, ClockName, Stretch } from "../sla/clock.ts";
import type { TaskFacts } from "../task/task.ts";
import type { Instant } from "../time/instant.ts";
import type { Actor } from "./actor.ts";
import type { Case, CustomerWord, JoinedFacts, Routing } from "./case.ts";
import type { Hurt } from "./hurt.ts";
import type { ToldWhere } from "./told-where.ts";
import type { TextId } from "./wait.ts";

/**
 * What happened to a case, append-only. Events hold ids, instants, codes and amounts; words are in `texts` by id. `v` is
 * the shape's version: readers accept every past one.
 */
export type CaseEvent = EventMeta & EventBody;

export type EventMeta = {
  v: 1;
  number: number;
  seq: number;
  at: Instant;
  actor: Actor;
  /** One command's events share this id; it is what `undo` takes back. */
  commandId: string;
};

export type OpenedBody = {
  type: "opened";
  status: "triage" | "unclaimed";
  customerId: string;
  department: DepartmentId;
  speaker: DepartmentId;
  severity: SeverityId;
  source: Source;
  /** The configured way in; cases from before it was kept name none. */
  connector?: string;
  orderNumber: string | null;
  product: string | null;
  since: Instant;
  heat: Heat;
  routing: Routing;
  word: CustomerWord;
  backlog: boolean;
  /** Another case of the customer that they solved alone. */
  askFirst?: number;
  /** A number to phone came with it; the customer has said before that they do not want calls. */
  phone?: true;
  noCalls?: true;
};

export type EventBody =
  | OpenedBody
  | {
      type: "customer-wrote";
      word: CustomerWord;
      heat: Heat;
      since: Instant;
      orderNumber: string | null;
      pleased?: true;
      phone?: true;
    }
  | { type: "complaint-edited"; word: CustomerWord }
  | { type: "company-replied"; textId: TextId; saidAt: Instant; where: ToldWhere }
  | { type: "routed"; department: DepartmentId; from: DepartmentId; why: "triage" | "notours" }
  | { type: "sent-to-triage"; from: DepartmentId; to: DepartmentId }
  /** `speaker` is set when this also makes the person the one who talks to the customer. */
  | { type: "claimed"; person: PersonId; department: DepartmentId; speaker: PersonId | null }
  /** `silentSince`: since when nobody had said a word, where that is the reason. */
  | { type: "released"; person: PersonId; why: "released" | "lease"; silentSince?: Instant }
  | { type: "passed"; from: PersonId | null; to: PersonId; whyId: TextId | null }
  | { type: "offered"; from: DepartmentId; to: DepartmentId; whyId: TextId | null }
  | { type: "offer-accepted"; from: DepartmentId; to: DepartmentId; transitMs: number }
  /** Whoever offered it takes the question back: nobody has answered. */
  | { type: "offer-taken-back"; from: DepartmentId; to: DepartmentId; whyId: TextId | null; transitMs: number }
  | { type: "offer-refused"; from: DepartmentId; to: DepartmentId; whyId: TextId | null; transitMs: number }
  /** Nobody has answered in time, and then as long again. */
  | { type: "offer-bounced"; from: DepartmentId; to: DepartmentId; by: PersonId; transitMs: number }
  | { type: "noted"; textId: TextId }
  /** `promises`: of which the customer was told with these words. */
  | { type: "told"; textId: TextId; where: ToldWhere; speaker: PersonId | null; promises?: string[] }
  | { type: "waiting"; forId: TextId; until: Instant; part?: string }
  | { type: "resumed"; why: "asked" | "date-came" | "arrived" }
  | { type: "on-it"; person: PersonId; until: Instant }
  /** Somebody who was told aloud cannot: whoever is next is asked at once. */
  | { type: "stepped-aside"; person: PersonId }
  /** The claim has had no word for so long that whoever has it was asked; a later word answers. */
  | { type: "lease-asked"; person: PersonId; silentSince: Instant }
  | { type: "severity-changed"; from: SeverityId; to: SeverityId; whyId: TextId | null }
  /** Codes that are missing nobody said. `alone`: the customer has solved it without us. */
  | {
      type: "resolved";
      howId: TextId | null;
      met?: "yes" | "no";
      unmetId?: TextId | null;
      cause?: CauseId;
      alone?: true;
      theirWord?: true;
    }
  | { type: "wants-said"; textId: TextId }
  | { type: "harm-said"; textId: TextId; lostMinutes: number | null; ours: boolean }
  /** Said of the latest resolution, after it. */
  | { type: "met-said"; met: "yes" | "no"; unmetId: TextId | null }
  | { type: "cause-named"; cause: CauseId }
  | { type: "customer-agreed" }
  | { type: "customer-disagreed"; textId: TextId | null }
  | { type: "no-answer"; tries: number }
  /** It hurt, so whoever speaks with the customer asks once more, not before `dueAt`. */
  | { type: "follow-up-planned"; dueAt: Instant; why: Hurt[] }
  /** Null: nobody could be found to ask. */
  | { type: "follow-up-asked"; to: PersonId | null }
  /** `nobody`: no answer was written down in time. */
  | { type: "follow-up-answered"; said: "yes" | "no" | "no-answer" | "nobody" }
  | { type: "closed"; said: "yes" | "silence" }
  | { type: "reopened"; why: "asked" | "customer-wrote" | "customer-disagreed"; status: "unclaimed" | "claimed" }
  | { type: "dismissed"; was: Case["status"] }
  | { type: "revived"; why: "asked" | "customer-wrote"; status: "triage" | "unclaimed" }
  /** `undid` is the id of the command that was taken back; the event's own `commandId` is that of the undoing. */
  | { type: "undone"; undid: string; verb: string }
  | TaskBody
  | LinkBody
  | PromiseBody
  | IncidentBody
  | GiveBody
  | ConsentBody
  | CallBody
  | Retimed
  | ClockBody;

/** What happens to a piece of the case; `task` is its id there. */
export type TaskBody =
  /** `by`: for whom it is asked, where that is not whoever acted. */
  | {
      type: "task-asked";
      task: string;
      about: TaskFacts;
      department: DepartmentId;
      from: DepartmentId;
      whatId: TextId;
      by?: PersonId;
    }
  | { type: "task-claimed"; task: string; person: PersonId }
  | { type: "task-released"; task: string; person: PersonId }
  | { type: "task-passed"; task: string; person: PersonId; whyId: TextId | null }
  /** To somebody without chat; `link` takes their answer until then. */
  | { type: "task-sent"; task: string; to: OutsideWho; link: string; until: Instant; whyId: TextId | null }
  | { type: "link-opened"; task: string; link: string; to: OutsideWho }
  | { type: "link-ended"; task: string; link: string; to: OutsideWho; why: "expired" | "undelivered" }
  /** Whoever had it outside could not: the department has it again. */
  | { type: "task-came-back"; task: string; whyId: TextId }
  | { type: "task-waiting"; task: string; forId: TextId; until: Instant; part?: string }
  | { type: "task-resumed"; task: string; why: "asked" | "date-came" | "arrived" }
  | { type: "task-done"; task: string; resultId: TextId }
  | { type: "task-refused"; task: string; whyId: TextId | null }
  | { type: "task-cancelled"; task: string; whyId: TextId | null }
  /** The case is resolved although these are still to be done, and why. */
  | { type: "tasks-kept"; tasks: string[]; whyId: TextId }
  /** Whoever speaks with the customer is asked to tell them; null: nobody does yet. */
  | { type: "tell-asked"; to: PersonId | null; whatId: TextId | null };

/** What happens between two cases; `other` is the number of the other one, which has an event of its own. */
export type LinkBody =
  | { type: "link-proposed"; other: number; because: LinkReason }
  | { type: "linked"; other: number; because: LinkReason }
  | { type: "unlinked"; other: number }
  /** Somebody says that it is another matter. */
  | { type: "link-refused"; other: number; because: LinkReason }
  /** The other one is part of this one now; its pieces have the numbers in `pieces` here, and their clocks go on. */
  | ({
      type: "absorbed";
      other: number;
      took: JoinedFacts;
      adopts: boolean;
      clocks: Clock[];
      pieces: Record<string, string>;
    } & StoredPieces)
  | { type: "merged"; other: number }
  | { type: "parted"; other: number }
  /** A case of its own again, with its pieces and the customer's words as they are by now. */
  | ({ type: "came-back"; other: number; clocks: Clock[]; words: CustomerWord[] } & StoredPieces)
  /** One message of the customer is of another case now. */
  | { type: "complaint-left"; other: number; word: CustomerWord; left: WordsLeft }
  /** `other`: where it was; null for one that was in no case. */
  | { type: "complaint-joined"; other: number | null; word: CustomerWord };
/** What happens to the incident that the case is part of; `n` counts its updates. */
export type IncidentBody =
  | { type: "incident-linked"; incident: CaseIncident }
  | { type: "incident-unlinked"; incident: number }
  /** A planned one has come to its beginning, or to its end. */
  | { type: "incident-began" | "incident-over"; incident: number }
  | { type: "incident-news" | "incident-closed"; incident: number; n: number; by: PersonId; textId: TextId };

/** What happens to a promise of the case; `promise` is its id there. `keeper`: the one of its department who says yes. */
export type PromiseBody =
  | ({
      type: "promise-made";
      promise: string;
      whatId: TextId;
      department: DepartmentId;
      from: DepartmentId;
    } & PromisedFor)
  | { type: "promise-accepted"; promise: string; keeper: PersonId | null }
  | ({ type: "promise-moved"; promise: string; from: Instant; whyId: TextId | null } & PromisedFor)
  | { type: "promise-kept"; promise: string }
  | { type: "promise-broken"; promise: string; whyId: TextId | null }
  | { type: "promise-refused"; promise: string; whyId: TextId | null }
  | { type: "promise-withdrawn"; promise: string; whyId: TextId | null }
  /** The case is resolved although these are still to be kept, and why. */
  | { type: "promises-left"; promises: string[]; whyId: TextId };

/** `dark`: nobody of the department is there then. */
type PromisedFor = { dueAt: Instant; accepted: boolean; keeper: PersonId | null; dark: boolean };
/** Of phoning the customer. Whom they reached and what was said is `told`, beside it. */
export type CallBody =
  | { type: "call-asked"; why: CallReason }
  | { type: "calling"; person: PersonId }
  /** `againAt`: when the next try is asked for; `settles`: reasons for a call that this one was about as well. */
  | { type: "called"; outcome: CallOutcome; againAt: Instant | null; settles: CallReason[] }
  | { type: "call-again" }
  | { type: "phone-given"; numberId: TextId; bestTimeId: TextId | null }
  | { type: "phone-wrong" }
  | { type: "calls-wished"; calls: boolean };

/** Consequences for the clocks, computed with the policy of the moment and then frozen as facts. */
type ClockBody = ClockChange | ClockStep;

export type ClockChange =
  | { type: "clock-started"; clock: Clock }
  | ClockMoved
  | ({ type: "clock-ended"; how: "met" | "dropped"; countedMs: number } & ClockName);

/** All that a new desk version does to the clocks of a case, in order and at once; old versions are told clock by clock. */
export type Retimed = { type: "retimed"; version: number; moves: RetimedClock[] };
/** `wasDueAt` is when the clock fell due before; null for one that starts, and for one that was paused or never due. */
export type RetimedClock = ClockChange & { wasDueAt: Instant | null };

/** The open stretch ends with `countedMs` and the rest of the budget goes on under the terms of `stretch`. */
export type ClockMoved = ClockName & {
  type: "clock-moved";
  countedMs: number;
  /** Its `from` is where the open one ends: the event's instant, or earlier when a wait had run out unnoticed. */
  stretch: Stretch;
  /** The wait turned out to have begun earlier: this stretch goes in front of all others. */
  earlier?: Stretch;
  /** The same where another case, which has become part of this one, had that time: its stretches, in order. */
  joined?: Stretch[];
  /** So many stretches in front turned out to be no wait of this case and are taken off. */
  notTheirs?: number;
  budgetMs: number;
  escalation: EscalationId | null;
  dueAt: Instant | null;
};

/**
 * One rung of the escalation was decided, with all that were past as well; or a loud one that nobody answered went on to
 * the next person (`climb`).
 */
export type ClockStep = ClockName & {
  type: "clock-step";
  generation: number;
  step: string;
  stepKind: "warn" | "breach" | "repeat" | "climb";
  occurrence: number;
  /** When the step was due; the event's `at` is when it was decided. */
  dueAt: Instant;
  /** What the clock remembers of its steps after this; see `Clock`. */
  decided: Record<string, number>;
  decidedFor?: Record<string, Instant>;
  again?: Record<string, number>;
  climb?: Climb | null;
  breached: boolean;
  told: PersonId[];
  loud: boolean;
  /** Nobody of the department was on duty, and why not. */
  gap?: { department: DepartmentId; because: string } | null;
};

export type EventType = EventBody["type"];
