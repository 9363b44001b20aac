import { askAgain, decideGive, decideOfGive } from "../authority/decide-give.ts";
import { callAgain, decideCall } from "../call/decide-call.ts";
import { needsCall } from "../call/needs-call.ts";
import { decideConsent } from "../consent/decide-consent.ts";
import { decideIncident, incidentPhases } from "../incident/decide-incident.ts";
import { decideLink } from "../link/decide-link.ts";
import { linksOver } from "../outside/decide-outside.ts";
import { decidePromise, decidePromiseStep } from "../promise/decide-promise.ts";
import { adjustClocks } from "../sla/adjust-clocks.ts";
import { type Clock, clockId, type StretchReason } from "../sla/clock.ts";
import { liveClock } from "../sla/clocks.ts";
import { closeIfLast, decideArrived, decideAsk, decideTask, decideWaitsOver } from "../task/decide-task.ts";
import { findTask } from "../task/task.ts";
import type { Instant } from "../time/instant.ts";
import { personOf } from "./actor.ts";
import type { Case } from "./case.ts";
import type { Command } from "./command.ts";
import { decideAssignment } from "./decide-assignment.ts";
import { decideEnding } from "./decide-ending.ts";
import { decideHearing } from "./decide-hearing.ts";
import { decideAskTell, decideTalk } from "./decide-talk.ts";
import { decideWord } from "./decide-word.ts";
import type { Bodies, DecideContext, Decision, Words } from "./decision.ts";
import type { CaseEvent, ClockChange, EventBody, EventType, OpenedBody } from "./event.ts";
import { evolve } from "./evolve.ts";
import { followUpAfter } from "./follow-up.ts";
import { lifecycle } from "./lifecycle.ts";
import { may } from "./may.ts";
import { isRefusal, type Refusal, type RefusalCode, refuse } from "./refusal.ts";
import { decideLapse } from "./silence.ts";
import { stamp } from "./stamp.ts";

/** The one rule of what a command does to a case. Pure. */
export const decide = (kase: Case, command: Command, context: DecideContext): Decision | Refusal => {
  if (kase.mergedInto !== null && command.verb !== "unmerge-from") return whileMerged(kase, command, context);
  const cell = lifecycle[command.verb][kase.status];
  if (cell !== "may") return refuseByTable(cell, kase, context);
  const allowed = may(context.actor, command, kase, context.desk, context.standsInFor);
  if (!allowed.yes) return refuse("may-not", { verb: command.verb, departments: allowed.who.join(",") });
  const bodies = decideVerb(kase, command, context);
  if (isRefusal(bodies)) return bodies;
  const joins = command.verb === "merge" ? command.other.clocks : [];
  return settle(kase, bodies, context, {
    version: command.verb === "retime" ? (command.version ?? null) : null,
    joins,
  });
};

/** The first event of a case, with the clocks it starts. */
export const decideOpening = (number: number, opened: OpenedBody, texts: Words[], context: DecideContext): Decision => {
  const first = stamp(opened, { number, seq: 1, context });
  const empty = evolve(null, first);
  const why = needsCall(null, empty, context.desk.calls);
  if (why === null) return { ...withClocks(empty, empty, [first], context, {}), texts };
  const asked = stamp({ type: "call-asked", why }, { number, seq: 2, context });
  return { ...withClocks(empty, evolve(empty, asked), [first, asked], context, {}), texts };
};

/** It does nothing by itself: time passes it by, and whoever means it means the one that it is part of. */
const whileMerged = (kase: Case, { verb }: Command, context: DecideContext): Decision | Refusal =>
  verb === "retime" || verb === "lapse"
    ? settle(kase, { events: [] }, context)
    : refuse("was-merged", { other: String(kase.mergedInto?.number ?? ""), at: String(kase.mergedInto?.at ?? "") });

const refuseByTable = (code: RefusalCode, kase: Case, context: DecideContext): Refusal => {
  const person = kase.assignee ?? "";
  const facts = { person, at: String(kase.assignedAt ?? ""), department: kase.department };
  return refuse(code === "claimed-by-other" && person === personOf(context.actor) ? "already-yours" : code, facts);
};

const decideVerb = (kase: Case, command: Command, context: DecideContext): Bodies | Refusal => {
  switch (command.verb) {
    case "claim":
    case "release":
    case "pass":
    case "yes":
    case "no":
    case "notours":
      return decideAssignment(kase, command, context);
    case "update":
    case "told":
    case "wait":
    case "resume":
    case "on-it":
    case "not-me":
    case "severity":
      return decideTalk(kase, command, context);
    case "wants":
    case "harm":
    case "met":
    case "cause":
      return decideWord(command, context);
    case "done":
    case "customer":
    case "dismiss":
    case "reopen":
    case "undo":
      return decideEnding(kase, command, context);
    case "ask":
      return decideAsk(kase, command, context);
    case "ask-tell":
      return decideAskTell(kase, command, context);
    case "arrived":
      return decideArrived(kase, command.part, context);
    case "call":
    case "calling":
    case "called":
    case "reach":
    case "nophone":
      return decideCall(kase, command, context);
    case "task-claim":
    case "task-release":
    case "task-wait":
    case "task-resume":
    case "task-done":
    case "task-no":
    case "task-pass":
    case "task-send":
    case "link-opened":
    case "link-answered":
    case "link-failed":
      return decideTask(kase, command, context);
    case "link":
    case "unlink":
    case "propose-link":
    case "merge":
    case "merge-into":
    case "unmerge":
    case "unmerge-from":
    case "let-go":
    case "take-in":
      return decideLink(kase, command, context);
    case "promise":
      return decidePromise(kase, command, context);
    case "promise-yes":
    case "promise-no":
    case "promise-kept":
    case "promise-broken":
    case "promise-move":
      return decidePromiseStep(kase, command, context);
    case "incident-link":
    case "incident-unlink":
    case "incident-heard":
      return decideIncident(kase, command, context);
    case "give":
      return decideGive(kase, command, context);
    case "give-change":
    case "give-yes":
    case "give-no":
      return decideOfGive(kase, command, context);
    case "consent":
    case "ask-consent":
      return decideConsent(kase, command, context);
    case "hear":
    case "hear-edit":
    case "hear-reply":
      return decideHearing(kase, command, context.desk);
    case "retime":
      return {
        events: [
          ...decideWaitsOver(kase, context),
          ...linksOver(kase, context),
          ...incidentPhases(kase, context),
          ...callAgain(kase, context.now),
        ],
      };
    case "lapse":
      return { events: decideLapse(kase, command, context) };
  }
};

