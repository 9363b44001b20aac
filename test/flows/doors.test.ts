import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fold } from "../../src/core/case/evolve.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { type DeskRig, labelsOf, openDeskRig, threadOf } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const jane = { handle: "jane", name: "Jane Doe" };
const janesMail = { email: "jane@example.com", name: "Jane Doe" };

/** FT-1: her mail of nine days ago. FT-2: her post of today, by a handle that nobody knows. */
const mailAndPost = async (): Promise<void> => {
  await rig.complain({
    by: janesMail,
    source: "email",
    text: "The heating element never came.",
    orderNumber: "W-4711",
    createdAt: plus(rig.now(), -9 * DAY),
  });
  await rig.complain({ by: jane, text: "Order W4711: still no heating element, third visit." });
};

const foldsToItsRow = async (number: number): Promise<void> => {
  const kase = await rig.caseOf(number);
  expect(fold(null, await rig.eventsOf(number))).toEqual(kase);
};

describe("an order number in somebody else's complaint", () => {
  test("asks whether it is the same matter, and says nothing of the other case but its number", async () => {
    await mailAndPost();
    await rig.settle();
    const card = rig.cardOf(2, "parts");
    expect(card.text).toContain("Perhaps the same matter as FT-1: it knows an order number that it names.");
    expect(labelsOf(card)).toContain("Same matter? Link FT-1");
    expect(card.text).not.toContain("never came");
    expect(rig.cardOf(1, "parts").text).not.toContain("FT-2");
    expect((await rig.caseOf(1)).links).toEqual([]);
  });

  test("is answered by a yes: both cards name the other, in both histories", async () => {
    await mailAndPost();
    await rig.settle();
    const said = await rig.press("raj", rig.cardOf(2, "parts"), "Same matter? Link FT-1");
    expect(said.text).toContain("FT-2 and FT-1 are linked; each card names the other.");
    await rig.settle();
    expect(rig.cardOf(2, "parts").text).toContain("Linked: FT-1");
    expect(rig.cardOf(1, "parts").text).toContain("Linked: FT-2");
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toContain("Raj linked it with FT-2.");
    expect(labelsOf(rig.cardOf(2, "parts"))).not.toContain("Not the same");
    await foldsToItsRow(1);
    await foldsToItsRow(2);
    expect((await rig.ask("raj", "undo 2")).text).toContain("FT-2 and FT-1 are no longer linked.");
    expect((await rig.caseOf(1)).links).toEqual([]);
  });

  test("is answered by a no, which is remembered", async () => {
    await mailAndPost();
    await rig.settle();
    expect((await rig.press("raj", rig.cardOf(2, "parts"), "Not the same")).text).toContain("two matters");
    await rig.complain({ by: jane, text: "W4711, hello? Still no heating element." });
    await rig.settle();
    expect(rig.cardOf(2, "parts").text).not.toContain("Perhaps the same matter");
  });

  test("a mail address and a phone number propose too, and nothing attaches by them", async () => {
    await rig.complain({ by: janesMail, source: "email", text: "heating element missing" });
    await rig.complain({ by: { phone: "+1 212 555 0188" }, source: "phone", text: "heating element broken" });
    await rig.complain({ by: "anyone", text: "I am jane@example.com, heating element. Ring +1 (212) 555-0188." });
    expect((await rig.caseOf(3)).links.map(({ number, because, state }) => [number, because, state])).toEqual([
      [2, "phone", "proposed"],
      [1, "mail", "proposed"],
    ]);
  });
});

