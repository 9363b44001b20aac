import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isOpenAt } from "../../src/core/coverage/calendar.ts";
import { calendarsOf } from "../../src/core/coverage/calendars.ts";
import { type Desk, weekdays } from "../../src/core/desk/desk.ts";
import { HOUR, type Instant, instant } from "../../src/core/time/instant.ts";
import { previewCoverage } from "../../src/flows/preview-coverage.ts";
import { aDesk, always, withDepartment, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig } from "../support/desk-rig.ts";
import type { SeenMessage } from "../support/fake-window.ts";
import { rigDesk } from "../support/rig-desk.ts";

const high = aDesk.severities.find(({ id }) => id === "high");
/** Cases of high severity are due after two days and nights. */
const desk: Desk = withSeverity("high", { targets: { ...high?.targets, resolve: always(48 * HOUR) } }, rigDesk);
const onCall = (of: Desk): Desk =>
  withDepartment(
    "billing",
    { rota: { handOver: { day: "mon", time: "08:00" }, order: ["omar"], from: "2027-03-01", hours: null } },
    of,
  );

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/** A case of Billing that is due on Saturday at 15:00, known since Thursday. */
const dueOnSaturday = async (): Promise<void> => {
  await rig.moveTo(on("thu", "15:00"));
  await rig.complain({ by: "bob", text: "you charged twice, refund please" });
  await rig.ask("dana", "severity 1 high large sum");
  await rig.ask("dana", "claim 1");
};
type Told = { place: string; at: Instant; text: string };
/** Every preview, in the order in which it was said. */
const previews = async (of = "billing"): Promise<Told[]> => {
  const { rows } = await rig.pool.query<{ place_id: string; at: Date; card: { plain: string } }>(
    "select place_id, at, card from notices where key like $1 order by at, place_id",
    [`% coverage ${of} %`],
  );
  return rows.map((row) => ({
    place: row.place_id.replace(/^slack:(?:channel|person):/, ""),
    at: instant(row.at.getTime()),
    text: row.card.plain,
  }));
};
const placesAt = async (at: Instant, of?: string): Promise<string[]> =>
  (await previews(of)).filter((one) => one.at === at).map(({ place }) => place);
const shownTo = (person: string): SeenMessage => {
  const found = rig.directOf(person).findLast(({ text }) => text.startsWith("Billing closes"));
  if (found === undefined) throw new Error(`${person} saw no preview.`);
  return found;
};
const everybody = ["#billing", "ada", "dana", "grace", "ingrid", "omar"];

