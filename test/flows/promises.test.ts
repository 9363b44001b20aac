import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fold } from "../../src/core/case/evolve.ts";
import type { PersonId } from "../../src/core/desk/desk.ts";
import { fallingDue } from "../../src/flows/falling-due.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import type { SeenMessage } from "../support/fake-window.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const jane = { handle: "jane", name: "Jane Doe" };

/** FT-1 of Jane: Raj of Parts has it, Mia of Social speaks with her. */
const janesCase = async (): Promise<void> => {
  await rig.complain({ by: jane, orderNumber: "W-1" });
  await rig.ask("raj", "claim 1");
  await rig.ask("mia", "told 1 in public: we are on it");
};
const promiseOf = async (id = "p1") => (await rig.caseOf(1)).promises.find((one) => one.id === id);
const lastTo = (person: PersonId): SeenMessage => {
  const last = rig.directOf(person).at(-1);
  if (last === undefined) throw new Error(`${person} was told nothing.`);
  return last;
};
const promiseFact = (department: string): string | undefined =>
  rig
    .cardOf(1, department)
    .text.split("\n")
    .find((line) => line.startsWith("Promise: "));

describe("a date", () => {
  test("that was inferred is echoed in full and counts with a click", async () => {
    await janesCase();
    const said = await rig.ask("raj", "promise 1 by fri 15:00 replacement ships");
    expect(said.text).toContain("That is Fri 5 March 15:00, New York: “replacement ships”. Is that the promise?");
    expect(labelsOf(said)).toEqual(["Yes, Fri 5 March 15:00"]);
    expect((await rig.caseOf(1)).promises).toEqual([]);
    const yes = await rig.press("raj", said, "Yes, Fri 5 March 15:00");
    expect(yes.text).toContain("FT-1.p1 is promised, and Parts keeps it. You may tell Jane:");
    expect(yes.text).toContain("“replacement ships” by Fri 5 March 15:00, New York.");
    expect(yes.text).toContain("That is later than FT-1 is to be resolved");
    expect(await promiseOf()).toMatchObject({ state: "accepted", dueAt: on("fri", "15:00"), keeper: "raj" });
    await rig.settle();
    expect(promiseFact("parts")).toBe("Promise: p1 replacement ships by Fri 5 Mar 15:00, accepted by Parts");
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toContain(
      "Raj promised FT-1.p1 by Fri 5 Mar 15:00: replacement ships",
    );
  });

  test("that names the day of the month and the time counts at once, and is said in full", async () => {
    await janesCase();
    const said = await rig.ask("raj", "promise 1 replacement ships by 5 march 15:00");
    expect(said.text).toContain("“replacement ships” by Fri 5 March 15:00, New York.");
    expect(await promiseOf()).toMatchObject({ dueAt: on("fri", "15:00") });
  });

  test("in business days is counted on the hours of whoever keeps it, and read in the zone of who says it", async () => {
    await janesCase();
    const own = await rig.ask("raj", "promise 1 by in 2 business days it ships");
    expect(labelsOf(own)).toEqual(["Yes, Wed 3 March 17:00"]);
    const theirs = await rig.ask("raj", "promise 1 for technical in 2 business days a visit");
    expect(labelsOf(theirs)).toEqual(["Yes, Wed 3 March 10:00"]);
    expect(theirs.text).toContain("For Technical that is Wed 3 March 16:00, Berlin.");
    // Emre sits in Berlin: three in the afternoon is his.
    const emre = await rig.ask("emre", "promise 1 for technical tomorrow 3pm a visit");
    expect(emre.text).toContain("That is Tue 2 March 15:00, Berlin");
  });

  test("is asked for where it is missing or cannot be read, and the form has a field for it", async () => {
    await janesCase();
    expect((await rig.ask("raj", "promise 1 replacement ships")).text).toBe(
      "promise needs a date: /case promise 1 by fri 15:00 replacement ships.",
    );
    expect((await rig.ask("raj", "promise 1 by whenever it ships")).text).toContain("I cannot read “whenever”");
    expect((await rig.ask("raj", "promise 1 by fri 15:00")).text).toContain("promise needs what it is");
    expect((await rig.ask("raj", "promise 1.p1 kept")).text).toContain("There is no FT-1.p1: nothing is promised");
    await rig.settle();
    const more = await rig.press("raj", rig.cardOf(1, "parts"), "More");
    if (more.form === undefined) throw new Error("no form");
    const form = await rig.press("raj", more.form, "Promise…");
    expect(form.form?.title).toBe("Promise · FT-1");
    const echoed = await rig.submit("raj", form, { what: "it ships", until: "tomorrow 3pm", to: "parts" });
    expect(labelsOf(echoed)).toEqual(["Yes, Tue 2 March 15:00"]);
    const sure = await rig.submit("raj", form, { what: "it ships", until: "2 march 15:00", to: "parts" });
    expect(sure.text).toContain("FT-1.p1 is promised");
  });
});

