import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainLine } from "../../src/card/spans.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { DAY, plus } from "../../src/core/time/instant.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";

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
  await rig.ask("mia", "told 1 in public: the part comes Monday");
};
const cardOf = (number = 1, department = "parts"): string => rig.cardOf(number, department).text;
const lastLine = (number = 1, department = "parts"): string =>
  untimed(threadOf(rig.cardOf(number, department)).at(-1) ?? "");

/** What the tables hold is what the events say. */
const agrees = async (number = 1): Promise<void> => {
  expect(fold(null, await rig.eventsOf(number))).toEqual(await rig.caseOf(number));
};

describe("what the customer wants, and what it has cost", () => {
  test("stands on the card and in the thread, whoever heard it, and is kept through a pass", async () => {
    await janesCase();
    const wants = await rig.ask("mia", "wants 1 a dryer that works before Saturday");
    expect(wants.text).toBe("Written down on FT-1: what Jane wants.");
    const harm = await rig.ask("raj", "harm 1 ours: the technician broke the door, 2h lost");
    expect(harm.text).toBe("Written down on FT-1: what it has cost (2 h lost, our step).");
    await rig.settle();
    const line = "Wants: a dryer that works before Saturday · Harm: the technician broke the door (2 h lost, our step)";
    expect(cardOf()).toContain(line);
    expect(lastLine()).toBe("Raj: harm (2 h lost, our step): the technician broke the door");
    await rig.ask("raj", "pass 1 billing she was charged twice");
    await rig.ask("omar", "yes 1");
    await rig.settle();
    expect(cardOf(1, "billing")).toContain(line);
    expect((await rig.caseOf(1)).harm).toMatchObject({ lostMinutes: 120, ours: true, by: "raj" });
    await agrees();
  });

  test("is changed in a form that begins with what is there", async () => {
    await janesCase();
    const harm = await rig.ask("raj", "harm 1 a day at home, 90 min lost");
    const form = await rig.press("raj", harm, "Change…");
    expect(form.form?.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ["words", "a day at home"],
      ["lost", "1h 30m"],
      ["ours", "no"],
    ]);
    const unread = await rig.submit("raj", form, { words: "two days at home", lost: "a lot", ours: "yes" });
    expect(unread.problems?.[0]?.field).toBe("lost");
    await rig.submit("raj", form, { words: "two days at home", lost: "2 days", ours: "yes" });
    await rig.settle();
    expect(cardOf()).toContain("Harm: two days at home (2 days lost, our step)");
    const more = await rig.press("mia", rig.cardOf(1, "parts"), "More");
    const wants = await rig.press("mia", more, "What they want");
    await rig.submit("mia", wants, { words: "her Saturday back" });
    expect((await rig.press("mia", more, "What they want")).form?.fields[0]?.initial).toBe("her Saturday back");
  });
});

