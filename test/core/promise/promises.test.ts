import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedOf, workersOf } from "../../../src/core/case/asked-of.ts";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command, PromiseCommand } from "../../../src/core/case/command.ts";
import { decide } from "../../../src/core/case/decide.ts";
import { fold } from "../../../src/core/case/evolve.ts";
import { readCase, type StoredCase } from "../../../src/core/case/read-case.ts";
import { isRefusal, type RefusalCode } from "../../../src/core/case/refusal.ts";
import { waitsFor } from "../../../src/core/case/waits-for.ts";
import { inboxOf } from "../../../src/core/escalation/inbox-of.ts";
import { planNews } from "../../../src/core/escalation/plan-news.ts";
import { isPromiseOpen, type PromiseState } from "../../../src/core/promise/promise.ts";
import { type PromiseVerb, promiseTable } from "../../../src/core/promise/promise-table.ts";
import { holderOf, liveClock } from "../../../src/core/sla/clocks.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import {
  aCase,
  asks,
  customer,
  decided,
  does,
  hear,
  lastClock,
  monday,
  noRoster,
  policy,
  refused,
  sweep,
  through,
} from "../../support/builders.ts";
import { aPromise } from "../../support/promises.ts";
import { moves, opened, play } from "../../support/random-story.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const by = (minutes: number) => ({ dueAt: at(minutes), sure: true, dark: false });
const promise = (to: string | null = null, minutes = 300): Command => ({
  verb: "promise",
  what: "it ships",
  to,
  ...by(minutes),
});
const told = (...tells: string[]): Command => ({ verb: "told", words: "it ships by two", where: "public", tells });
const step = (verb: "promise-yes" | "promise-kept"): Command => ({ verb, piece: "p1" });

/** Parts has it, Mia speaks with the customer. */
const claimed = through(aCase(), [
  ["raj", { verb: "claim" }, at(1)],
  ["mia", { verb: "told", words: "we are on it", where: "public" }, at(2)],
]);
/** Mia of Social asks Parts to promise something by two. */
const proposed = does(claimed, "mia", promise(), at(3));
const accepted = does(proposed, "raj", step("promise-yes"), at(10));
const counted = does(accepted, "mia", told("p1"), at(20));
const early = does(proposed, "mia", told("p1"), at(5));
const one = (kase: Case) => kase.promises[0] ?? aPromise();

describe("the life of a promise, as it is meant", () => {
  const meant = `
    verb            proposed  accepted          kept              broken              refused              withdrawn
    promise-yes     may       promise-accepted  promise-was-kept  promise-was-broken  promise-was-refused  promise-was-withdrawn
    promise-no      may       may               promise-was-kept  promise-was-broken  promise-was-refused  promise-was-withdrawn
    promise-kept    may       may               promise-was-kept  promise-was-broken  promise-was-refused  promise-was-withdrawn
    promise-broken  may       may               promise-was-kept  promise-was-broken  promise-was-refused  promise-was-withdrawn
    promise-move    may       may               promise-was-kept  promise-was-broken  promise-was-refused  promise-was-withdrawn
  `;
  const [head = "", ...lines] = meant.trim().split("\n");
  const states = head.trim().split(/\s+/).slice(1) as PromiseState[];
  const cells = lines.flatMap((line) => {
    const [verb = "", ...row] = line.trim().split(/\s+/);
    return row.map((cell, index) => ({ verb: verb as PromiseVerb, state: states[index] as PromiseState, cell }));
  });
  const commands: Record<PromiseVerb, PromiseCommand> = {
    "promise-yes": { verb: "promise-yes", piece: "p1" },
    "promise-no": { verb: "promise-no", piece: "p1", why: "no van" },
    "promise-kept": { verb: "promise-kept", piece: "p1" },
    "promise-broken": { verb: "promise-broken", piece: "p1", why: null },
    "promise-move": { verb: "promise-move", piece: "p1", why: null, ...by(400) },
  };

  test("every verb and every state stands in the table", () => {
    expect([...new Set(cells.map(({ verb }) => verb))].toSorted()).toEqual(Object.keys(promiseTable).toSorted());
    expect(cells).toHaveLength(Object.keys(promiseTable).length * 6);
  });
  test.each(cells)("$verb of a promise that is $state: $cell", ({ verb, state, cell }) => {
    expect(promiseTable[verb][state]).toBe(cell);
    const ended = isPromiseOpen({ state }) ? null : { by: "raj", at: at(5), whyId: null };
    const answer = asks({ ...claimed, promises: [aPromise({ state, ended })] }, "raj", commands[verb], at(10));
    expect(isRefusal(answer) ? answer.code : "may").toBe(cell);
  });
});