describe("a promise into the dark", () => {
  test("is answered with who is not there, the next time they are, cover, and all the same", async () => {
    await janesCase();
    const said = await rig.ask("mia", "promise 1 by sat 15:00 it ships");
    expect(said.text).toBe(
      [
        "Parts is closed Fri 17:00 to Mon 8 Mar 08:00 and nobody is on call. Promise it for Mon 8 March 10:00, or ask Parts to cover?",
      ].join("\n"),
    );
    expect(labelsOf(said)).toEqual([
      "Promise Mon 8 March 10:00",
      "Ask Parts to cover",
      "Sat 6 March 15:00 all the same",
    ]);
    const cover = await rig.press("mia", said, "Ask Parts to cover");
    expect(cover.form?.title).toContain("Cover");
    expect(cover.form?.fields.find(({ id }) => id === "span")?.initial).toBe("Sat 6 Mar 00:00 to 24:00");
    await rig.press("mia", said, "Promise Mon 8 March 10:00");
    expect(await promiseOf()).toMatchObject({ dueAt: on("mon", "10:00") + 7 * 24 * 3_600_000, dark: false });
    const anyway = await rig.press("mia", said, "Sat 6 March 15:00 all the same");
    expect(anyway.text).toContain("Nobody of Parts is there then; the card says so.");
    expect(await promiseOf("p2")).toMatchObject({ dueAt: on("sat", "15:00"), dark: true });
    await rig.settle();
    expect(promiseFact("parts")).toContain(
      "p2 it ships by Sat 6 Mar 15:00, Parts has not said yes yet · nobody is there then",
    );
  });

  test("is no promise into the dark once somebody covers, and closing time is in hours", async () => {
    await janesCase();
    await rig.ask("lee", "cover parts sat 09:00-17:00");
    expect(labelsOf(await rig.ask("mia", "promise 1 by sat 15:00 it ships"))).toEqual(["Yes, Sat 6 March 15:00"]);
    expect(labelsOf(await rig.ask("mia", "promise 1 by fri 17:00 it ships"))).toEqual(["Yes, Fri 5 March 17:00"]);
    expect(labelsOf(await rig.ask("mia", "promise 1 by tomorrow 08:00 it ships"))[0]).toBe("Promise Tue 2 March 10:00");
  });
});

