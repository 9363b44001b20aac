import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { lodge, lodgeWords } from "../case/lodge.ts";
import { isRefusal, type Refusal, refuse } from "../case/refusal.ts";
import { unlikelyDate } from "../case/unlikely-date.ts";
import { restDeed } from "../consent/rest-deed.ts";
import type { DepartmentId } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { closeIfLast } from "../task/decide-task.ts";
import type { Instant } from "../time/instant.ts";
import { darkAt } from "./dark-at.ts";
import { type CustomerPromise, findPromise, openPromises } from "./promise.ts";
import { type PromiseVerb, promiseTable } from "./promise-table.ts";

type OfPromise = Extract<Command, { verb: PromiseVerb }>;
type Making = Extract<Command, { verb: "promise" }>;

/** Something is promised to the customer by a date. Who works for the department that must keep it has said yes with that. */
export const decidePromise = (kase: Case, command: Making, context: DecideContext): Bodies | Refusal => {
  const department = command.to ?? kase.department;
  if (findDepartment(context.desk, department) === undefined) {
    return refuse("unknown-department", {
      who: department,
      known: context.desk.departments.map(({ id }) => id).join(", "),
    });
  }
  const refusal = dateInTheWay(department, command, context);
  if (refusal !== null) return refusal;
  const id = `p${kase.promisesMade + 1}`;
  const deed = { did: "promise", piece: id, words: command.what, said: command.agreed ?? null } as const;
  const rests = restDeed(kase, deed, context);
  if (isRefusal(rests)) return rests;
  const me = findPerson(context.desk, personOf(context.actor));
  const keeps = worksFor(department, context);
  const text = lodgeWords(context.commandId, "promise", command.what);
  return {
    events: [
      ...rests,
      {
        type: "promise-made",
        promise: id,
        whatId: text.id,
        department,
        from: me?.department ?? kase.department,
        dueAt: command.dueAt,
        accepted: keeps,
        keeper: keeps ? memberOf(department, context) : null,
        dark: isDark(department, command.dueAt, context),
      },
    ],
    texts: [text],
  };
};

/** What becomes of a promise. */
export const decidePromiseStep = (kase: Case, command: OfPromise, context: DecideContext): Bodies | Refusal => {
  const promise = findPromise(kase, command.piece);
  if (promise === undefined) return noSuchPromise(kase, command.piece);
  const piece = `${kase.number}.${promise.id}`;
  const cell = promiseTable[command.verb][promise.state];
  if (cell !== "may") {
    const at = promise.state === "accepted" ? promise.acceptedAt : (promise.ended?.at ?? null);
    const person = promise.ended?.by ?? promise.keeper ?? "";
    return refuse(cell, { piece, person, at: String(at ?? ""), department: promise.department });
  }
  switch (command.verb) {
    case "promise-yes": {
      const keeper = memberOf(promise.department, context);
      return { events: [{ type: "promise-accepted", promise: promise.id, keeper }] };
    }
    case "promise-kept":
      return ends(kase, promise, { type: "promise-kept", promise: promise.id }, null, context);
    case "promise-broken":
      return ends(kase, promise, { type: "promise-broken", promise: promise.id, whyId: null }, command.why, context);
    case "promise-move":
      return moves(kase, promise, command, context);
    case "promise-no":
      return saysNo(kase, promise, command.why, context);
  }
};

/** The department says with the new date that it keeps it; anybody else asks it once more. */
const moves = (
  kase: Case,
  promise: CustomerPromise,
  command: Extract<OfPromise, { verb: "promise-move" }>,
  context: DecideContext,
): Bodies | Refusal => {
  const { department } = promise;
  if (command.dueAt === promise.dueAt) {
    return refuse("same-date", { piece: `${kase.number}.${promise.id}`, at: String(command.dueAt) });
  }
  const refusal = dateInTheWay(department, command, context);
  if (refusal !== null) return refusal;
  const keeps = worksFor(department, context);
  const text = lodge(context.commandId, "why", command.why);
  return {
    events: [
      {
        type: "promise-moved",
        promise: promise.id,
        from: promise.dueAt,
        dueAt: command.dueAt,
        accepted: keeps,
        keeper: keeps ? memberOf(department, context) : null,
        dark: isDark(department, command.dueAt, context),
        whyId: text?.id ?? null,
      },
    ],
    texts: text === null ? [] : [text],
  };
};

