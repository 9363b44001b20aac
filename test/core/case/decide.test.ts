import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import { fold } from "../../../src/core/case/evolve.ts";
import type { RefusalCode } from "../../../src/core/case/refusal.ts";
import { DAY, HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { withoutPerson, withSeverity } from "../../support/a-desk.ts";
import {
  aCase,
  aResolution,
  clockOf,
  decided,
  does,
  inTriage,
  monday,
  newYork,
  policyOf,
  refused,
  sweeper,
  through,
} from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const now = at(10);

const fresh = aCase();
const triage = inTriage();
const claimed = does(fresh, "raj", { verb: "claim" }, at(1));
/** Nothing is owed to the customer just now. */
const spoken = does(claimed, "mia", { verb: "told", words: "we look at it", where: "public" }, at(2));
const offered = does(claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "a refund" }, at(2));
const waiting = does(claimed, "raj", { verb: "wait", what: "the supplier", until: at(300) }, at(2));
const resolved = does(claimed, "raj", { verb: "done", how: "new element" }, at(2));
const closed = does(resolved, "mia", { verb: "customer", said: "yes", words: null }, at(3));
const dismissed = does(claimed, "raj", { verb: "dismiss" }, at(2));
const high = does(claimed, "raj", { verb: "severity", to: "high", why: null }, at(2));

type Row = {
  name: string;
  kase: Case;
  by: string;
  command: Command;
  /** The events but those of the clocks. */
  events: Record<string, unknown>[];
  after: Partial<Case>;
  texts?: string[];
};

