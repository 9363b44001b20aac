import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCall } from "../../../src/core/call/call.ts";
import type { Case } from "../../../src/core/case/case.ts";
import type { CallRules } from "../../../src/core/desk/desk.ts";
import type { Heat } from "../../../src/core/heat/heat.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aCase, customer, does, hear, monday, policyOf, type Step, sweeper, through } from "../../support/builders.ts";
import { withCalls } from "../../support/calls.ts";
import { type Move, moves, opened, play } from "../../support/random-story.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const angry: Heat = { level: "angry", reasons: [{ code: "leaving", words: "never again" }] };
const under = (rules: Partial<CallRules> = {}) => policyOf(withCalls(undefined, rules));
const wrote = (minute: number, heat?: Heat): Step => [
  customer,
  hear(at(minute), heat === undefined ? {} : { heat }),
  at(minute),
];
const story = (steps: Step[], rules: Partial<CallRules> = {}, heat?: Heat): Case =>
  through(aCase(heat === undefined ? {} : { heat }, monday, under(rules)), steps, under(rules));
const why = (kase: Case) => openCall(kase)?.why ?? null;

describe("a call is asked for", () => {
  test.each<[string, Case, string | null]>([
    ["a calm word", story([]), null],
    ["an angry one that opens it", story([], {}, angry), "angry"],
    ["an angry one later", story([wrote(1, angry)]), "angry"],
    ["anger, where the desk does not phone for that", story([wrote(1, angry)], { angry: false }), null],
    ["the second contact", story([wrote(1)]), null],
    ["the third", story([wrote(1), wrote(2)]), "contacts"],
    ["the second, where the desk says two", story([wrote(1)], { contacts: 2 }), "contacts"],
    [
      "the tenth, where it says never",
      story(
        [...Array(9).keys()].map((n) => wrote(n + 1)),
        { contacts: null },
      ),
      null,
    ],
    ["time alone", story([wrote(1), [sweeper, { verb: "retime" }, at(600)]]), null],
    ["a lead's word", story([["zoe", { verb: "call" }, at(1)]]), "asked"],
    [
      "an angry word of somebody who wants no calls",
      story([["mia", { verb: "nophone", calls: false }, at(1)], wrote(2, angry)]),
      null,
    ],
  ])("%s", (_name, kase, reason) => {
    expect(why(kase)).toBe(reason);
  });

  test("not for what was brought in as backlog, and not for what is over", () => {
    expect(why(aCase({ heat: angry, backlog: true }, monday, under()))).toBeNull();
    const dismissed = story([["raj", { verb: "dismiss" }, at(1)]]);
    expect(why(dismissed)).toBeNull();
    expect(why(does(dismissed, customer, hear(at(2), { heat: angry }), at(2), under()))).toBe("angry");
  });

  test("once for each reason, however often they write, until it is opened again", () => {
    const called: Step = ["zoe", { verb: "called", outcome: "reached", words: "sorry" }, at(10)];
    const kase = story([wrote(1, angry), wrote(2, angry), called, wrote(20, angry), wrote(21, angry)]);
    expect(why(kase)).toBeNull();
    const after = through(
      kase,
      [["raj", { verb: "claim" }, at(30)], ["raj", { verb: "done", how: "new element" }, at(31)], wrote(40, angry)],
      under(),
    );
    expect(why(after)).toBe("angry");
  });

  test("a third contact after a call that was for anger is another reason", () => {
    const called: Step = ["zoe", { verb: "called", outcome: "reached", words: "sorry" }, at(10)];
    expect(why(story([called, wrote(20), wrote(21)], {}, angry))).toBe("contacts");
  });
});

describe("a promise that was broken", () => {
  const dated = { dueAt: at(120), sure: true, dark: false };
  const promised = (n: number): Step[] => [
    ["raj", { verb: "promise", what: `part ${n}`, to: null, ...dated }, at(10 * n)],
    ["mia", { verb: "told", words: "it comes", where: "public", tells: [`p${n}`] }, at(10 * n + 1)],
  ];
  const claims: Step = ["raj", { verb: "claim" }, at(1)];
  const broken = (n: number, minute: number): Step => [
    "raj",
    { verb: "promise-broken", piece: `p${n}`, why: null },
    at(minute),
  ];

  test("asks, where the customer counted on it and the desk phones for that", () => {
    const steps = [claims, ...promised(1), broken(1, 20)];
    expect(why(story(steps))).toBe("broken-promise");
    expect(why(story(steps, { brokenPromise: false }))).toBeNull();
    const untold = steps.filter(([, { verb }]) => verb !== "told");
    expect(why(story(untold))).toBeNull();
  });

  test("asks again with the next one that breaks, and not for what is broken already", () => {
    const called: Step = ["zoe", { verb: "called", outcome: "reached", words: "sorry" }, at(45)];
    const once = story([claims, ...promised(1), ...promised(2), broken(1, 40), called, wrote(50)]);
    expect(why(once)).toBeNull();
    expect(why(through(once, [broken(2, 60)], under()))).toBe("broken-promise");
  });
});

describe("whatever happens", () => {
  const desk = withCalls();
  const asked = (kase: Case, all: readonly Move[]) =>
    play(kase, all, [policyOf(desk)]).flatMap(({ events, before, after }) =>
      events.filter(({ type }) => type === "call-asked").map((event) => ({ event, before, after })),
    );

  test("a call is asked for only while none is, and no more than once for a reason between two openings", () => {
    fc.assert(
      fc.property(opened, moves, (kase, all) => {
        const seen = new Set<string>();
        for (const { event, before, after } of asked(kase, all)) {
          expect(openCall(before)).toBeNull();
          if (event.type !== "call-asked" || event.why === "asked" || event.why === "broken-promise") continue;
          const key = `${after.generation} ${event.why}`;
          // A reopening by the customer's word and its reason come together.
          expect(seen).not.toContain(key);
          seen.add(key);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a call that is asked for has a clock for as long as the case is open, unless it is tried again later", () => {
    fc.assert(
      fc.property(opened, moves, (kase, all) => {
        for (const { after } of play(kase, all, [policyOf(desk)])) {
          const call = openCall(after);
          const runs = after.clocks.some(
            ({ kind, state }) => kind === "call" && (state === "running" || state === "paused"),
          );
          const isOpen = ["triage", "unclaimed", "claimed"].includes(after.status);
          expect(runs).toBe(call !== null && call.againAt === null && isOpen);
        }
      }),
      { numRuns: 60 },
    );
  });
});
