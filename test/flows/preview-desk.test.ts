import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { en } from "../../src/card/words/en.ts";
import type { Desk } from "../../src/core/desk/desk.ts";
import { liveClockOf } from "../../src/core/sla/clocks.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { moveClocks } from "../../src/flows/move-clocks.ts";
import { previewDesk } from "../../src/flows/preview-desk.ts";
import { always, onHours, withDepartment, withoutPerson, withSeverity } from "../support/a-desk.ts";
import { policyOf } from "../support/builders.ts";
import { type DeskRig, on, openDeskRig } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const { deskChange: words } = en;
const next = (desk: Desk) => ({ version: 2, ...policyOf(desk, [rigDesk]) });
const preview = (desk: Desk) => previewDesk(rig.deps, next(desk));
const complaints = async (count: number): Promise<void> => {
  for (let n = 1; n <= count; n += 1) await rig.complain({ by: `customer-${n}` });
};
const slower = withSeverity("normal", { targets: { resolve: always(90 * HOUR) } }, rigDesk);

describe("what a desk version would do", () => {
  test("says that it moves nothing, and changes nothing", async () => {
    await complaints(1);
    const before = await rig.eventsOf(1);
    const { lines, change } = await preview({ ...rigDesk, organisation: "Another name" });
    expect(lines[0]).toBe(words.movesNothing);
    expect(change.clocks).toEqual({ moved: 0, largest: [], started: 0, ended: 0, overdue: 0, never: 0 });
    expect(await rig.eventsOf(1)).toEqual(before);
  });

  test("foresees exactly what then comes", async () => {
    await complaints(7);
    const { change, lines } = await preview(slower);
    // Claim, first reply and resolve ran; resolve is all that is left.
    expect(change.clocks).toMatchObject({ moved: 7, started: 0, overdue: 0, never: 0 });
    expect(lines[0]).toBe(words.moves(7, 0));
    expect(lines.slice(1, 7).map((line) => line.slice(0, 14))).toEqual(
      [words.largest, ...[1, 2, 3, 4, 5].map((n) => `  FT-${n} resolve`)].map((line) => line.slice(0, 14)),
    );
    expect(lines[2]).toBe("  FT-1 resolve: due Fri 03:00, New York (was Wed 15:00, New York)");
    expect(lines).toContain(words.ends(change.clocks.ended));
    rig.useDesk(slower);
    await moveClocks(rig.deps);
    for (const { number, kind, is } of change.clocks.largest) {
      expect(liveClockOf(await rig.caseOf(number), kind)?.dueAt).toBe(is);
    }
  });

  test("names the farthest first, and what never falls due at all before that", async () => {
    await complaints(1);
    rig.sleepUntil(on("tue", "09:00"));
    await complaints(1);
    const never = withDepartment(
      "parts",
      { calendar: { zone: "America/New_York", weekly: {}, dates: { "2027-03-01": ["08:00-17:00"] } } },
      rigDesk,
    );
    const { change, lines } = await preview(never);
    expect(change.clocks.never).toBeGreaterThan(0);
    expect(change.clocks.largest[0]?.is).toBeNull();
    expect(lines).toContain(words.never(change.clocks.never));
    expect(lines).toContain(words.closedDepartment("Parts"));
  });

  test("counts what becomes overdue at once, and not what is overdue already", async () => {
    await complaints(2);
    rig.sleepUntil(on("mon", "10:30"));
    const strict = withSeverity("normal", { targets: { claim: onHours(HOUR), resolve: onHours(24 * HOUR) } }, rigDesk);
    const { change, lines } = await preview(strict);
    expect(change.clocks).toMatchObject({ moved: 2, overdue: 2 });
    expect(lines[0]).toBe(words.moves(2, 2));
    rig.sleepUntil(on("mon", "11:30"));
    expect((await preview(strict)).change.clocks.overdue).toBe(0);
  });

  test("says what is gone and who holds what, and what loses its cover", async () => {
    await complaints(2);
    await rig.ask("raj", "claim 1");
    await rig.pool.query(
      `insert into covers (department, person_id, from_at, to_at, by_id, state) values
        ('parts', 'raj', $1, $2, 'lee', 'agreed'), ('billing', 'raj', $1, $2, 'lee', 'asked'),
        ('billing', 'omar', $1, $2, 'lee', 'agreed'), ('parts', 'raj', $1, $2, 'lee', 'declined'),
        ('parts', 'raj', $3, $3, 'lee', 'agreed')`,
      [new Date(plus(rig.now(), DAY)), new Date(plus(rig.now(), DAY + HOUR)), new Date(plus(rig.now(), -DAY))],
    );
    const smaller = withoutPerson("raj", {
      ...rigDesk,
      departments: rigDesk.departments.filter(({ id }) => id !== "billing"),
      people: rigDesk.people.filter(({ department }) => department !== "billing"),
      severities: rigDesk.severities.filter(({ id }) => id !== "normal"),
    });
    const { lines } = await preview(smaller);
    expect(lines).toContain(words.gonePerson("Raj Patel", 1));
    expect(lines).toContain(words.gonePerson("Omar Haddad", 0));
    expect(lines).toContain(words.goneDepartment("Billing", 0));
    expect(lines).toContain(words.goneSeverity("Normal", 2));
    const when = ["Tue 09:00", "Tue 10:00, New York"] as const;
    expect(lines.slice(-3)).toEqual(
      [
        words.lostPerson("Raj Patel", "Parts", ...when),
        words.lostDepartment("Raj Patel", "Billing", ...when),
        words.lostDepartment("Omar Haddad", "Billing", ...when),
      ].toSorted((a, b) => lines.indexOf(a) - lines.indexOf(b)),
    );
  });

  test("names a rota's person who is away without an end", async () => {
    const rota = {
      handOver: { day: "mon" as const, time: "08:00" },
      order: ["raj", "lee"],
      from: "2027-01-04",
      hours: null,
    };
    await rig.pool.query("insert into absences (person_id, from_at, to_at, by_id) values ('lee', $1, null, 'lee')", [
      new Date(rig.now()),
    ]);
    const { lines } = await preview(withDepartment("parts", { rota }, rigDesk));
    expect(lines).toContain(words.rota("Parts", "Lee Wong"));
    expect(lines.join("\n")).not.toContain(words.rota("Parts", "Raj Patel"));
  });

  test("says what will always breach, in the department's own time, ten lines of it and then a count", async () => {
    const { lines, change } = await preview(rigDesk);
    const about = lines.filter((line) => line.includes("will always breach"));
    expect(about).toHaveLength(Math.min(10, change.breached.length));
    expect(about).toContain(
      words.breached(
        "High",
        "Parts",
        "Fri 17:00",
        "Mon 8 Mar 08:00, New York",
        "claim, resolve, answer to the pass, task",
      ),
    );
    expect(about.find((line) => line.includes("Technical"))).toContain("Fri 16:00 to Mon 8 Mar 07:00, Berlin");
    const many = { ...rigDesk, severities: [1, 2, 3, 4, 5].map((n) => ({ ...withName(n) })) };
    const more = await preview(many);
    expect(more.lines).toContain(words.moreBreached(more.change.breached.length - 10));
  });
  const withName = (n: number) => {
    const [critical] = rigDesk.severities;
    if (critical === undefined) throw new Error("The desk has no severities.");
    return { ...critical, id: `s${n}`, name: `S${n}` };
  };

  test("says who has no hours", async () => {
    const past = { zone: "UTC", weekly: {}, dates: { "2020-01-01": ["09:00-10:00"] } };
    const nights = { zone: "America/New_York", weekly: { mon: ["18:00-23:00"] } };
    const people = rigDesk.people.map((one) =>
      one.id === "raj" ? { ...one, calendar: past } : one.id === "omar" ? { ...one, calendar: nights } : one,
    );
    const { lines } = await preview({ ...rigDesk, people });
    expect(lines).toContain(words.absentPerson("Raj Patel"));
    expect(lines).toContain(words.apart("Omar Haddad", "Billing"));
  });

  test("goes through every page of cases", async () => {
    await complaints(2);
    await rig.pool.query(`insert into cases (number, version, status, department, severity, customer_id, source, since,
      started_at, updated_at, state) select 1000 + n, version, status, department, severity, customer_id, source, since,
      started_at, updated_at, jsonb_set(state, '{number}', to_jsonb(1000 + n))
      from cases, generate_series(1, 420) as n where number = 1`);
    expect((await preview(slower)).change.clocks.moved).toBe(422);
  });
});