const rows: Row[] = [
  {
    name: "claim",
    kase: fresh,
    by: "raj",
    command: { verb: "claim" },
    events: [{ type: "claimed", person: "raj", department: "parts", speaker: null }],
    after: { status: "claimed", assignee: "raj", assignedAt: now, queuedAt: null, department: "parts" },
  },
  {
    name: "claim in triage says whose it is",
    kase: triage,
    by: "omar",
    command: { verb: "claim" },
    events: [{ type: "claimed", person: "omar", department: "billing" }],
    after: { status: "claimed", department: "billing", assignee: "omar" },
  },
  {
    name: "claim by a manager leaves it where it is",
    kase: fresh,
    by: "grace",
    command: { verb: "claim" },
    events: [{ type: "claimed", department: "parts" }],
    after: { department: "parts", assignee: "grace" },
  },
  {
    name: "release puts it back into the queue and ends the wait",
    kase: waiting,
    by: "raj",
    command: { verb: "release" },
    events: [{ type: "released", person: "raj", why: "released" }],
    after: { status: "unclaimed", assignee: null, assignedAt: null, queuedAt: now, wait: null },
  },
  {
    name: "update",
    kase: claimed,
    by: "emre",
    command: { verb: "update", note: "  the element is on its way " },
    events: [{ type: "noted" }],
    after: { status: "claimed", lastNote: { by: "emre", at: now, textId: `command-${claimed.version + 1}:note` } },
    texts: ["the element is on its way"],
  },
  {
    name: "told",
    kase: claimed,
    by: "emre",
    command: { verb: "told", words: "it comes on Monday", where: "mail" },
    events: [{ type: "told", where: "mail", speaker: null }],
    after: {
      told: { by: "emre", at: now, textId: `command-${claimed.version + 1}:told`, where: "mail" },
      speaker: { department: "social", person: null },
    },
    texts: ["it comes on Monday"],
  },
  {
    name: "wait",
    kase: claimed,
    by: "raj",
    command: { verb: "wait", what: "the supplier", until: at(600) },
    events: [{ type: "waiting", until: at(600) }],
    after: {
      wait: { forId: `command-${claimed.version + 1}:wait`, until: at(600), by: "raj", since: now, part: null },
    },
    texts: ["the supplier"],
  },
  {
    name: "wait once more replaces the date",
    kase: waiting,
    by: "carlos",
    command: { verb: "wait", what: "the post", until: at(900) },
    events: [{ type: "waiting", until: at(900) }],
    after: {
      wait: { forId: `command-${waiting.version + 1}:wait`, until: at(900), by: "carlos", since: now, part: null },
    },
  },
  {
    name: "resume",
    kase: waiting,
    by: "raj",
    command: { verb: "resume" },
    events: [{ type: "resumed", why: "asked" }],
    after: { wait: null, status: "claimed" },
  },
  {
    name: "pass to a colleague has it at once",
    kase: claimed,
    by: "raj",
    command: { verb: "pass", to: { person: "carlos" }, why: "his supplier" },
    events: [{ type: "passed", from: "raj", to: "carlos", whyId: `command-${claimed.version + 1}:why` }],
    after: { status: "claimed", assignee: "carlos", assignedAt: now, offer: null },
    texts: ["his supplier"],
  },
  {
    name: "pass of an unclaimed case to a colleague",
    kase: fresh,
    by: "lee",
    command: { verb: "pass", to: { person: "carlos" }, why: " " },
    events: [{ type: "passed", from: null, to: "carlos", whyId: null }],
    after: { status: "claimed", assignee: "carlos", queuedAt: null },
    texts: [],
  },
  {
    name: "pass to a department asks it",
    kase: claimed,
    by: "raj",
    command: { verb: "pass", to: { department: "billing" }, why: "theirs" },
    events: [{ type: "offered", from: "parts", to: "billing", whyId: `command-${claimed.version + 1}:why` }],
    after: {
      status: "claimed",
      assignee: "raj",
      department: "parts",
      offer: { from: "parts", to: "billing", by: "raj", at: now, whyId: `command-${claimed.version + 1}:why` },
    },
    texts: ["theirs"],
  },
  {
    name: "pass to somebody of another department asks that department",
    kase: claimed,
    by: "raj",
    command: { verb: "pass", to: { person: "omar" }, why: "theirs" },
    events: [{ type: "offered", from: "parts", to: "billing" }],
    after: { assignee: "raj", department: "parts" },
    texts: ["theirs"],
  },
  {
    name: "pass out of triage asks nobody, and keeps the reason as a note",
    kase: triage,
    by: "ana",
    command: { verb: "pass", to: { department: "parts" }, why: "an element" },
    events: [{ type: "routed", department: "parts", from: "call-centre", why: "triage" }, { type: "noted" }],
    after: { status: "unclaimed", department: "parts", queuedAt: now, offer: null },
    texts: ["an element"],
  },
  {
    name: "pass out of triage to a person",
    kase: triage,
    by: "ana",
    command: { verb: "pass", to: { person: "omar" }, why: null },
    events: [{ type: "claimed", person: "omar", department: "billing", speaker: null }],
    after: { status: "claimed", department: "billing", assignee: "omar" },
  },
  {
    name: "yes moves it into the other queue, the time in transit written down",
    kase: offered,
    by: "omar",
    command: { verb: "yes" },
    events: [{ type: "offer-accepted", from: "parts", to: "billing", transitMs: 8 * MINUTE }],
    after: { status: "unclaimed", department: "billing", assignee: null, offer: null, queuedAt: now },
  },
  {
    name: "no of whoever offered it is no answer of those who were asked",
    kase: offered,
    by: "raj",
    command: { verb: "no", why: "found it myself" },
    events: [{ type: "offer-taken-back", from: "parts", to: "billing", transitMs: 8 * MINUTE }],
    after: { status: "claimed", department: "parts", assignee: "raj", offer: null },
    texts: ["found it myself"],
  },
  {
    name: "no of a manager who is neither is the answer of those who were asked",
    kase: offered,
    by: "grace",
    command: { verb: "no", why: null },
    events: [{ type: "offer-refused", from: "parts", to: "billing", transitMs: 8 * MINUTE }],
    after: { offer: null, takenBackAt: null },
  },
  {
    name: "no leaves it with whoever has it",
    kase: offered,
    by: "omar",
    command: { verb: "no", why: "not our money" },
    events: [{ type: "offer-refused", from: "parts", to: "billing", transitMs: 8 * MINUTE }],
    after: { status: "claimed", department: "parts", assignee: "raj", offer: null },
    texts: ["not our money"],
  },
  {
    name: "done",
    kase: waiting,
    by: "raj",
    command: { verb: "done", how: "new element" },
    events: [{ type: "resolved", howId: `command-${waiting.version + 1}:how` }],
    after: {
      status: "resolved",
      assignee: "raj",
      resolution: aResolution(now, { howId: `command-${waiting.version + 1}:how` }),
      wait: null,
      customerSaid: null,
      tries: 0,
    },
    texts: ["new element"],
  },
  {
    name: "done by whoever takes no time to claim it",
    kase: fresh,
    by: "carlos",
    command: { verb: "done", how: "told them how" },
    events: [{ type: "resolved" }],
    after: { status: "resolved", assignee: "carlos", assignedAt: now, queuedAt: null },
  },
  {
    name: "customer yes",
    kase: resolved,
    by: "mia",
    command: { verb: "customer", said: "yes", words: null },
    events: [{ type: "customer-agreed" }, { type: "closed", said: "yes" }],
    after: { status: "closed", customerSaid: "yes" },
  },
  {
    name: "customer no opens it with whoever had it, one severity higher",
    kase: resolved,
    by: "mia",
    command: { verb: "customer", said: "no", words: "still cold" },
    events: [
      { type: "customer-disagreed", textId: `command-${resolved.version + 1}:customer` },
      { type: "reopened", why: "customer-disagreed", status: "claimed" },
      { type: "severity-changed", from: "normal", to: "high" },
    ],
    after: {
      status: "claimed",
      assignee: "raj",
      severity: "high",
      generation: 2,
      reopenedAt: now,
      resolution: null,
      customerSaid: "no",
    },
    texts: ["still cold"],
  },
  {
    name: "customer no on a closed case",
    kase: closed,
    by: "mia",
    command: { verb: "customer", said: "no", words: null },
    events: [{ type: "customer-disagreed" }, { type: "reopened" }, { type: "severity-changed" }],
    after: { status: "claimed", generation: 2, customerSaid: "no" },
  },
  {
    name: "customer does not answer",
    kase: resolved,
    by: "mia",
    command: { verb: "customer", said: "no-answer", words: null },
    events: [{ type: "no-answer", tries: 1 }],
    after: { status: "resolved", tries: 1, triedAt: now, customerSaid: null },
  },
  {
    name: "customer does not answer twice: silence",
    kase: does(resolved, "mia", { verb: "customer", said: "no-answer", words: null }, at(5)),
    by: "mia",
    command: { verb: "customer", said: "no-answer", words: null },
    events: [
      { type: "no-answer", tries: 2 },
      { type: "closed", said: "silence" },
    ],
    after: { status: "closed", tries: 2, customerSaid: "silence" },
  },
  {
    name: "on it, for two of one's own working hours at most",
    kase: spoken,
    by: "raj",
    command: { verb: "on-it", until: null },
    events: [{ type: "on-it", person: "raj", until: plus(now, 2 * HOUR) }],
    after: { onIt: [{ person: "raj", at: now, until: plus(now, 2 * HOUR) }] },
  },
  {
    name: "on it until a time of one's own",
    kase: spoken,
    by: "raj",
    command: { verb: "on-it", until: at(40) },
    events: [{ type: "on-it", until: at(40) }],
    after: { onIt: [{ person: "raj", at: now, until: at(40) }] },
  },
  {
    name: "on it until Friday is cut to two hours",
    kase: spoken,
    by: "raj",
    command: { verb: "on-it", until: plus(monday, 4 * DAY) },
    events: [{ type: "on-it", until: plus(now, 2 * HOUR) }],
    after: {},
  },
  {
    name: "severity",
    kase: claimed,
    by: "mia",
    command: { verb: "severity", to: "critical", why: "it smokes" },
    events: [{ type: "severity-changed", from: "normal", to: "critical" }],
    after: { severity: "critical" },
    texts: ["it smokes"],
  },
  {
    name: "not ours, and nobody knows whose",
    kase: claimed,
    by: "raj",
    command: { verb: "notours", to: null },
    events: [{ type: "sent-to-triage", from: "parts", to: "call-centre" }],
    after: { status: "triage", department: "call-centre", assignee: null, queuedAt: now },
  },
  {
    name: "not ours but theirs takes an offer with it",
    kase: offered,
    by: "raj",
    command: { verb: "notours", to: "technical" },
    events: [{ type: "routed", department: "technical", from: "parts", why: "notours" }],
    after: { status: "unclaimed", department: "technical", assignee: null, offer: null, queuedAt: now },
  },
  {
    name: "not ours in triage says whose it is",
    kase: triage,
    by: "ana",
    command: { verb: "notours", to: "call-centre" },
    events: [{ type: "routed", department: "call-centre", why: "triage" }],
    after: { status: "unclaimed", department: "call-centre" },
  },
  {
    name: "dismiss",
    kase: offered,
    by: "raj",
    command: { verb: "dismiss" },
    events: [{ type: "dismissed", was: "claimed" }],
    after: {
      status: "dismissed",
      dismissal: { by: "raj", at: now, was: "claimed" },
      assignee: null,
      offer: null,
      queuedAt: null,
    },
  },
  {
    name: "reopen what was resolved",
    kase: resolved,
    by: "emre",
    command: { verb: "reopen" },
    events: [{ type: "reopened", why: "asked", status: "claimed" }],
    after: { status: "claimed", assignee: "raj", generation: 2, reopenedAt: now, severity: "normal" },
  },
  {
    name: "reopen what was closed",
    kase: closed,
    by: "emre",
    command: { verb: "reopen" },
    events: [{ type: "reopened", why: "asked" }],
    after: { status: "claimed", generation: 2, customerSaid: null },
  },
  {
    name: "reopen what was put aside",
    kase: dismissed,
    by: "emre",
    command: { verb: "reopen" },
    events: [{ type: "revived", why: "asked", status: "unclaimed" }],
    after: { status: "unclaimed", assignee: null, queuedAt: now, generation: 2, reopenedAt: now, dismissal: null },
  },
  {
    name: "reopen what was put aside in triage",
    kase: does(triage, "ana", { verb: "dismiss" }, at(2)),
    by: "emre",
    command: { verb: "reopen" },
    events: [{ type: "revived", status: "triage" }],
    after: { status: "triage", queuedAt: now },
  },
];

