import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk, Severity } from "../../src/core/desk/desk.ts";
import { DAY, HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { deliverPlaces } from "../../src/flows/deliver-places.ts";
import { sweepClocks } from "../../src/flows/sweep-clocks.ts";
import { tellPeople } from "../../src/flows/tell-people.ts";
import { always, onHours, withDepartment, withPerson, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";
import { tally } from "../support/tally.ts";

/** Only the claim clock runs, so that a story has one thread: two working hours, or one hour day and night when high. */
const runningOnly = (normal: Severity["targets"], high: Severity["targets"]): Desk =>
  withDepartment(
    "social",
    { targets: {} },
    withSeverity("high", { targets: high }, withSeverity("normal", { targets: normal }, rigDesk)),
  );
const desk = runningOnly({ claim: onHours(2 * HOUR) }, { claim: always(HOUR) });

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

type NagRow = {
  case_number: number;
  person_id: string;
  step: string;
  state: string;
  reason: string | null;
  at: number;
};
const nags = async (): Promise<NagRow[]> => {
  const { rows } = await rig.pool.query(
    `select case_number, person_id, step, state, reason, extract(epoch from settled_at)::float8 * 1000 as at
      from nags order by decided_at, case_number, person_id`,
  );
  return rows;
};
const steps = async (number: number): Promise<string[]> =>
  (await rig.eventsOf(number)).flatMap((event) => (event.type === "clock-step" ? [event.step] : []));
/** When each message reached a person, in desk time. */
const toldAt = async (person: string): Promise<number[]> => [
  ...new Set((await nags()).filter((nag) => nag.person_id === person && nag.state === "delivered").map(({ at }) => at)),
];
/** Parts' cases that come one after another. */
const partsCases = async (count: number, apartMs = 0): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    await rig.complain({ by: `c${await rig.count("cases")}` });
    if (apartMs > 0) await rig.move(apartMs);
  }
};

describe("nobody claims a case", () => {
  test("those at work are warned, then told that it is late, then their lead again and again, and at last nobody", async () => {
    await partsCases(1);
    await rig.moveTo(on("mon", "09:59"));
    expect(await nags()).toEqual([]);
    await rig.moveTo(on("mon", "10:00"));
    for (const person of ["raj", "carlos", "lee"]) expect(rig.directOf(person)).toHaveLength(1);
    await rig.moveTo(on("mon", "11:00"));
    for (const person of ["raj", "carlos", "lee"]) expect(rig.directOf(person)).toHaveLength(2);
    expect(rig.cardOf(1, "parts").card?.tone).toBe("late");
    // Four working hours each: to 15:00, then over the night to Tuesday 10:00 and 14:00.
    await rig.moveTo(on("sun", "12:00"));
    expect(await toldAt("raj")).toEqual([on("mon", "10:00"), on("mon", "11:00")]);
    expect(await toldAt("lee")).toEqual([
      on("mon", "10:00"),
      on("mon", "11:00"),
      on("mon", "15:00"),
      on("tue", "10:00"),
      on("tue", "14:00"),
    ]);
    expect(await steps(1)).toEqual(["at-50", "due", "every-4h", "every-4h", "every-4h"]);
  });

  test("a reminder has what it is about, whom it is for and what to do", async () => {
    await partsCases(1);
    await rig.moveTo(on("mon", "10:00"));
    const [reminder] = rig.directOf("raj");
    expect(reminder?.text).toContain("FT-1");
    expect(reminder?.text).toContain("heating element");
    expect(labelsOf(reminder ?? {})).toEqual(["Claim", "On it"]);
    await rig.press("raj", reminder ?? {}, "Claim");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
    await rig.moveTo(on("mon", "15:59"));
    expect(rig.directOf("raj")).toHaveLength(1);
  });

  test("each line of the thread says once what was decided", async () => {
    await partsCases(1);
    await rig.moveTo(on("mon", "16:00"));
    const lines = threadOf(rig.cardOf(1, "parts"));
    expect(lines.filter((line) => line.includes("Raj"))).toHaveLength(2);
    expect(lines).toHaveLength(3);
  });
});

