import { describe, expect, test } from "vitest";
import { type Case, isOpen, type Status } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import type { HeatLevel } from "../../../src/core/heat/heat.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { withoutPerson } from "../../support/a-desk.ts";
import {
  aCase,
  aWord,
  clockOf,
  customer,
  decided,
  does,
  hear,
  inTriage,
  lastClock,
  monday,
  policyOf,
  sweeper,
  through,
} from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const now = at(100);

const claimed = does(aCase(), "raj", { verb: "claim" }, at(1));
const resolved = does(claimed, "raj", { verb: "done", how: "x" }, at(2));
const byStatus: Record<Status, Case> = {
  triage: inTriage(),
  unclaimed: aCase(),
  claimed,
  resolved,
  closed: does(resolved, "mia", { verb: "customer", said: "yes", words: null }, at(3)),
  dismissed: does(claimed, "raj", { verb: "dismiss" }, at(2)),
};

describe("the customer's next word", () => {
  const table: [status: Status, pleased: boolean, then: Status, events: string[]][] = [
    ["triage", false, "triage", ["customer-wrote"]],
    ["triage", true, "triage", ["customer-wrote"]],
    ["unclaimed", false, "unclaimed", ["customer-wrote"]],
    ["unclaimed", true, "unclaimed", ["customer-wrote"]],
    ["claimed", false, "claimed", ["customer-wrote"]],
    ["claimed", true, "claimed", ["customer-wrote"]],
    ["resolved", false, "claimed", ["customer-wrote", "reopened"]],
    ["resolved", true, "resolved", ["customer-wrote"]],
    ["closed", false, "claimed", ["customer-wrote", "reopened"]],
    ["closed", true, "closed", ["customer-wrote"]],
    ["dismissed", false, "unclaimed", ["customer-wrote", "revived"]],
    ["dismissed", true, "unclaimed", ["customer-wrote", "revived"]],
  ];
  test.each(table)("on %s, pleased %s: %s", (status, pleased, then, events) => {
    const kase = byStatus[status];
    const command = hear(now, { pleased });
    const decision = decided(kase, customer, command, now);
    expect(decision.events.map(({ type }) => type).filter((type) => !type.startsWith("clock-"))).toEqual(events);
    expect(decision.after).toMatchObject({
      status: then,
      contacts: kase.contacts + 1,
      lastWord: command.verb === "hear" ? command.word : null,
      firstWord: kase.firstWord,
      generation: kase.generation + (isOpen(then) && !isOpen(status) ? 1 : 0),
    });
  });

  test("opens it for anybody when whoever had it has left", () => {
    const after = does(byStatus.closed, customer, hear(now), now, policyOf(withoutPerson("raj")));
    expect(after).toMatchObject({ status: "unclaimed", assignee: null, queuedAt: now });
  });

  test("of a case put aside in triage goes back there", () => {
    const aside = does(inTriage(), "ana", { verb: "dismiss" }, at(1));
    expect(does(aside, customer, hear(now), now)).toMatchObject({ status: "triage", queuedAt: now });
  });

  test("brings the order number only where there was none", () => {
    const one = does(claimed, customer, hear(now, { orderNumber: "A-1" }), now);
    const two = does(one, customer, hear(now, { orderNumber: "A-2" }), now);
    expect([one.orderNumber, two.orderNumber]).toEqual(["A-1", "A-1"]);
  });

  test.each<[HeatLevel, HeatLevel, HeatLevel]>([
    ["calm", "angry", "angry"],
    ["angry", "calm", "angry"],
    ["annoyed", "annoyed", "annoyed"],
  ])("heat %s and then %s is %s", (before, next, then) => {
    const kase = aCase({ heat: { level: before, reasons: [] } });
    expect(does(kase, customer, hear(now, { heat: { level: next, reasons: [] } }), now).heat.level).toBe(then);
  });

  test("of a backlog touches it, brought in with the backlog it does not", () => {
    const backlog = aCase({ backlog: true });
    expect(does(backlog, customer, hear(now), now).backlog).toBe(false);
    expect(does(backlog, { kind: "desk", part: "import" }, hear(now), now).backlog).toBe(true);
  });
});

describe("an older message comes to light", () => {
  const older = plus(monday, -9 * DAY);
  const after = does(claimed, customer, hear(older), now);
  test("the wait counts from it", () => {
    expect(after.since).toBe(older);
    expect(after.firstWord.at).toBe(older);
    expect(after.lastWord).toEqual(claimed.lastWord);
    expect(after.started).toBe(monday);
  });
  test("the resolve clock too: the time before us goes in front, what was is left as it was", () => {
    const before = clockOf(claimed, "resolve");
    const clock = clockOf(after, "resolve");
    expect(clock.generation).toBe(before.generation);
    expect(clock.stretches.map(({ from, to, holder }) => [from, to, holder])).toEqual([
      [older, monday, "before-us"],
      [monday, now, { department: "parts" }],
      [now, null, { department: "parts" }],
    ]);
    // 9 days back is a Saturday: five working days of nine hours have passed, which is more than 24 hours.
    expect(clock.stretches[0]?.countedMs).toBe((5 * 9 + 1) * HOUR);
    expect(clock.dueAt).toBeLessThan(monday);
  });
  test("with budget left it only falls due earlier", () => {
    const friday = plus(monday, -3 * DAY);
    const clock = clockOf(does(claimed, customer, hear(friday), now), "resolve");
    // From Friday 09:00 eight hours of work passed before the case was ours.
    expect(clock.stretches[0]).toMatchObject({ holder: "before-us", countedMs: 9 * HOUR });
    expect(clock.dueAt).toBe(clockOf(does(aCase({ since: friday }), "raj", { verb: "claim" }, at(1)), "resolve").dueAt);
  });
  test("of an earlier generation it changes no clock", () => {
    const reopened = does(resolved, "mia", { verb: "reopen" }, at(20));
    const heard = does(reopened, customer, hear(older), now);
    expect(heard.since).toBe(older);
    expect(clockOf(heard, "resolve")).toEqual(clockOf(reopened, "resolve"));
  });
});