describe("how a case is resolved", () => {
  test("the form shows what was wanted and asks whether it is met, and for the cause", async () => {
    await janesCase();
    await rig.ask("mia", "wants 1 a dryer that works before Saturday");
    await rig.ask("mia", "harm 1 a day at home");
    const more = await rig.press("raj", rig.cardsIn("parts")[0] ?? (await settled()), "More");
    const form = await rig.press("raj", more, "Resolved");
    expect(plainLine(form.form?.intro ?? [])).toBe("Wants: “a dryer that works before Saturday” · Harm: a day at home");
    expect(form.form?.fields.map(({ id }) => id)).toEqual(["words", "met", "unmet", "cause"]);
    const done = await rig.submit("raj", form, {
      words: "a new element",
      met: "no",
      unmet: "it came on Sunday",
      cause: "wrong-part",
    });
    expect(done.text).toBe("FT-1 is resolved. Mia Tran asks the customer whether it is.");
    expect(labelsOf(done)).toEqual(["Undo"]);
    await rig.settle();
    expect(cardOf()).toContain("Resolved: a new element · not all of it is put right: it came on Sunday");
    expect(lastLine()).toBe(
      "Raj resolved it: a new element Not all that the customer wanted is put right: it came on Sunday Cause: Wrong or double part.",
    );
    const resolved = (await rig.eventsOf(1)).find(({ type }) => type === "resolved");
    expect(resolved).toMatchObject({ met: "no", cause: "wrong-part" });
    await agrees();
  });

  test("whoever speaks with the customer hears of it at once, until they have told them", async () => {
    await janesCase();
    await rig.ask("raj", "done 1 a new element");
    await rig.settle();
    const news = rig.directOf("mia").at(-1);
    expect(news?.text.split("\n").slice(0, 3)).toEqual([
      "Raj has resolved FT-1.",
      "“a new element”",
      "Tell Jane, and ask whether it is fixed.",
    ]);
    expect(news === undefined ? [] : labelsOf(news)).toEqual(["I told the customer", "Customer agrees", "Open"]);
    await rig.ask("mia", "customer 1 no it stopped again");
    await rig.ask("raj", "done 1 self: she found the switch");
    await rig.settle();
    expect(rig.directOf("mia").at(-1)?.text).toContain("Ask Jane whether help is still needed.");
    const before = rig.directOf("mia").length;
    await rig.ask("raj", "reopen 1");
    await rig.ask("mia", "done 1 it was the switch");
    await rig.settle();
    expect(rig.directOf("mia")).toHaveLength(before);
  });

  test("typed, it is resolved at once and what nobody said is asked for beside", async () => {
    await janesCase();
    await rig.ask("mia", "wants 1 a dryer that works before Saturday");
    const done = await rig.ask("raj", "done 1 a new element");
    expect(done.text.split("\n")).toEqual([
      "FT-1 is resolved. Mia Tran asks the customer whether it is.",
      "Wants: “a dryer that works before Saturday”",
      "Is that put right?",
    ]);
    expect(labelsOf(done)).toEqual(["Yes, all of it", "Not all of it…", "What caused it…", "Undo"]);
    expect(await rig.caseOf(1)).toMatchObject({ status: "resolved", cause: null, resolution: { met: null } });
    const because = await rig.press("raj", done, "Not all of it…");
    await rig.submit("raj", because, { unmet: "it came on Sunday" });
    const cause = await rig.press("raj", done, "What caused it…");
    expect((await rig.submit("raj", cause, { cause: "no-answer" })).text).toBe(
      "Written down on FT-1: Nobody answered.",
    );
    expect((await rig.ask("raj", "cause 1 the moon")).text).toContain("I do not know the cause “the moon”.");
    await rig.settle();
    expect(cardOf()).toContain("not all of it is put right: it came on Sunday");
    expect(await rig.caseOf(1)).toMatchObject({ cause: "no-answer", resolution: { met: "no" } });
    await agrees();
  });

  test("in a hurry nothing is asked where nothing was said and the desk has no causes", async () => {
    rig.useDesk({ ...rig.desk(), causes: [] });
    await janesCase();
    const done = await rig.ask("raj", "done 1 a new element");
    expect(labelsOf(done)).toEqual(["Undo"]);
    expect((await rig.ask("raj", "cause 1 wrong-part")).text).toBe("This desk keeps no list of causes.");
  });

  test("whoever speaks with the customer writes down that they solved it alone, which is no fix of ours", async () => {
    await janesCase();
    const self = await rig.ask("mia", "done 1 self: she found a spare element");
    expect(self.text).toBe("FT-1 is resolved: Jane solved it alone. Mia Tran asks whether help is still needed.");
    await rig.settle();
    expect(cardOf()).toContain("Resolved: the customer solved it alone: she found a spare element");
    expect(cardOf()).toContain("Next: Mia: ask Jane first whether help is still needed.");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj", resolution: { alone: true, by: "mia" } });
    expect((await rig.ask("emre", "done 1 self")).text).not.toContain("is resolved:");
    await agrees();
  });
});

const settled = async () => {
  await rig.settle();
  return rig.cardOf(1, "parts");
};

describe("the customer says no", () => {
  const resolvedCase = async (): Promise<void> => {
    await janesCase();
    await rig.ask("raj", "done 1 a new element");
    await rig.settle();
  };

  test("the button asks for their words; the owner hears these first, with what did not help, one severity higher", async () => {
    await resolvedCase();
    const form = await rig.press("mia", rig.cardOf(1, "parts"), "Customer does not");
    expect(form.form?.fields.map(({ id }) => id)).toEqual(["words"]);
    const said = await rig.submit("mia", form, { words: "it tripped the fuse" });
    expect(said.text).toBe("FT-1 is open again, now High.");
    await rig.settle();
    const told = rig.directOf("raj").at(-1)?.text.split("\n") ?? [];
    expect(told[0]).toBe("FT-1 is open again, High, and yours.");
    expect(told[1]).toBe("“it tripped the fuse”");
    expect(told[2]).toContain("What did not help: a new element · they say: “it tripped the fuse”");
    expect(cardOf()).toContain("Did not help: a new element");
    await agrees();
    await rig.ask("raj", "done 1 a new cable");
    expect((await rig.caseOf(1)).didNotHelp).toBeNull();
  });

  test("no words are asked for where the customer has just written them", async () => {
    await resolvedCase();
    await rig.move(60_000);
    await rig.complain({ by: jane, text: "Thank you all" });
    await rig.settle();
    expect((await rig.press("mia", rig.cardOf(1, "parts"), "Customer does not")).text).toContain("open again");
  });
});

