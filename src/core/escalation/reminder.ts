import type { PersonId } from "../desk/desk.ts";
import type { ClockKey } from "../sla/clock.ts";
import type { Instant } from "../time/instant.ts";

/** One reminder as it went: decided because of a step, held or not, told or dropped. */
export type Reminder = {
  caseNumber: number;
  kind: ClockKey;
  generation: number;
  step: string;
  occurrence: number;
  person: PersonId;
  loud: boolean;
  decidedAt: Instant;
  /** When the person may be told; `decidedAt` itself for what waits for nothing. */
  deliverAt: Instant;
  /** Null while it is held, and for good when it was dropped. */
  toldAt: Instant | null;
};
