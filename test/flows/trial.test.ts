import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import { HOUR } from "../../src/core/time/instant.ts";
import { always, withDepartment, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import { nagsOf } from "../support/nag-rows.ts";
import { rigDesk } from "../support/rig-desk.ts";

/** Parts is being tried out; an hour to resolve, loudly, with mail and pager at the end. */
const live: Desk = {
  ...withDepartment(
    "social",
    { targets: {} },
    withSeverity("normal", { targets: { resolve: always(HOUR) }, escalation: { resolve: "loudly" } }, rigDesk),
  ),
  lastResort: { person: "grace", mail: true, pager: true },
};
const trial = withDepartment("parts", { shadow: true }, live);

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: trial, windows: ["slack", "mail", "pager"] });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const operations = (): string[] => rig.cardsIn("operations").map(({ text }) => text);

describe("a department on trial", () => {
  test("has its card in operations alone, kept as it is, and no queue card anywhere", async () => {
    await rig.complain({ source: "email" });
    await rig.settle();
    expect(rig.cardsIn("parts")).toEqual([]);
    expect(rig.queueIn("parts")).toBeUndefined();
    expect(rig.window.in("#operations").filter(({ pinned }) => pinned)).toEqual([]);
    expect(rig.cardOf(1, "operations").text).toContain("unclaimed");
    await rig.ask("raj", "claim 1");
    await rig.settle();
    expect(rig.cardOf(1, "operations").text).toContain("Raj Patel");
    expect(threadOf(rig.cardOf(1, "operations")).at(-1)).toContain("Raj claimed it.");
  });

  test("is shown to those who speak in public as ever", async () => {
    await rig.complain();
    await rig.settle();
    expect(rig.cardOf(1, "social").text).toContain("Parts");
  });

  test("has nobody told anything: operations read who would have been, and nothing counts as told", async () => {
    await rig.complain({ source: "email" });
    await rig.moveTo(on("mon", "13:00"));
    for (const person of ["raj", "carlos", "lee", "ana", "grace"]) {
      for (const window of rig.windows) expect(rig.directOf(person, window)).toEqual([]);
    }
    expect(operations().filter((text) => text.startsWith("On trial: Raj"))).not.toHaveLength(0);
    const rows = await nagsOf(rig);
    expect(new Set(rows.map(({ state, reason }) => `${state}: ${reason}`))).toEqual(
      new Set(["dropped: trial: told operations"]),
    );
    // Chat, mail and pager would have said the same at once.
    expect(rows.filter(({ way }) => way === "pager").length).toBeGreaterThan(0);
    const grace = operations().filter((text) => text.startsWith("On trial: Grace"));
    expect(grace).toHaveLength(new Set(rows.filter(({ person_id }) => person_id === "grace").map(({ at }) => at)).size);
  });

  test("its lists too", async () => {
    await rig.complain({ source: "email" });
    await rig.ask("raj", "claim 1");
    await rig.moveTo(on("tue", "08:00"));
    expect(rig.directOf("raj")).toEqual([]);
    const { rows } = await rig.pool.query("select kind, reason from lists where person_id = 'raj' order by at");
    expect(rows).toEqual([
      { kind: "late", reason: "trial: told operations" },
      { kind: "morning", reason: "trial: told operations" },
    ]);
  });

  test("keeps nobody from hearing of another department's cases", async () => {
    await rig.complain({ text: "Where is my refund?", source: "email" });
    await rig.ask("omar", "claim 1");
    await rig.moveTo(on("mon", "10:00"));
    expect(
      rig
        .directOf("omar")
        .map(({ text }) => text)
        .join(),
    ).toContain("FT-1");
    expect(rig.cardsIn("billing")).toHaveLength(1);
  });
});

describe("a case on its way", () => {
  test("into a department on trial: the old card stays true, the new one is with operations", async () => {
    await rig.complain({ text: "Where is my refund?", source: "email" });
    await rig.ask("omar", "pass 1 parts it is about the part");
    await rig.settle();
    expect(rig.cardOf(1, "billing").text).toContain("offered to Parts");
    expect(rig.cardOf(1, "operations").text).toContain("offered to Parts");
    expect(rig.cardsIn("parts")).toEqual([]);
    await rig.ask("raj", "yes 1");
    await rig.settle();
    for (const place of ["billing", "operations"]) expect(rig.cardOf(1, place).text).toContain("Parts");
    expect(rig.queueIn("billing")?.text).not.toContain("FT-1");
  });

  test("out of it: the department that takes it has a card and a queue, and operations' stays true", async () => {
    await rig.complain({ source: "email" });
    await rig.ask("raj", "pass 1 billing charged twice");
    await rig.ask("omar", "yes 1");
    await rig.settle();
    expect(rig.cardOf(1, "billing").text).toContain("Billing");
    expect(rig.queueIn("billing")?.text).toContain("FT-1");
    expect(rig.cardOf(1, "operations").text).toContain("Billing");
    expect(rig.cardsIn("parts")).toEqual([]);
  });

  test("when the trial ends: with its next change the card is where its people are", async () => {
    await rig.complain({ source: "email" });
    await rig.settle();
    rig.useDesk(live);
    await rig.ask("raj", "claim 1");
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain("Raj Patel");
    expect(rig.queueIn("parts")).toBeDefined();
    await rig.moveTo(on("mon", "10:00"));
    expect(rig.directOf("raj")).not.toEqual([]);
  });
});
