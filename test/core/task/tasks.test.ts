import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Case, isOpen } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import { isRefusal, type RefusalCode } from "../../../src/core/case/refusal.ts";
import { liveClock } from "../../../src/core/sla/clocks.ts";
import { earlierTasks } from "../../../src/core/task/earlier-task.ts";
import { openTasks, type TaskState } from "../../../src/core/task/task.ts";
import { type TaskVerb, taskTable } from "../../../src/core/task/task-table.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import {
  aCase,
  asks,
  clockOf,
  customer,
  decided,
  does,
  hear,
  monday,
  policy,
  refused,
  sweep,
  sweeper,
  through,
} from "../../support/builders.ts";
import { moves, opened, play } from "../../support/random-story.ts";
import { anOutside, aTask, aWait } from "../../support/tasks.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const ask = (to: string, what = "look at it"): Command => ({
  verb: "ask",
  to,
  what,
  about: { kind: "piece" },
  knows: [],
});
const refund = (knows: string[] = []): Command => ({
  verb: "ask",
  to: "billing",
  what: "refund 40 USD",
  about: { kind: "refund", amount: 4000, currency: "USD", method: null },
  knows,
});

/** Parts has it, Mia speaks with the customer, Billing is asked for a piece. */
const claimed = through(aCase(), [
  ["raj", { verb: "claim" }, at(1)],
  ["mia", { verb: "told", words: "we are on it", where: "public" }, at(2)],
]);
const asked = does(claimed, "raj", ask("billing"), at(3));

describe("the life of a task, as it is meant", () => {
  const meant = `
    verb          open  done           refused           cancelled
    task-claim    may   task-was-done  task-was-refused  task-was-cancelled
    task-release  may   task-was-done  task-was-refused  task-was-cancelled
    task-wait     may   task-was-done  task-was-refused  task-was-cancelled
    task-resume   may   task-was-done  task-was-refused  task-was-cancelled
    task-done     may   task-was-done  task-was-refused  task-was-cancelled
    task-no       may   task-was-done  task-was-refused  task-was-cancelled
    task-pass     may   task-was-done  task-was-refused  task-was-cancelled
    task-send     may   task-was-done  task-was-refused  task-was-cancelled
    link-opened   may   link-over      link-over         link-over
    link-answered may   link-over      link-over         link-over
    link-failed   may   link-over      link-over         link-over
  `;
  const [head = "", ...lines] = meant.trim().split("\n");
  const states = head.trim().split(/\s+/).slice(1) as TaskState[];
  const cells = lines.flatMap((line) => {
    const [verb = "", ...row] = line.trim().split(/\s+/);
    return row.map((cell, index) => ({ verb: verb as TaskVerb, state: states[index] as TaskState, cell }));
  });
  const commands: Record<TaskVerb, Command> = {
    "task-claim": { verb: "task-claim", piece: "1" },
    "task-release": { verb: "task-release", piece: "1" },
    "task-wait": { verb: "task-wait", piece: "1", what: "the post", until: at(600) },
    "task-resume": { verb: "task-resume", piece: "1" },
    "task-done": { verb: "task-done", piece: "1", result: "looked" },
    "task-no": { verb: "task-no", piece: "1", why: "cannot" },
    "task-pass": { verb: "task-pass", piece: "1", to: "ingrid", why: null },
    "task-send": { verb: "task-send", piece: "1", to: { person: "ingrid" }, why: null },
    "link-opened": { verb: "link-opened", piece: "1", link: "l" },
    "link-answered": { verb: "link-answered", piece: "1", link: "l", answer: { did: "done", words: "looked" } },
    "link-failed": { verb: "link-failed", piece: "1", link: "l" },
  };
  /** With what each verb needs: somebody who has it, a wait. */
  const inState = (state: TaskState, verb: TaskVerb): Case => {
    const taken = verb === "task-claim" ? {} : { assignee: "omar", assignedAt: at(4), wait: aWait(at(300)) };
    const ended = state === "open" ? null : { by: "omar", at: at(5), resultId: null };
    const outside = verb.startsWith("link-") ? anOutside({ link: "l", until: at(300) }) : null;
    return { ...asked, tasks: [aTask({ department: "billing", state, ended, outside, ...taken })] };
  };

  test("every verb and every state stands in the table", () => {
    expect([...new Set(cells.map(({ verb }) => verb))].toSorted()).toEqual(Object.keys(taskTable).toSorted());
    expect(cells).toHaveLength(Object.keys(taskTable).length * 4);
  });
  test.each(cells)("$verb of a task that is $state: $cell", ({ verb, state, cell }) => {
    expect(taskTable[verb][state]).toBe(cell);
    const answer = asks(inState(state, verb), "omar", commands[verb], at(10));
    expect(isRefusal(answer) ? answer.code : "may").toBe(cell);
  });
});

