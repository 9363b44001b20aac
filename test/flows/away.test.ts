import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import { loadRoster } from "../../src/store/roster.ts";
import { withDepartment } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, openDeskRig } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

const withRota: Desk = withDepartment(
  "parts",
  { rota: { handOver: { day: "mon", time: "08:00" }, order: ["raj", "carlos"], from: "2027-03-01", hours: null } },
  rigDesk,
);

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: withRota });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const absences = async (): Promise<string[]> =>
  (await loadRoster(rig.db, rig.now())).absences.map(
    ({ person, from, to }) => `${person} ${iso(from)} ${to === null ? "open" : iso(to)}`,
  );
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);
const eventTypes = async (): Promise<string[]> =>
  (await rig.pool.query<{ type: string }>("select type from desk_events order by id")).rows.map(({ type }) => type);

describe("away", () => {
  test.each([
    ["away", "raj 2027-03-01T14:00 open", "You are away from now on, until you type /case back."],
    ["away tomorrow", "raj 2027-03-02T05:00 2027-03-03T05:00", "You are away Tue 2 Mar."],
    ["away 24 dec - 27 dec", "raj 2027-12-24T05:00 2027-12-28T05:00", "You are away Fri 24 Dec to Mon 27 Dec."],
    ["away until thu", "raj 2027-03-01T14:00 2027-03-04T14:00", "You are away until Thu 09:00."],
    ["away 2h", "raj 2027-03-01T14:00 2027-03-01T16:00", "You are away until Mon 11:00."],
    ["away mon - wed", "raj 2027-03-01T14:00 2027-03-04T05:00", "You are away until the end of Wed 3 Mar."],
    ["away yesterday", null, "Sun 28 Feb is over already. Name a time ahead."],
    ["away 20 feb", null, "The next one is Sun 20 Feb 2028. If you mean that, write the year as well"],
    ["away 20 feb 2028", "raj 2028-02-20T05:00 2028-02-21T05:00", "You are away Sun 20 Feb 2028."],
    ["away someday", null, "I cannot read “someday” as a stretch of time."],
    ["away @omar tomorrow", null, "Only Omar Haddad, Dana Kowalski, Ingrid Berg or a manager may say that."],
    ["away @zorro tomorrow", null, "I do not know “@zorro”."],
  ])("%s", async (typed, row, said) => {
    const answer = await rig.ask("raj", typed);
    expect(answer.text).toContain(said);
    expect(await absences()).toEqual(row === null ? [] : [row]);
  });

  test("says who covers instead, what nobody does, and what falls due meanwhile", async () => {
    await rig.complain({ by: "jane" });
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "severity 1 high dead for weeks");
    await rig.ask("carlos", "cover parts tue 18:00-20:00");
    const said = await rig.ask("raj", "away until wed");
    expect(said.text).toContain(
      "You were on call for Parts Mon 1 Mar 17:00 to Tue 2 Mar 08:00, Tue 2 Mar 17:00 to 18:00 and Tue 2 Mar 20:00 to Wed 3 Mar 08:00; then nobody is there.",
    );
    expect(said.text).toContain(
      "One of your cases falls due meanwhile: FT-1. To pass on what cannot wait: /case pass 1 @carlos.",
    );
    expect(labelsOf(said)).toEqual(["Ask somebody (1 of 3)", "I am back"]);
    await rig.settle();
    expect(rig.directOf("lee").at(-1)?.text).toContain("Raj Patel was on call for Parts Mon 1 Mar 17:00");
    const form = await rig.press("raj", said, "Ask somebody (1 of 3)");
    expect(form.form?.submit).toBe("Ask");
    const who = form.form?.fields.find(({ id }) => id === "who");
    const people = who?.kind === "choice" ? who.options.map(({ value }) => value) : [];
    expect(people.slice(0, 2)).toEqual(["@carlos", "@lee"]);
    expect(people).not.toContain("@raj");
    expect(form.form?.fields.find(({ id }) => id === "span")?.initial).toBe("Mon 1 Mar 17:00 to Tue 2 Mar 08:00");
  });

  test("agreed cover that falls in comes back to the rota", async () => {
    await rig.ask("carlos", "cover parts tue 18:00-20:00");
    const said = await rig.ask("carlos", "away tue");
    expect(said.text).toBe(
      "You are away Tue 2 Mar.\nYou were to cover Parts Tue 2 Mar 18:00 to 20:00; then Raj Patel is on call.",
    );
    await rig.settle();
    expect(rig.directOf("lee")).toEqual([]);
  });

  test("a lead says it of a colleague, who is told and can say otherwise", async () => {
    const said = await rig.ask("lee", "away @carlos tomorrow");
    expect(said.text).toBe("Carlos Vega is away Tue 2 Mar.");
    await rig.settle();
    const told = rig.directOf("carlos").at(-1);
    expect(told?.text).toBe("Lee Wong wrote down that you are away Tue 2 Mar.");
    if (told !== undefined) await rig.press("carlos", told, "I am not away");
    expect(await absences()).toEqual([]);
    expect(await eventTypes()).toEqual(["away", "back"]);
  });

  test("the same key does it once; one without an end is given one; twice the same is said", async () => {
    await rig.ask("raj", "away", { key: "once" });
    expect((await rig.ask("raj", "away", { key: "once" })).text).toBe("");
    expect((await rig.ask("raj", "away")).text).toBe("You are away then already, with no end named.");
    await rig.ask("raj", "away until thu");
    expect(await absences()).toEqual(["raj 2027-03-01T14:00 2027-03-04T14:00"]);
    expect((await rig.ask("raj", "away tomorrow")).text).toBe("You are away then already, until Thu 09:00.");
    expect(await eventTypes()).toEqual(["away", "away"]);
  });

  test("who is away is not on duty", async () => {
    await rig.complain();
    await rig.settle();
    await rig.ask("raj", "away 2h");
    await rig.settle();
    expect(rig.queueIn("parts")?.text).toContain("On duty: Carlos Vega, Lee Wong");
    await rig.ask("raj", "away off");
    await rig.settle();
    expect(rig.queueIn("parts")?.text).toContain("On duty: Raj Patel, Carlos Vega, Lee Wong");
  });
});