describe("a promise", () => {
  test("that another department makes waits for the yes of the one that has the case", () => {
    expect(proposed.promises).toMatchObject([
      { id: "p1", state: "proposed", department: "parts", madeBy: "mia", madeFrom: "social", dueAt: at(300) },
    ]);
    expect(liveClock(proposed, "accept", "p1")).toMatchObject({ state: "running", generation: 1 });
    expect(holderOf({ kind: "accept", piece: "p1" }, proposed)).toBe("parts");
    expect(liveClock(proposed, "promise", "p1")).toMatchObject({ dueAt: at(300) });
    expect(liveClock(proposed, "accept")).toBeUndefined();
  });

  test("of the department that keeps it, or of somebody on duty for it, is accepted with that", () => {
    expect(one(does(claimed, "raj", promise(), at(3)))).toMatchObject({ state: "accepted", keeper: "raj" });
    expect(one(does(claimed, "omar", promise("billing"), at(3)))).toMatchObject({ state: "accepted", keeper: "omar" });
    const context = { ...policy, now: at(3), actor: { kind: "person", person: "mia" } as const, commandId: "c" };
    const onDuty = decide(claimed, promise(), { ...context, standsInFor: ["parts"] });
    expect(isRefusal(onDuty) ? onDuty.code : one(onDuty.after)).toMatchObject({ state: "accepted", keeper: null });
  });

  test("is answered within the target of the department that is asked; a yes meets it", () => {
    expect(
      lastClock({ ...accepted, clocks: accepted.clocks.filter(({ piece }) => piece === "p1") }, "accept").state,
    ).toBe("met");
    expect(one(accepted)).toMatchObject({ state: "accepted", acceptedAt: at(10), keeper: "raj" });
    expect(waitsFor(proposed, "raj", aDesk, [])).toEqual([{ kind: "promise", piece: "p1" }]);
    expect(waitsFor(accepted, "raj", aDesk, [])).toEqual([]);
    expect(waitsFor(proposed, "mia", aDesk, [])).toEqual([]);
  });

  test("nags whoever keeps it: the one who said yes, or who has the case of the same department", () => {
    expect(inboxOf(accepted, { kind: "promise", piece: "p1" }).answering).toEqual(["raj"]);
    const passed = does(accepted, "raj", { verb: "pass", to: { person: "lee" }, why: null }, at(30));
    expect(inboxOf(passed, { kind: "promise", piece: "p1" }).answering).toEqual(["lee"]);
    const billing = through(claimed, [
      ["mia", promise("billing"), at(3)],
      ["omar", step("promise-yes"), at(4)],
    ]);
    expect(inboxOf(billing, { kind: "promise", piece: "p1" }).answering).toEqual(["omar"]);
    expect(inboxOf(proposed, { kind: "accept", piece: "p1" }).answering).toEqual([]);
  });

  test("goes with the case through a pass to another department", () => {
    const passed = through(counted, [
      ["raj", { verb: "pass", to: { department: "technical" }, why: "theirs" }, at(30)],
      ["emre", { verb: "yes" }, at(40)],
    ]);
    expect(one(passed)).toMatchObject({ state: "accepted", department: "parts" });
    expect(inboxOf(passed, { kind: "promise", piece: "p1" }).answering).toEqual(["raj"]);
    expect(holderOf({ kind: "promise", piece: "p1" }, passed)).toBe("parts");
  });

  test("that is moved by its department is another time; by anybody else it is asked again", () => {
    const move = (minutes: number): Command => ({ verb: "promise-move", piece: "p1", why: "the van", ...by(minutes) });
    const moved = does(counted, "raj", move(400), at(60));
    expect(one(moved)).toMatchObject({ state: "accepted", dueAt: at(400), movedFrom: at(300) });
    expect(one(moved).told?.dueAt).toBe(at(300));
    expect(moved.news).toEqual({ since: at(60), asked: null });
    expect(liveClock(moved, "promise", "p1")).toMatchObject({ generation: 2, dueAt: at(400) });
    const again = does(counted, "mia", move(400), at(60));
    expect(one(again)).toMatchObject({ state: "proposed", keeper: "raj" });
    expect(liveClock(again, "accept", "p1")).toMatchObject({ generation: 2 });
    expect(refused(counted, "raj", move(300), at(60)).code).toBe("same-date");
    // What the customer never heard of is no news to them.
    expect(does(accepted, "raj", move(400), at(60)).news).toBeNull();
  });

  test("that is moved after its time was broken all the same: the breach stays on record", () => {
    const late = sweep(counted, at(300)).after;
    const moved = decided(late, "raj", { verb: "promise-move", piece: "p1", why: null, ...by(400) }, at(310));
    const first = moved.clocks.find(({ kind, generation }) => kind === "promise" && generation === 1);
    expect(first).toMatchObject({ state: "dropped", breachedAt: at(300) });
    // Also where no sweep has said so before.
    const unswept = decided(counted, "raj", { verb: "promise-kept", piece: "p1" }, at(310));
    expect(unswept.clocks.find(({ kind }) => kind === "promise")).toMatchObject({ state: "met", breachedAt: at(300) });
  });

  test("that is kept is met, that is broken is news for the customer who counts on it", () => {
    const kept = does(counted, "mia", step("promise-kept"), at(200));
    expect(kept.clocks.find(({ kind }) => kind === "promise")).toMatchObject({ state: "met", breachedAt: null });
    expect(kept.news).toBeNull();
    const broken = does(counted, "raj", { verb: "promise-broken", piece: "p1", why: "no van" }, at(200));
    expect(broken.news).toEqual({ since: at(200), asked: null });
    expect(liveClock(broken, "tell")).toBeDefined();
    expect(liveClock(broken, "promise", "p1")).toBeUndefined();
  });

  test("nags before its time and at it, and nothing but people says that it was not kept", () => {
    const kinds = (kase: Case, minutes: number) =>
      sweep(kase, at(minutes)).events.flatMap((event) =>
        event.type === "clock-step" && event.kind === "promise" ? [event.stepKind] : [],
      );
    expect(kinds(counted, 160)).toEqual([]);
    const desk = { ...policy, desk: { ...aDesk, severities: aDesk.severities.map(withPromiseSteps) } };
    const made = does(claimed, "raj", promise(), at(3), desk);
    const warned = sweep(made, at(160), desk);
    expect(warned.events).toMatchObject([{ type: "clock-step", kind: "promise", stepKind: "warn", told: ["raj"] }]);
    const due = sweep(warned.after, at(300), desk).after;
    expect(one(due).state).toBe("accepted");
    expect(liveClock(due, "promise", "p1")?.breachedAt).toBe(at(300));
  });

  test("a wait of the case stops the case's clocks and no promise", () => {
    const waiting = does(counted, "raj", { verb: "wait", what: "the van", until: at(500) }, at(30));
    expect(liveClock(waiting, "promise", "p1")).toMatchObject({ state: "running", dueAt: at(300) });
  });
});