describe("a task", () => {
  test("is asked of another department; the owner keeps the case", () => {
    expect(asked).toMatchObject({ department: "parts", assignee: "raj", status: "claimed", tasksAsked: 1 });
    expect(asked.tasks).toMatchObject([
      {
        id: "1",
        department: "billing",
        askedBy: "raj",
        askedFrom: "parts",
        askedAt: at(3),
        state: "open",
        assignee: null,
      },
    ]);
    expect(liveClock(asked, "task", "1")).toMatchObject({ state: "running", generation: 1 });
  });

  test.each([
    ["a shipment", { kind: "ship", part: "279838", quantity: 1, addressConfirmed: true }, "ship 279838"],
    ["a visit", { kind: "visit", date: null, window: null }, "visit thu"],
  ] as const)("%s is on record within one department, too, and asks before it is done twice", (_what, about, what) => {
    const command = { ...ask("parts"), about, what } as Command;
    const once = does(claimed, "raj", command, at(3));
    expect(once.tasks).toMatchObject([{ id: "1", department: "parts", askedFrom: "parts", state: "open" }]);
    expect(refused(once, "lee", command, at(4)).code).toBe("asked-before");
  });

  const refusals: [why: string, by: string, Case, Command, RefusalCode][] = [
    ["of one's own department", "raj", claimed, ask("parts"), "asks-owner"],
    ["of nobody", "raj", claimed, ask("nowhere"), "unknown-department"],
    ["by somebody who has nothing to do with it", "emre", claimed, ask("billing"), "may-not"],
    ["that is not there", "omar", asked, { verb: "task-done", piece: "7", result: "x" }, "no-such-task"],
    ["of another department", "emre", asked, { verb: "task-claim", piece: "1" }, "may-not"],
    ["not even by whoever has the case", "raj", asked, { verb: "task-done", piece: "1", result: "x" }, "may-not"],
    [
      "that a colleague has",
      "ingrid",
      does(asked, "omar", { verb: "task-claim", piece: "1" }, at(4)),
      { verb: "task-claim", piece: "1" },
      "task-claimed",
    ],
    [
      "that one has oneself",
      "omar",
      does(asked, "omar", { verb: "task-claim", piece: "1" }, at(4)),
      { verb: "task-claim", piece: "1" },
      "task-yours",
    ],
    ["that nobody has taken", "omar", asked, { verb: "task-release", piece: "1" }, "task-not-claimed"],
    ["that waits for nothing", "omar", asked, { verb: "task-resume", piece: "1" }, "task-not-waiting"],
    ["until yesterday", "omar", asked, { verb: "task-wait", piece: "1", what: "x", until: at(-1) }, "in-the-past"],
  ];
  test.each(refusals)("%s is refused", (_why, by, kase, command, code) => {
    expect(refused(kase, by, command, at(10)).code).toBe(code);
  });

  test("that is done is news for the customer, whose speaker tells it", () => {
    const done = does(asked, "omar", { verb: "task-done", piece: "1", result: "looked" }, at(10));
    expect(done.tasks[0]).toMatchObject({ state: "done", assignee: "omar", ended: { by: "omar", at: at(10) } });
    expect(clockOf(done, "tell").stretches[0]).toMatchObject({ from: at(10), holder: { department: "social" } });
    const twice = through(done, [
      ["raj", ask("technical"), at(11)],
      ["emre", { verb: "task-done", piece: "2", result: "looked" }, at(20)],
    ]);
    expect(clockOf(twice, "tell")).toEqual(clockOf(done, "tell"));
  });

  test("is given back by those who were asked and taken back by those who asked", () => {
    const no: Command = { verb: "task-no", piece: "1", why: null };
    const state = (by: string) => does(asked, by, no, at(5)).tasks[0]?.state;
    expect(["omar", "dana", "raj", "lee"].map(state)).toEqual(["refused", "refused", "cancelled", "cancelled"]);
    expect(refused(asked, "emre", no, at(5)).code).toBe("may-not");
    expect(does(asked, "omar", no, at(5)).news).toBeNull();
  });

  test("waits by itself, and goes on when its date comes or the part is here", () => {
    const waiting = does(asked, "omar", { verb: "task-wait", piece: "1", what: "part ab-12", until: at(60) }, at(5));
    expect(waiting.tasks[0]?.wait).toMatchObject({ part: "AB-12", until: at(60) });
    const over = does(waiting, sweeper, { verb: "retime" }, at(75));
    expect(over.tasks[0]?.wait).toBeNull();
    // The pause ended when its date came, although the sweep that says so came later.
    expect(liveClock(over, "task", "1")?.stretches.map(({ mode, to }) => [mode, to])).toEqual([
      ["counted", at(5)],
      ["paused", at(60)],
      ["counted", null],
    ]);
    expect(decided(waiting, "lee", { verb: "arrived", part: "OTHER" }, at(20)).events).toEqual([]);
    expect(does(waiting, "lee", { verb: "arrived", part: "AB-12" }, at(20)).tasks[0]?.wait).toBeNull();
  });

  test("that nobody has done reminds its department", () => {
    const { events } = sweep(asked, at(330), policy);
    const told = events.filter((event) => event.type === "clock-step" && event.piece === "1");
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: "task", told: expect.arrayContaining(["omar"]) });
  });
});

