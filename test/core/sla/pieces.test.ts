import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import { settle } from "../../../src/core/case/decide.ts";
import { readCase, type StoredCase } from "../../../src/core/case/read-case.ts";
import { audienceOf } from "../../../src/core/escalation/audience.ts";
import { decideSteps } from "../../../src/core/escalation/decide-steps.ts";
import { inboxOf } from "../../../src/core/escalation/inbox-of.ts";
import { listItems } from "../../../src/core/escalation/list-items.ts";
import { loudLadder } from "../../../src/core/escalation/loud-ladder.ts";
import { planNags } from "../../../src/core/escalation/plan-nags.ts";
import { type Clock, clockId, clockKey, readClockKey } from "../../../src/core/sla/clock.ts";
import { liveClock, liveClockOf } from "../../../src/core/sla/clocks.ts";
import { evolveClocks } from "../../../src/core/sla/evolve-clocks.ts";
import type { Task } from "../../../src/core/task/task.ts";
import { HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, asks, clockOf, does, monday, noRoster, policy, sweeper, through } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const ctx = { ...policy, roster: noRoster };

const aTask = (given: Partial<Task> = {}): Task => ({
  id: "1",
  about: { kind: "piece" },
  department: "billing",
  askedBy: "raj",
  askedFrom: "parts",
  askedAt: at(1),
  whatId: "t",
  assignee: null,
  assignedAt: null,
  wait: null,
  missing: null,
  outside: null,
  state: "open",
  ended: null,
  keptId: null,
  ...given,
});

const claimed = through(aCase(), [["raj", { verb: "claim" }, at(1)]]);
/** The same with these tasks, and every clock as it should be then. */
const withTasks = (tasks: Task[], kase: Case = claimed, now = at(2)): Case =>
  settle({ ...kase, tasks }, { events: [] }, { ...policy, now, actor: sweeper, commandId: `tasks-${kase.version}` })
    .after;

describe("a clock's name", () => {
  test("is one word that can be read back", () => {
    expect(clockKey({ kind: "resolve" })).toBe("resolve");
    expect(clockKey({ kind: "first-reply", piece: null })).toBe("first-reply");
    expect(clockKey({ kind: "task", piece: "1" })).toBe("task.1");
    expect(clockId({ kind: "promise", piece: "p1", generation: 2 })).toBe("promise.p1:2");
    expect(readClockKey("task.12")).toEqual({ kind: "task", piece: "12" });
    expect(readClockKey("first-reply")).toEqual({ kind: "first-reply", piece: null });
  });
});

describe("clocks of the pieces of one case", () => {
  const kase = withTasks([aTask(), aTask({ id: "2", department: "technical", about: { kind: "question" } })]);

  test("start side by side, each on its own department's hours and budget", () => {
    expect(liveClock(kase, "task", "1")).toMatchObject({ generation: 1, budgetMs: 8 * HOUR, state: "running" });
    expect(liveClock(kase, "task", "1")?.stretches[0]?.holder).toEqual({ department: "billing" });
    expect(liveClock(kase, "task", "2")).toMatchObject({ budgetMs: 10 * MINUTE, dueAt: at(11) });
    expect(liveClock(kase, "task")).toBeUndefined();
    expect(clockOf(kase, "resolve").piece).toBeNull();
  });

  test("end by themselves, and no other with them", () => {
    const done = withTasks([aTask({ state: "done" }), ...kase.tasks.slice(1)], kase, at(5));
    expect(done.clocks.filter(({ kind }) => kind === "task").map(({ piece, state }) => [piece, state])).toEqual([
      ["1", "met"],
      ["2", "running"],
    ]);
    const gone = withTasks([], kase, at(5));
    expect(gone.clocks.filter(({ kind }) => kind === "task").map(({ state }) => state)).toEqual(["dropped", "dropped"]);
    expect(liveClockOf(gone, "resolve")).toBeDefined();
  });

  test("a task's wait pauses it; the case's does not", () => {
    const wait = { forId: "t", until: at(300), by: "omar", since: at(3), part: null };
    const waiting = withTasks([aTask({ wait }), ...kase.tasks.slice(1)], kase, at(3));
    expect(["1", "2"].map((id) => liveClock(waiting, "task", id)?.state)).toEqual(["paused", "running"]);
    expect(clockOf(waiting, "resolve").state).toBe("running");
    const caseWaits = does(kase, "raj", { verb: "wait", what: "the post", until: at(300) }, at(3));
    expect(liveClock(caseWaits, "task", "1")?.state).toBe("running");
    expect(clockOf(caseWaits, "resolve").state).toBe("paused");
  });

  test("new terms move the one that has them", () => {
    const elsewhere = withTasks([aTask({ department: "technical" }), ...kase.tasks.slice(1)], kase, at(30));
    expect(liveClock(elsewhere, "task", "1")?.stretches.map(({ holder }) => holder)).toEqual([
      { department: "billing" },
      { department: "technical" },
    ]);
    expect(liveClock(elsewhere, "task", "2")?.stretches).toHaveLength(1);
  });
});

