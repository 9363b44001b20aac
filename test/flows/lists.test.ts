import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import { DAY, HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { always, onHours, withDepartment, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, on, openDeskRig } from "../support/desk-rig.ts";
import { awayOf, coverBy, nagsOf } from "../support/nag-rows.ts";
import { rigDesk } from "../support/rig-desk.ts";

/** Nine working hours to resolve, with a warning at half; high counts day and night, loudly. Raj is a plain agent. */
const desk: Desk = {
  ...withDepartment(
    "social",
    { targets: {} },
    withSeverity(
      "high",
      { targets: { resolve: always(HOUR) }, escalation: { resolve: "loudly" } },
      withSeverity("normal", { targets: { resolve: onHours(9 * HOUR) } }, rigDesk),
    ),
  ),
};

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/** A case that Raj has. */
const rajsCase = async (): Promise<number> => {
  await rig.complain({ by: `c${await rig.count("cases")}` });
  const number = await rig.count("cases");
  await rig.ask("raj", `claim ${number}`);
  return number;
};
const texts = (person: string): string[] => rig.directOf(person).map(({ text }) => text);
const lists = async (person = "raj") =>
  (
    await rig.pool.query(
      "select kind, state, reason, extract(epoch from at)::float8 * 1000 as at from lists where person_id = $1 order by at",
      [person],
    )
  ).rows;
/** Lists of Raj are known from now on. */
const begin = () => rig.settle();

describe("the list of the morning", () => {
  test("has a weekend's quiet reminders, and what falls due today, in one message", async () => {
    await rig.moveTo(on("fri", "12:00"));
    await rajsCase();
    await rig.moveTo(on("fri", "16:40"));
    await rajsCase();
    // Half of nine hours is Friday 16:30 for the first, Monday 12:10 for the second.
    await rig.moveTo(on("sun", "23:00"));
    const before = texts("raj").length;
    await rig.moveTo(plus(on("mon", "08:00"), 7 * DAY));
    expect(texts("raj").length).toBe(before + 1);
    expect(texts("raj").at(-1)).toMatch(
      /^Good morning Raj\. Two cases need you today\.\nFT-1: resolve due 12:00.*\nFT-2: resolve due 16:40/,
    );
  });

  test("names what waits for a yes or no of whoever leads: goodwill, a promise, a case that is offered", async () => {
    await begin();
    await rajsCase();
    await rajsCase();
    await rig.ask("carlos", "give 1 credit 200 USD a week without a dryer");
    await rig.ask("mia", "promise 1 for billing by 5 march 15:00 the money is back");
    await rig.ask("raj", "pass 2 billing about money");
    await rig.pool.query("update nags set state = 'dropped', reason = 'test'");
    await rig.moveTo(on("tue", "08:01"));
    const lee = texts("lee").at(-1) ?? "";
    expect(lee).toMatch(/^Good morning Lee\. /);
    expect(lee).toContain(
      "FT-1.a1 waits for your yes or no: a credit of 200 USD; answer with /case yes 1.a1 or /case no 1.a1 <why>.",
    );
    await rig.moveTo(on("tue", "08:31"));
    const dana = texts("dana").at(-1) ?? "";
    expect(dana).toMatch(/^Good morning Dana\. Two cases need you today\./);
    expect(dana).toContain(
      "FT-1.p1 waits for Billing's yes, due Fri 5 Mar 15:00; answer with /case yes 1.p1 or /case no 1.p1 <why>.",
    );
    expect(dana).toContain(
      "FT-2: Parts has offered it to Billing since Mon 09:00; answer with /case yes 2 or /case no 2 <why>.",
    );
    await rig.ask("lee", "yes 1.a1");
    await rig.moveTo(on("wed", "08:01"));
    expect(texts("lee").filter((text) => text.includes("FT-1.a1 waits"))).toHaveLength(1);
  });

  test("says how many reminders were held back over the weekend", async () => {
    await rig.moveTo(on("fri", "16:55"));
    const number = await rajsCase();
    await rig.pool.query("update clocks set next_at = null");
    await rig.pool.query(
      `insert into nags (case_number, kind, generation, step, step_kind, occurrence, person_id, because, way, loud, step_at,
        decided_at, deliver_at, held, state)
      select $1, 'resolve', 1, 'step-' || n, 'warn', 1, 'raj', 'assignee', 'chat', false, $2, $2, $3, true, 'decided'
      from generate_series(1, 2) as n`,
      [number, new Date(on("sat", "12:00")), new Date(plus(on("mon", "08:00"), 7 * DAY))],
    );
    await rig.moveTo(plus(on("mon", "08:00"), 7 * DAY));
    expect(texts("raj")).toHaveLength(1);
    expect(texts("raj")[0]).toContain("Good morning Raj. One case needs you today.");
    expect(texts("raj")[0]).toContain("One reminder was held back until now; it is in this list.");
    expect((await nagsOf(rig)).every(({ state }) => state === "delivered")).toBe(true);
  });

  test("with nothing to say is not sent, and it is written down why", async () => {
    await begin();
    await rig.moveTo(on("wed", "09:00"));
    expect(texts("raj")).toEqual([]);
    expect(await lists()).toEqual([
      { kind: "late", state: "dropped", reason: "nothing to say", at: on("mon", "16:00") },
      { kind: "morning", state: "dropped", reason: "nothing to say", at: on("tue", "08:00") },
      { kind: "late", state: "dropped", reason: "nothing to say", at: on("tue", "16:00") },
      { kind: "morning", state: "dropped", reason: "nothing to say", at: on("wed", "08:00") },
    ]);
  });

  test("is not for somebody who is away; when they are back they get one again", async () => {
    await begin();
    await rajsCase();
    await rig.moveTo(on("mon", "17:30"));
    const before = texts("raj").length;
    await awayOf(rig, "raj", on("tue", "00:00"), on("wed", "00:00"));
    await rig.moveTo(on("tue", "23:00"));
    expect(texts("raj")).toHaveLength(before);
    await rig.moveTo(on("wed", "08:00"));
    expect(texts("raj").at(-1)).toContain("Good morning Raj");
  });

  test("comes late when the desk woke late, and not at all when that is half a day", async () => {
    await begin();
    await rajsCase();
    await rig.moveTo(on("mon", "17:30"));
    rig.sleepUntil(on("tue", "09:00"));
    await rig.settle();
    expect(texts("raj").at(-1)).toContain("Good morning Raj");
    const told = texts("raj").length;
    rig.sleepUntil(on("wed", "15:00"));
    await rig.settle();
    expect(
      texts("raj")
        .slice(told)
        .filter((text) => text.includes("Good morning")),
    ).toEqual([]);
  });

  test("of today comes although yesterday's were slept through", async () => {
    await begin();
    await rajsCase();
    rig.sleepUntil(on("wed", "08:30"));
    await rig.settle();
    expect((await lists()).map(({ kind, at }) => [kind, at])).toEqual([["morning", on("wed", "08:00")]]);
    expect(rig.directOf("raj")).toHaveLength(1);
    expect(texts("raj")[0]).toContain("Good morning Raj");
  });

  test("due in the very minute the desk file changes is given all the same", async () => {
    await begin();
    await rajsCase();
    await rig.moveTo(on("tue", "07:59"));
    rig.useDesk({ ...desk, organisation: "Another" });
    rig.sleepUntil(on("tue", "08:00"));
    await rig.settle();
    expect((await lists()).at(-1)).toMatchObject({ kind: "morning", at: on("tue", "08:00"), state: "delivered" });
  });
});

describe("the list before closing", () => {
  test("has what falls due before they are back, and what has had no word all day", async () => {
    await begin();
    const silent = await rajsCase();
    // Forty working hours: nothing of it is due this week.
    await rig.ask("raj", `severity ${silent} low`);
    await rig.moveTo(on("tue", "08:30"));
    const early = await rajsCase();
    await rig.moveTo(on("tue", "12:00"));
    // Nine working hours from now end on Wednesday at twelve: that can wait for the morning.
    await rajsCase();
    await rig.moveTo(on("tue", "16:00"));
    expect(texts("raj").at(-1)?.split("\n")).toEqual([
      "Two things before you go, Raj.",
      expect.stringContaining(`FT-${silent}: no word since Mon 09:00`),
      expect.stringContaining(`FT-${early}: resolve due Wed 08:30`),
    ]);
  });
});

describe("settings", () => {
  test("the card only: no reminder and no list, except while on call", async () => {
    await begin();
    await rig.ask("raj", "settings nags card");
    await rajsCase();
    await rig.moveTo(on("tue", "12:00"));
    expect(texts("raj")).toEqual([]);
    expect((await lists()).map(({ reason }) => reason)).toEqual(expect.arrayContaining(["card only"]));
    await coverBy(rig, "parts", "raj", on("tue", "12:00"), on("tue", "20:00"));
    await rig.moveTo(on("tue", "16:00"));
    expect(texts("raj").length).toBeGreaterThan(0);
  });

  test("lists only: nothing in between, except while on call", async () => {
    await begin();
    await rig.ask("raj", "settings nags lists");
    await rajsCase();
    await rig.moveTo(on("mon", "15:59"));
    expect(texts("raj")).toEqual([]);
    await rig.moveTo(on("mon", "16:00"));
    expect(texts("raj")).toHaveLength(1);
    await coverBy(rig, "parts", "raj", on("tue", "08:30"), on("tue", "20:00"));
    await rig.moveTo(on("tue", "08:30"));
    const before = texts("raj").length;
    await rig.moveTo(on("tue", "09:30"));
    // The case falls due at nine on Tuesday; on call it is told then.
    expect(texts("raj").length).toBe(before + 1);
  });
});

describe("do-not-disturb", () => {
  test("holds what is quiet until it ends, and counts it as told only then", async () => {
    await begin();
    await rajsCase();
    rig.window.doNotDisturb("raj", on("mon", "15:00"));
    await rig.moveTo(on("mon", "14:59"));
    expect(texts("raj")).toEqual([]);
    expect((await nagsOf(rig)).map(({ state, at }) => [state, at])).toEqual([["decided", null]]);
    await rig.moveTo(on("mon", "15:00"));
    expect(texts("raj")).toHaveLength(1);
    expect((await nagsOf(rig)).map(({ state, at }) => [state, at])).toEqual([["delivered", on("mon", "15:00")]]);
  });
  test("never holds what is loud", async () => {
    await begin();
    await rajsCase();
    rig.window.doNotDisturb("raj", on("mon", "15:30"));
    await rig.moveTo(on("mon", "14:00"));
    const loud = await rajsCase();
    await rig.ask("raj", `severity ${loud} high`);
    await rig.moveTo(on("mon", "15:00"));
    expect(texts("raj")).toHaveLength(1);
    expect(texts("raj")[0]).toContain(`FT-${loud} falls due now, at 15:00.`);
    expect(texts("raj")[0]).toContain("You have it.");
  });
  test("that cannot be read counts as none", async () => {
    await begin();
    await rajsCase();
    const { quietUntil } = rig.window.directory;
    rig.window.directory.quietUntil = () => Promise.reject(new Error("missing_scope"));
    await rig.moveTo(on("mon", "13:30"));
    rig.window.directory.quietUntil = quietUntil;
    expect(texts("raj")).toHaveLength(1);
  });
});

describe("a quiet desk", () => {
  test("tells nobody anything, and afterwards each person what is still true, once", async () => {
    await begin();
    const loud = await rajsCase();
    await rig.ask("raj", `severity ${loud} high`);
    await rig.ask("lee", "quiet all 4h moving house");
    await rig.moveTo(on("mon", "12:59"));
    for (const person of ["raj", "carlos", "lee", "grace"]) expect(texts(person)).toEqual([]);
    await rig.moveTo(plus(on("mon", "13:00"), MINUTE));
    expect(texts("raj")).toHaveLength(1);
    expect(texts("raj")[0]).toContain(`FT-${loud}`);
  });
});