describe("thanks, works", () => {
  test("on a resolved case the speaker is asked whether that is a yes", async () => {
    await janesCase();
    await rig.ask("raj", "done 1 a new element");
    await rig.move(60_000);
    await rig.complain({ by: jane, text: "Thanks!" });
    await rig.settle();
    const told = rig.directOf("mia").at(-1);
    expect(told?.text).toContain("Jane sounds pleased (FT-1). Is that a yes?\n“Thanks!”");
    expect(cardOf()).toContain("Next: Mia: Jane sounds pleased. Is it a yes?");
    if (told === undefined) throw new Error("Mia was told nothing.");
    expect((await rig.press("mia", told, "Customer agrees")).text).toContain("closed with the customer's word");
    await agrees();
  });

  test("on an open one the customer's word resolves and closes at once, by whoever speaks with them", async () => {
    await janesCase();
    await rig.ask("mia", "wants 1 a dry shirt");
    await rig.move(60_000);
    expect((await rig.ask("mia", "customer 1 yes")).text).toContain("FT-1 is not resolved yet.");
    await rig.complain({ by: jane, text: "It works again, thanks" });
    await rig.settle();
    expect(labelsOf(rig.cardOf(1, "parts"))).toEqual(["Resolve it: customer says it works", "Update", "More"]);
    const told = rig.directOf("mia").at(-1);
    if (told === undefined) throw new Error("Mia was told nothing.");
    const done = await rig.press("mia", told, "Resolve it: customer says it works");
    expect(done.text).toBe(
      "FT-1 is resolved and closed with the customer's word.\nWants: “a dry shirt”\nIs that put right?",
    );
    expect(await rig.caseOf(1)).toMatchObject({ status: "closed", customerSaid: "yes", assignee: "raj" });
    await rig.settle();
    expect(lastLine()).toBe("Closed with the customer's word.");
    await agrees();
  });

  test("a mere thanks, or thanks for nothing, offers nothing while it is open", async () => {
    await janesCase();
    await rig.complain({ by: jane, text: "Thanks." });
    await rig.complain({ by: jane, text: "Thanks for nothing, it works as badly as before" });
    await rig.settle();
    expect(labelsOf(rig.cardOf(1, "parts"))).not.toContain("Resolve it: customer says it works");
    expect(
      rig
        .directOf("mia")
        .map(({ text }) => text)
        .join(),
    ).not.toContain("sounds pleased");
  });
});

describe("whoever has solved it alone", () => {
  test("is asked first whether help is still needed when they call next, here or about something else", async () => {
    await janesCase();
    await rig.ask("mia", "done 1 self");
    const list = await rig.ask("ana", "status @jane");
    expect(list.text).toContain(
      "Jane solved it alone, as was written down 09:00. Ask first whether help is still needed.",
    );
    await rig.settle();
    expect(cardOf()).toContain("Next: Mia: ask Jane first whether help is still needed.");
    const again = await rig.ask("ana", "new");
    const called = await rig.submit("ana", again, {
      words: "The invoice for my washer is wrong",
      source: "x",
      handle: "jane",
      order: "W-9",
    });
    expect(called.text.split("\n")[0]).toBe(
      "Jane has solved FT-1 alone. Ask first whether help is still needed there.",
    );
    const number = (await rig.pool.query("select max(number)::int as n from cases")).rows[0].n as number;
    expect(await rig.caseOf(number)).toMatchObject({ askFirst: 1 });
    await agrees(number);
    await rig.ask("ana", `told ${number} by phone: do you still need the element?`);
    expect((await rig.caseOf(number)).askFirst).toBeNull();
    await rig.ask("mia", "customer 1 yes");
    expect((await rig.caseOf(1)).solvedAlone).toBeNull();
  });

  test("the same matter again opens it with that question in front", async () => {
    await janesCase();
    await rig.ask("mia", "done 1 self");
    await rig.move(60_000);
    await rig.complain({ by: jane, text: "Where is my technician, still waiting" });
    await rig.settle();
    expect(cardOf()).toContain(
      "Jane solved it alone, as was written down Mon 09:00. Ask first whether help is still needed.",
    );
    expect(cardOf()).toContain("Did not help: what the customer did alone");
  });
});

