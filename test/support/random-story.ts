import fc from "fast-check";
import type { Actor } from "../../src/core/case/actor.ts";
import type { Case } from "../../src/core/case/case.ts";
import type { Command } from "../../src/core/case/command.ts";
import type { CaseEvent, ClockChange } from "../../src/core/case/event.ts";
import { lifecycle } from "../../src/core/case/lifecycle.ts";
import { isRefusal } from "../../src/core/case/refusal.ts";
import type { Desk } from "../../src/core/desk/desk.ts";
import type { TaskDraft } from "../../src/core/task/read-what.ts";
import { DAY, HOUR, type Instant, instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { aDesk, always, withDepartment, withoutPerson, withSeverity } from "./a-desk.ts";
import {
  aCase,
  asks,
  aWord,
  customer,
  hear,
  monday,
  type Policy,
  person,
  policyOf,
  sweep,
  sweeper,
} from "./builders.ts";

/** Desk versions a case may live through: the usual one, other hours and targets, a target and a person gone. */
export const desks: readonly Desk[] = [
  aDesk,
  withDepartment("parts", {
    calendar: { zone: "America/New_York", weekly: { mon: ["10:00-14:00"], sat: ["22:00-06:00"] } },
  }),
  withSeverity("normal", { targets: { resolve: always(2 * HOUR), "next-word": always(30 * MINUTE) } }),
  withoutPerson("raj", withDepartment("social", { targets: {} })),
];
export const policies: readonly Policy[] = desks.map((desk) => policyOf(desk, desks));

export type Move = { by: Actor; ask: AskNow; passMs: number; policy: number; sweeps: boolean };

/** Mostly people who may: stories of refusals are short. */
const staff = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("grace", "ada") },
  { weight: 3, arbitrary: fc.constantFrom("raj", "mia") },
  { weight: 2, arbitrary: fc.constantFrom("carlos", "lee", "theo", "ana", "omar", "emre") },
  { weight: 1, arbitrary: fc.constant("nobody") },
);
const departments = fc.constantFrom("social", "call-centre", "parts", "billing", "technical", "nowhere");
const why = fc.constantFrom(null, "", "because");

export type AskNow = (now: Instant, kase: Case) => Command;
const asIs =
  (command: Command): AskNow =>
  () =>
    command;
const plain: readonly Command[] = [
  { verb: "claim" },
  { verb: "release" },
  { verb: "update", note: "n" },
  { verb: "told", words: "w", where: "public" },
  { verb: "resume" },
  { verb: "yes" },
  { verb: "no", why: null },
  { verb: "done", how: "h" },
  { verb: "customer", said: "yes", words: null },
  { verb: "customer", said: "no", words: "w" },
  { verb: "customer", said: "no-answer", words: null },
  { verb: "notours", to: null },
  { verb: "dismiss" },
  { verb: "reopen" },
  { verb: "undo" },
  // What leads on comes twice.
  { verb: "claim" },
  { verb: "done", how: "h" },
  { verb: "yes" },
  { verb: "reopen" },
];
const plainly = fc.constantFrom(...plain).map(asIs);
/** What the case as it is allows, so that a story comes from triage to its end and back. */
const fitting = fc.nat({ max: 1_000 }).map(
  (n): AskNow =>
    (_now, { status, offer, wait, undo }) => {
      const allowed = plain.filter(({ verb }) => lifecycle[verb][status] === "may");
      const sensible = allowed.filter(
        ({ verb }) =>
          (offer !== null || (verb !== "yes" && verb !== "no")) &&
          (wait !== null || verb !== "resume") &&
          (undo !== null || verb !== "undo"),
      );
      return sensible[n % sensible.length] ?? { verb: "update", note: "n" };
    },
);
const offer = fc
  .tuple(departments, why)
  .map(([to, reason]) => asIs({ verb: "pass", to: { department: to }, why: reason }));