describe("the same sort of thing twice", () => {
  const first = does(claimed, "raj", refund(), at(5));
  const other: Case = { ...claimed, number: 43 };
  const context = (now: number) => ({ ...policy, now: at(now), actor: { kind: "person" as const, person: "raj" } });

  test("is asked about first, on the same case and on another of the customer", async () => {
    expect(refused(first, "raj", refund(), at(6))).toMatchObject({ code: "asked-before", facts: { pieces: "42.1" } });
    const { decide } = await import("../../../src/core/case/decide.ts");
    const answer = decide(other, refund(), { ...context(6), commandId: "c", related: [first] });
    expect(answer).toMatchObject({ refused: true, code: "asked-before", facts: { pieces: "42.1" } });
  });
  test("is asked for by whoever knows of all there is", () => {
    const second = does(first, "raj", refund(["42.1"]), at(6));
    expect(refused(second, "raj", refund(["42.1"]), at(7)).facts.pieces).toBe("42.2,42.1");
    expect(does(second, "raj", refund(["42.1", "42.2"]), at(7)).tasks).toHaveLength(3);
  });
  test("is another thing once the first was given or taken back, and never for a piece or a question", () => {
    const back = does(first, "omar", { verb: "task-no", piece: "1", why: null }, at(6));
    expect(does(back, "raj", refund(), at(7)).tasks).toHaveLength(2);
    expect(does(asked, "raj", ask("billing"), at(7)).tasks).toHaveLength(2);
  });
  test("what is open is named before what is done, the latest first", () => {
    const tasks = [
      aTask({ about: { kind: "visit", date: null, window: null }, state: "done", askedAt: at(9) }),
      aTask({ id: "2", about: { kind: "visit", date: null, window: null }, askedAt: at(1) }),
      aTask({ id: "3", about: { kind: "visit", date: null, window: null }, askedAt: at(2) }),
      aTask({ id: "4", about: { kind: "visit", date: null, window: null }, state: "refused" }),
      aTask({ id: "5" }),
    ];
    expect(earlierTasks("visit", [{ ...claimed, tasks }]).map(({ task }) => task.id)).toEqual(["3", "2", "1"]);
    expect(earlierTasks("piece", [{ ...claimed, tasks }])).toEqual([]);
  });
});