describe("before a weekend", () => {
  test("a working day before and again before closing, those at work, the managers and the channel read it", async () => {
    await dueOnSaturday();
    await rig.moveTo(on("sun", "20:00"));
    expect(await placesAt(on("thu", "16:00"))).toEqual(everybody);
    expect(await placesAt(on("fri", "16:00"))).toEqual(everybody);
    expect(await previews()).toHaveLength(2 * everybody.length);
    expect((await previews())[0]?.text).toBe(
      "Billing closes Fri 17:00 until Mon 08:30. Nobody is on call.\nOne case falls due in that time: FT-1 (resolve, Sat 15:00).",
    );
    expect(rig.cardsIn("billing").filter(({ text }) => text.startsWith("Billing closes"))).toHaveLength(2);
  });

  test("nobody is told outside their own hours, nor who is away", async () => {
    await dueOnSaturday();
    await rig.ask("ingrid", "away until mon");
    await rig.moveTo(on("sun", "20:00"));
    const calendars = calendarsOf(desk);
    for (const of of desk.departments.map(({ id }) => id)) {
      for (const { place, at } of await previews(of)) {
        expect(place).not.toBe("ingrid");
        if (!place.startsWith("#")) expect(isOpenAt(calendars.ofPerson(place), at)).toBe(true);
      }
    }
  });

  test("its buttons cover the day, move the case and ask who is there", async () => {
    await dueOnSaturday();
    await rig.moveTo(on("thu", "16:00"));
    const preview = shownTo("omar");
    expect(labelsOf(preview)).toEqual(["I cover Saturday", "Move FT-1", "Ask Social"]);
    const cover = await rig.press("omar", preview, "I cover Saturday");
    expect(cover.form?.fields.find(({ id }) => id === "span")?.initial).toBe("Sat 6 Mar 00:00 to 24:00");
    const said = await rig.submit("omar", cover, { to: "billing", span: "sat 09:00-17:00" });
    expect(said.text).toBe("You cover Billing: Sat 6 Mar 09:00 to 17:00.");
    const move = await rig.press("dana", preview, "Move FT-1");
    expect(move.form?.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ["what", null],
      ["until", "Mon 8 Mar 09:30"],
    ]);
    await rig.submit("dana", move, { what: "the bank", until: "Mon 8 Mar 09:30" });
    expect((await rig.caseOf(1)).wait?.until).toBe(instant(on("sun", "09:30") + 24 * HOUR));
    const ask = await rig.press("dana", preview, "Ask Social");
    expect(ask.form?.fields[0]?.initial).toBe("social");
    expect((await rig.caseOf(1)).offer).toBeNull();
  });

  test("who falls back takes it before anybody else", async () => {
    // Due on Saturday at ten, when Social is there as well.
    rig.useDesk(withSeverity("high", { targets: { ...high?.targets, resolve: always(43 * HOUR) } }, desk));
    await dueOnSaturday();
    await rig.moveTo(on("thu", "16:00"));
    expect(labelsOf(shownTo("dana"))).toContain("Ask Call centre");
  });

  test("once somebody covers it all, that is said once, and nothing more", async () => {
    await dueOnSaturday();
    await rig.moveTo(on("thu", "16:30"));
    await rig.ask("dana", "cover billing fri 17:00 until mon 08:30");
    await rig.moveTo(on("sun", "20:00"));
    const last = (await previews()).filter(({ at }) => at === on("fri", "16:00"));
    expect(last.map(({ place }) => place)).toEqual(everybody);
    expect(last[0]?.text).toBe(
      "Billing is covered now, from Fri 17:00 until Mon 08:30. Dana Kowalski covers Fri 17:00 to Mon 08:30. One case falls due then: FT-1 (resolve, Sat 15:00).",
    );
  });

  test("where nothing falls due nothing is said", async () => {
    await rig.moveTo(on("sun", "20:00"));
    for (const { id } of desk.departments) expect(await previews(id)).toEqual([]);
  });

  test("where somebody is on call and nothing is open, one quiet line in the channel before closing", async () => {
    rig.useDesk(onCall(desk));
    await rig.settle();
    await rig.moveTo(on("sun", "20:00"));
    expect(await previews()).toEqual([
      {
        place: "#billing",
        at: on("fri", "16:00"),
        text: "Billing closes Fri 17:00 until Mon 08:30. Omar Haddad is on call Fri 17:00 to Mon 08:30.",
      },
    ]);
  });

  test("when who is on call is away, people hear although nothing falls due", async () => {
    rig.useDesk(onCall(desk));
    await rig.settle();
    await rig.moveTo(on("thu", "12:00"));
    await rig.ask("omar", "away sat");
    await rig.moveTo(on("thu", "16:00"));
    const said = (await previews()).find(({ place }) => place === "dana");
    expect(said?.text).toContain("Billing, Sat 00:00 to 24:00: whoever is on call is away.");
  });

  test("a department in shadow speaks to operations alone", async () => {
    rig.useDesk(withDepartment("billing", { shadow: true }, desk));
    await dueOnSaturday();
    await rig.moveTo(on("sun", "20:00"));
    expect((await previews()).map(({ place }) => place)).toEqual(["#operations", "#operations"]);
  });

  test("whoever has the case is not asked to take it", async () => {
    rig.useDesk(onCall(desk));
    await rig.settle();
    await rig.moveTo(on("thu", "10:00"));
    await rig.complain({ source: "email", by: { email: "jane@example.com" }, text: "refund please" });
    await rig.ask("dana", "claim 1");
    await rig.ask("dana", "done 1 sent the money");
    await rig.moveTo(on("sat", "13:00"));
    const shown = rig.directOf("ana").findLast(({ text }) => text.startsWith("Call centre closes"));
    expect(shown?.text).toContain("FT-1 (customer's word, Sun 10:00)");
    expect(shown === undefined ? [] : labelsOf(shown)).toContain("Ask Social");
  });

  test("a case that needs two closed departments comes first in both", async () => {
    await rig.moveTo(on("thu", "10:00"));
    await rig.complain({ source: "email", by: { email: "jane@example.com" }, text: "refund please" });
    await rig.ask("dana", "claim 1");
    await rig.ask("dana", "done 1 sent the money");
    await rig.moveTo(on("sat", "13:00"));
    for (const of of ["billing", "call-centre"]) {
      const said = await previews(of);
      expect(said.length).toBeGreaterThan(0);
      expect(said[0]?.text.split("\n")[1]).toMatch(
        /^(Call centre and Billing|Billing and Call centre) are closed together Sat 13:00 to Mon 08:00, and FT-1 \(customer's word, Sun 10:00\) needs them both\.$/,
      );
    }
  });
});

