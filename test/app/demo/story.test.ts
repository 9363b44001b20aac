import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storyTime } from "../../../src/app/demo/play-scene.ts";
import { CASES_BEFORE, STORY_BEGINS, STORY_ENDS } from "../../../src/app/demo/story.ts";
import type { Case } from "../../../src/core/case/case.ts";
import { liveClock } from "../../../src/core/sla/clocks.ts";
import { loadCase, loadEvents, loadTexts, newestNumber } from "../../../src/store/load-case.ts";
import { eventsBetween, remindersBetween } from "../../../src/store/what-happened.ts";
import { type OpenDemo, openDemo } from "./open-demo.ts";

const at = (written: string) => storyTime(written, "America/New_York");

describe("the demo's story", () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  const caseOf = async (number: number): Promise<Case> => {
    const found = await loadCase(demo.db, number);
    if (found === null) throw new Error(`There is no FT-${number}.`);
    return found;
  };

  it("ends on Friday afternoon, in a desk that has complained of nothing", async () => {
    expect(demo.clock.now()).toBe(at(STORY_ENDS));
    expect(demo.faults).toEqual([]);
    expect(
      await demo.db.$queryRaw`select * from notices where key not like '% coverage %' and key not like '% digest %'`,
    ).toEqual([]);
    expect(await newestNumber(demo.db)).toBe(CASES_BEFORE + 6);
    expect(demo.told.length).toBeGreaterThan(8);
  });

  it("leaves Jane's case resolved, with her word in and only its writing down to do", async () => {
    const kase = await caseOf(42);
    expect(kase).toMatchObject({
      status: "resolved",
      department: "parts",
      assignee: "raj",
      speaker: { department: "social", person: "mia" },
      severity: "high",
      source: "x",
      contacts: 4,
      since: at("2027-02-17 08:20"),
      firstWord: { source: "email" },
      lastWord: { source: "x", at: at("2027-03-05 16:05") },
    });
    const words = await loadTexts(demo.db, [kase.lastWord.textId]);
    expect(Object.values(words)).toEqual(["Dry towels for the first time in three weeks. Thank you, Mia and Raj."]);
  });

  it("has passed it with a reason, told the one who leads a dark Parts, waited, and gone on when the date came", async () => {
    const events = await loadEvents(demo.db, 42);
    const types = events.map(({ type }) => type).filter((type) => !type.startsWith("clock-"));
    expect(types).toEqual([
      ...["opened", "severity-changed", "told", "customer-wrote", "claimed", "noted", "told", "told"],
      ...["offered", "offer-accepted", "claimed", "waiting", "told", "customer-wrote", "call-asked"],
      ...["phone-given", "calling", "called", "call-again", "called", "told", "resumed"],
      ...["noted", "waiting", "told", "resolved", "told", "customer-wrote"],
    ]);
    const lee = (await remindersBetween(demo.db, at(STORY_BEGINS), at(STORY_ENDS))).filter(
      ({ person, kind }) => person === "lee" && kind === "accept",
    );
    expect(lee.map(({ loud, toldAt }) => ({ loud, toldAt }))).toEqual([
      // Quiet, for Saturday morning, and pointless by then.
      { loud: false, toldAt: null },
      { loud: true, toldAt: at("2027-02-26 17:40") },
    ]);
  });

  it.each([
    [41, { status: "dismissed" }],
    [43, { status: "claimed", department: "billing", assignee: "omar" }],
    [44, { status: "unclaimed", department: "social" }],
    [45, { status: "claimed", department: "technical", assignee: "ben", severity: "high" }],
    [46, { status: "triage", told: null, routing: { candidates: ["parts", "technical", "social", "billing"] } }],
  ])("leaves FT-%i for whoever looks around", async (number, wanted) => {
    expect(await caseOf(number)).toMatchObject(wanted);
  });

  it("leaves one overdue, one to claim within the hour, one that waits, and a reply that is due in minutes", async () => {
    expect(liveClock(await caseOf(43), "next-word")?.dueAt).toBe(at("2027-03-05 12:50"));
    expect(liveClock(await caseOf(44), "claim")?.dueAt).toBe(at("2027-03-05 17:12"));
    expect((await caseOf(45)).wait?.until).toBe(at("2027-03-06 11:00"));
    expect(liveClock(await caseOf(46), "first-reply")?.dueAt).toBe(at("2027-03-05 16:23"));
    const latest = (await remindersBetween(demo.db, at("2027-03-05 16:08"), at(STORY_ENDS))).filter(
      ({ person }) => person === "mia",
    );
    expect(latest.map(({ caseNumber, kind }) => ({ caseNumber, kind }))).toEqual([
      { caseNumber: 46, kind: "first-reply" },
    ]);
  });

  it("reads the same every time", async () => {
    const account = async ({ db }: OpenDemo) => {
      const events = await eventsBetween(db, at("2027-02-01 00:00"), at(STORY_ENDS));
      return events.map(({ number, seq, type, at: when, actor }) => ({ number, seq, type, when, actor }));
    };
    const again = await openDemo();
    try {
      expect(again.told).toEqual(demo.told);
      expect(await account(again)).toEqual(await account(demo));
    } finally {
      await again.close();
    }
  });
});
