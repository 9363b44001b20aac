import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fold } from "../../src/core/case/evolve.ts";
import { liveClock } from "../../src/core/sla/clocks.ts";
import { suggestIncidents } from "../../src/flows/suggest-incidents.ts";
import { tellIncidents } from "../../src/flows/tell-incidents.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: { ...rigDesk, incidents: { ...rigDesk.incidents, customers: 3 } } });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const words = ["The StreetSmart login is broken", "streetsmart LOGIN down", "my streetsmart login is down again"];
/** FT-1, FT-2 ... of as many customers, who cannot sign in. */
const loginCases = async (n: number): Promise<void> => {
  for (let index = 0; index < n; index += 1) {
    const text = `A spare part. ${words[index % words.length]}`;
    await rig.complain({ by: `user${index}`, text, product: null });
  }
};
const settle = async (): Promise<void> => {
  await tellIncidents(rig.deps);
  await rig.settle();
};
const newsOf = async (number: number): Promise<string[]> =>
  (await rig.eventsOf(number)).map(({ type }) => type).filter((type) => type.startsWith("incident-"));
const incidentCards = (department: string) => rig.cardsIn(department).filter(({ text }) => text.startsWith("INC-"));

describe("an incident", () => {
  test("is opened, linked, told of once in every case, and closed with a follow-up in each", async () => {
    await loginCases(3);
    await rig.ask("mia", "told 1 in public: we look into it");
    const opened = await rig.ask("lee", 'incident open "StreetSmart login down"');
    expect(opened.text).toContain("INC-1 is open.");
    expect((await rig.ask("lee", "incident link 1 1 2 9")).text.split("\n")).toEqual([
      "FT-1, FT-2 are part of INC-1 now.",
      expect.stringContaining("There is no FT-9."),
    ]);
    await settle();
    expect(rig.cardOf(1, "parts").text).toContain("Incident: INC-1 since Mon 09:00: StreetSmart login down");
    expect(incidentCards("parts").map(({ text }) => text)).toEqual([expect.stringContaining("Cases: 2 cases")]);
    expect(incidentCards("operations")).toHaveLength(1);

    const told = await rig.ask("lee", "incident update 1 We are at it, it should work by noon.");
    expect(told.text).toContain("Its 2 cases hear it");
    await settle();
    await settle();
    for (const number of [1, 2]) expect(await newsOf(number)).toEqual(["incident-linked", "incident-news"]);
    expect(await newsOf(3)).toEqual([]);
    expect(threadOf(rig.cardOf(2, "parts")).at(-1)).toContain(
      "Lee, news of INC-1: We are at it, it should work by noon.",
    );
    const [kase] = [await rig.caseOf(1)];
    expect(kase.news?.asked?.by).toBe("lee");
    expect(liveClock(kase, "tell")?.state).toBe("running");
    expect(rig.directOf("mia").at(-1)?.text).toContain("FT-1: the customer is to be told what is new.");
    expect((await rig.ask("raj", "show 1 full")).text).toContain("it should work by noon");
    const status = (await rig.ask("mia", "status 1")).text;
    expect(status).toContain("You can say\n“We are at it, it should work by noon.” INC-1, ");
    expect(incidentCards("parts")).toHaveLength(1);
    expect(incidentCards("parts")[0]?.text).toContain("it should work by noon");

    await rig.ask("mia", "told 1 in public: by noon");
    await rig.ask("lee", 'incident close 1 "It works again."');
    await settle();
    for (const number of [1, 2]) {
      const after = await rig.caseOf(number);
      expect(after).toMatchObject({ incident: null, status: "unclaimed" });
      expect(after.news).not.toBeNull();
      expect(fold(null, await rig.eventsOf(number))).toEqual(after);
    }
    expect(incidentCards("parts")[0]?.text).toContain("over since Mon 09:00");
    expect((await rig.ask("lee", "incident update 1 more")).text).toContain("INC-1 is over already");
    expect((await rig.ask("lee", "incident list")).text).toBe("No incident is open.");
  });

  test("stops what the severity says, says so in the trace, and goes on when it is over", async () => {
    await loginCases(1);
    await rig.ask("lee", 'incident open "StreetSmart login down"');
    await rig.ask("lee", "incident link 1 1");
    expect(liveClock(await rig.caseOf(1), "resolve")).toMatchObject({ state: "paused", dueAt: null });
    expect((await rig.ask("raj", "why 1")).text).toContain("part of an incident");
    await rig.ask("lee", "incident close 1 It works again");
    await settle();
    const resolve = liveClock(await rig.caseOf(1), "resolve");
    expect(resolve?.state).toBe("running");
    expect(resolve?.stretches.map(({ why }) => why.rule)).toEqual(["started", "incident", "incident-over"]);
  });

  test("that is planned stops clocks only in its time", async () => {
    await loginCases(1);
    await rig.ask("lee", 'incident open "StreetSmart login down" planned today 12:00-14:00');
    await rig.ask("lee", "incident link 1 1");
    const stateNow = async () => liveClock(await rig.caseOf(1), "resolve")?.state;
    const seen = [await stateNow()];
    await rig.moveTo(on("mon", "12:01"));
    seen.push(await stateNow());
    await rig.moveTo(on("mon", "14:01"));
    seen.push(await stateNow());
    expect(seen).toEqual(["running", "paused", "running"]);
    expect(await newsOf(1)).toEqual(["incident-linked", "incident-began", "incident-over"]);
    expect((await rig.ask("lee", 'incident open "x y" planned whenever')).text).toContain("I cannot read “whenever”");
  });

  test("that is planned for a time gone by is not opened", async () => {
    const said = await rig.ask("lee", 'incident open "Maintenance" planned yesterday 07:00-08:30');
    expect(said.text).toBe("That was over Sun 08:30. Name a time that is still to come, or leave it out.");
    expect((await rig.ask("lee", "incident list")).text).not.toContain("Maintenance");
  });

  test("takes the case that a number leads to", async () => {
    await loginCases(2);
    await rig.ask("lee", "claim 1 2");
    await rig.ask("lee", "merge 1 2");
    await rig.ask("lee", 'incident open "StreetSmart login down"');
    expect((await rig.ask("lee", "incident link 1 2")).text).toBe("FT-1 is part of INC-1 now.");
    expect((await rig.ask("lee", "incident unlink 2")).text).toBe("FT-1: not part of an incident any more.");
  });

  test("tells every case once, however often whoever tells it is killed", async () => {
    await loginCases(3);
    await rig.ask("lee", 'incident open "StreetSmart login down"');
    await rig.ask("lee", "incident link 1 1 2 3");
    await rig.ask("lee", "incident update 1 first word");
    await rig.ask("lee", "incident close 1 last word");
    // A process that dies at its second case: the database goes away under it.
    const dying = rig.anotherProcess();
    let cases = 0;
    const killed = { ...dying, newId: () => (cases++ >= 2 ? die() : dying.newId()) };
    await expect(tellIncidents(killed)).rejects.toThrow("killed");
    expect((await newsOf(1)).length).toBeGreaterThan(1);
    expect(await newsOf(3)).toEqual(["incident-linked"]);
    await rig.pool.query("update incidents set next_at = now()");
    await Promise.all([tellIncidents(rig.deps), tellIncidents(rig.anotherProcess())]);
    for (const number of [1, 2, 3]) {
      expect(await newsOf(number)).toEqual(["incident-linked", "incident-news", "incident-closed"]);
    }
    const { rows } = await rig.pool.query("select next_at from incidents");
    expect(rows).toEqual([{ next_at: null }]);
  });

  test("is for those who lead; whoever does not is heard by those who do", async () => {
    await loginCases(1);
    expect((await rig.ask("raj", 'incident open "StreetSmart login down"')).text).toContain("I have asked Lee Wong");
    await rig.settle();
    const asked = rig.directOf("lee").at(-1);
    if (asked === undefined) throw new Error("Lee was not asked.");
    expect(asked.text).toContain("Raj thinks that one fault is behind several cases: StreetSmart login down");
    const form = await rig.press("lee", asked, "Open an incident");
    expect((await rig.submit("lee", form, { words: "StreetSmart login down" })).text).toContain("INC-1 is open.");
    expect((await rig.ask("raj", "incident update 1 hello")).text).toContain("That is for those who lead");
    expect((await rig.ask("raj", "incident link 1 1")).text).toBe("FT-1 is part of INC-1 now.");
    expect((await rig.ask("raj", "incident link 1 1")).text).toContain("part of INC-1 already");
    expect((await rig.ask("lee", "incident unlink 1")).text).toContain("not part of an incident any more");
    expect((await rig.ask("lee", "incident unlink 1")).text).toContain("part of no incident");
    expect((await rig.ask("raj", "incident")).text).toContain("INC-1 since 09:00, 0 cases: StreetSmart login down");
  });
});