const withPromiseSteps = (severity: (typeof aDesk.severities)[number]) => ({
  ...severity,
  escalation: { ...severity.escalation, promise: "calmly" },
});

describe("told before the department said yes", () => {
  test("is marked so, and the department hears of it", () => {
    expect(one(early).told).toMatchObject({ by: "mia", at: at(5), dueAt: at(300), early: true });
    const said = decided(proposed, "mia", told("p1"), at(5));
    const nags = planNews(said.events, said.after, { ...policy, roster: noRoster });
    expect(nags.map(({ kind, person }) => `${kind} ${person}`)).toEqual(
      expect.arrayContaining(["proposal.p1 raj", "proposal.p1 carlos", "proposal.p1 lee"]),
    );
  });

  test("a plain no is not enough: it takes a yes or a date", () => {
    const no: Command = { verb: "promise-no", piece: "p1", why: "no van" };
    expect(refused(early, "raj", no, at(10)).code).toBe("promise-needs-date");
    expect(one(does(early, "raj", step("promise-yes"), at(10)))).toMatchObject({ state: "accepted" });
    const dated = does(early, "raj", { verb: "promise-move", piece: "p1", why: null, ...by(400) }, at(10));
    expect(one(dated)).toMatchObject({ state: "accepted", dueAt: at(400) });
    expect(dated.news).not.toBeNull();
  });

  test("whoever made it takes it back with a reason, and then the customer is told", () => {
    const no = (why: string | null): Command => ({ verb: "promise-no", piece: "p1", why });
    expect(refused(early, "mia", no(null), at(10)).code).toBe("promise-counted-on");
    const back = does(early, "mia", no("they cancelled"), at(10));
    expect(one(back)).toMatchObject({ state: "withdrawn" });
    expect(back.news).toEqual({ since: at(10), asked: null });
  });
});

