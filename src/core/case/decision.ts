import type { Calendars } from "../coverage/calendars.ts";
import type { CoverageContext, Roster } from "../coverage/roster.ts";
import type { DepartmentId, Desk } from "../desk/desk.ts";
import type { Clock } from "../sla/clock.ts";
import type { Instant } from "../time/instant.ts";
import type { Actor } from "./actor.ts";
import type { Case } from "./case.ts";
import type { CaseEvent, EventBody } from "./event.ts";
import type { TextId } from "./wait.ts";

export type DecideContext = {
  now: Instant;
  actor: Actor;
  desk: Desk;
  calendars: Calendars;
  /** Unique to this asking; its texts and events carry it. */
  commandId: string;
  /** Departments the actor is on duty for now besides their own, as cover or by a rota. */
  standsInFor?: readonly DepartmentId[];
  /** Who has said that they cover or are away; left out: nobody. */
  roster?: Roster;
  /** The other cases of the same customer or order, where it matters what has been asked for there. */
  related?: readonly Case[];
};

/** What questions of who is there are asked of; without a roster the desk file alone speaks. */
export const coverageOf = ({ desk, calendars, roster }: DecideContext): CoverageContext => ({
  desk,
  calendars,
  roster: roster ?? { covers: [], absences: [] },
});

/** What is to be written: events, the case after them, and the words that the events name by id. */
export type Decision = {
  events: CaseEvent[];
  after: Case;
  texts: Words[];
  /** Every generation of every clock this touched, as it is afterwards: a generation may end and the next one begin. */
  clocks: Clock[];
  /** Every clock has been held against the desk version that was decided by; missing where only a step was decided. */
  adjusted?: true;
};
export type Words = { id: TextId; words: string };

/** What a group of verbs returns: bare facts; stamping, clocks and folding are done here, once. */
export type Bodies = { events: EventBody[]; texts?: Words[] };