describe("what several customers name", () => {
  test("is brought up once to who leads, and again when it has doubled; nothing is joined by itself", async () => {
    await loginCases(3);
    let seen = await suggestIncidents(rig.deps, 0);
    seen = await suggestIncidents(rig.deps, seen);
    expect(await suggestIncidents(rig.deps, 0)).toBe(seen);
    await rig.settle();
    const suggestion = rig.directOf("lee").at(-1);
    if (suggestion === undefined) throw new Error("Lee was told nothing.");
    expect(suggestion.text).toContain("3 customers within");
    expect(suggestion.text).toContain("FT-1, FT-2, FT-3");
    expect(labelsOf(suggestion)).toEqual(["Open an incident", "Not one fault"]);
    expect(rig.cardsIn("operations").filter(({ text }) => text.includes("3 customers"))).toHaveLength(1);
    const before = rig.directOf("lee").length;
    await loginCases(2);
    await suggestIncidents(rig.deps, 0);
    await rig.settle();
    expect(rig.directOf("lee")).toHaveLength(before);
    expect((await rig.caseOf(1)).incident).toBeNull();
    const form = await rig.press("lee", suggestion, "Open an incident");
    const opened = await rig.submit("lee", form, { words: "StreetSmart login down" });
    expect(opened.text).toContain("FT-1, FT-2, FT-3 are part of INC-1 now.");
    expect((await rig.caseOf(3)).incident?.id).toBe(1);
  });

  test("is not brought up again of the same customers once somebody has said that it is not one fault", async () => {
    await loginCases(3);
    await suggestIncidents(rig.deps, 0);
    await rig.settle();
    const suggestion = rig.directOf("lee").at(-1);
    if (suggestion === undefined) throw new Error("Lee was told nothing.");
    const said = await rig.press("lee", suggestion, "Not one fault");
    expect(said.text).toBe("Noted: not one fault. I bring it up again only when as many others write of the same.");
    const before = rig.directOf("lee").length;
    // Without what has been said already, as after a start with an empty head; the cluster would have doubled by now.
    await rig.db.$executeRaw`delete from notices`;
    for (const by of ["kim", "leo"])
      await rig.complain({ by, text: "A spare part. streetsmart login down", product: null });
    await suggestIncidents(rig.deps, 0);
    await rig.settle();
    expect(rig.directOf("lee")).toHaveLength(before);
    await rig.complain({ by: "max", text: "A spare part. streetsmart login down", product: null });
    await suggestIncidents(rig.deps, 0);
    await rig.settle();
    expect(rig.directOf("lee").at(-1)?.text).toContain("3 customers within");
    expect(rig.directOf("lee").at(-1)?.text).toContain("FT-4, FT-5, FT-6");
  });

  test("is offered behind More on a case that may come from it, and taken back there", async () => {
    await rig.ask("lee", 'incident open "StreetSmart login down"');
    await rig.ask("dana", 'incident open "Invoices printed twice"');
    await rig.complain({ by: "ann", text: "A spare part is missing, and I cannot login to order it" });
    await rig.settle();
    const more = await rig.press("raj", rig.cardOf(1, "parts"), "More");
    const offered = labelsOf(more).filter((label) => label.includes("INC-"));
    expect(offered).toEqual(["Part of INC-1"]);
    expect((await rig.press("raj", more, "Part of INC-1")).text).toBe("FT-1 is part of INC-1 now.");
    await rig.settle();
    const again = await rig.press("raj", rig.cardOf(1, "parts"), "More");
    expect((await rig.press("raj", again, "Not part of INC-1")).text).toBe("FT-1: not part of an incident any more.");
  });

  test("a case that names an open incident is offered to it, or joined where the desk file says so", async () => {
    await rig.ask("lee", 'incident open "StreetSmart login down"');
    await rig.complain({ by: "ann", text: "A spare part: streetsmart login is down" });
    await suggestIncidents(rig.deps, 0);
    await rig.settle();
    const offer = rig.cardsIn("parts").find(({ text }) => text.includes("This may be part of INC-1"));
    if (offer === undefined) throw new Error("It was not offered.");
    expect((await rig.caseOf(1)).incident).toBeNull();
    expect((await rig.press("raj", offer, "Part of INC-1")).text).toBe("FT-1 is part of INC-1 now.");
    rig.useDesk({ ...rig.desk(), incidents: { ...rig.desk().incidents, links: true } });
    await rig.complain({ by: "bob", text: "A spare part: streetsmart login is down" });
    await suggestIncidents(rig.deps, 1);
    expect((await rig.caseOf(2)).incident?.id).toBe(1);
  });
});

const die = (): never => {
  throw new Error("killed");
};