/**
 * Facts that are beyond deciding, as they happened, with what they do to the clocks. Under a new `version` of the desk what
 * it does to them is one event.
 */
export const settle = (kase: Case, bodies: Bodies, context: DecideContext, along: Along = {}): Decision => {
  const events: CaseEvent[] = [];
  let after = kase;
  const happens = (body: EventBody): void => {
    const event = stamp(body, { number: kase.number, seq: after.version + 1, context });
    events.push(event);
    after = evolve(after, event);
  };
  for (const body of bodies.events) happens(body);
  // What was still open has gone with a case that is no part of this one any more, or has ended while it was.
  const isNobodysTurn = bodies.events.length > 0 && after.mergedInto === null && after.news === null;
  for (const body of isNobodysTurn ? closeIfLast(after) : []) happens(body);
  // An undo that closes it again has brought back what had been planned.
  if (events.some(({ type }) => type === "closed")) {
    for (const body of followUpAfter(after, context.desk, context.now)) happens(body);
  }
  for (const body of askAgain(after, context)) happens(body);
  const why = needsCall(kase, after, context.desk.calls);
  if (why !== null) happens({ type: "call-asked", why });
  return { ...withClocks(kase, after, events, context, along), texts: bodies.texts ?? [] };
};

/** A desk version that is the reason, and the clocks of a case that becomes part of this one. */
type Along = { version?: number | null; joins?: readonly Clock[] };

/** The same decision with more that follows from it. */
export const alsoDecided = (decision: Decision, bodies: Bodies, context: DecideContext): Decision => {
  const more = settle(decision.after, bodies, context);
  const clocks = new Map([...decision.clocks, ...more.clocks].map((clock) => [clockId(clock), clock]));
  return {
    ...decision,
    events: [...decision.events, ...more.events],
    after: more.after,
    texts: [...decision.texts, ...more.texts],
    clocks: [...clocks.values()],
  };
};

const withClocks = (
  before: Case,
  state: Case,
  events: CaseEvent[],
  context: DecideContext,
  { version = null, joins = [] }: Along,
) => {
  const why = stretchReason(events, context);
  const waitEndedAt = (piece: string | null): Instant | null => {
    const ended = events.some((event) => endsByDate(event, piece));
    const wait = piece === null ? before.wait : findTask(before, piece)?.wait;
    return ended ? (wait?.until ?? null) : null;
  };
  const clocks = new Map(state.clocks.map((clock) => [clockId(clock), clock]));
  let after = state;
  const all = [...events];
  const bodies = adjustClocks(before, after, { ...context, why, waitEndedAt, joins });
  for (const body of bodies) {
    const event = stamp(body, { number: after.number, seq: after.version + 1, context });
    all.push(event);
    after = evolve(after, event);
    for (const clock of after.clocks) clocks.set(clockId(clock), clock);
  }
  const touched = [...clocks.values()];
  const adjusted = true as const;
  if (version === null || bodies.length === 0) return { events: all, after, clocks: touched, adjusted };
  const moves = bodies.map((body) => ({ ...body, wasDueAt: dueBefore(state, body) }));
  const one = stamp({ type: "retimed", version, moves }, { number: state.number, seq: state.version + 1, context });
  return { events: [...events, one], after: evolve(state, one), clocks: touched, adjusted };
};

const dueBefore = (kase: Case, body: ClockChange): Instant | null =>
  body.type === "clock-started" ? null : (liveClock(kase, body.kind, body.piece)?.dueAt ?? null);

const endsByDate = (event: CaseEvent, piece: string | null): boolean =>
  (event.type === "resumed" && event.why === "date-came" && piece === null) ||
  (event.type === "task-resumed" && event.why === "date-came" && piece === event.task);

const rules: Partial<Record<EventType, StretchReason["rule"]>> = {
  waiting: "waiting",
  resumed: "resumed",
  "task-waiting": "waiting",
  "task-resumed": "resumed",
  offered: "offered",
  "offer-accepted": "passed",
  "offer-refused": "passed",
  "offer-taken-back": "passed",
  "offer-bounced": "passed",
  routed: "passed",
  "sent-to-triage": "passed",
  "incident-linked": "incident",
  "incident-began": "incident",
  "incident-unlinked": "incident-over",
  "incident-closed": "incident-over",
  "incident-over": "incident-over",
  "severity-changed": "severity",
  reopened: "reopened",
  revived: "reopened",
};

const stretchReason = (events: readonly CaseEvent[], context: DecideContext): StretchReason => {
  const by = personOf(context.actor);
  for (const event of events) {
    const rule = rules[event.type];
    if (rule !== undefined) return { rule, by };
  }
  return { rule: events.length === 0 ? "desk-version" : "started", by };
};
