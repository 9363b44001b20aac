import type { Actor } from "../case/actor.ts";
import type { Command } from "../case/command.ts";
import type { EventBody, OpenedBody } from "../case/event.ts";
import type { Complaint } from "../complaint/complaint.ts";
import type { RosterEvent } from "../coverage/evolve-roster.ts";
import type { PersonId } from "../desk/desk.ts";
import type { Manners } from "../escalation/sort-inbox.ts";
import type { Instant } from "../time/instant.ts";

/**
 * Something that comes from outside the rules of time: a complaint, what somebody asked for, who is where. `recorded` and
 * `opened` are facts of a desk's own past, taken as they happened.
 */
export type Happening = { at: Instant } & (
  | { what: "complaint"; complaint: Complaint }
  /** `on` is a case number, or the message (`connector:id`) whose case is meant. */
  | { what: "ask"; by: PersonId; on: number | string; command: Command }
  | { what: "opened"; number: number; actor: Actor; body: OpenedBody }
  | { what: "recorded"; number: number; actor: Actor; bodies: EventBody[] }
  | { what: "settings"; person: PersonId; reminders: Manners["reminders"] }
  | { what: "roster"; event: RosterEvent }
);
