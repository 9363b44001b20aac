import type { CallOutcome } from "../call/call.ts";
import type { ConsentDraft, ConsentSaid } from "../consent/consent.ts";
import type { CauseId, ConsentKind, DepartmentId, GiveKind, PersonId, SeverityId } from "../desk/desk.ts";
import type { Heat } from "../heat/heat.ts";
import type { Planned } from "../incident/incident.ts";
import type { LinkReason } from "../link/link.ts";
import type { TaskDraft } from "../task/read-what.ts";
import type { Instant } from "../time/instant.ts";
import type { Case, CustomerWord } from "./case.ts";
import type { ToldWhere } from "./told-where.ts";

/**
 * Everything that may be asked of one case, resolved: people and departments are ids, dates are instants, and the words
 * are given in full; `decide` lodges them under an id and the events carry the id.
 */
export type Command =
  | { verb: "claim" }
  | { verb: "release" }
  | { verb: "update"; note: string }
  /**
   * `tells`: the promises (`p1`) of which these words tell the customer. `despite`: although the customer is to be phoned
   * first, of which this person knows.
   */
  | { verb: "told"; words: string; where: ToldWhere; tells?: readonly string[]; despite?: boolean }
  | { verb: "wait"; what: string; until: Instant }
  | { verb: "resume" }
  | { verb: "pass"; to: { person: PersonId } | { department: DepartmentId }; why: string | null }
  | { verb: "yes" }
  | { verb: "no"; why: string | null }
  | DoneCommand
  | { verb: "wants"; words: string }
  /** `lost` is in minutes. */
  | { verb: "harm"; words: string; lost: number | null; ours: boolean }
  | { verb: "met"; met: Met }
  | { verb: "cause"; cause: CauseId }
  | { verb: "customer"; said: "yes" | "no" | "no-answer"; words: string | null }
  | { verb: "on-it"; until: Instant | null }
  | { verb: "not-me" }
  | { verb: "severity"; to: SeverityId; why: string | null }
  | { verb: "notours"; to: DepartmentId | null }
  | { verb: "dismiss" }
  | { verb: "reopen" }
  | { verb: "undo" }
  /**
   * `knows`: things of the same sort that were asked for before (`42.1`) and of which this person has been told. `consent`:
   * the customer's yes to what cannot be undone, where it comes with the asking.
   */
  | {
      verb: "ask";
      to: DepartmentId;
      what: string;
      about: TaskDraft;
      knows: readonly string[];
      consent?: ConsentDraft | null;
    }
  /** The customer is to be told something: whoever speaks with them is asked to. */
  | { verb: "ask-tell"; what: string | null }
  | { verb: "arrived"; part: string }
  /** `to` null: the department that has the case keeps it. `agreed`: of what cannot be undone for the customer. */
  | ({ verb: "promise"; what: string; to: DepartmentId | null; agreed?: ConsentSaid | null } & PromisedDate)
  | PromiseCommand
  | CallCommand
  | TaskCommand
  | OutsideCommand
  | PairCommand
  | IncidentCommand
  | GiveCommand
  | ConsentCommand
  | HeardCommand;

/** `how` is null where the customer solved it `alone` and nobody knows how; what is left out, nobody said. */
type DoneCommand = {
  verb: "done";
  how: string | null;
  open?: { become: "keep" | "cancel"; why: string } | null;
  /** What becomes of promises that the customer counts on; whoever says that they are kept gives no reason. */
  promised?: { become: "kept" } | { become: "open" | "withdrawn"; why: string } | null;
  met?: Met | null;
  cause?: CauseId | null;
  alone?: boolean;
  agreed?: ConsentSaid | null;
};

/** Whether what the customer wanted, and the harm, is put right; `why` not. */
export type Met = { yes: true } | { yes: false; why: string | null };

/** Phoning the customer. */
type CallCommand =
  | { verb: "call" }
  | { verb: "calling" }
  | { verb: "called"; outcome: CallOutcome; words: string | null }
  /** `number` null: the one we have is of no use. */
  | { verb: "reach"; number: string | null; bestTime: string | null }
  | { verb: "nophone"; calls: boolean };

/** What is done with a task; `piece` is its id in the case. */
type TaskCommand =
  | { verb: "task-claim"; piece: string }
  | { verb: "task-release"; piece: string }
  | { verb: "task-wait"; piece: string; what: string; until: Instant }
  | { verb: "task-resume"; piece: string }
  | { verb: "task-done"; piece: string; result: string; agreed?: ConsentSaid | null }
  /** Those who were asked cannot; those who asked take it back. */
  | { verb: "task-no"; piece: string; why: string | null };

