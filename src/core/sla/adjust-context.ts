import type { Calendars } from "../coverage/calendars.ts";
import type { Desk } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { Clock, StretchReason } from "./clock.ts";

/** What clocks are adjusted by: the policy of the moment, and why their terms may have changed. */
export type AdjustContext = {
  now: Instant;
  desk: Desk;
  calendars: Calendars;
  /** For the trace. */
  why: StretchReason;
  /** The date to which the wait of the case, or of this piece of it, ran that is over now; null: none ended by its date. */
  waitEndedAt(piece: string | null): Instant | null;
  /** The clocks of a case that becomes part of this one: its earlier time was somebody's. */
  joins?: readonly Clock[];
};
