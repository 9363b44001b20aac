import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storyTime } from "../../../src/app/demo/play-scene.ts";
import { STORY_ENDS } from "../../../src/app/demo/story.ts";
import { plainLine } from "../../../src/card/spans.ts";
import type { Happening } from "../../../src/chat/console/console-ports.ts";
import { HOUR, plus } from "../../../src/core/time/instant.ts";
import { loadCase } from "../../../src/store/load-case.ts";
import { eventsBetween, remindersBetween } from "../../../src/store/what-happened.ts";
import { type OpenDemo, openDemo } from "./open-demo.ts";

const at = (written: string) => storyTime(written, "America/New_York");
const friday = at(STORY_ENDS);
const monday = at("2027-03-08 08:00");

describe("the weekend after the story, with one case claimed before it", () => {
  let demo: OpenDemo;
  let lines: string[];
  let happened: Happening[];
  beforeAll(async () => {
    demo = await openDemo();
    await demo.says("mia", "claim 44");
    happened = await demo.controls.move({ to: "monday" });
    lines = happened.map(({ line }) => plainLine(line));
  });
  afterAll(() => demo.close());

  it("ends on Monday at eight, with the clock running on and no alarm", async () => {
    expect(demo.clock.isStanding()).toBe(false);
    expect(demo.clock.now()).toBeGreaterThanOrEqual(monday);
    expect(demo.faults).toEqual([]);
    expect(
      await demo.db.$queryRaw`select * from notices where key not like '% coverage %' and key not like '% digest %'`,
    ).toEqual([]);
  });

  it("decides every step at the very instant it is due, each of them once", async () => {
    const steps = (await eventsBetween(demo.db, friday, monday)).flatMap((event) =>
      event.type === "clock-step" ? [event] : [],
    );
    expect(steps.length).toBeGreaterThan(15);
    expect(steps.filter((step) => step.at !== step.dueAt)).toEqual([]);
    const names = steps.map(({ number, kind, generation, step, occurrence, stepKind, told }) =>
      [number, kind, generation, step, occurrence, ...(stepKind === "climb" ? ["climbs", ...told] : [])].join(" "),
    );
    expect(names).toEqual([...new Set(names)]);
  });

  it("tells nobody late: at once, when they are there, or never because it was done meanwhile", async () => {
    const reminders = await remindersBetween(demo.db, friday, monday);
    const told = reminders.filter(({ toldAt }) => toldAt !== null);
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(({ toldAt, deliverAt }) => toldAt !== deliverAt)).toEqual([]);
    const untold = reminders.filter(({ toldAt, deliverAt }) => toldAt === null && deliverAt <= monday);
    expect(await stillDecided(untold.map(({ caseNumber }) => caseNumber))).toEqual([]);
  });

  /** Reminders that should have gone out and lie there still. */
  const stillDecided = async (numbers: number[]) =>
    demo.db.$queryRaw`select case_number from nags
      where state = 'decided' and deliver_at <= ${new Date(monday)} and case_number = any(${numbers})`;

  it("says what happened in order, within the weekend, and each thing once", () => {
    const times = happened.map((one) => one.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.filter((time) => time <= friday || time > monday)).toEqual([]);
    const all = happened.map((one, index) => `${one.at} ${lines[index]}`);
    expect(all).toEqual([...new Set(all)]);
  });

  it("shows who was told at once out of hours, and for whom it was held", () => {
    expect(lines).toContain("FT-45 is overdue. Katrin is told at once, out of hours.");
    expect(lines).toContain("FT-45 has no answer yet. Grace is told at once, out of hours.");
    expect(lines).toContain("FT-45: next word is due soon. Held for Priya until Mon 08:00.");
    expect(lines).toContain("FT-42: customer's word is due soon. Held for Mia until Sat 07:00.");
    expect(lines).toContain("Mia is told of FT-42.");
    expect(lines).toContain("FT-45: The wait is over; it goes on.");
  });

  it("lets colleagues do what is theirs, and leaves alone what the visitor has taken", async () => {
    expect(lines).toContain("FT-46: Carlos claimed it.");
    expect(lines.filter((line) => line.startsWith("FT-44: Theo"))).toEqual([]);
  });

  it("gives a claim back that the visitor says nothing on", async () => {
    expect(lines).toContain("FT-44: No word since 16:20; Mia is asked whether it still goes on.");
    expect(lines).toContain("FT-44: No word since 16:20: it is back in the queue, for whoever is free.");
    expect(await loadCase(demo.db, 44)).toMatchObject({ status: "unclaimed", assignee: null });
  });

  it("makes one journey after another, and each says only what happened on its own way", async () => {
    const from = demo.clock.now();
    const [first, second] = await Promise.all([
      demo.controls.move({ ms: 3 * HOUR }),
      demo.controls.move({ ms: 3 * HOUR }),
    ]);
    expect(demo.clock.now()).toBeGreaterThanOrEqual(plus(from, 6 * HOUR));
    expect(first.length + second.length).toBeGreaterThan(0);
    const border = Math.max(...first.map((one) => one.at), from);
    expect(second.filter((one) => one.at <= border)).toEqual([]);
  });

  it("never moves back", async () => {
    const before = demo.clock.now();
    expect(await demo.controls.move({ ms: -HOUR })).toEqual([]);
    expect(demo.clock.now()).toBeGreaterThanOrEqual(before);
  });
});

describe("being a customer in the demo", () => {
  let demo: OpenDemo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it("routes a complaint like any other and says where it went", async () => {
    const { said } = await demo.controls.complain({
      source: "x",
      handle: "@kim",
      text: "My washer shows error code E5",
    });
    expect(said).toBe("FT-47 is open and went to Technical.");
    const kase = await loadCase(demo.db, 47);
    expect(kase?.since).toBe(demo.clock.now());
  });

  it("adds to an open case of the same handle", async () => {
    const { said } = await demo.controls.complain({ source: "x", handle: "jane_doe", text: "It smells odd, though." });
    expect(said).toBe("That customer has FT-42 open about this; I added it there.");
  });

  it.each([
    { source: "email" as const, handle: "lou@mail.example", name: null },
    { source: "email" as const, handle: "Lou", name: "Lou" },
    { source: "phone" as const, handle: "+1 212 555 0188", name: null },
    { source: "phone" as const, handle: "Lou", name: "Lou" },
    { source: "review" as const, handle: "Lou B.", name: "Lou B." },
  ])("knows $handle by $source as one would expect", async ({ source, handle, name }) => {
    const text = `The door handle came off, says ${source} ${handle}.`;
    const { said } = await demo.controls.complain({ source, handle, text });
    const number = Number(/FT-(\d+)/.exec(said)?.[1]);
    const [row] = await demo.db.$queryRaw<{ name: string | null }[]>`
      select k.name from cases c join customers k on k.id = c.customer_id where c.number = ${number}`;
    expect(row?.name).toBe(name);
  });
});