describe("what Social asks Parts to promise", () => {
  const proposed = async (): Promise<void> => {
    await janesCase();
    const said = await rig.ask("mia", "promise 1 by 3 march 12:00 the part arrives");
    expect(said.text).toContain("FT-1.p1: I have asked Parts for a yes. Until then do not tell Jane:");
    await rig.settle();
  };

  test("waits on Parts' card and with its people, is said yes to, and then may be told", async () => {
    await proposed();
    expect(labelsOf(rig.cardOf(1, "parts"))).toEqual(["Yes, we keep it", "No…", "More"]);
    expect(rig.cardOf(1, "parts").text).toContain("Next: Parts: say yes or no to FT-1.p1.");
    expect(lastTo("raj").text).toContain("Mia asks whether you keep this by Wed 3 March 12:00, New York (FT-1.p1):");
    expect((await rig.ask("raj", "yes 1")).text).toContain("FT-1.p1 is promised. I tell Mia.");
    await rig.settle();
    expect(lastTo("mia").text).toContain("Parts says yes to FT-1.p1: you may tell Jane Wed 3 March 12:00, New York.");
    const form = await rig.press("mia", lastTo("mia"), "I told the customer");
    const tells = form.form?.fields.find(({ id }) => id === "tells");
    expect(tells).toMatchObject({ initial: "p1" });
    expect(tells?.kind === "choice" ? tells.options.map(({ label }) => label) : []).toEqual([
      "None",
      "p1 the part arrives, by Wed 3 Mar 12:00",
    ]);
    const told = await rig.submit("mia", form, { words: "It arrives Wednesday at noon", where: "public" });
    expect(told.text).toContain("Jane counts on FT-1.p1 now.");
    await rig.settle();
    expect(promiseFact("parts")).toBe(
      "Promise: p1 the part arrives by Wed 3 Mar 12:00, accepted by Parts · Jane counts on it",
    );
  });

  test("is told too early: marked so, and Parts must say yes or name a date", async () => {
    await proposed();
    const told = await rig.ask("mia", "told 1.p1 it arrives Wednesday");
    expect(told.text).toContain("Parts has not said yes to FT-1.p1.");
    await rig.settle();
    expect(promiseFact("parts")).toContain("told before Parts said yes · Jane counts on it");
    expect(labelsOf(rig.cardOf(1, "parts"))).toEqual(["Yes, we keep it", "Another date…", "More"]);
    expect(lastTo("raj").text).toContain("Jane has been told of FT-1.p1 already.");
    expect((await rig.ask("raj", "no 1 the van is away")).text).toContain("Say yes, or name another date");
    const other = await rig.ask("raj", "no 1.p1 but thu 10:00 the van is away");
    expect(labelsOf(other)).toEqual(["Yes, Thu 4 March 10:00"]);
    const moved = await rig.press("raj", other, "Yes, Thu 4 March 10:00");
    expect(moved.text).toContain("FT-1.p1 is moved to Thu 4 March 10:00, New York.\nMia is reminded to tell Jane.");
    await rig.settle();
    expect(promiseFact("parts")).toBe(
      "Promise: p1 the part arrives by Thu 4 Mar 10:00, accepted by Parts · Jane was told Wed 3 Mar 12:00",
    );
    expect(lastTo("mia").text).toContain("FT-1.p1 is moved to Thu 4 March 10:00, New York (it was Wed 3 Mar 12:00).");
    expect((await rig.caseOf(1)).clocks.find(({ kind }) => kind === "tell")?.state).toBe("running");
  });

  test("is refused with a reason that whoever asked reads", async () => {
    await proposed();
    expect((await rig.ask("raj", "no 1.p1")).text).toContain("Whoever asked needs to know why");
    const form = await rig.press("raj", rig.cardOf(1, "parts"), "No…");
    expect(form.form?.title).toBe("We cannot keep it · FT-1.p1");
    expect((await rig.submit("raj", form, { why: "no part left" })).text).toContain(
      "FT-1.p1 is refused. I tell Mia why.",
    );
    await rig.settle();
    expect(lastTo("mia").text).toContain("Parts says no to FT-1.p1. It may not be told.\n“no part left”");
    expect(promiseFact("parts")).toBeUndefined();
  });

  test("reaches another department's place with buttons, its queue, and what falls due there", async () => {
    await janesCase();
    await rig.ask("mia", "promise 1 for billing by 3 march 12:00 money is back");
    await rig.settle();
    const card = rig.cardOf(1, "billing");
    expect(labelsOf(card)).toEqual(["Yes, we keep it", "No…", "More"]);
    expect(rig.queueIn("billing")?.text).toContain(
      "FT-1.p1 money is back by Wed 3 Mar 12:00, Billing has not said yes yet",
    );
    expect((await rig.press("omar", card, "Yes, we keep it")).text).toContain("FT-1.p1 is promised.");
    await rig.settle();
    expect(labelsOf(rig.cardOf(1, "billing"))).toEqual(["Kept", "Move…", "More"]);
    expect((await rig.ask("omar", "list")).text).toContain("FT-1.p1 money is back");
    const due = await fallingDue(rig.deps, on("wed", "11:00"), on("wed", "13:00"));
    expect(due).toMatchObject([{ number: 1, kind: "promise", piece: "p1", department: "billing" }]);
    expect(await fallingDue(rig.deps, on("wed", "11:00"), on("wed", "13:00"), { assignee: "omar" })).toHaveLength(1);
    expect(await fallingDue(rig.deps, on("wed", "11:00"), on("wed", "13:00"), { assignee: "raj" })).toEqual([]);
    expect((await rig.ask("omar", "show 1.p1")).text).toContain("Keeps it: Billing, Omar");
  });
});