describe("a case that hurt", () => {
  const hurt = async (): Promise<void> => {
    await janesCase();
    await rig.ask("mia", "harm 1 a day at home");
    await rig.ask("raj", "done 1 a new element");
    await rig.ask("mia", "customer 1 yes");
  };
  /** Nobody looks on the way, as when a desk was down. */
  const sleep = async (days: number): Promise<void> => {
    rig.sleepUntil(plus(rig.now(), days * DAY));
    await rig.settle();
  };
  const askedOf = (person: string) => rig.directOf(person).filter(({ text }) => text.includes("all is still well"));

  test("is asked after once, days later, in the speaker's hours, with a sentence to say", async () => {
    await hurt();
    await sleep(2.99);
    expect(askedOf("mia")).toEqual([]);
    await sleep(0.02);
    const [asked, more] = askedOf("mia");
    if (asked === undefined || more !== undefined) throw new Error("Mia was not asked once.");
    expect(asked.text).toContain("FT-1 was closed");
    expect(asked.text).toContain("it hurt (harm done).");
    expect(asked.text).toContain("Hello Jane, it is some days since we settled your matter.");
    expect(labelsOf(asked)).toEqual(["They are well", "Not well: reopen…", "No answer", "Open"]);
    expect((await rig.ask("mia", "list")).text).toContain("closed, Mia asks whether all is still well");
    expect((await rig.press("mia", asked, "They are well")).text).toBe("Good to know. Written down on FT-1.");
    expect((await rig.ask("mia", "list")).text).toContain("nothing");
    await sleep(3);
    expect(askedOf("mia")).toHaveLength(1);
    await agrees();
  });

  test("not well opens it again, one severity higher, with the words first", async () => {
    await hurt();
    await sleep(3.01);
    const [asked] = askedOf("mia");
    if (asked === undefined) throw new Error("Mia was not asked.");
    const form = await rig.press("mia", asked, "Not well: reopen…");
    expect((await rig.submit("mia", form, { words: "cold again since Tuesday" })).text).toBe(
      "FT-1 is open again, now High.",
    );
    await rig.settle();
    expect(rig.directOf("raj").at(-1)?.text).toContain("“cold again since Tuesday”");
    expect(await rig.caseOf(1)).toMatchObject({ status: "claimed", followUp: null, generation: 2 });
    await agrees();
  });

  test("nobody's answer is written down as that after a week, and a calm case is not asked after at all", async () => {
    await hurt();
    await rig.complain({ id: "calm", by: "poe", text: "Could you look at my order, please" });
    await rig.ask("raj", "claim 2");
    await rig.ask("raj", "done 2 looked");
    await rig.ask("raj", "customer 2 yes");
    await sleep(3.1);
    await sleep(7.1);
    expect((await rig.caseOf(1)).followUp).toMatchObject({ answered: "nobody", why: ["harm"] });
    expect((await rig.caseOf(2)).followUp).toBeNull();
    expect((await rig.ask("mia", "customer 1 yes")).text).toContain("FT-1 is closed.");
    await agrees();
  });
});

describe("a pass that nobody answers", () => {
  test("needs a reason, asked for where it is missing", async () => {
    await janesCase();
    const refused = await rig.ask("raj", "pass 1 billing");
    expect(refused.text).toContain("Billing reads why before they answer. Say it: /case pass 1 billing <why>.");
    const form = await rig.press("raj", refused, "Say why…");
    expect((await rig.submit("raj", form, { to: "billing", why: "" })).problems?.[0]?.field).toBe("why");
    expect((await rig.submit("raj", form, { to: "billing", why: "charged twice" })).text).toContain(
      "I have asked Billing to take FT-1.",
    );
  });

  test("comes back when the time to answer has run out and then as long again, with a word to both sides", async () => {
    await janesCase();
    await rig.ask("raj", "pass 1 billing charged twice");
    const clock = (await rig.caseOf(1)).clocks.find(({ kind }) => kind === "accept");
    expect(clock?.dueAt).not.toBeNull();
    await rig.moveTo(on("tue", "08:45"));
    expect((await rig.caseOf(1)).offer).not.toBeNull();
    await rig.moveTo(on("tue", "18:00"));
    const kase = await rig.caseOf(1);
    expect(kase).toMatchObject({ offer: null, status: "claimed", assignee: "raj", bounced: { to: "billing" } });
    expect(kase.clocks.find(({ kind }) => kind === "accept")?.state).toBe("dropped");
    const line = threadOf(rig.cardOf(1, "parts")).find((one) => one.includes("has not answered"));
    expect(untimed(line ?? "")).toMatch(
      /^Billing has not answered Parts's pass \(offered .*in transit\): it stays with Parts\.$/,
    );
    expect(cardOf()).toContain("Offered: Billing did not answer by Tue");
    for (const person of ["raj", "lee", "dana"]) {
      expect(
        rig
          .directOf(person)
          .map(({ text }) => text)
          .join("\n"),
        person,
      ).toContain("Billing has not answered since");
    }
    await agrees();
  });
});
