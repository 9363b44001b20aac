import type { Actor } from "../../src/core/case/actor.ts";
import type { Case, CustomerWord, Resolution } from "../../src/core/case/case.ts";
import type { Command } from "../../src/core/case/command.ts";
import { decide, decideOpening } from "../../src/core/case/decide.ts";
import type { Decision } from "../../src/core/case/decision.ts";
import type { CaseEvent, OpenedBody } from "../../src/core/case/event.ts";
import { isRefusal, type Refusal } from "../../src/core/case/refusal.ts";
import { type Calendars, calendarsOf, refOf } from "../../src/core/coverage/calendars.ts";
import { firstInstant } from "../../src/core/coverage/local-time.ts";
import type { Roster } from "../../src/core/coverage/roster.ts";
import type { ClockKind, Desk } from "../../src/core/desk/desk.ts";
import { decideSteps } from "../../src/core/escalation/decide-steps.ts";
import { calm } from "../../src/core/heat/heat.ts";
import type { Clock } from "../../src/core/sla/clock.ts";
import { liveClock } from "../../src/core/sla/clocks.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import { aDesk } from "./a-desk.ts";

export type Policy = { desk: Desk; calendars: Calendars };

/** `versions` are desks whose calendars a running clock may still name. */
export const policyOf = (desk: Desk, versions: readonly Desk[] = []): Policy => {
  const specs = new Map(
    versions.flatMap((one) => one.departments).map((one) => [refOf(one.id, one.calendar), one.calendar]),
  );
  return { desk, calendars: calendarsOf(desk, (ref) => specs.get(ref)) };
};
export const policy = policyOf(aDesk);

/** `2027-03-01 09:00` as the wall clocks of New York or Berlin show it. 1 March 2027 is a Monday. */
export const newYork = (wall: string): Instant => inZone("America/New_York", wall);
export const berlin = (wall: string): Instant => inZone("Europe/Berlin", wall);
const inZone = (zone: string, wall: string): Instant => {
  const [date = "", time = ""] = wall.split(" ");
  return instant(firstInstant(zone, date, time));
};

/** Monday at nine in New York, when everybody of the desk is at work. */
export const monday = newYork("2027-03-01 09:00");

/** `person("raj")`; the other actors stand for themselves. */
export const person = (id: string): Actor => ({ kind: "person", person: id });
export const customer: Actor = { kind: "customer" };
export const sweeper: Actor = { kind: "desk", part: "sweep" };

/** Raj said so, and nobody was asked more. */
export const aResolution = (at: Instant, given: Partial<Resolution> = {}): Resolution => ({
  by: "raj",
  at,
  howId: "t",
  met: null,
  unmetId: null,
  alone: false,
  theirWord: false,
  ...given,
});

let words = 0;
/** A word of the customer; each has its own complaint and text. */
export const aWord = (at: Instant, given: Partial<CustomerWord> = {}): CustomerWord => {
  words += 1;
  return { complaintId: `complaint-${words}`, textId: `text-${words}`, at, source: "x", url: null, ...given };
};

export const hear = (at: Instant, given: Partial<Extract<Command, { verb: "hear" }>> = {}): Command => ({
  verb: "hear",
  word: aWord(at),
  heat: calm,
  pleased: false,
  orderNumber: null,
  ...given,
});

export const opening = (now: Instant, given: Partial<OpenedBody> = {}): OpenedBody => ({
  type: "opened",
  status: "unclaimed",
  customerId: "customer-1",
  department: "parts",
  speaker: "social",
  severity: "normal",
  source: "x",
  orderNumber: null,
  product: null,
  since: now,
  heat: calm,
  routing: { rule: "Parts on order", matched: ["heating element"], candidates: [] },
  word: aWord(given.since ?? now),
  backlog: false,
  ...given,
});

/** A case of Parts that has just been opened: normal, unclaimed, told of on X. */
export const aCase = (given: Partial<OpenedBody> = {}, now: Instant = monday, by: Policy = policy): Case =>
  decideOpening(42, opening(now, given), [], { ...by, now, actor: customer, commandId: "opening" }).after;

export const inTriage = (now: Instant = monday): Case =>
  aCase(
    { status: "triage", department: "call-centre", routing: { rule: "", matched: [], candidates: ["parts"] } },
    now,
  );

/** What the desk answers. A person is named by id. */
export const asks = (
  kase: Case,
  by: Actor | string,
  command: Command,
  now: Instant,
  under: Policy = policy,
): Decision | Refusal => {
  const actor = typeof by === "string" ? person(by) : by;
  return decide(kase, command, { ...under, now, actor, commandId: `command-${kase.version + 1}` });
};

export const decided = (...asked: Parameters<typeof asks>): Decision => {
  const decision = asks(...asked);
  if (isRefusal(decision)) throw new Error(`Refused: ${decision.code} ${JSON.stringify(decision.facts)}`);
  return decision;
};

export const refused = (...asked: Parameters<typeof asks>): Refusal => {
  const refusal = asks(...asked);
  if (!isRefusal(refusal)) throw new Error(`Not refused: ${refusal.events.map(({ type }) => type).join(", ")}`);
  return refusal;
};

/** The case after one command. */
export const does = (...asked: Parameters<typeof asks>): Case => decided(...asked).after;

export type Step = [by: Actor | string, command: Command, at: Instant];
export const through = (kase: Case, steps: readonly Step[], under: Policy = policy): Case =>
  steps.reduce((state, [by, command, at]) => does(state, by, command, at, under), kase);

/** The live clock of this kind; throws when none runs. */
export const clockOf = (kase: Case, kind: ClockKind): Clock => {
  const clock = liveClock(kase, kind);
  if (clock === undefined) throw new Error(`FT-${kase.number} has no ${kind} clock.`);
  return clock;
};

/** The latest clock of this kind, ended or not. */
export const lastClock = (kase: Case, kind: ClockKind): Clock => {
  const clock = kase.clocks.find((one) => one.kind === kind);
  if (clock === undefined) throw new Error(`FT-${kase.number} never had a ${kind} clock.`);
  return clock;
};

/** Nobody has said anything about who is where. */
export const noRoster: Roster = { covers: [], absences: [] };

/** What a sweep does to a case at this instant, by the rules alone: no store, no nags. */
export const sweep = (
  kase: Case,
  now: Instant,
  under: Policy = policy,
  roster: Roster = noRoster,
): { events: CaseEvent[]; after: Case } => decideSteps(kase, { ...under, roster }, now, `sweep-${kase.version + 1}`);
