import { describe, expect, test } from "vitest";
import { type Case, type Status, statuses } from "../../../src/core/case/case.ts";
import { type ClockKind, clockKinds } from "../../../src/core/desk/desk.ts";
import type { Clock } from "../../../src/core/sla/clock.ts";
import { clockTable, isPaused, liveClocks } from "../../../src/core/sla/clocks.ts";
import type { Task } from "../../../src/core/task/task.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, aResolution, clockOf, monday } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const base = aCase();

/** A refund that Parts asks of Billing. */
const aTask = (given: Partial<Task> = {}): Task => ({
  id: "1",
  about: { kind: "refund", amount: 4000, currency: "USD", method: null },
  department: "billing",
  askedBy: "raj",
  askedFrom: "parts",
  askedAt: at(7),
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

/** What a case of each status is sure to know. */
const ofStatus: Record<Status, Partial<Case>> = {
  triage: { queuedAt: at(1) },
  unclaimed: { queuedAt: at(1) },
  claimed: { queuedAt: null, assignee: "raj", assignedAt: at(2) },
  resolved: { queuedAt: null, assignee: "raj", resolution: aResolution(at(5)) },
  closed: { queuedAt: null, assignee: "raj", resolution: aResolution(at(5)), customerSaid: "yes" },
  dismissed: { queuedAt: null, dismissal: { by: "raj", at: at(4), was: "claimed" } },
};
const told = { by: "mia", at: at(3), textId: "t", where: "public" as const };
const offer = { from: "parts", to: "billing", by: "raj", at: at(4), whyId: null };
const again = { generation: 2, reopenedAt: at(10) };

const facts: Record<string, Partial<Case>> = {
  plain: {},
  told: { told },
  "told, then asked": { told, unansweredSince: at(7) },
  offered: { offer },
  "waited long": { since: at(-600) },
  "back again": again,
  "back again, told before": { ...again, told },
  "back again, asked before": { ...again, told, unansweredSince: at(7) },
  "back again, told since": { ...again, told: { ...told, at: at(12) } },
  "tried once": { tries: 1, triedAt: at(8) },
  "news inside": { news: { since: at(6), asked: null } },
  "a task asked": { tasks: [aTask()] },
  "a task done": { tasks: [aTask({ state: "done" })] },
  "a task refused": { tasks: [aTask({ state: "refused" })] },
  "a task taken back": { tasks: [aTask({ state: "cancelled" })] },
  "agreed, a task open": { customerSaid: "yes", tasks: [aTask()] },
};

/** Where the budget of each clock begins, in minutes after the case came; `-` where it does not run. */
const meant = `
  status     facts                     claim  first-reply  next-word  tell  resolve  customer-word  accept  task  approval  call  promise
  triage     plain                     1      0            -          -     0        -              -       -     -         -     -
  triage     told                      1      -            3          -     0        -              -       -     -         -     -
  triage     told, then asked          1      -            7          -     0        -              -       -     -         -     -
  triage     waited long               1      0            -          -     -600     -              -       -     -         -     -
  triage     back again                1      10           -          -     10       -              -       -     -         -     -
  triage     back again, told before   1      -            10         -     10       -              -       -     -         -     -
  triage     news inside               1      0            -          6     0        -              -       -     -         -     -
  unclaimed  plain                     1      0            -          -     0        -              -       -     -         -     -
  unclaimed  told                      1      -            3          -     0        -              -       -     -         -     -
  unclaimed  told, then asked          1      -            7          -     0        -              -       -     -         -     -
  unclaimed  offered                   1      0            -          -     0        -              4       -     -         -     -
  unclaimed  waited long               1      0            -          -     -600     -              -       -     -         -     -
  unclaimed  back again                1      10           -          -     10       -              -       -     -         -     -
  unclaimed  back again, told before   1      -            10         -     10       -              -       -     -         -     -
  unclaimed  back again, asked before  1      -            10         -     10       -              -       -     -         -     -
  unclaimed  back again, told since    1      -            12         -     10       -              -       -     -         -     -
  unclaimed  news inside               1      0            -          6     0        -              -       -     -         -     -
  unclaimed  a task asked              1      0            -          -     0        -              -       7     -         -     -
  unclaimed  a task done               1      0            -          -     0        -              -       -     -         -     -
  unclaimed  a task refused            1      0            -          -     0        -              -       -     -         -     -
  unclaimed  a task taken back         1      0            -          -     0        -              -       -     -         -     -
  claimed    plain                     -      0            -          -     0        -              -       -     -         -     -
  claimed    told                      -      -            3          -     0        -              -       -     -         -     -
  claimed    told, then asked          -      -            7          -     0        -              -       -     -         -     -
  claimed    offered                   -      0            -          -     0        -              4       -     -         -     -
  claimed    waited long               -      0            -          -     -600     -              -       -     -         -     -
  claimed    back again                -      10           -          -     10       -              -       -     -         -     -
  claimed    back again, told before   -      -            10         -     10       -              -       -     -         -     -
  claimed    back again, asked before  -      -            10         -     10       -              -       -     -         -     -
  claimed    back again, told since    -      -            12         -     10       -              -       -     -         -     -
  claimed    news inside               -      0            -          6     0        -              -       -     -         -     -
  claimed    a task asked              -      0            -          -     0        -              -       7     -         -     -
  claimed    a task done               -      0            -          -     0        -              -       -     -         -     -
  claimed    a task refused            -      0            -          -     0        -              -       -     -         -     -
  claimed    a task taken back         -      0            -          -     0        -              -       -     -         -     -
  resolved   plain                     -      -            -          -     -        5              -       -     -         -     -
  resolved   told                      -      -            -          -     -        5              -       -     -         -     -
  resolved   told, then asked          -      -            -          -     -        5              -       -     -         -     -
  resolved   tried once                -      -            -          -     -        8              -       -     -         -     -
  resolved   back again                -      -            -          -     -        5              -       -     -         -     -
  resolved   news inside               -      -            -          6     -        5              -       -     -         -     -
  resolved   a task asked              -      -            -          -     -        5              -       7     -         -     -
  resolved   a task done               -      -            -          -     -        5              -       -     -         -     -
  resolved   a task refused            -      -            -          -     -        5              -       -     -         -     -
  resolved   a task taken back         -      -            -          -     -        5              -       -     -         -     -
  resolved   agreed, a task open       -      -            -          -     -        -              -       7     -         -     -
  closed     plain                     -      -            -          -     -        -              -       -     -         -     -
  closed     told                      -      -            -          -     -        -              -       -     -         -     -
  closed     told, then asked          -      -            -          -     -        -              -       -     -         -     -
  closed     tried once                -      -            -          -     -        -              -       -     -         -     -
  closed     news inside               -      -            -          -     -        -              -       -     -         -     -
  closed     a task done               -      -            -          -     -        -              -       -     -         -     -
  dismissed  plain                     -      -            -          -     -        -              -       -     -         -     -
  dismissed  told                      -      -            -          -     -        -              -       -     -         -     -
  dismissed  told, then asked          -      -            -          -     -        -              -       -     -         -     -
  dismissed  news inside               -      -            -          -     -        -              -       -     -         -     -
`;
const [head = "", ...lines] = meant.trim().split("\n");
const columns = head
  .trim()
  .split(/\s{2,}/)
  .slice(2) as ClockKind[];
const cells = lines.flatMap((line) => {
  const [status = "", fact = "", ...row] = line.trim().split(/\s{2,}/);
  return row.map((from, index) => ({ status: status as Status, fact, kind: columns[index] as ClockKind, from }));
});
const kaseOf = (status: Status, fact: string): Case => ({ ...base, ...ofStatus[status], status, ...facts[fact] });

describe("which clocks run", () => {
  test("every kind and every status stands in the table", () => {
    expect(columns).toEqual([...clockKinds]);
    expect(new Set(cells.map(({ status }) => status))).toEqual(new Set(statuses));
    expect(new Set(cells.map(({ fact }) => fact))).toEqual(new Set(Object.keys(facts)));
  });

  test.each(cells)("$kind of $status, $fact: $from", ({ status, fact, kind, from }) => {
    const anchor = clockTable[kind].anchor(kaseOf(status, fact), undefined, kind === "task" ? "1" : null);
    expect(anchor?.from).toBe(from === "-" ? undefined : at(Number(from)));
  });

  test("a clock measures another thing when what began it is another", () => {
    const keys = (kind: ClockKind, ...cases: Case[]): (string | undefined)[] =>
      cases.map((kase) => clockTable[kind].anchor(kase, undefined, null)?.key);
    const different = (kind: ClockKind, ...cases: Case[]) =>
      expect(new Set(keys(kind, ...cases)).size).toBe(cases.length);
    const queued = kaseOf("unclaimed", "plain");
    different("claim", queued, { ...queued, department: "billing" }, { ...queued, queuedAt: at(2) });
    different("first-reply", kaseOf("claimed", "plain"), kaseOf("claimed", "back again"));
    different("resolve", kaseOf("claimed", "plain"), kaseOf("claimed", "back again"));
    different("next-word", kaseOf("claimed", "told"), kaseOf("claimed", "told, then asked"));
    different("customer-word", kaseOf("resolved", "plain"), kaseOf("resolved", "tried once"));
    const offered = kaseOf("claimed", "offered");
    different("tell", kaseOf("claimed", "news inside"), {
      ...kaseOf("claimed", "plain"),
      news: { since: at(8), asked: null },
    });
    different(
      "accept",
      offered,
      { ...offered, offer: { ...offer, to: "social" } },
      { ...offered, offer: { ...offer, at: at(9) } },
    );
  });

  test("what is charged, and whose hours count", () => {
    const kase = kaseOf("claimed", "offered");
    const holders = clockKinds.map((kind) => clockTable[kind].holder(kase, null));
    expect(holders).toEqual([
      "parts",
      "social",
      "social",
      "social",
      "parts",
      "social",
      "billing",
      "parts",
      "parts",
      "social",
      "parts",
    ]);
  });

  test("a task is its department's, by that one's hours; each has a clock of its own", () => {
    const tasks = [
      aTask(),
      aTask({ id: "2", department: "technical", askedAt: at(9) }),
      aTask({ id: "3", state: "done" }),
    ];
    const kase = { ...kaseOf("claimed", "plain"), tasks };
    expect(clockTable.task.pieces(kase)).toEqual(["1", "2", "3"]);
    expect(clockTable.task.pieces(kase).map((id) => clockTable.task.holder(kase, id))).toEqual([
      "billing",
      "technical",
      "billing",
    ]);
    expect(clockTable.task.anchor(kase, undefined, "2")).toEqual({ key: `${at(9)}`, from: at(9) });
    expect(clockTable.task.anchor(kase, undefined, "3")).toBeNull();
    expect(clockTable.task.anchor(kase, undefined, "4")).toBeNull();
  });

  test("whoever asks a question has a customer waiting: ten minutes, at any hour", () => {
    const kase = { ...kaseOf("claimed", "plain"), tasks: [aTask({ about: { kind: "question" } })] };
    expect(clockTable.task.anchor(kase, undefined, "1")?.target).toEqual({ budgetMs: 10 * MINUTE, on: "24x7" });
  });
});

describe("an answer that is overdue is not put off by another question", () => {
  const kase = kaseOf("claimed", "told");
  const running = (given: Partial<Clock>): Clock => ({
    ...clockOf(base, "resolve"),
    kind: "next-word",
    anchor: "the one before",
    dueAt: at(20),
    ...given,
  });
  const table: [name: string, live: Partial<Clock>, askedAt: number, keeps: boolean][] = [
    ["asked in time", {}, 19, false],
    ["asked when it was due", {}, 20, true],
    ["asked after it was due, before any sweep saw it", {}, 21, true],
    ["asked after the breach", { breachedAt: at(20), dueAt: at(90) }, 25, true],
    ["asked during a wait", { dueAt: null, state: "paused" }, 25, false],
    ["asked during a wait, late already", { dueAt: null, state: "paused", breachedAt: at(20) }, 25, true],
  ];
  test.each(table)("%s", (_name, live, askedAt, keeps) => {
    const asked = { ...kase, unansweredSince: at(askedAt) };
    const key = clockTable["next-word"].anchor(asked, running(live), null)?.key;
    expect(key === "the one before").toBe(keeps);
  });
  test("but an answer ends it", () => {
    expect(clockTable["next-word"].anchor(kase, running({ breachedAt: at(2) }), null)?.key).not.toBe("the one before");
  });
});

describe("how a clock ended", () => {
  const met = (kind: ClockKind, before: Partial<Case>, after: Partial<Case>): boolean =>
    clockTable[kind].met({ ...base, ...before }, { ...base, ...after }, kind === "task" ? "1" : null);
  const table: [kind: ClockKind, why: string, before: Partial<Case>, after: Partial<Case>, met: boolean][] = [
    ["claim", "somebody took it", {}, { assignee: "raj", status: "claimed" }, true],
    ["claim", "it went to another queue", {}, { department: "billing" }, false],
    ["claim", "it was put aside", {}, { status: "dismissed" }, false],
    ["first-reply", "they were told", {}, { told }, true],
    ["first-reply", "it was resolved without a word", {}, { status: "resolved" }, false],
    ["next-word", "they were told again", { told }, { told: { ...told, textId: "u" } }, true],
    ["next-word", "they wrote", { told }, { told: { ...told }, unansweredSince: at(9) }, false],
    ["tell", "they were told", { news: { since: at(6), asked: null } }, { told, news: null }, true],
    ["tell", "it was put aside", { news: { since: at(6), asked: null } }, { status: "dismissed" }, false],
    ["task", "it was done", { tasks: [aTask()] }, { tasks: [aTask({ state: "done" })] }, true],
    ["task", "the answer was no", { tasks: [aTask()] }, { tasks: [aTask({ state: "refused" })] }, true],
    ["task", "it was taken back", { tasks: [aTask()] }, { tasks: [aTask({ state: "cancelled" })] }, false],
    ["task", "the asking was undone", { tasks: [aTask()] }, { tasks: [] }, false],
    ["resolve", "done", {}, { status: "resolved" }, true],
    ["resolve", "put aside", {}, { status: "dismissed" }, false],
    ["customer-word", "yes", { status: "resolved" }, { status: "closed", customerSaid: "yes" }, true],
    ["customer-word", "no", { status: "resolved" }, { status: "claimed", customerSaid: "no" }, true],
    ["customer-word", "a try", { tries: 0 }, { tries: 1 }, true],
    ["customer-word", "they wrote", { contacts: 1 }, { contacts: 2, status: "claimed" }, true],
    ["customer-word", "a colleague reopened it", { status: "resolved" }, { status: "claimed" }, false],
    ["accept", "yes", { offer }, { department: "billing" }, true],
    ["accept", "no", { offer }, {}, true],
    ["accept", "taken back", { offer }, { takenBackAt: monday }, false],
    ["accept", "sent on elsewhere", { offer }, { department: "technical" }, false],
    ["accept", "back to be sorted", { offer }, { department: "call-centre", status: "triage" }, false],
    ["accept", "resolved meanwhile", { offer }, { status: "resolved" }, false],
  ];
  test.each(table)("%s, because %s", (kind, _why, before, after, expected) => {
    expect(met(kind, before, after)).toBe(expected);
  });
});

describe("a wait", () => {
  const wait = { forId: "t", until: at(60), by: "raj", since: at(1), part: null };
  const paused = (kase: Partial<Case>): ClockKind[] =>
    clockKinds.filter((kind) =>
      isPaused({ kind }, { ...base, ...kase }, { wait: ["resolve", "next-word"], incident: [] }),
    );
  test("pauses what the severity says and nothing else", () => {
    expect(paused({ wait })).toEqual(["next-word", "resolve"]);
    expect(paused({ wait: null })).toEqual([]);
    expect(clockKinds.filter((kind) => isPaused({ kind }, { ...base, wait }, { wait: [], incident: [] }))).toEqual([]);
  });
  test("never the answer to what the customer has since asked", () => {
    expect(paused({ wait, told, unansweredSince: at(5) })).toEqual(["resolve"]);
  });
  test("and an incident only while it is on", () => {
    const byIncident = (phase: "ahead" | "on" | "over"): ClockKind[] => {
      const incident = { id: 3, nameId: "n", since: at(0), planned: null, phase, heard: 0, lastId: null, lastAt: null };
      return clockKinds.filter((kind) =>
        isPaused({ kind }, { ...base, incident }, { wait: [], incident: ["resolve"] }),
      );
    };
    expect([byIncident("ahead"), byIncident("on"), byIncident("over")]).toEqual([[], ["resolve"], []]);
  });
  test("of the case leaves its tasks alone, of a task that task", () => {
    const pausedTasks = (kase: Partial<Case>): (string | null)[] => {
      const all = { ...base, ...kase };
      return clockTable.task
        .pieces(all)
        .filter((piece) => isPaused({ kind: "task", piece }, all, { wait: ["resolve", "task"], incident: [] }));
    };
    const tasks = [aTask(), aTask({ id: "2", wait })];
    expect(pausedTasks({ tasks, wait })).toEqual(["2"]);
    expect(paused({ tasks })).toEqual([]);
  });
});

test("live clocks are those that run or are paused", () => {
  const states: Clock["state"][] = ["running", "paused", "met", "dropped"];
  const clocks = states.map((state) => ({ ...clockOf(base, "resolve"), state }));
  expect(liveClocks({ ...base, clocks }).map(({ state }) => state)).toEqual(["running", "paused"]);
});
