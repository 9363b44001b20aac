import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command, Verb } from "../../../src/core/case/command.ts";
import { lifecycle } from "../../../src/core/case/lifecycle.ts";
import { linkVerbs } from "../../../src/core/link/decide-link.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { withDepartment, withSeverity } from "../../support/a-desk.ts";
import {
  aCase,
  aWord,
  clockOf,
  customer,
  decided,
  does,
  hear,
  inTriage,
  monday,
  policyOf,
  refused,
  sweep,
  sweeper,
} from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const undo: Command = { verb: "undo" };

const fresh = aCase({ backlog: true });
const claimed = does(aCase(), "raj", { verb: "claim" }, at(1));
const offered = does(claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(2));
const waiting = does(claimed, "raj", { verb: "wait", what: "post", until: at(300) }, at(2));
const resolved = does(claimed, "raj", { verb: "done", how: "x" }, at(2));

const withTask = does(
  claimed,
  "raj",
  { verb: "ask", to: "billing", what: "refund 40 USD", about: { kind: "piece" }, knows: [] },
  at(2),
);
const taken = does(withTask, "omar", { verb: "task-claim", piece: "1" }, at(3));

const byTwo = { dueAt: at(300), sure: true, dark: false };
const byThree = { dueAt: at(360), sure: true, dark: false };
/** Billing is asked to keep something by two; then the customer counts on it. */
const proposed = does(claimed, "raj", { verb: "promise", what: "a refund", to: "billing", ...byTwo }, at(2));
const counted = does(proposed, "mia", { verb: "told", words: "by two", where: "phone", tells: ["p1"] }, at(3));
const agreed = { who: null, where: "phone" as const, words: "go ahead" };
const wanted = does(
  claimed,
  "carlos",
  { verb: "give", kind: "credit", amount: "200 USD", why: "w", consent: null },
  at(2),
);
const toCall = does(claimed, "lee", { verb: "call" }, at(2));

/** A loud step asked Raj first. */
const asked = sweep(aCase({ severity: "critical" }), at(15)).after;

const linkTo: Command = {
  verb: "incident-link",
  incident: { id: 3, name: "login down", since: monday, planned: null, heard: 0, last: null },
};