const ofStaff: fc.Arbitrary<AskNow> = fc.oneof(
  { weight: 12, arbitrary: fitting },
  { weight: 2, arbitrary: plainly },
  fc.tuple(staff, why).map(([to, reason]) => asIs({ verb: "pass", to: { person: to }, why: reason })),
  { weight: 2, arbitrary: offer },
  departments.map((to) => asIs({ verb: "notours", to })),
  fc
    .constantFrom("critical", "high", "normal", "low", "unknown")
    .map((to) => asIs({ verb: "severity", to, why: null })),
  fc.oneof(fc.integer({ min: -1, max: 30 }), fc.integer({ min: -1, max: 400 * 24 })).map(
    (hours): AskNow =>
      (now) => ({ verb: "wait", what: "w", until: plus(now, hours * HOUR) }),
  ),
  fc.option(fc.integer({ min: -1, max: 300 })).map(
    (minutes): AskNow =>
      (now) => ({ verb: "on-it", until: minutes === null ? null : plus(now, minutes * MINUTE) }),
  ),
);
/** Pieces that others do, of every kind; those that are there, and now and then one that is not. */
const aboutTasks: readonly TaskDraft[] = [
  { kind: "piece" },
  { kind: "question" },
  { kind: "refund", amount: 4000, currency: "USD", method: null },
  { kind: "ship", part: "279838", quantity: 1, addressConfirmed: false },
  { kind: "call-back", number: "212 555 0188", bestTime: null },
];
const asksForTask = fc.tuple(departments, fc.constantFrom(...aboutTasks), fc.boolean()).map(
  ([to, about, knows]): AskNow =>
    (_now, { number, tasks }) => ({
      verb: "ask",
      to,
      what: "w",
      about,
      knows: knows ? tasks.map(({ id }) => `${number}.${id}`) : [],
    }),
);
const doesTask = fc
  .tuple(
    fc.constantFrom("task-claim", "task-release", "task-wait", "task-resume", "task-done", "task-done", "task-no"),
    fc.nat({ max: 9 }),
    fc.integer({ min: -1, max: 30 }),
  )
  .map(
    ([verb, n, hours]): AskNow =>
      (now, { tasks }) => {
        const piece = tasks[n % Math.max(1, tasks.length)]?.id ?? "9";
        if (verb === "task-wait") return { verb, piece, what: "part 279838", until: plus(now, hours * HOUR) };
        if (verb === "task-done") return { verb, piece, result: "r" };
        return verb === "task-no" ? { verb, piece, why: null } : { verb: verb as "task-claim", piece };
      },
  );
const ofTasks: fc.Arbitrary<AskNow> = fc.oneof(
  { weight: 4, arbitrary: asksForTask },
  { weight: 5, arbitrary: doesTask },
  fc
    .constantFrom("keep" as const, "cancel" as const)
    .map((become) => asIs({ verb: "done", how: "h", open: { become, why: "w" } })),
  fc.constantFrom<Command>({ verb: "arrived", part: "279838" }, { verb: "ask-tell", what: "w" }).map(asIs),
);

/** Promises of anybody to be kept by anybody, and what becomes of those that are there. */
const makesPromise = fc.tuple(departments, fc.boolean(), fc.integer({ min: 1, max: 200 }), fc.boolean()).map(
  ([to, own, hours, dark]): AskNow =>
    (now) => ({ verb: "promise", what: "w", to: own ? null : to, dueAt: plus(now, hours * HOUR), sure: true, dark }),
);
const doesPromise = fc
  .tuple(
    fc.constantFrom("promise-yes", "promise-no", "promise-kept", "promise-broken", "promise-move", "told", "told"),
    fc.nat({ max: 9 }),
    why,
    fc.integer({ min: 1, max: 90 }),
  )
  .map(
    ([verb, n, reason, hours]): AskNow =>
      (now, { promises }) => {
        const piece = promises[n % Math.max(1, promises.length)]?.id ?? "p9";
        const dated = { dueAt: plus(now, hours * HOUR), sure: true, dark: true };
        if (verb === "told") return { verb, words: "w", where: "public", tells: [piece] };
        if (verb === "promise-move") return { verb, piece, why: reason, ...dated };
        if (verb === "promise-no" || verb === "promise-broken") return { verb, piece, why: reason };
        return { verb: verb as "promise-yes", piece };
      },
  );
const ofPromises: fc.Arbitrary<AskNow> = fc.oneof(
  { weight: 3, arbitrary: makesPromise },
  { weight: 5, arbitrary: doesPromise },
  fc
    .constantFrom<NonNullable<Extract<Command, { verb: "done" }>["promised"]>>(
      { become: "kept" },
      { become: "open", why: "w" },
      { become: "withdrawn", why: "w" },
    )
    .map((promised) => asIs({ verb: "done", how: "h", open: { become: "keep", why: "w" }, promised })),
);