/** Who is to do a task: a colleague, or somebody without chat, who answers by a link in a mail. */
type OutsideCommand =
  | { verb: "task-pass"; piece: string; to: PersonId; why: string | null }
  | { verb: "task-send"; piece: string; to: SendTo; why: string | null }
  | { verb: "link-opened"; piece: string; link: string }
  | { verb: "link-answered"; piece: string; link: string; answer: LinkAnswer }
  /** The mail server does not take the address. */
  | { verb: "link-failed"; piece: string; link: string };

/** Somebody of the desk without chat, or words that name somebody whom the desk file lets have work. */
type SendTo = { person: PersonId } | { words: string };
export type LinkAnswer = { did: "done" | "could-not"; words: string } | { did: "part"; part: string };
/** One side of what is done with two cases; the other side is asked the like, and both are written at once. */
type PairCommand =
  | { verb: "link"; other: number; because: LinkReason }
  | { verb: "unlink"; other: number }
  | { verb: "propose-link"; other: number; because: LinkReason }
  /** This one goes on, the other one becomes part of it. */
  | { verb: "merge"; other: Case }
  | { verb: "merge-into"; other: Case }
  | { verb: "unmerge"; other: Case }
  | { verb: "unmerge-from"; other: Case }
  /** A message goes to another case; `words`: all that the customer has said in this one. */
  | { verb: "let-go"; complaintId: string; to: number; words: readonly CustomerWord[] }
  | { verb: "take-in"; word: CustomerWord; from: number | null };

/**
 * `sure`: whoever says it has seen the date in full. `dark`: they know that nobody of the department is there then, and
 * promise it all the same.
 */
type PromisedDate = { dueAt: Instant; sure: boolean; dark: boolean };

/** What becomes of a promise; `piece` is its id in the case. */
export type PromiseCommand =
  | { verb: "promise-yes"; piece: string }
  /** The department that is asked refuses; those who made it take it back. */
  | { verb: "promise-no"; piece: string; why: string | null }
  | { verb: "promise-kept"; piece: string }
  | { verb: "promise-broken"; piece: string; why: string | null }
  | ({ verb: "promise-move"; piece: string; why: string | null } & PromisedDate);
/** What is done with the incident that a case is part of. `incident-heard` comes from the desk, for each case once. */
type IncidentCommand =
  | { verb: "incident-link"; incident: IncidentToLink }
  | { verb: "incident-unlink" }
  | { verb: "incident-heard"; incident: number; n: number; by: PersonId; words: string; closes: boolean };

type IncidentToLink = {
  id: number;
  name: string;
  since: Instant;
  planned: Planned | null;
  heard: number;
  last: { words: string; at: Instant } | null;
};

/** Amounts are as they were typed: in which currency a bare number is, the giver's department says. */
type GiveCommand =
  | { verb: "give"; kind: GiveKind; amount: string; why: string | null; consent: ConsentDraft | null }
  | { verb: "give-change"; piece: string; amount: string; why: string | null }
  /** `amount`: less than was asked for; `asking`: what it was when the button for it was drawn. */
  | { verb: "give-yes"; piece: string; amount: string | null; asking: string | null }
  | { verb: "give-no"; piece: string; why: string | null };

/** What cannot be undone for the customer: whether they want it. */
type ConsentCommand =
  | { verb: "ask-consent"; about: ConsentKind; what: string | null; to: DepartmentId | null }
  | { verb: "consent"; id: string | null; about: ConsentKind | null; said: "yes" | "no"; draft: ConsentDraft };

/** What comes from outside the desk: the customer's next word, an edit, a deletion, the firm's own public answer. */
export type HeardCommand =
  /** `pleased`: an answer to "is it fixed?" that is no complaint; `works`: it says so in so many words; `phone`: a number came with it. */
  | {
      verb: "hear";
      word: CustomerWord;
      heat: Heat;
      pleased: boolean;
      works?: boolean;
      orderNumber: string | null;
      phone?: true;
    }
  | { verb: "hear-edit"; word: CustomerWord }
  | { verb: "hear-reply"; textId: string; at: Instant; where: ToldWhere }
  /** The time, or with a `version` the desk version that has come into force, changed what the clocks should be. */
  | { verb: "retime"; version?: number }
  /** Nobody has said anything for long enough. `absent`: whoever has the case is away, so there is nobody to ask first. */
  | LapseCommand;

/** `to`: who is asked whether the customer is still well. */
export type LapseCommand = { verb: "lapse"; absent: boolean; to?: PersonId | null };

export type Verb = Command["verb"];