const isOfClocks = (type: string): boolean => type.startsWith("clock-");

describe("what a command does", () => {
  test.each(rows)("$name", ({ kase, by, command, events, after, texts }) => {
    const decision = decided(kase, by, command, now);
    expect(decision.events.filter(({ type }) => !isOfClocks(type))).toMatchObject(events);
    expect(decision.after).toMatchObject(after);
    if (texts !== undefined) expect(decision.texts.map(({ words }) => words)).toEqual(texts);
  });

  test.each(rows)("$name: what is written down is whole", ({ kase, by, command }) => {
    const decision = decided(kase, by, command, now);
    expect(fold(kase, decision.events)).toEqual(decision.after);
    expect(decision.events.map(({ seq }) => seq)).toEqual(decision.events.map((_, index) => kase.version + 1 + index));
    expect(decision.after.version).toBe(kase.version + decision.events.length);
    expect(new Set(decision.events.map(({ commandId }) => commandId)).size).toBe(1);
    expect(decision.events.every((event) => event.at === now && event.number === 42 && event.v === 1)).toBe(true);
    const named = JSON.stringify(decision.events);
    for (const { id } of decision.texts) expect(named).toContain(`"${id}"`);
    for (const { words } of decision.texts) expect(named).not.toContain(words);
    // It travels as JSON and comes back the same.
    expect(JSON.parse(JSON.stringify(decision.after))).toEqual(decision.after);
  });
});