describe("what is refused", () => {
  const cases: [name: string, RefusalCode, Case, string, Command, number][] = [
    ["a date that is past", "in-the-past", claimed, "raj", promise(null, 2), 3],
    ["a date of another year", "too-far", claimed, "raj", promise(null, 60 * 24 * 400), 3],
    ["a department nobody has", "unknown-department", claimed, "raj", promise("nowhere"), 3],
    ["a date that was inferred", "promise-unsure", claimed, "raj", { ...promise(), sure: false } as Command, 3],
    ["a time when nobody is there", "promise-dark", claimed, "raj", promise(null, 13 * 60), 3],
    ["a no without a reason", "promise-needs-why", proposed, "raj", { verb: "promise-no", piece: "p1", why: " " }, 4],
    ["a no after the yes", "promise-counted-on", counted, "raj", { verb: "promise-no", piece: "p1", why: "w" }, 30],
    ["one that is not there", "no-such-promise", claimed, "raj", step("promise-kept"), 3],
    ["telling one that is not there", "no-such-promise", claimed, "mia", told("p7"), 3],
    [
      "telling what has ended",
      "promise-was-kept",
      does(counted, "raj", step("promise-kept"), at(30)),
      "mia",
      told("p1"),
      40,
    ],
    ["resolving while the customer counts on it", "promises-open", counted, "raj", { verb: "done", how: "x" }, 30],
    ["putting it aside while they count on it", "promises-open", counted, "raj", { verb: "dismiss" }, 30],
  ];
  test.each(cases)("%s: %s", (_name, code, kase, who, command, minutes) => {
    expect(refused(kase, who, command, at(minutes)).code).toBe(code);
  });

  test("a time in the dark is promised and flagged by whoever knows it", () => {
    const knowing = does(claimed, "raj", { ...promise(null, 13 * 60), dark: true } as Command, at(3));
    expect(one(knowing)).toMatchObject({ dark: true, state: "accepted" });
    expect(one(accepted).dark).toBe(false);
  });
});

