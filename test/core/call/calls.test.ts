import { describe, expect, test } from "vitest";
import { callNow } from "../../../src/core/call/call.ts";
import { phonesFirst } from "../../../src/core/call/phones-first.ts";
import type { Case } from "../../../src/core/case/case.ts";
import { readCase } from "../../../src/core/case/read-case.ts";
import { waitEndsAt } from "../../../src/core/case/wait-ends.ts";
import { liveClock } from "../../../src/core/sla/clocks.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import {
  aCase,
  asks,
  customer,
  does,
  hear,
  lastClock,
  monday,
  newYork,
  policyOf,
  refused,
  type Step,
  sweep,
  sweeper,
  through,
} from "../../support/builders.ts";
import { withCalls } from "../../support/calls.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const policy = policyOf(withCalls());
const angry = { level: "angry" as const, reasons: [] };
const story = (steps: Step[], given: Parameters<typeof aCase>[0] = {}): Case =>
  through(aCase({ heat: angry, ...given }, monday, policy), steps, policy);
const due = (kase: Case) => liveClock(kase, "call")?.dueAt ?? null;
const number: Step = ["mia", { verb: "reach", number: "212 555 0188", bestTime: "after 5pm" }, at(5)];
const toldIn = (where: "public" | "phone", minute: number): Step => [
  "mia",
  { verb: "told", words: "sorry", where },
  at(minute),
];
const reached: Step = ["zoe", { verb: "called", outcome: "reached", words: "a new dryer comes Tuesday" }, at(9)];
const noReply = (minute: number): Step => ["zoe", { verb: "called", outcome: "no-reply", words: null }, at(minute)];

/** Who is told of the asking, by the sweep a minute later. */
const askedBy = (kase: Case, minute: number): string[] =>
  sweep(kase, at(minute), policy).events.flatMap((event) =>
    event.type === "clock-step" && event.kind === "call" ? event.told : [],
  );

describe("a call", () => {
  test("asks first for a number where there is none, of whoever speaks with the customer", () => {
    const kase = story([["mia", { verb: "told", words: "we look into it", where: "public" }, at(1)]]);
    expect(due(kase)).toBe(at(30));
    expect(askedBy(kase, 2)).toEqual(["mia"]);
  });

  test("begins anew once there is a number, and asks who heads those who speak with them", () => {
    const kase = story([number]);
    expect(lastClock(kase, "call").generation).toBe(2);
    expect(due(kase)).toBe(at(35));
    expect(askedBy(kase, 6)).toEqual(["zoe"]);
  });

  test("starts at once where they have phoned us, or left a number", () => {
    expect(askedBy(story([], { phone: true }), 1)).toEqual(["zoe"]);
  });

  test("goes to who heads the owners while nobody heads the speakers' desk", () => {
    const headless = withCalls();
    const under = policyOf({
      ...headless,
      departments: headless.departments.map((one) =>
        one.id === "social" ? { ...one, lead: null, deputy: null } : one,
      ),
    });
    const kase = aCase({ heat: angry, phone: true }, monday, under);
    const told = sweep(kase, at(1), under).events.flatMap((event) => (event.type === "clock-step" ? event.told : []));
    expect(told).toEqual(["lee"]);
  });

  test("of somebody who is at it climbs no further, and comes up again when it is due", () => {
    const asked = sweep(story([number]), at(6), policy).after;
    const kase = does(asked, "zoe", { verb: "calling" }, at(7), policy);
    expect(askedBy(kase, 29)).toEqual([]);
    expect(askedBy(kase, 35)).toEqual(["zoe"]);
  });

  test("of somebody who was not asked is no reason to ask the next one", () => {
    const asked = sweep(story([number]), at(6), policy).after;
    expect(askedBy(asked, 25)).not.toEqual([]);
    expect(askedBy(does(asked, "theo", { verb: "calling" }, at(7), policy), 25)).toEqual([]);
  });

  test("that reached them counts as told, by phone", () => {
    const kase = story([number, reached]);
    expect(kase.told).toMatchObject({ by: "zoe", where: "phone" });
    expect(lastClock(kase, "call").state).toBe("met");
    expect(lastClock(kase, "first-reply").state).toBe("met");
    expect(callNow(kase)).toBeNull();
  });

  test("without a reply is asked for a second time, and then not again", () => {
    const kase = story([number, noReply(10)]);
    expect(kase.told).toBeNull();
    expect(due(kase)).toBeNull();
    expect(waitEndsAt(kase)).toBe(newYork("2027-03-01 11:10"));
    const again = does(kase, sweeper, { verb: "retime" }, newYork("2027-03-01 11:10"), policy);
    expect(due(again)).toBe(newYork("2027-03-01 11:40"));
    const over = does(again, "zoe", { verb: "called", outcome: "no-reply", words: null }, at(150), policy);
    expect(over.call?.ended?.how).toBe("no-reply");
    expect(waitEndsAt(over)).toBeNull();
  });

  test("told by phone is a call that was made", () => {
    expect(story([number, toldIn("phone", 9)]).call?.ended?.how).toBe("reached");
  });

  test("asks a lead only, and is not asked for twice", () => {
    expect(refused(aCase({}, monday, policy), "mia", { verb: "call" }, at(1), policy)).toMatchObject({
      code: "leads-ask",
      facts: { person: "zoe" },
    });
    expect(refused(story([]), "zoe", { verb: "call" }, at(1), policy).code).toBe("call-asked");
  });

  test("of a number that is of no use asks for another", () => {
    const kase = story([number, ["zoe", { verb: "reach", number: null, bestTime: null }, at(10)]]);
    expect(due(kase)).toBe(at(40));
    expect(askedBy(does(kase, "mia", { verb: "update", note: "n" }, at(11), policy), 12)).not.toContain("zoe");
  });
});