describe("manners", () => {
  test("quiet reminders of a night wait for the reader's own morning and come as one list", async () => {
    rig.sleepUntil(on("mon", "17:30"));
    await partsCases(3);
    for (const number of [1, 2, 3]) await rig.ask("lee", `severity ${number} high`);
    await rig.moveTo(on("tue", "07:59"));
    expect(rig.directOf("lee")).toEqual([]);
    await rig.moveTo(on("tue", "08:00"));
    const [list, ...rest] = rig.directOf("lee");
    expect(rest).toEqual([]);
    for (const id of ["FT-1", "FT-2", "FT-3"]) expect(list?.text).toContain(id);
    expect(await toldAt("lee")).toEqual([on("tue", "08:00")]);
  });

  test("the morning is the reader's, in the reader's zone", async () => {
    await rig.complain({ text: "There is smoke." });
    await rig.ask("jonas", "severity 1 normal");
    await rig.moveTo(on("tue", "09:00"));
    // Their day ends at 16:00 in Berlin, when half of the two hours is used up; it begins at 07:00 there.
    expect((await toldAt("jonas"))[0]).toBe(on("tue", "01:00"));
  });

  test("loud ones wait for nobody's hours", async () => {
    rig.sleepUntil(on("mon", "22:00"));
    await rig.complain();
    await rig.ask("lee", "severity 1 critical");
    await rig.moveTo(on("mon", "23:00"));
    expect((await toldAt("lee"))[0]).toBe(on("mon", "22:15"));
  });

  test("after so many in an hour the rest waits and comes bundled", async () => {
    await partsCases(8, 5 * MINUTE);
    await rig.moveTo(on("mon", "10:20"));
    expect(await toldAt("raj")).toEqual(["10:00", "10:05", "10:10", "10:15"].map((time) => on("mon", time)));
    await rig.moveTo(on("mon", "10:59"));
    expect(rig.directOf("raj")).toHaveLength(4);
    await rig.moveTo(on("mon", "11:00"));
    const bundle = rig.directOf("raj").at(-1);
    expect(rig.directOf("raj")).toHaveLength(5);
    for (const id of ["FT-1", "FT-5", "FT-6", "FT-7", "FT-8"]) expect(bundle?.text).toContain(id);
  });

  test("a loud one is told although the hour's budget is spent, with what waits", async () => {
    await partsCases(6, 5 * MINUTE);
    await rig.moveTo(on("mon", "10:20"));
    await rig.complain({ by: "another" });
    await rig.ask("lee", "severity 7 critical");
    await rig.moveTo(on("mon", "10:35"));
    expect((await toldAt("raj")).at(-1)).toBe(on("mon", "10:35"));
  });

  test("who wants lists only gets a day's reminders before closing, loud ones at once", async () => {
    await rig.ask("raj", "settings nags lists");
    await partsCases(2);
    await rig.moveTo(on("mon", "15:59"));
    expect(rig.directOf("raj")).toEqual([]);
    expect(rig.directOf("carlos").length).toBeGreaterThan(0);
    await rig.moveTo(on("tue", "08:00"));
    expect(rig.directOf("raj")).toHaveLength(1);
    expect(rig.directOf("raj")[0]?.text).toMatch(/^Two things before you go, Raj[\s\S]*FT-1[\s\S]*FT-2/);
    await partsCases(1);
    await rig.ask("lee", "severity 3 critical");
    await rig.move(15 * MINUTE);
    expect(rig.directOf("raj")).toHaveLength(2);
    expect(rig.directOf("raj")[1]?.text).toContain("FT-3");
  });

  test("who wants the card only is told nothing quiet, and it is not counted as told", async () => {
    await rig.ask("raj", "settings nags card");
    await partsCases(1);
    await rig.moveTo(on("tue", "12:00"));
    expect(rig.directOf("raj")).toEqual([]);
    const mine = (await nags()).filter(({ person_id }) => person_id === "raj");
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.filter(({ state, reason }) => state !== "dropped" || reason !== "card only")).toEqual([]);
    await partsCases(1);
    await rig.ask("lee", "severity 2 critical");
    await rig.move(15 * MINUTE);
    expect(rig.directOf("raj").at(-1)?.text).toContain("FT-2");
  });

  test("on it holds the warning and not the breach", async () => {
    await partsCases(1);
    await rig.moveTo(on("mon", "09:30"));
    await rig.ask("raj", "on it 1");
    await rig.moveTo(on("mon", "10:30"));
    expect(rig.directOf("raj")).toEqual([]);
    await rig.moveTo(on("mon", "11:00"));
    expect(rig.directOf("raj")).toHaveLength(1);
  });

  test("on it drops what is still held for that person, and says why", async () => {
    rig.sleepUntil(on("mon", "17:30"));
    await partsCases(1);
    await rig.ask("lee", "severity 1 high");
    await rig.moveTo(on("mon", "18:10"));
    await rig.pool.query("delete from nags where step_kind = 'breach'");
    await rig.ask("lee", "on it 1 until tue 12:00");
    await rig.pool.query("update cases set state = jsonb_set(state, '{onIt,0,until}', to_jsonb($1::float8))", [
      on("tue", "12:00"),
    ]);
    await rig.pool.query("update clocks set next_at = null");
    await rig.moveTo(on("tue", "09:00"));
    expect(rig.directOf("lee")).toEqual([]);
    expect((await nags()).map(({ state, reason }) => [state, reason])).toEqual([["dropped", "on it"]]);
  });

  test("what was done in the night is not told in the morning, and the reason is kept", async () => {
    rig.sleepUntil(on("mon", "17:30"));
    await partsCases(1);
    await rig.ask("lee", "severity 1 high");
    await rig.moveTo(on("tue", "07:00"));
    await rig.ask("grace", "pass 1 @raj");
    await rig.moveTo(on("tue", "09:00"));
    expect(rig.directOf("lee")).toEqual([]);
    expect(new Set((await nags()).map(({ state, reason }) => `${state}: ${reason}`))).toEqual(
      new Set(["dropped: done meanwhile"]),
    );
  });

  test("somebody with two windows is told in one of them", async () => {
    const both = await openDeskRig({ desk, windows: ["console", "slack"] });
    try {
      await both.complain();
      await both.moveTo(on("mon", "10:00"));
      const [console, slack] = both.windows;
      expect(console?.in("dm:raj")).toHaveLength(1);
      expect(slack?.in("dm:raj")).toEqual([]);
    } finally {
      await both.close();
    }
  });

  test("who has no account anywhere is named in the thread of the card, and operations hear of it once", async () => {
    rig.useDesk(withPerson("lee", { mail: null }, desk));
    await partsCases(2);
    await rig.moveTo(on("mon", "12:00"));
    const dropped = (await nags()).filter(({ state }) => state === "dropped");
    expect(dropped.length).toBeGreaterThan(0);
    expect(new Set(dropped.map(({ person_id, reason }) => `${person_id}: ${reason}`))).toEqual(
      new Set(["lee: no direct chat: said on the card"]),
    );
    const lines = rig.cardsIn("parts").flatMap(({ thread }) => thread.map(({ text }) => text));
    const said = lines.filter((line) => line.startsWith("Lee Wong: FT-1 "));
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said).size).toBe(said.length);
    expect(said[0]).toContain("I cannot write to you directly");
    const told = rig.cardsIn("operations").filter(({ text }) => text.includes("Lee Wong"));
    expect(told).toHaveLength(1);
  });

  test("a directory that does not answer about one keeps nobody else waiting", async () => {
    await partsCases(1);
    const { personByMail } = rig.window.directory;
    rig.window.directory.personByMail = (mail) =>
      mail === "carlos@example.com" ? Promise.reject(new Error("no connection")) : personByMail(mail);
    await rig.moveTo(on("mon", "10:00"));
    expect(rig.directOf("raj")).toHaveLength(1);
    expect(rig.directOf("carlos")).toHaveLength(0);
    rig.window.directory.personByMail = personByMail;
    await rig.settle();
    expect(rig.directOf("carlos")).toHaveLength(1);
  });
});

