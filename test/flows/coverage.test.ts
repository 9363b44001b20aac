import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import { plus } from "../../src/core/time/instant.ts";
import { answerCoverage } from "../../src/flows/answer-coverage.ts";
import { readerFor } from "../../src/flows/draw.ts";
import { withDepartment, withPerson } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

const withRota: Desk = {
  ...withDepartment(
    "parts",
    {
      rota: { handOver: { day: "mon", time: "08:00" }, order: ["raj", "carlos"], from: "2027-03-01", hours: null },
    },
    rigDesk,
  ),
  routes: [
    {
      id: "phone",
      name: "Phone line",
      calendar: {
        zone: "America/New_York",
        weekly: { mon: ["08:00-20:00"], fri: ["08:00-20:00"], sat: ["09:00-13:00"] },
      },
      to: "call-centre",
    },
    { id: "notice", name: "Notice", calendar: "24x7", to: "phone" },
  ],
};

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: withRota, startAt: on("fri", "14:00") });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const lines = async (person: string, typed: string): Promise<string[]> =>
  (await rig.ask(person, typed)).text.split("\n");

describe("coverage", () => {
  test("who covers, why, until when and who is next", async () => {
    expect((await lines("lee", "coverage")).slice(0, 6)).toEqual([
      "Who covers now",
      "Social: Mia Tran is in until 23:00; next Theo Marsh.",
      "Call centre: Ana Silva is in until 20:00; next Priya Nair.",
      "Parts: Raj Patel is in until 17:00; next Carlos Vega.",
      "Billing: Omar Haddad is in until 17:00; next Ingrid Berg.",
      "Technical: nobody of its own; Ana Silva of Call centre takes what is urgent until 20:00, New York; next Jonas Weber.",
    ]);
  });
  test("nothing falls due: it says so; the phone that is shut is still named", async () => {
    expect((await lines("lee", "coverage")).slice(6)).toEqual([
      "For the next two weeks nothing falls due while nobody is there.",
      "Phone line is shut Fri 20:00 to Sat 09:00; Notice still names it.",
    ]);
  });
  test("gaps that nobody meant come before those that are meant, each with what falls into it", async () => {
    await rig.ask("raj", "away sat");
    await rig.complain({ by: "bob", text: "you charged twice, refund please" });
    await rig.ask("dana", "severity 1 high sum");
    const said = await rig.ask("lee", "coverage");
    const shown = said.text.split("\n").slice(6, 10);
    expect(shown).toEqual([
      "Nobody is there",
      "Parts, Sat 00:00 to 24:00: whoever is on call is away.",
      "Closed as meant, and something falls due",
      "Billing, Fri 17:00 to Mon 08:30: closed, nobody on call. One case falls due then: FT-1 (resolve, Sat 14:00).",
    ]);
    expect(labelsOf(said)).toEqual(["I cover this"]);
    expect(labelsOf(await rig.ask("grace", "coverage"))).toEqual(["I cover this", "I cover this"]);
    expect(labelsOf(await rig.ask("mia", "coverage"))).toEqual([]);
  });
  test("a case whose wait ends in a gap is due with what its clock has left", async () => {
    await rig.complain({ by: "bob", text: "you charged twice, refund please" });
    await rig.ask("dana", "severity 1 high sum");
    await rig.ask("dana", "claim 1");
    await rig.ask("dana", "wait 1 customer until sat 10:00");
    const list = "One case falls due then: FT-1 (resolve, Sun 10:00).";
    expect((await lines("lee", "coverage billing")).join(" ")).toContain(list);
    expect((await lines("lee", "coverage weekend")).join(" ")).toContain("FT-1 (resolve, Sun 10:00)");
    await rig.ask("dana", "wait 1 customer until mon 10:00");
    expect((await lines("lee", "coverage billing")).join(" ")).not.toContain("FT-1");
  });
  test("what was asked for and is not answered", async () => {
    await rig.ask("lee", "cover parts sat 09:00-17:00 @carlos");
    expect(await lines("lee", "coverage")).toContain(
      "Not answered yet: Carlos Vega for Parts, Sat 6 Mar 09:00 to 17:00.",
    );
    expect(await lines("lee", "coverage billing")).not.toContain("Not answered yet");
  });
  test("of one department", async () => {
    expect(await lines("lee", "coverage for parts")).toEqual([
      "Parts: who covers now",
      "Parts: Raj Patel is in until 17:00; next Carlos Vega.",
      "For the next two weeks nothing falls due while nobody is there.",
      "Phone line is shut Fri 20:00 to Sat 09:00; Notice still names it.",
    ]);
    expect((await lines("lee", "coverage nowhere"))[0]).toContain("I do not know the department “nowhere”.");
  });
  test("of the weekend ahead, and in its middle of what is left of it", async () => {
    const ahead = await lines("lee", "coverage weekend");
    expect(ahead).toContain(
      "Parts closes Fri 17:00 until Mon 08:00. Raj Patel is on call Fri 17:00 to Mon 08:00. Nothing falls due in that time.",
    );
    expect(ahead).toContain("Phone line is shut Sat 13:00 to Mon 08:00; Notice still names it.");
    await rig.moveTo(on("sat", "15:00"));
    const begun = await lines("lee", "coverage weekend");
    expect(begun).toContain(
      "Parts is closed until Mon 08:00. Raj Patel is on call Sat 15:00 to Mon 08:00. Nothing falls due in that time.",
    );
    expect(begun).toContain("Phone line is shut until Mon 08:00; Notice still names it.");
  });
  test("of a holiday as well, with the weekend after it, and of the phone that is shut now", async () => {
    const parts = withRota.departments.find(({ id }) => id === "parts");
    if (parts === undefined || parts.calendar === "24x7") throw new Error("Parts has hours.");
    rig.useDesk(withDepartment("parts", { calendar: { ...parts.calendar, dates: { "2027-03-08": [] } } }, withRota));
    await rig.moveTo(on("sun", "22:00"));
    const said = await lines("lee", "coverage weekend");
    expect(said.filter((line) => line.startsWith("Parts"))).toEqual([
      "Parts is closed until Tue 08:00. Raj Patel is on call Sun 22:00 to Mon 08:00; Carlos Vega is on call Mon 08:00 to Tue 08:00. Nothing falls due in that time.",
    ]);
    expect(said).toContain("Phone line is shut until Mon 08:00; Notice still names it.");
  });
  test("what has begun is closed, however long the answer takes, and the phone is shut until it opens itself", async () => {
    const ask = { verb: "coverage" as const, numbers: [], args: { scope: "weekend" } };
    const ana = withRota.people.find(({ id }) => id === "ana");
    if (ana === undefined) throw new Error("Ana is on the desk.");
    const deps = { ...rig.deps, now: () => plus(rig.now(), 1_000) };
    const reader = { ...(await readerFor(rig.deps, "ana", "slack")), now: rig.now() };
    const text = (await answerCoverage(deps, ask, ana, reader)).card?.plain ?? "";
    expect(text).toContain("Technical is closed until Mon 01:00, New York.");
    expect(text).toContain("Phone line is shut Sat 13:00 to Mon 08:00");
  });
});