describe("once and in time", () => {
  test("two processes at the same instant say it once", async () => {
    await dueOnSaturday();
    rig.sleepUntil(on("thu", "16:00"));
    await Promise.all([previewCoverage(rig.deps), previewCoverage(rig.anotherProcess()), previewCoverage(rig.deps)]);
    await rig.settle();
    expect(await placesAt(on("thu", "16:00"))).toEqual(everybody);
    expect(rig.directOf("dana").filter(({ text }) => text.startsWith("Billing closes"))).toHaveLength(1);
  });

  test("a process that slept over the first gives the one that is due, and after closing none", async () => {
    await dueOnSaturday();
    rig.sleepUntil(on("fri", "16:30"));
    await rig.settle();
    expect(await placesAt(on("fri", "16:30"))).toEqual(everybody);
    await rig.clear();
    await dueOnSaturday();
    rig.sleepUntil(on("sat", "10:00"));
    await rig.settle();
    expect(await previews()).toEqual([]);
    const { rows } = await rig.pool.query<{ next_at: Date }>("select next_at from rounds where subject = 'billing'");
    expect(rows.map(({ next_at }) => next_at.toISOString())).toEqual(["2027-03-11T21:00:00.000Z"]);
  });

  test("a platform that cannot say where people are is asked again, and nobody is told twice", async () => {
    await dueOnSaturday();
    rig.sleepUntil(on("thu", "16:00"));
    await rig.pool.query("delete from identities");
    rig.window.state.away = true;
    await previewCoverage(rig.deps);
    rig.window.heal();
    await previewCoverage(rig.deps);
    await previewCoverage(rig.deps);
    expect(await placesAt(on("thu", "16:00"))).toEqual(everybody);
  });

  test("while the desk is quiet it waits", async () => {
    await dueOnSaturday();
    await rig.ask("dana", "quiet all 2h a drill");
    await rig.moveTo(on("thu", "16:30"));
    expect(await previews()).toEqual([]);
    await rig.moveTo(on("thu", "17:00"));
    await rig.settle();
    expect((await previews())[0]?.at).toBe(on("thu", "17:00"));
  });

  test("another desk version moves them", async () => {
    await rig.settle();
    const hours = ["08:30-12:00"];
    const weekly = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, hours]));
    rig.useDesk(withDepartment("billing", { calendar: { zone: "America/New_York", weekly } }, desk));
    await rig.settle();
    const { rows } = await rig.pool.query<{ next_at: Date }>("select next_at from rounds where subject = 'billing'");
    expect(rows.map(({ next_at }) => instant(next_at.getTime()))).toEqual([on("thu", "11:00")]);
    rig.useDesk({ ...desk, departments: desk.departments.filter(({ id }) => id !== "billing") });
    await rig.settle();
    const left = await rig.pool.query<{ subject: string }>("select subject from rounds where kind = 'coverage'");
    expect(left.rows.map(({ subject }) => subject).toSorted()).toEqual(["call-centre", "parts", "social", "technical"]);
  });

  test("over the weekend in which the clocks go forward they keep the clocks' time", async () => {
    await rig.settle();
    await rig.moveTo(instant(Date.UTC(2027, 2, 13, 12)));
    const { rows } = await rig.pool.query<{ next_at: Date }>("select next_at from rounds where subject = 'parts'");
    // Thursday at four in the afternoon is an hour earlier from then on.
    expect(rows.map(({ next_at }) => next_at.toISOString())).toEqual(["2027-03-18T20:00:00.000Z"]);
  });
});