describe("a wait", () => {
  test("stops its clock, ends on its date, and the clock goes on with what was left", async () => {
    rig.useDesk(runningOnly({ resolve: onHours(4 * HOUR) }, {}));
    await partsCases(1);
    await rig.ask("raj", "claim 1");
    await rig.moveTo(on("mon", "10:00"));
    await rig.ask("raj", "wait 1 for the supplier until wed 10:00");
    await rig.moveTo(on("wed", "09:59"));
    expect(await steps(1)).toEqual([]);
    expect(rig.cardOf(1, "parts").text).toContain("the supplier");
    await rig.moveTo(on("wed", "10:00"));
    expect(await rig.caseOf(1)).toMatchObject({ wait: null });
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toContain("The wait is over");
    // One of the four hours was used before the wait.
    const resolve = (await rig.caseOf(1)).clocks.find(({ kind }) => kind === "resolve");
    expect(resolve).toMatchObject({ state: "running", dueAt: on("wed", "13:00") });
  });

  test("drops what was held back for the morning", async () => {
    rig.useDesk(runningOnly({}, { resolve: always(2 * HOUR) }));
    rig.sleepUntil(on("mon", "16:30"));
    await partsCases(1);
    await rig.ask("raj", "severity 1 high");
    await rig.ask("raj", "claim 1");
    await rig.moveTo(on("mon", "17:40"));
    await rig.ask("raj", "wait 1 for the supplier until wed 10:00");
    await rig.moveTo(on("tue", "12:00"));
    expect(rig.directOf("raj")).toEqual([]);
    expect((await nags()).map(({ reason }) => reason)).toEqual(["waiting meanwhile"]);
  });
});