describe("refusals say what they know", () => {
  const refusals: [name: string, Case, by: string, Command, RefusalCode, facts: Record<string, string>][] = [
    ["claimed", claimed, "carlos", { verb: "claim" }, "claimed-by-other", { person: "raj", at: `${at(1)}` }],
    ["mine", claimed, "raj", { verb: "claim" }, "already-yours", { person: "raj" }],
    ["other circle", claimed, "emre", { verb: "release" }, "may-not", { departments: "parts", verb: "release" }],
    [
      "to whom it is",
      claimed,
      "lee",
      { verb: "pass", to: { person: "raj" }, why: null },
      "same-person",
      { person: "raj" },
    ],
    [
      "where it is",
      claimed,
      "raj",
      { verb: "pass", to: { department: "parts" }, why: "theirs" },
      "same-department",
      { department: "parts" },
    ],
    [
      "offered already",
      offered,
      "raj",
      { verb: "pass", to: { department: "technical" }, why: "theirs" },
      "offer-pending",
      { department: "billing", at: `${at(2)}` },
    ],
    [
      "no such person",
      claimed,
      "raj",
      { verb: "pass", to: { person: "bob" }, why: null },
      "unknown-person",
      { who: "bob", known: "social, call-centre, parts, billing, technical" },
    ],
    [
      "no such department",
      claimed,
      "raj",
      { verb: "pass", to: { department: "legal" }, why: "theirs" },
      "unknown-department",
      { who: "legal", known: "social, call-centre, parts, billing, technical" },
    ],
    [
      "not ours, theirs unknown",
      claimed,
      "raj",
      { verb: "notours", to: "legal" },
      "unknown-department",
      { who: "legal" },
    ],
    [
      "not ours, but ours",
      claimed,
      "raj",
      { verb: "notours", to: "parts" },
      "same-department",
      { department: "parts" },
    ],
    ["not ours, in triage already", triage, "ana", { verb: "notours", to: null }, "still-in-triage", {}],
    ["yes to nothing", claimed, "raj", { verb: "yes" }, "no-offer", {}],
    ["no to nothing", claimed, "raj", { verb: "no", why: null }, "no-offer", {}],
    ["yes of one's own", offered, "raj", { verb: "yes" }, "may-not", { departments: "billing" }],
    ["no wait", claimed, "raj", { verb: "resume" }, "not-waiting", {}],
    ["wait until now", claimed, "raj", { verb: "wait", what: "x", until: now }, "in-the-past", { at: `${now}` }],
    [
      "wait for ever",
      claimed,
      "raj",
      { verb: "wait", what: "x", until: plus(now, 366 * DAY + 1) },
      "too-far",
      { at: `${now + 366 * DAY + 1}` },
    ],
    ["on it until before", claimed, "raj", { verb: "on-it", until: at(1) }, "in-the-past", { at: `${at(1)}` }],
    ["same severity", high, "raj", { verb: "severity", to: "high", why: null }, "same-severity", { severity: "high" }],
    [
      "no such severity",
      claimed,
      "raj",
      { verb: "severity", to: "urgent", why: null },
      "unknown-severity",
      { severity: "urgent", known: "critical, high, normal, low" },
    ],
    ["yes twice", closed, "mia", { verb: "customer", said: "yes", words: null }, "already-closed", {}],
    [
      "no answer of a closed one",
      closed,
      "mia",
      { verb: "customer", said: "no-answer", words: null },
      "already-closed",
      {},
    ],
  ];
  test.each(refusals)("%s", (_name, kase, by, command, code, facts) => {
    expect(refused(kase, by, command, now)).toMatchObject({ refused: true, code, facts });
  });

  test("a wait of just a year is none of them", () => {
    expect(does(claimed, "raj", { verb: "wait", what: "x", until: plus(now, 366 * DAY) }, now).wait).not.toBeNull();
  });
});

