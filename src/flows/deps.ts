import type { Deliverer, Directory, EventPoster } from "../chat/ports.ts";
import type { Calendars } from "../core/coverage/calendars.ts";
import type { Desk, Platform } from "../core/desk/desk.ts";
import type { Instant, MachineTime } from "../core/time/instant.ts";
import type { Db } from "../store/client.ts";

/** What every flow is given. `app.ts` builds it once; tests build it with a clock they move by hand. */
export type Deps = {
  db: Db;
  /** The active desk version, with its calendars compiled. */
  policy(): Policy;
  now(): Instant;
  machineNow(): MachineTime;
  newId(): string;
  /** Where people outside reach this desk over the web, without a trailing slash; null: nowhere. */
  publicUrl: string | null;
  /** The chat windows that are open, by platform. */
  windows: ChatWindow[];
  /** How programs outside are told of events; absent where none is. */
  events?: EventPoster;
  /** Something is due sooner than was known: look again. */
  wake(): void;
  log: Log;
  /** How long a platform may take to answer one call, in milliseconds; only tests set it. */
  answerWithinMs?: number;
};

export type Policy = { version: number; desk: Desk; calendars: Calendars };
export type ChatWindow = { platform: Platform; deliverer: Deliverer; directory: Directory };

/** Structured logging: facts first, then the sentence. Never customers' words, names or addresses. */
export type Log = {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
};
