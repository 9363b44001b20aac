import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { plainLine } from "../../src/card/spans.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { type DeskRig, labelsOf, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const jane = { handle: "jane", name: "Jane Doe" };

/** FT-1 of Jane: Raj of Parts has it, Mia of Social speaks with her. */
const janesCase = async (): Promise<void> => {
  await rig.complain({ by: jane });
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