describe("a case with open tasks", () => {
  const done: Command = { verb: "done", how: "sent" };
  test("is not resolved unless somebody says what becomes of them, and why", () => {
    expect(refused(asked, "raj", done, at(5))).toMatchObject({ code: "tasks-open", facts: { pieces: "1" } });
    const kept = decided(asked, "raj", { ...done, open: { become: "keep", why: "a check only" } }, at(5));
    expect(kept.events.map(({ type }) => type)).toEqual(expect.arrayContaining(["tasks-kept", "resolved"]));
    expect(kept.after.tasks[0]).toMatchObject({ state: "open", keptId: expect.any(String) });
    expect(liveClock(kept.after, "task", "1")?.state).toBe("running");
    const cancelled = does(asked, "raj", { ...done, open: { become: "cancel", why: "not needed" } }, at(5));
    expect(cancelled.tasks[0]?.state).toBe("cancelled");
    expect(liveClock(cancelled, "task", "1")).toBeUndefined();
  });

  const kept = does(asked, "raj", { ...done, open: { become: "keep", why: "a check only" } }, at(5));
  const agreed = does(kept, "mia", { verb: "customer", said: "yes", words: null }, at(6));
  test("does not close with the customer's yes, but with the last task, once that is told", () => {
    expect(agreed).toMatchObject({ status: "resolved", customerSaid: "yes" });
    expect(liveClock(agreed, "customer-word")).toBeUndefined();
    const finished = does(agreed, "omar", { verb: "task-done", piece: "1", result: "looked" }, at(7));
    expect(finished.status).toBe("resolved");
    const told = does(finished, "mia", { verb: "told", words: "all done", where: "private" }, at(8));
    expect(told).toMatchObject({ status: "closed", customerSaid: "yes" });
  });
  test("closes at once when the last task is given back", () => {
    expect(does(agreed, "omar", { verb: "task-no", piece: "1", why: "x" }, at(7)).status).toBe("closed");
  });
  test("does not close by silence either", () => {
    const silent: Command = { verb: "customer", said: "no-answer", words: null };
    expect(
      through(kept, [
        ["mia", silent, at(6)],
        ["mia", silent, at(7)],
      ]).status,
    ).toBe("resolved");
  });
  test("takes them back when it is put aside, and keeps them when the customer writes", () => {
    expect(does(asked, "raj", { verb: "dismiss" }, at(5)).tasks[0]?.state).toBe("cancelled");
    expect(does(agreed, customer, hear(at(7)), at(7))).toMatchObject({ status: "claimed", tasks: [{ state: "open" }] });
  });
});

describe("in every story", () => {
  test("no case is closed or put aside with something left open, and none resolved with it unsaid", () => {
    let seen = 0;
    fc.assert(
      fc.property(opened, moves, (kase, story) => {
        for (const { after, events } of play(kase, story)) {
          const open = openTasks(after);
          seen += after.tasks.length;
          if (after.status === "closed" || after.status === "dismissed") expect(open).toEqual([]);
          const resolves = events.some(({ type }) => type === "resolved");
          if (resolves) expect(open.every(({ keptId }) => keptId !== null)).toBe(true);
          expect(after.tasks.map(({ id }) => Number(id))).toEqual(after.tasks.map((_, index) => index + 1));
          if (!isOpen(after.status) && after.status !== "resolved") expect(liveClock(after, "tell")).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