describe("keeping a promise", () => {
  const counted = async (): Promise<void> => {
    await janesCase();
    await rig.ask("raj", "promise 1 by 2 march 12:00 the part arrives");
    await rig.ask("mia", "told 1.p1 it arrives Tuesday at noon");
  };

  test("is reminded of before, at and after; the card says that it was not kept", async () => {
    await counted();
    await rig.moveTo(on("tue", "12:01"));
    const rows = await rig.pool.query(
      "select step_kind, person_id from nags where kind = 'promise.p1' order by step_at, person_id",
    );
    expect(rows.rows).toEqual([]);
    expect(
      (await rig.pool.query("select breached_at from clocks where kind = 'promise.p1'")).rows[0].breached_at,
    ).toEqual(new Date(on("tue", "12:00")));
    expect(promiseFact("parts")).toBe(
      "Promise: p1 the part arrives: not kept, it was due Tue 2 Mar 12:00, by Parts · Jane counts on it",
    );
    expect(rig.cardOf(1, "parts").text).toContain("Next: Parts, Raj: keep FT-1.p1, or move it.");
    expect(await promiseOf()).toMatchObject({ state: "accepted" });
    expect((await rig.ask("raj", "promise 1 kept")).text).toBe("FT-1.p1 is kept.");
  });

  test("is named in the morning list", async () => {
    await counted();
    await rig.moveTo(on("tue", "08:00"));
    expect(
      rig
        .directOf("raj")
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("FT-1.p1: promise due 12:00");
  });

  test("is broken with a reason, which is news for the customer", async () => {
    await counted();
    const broken = await rig.ask("raj", "promise 1.p1 broken the van broke down");
    expect(broken.text).toBe("FT-1.p1 is written down as broken.\nMia is reminded to tell Jane.");
    await rig.settle();
    expect(lastTo("mia").text).toContain("FT-1.p1 will not be kept.\n“the van broke down”");
    expect(rig.cardOf(1, "parts").text).toContain("Next: Mia: tell Jane what is new.");
  });

  test("is asked about when the case is resolved", async () => {
    await counted();
    const asked = await rig.ask("raj", "done 1 it works");
    expect(asked.text).toBe("Jane counts on FT-1.p1 (due Tue 2 Mar 12:00). Was it kept?");
    expect(labelsOf(asked)).toEqual(["It was kept", "Resolve all the same…", "Move…"]);
    const form = await rig.press("raj", asked, "Resolve all the same…");
    const missing = await rig.submit("raj", form, { words: "it works", promised: "open" });
    expect(missing.problems).toEqual([{ field: "why", sentence: "Please fill this in." }]);
    expect((await rig.press("raj", asked, "It was kept")).text).toContain("FT-1 is resolved.");
    expect(await promiseOf()).toMatchObject({ state: "kept" });
  });

  test("is taken back for five minutes, and its number is not used again", async () => {
    await janesCase();
    await rig.ask("raj", "promise 1 by 2 march 12:00 the part arrives");
    expect((await rig.ask("raj", "undo 1")).text).toBe("Taken back on FT-1: the promise.");
    await rig.ask("raj", "promise 1 by 3 march 12:00 the part arrives");
    expect((await rig.caseOf(1)).promises.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "p1 withdrawn",
      "p2 accepted",
    ]);
    expect(fold(null, await rig.eventsOf(1))).toEqual(await rig.caseOf(1));
  });
});