const ofOutside: fc.Arbitrary<AskNow> = fc.oneof(
  fc.tuple(fc.integer({ min: -72, max: 0 }), fc.boolean()).map(
    ([hours, pleased]): AskNow =>
      (now) =>
        hear(plus(now, hours * HOUR), { pleased }),
  ),
  fc.integer({ min: -24, max: 0 }).map(
    (hours): AskNow =>
      (now) => ({ verb: "hear-reply", textId: `reply ${now}`, at: plus(now, hours * HOUR), where: "public" }),
  ),
  fc.constant<AskNow>((now) => ({ verb: "hear-edit", word: aWord(now) })),
);

/** Often in the same instant or minute, as in a demo that stands still; sometimes over a weekend. */
const pause = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 * MINUTE }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 * DAY }) },
);

export const move: fc.Arbitrary<Move> = fc
  .record({
    who: fc.oneof(
      { weight: 7, arbitrary: fc.tuple(staff.map(person), ofStaff) },
      { weight: 3, arbitrary: fc.tuple(staff.map(person), ofTasks) },
      { weight: 3, arbitrary: fc.tuple(staff.map(person), ofPromises) },
      { weight: 2, arbitrary: fc.tuple(fc.constant(customer), ofOutside) },
      { weight: 1, arbitrary: fc.constant([sweeper, asIs({ verb: "retime" })] as const) },
    ),
    passMs: pause,
    policy: fc.oneof(
      { weight: 8, arbitrary: fc.constant(-1) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: policies.length - 1 }) },
    ),
    sweeps: fc.integer({ max: 2, min: 0 }).map((n) => n === 0),
  })
  .map(({ who: [by, ask], ...rest }) => ({ by, ask, ...rest }));

export const opened: fc.Arbitrary<Case> = fc
  .record({
    status: fc.constantFrom("triage" as const, "unclaimed" as const),
    department: departments.filter((id) => id !== "nowhere"),
    speaker: fc.constantFrom("social", "call-centre"),
    severity: fc.constantFrom("critical", "high", "normal", "low"),
    since: fc.integer({ min: 0, max: 20 * 24 }).map((hours) => plus(monday, -hours * HOUR)),
    backlog: fc.boolean(),
  })
  .map((given) => aCase(given));

export const moves = fc.array(move, { minLength: 1, maxLength: 40, size: "max" });

/** What became of clocks at a moment, whether each was told by itself or all in one. */
export const clockBodies = (events: readonly CaseEvent[]): ClockChange[] =>
  events.flatMap((event): ClockChange[] =>
    event.type === "retimed"
      ? event.moves
      : event.type === "clock-started" || event.type === "clock-moved" || event.type === "clock-ended"
        ? [event]
        : [],
  );

/** What happened at one move: the case before and after, and what was written down. */
export type Moment = {
  now: Instant;
  policy: Policy;
  command: Command | "sweep";
  by: Actor;
  before: Case;
  after: Case;
  events: CaseEvent[];
  refused: boolean;
};

/** Plays the moves on a case. A move may bring another desk version, which is activated, and a sweep. */
export const play = (kase: Case, asked: readonly Move[], versions = policies): Moment[] => {
  const moments: Moment[] = [];
  let state = kase;
  let now: Instant = monday;
  let policy = versions[0] ?? policyOf(aDesk);
  const happen = (by: Actor, command: Command): void => {
    const answer = asks(state, by, command, now, policy);
    const refused = isRefusal(answer);
    const after = refused ? state : answer.after;
    const events = refused ? [] : answer.events;
    moments.push({ now, policy, command, by, before: state, after, events, refused });
    state = after;
  };
  for (const { by, ask, passMs, policy: next, sweeps } of asked) {
    now = instant(now + passMs);
    const other = versions[next];
    if (other !== undefined) {
      policy = other;
      // Every other one as it was told before one event said it all.
      const all = now % 2 === 0 ? { version: next } : {};
      happen({ kind: "desk", part: "activation" }, { verb: "retime", ...all });
    }
    if (sweeps) {
      happen(sweeper, { verb: "retime" });
      const swept = sweep(state, now, policy);
      moments.push({ now, policy, command: "sweep", by: sweeper, before: state, refused: false, ...swept });
      state = swept.after;
    }
    const command = ask(now, state);
    // Whoever did the last step is the only one who can take it back.
    const taker = command.verb === "undo" && state.undo !== null ? person(state.undo.by) : by;
    happen(now % 5 === 0 ? by : taker, command);
  }
  return moments;
};