describe("on it", () => {
  test("ends when the case falls due, if that is sooner", () => {
    const critical = does(aCase({ severity: "critical" }), "raj", { verb: "claim" }, at(1));
    expect(does(critical, "raj", { verb: "on-it", until: null }, at(7 * 60)).onIt[0]?.until).toBe(at(8 * 60));
    expect(does(critical, "raj", { verb: "on-it", until: at(9 * 60) }, at(7 * 60)).onIt[0]?.until).toBe(at(8 * 60));
    // What is overdue already ends nothing.
    expect(does(critical, "raj", { verb: "on-it", until: null }, newYork("2027-03-02 09:00")).onIt[0]?.until).toBe(
      newYork("2027-03-02 11:00"),
    );
  });
  test("ends when the word to the customer falls due, for whoever answers for it", () => {
    const due = clockOf(claimed, "first-reply")?.dueAt ?? now;
    expect(due).toBeLessThan(clockOf(claimed, "resolve")?.dueAt ?? 0);
    const before = plus(due, -20 * MINUTE);
    expect(does(claimed, "raj", { verb: "on-it", until: null }, before).onIt[0]?.until).toBe(due);
    expect(does(claimed, "raj", { verb: "on-it", until: plus(due, -MINUTE) }, before).onIt[0]?.until).toBe(
      plus(due, -MINUTE),
    );
    // It is not Carlos's to say.
    expect(does(claimed, "carlos", { verb: "on-it", until: null }, before).onIt[0]?.until).toBeGreaterThan(due);
    const late = plus(due, MINUTE);
    expect(does(claimed, "raj", { verb: "on-it", until: null }, late).onIt[0]?.until).toBe(plus(late, 2 * HOUR));
  });
  test("counts one's own hours: said on Friday evening it lasts into Monday", () => {
    const friday = newYork("2027-03-05 16:00");
    const kase = does(aCase({}, friday), "raj", { verb: "on-it", until: null }, friday);
    expect(kase.onIt[0]?.until).toBe(newYork("2027-03-08 09:00"));
  });
  test("is one for each person, and those that are over go", () => {
    const both = through(spoken, [
      ["raj", { verb: "on-it", until: at(30) }, at(10)],
      ["mia", { verb: "on-it", until: at(60) }, at(11)],
      ["raj", { verb: "on-it", until: at(40) }, at(12)],
    ]);
    expect(both.onIt.map(({ person, until }) => [person, until])).toEqual([
      ["mia", at(60)],
      ["raj", at(40)],
    ]);
    const later = does(both, "lee", { verb: "on-it", until: at(70) }, at(50));
    expect(later.onIt.map(({ person }) => person)).toEqual(["mia", "lee"]);
  });
});