describe("who is reminded of a task", () => {
  const kase = withTasks([aTask({ assignee: "omar", assignedAt: at(2) }), aTask({ id: "2" })]);
  const first = { kind: "task" as const, piece: "1" };
  const second = { kind: "task" as const, piece: "2" };

  test("whoever has it, and nobody of the case", () => {
    const told = (piece: { kind: "task"; piece: string }) =>
      audienceOf("assignee", piece, kase, ctx, at(30)).map(({ person }) => person);
    expect(told(first)).toEqual(["omar"]);
    expect(told(second)).toEqual(expect.arrayContaining(["omar", "ingrid", "dana"]));
    expect(told(second)).not.toContain("raj");
    expect(inboxOf(kase, first).answering).toEqual(["omar"]);
    expect(inboxOf(kase, second).answering).toEqual([]);
    expect(loudLadder(["assignee"], first, kase, ctx, at(30)).rungs[0]?.person).toBe("omar");
  });

  test("by a nag that names the task", () => {
    const { events, decided } = decideSteps(kase, ctx, at(8 * 60), "sweep-1");
    const steps = events.filter((event) => event.type === "clock-step" && event.kind === "task");
    expect(steps.map((event) => event.type === "clock-step" && event.piece)).toEqual(["1", "2"]);
    const nags = planNags(decided, ctx, at(8 * 60)).filter(({ kind }) => kind.startsWith("task"));
    expect(new Set(nags.map(({ kind, person }) => `${kind} ${person}`))).toContain("task.1 omar");
  });

  test("and finds it in the list of the day", () => {
    const hours = {
      calendar: policy.calendars.ofPerson("omar"),
      zone: "America/New_York",
      beforeClosingMs: HOUR,
      leads: [],
    };
    const due = withTasks([aTask({ assignee: "omar", about: { kind: "question" } })], claimed, at(1));
    expect(listItems("morning", "omar", [due], hours, at(30))).toEqual([
      { caseNumber: 42, about: "task.1", at: at(11) },
    ]);
    expect(listItems("morning", "raj", [due], hours, at(30)).map(({ about }) => about)).not.toContain("task.1");
  });
});

describe("news that the customer has not heard", () => {
  const withNews = (minutes: number, kase: Case = claimed): Case =>
    settle(
      { ...kase, news: kase.news ?? { since: at(minutes), asked: null } },
      { events: [] },
      { ...policy, now: at(minutes), actor: sweeper, commandId: `news-${minutes}` },
    ).after;

  test("is the speaker's to tell, from the first piece of it", () => {
    const kase = withNews(10);
    const clock = clockOf(kase, "tell");
    expect(clock.stretches[0]).toMatchObject({ from: at(10), holder: { department: "social" } });
    expect(clockOf(withNews(50, kase), "tell")).toEqual(clock);
  });

  test("is met by words to the customer and by nothing else", () => {
    const kase = withNews(10);
    const noted = does(kase, "raj", { verb: "update", note: "Sent." }, at(20));
    expect(clockOf(noted, "tell").state).toBe("running");
    const told = does(noted, "mia", { verb: "told", words: "It is on its way.", where: "public" }, at(30));
    expect(told.news).toBeNull();
    expect(told.clocks.find(({ kind }) => kind === "tell")?.state).toBe("met");
    const answered = { verb: "hear-reply", textId: "r", at: at(25), where: "public" } as const;
    const seen = asks(noted, { kind: "company" }, answered, at(30));
    expect("after" in seen && seen.after.news).toBeNull();
  });

  test("which was said before the news does not tell it", () => {
    const early = { verb: "hear-reply", textId: "r", at: at(5), where: "public" } as const;
    const seen = asks(withNews(10), { kind: "company" }, early, at(30));
    expect("after" in seen && seen.after.news).toEqual({ since: at(10), asked: null });
    expect("after" in seen && clockOf(seen.after, "tell").state).toBe("running");
  });
});

describe("what was written before cases had pieces", () => {
  const plain = (clock: Clock): Omit<Clock, "piece"> => {
    const { piece: _piece, ...rest } = clock;
    return rest;
  };

  test("reads as a case without any", () => {
    const { tasks: _tasks, tasksAsked: _asked, news: _news, ...rest } = claimed;
    const old = {
      ...rest,
      clocks: claimed.clocks.map(plain),
      undo: claimed.undo === null ? null : { ...claimed.undo, before: { ...claimed.undo.before, clocks: [] } },
    } as unknown as StoredCase;
    const read = readCase(JSON.parse(JSON.stringify(old)));
    expect({ ...read, undo: null }).toEqual({ ...claimed, undo: null });
    expect(read.undo?.before).toMatchObject({ tasks: [], news: null });
  });

  test("and its events are about the case as a whole", () => {
    const clock = clockOf(claimed, "resolve");
    const head = { v: 1, number: 42, seq: 9, at: at(9), actor: sweeper, commandId: "c" } as const;
    const started = evolveClocks([], { ...head, type: "clock-started", clock: plain(clock) as Clock });
    expect(started).toEqual([clock]);
    const ended = { ...head, type: "clock-ended", kind: "resolve", how: "met", countedMs: 0 } as const;
    expect(evolveClocks(started, ended)[0]?.state).toBe("met");
  });
});
