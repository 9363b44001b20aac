import type { Status } from "../case/case.ts";
import type { DepartmentId, PersonId, SeverityId } from "../desk/desk.ts";
import type { ListKind } from "../escalation/list-times.ts";
import type { NagKind } from "../escalation/plan-nags.ts";
import type { Because, Way } from "../escalation/recipient.ts";
import type { ClockKey } from "../sla/clock.ts";
import type { Instant } from "../time/instant.ts";

/** One line of what happened: the same stretch replayed by the same rules gives the same lines, byte for byte. */
export type LedgerLine = { at: Instant } & (
  | { what: "opened"; case: number; department: DepartmentId; severity: SeverityId; status: Status }
  | { what: "heard"; case: number }
  | { what: "asked"; case: number; by: PersonId; verb: string; refused: string | null }
  | { what: "wait-over"; case: number }
  | { what: "lease-asked"; case: number; person: PersonId }
  | { what: "lease-lapsed"; case: number; person: PersonId; department: DepartmentId }
  | { what: "bounced"; case: number; from: DepartmentId; to: DepartmentId }
  | { what: "follow-up"; case: number; person: PersonId }
  | {
      what: "step";
      case: number;
      clock: ClockKey;
      generation: number;
      step: string;
      stepKind: string;
      occurrence: number;
      dueAt: Instant;
      loud: boolean;
      department: DepartmentId;
      told: PersonId[];
    }
  | {
      what: "breach";
      case: number;
      clock: ClockKey;
      generation: number;
      department: DepartmentId;
      severity: SeverityId;
    }
  | {
      what: "gap";
      case: number;
      clock: ClockKey;
      generation: number;
      step: string;
      occurrence: number;
      department: DepartmentId;
      because: string;
    }
  | {
      /** A nag that was decided then, and what became of it; `held` until the end of the stretch. */
      what: "nag";
      case: number;
      about: NagKind;
      generation: number;
      step: string;
      occurrence: number;
      person: PersonId;
      because: Because;
      way: Way;
      loud: boolean;
      became: "told" | "dropped" | "held";
      becameAt: Instant | null;
      reason: string | null;
    }
  | { what: "list"; person: PersonId; kind: ListKind; became: "told" | "dropped"; reason: string | null; items: number }
);

/** A stretch in which nobody of a department is there, and what of the replayed cases fell due in it. */
export type CoverageGap = {
  department: DepartmentId;
  from: Instant;
  to: Instant;
  intended: boolean;
  because: string;
  falling: { case: number; clock: ClockKey; at: Instant }[];
};

export type Ledger = { from: Instant; to: Instant; lines: LedgerLine[]; gaps: CoverageGap[] };