describe("merging", () => {
  test("one goes on with the earliest wait, all contacts and pieces; the other one's card points to it", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.settle();
    const said = await rig.ask("raj", "merge 2 1");
    expect(said.text).toContain("FT-1 is part of FT-2 now; both numbers lead to FT-2.");
    expect(said.text).toContain("FT-1.1 is FT-2.1 now.");
    await rig.settle();
    const kase = await rig.caseOf(2);
    expect(kase.since).toBe(plus(rig.startAt, -9 * DAY));
    expect(kase).toMatchObject({ contacts: 2, assignee: "raj", status: "claimed" });
    expect(kase.tasks.map(({ id, department }) => [id, department])).toEqual([["1", "billing"]]);
    expect(rig.cardOf(1, "parts").text.split("\n")).toEqual([
      "FT-1 · merged into FT-2",
      "It goes on as FT-2; Raj merged them, Mon 09:00. Both numbers lead there.",
    ]);
    expect(rig.cardOf(2, "parts").text).toContain(
      "Jane first wrote by mail 9 days earlier, unanswered: the wait counts from there.",
    );
    expect(rig.cardOf(2, "parts").text).toContain("FT-1 went into it");
    expect(rig.cardsIn("billing").map(({ text }) => text.split("\n")[0])).toEqual([
      "FT-1 · merged into FT-2",
      "FT-2.1 · Refund · Billing (due Tue 09:30, New York)",
    ]);
    expect(rig.queueIn("parts")?.text).not.toContain("FT-1");
    expect((await rig.ask("raj", "list mine")).text).not.toContain("FT-1 ");
    expect((await rig.caseOf(1)).clocks.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    await foldsToItsRow(1);
    await foldsToItsRow(2);
  });

  test("both numbers keep working: words, pieces, threads, old buttons and what the customer says", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("raj", "ask 2 billing ring the bank");
    await rig.settle();
    const old = rig.cardOf(1, "parts");
    await rig.ask("raj", "merge 2 1");
    const followed = "FT-1 was merged into FT-2, 09:00.";
    expect((await rig.ask("raj", "show 1")).text).toContain(`${followed}\nFT-2 ·`);
    expect((await rig.ask("raj", "update 1 rang them")).text).toContain(`${followed}\nNoted on FT-2.`);
    expect((await rig.press("raj", old, "Update")).text).toContain(`${followed}\nFT-2 ·`);
    expect((await rig.ask("omar", "done 1.1 paid")).text).toContain("FT-2.2 is done.");
    expect((await rig.ask("raj", "told by mail: it is paid", { in: old })).text).toContain("Written down on FT-2");
    expect((await rig.ask("raj", "status W-4711")).text).toContain("FT-2 ·");
    expect(await rig.complain({ by: janesMail, source: "email", text: "Hello?" })).toMatchObject({ case: 2 });
    expect(await rig.complain({ by: jane, text: "Hello?" })).toMatchObject({ outcome: "attached", case: 2 });
    expect((await rig.ask("raj", "show 2 full")).text).toContain("FT-1 09:00 Raj asked Billing (FT-1.1");
    await foldsToItsRow(2);
  });

  test("is taken back: each has what was its own, and what happened since stays", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    const before = await rig.caseOf(2);
    await rig.ask("raj", "merge 2 1");
    await rig.move(HOUR);
    await rig.ask("omar", "done 2.1 paid");
    await rig.ask("mia", "told 2 in public: it is paid");
    const said = await rig.ask("raj", "unmerge 2 1");
    expect(said.text).toContain("FT-1 is a case of its own again");
    const [one, two] = [await rig.caseOf(1), await rig.caseOf(2)];
    expect(one).toMatchObject({ mergedInto: null, status: "claimed", assignee: "raj", contacts: 1 });
    expect(one.tasks.map(({ id, state }) => [id, state])).toEqual([["1", "done"]]);
    expect(two).toMatchObject({ since: before.since, contacts: 1, tasks: [], absorbed: [], status: "unclaimed" });
    expect(two.told).not.toBeNull();
    await foldsToItsRow(1);
    await foldsToItsRow(2);
    expect(await rig.complain({ by: janesMail, source: "email", text: "Hello?" })).toMatchObject({ case: 1 });
    expect(await rig.complain({ by: jane, text: "Hello?" })).toMatchObject({ case: 2 });
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain("FT-1 · Normal · Parts");
  });
});