describe("phone first", () => {
  test("nobody writes before the call without having been asked once", () => {
    const kase = story([number]);
    expect(phonesFirst(kase)).toBe(true);
    expect(refused(kase, "mia", { verb: "told", words: "sorry", where: "public" }, at(6), policy).code).toBe(
      "phone-first",
    );
    const wrote = does(kase, "mia", { verb: "told", words: "sorry", where: "public", despite: true }, at(6), policy);
    expect(wrote.told?.where).toBe("public");
    expect(callNow(wrote)).not.toBeNull();
    expect(through(wrote, [toldIn("public", 7)], policy).told?.at).toBe(at(7));
  });

  test("to ask for a number one writes, and is not asked", () => {
    const kase = story([toldIn("public", 1)]);
    expect(phonesFirst(kase)).toBe(false);
    expect(phonesFirst(through(kase, [number], policy))).toBe(true);
  });

  test("after the call everybody may write", () => {
    expect(through(story([number, reached]), [toldIn("public", 20)], policy).told?.where).toBe("public");
  });
});

describe("they do not want calls", () => {
  test("ends the call, and none is asked for until they want them again", () => {
    const kase = story([
      number,
      ["mia", { verb: "nophone", calls: false }, at(6)],
      [customer, hear(at(8), { heat: angry }), at(8)],
    ]);
    expect(kase.noCalls).toBe(true);
    expect(callNow(kase)).toBeNull();
    expect(lastClock(kase, "call").state).toBe("dropped");
    expect(refused(kase, "zoe", { verb: "call" }, at(9), policy).code).toBe("no-calls");
    expect(refused(kase, "mia", { verb: "nophone", calls: false }, at(9), policy).code).toBe("no-calls-already");
    const again = does(kase, "mia", { verb: "nophone", calls: true }, at(9), policy);
    expect(asks(again, "zoe", { verb: "call" }, at(10), policy)).toMatchObject({ after: { call: { why: "asked" } } });
  });

  test("is known to a case that is opened later", () => {
    expect(aCase({ heat: angry, noCalls: true }, monday, policy).call).toBeNull();
  });
});

test("a case of before there were calls is read as one without", () => {
  const kase = aCase();
  const { call: _call, calledFor: _for, phone: _phone, noCalls: _no, ...old } = kase;
  expect(readCase(old)).toEqual(kase);
});