/**
 * The department that is asked refuses, everybody else takes it back. A promise that the customer counts on is not let go
 * with a no: the department names a date, or it is moved or broken, and taking it back needs a reason.
 */
const saysNo = (kase: Case, promise: CustomerPromise, why: string | null, context: DecideContext): Bodies | Refusal => {
  const piece = `${kase.number}.${promise.id}`;
  const facts = { piece, department: promise.department, at: String(promise.dueAt) };
  const hasWhy = why !== null && why.trim() !== "";
  if (isKeepers(promise, context)) {
    if (promise.told !== null)
      return refuse(promise.state === "proposed" ? "promise-needs-date" : "promise-counted-on", facts);
    return hasWhy
      ? ends(kase, promise, { type: "promise-refused", promise: promise.id, whyId: null }, why, context)
      : refuse("promise-needs-why", facts);
  }
  if (promise.told !== null && !hasWhy) return refuse("promise-counted-on", facts);
  return ends(kase, promise, { type: "promise-withdrawn", promise: promise.id, whyId: null }, why, context);
};

type Ending = Extract<EventBody, { type: "promise-kept" | "promise-broken" | "promise-refused" | "promise-withdrawn" }>;

/** With the reason lodged; what is resolved and agreed closes with the last that was open, unless there is news to tell. */
const ends = (
  kase: Case,
  promise: CustomerPromise,
  event: Ending,
  why: string | null,
  context: DecideContext,
): Bodies => {
  const text = lodge(context.commandId, "why", why);
  const said: Ending = event.type === "promise-kept" ? event : { ...event, whyId: text?.id ?? null };
  const isNews = promise.told !== null && event.type !== "promise-kept";
  const rest = { ...kase, promises: kase.promises.filter(({ id }) => id !== promise.id) };
  return {
    events: [said, ...(kase.news === null && !isNews ? closeIfLast(rest) : [])],
    texts: text === null ? [] : [text],
  };
};

/** Whoever keeps it says no for themselves; what the same department promised and the customer has not heard it takes back. */
const isKeepers = (promise: CustomerPromise, context: DecideContext): boolean => {
  const me = personOf(context.actor);
  const isOwn = promise.madeBy === me || promise.madeFrom === promise.department;
  return worksFor(promise.department, context) && !(isOwn && promise.state === "accepted");
};

/** A promise needs a time ahead, somebody there to keep it until then, and a date that whoever says it has seen in full. */
const dateInTheWay = (
  department: DepartmentId,
  { dueAt, sure, dark }: { dueAt: Instant; sure: boolean; dark: boolean },
  context: DecideContext,
): Refusal | null => {
  const unlikely = unlikelyDate(dueAt, context.now);
  if (unlikely !== null) return unlikely;
  if (!dark && isDark(department, dueAt, context)) return refuse("promise-dark", { department, at: String(dueAt) });
  return sure ? null : refuse("promise-unsure", { department, at: String(dueAt) });
};

const isDark = (department: DepartmentId, dueAt: Instant, context: DecideContext): boolean => {
  const { desk, calendars, roster = { covers: [], absences: [] } } = context;
  return darkAt(department, dueAt, { desk, calendars, roster }) !== null;
};

/** Of it, heading it, or on duty for it now. */
const worksFor = (department: DepartmentId, context: DecideContext): boolean => {
  const me = findPerson(context.desk, personOf(context.actor));
  const found = findDepartment(context.desk, department);
  if (me === undefined || found === undefined) return false;
  const heads = found.lead === me.id || found.deputy === me.id;
  return me.department === department || heads || context.standsInFor?.includes(department) === true;
};

/** Whoever is of the department keeps it by name; who heads it from elsewhere or stands in keeps it for the department. */
const memberOf = (department: DepartmentId, context: DecideContext): string | null => {
  const me = findPerson(context.desk, personOf(context.actor));
  return me?.department === department ? me.id : null;
};

export const noSuchPromise = (kase: Case, piece: string): Refusal =>
  refuse("no-such-promise", {
    piece: `${kase.number}.${piece}`,
    known: kase.promises.map(({ id }) => `FT-${kase.number}.${id}`).join(", "),
  });

/** What nobody outside counts on ends with the case. */
export const withdrawUntold = (kase: Case): EventBody[] =>
  openPromises(kase)
    .filter(({ told }) => told === null)
    .map(({ id }) => ({ type: "promise-withdrawn", promise: id, whyId: null }));