describe("back", () => {
  const told = (person: string): string => rig.directOf(person).at(-1)?.text ?? "";
  test("who heard that nobody is there hears of the end that is named, and that they are back", async () => {
    await rig.ask("raj", "away");
    await rig.settle();
    expect(told("lee")).toContain("then nobody is there");
    await rig.ask("raj", "away until thu");
    await rig.settle();
    expect(told("lee")).toBe("Raj Patel is away until Thu 09:00.");
    await rig.ask("raj", "back");
    await rig.settle();
    expect(told("lee")).toContain(
      "Raj Patel is back.\nRaj Patel is on call for Parts: Mon 1 Mar 17:00 to Tue 2 Mar 08:00.",
    );
    expect(rig.directOf("lee")).toHaveLength(3);
  });
  test("cover that an absence takes away, and that counts again, is said in the channel", async () => {
    await rig.ask("carlos", "cover parts tue 18:00-20:00");
    await rig.settle();
    await rig.ask("carlos", "away tue");
    await rig.settle();
    expect(rig.cardsIn("parts").at(-1)?.text).toBe(
      "Carlos Vega no longer covers Parts: Tue 2 Mar 18:00 to 20:00. Instead Raj Patel is on call.",
    );
    await rig.ask("carlos", "back");
    await rig.settle();
    expect(rig.cardsIn("parts").at(-1)?.text).toBe("Carlos Vega covers Parts: Tue 2 Mar 18:00 to 20:00.");
  });
  test("what is taken back before it began is said as that", async () => {
    await rig.ask("lee", "away @raj tomorrow");
    await rig.ask("lee", "back @raj");
    await rig.settle();
    expect(told("raj")).toBe("Lee Wong took it back: you are there Tue 2 Mar.");
  });
  test("ends what has begun, before what is planned", async () => {
    await rig.ask("raj", "away until wed");
    await rig.ask("raj", "away 24 dec");
    expect((await rig.ask("raj", "back")).text).toBe("Welcome back. You are asked and reminded again.");
    expect(await absences()).toEqual(["raj 2027-12-24T05:00 2027-12-25T05:00"]);
    expect((await rig.ask("raj", "away off")).text).toBe("Taken back: you are there Fri 24 Dec.");
    expect((await rig.ask("raj", "back")).text).toBe("You are not away.");
  });
  test("of several planned ones it asks which", async () => {
    await rig.ask("raj", "away 24 dec");
    await rig.ask("raj", "away 31 dec");
    const which = await rig.ask("raj", "back");
    expect(labelsOf(which)).toEqual(["Fri 24 Dec", "Fri 31 Dec"]);
    await rig.press("raj", which, "Fri 31 Dec");
    expect(await absences()).toEqual(["raj 2027-12-24T05:00 2027-12-25T05:00"]);
  });
  test("two at once end it once", async () => {
    await rig.ask("raj", "away");
    const both = await Promise.all([rig.ask("raj", "back"), rig.ask("lee", "back @raj")]);
    expect(both.map(({ text }) => text)).toEqual(expect.arrayContaining([expect.stringMatching(/back/)]));
    expect(await eventTypes()).toEqual(["away", "back"]);
  });
  test("is not for everybody to say", async () => {
    await rig.ask("raj", "away");
    expect((await rig.ask("mia", "back @raj")).text).toBe("Only Raj Patel, Lee Wong or a manager may say that.");
    expect(await absences()).toHaveLength(1);
  });
});