describe("hours and people", () => {
  test("hours name what differs ahead and another zone", async () => {
    expect(await lines("lee", "hours")).toEqual([
      "Opening hours",
      "Social: Mon to Sun 07:00-23:00.",
      "Call centre: Mon to Fri 08:00-20:00; Sat 09:00-13:00.",
      "Parts: Mon to Fri 08:00-17:00.",
      "Billing: Mon to Fri 08:30-12:30, 13:30-17:00.",
      "Technical: Mon to Fri 07:00-16:00, Berlin.",
    ]);
    const parts = rigDesk.departments.find(({ id }) => id === "parts");
    if (parts === undefined || parts.calendar === "24x7") throw new Error("Parts has hours.");
    const dates = { "2027-03-10": ["08:00-12:00"], "2027-03-11": [] };
    rig.useDesk(withDepartment("parts", { calendar: { ...parts.calendar, dates, holidays: ["2027-03-12"] } }, rigDesk));
    expect(await lines("lee", "hours parts")).toEqual([
      "Opening hours",
      "Parts: Mon to Fri 08:00-17:00. Ahead: Wed 10 Mar 08:00-12:00; Thu 11 Mar closed; Fri 12 Mar closed, holiday.",
    ]);
  });
  test("people: who is on call is not off", async () => {
    rig.useDesk(withRota);
    await rig.moveTo(on("fri", "18:00"));
    expect((await lines("ana", "people parts"))[1]).toBe(
      "Parts: nobody here now; on call Raj Patel; off Carlos Vega, Lee Wong",
    );
  });
  test("people: who is here, who is off or away, and who has no account", async () => {
    rig.useDesk(withPerson("omar", { mail: null }, withRota));
    await rig.ask("carlos", "away until mon");
    expect(await lines("lee", "people")).toEqual([
      "17 people, 13 here now",
      "Social: here Mia Tran, Theo Marsh, Zoe Adler",
      "Call centre: here Ana Silva, Priya Nair, Sam Whitfield, Grace Okafor",
      "Parts: here Raj Patel, Lee Wong; off Carlos Vega (away until Mon 09:00)",
      "Billing: here Omar Haddad, Ingrid Berg, Dana Kowalski, Ada Lind",
      "Technical: nobody here now; off Emre Aydin, Katrin Vogel, Jonas Weber",
      "No account that I can find: Omar Haddad. Check the mail address in the desk file.",
    ]);
    expect((await lines("lee", "people parts"))[0]).toBe("3 people, 2 here now");
    rig.window.state.away = true;
    expect(await lines("lee", "people parts")).toHaveLength(2);
    rig.window.heal();
  });
});