const steps: [name: string, Case, by: string, Command][] = [
  ["claim", fresh, "raj", { verb: "claim" }],
  ["claim in triage", inTriage(), "omar", { verb: "claim" }],
  ["release", waiting, "raj", { verb: "release" }],
  ["update", fresh, "emre", { verb: "update", note: "n" }],
  ["told", claimed, "mia", { verb: "told", words: "w", where: "phone" }],
  ["wait", claimed, "raj", { verb: "wait", what: "w", until: at(600) }],
  ["wait again", waiting, "raj", { verb: "wait", what: "w", until: at(600) }],
  ["resume", waiting, "raj", { verb: "resume" }],
  ["pass to a colleague", claimed, "raj", { verb: "pass", to: { person: "carlos" }, why: "w" }],
  ["pass to a department", claimed, "raj", { verb: "pass", to: { department: "billing" }, why: "w" }],
  ["pass out of triage", inTriage(), "ana", { verb: "pass", to: { department: "parts" }, why: "w" }],
  ["yes", offered, "omar", { verb: "yes" }],
  ["no", offered, "omar", { verb: "no", why: "w" }],
  ["done", waiting, "raj", { verb: "done", how: "x" }],
  ["done alone", waiting, "mia", { verb: "done", how: null, alone: true }],
  [
    "done with all that is asked",
    waiting,
    "raj",
    { verb: "done", how: "x", met: { yes: false, why: "w" }, cause: "no-answer" },
  ],
  ["wants", claimed, "mia", { verb: "wants", words: "w" }],
  ["harm", claimed, "mia", { verb: "harm", words: "w", lost: 30, ours: true }],
  ["met", resolved, "raj", { verb: "met", met: { yes: true } }],
  ["cause", resolved, "raj", { verb: "cause", cause: "no-answer" }],
  ["customer yes", resolved, "mia", { verb: "customer", said: "yes", words: null }],
  ["customer no", resolved, "mia", { verb: "customer", said: "no", words: "w" }],
  ["customer no-answer", resolved, "mia", { verb: "customer", said: "no-answer", words: null }],
  ["on-it", claimed, "raj", { verb: "on-it", until: null }],
  ["not-me", asked, "raj", { verb: "not-me" }],
  ["severity up", claimed, "raj", { verb: "severity", to: "critical", why: "w" }],
  ["severity down", claimed, "raj", { verb: "severity", to: "low", why: null }],
  ["notours", offered, "raj", { verb: "notours", to: "technical" }],
  ["notours to triage", claimed, "raj", { verb: "notours", to: null }],
  ["dismiss", offered, "raj", { verb: "dismiss" }],
  ["consent", claimed, "mia", { verb: "consent", id: null, about: "wipe", said: "yes", draft: agreed }],
  ["ask-consent", claimed, "raj", { verb: "ask-consent", about: "wipe", what: "w", to: "technical" }],
  ["give-change that asks again", wanted, "carlos", { verb: "give-change", piece: "a1", amount: "240", why: null }],
  ["give-change within the limit", wanted, "carlos", { verb: "give-change", piece: "a1", amount: "40", why: "w" }],
  ["give-yes", wanted, "lee", { verb: "give-yes", piece: "a1", amount: "150", asking: null }],
  ["give-no of whoever is asked", wanted, "lee", { verb: "give-no", piece: "a1", why: "w" }],
  ["give-no of whoever asked", wanted, "carlos", { verb: "give-no", piece: "a1", why: null }],
  ["ask-tell", claimed, "raj", { verb: "ask-tell", what: "w" }],
  ["call", claimed, "lee", { verb: "call" }],
  ["calling", toCall, "zoe", { verb: "calling" }],
  ["called", toCall, "zoe", { verb: "called", outcome: "reached", words: "w" }],
  ["called in vain", toCall, "zoe", { verb: "called", outcome: "no-reply", words: null }],
  ["number", toCall, "mia", { verb: "reach", number: "212 555 0188", bestTime: "w" }],
  ["number of no use", toCall, "mia", { verb: "reach", number: null, bestTime: null }],
  ["nophone", toCall, "mia", { verb: "nophone", calls: false }],
  [
    "arrived",
    does(claimed, "raj", { verb: "wait", what: "part 279838", until: at(300) }, at(2)),
    "raj",
    { verb: "arrived", part: "279838" },
  ],
  ["task-claim", withTask, "omar", { verb: "task-claim", piece: "1" }],
  ["task-release", taken, "omar", { verb: "task-release", piece: "1" }],
  ["task-wait", taken, "omar", { verb: "task-wait", piece: "1", what: "w", until: at(600) }],
  [
    "task-resume",
    does(taken, "omar", { verb: "task-wait", piece: "1", what: "w", until: at(600) }, at(4)),
    "omar",
    { verb: "task-resume", piece: "1" },
  ],
  ["incident-link", claimed, "raj", linkTo],
  ["incident-unlink", does(claimed, "raj", linkTo, at(2)), "raj", { verb: "incident-unlink" }],
  ["task-pass", taken, "omar", { verb: "task-pass", piece: "1", to: "ingrid", why: "w" }],
  ["task-send", taken, "omar", { verb: "task-send", piece: "1", to: { person: "ingrid" }, why: "w" }],
  ["task-done", taken, "omar", { verb: "task-done", piece: "1", result: "w" }],
  ["task-no of whoever is asked", withTask, "omar", { verb: "task-no", piece: "1", why: "w" }],
  ["task-no of whoever asked", taken, "raj", { verb: "task-no", piece: "1", why: null }],
  ["done with a task kept", withTask, "raj", { verb: "done", how: "x", open: { become: "keep", why: "w" } }],
  ["done with a task cancelled", taken, "raj", { verb: "done", how: "x", open: { become: "cancel", why: "w" } }],
  ["dismiss with a task", taken, "raj", { verb: "dismiss" }],
  ["promise-yes", proposed, "omar", { verb: "promise-yes", piece: "p1" }],
  ["promise-no of whoever is asked", proposed, "omar", { verb: "promise-no", piece: "p1", why: "w" }],
  ["promise-no of whoever made it", proposed, "raj", { verb: "promise-no", piece: "p1", why: null }],
  ["promise-move", proposed, "omar", { verb: "promise-move", piece: "p1", why: "w", ...byThree }],
  ["promise-kept", counted, "raj", { verb: "promise-kept", piece: "p1" }],
  ["promise-broken", counted, "raj", { verb: "promise-broken", piece: "p1", why: "w" }],
  ["told of a promise", proposed, "mia", { verb: "told", words: "w", where: "phone", tells: ["p1"] }],
  ["done with a promise kept", counted, "raj", { verb: "done", how: "x", promised: { become: "kept" } }],
  ["done with a promise open", counted, "raj", { verb: "done", how: "x", promised: { become: "open", why: "w" } }],
  ["reopen", resolved, "mia", { verb: "reopen" }],
  ["reopen what was put aside", does(claimed, "raj", { verb: "dismiss" }, at(2)), "mia", { verb: "reopen" }],
];

