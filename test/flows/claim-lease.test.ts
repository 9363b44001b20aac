import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import { HOUR } from "../../src/core/time/instant.ts";
import { withDepartment, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";
import { awayOf, nagsOf } from "../support/nag-rows.ts";
import { rigDesk } from "../support/rig-desk.ts";

/** No clock runs, so that only the lease speaks: eight opening hours of Parts, two to answer. */
const desk: Desk = withDepartment(
  "parts",
  { leaseMs: 8 * HOUR },
  withDepartment("social", { targets: {} }, withSeverity("normal", { targets: {} }, rigDesk)),
);

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk });
});
beforeEach(async () => {
  await rig.clear();
  await rig.moveTo(on("mon", "10:00"));
  await rig.complain();
  await rig.ask("raj", "claim 1");
});
afterAll(() => rig.close());

const asked = () => rig.directOf("raj").filter(({ text }) => text.includes("Are you still on it?"));
const theQuestion = () => {
  const [message] = asked();
  if (message === undefined) throw new Error("Raj was not asked.");
  return message;
};

describe("a claim without a word", () => {
  test("is asked after once, with what happens else", async () => {
    await rig.moveTo(on("tue", "08:59"));
    expect(asked()).toHaveLength(0);
    await rig.moveTo(on("tue", "09:00"));
    expect(asked()).toHaveLength(1);
    const message = theQuestion();
    expect(message.text).toContain("FT-1 has had no word since Mon 10:00.");
    expect(message.text).toContain("goes back into the queue of Parts at 11:00, for whoever is free.");
    expect(labelsOf(message)).toEqual(["Still on it", "Put it back"]);
    expect(threadOf(rig.cardOf(1, "parts")).map(untimed).at(-1)).toBe(
      "No word since Mon 10:00; Raj is asked whether it still goes on.",
    );
  });

  test("[Still on it] keeps it, for another eight hours", async () => {
    await rig.moveTo(on("tue", "09:00"));
    await rig.moveTo(on("tue", "09:30"));
    await rig.press("raj", theQuestion(), "Still on it");
    await rig.moveTo(on("tue", "16:59"));
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj", status: "claimed" });
    expect(asked()).toHaveLength(1);
    await rig.moveTo(on("wed", "08:29"));
    expect(asked()).toHaveLength(1);
    await rig.moveTo(on("wed", "08:30"));
    expect(asked()).toHaveLength(2);
  });

  test("a word of anybody of the firm anywhere keeps it", async () => {
    await rig.moveTo(on("tue", "09:00"));
    await rig.ask("mia", "told 1 in public: it is on its way");
    await rig.moveTo(on("tue", "15:00"));
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
  });

  test("goes back into the queue, which says why on the card and in the thread, and names nobody", async () => {
    await rig.moveTo(on("tue", "11:00"));
    expect(await rig.caseOf(1)).toMatchObject({ assignee: null, status: "unclaimed", department: "parts" });
    const card = rig.cardOf(1, "parts");
    expect(card.text).toContain("nobody: back in the queue, no word since Mon 10:00");
    expect(threadOf(card).map(untimed).at(-1)).toBe(
      "No word since Mon 10:00: it is back in the queue, for whoever is free.",
    );
    expect(labelsOf(card)).toContain("Claim");
    await rig.ask("carlos", "claim 1");
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).not.toContain("back in the queue");
  });

  test("that ends with the day is asked after in the list of the morning, and can be kept there", async () => {
    await rig.moveTo(on("tue", "09:00"));
    await rig.ask("raj", "update 1 the supplier has answered");
    await rig.moveTo(on("wed", "08:00"));
    const list = rig.directOf("raj").at(-1);
    expect(list?.text).toContain(
      "no word since Tue 09:00; it goes back into the queue at 10:00 unless you are still on it",
    );
    expect(list?.text.match(/no word since/g)).toHaveLength(1);
    expect(labelsOf(list ?? {})).toEqual(["Still on it"]);
    await rig.press("raj", list ?? {}, "Still on it");
    await rig.moveTo(on("wed", "16:00"));
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
  });

  test("[Put it back] does so at once", async () => {
    await rig.moveTo(on("tue", "09:00"));
    await rig.press("raj", theQuestion(), "Put it back");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: null, lapsed: null });
  });

  test("of somebody who is away goes straight back", async () => {
    await awayOf(rig, "raj", on("mon", "12:00"));
    await rig.moveTo(on("tue", "09:00"));
    expect(asked()).toHaveLength(0);
    expect(await rig.caseOf(1)).toMatchObject({ assignee: null, lapsed: { silentSince: on("mon", "10:00") } });
  });

  test("waits as long as the case does", async () => {
    await rig.ask("raj", "wait 1 for the supplier until fri 10:00");
    await rig.moveTo(on("fri", "09:59"));
    expect(asked()).toHaveLength(0);
    await rig.moveTo(on("fri", "16:00"));
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
  });

  test("slept through for three days is asked, and has its time to answer", async () => {
    rig.sleepUntil(on("fri", "11:00"));
    await rig.settle();
    expect(asked()).toHaveLength(1);
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
    await rig.moveTo(on("fri", "13:00"));
    expect(await rig.caseOf(1)).toMatchObject({ assignee: null });
  });

  test("answered while the question was held is not asked any more", async () => {
    rig.window.doNotDisturb("raj", on("tue", "10:30"));
    await rig.moveTo(on("tue", "10:00"));
    await rig.ask("raj", "update 1 spoke to the supplier");
    await rig.moveTo(on("tue", "12:00"));
    expect(asked()).toHaveLength(0);
    expect(await nagsOf(rig)).toMatchObject([{ kind: "lease", state: "dropped", reason: "done meanwhile" }]);
  });
});