describe("a case with promises", () => {
  const done = (promised: NonNullable<Extract<Command, { verb: "done" }>["promised"]>): Command => ({
    verb: "done",
    how: "x",
    promised,
  });

  test("is resolved when what the customer counts on was kept, goes on, or is no longer needed", () => {
    expect(one(does(counted, "raj", done({ become: "kept" }), at(30))).state).toBe("kept");
    const left = does(counted, "raj", done({ become: "open", why: "comes tomorrow" }), at(30));
    expect(one(left)).toMatchObject({ state: "accepted" });
    expect(one(left).leftId).not.toBeNull();
    expect(liveClock(left, "promise", "p1")).toBeDefined();
    const gone = does(counted, "raj", done({ become: "withdrawn", why: "solved it herself" }), at(30));
    expect(one(gone)).toMatchObject({ state: "withdrawn" });
    expect(liveClock(gone, "tell")).toBeDefined();
  });

  test("asks nothing about what nobody outside counts on: that ends with the case", () => {
    const resolved = does(accepted, "raj", { verb: "done", how: "x" }, at(30));
    expect(one(resolved).state).toBe("withdrawn");
    expect(resolved.news).toBeNull();
  });

  test("closes with the last of what was promised", () => {
    const agreed = through(counted, [
      ["raj", done({ become: "open", why: "tomorrow" }), at(30)],
      ["mia", { verb: "customer", said: "yes", words: null }, at(40)],
    ]);
    expect(agreed.status).toBe("resolved");
    expect(does(agreed, "raj", step("promise-kept"), at(50)).status).toBe("closed");
    const broken = does(agreed, "raj", { verb: "promise-broken", piece: "p1", why: "w" }, at(50));
    expect(broken.status).toBe("resolved");
    expect(does(broken, "mia", told(), at(60)).status).toBe("closed");
  });

  test("of before there were any is read with none", () => {
    const { promises: _p, promisesMade: _n, ...old } = claimed;
    expect(readCase(old as StoredCase)).toMatchObject({ promises: [], promisesMade: 0 });
  });

  test("that the customer writes to again keeps its promises", () => {
    expect(one(does(counted, customer, hear(at(40)), at(40)))).toEqual(one(counted));
  });
});

describe("in any story", () => {
  test("an open promise has a department, a clock and a date; nothing told is dropped without a word", () => {
    fc.assert(
      fc.property(opened, moves, (kase, asked) => {
        for (const { before, after, events, now } of play(kase, asked)) {
          for (const promise of after.promises.filter(isPromiseOpen)) {
            const clock = liveClock(after, "promise", promise.id);
            expect(clock?.dueAt).toBe(promise.dueAt);
            expect(aDesk.departments.map(({ id }) => id)).toContain(
              holderOf({ kind: "promise", piece: promise.id }, after),
            );
          }
          const undoes = events.some(({ type }) => type === "undone");
          for (const was of before.promises.filter((promise) => isPromiseOpen(promise) && promise.told !== null)) {
            const is = after.promises.find(({ id }) => id === was.id);
            expect(is).toBeDefined();
            if (is === undefined || isPromiseOpen(is) || undoes) continue;
            const said = events.find((event) => "promise" in event && event.promise === was.id);
            expect(said?.type).toMatch(/^promise-(kept|broken|withdrawn)$/);
            // Whoever takes it back says why, and everything but "kept" is news.
            if (said?.type === "promise-withdrawn") expect(said.whyId).not.toBeNull();
            if (said?.type !== "promise-kept") expect(after.news).not.toBeNull();
          }
          expect(after.promisesMade).toBeGreaterThanOrEqual(after.promises.length);
          expect(new Set(after.promises.map(({ id }) => id)).size).toBe(after.promises.length);
          expect(fold(before, events)).toEqual(after);
          expect(now).toBeGreaterThanOrEqual(monday);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test("whoever said yes finds it in their lists while nobody has the case, and a department that only keeps it in its own", () => {
  expect(workersOf(accepted)).toEqual(["raj"]);
  expect(askedOf(accepted)).toEqual([]);
  expect(workersOf({ ...accepted, assignee: null })).toEqual(["raj"]);
  const billing = does(claimed, "omar", promise("billing"), at(3));
  expect([askedOf(billing), workersOf(billing)]).toEqual([["billing"], ["omar"]]);
});