const fromOutside: Verb[] = [
  "hear",
  "hear-edit",
  "hear-reply",
  "retime",
  "lapse",
  "link-opened",
  "link-answered",
  "link-failed",
  "incident-heard",
];

/** All but what undoing itself changes. */
/** What is asked of the customer keeps its name for ever, so the names that are used up are no part of what comes back. */
const story = ({ version: _version, undo: _undo, consentsAsked: _asked, ...rest }: Case) => ({
  ...rest,
  consents: rest.consents.map((one, index) => ({ ...one, id: `c${index + 1}` })),
});

describe("undo", () => {
  test("is tried with every verb of people", () => {
    const tried = new Set(steps.map(([, , , { verb }]) => verb));
    const outside: Verb[] = ["undo", "ask", "promise", "give", ...fromOutside];
    expect([...tried, ...outside, ...linkVerbs].toSorted()).toEqual(Object.keys(lifecycle).toSorted());
  });

  test("is not for one of two cases alone", () => {
    const other = { ...aCase(), number: 41 };
    const commands: Command[] = [
      { verb: "link", other: 41, because: "asked" },
      { verb: "unlink", other: 41 },
      { verb: "merge", other },
      { verb: "take-in", word: aWord(at(1)), from: 41 },
    ];
    for (const command of commands) {
      expect(refused(does(claimed, "raj", command, at(10)), "raj", undo, at(11)).code).toBe("of-two");
    }
    expect(refused(does(claimed, "raj", { verb: "merge-into", other }, at(10)), "raj", undo, at(11)).code).toBe(
      "was-merged",
    );
  });

  test("of ask leaves a task that reads as taken back, since its department has seen it", () => {
    const back = decided(withTask, "raj", undo, at(6));
    expect(back.after.tasks).toMatchObject([
      { id: "1", state: "cancelled", ended: { by: "raj", at: at(6), resultId: null } },
    ]);
    expect(story({ ...back.after, tasks: [], tasksAsked: 0 })).toEqual(story(claimed));
    const again = does(
      back.after,
      "raj",
      { verb: "ask", to: "billing", what: "w", about: { kind: "piece" }, knows: [] },
      at(7),
    );
    expect(again.tasks.map(({ id, state }) => `${id} ${state}`)).toEqual(["1 cancelled", "2 open"]);
  });

  test("of promise leaves one that reads as taken back, and no number is used twice", () => {
    const back = decided(proposed, "raj", undo, at(6));
    expect(back.after.promises).toMatchObject([{ id: "p1", state: "withdrawn", ended: { by: "raj", at: at(6) } }]);
    expect(story({ ...back.after, promises: [], promisesMade: 0 })).toEqual(story(claimed));
    const again = does(back.after, "raj", { verb: "promise", what: "w", to: null, ...byThree }, at(7));
    expect(again.promises.map(({ id, state }) => `${id} ${state}`)).toEqual(["p1 withdrawn", "p2 accepted"]);
  });

  test("of give leaves one that reads as taken back, and its number is used", () => {
    const back = decided(wanted, "carlos", undo, at(6)).after;
    expect(back.gives).toMatchObject([{ id: "a1", state: "withdrawn", decided: { by: "carlos", at: at(6) } }]);
    expect(story({ ...back, gives: [], givesAsked: 0 })).toEqual(story(claimed));
    const again = does(back, "raj", { verb: "give", kind: "credit", amount: "40", why: null, consent: null }, at(7));
    expect(again.gives.map(({ id, state }) => `${id} ${state}`)).toEqual(["a1 withdrawn", "a2 granted"]);
  });

  test.each(steps)(
    "of %s brings back exactly what was, in the same breath or five minutes later",
    (_n, kase, by, step) => {
      const after = does(kase, by, step, at(10));
      for (const later of [at(10), at(15)]) {
        const back = decided(after, by, undo, later);
        expect(story(back.after)).toEqual(story(kase));
        expect(back.after.undo).toBeNull();
        expect(back.after.version).toBe(after.version + 1);
        expect(back.events).toMatchObject([
          { type: "undone", undid: `command-${kase.version + 1}`, commandId: `command-${after.version + 1}` },
        ]);
        expect(back.clocks).toEqual(kase.clocks);
      }
    },
  );

  test.each(steps)("of %s is for nobody else", (_name, kase, by, step) => {
    const after = does(kase, by, step, at(10));
    expect(refused(after, "grace", undo, at(11))).toMatchObject({ code: "not-your-undo", facts: { person: by } });
  });

  test.each(steps)("of %s is too late after five minutes", (_name, kase, by, step) => {
    const after = does(kase, by, step, at(10));
    const refusal = refused(after, by, undo, plus(at(15), 1));
    expect(refusal).toMatchObject({ code: "undo-too-late", facts: { at: `${at(10)}` } });
  });

  test.each(steps)("of %s and doing it again comes to the same", (_name, kase, by, step) => {
    const once = does(kase, by, step, at(10));
    const again = does(does(once, by, undo, at(10)), by, step, at(10));
    // Texts are named after the command that brought them, so they differ and nothing else does.
    const nameless = (of: Case) => JSON.parse(JSON.stringify(story(of)).replaceAll(/command-\d+/g, "command"));
    expect(nameless(again)).toEqual(nameless(once));
  });

  const overtaking: [name: string, (kase: Case) => Case][] = [
    ["the customer writes", (kase) => does(kase, customer, hear(at(11)), at(11))],
    ["the customer edits", (kase) => does(kase, customer, { verb: "hear-edit", word: aWord(at(11)) }, at(11))],
    [
      "the firm's account answers",
      (kase) =>
        does(kase, { kind: "company" }, { verb: "hear-reply", textId: "r", at: at(11), where: "public" }, at(11)),
    ],
    ["a wait comes to its date", (kase) => does({ ...kase, wait: wait() }, sweeper, { verb: "retime" }, at(11))],
  ];
  const wait = () => ({ forId: "t", until: at(11), by: "raj", since: at(9), part: null });
  test.each(overtaking)("is overtaken when %s", (_name, overtake) => {
    const after = overtake(does(claimed, "raj", { verb: "update", note: "n" }, at(10)));
    expect(refused(after, "raj", undo, at(12)).code).toBe("nothing-to-undo");
  });

  test("is overtaken when a step of a clock is decided", () => {
    const noted = does(claimed, "raj", { verb: "update", note: "n" }, at(58));
    const swept = sweep(noted, at(60));
    expect(swept.events).not.toEqual([]);
    expect(refused(swept.after, "raj", undo, at(61)).code).toBe("nothing-to-undo");
  });

  test("takes back the latest step of two, and then none", () => {
    const one = does(claimed, "raj", { verb: "update", note: "a" }, at(10));
    const two = does(one, "raj", { verb: "severity", to: "high", why: null }, at(11));
    const back = does(two, "raj", undo, at(12));
    expect(story(back)).toEqual(story(one));
    expect(refused(back, "raj", undo, at(12)).code).toBe("nothing-to-undo");
  });

  test("of nothing", () => {
    expect(refused(aCase(), "raj", undo, at(1)).code).toBe("nothing-yet");
  });

  const versions: [name: string, Command][] = [
    ["told clock by clock", { verb: "retime" }],
    ["told in one", { verb: "retime", version: 2 }],
  ];
  test.each(versions)("survives a new desk version and moves the clocks onto it, %s", (_name, retime) => {
    const later = policyOf(withDepartment("parts", { targets: { resolve: { budgetMs: 60 * MINUTE, on: "24x7" } } }));
    const noted = does(claimed, "raj", { verb: "update", note: "n" }, at(10));
    const retimed = does(noted, { kind: "desk", part: "activation" }, retime, at(11), later);
    expect(clockOf(retimed, "resolve").budgetMs).toBe(60 * MINUTE);
    const back = does(retimed, "raj", undo, at(12), later);
    expect(back.lastNote).toBeNull();
    expect(clockOf(back, "resolve")).toMatchObject({ budgetMs: 60 * MINUTE, dueAt: at(60) });
    expect(refused(back, "raj", undo, at(12), later).code).toBe("nothing-to-undo");
  });

  test.each(versions)("is overtaken by a desk version that ends a clock, %s", (_name, retime) => {
    const later = policyOf(withSeverity("normal", { targets: {} }));
    const noted = does(claimed, "raj", { verb: "update", note: "n" }, at(10));
    const retimed = does(noted, { kind: "desk", part: "activation" }, retime, at(11), later);
    expect(refused(retimed, "raj", undo, at(12), later).code).toBe("nothing-to-undo");
  });
});