describe("a wait ends by itself", () => {
  test("when its date has come, not before", () => {
    expect(decided(waiting, sweeper, { verb: "retime" }, at(299)).events).toEqual([]);
    const ended = decided(waiting, sweeper, { verb: "retime" }, at(300));
    expect(ended.events[0]).toMatchObject({ type: "resumed", why: "date-came" });
    expect(ended.after.wait).toBeNull();
  });
});

describe("reopening", () => {
  test("goes to nobody when whoever had it has left the desk", () => {
    const left = policyOf(withoutPerson("raj"));
    const after = does(closed, "mia", { verb: "reopen" }, now, left);
    expect(after).toMatchObject({ status: "unclaimed", assignee: null, assignedAt: null, queuedAt: now });
  });
  test("of the worst severity stays there", () => {
    const worst = through(fresh, [
      ["raj", { verb: "severity", to: "critical", why: null }, at(1)],
      ["raj", { verb: "done", how: "x" }, at(2)],
    ]);
    const decision = decided(worst, "mia", { verb: "customer", said: "no", words: null }, now);
    expect(decision.after.severity).toBe("critical");
    expect(decision.events.some(({ type }) => type === "severity-changed")).toBe(false);
  });
  test("of a severity the desk no longer has keeps it", () => {
    const gone = policyOf(withSeverity("normal", { id: "usual" }));
    const after = does(resolved, "mia", { verb: "customer", said: "no", words: null }, now, gone);
    expect(after.severity).toBe("normal");
  });
});

describe("backlog", () => {
  const backlog = aCase({ backlog: true, since: newYork("2027-02-01 09:00") });
  test("is touched by people, not by the desk", () => {
    expect(backlog.backlog).toBe(true);
    expect(does(backlog, sweeper, { verb: "retime" }, now).backlog).toBe(true);
    expect(does(backlog, "mia", { verb: "update", note: "x" }, now).backlog).toBe(false);
  });
  test("nobody is nagged of it until then", () => {
    expect(backlog.clocks.length).toBeGreaterThan(0);
    expect(backlog.clocks.every(({ escalation }) => escalation === null)).toBe(true);
    const touched = does(backlog, "mia", { verb: "update", note: "x" }, now);
    expect(touched.clocks.every(({ escalation }) => escalation === "calmly")).toBe(true);
  });
});