describe("a desk that slept", () => {
  test("for three days decides once for each clock, tells each person once, and says once that it was late", async () => {
    rig.useDesk(rigDesk);
    await partsCases(4);
    await rig.settle();
    rig.sleepUntil(on("thu", "09:00"));
    await rig.settle();
    for (const number of [1, 2, 3, 4]) {
      const decided = (await rig.eventsOf(number)).filter(({ type }) => type === "clock-step");
      const clocks = decided.map((event) => ("kind" in event ? event.kind : ""));
      expect(tally(clocks)).toEqual({ claim: 1, "first-reply": 1, resolve: 1 });
    }
    for (const person of ["raj", "lee", "zoe"]) expect(rig.directOf(person)).toHaveLength(1);
    const late = () => rig.cardsIn("operations").filter(({ text }) => text.includes("late with reminders"));
    expect(late()).toHaveLength(1);
    const messages = rig.window.messages.length;
    await rig.settle();
    await rig.settle();
    expect(late()).toHaveLength(1);
    expect(rig.window.messages).toHaveLength(messages);
  });

  test("for less than five minutes says nothing of it", async () => {
    await partsCases(1);
    await rig.settle();
    rig.sleepUntil(plus(on("mon", "10:00"), 4 * MINUTE));
    await rig.settle();
    expect(rig.cardsIn("operations")).toEqual([]);
    expect(rig.directOf("raj")).toHaveLength(1);
  });
});

describe("many at once", () => {
  test("two processes that sweep one database at once do nothing twice", async () => {
    await partsCases(20);
    await rig.settle();
    const other = rig.anotherProcess();
    for (const time of ["10:00", "11:00", "15:00"]) {
      rig.sleepUntil(on("mon", time));
      await Promise.all([sweepClocks(rig.deps), sweepClocks(other)]);
      await Promise.all([tellPeople(rig.deps), tellPeople(other)]);
      await Promise.all([deliverPlaces(rig.deps), deliverPlaces(other)]);
    }
    for (let number = 1; number <= 20; number += 1) expect(await steps(number)).toEqual(["at-50", "due", "every-4h"]);
    expect(rig.directOf("lee")).toHaveLength(3);
    expect(rig.directOf("raj")).toHaveLength(2);
    expect(rig.cardsIn("parts")).toHaveLength(20);
    for (const card of rig.cardsIn("parts")) expect(threadOf(card)).toHaveLength(3);
  });

  test("fifteen hundred that fall due at once are all decided, and nobody gets more than one message", async () => {
    await partsCases(1);
    await rig.pool.query("delete from shown");
    await rig.pool.query(
      `with n as (select generate_series(2, 1500) as n)
      insert into cases select n, version, status, department, assignee, severity, customer_id, source, since, started_at,
        due_at, wait_until, offered_to, updated_at, jsonb_set(state, '{number}', to_jsonb(n)) from cases, n`,
    );
    await rig.pool.query(
      `insert into clocks select n, kind, generation, state, due_at, breached_at, next_at, data
        from clocks, generate_series(2, 1500) as n`,
    );
    rig.sleepUntil(on("mon", "10:00"));
    expect(await sweepClocks(rig.deps)).toEqual({ decided: 1_500, latestByMs: 0 });
    const { rows } = await rig.pool.query("select count(distinct case_number)::int as n from nags");
    expect(rows).toEqual([{ n: 1_500 }]);
    await tellPeople(rig.deps);
    await rig.pool.query("delete from shown; update places set queue_wanted = false");
    await deliverPlaces(rig.deps);
    expect(rig.directOf("raj")).toHaveLength(1);
    expect(rig.directOf("raj")[0]?.text).toContain("1500");
  });

  test("one case that cannot be worked out is told to operations; the others go on", async () => {
    await partsCases(3);
    await rig.pool.query(
      `update cases set state = jsonb_set(state, '{clocks,0,stretches,0,calendar}', '"gone@0"') where number = 2`,
    );
    await rig.moveTo(on("mon", "11:00"));
    expect(await steps(1)).toEqual(["at-50", "due"]);
    expect(await steps(3)).toEqual(["at-50", "due"]);
    expect(rig.cardsIn("operations").filter(({ text }) => text.includes("FT-2"))).toHaveLength(1);
    expect(rig.cardsIn("operations").filter(({ text }) => text.includes("late"))).toEqual([]);
  });
});

test("a week of a desk that never sleeps is never late", async () => {
  rig.useDesk(rigDesk);
  for (const day of ["mon", "tue", "wed"] as const) {
    await rig.moveTo(on(day, "12:00"));
    await partsCases(2);
    await rig.complain({ by: "z", text: "Where is my refund?", source: "email" });
  }
  await rig.move(5 * DAY);
  expect(rig.cardsIn("operations")).toEqual([]);
  const { rows } = await rig.pool.query("select type, at, (data->>'dueAt')::float8 as due from events");
  for (const { type, at, due } of rows) if (type === "clock-step") expect(at.getTime() - due).toBeLessThanOrEqual(0);
});