describe("what the customer waits for an answer to", () => {
  const reply = (said: Instant): Command => ({
    verb: "hear-reply",
    textId: `reply ${said}`,
    at: said,
    where: "public",
  });
  const told: Command = { verb: "told", words: "w", where: "public" };
  const company = { kind: "company" } as const;

  test("nothing yet while nobody has told them anything: that is the first reply", () => {
    expect(does(claimed, customer, hear(at(5)), at(5)).unansweredSince).toBeNull();
  });
  test("the first word after what they were told, not the latest", () => {
    const kase = through(claimed, [
      ["mia", told, at(5)],
      [customer, hear(at(10)), at(11)],
      [customer, hear(at(20)), at(20)],
    ]);
    expect(kase.unansweredSince).toBe(at(11));
    expect(does(kase, "mia", told, at(30)).unansweredSince).toBeNull();
  });
  test("a word written in the very instant of the answer is not answered by it", () => {
    const kase = does(claimed, "mia", told, at(5));
    expect(does(kase, customer, hear(at(5)), at(5)).unansweredSince).toBe(at(5));
    expect(does(kase, customer, hear(at(4)), at(6)).unansweredSince).toBeNull();
  });
  test("an answer seen outside counts as told, by the firm", () => {
    const kase = does(claimed, company, reply(at(8)), at(9));
    expect(kase.told).toEqual({ by: null, at: at(8), textId: `reply ${at(8)}`, where: "public" });
    expect(kase.speaker.person).toBeNull();
  });
  test("one that is older than what they were told last changes nothing", () => {
    const kase = does(claimed, "mia", told, at(8));
    expect(does(kase, company, reply(at(7)), at(9)).told).toEqual(kase.told);
  });
  const late: [name: string, steps: [number, number][], said: number, since: number | null][] = [
    ["after the last word", [[10, 10]], 12, null],
    ["in the same instant as the last word", [[10, 10]], 10, null],
    ["before the only other word", [[10, 10]], 9, 10],
    [
      "between two words",
      [
        [10, 11],
        [20, 21],
      ],
      15,
      20,
    ],
  ];
  test.each(late)("the firm's answer %s, seen later", (_name, heard, said, since) => {
    const kase = heard.reduce((state, [word, seen]) => does(state, customer, hear(at(word)), at(seen)), claimed);
    expect(does(kase, company, reply(at(said)), at(50)).unansweredSince).toBe(since === null ? null : at(since));
    const toldFirst = heard.reduce(
      (state, [word, seen]) => does(state, customer, hear(at(word)), at(seen)),
      does(claimed, "mia", told, at(5)),
    );
    expect(does(toldFirst, company, reply(at(said)), at(50)).unansweredSince).toBe(since === null ? null : at(since));
  });
});

describe("an edit", () => {
  test("changes the words where they stand and nothing else", () => {
    const heard = does(claimed, customer, hear(at(5)), at(5));
    const edited = { ...heard.lastWord, textId: "edited" };
    const after = does(heard, customer, { verb: "hear-edit", word: edited }, at(9));
    expect(after.lastWord).toEqual(edited);
    expect(after.firstWord).toEqual(heard.firstWord);
    expect(after.contacts).toBe(heard.contacts);
    expect(after.clocks).toEqual(heard.clocks);
  });
  test("of a word that is neither first nor last shows nowhere", () => {
    const after = does(claimed, customer, { verb: "hear-edit", word: aWord(at(2)) }, at(9));
    expect([after.firstWord, after.lastWord]).toEqual([claimed.firstWord, claimed.lastWord]);
  });
});

describe("a wait whose date came while nobody looked", () => {
  test("ended at its date, and the clock has run since", () => {
    const waiting = does(claimed, "raj", { verb: "wait", what: "post", until: at(60) }, at(30));
    const late = does(waiting, sweeper, { verb: "retime" }, at(200));
    const clock = clockOf(late, "resolve");
    expect(clock.stretches.map(({ from, to, mode, countedMs }) => [from, to, mode, countedMs])).toEqual([
      [at(0), at(30), "counted", 30 * MINUTE],
      [at(30), at(60), "paused", 0],
      [at(60), null, "counted", null],
    ]);
    expect(clock.dueAt).toBe(clockOf(does(waiting, sweeper, { verb: "retime" }, at(60)), "resolve").dueAt);
  });
});

describe("revived and reopened cases have their clocks", () => {
  test.each<[string, Case]>([
    ["closed, asked", does(byStatus.closed, "mia", { verb: "reopen" }, now)],
    ["closed, customer wrote", does(byStatus.closed, customer, hear(now), now)],
    ["dismissed, asked", does(byStatus.dismissed, "mia", { verb: "reopen" }, now)],
    ["dismissed, customer wrote", does(byStatus.dismissed, customer, hear(now), now)],
  ])("%s", (_name, kase) => {
    expect(clockOf(kase, "resolve")).toMatchObject({ generation: 2, breachedAt: null });
    expect(clockOf(kase, "resolve").stretches[0]?.from).toBe(now);
    expect(clockOf(kase, "first-reply").stretches[0]?.from).toBe(now);
    expect(lastClock(kase, "claim").state).toBe(kase.status === "claimed" ? "met" : "running");
  });
});
