import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Desk } from "../../src/core/desk/desk.ts";
import { HOUR } from "../../src/core/time/instant.ts";
import { always, withDepartment, withPerson, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";
import { awayOf, coverBy, nagsOf } from "../support/nag-rows.ts";
import { rigDesk } from "../support/rig-desk.ts";

/** One loud step, when the hour is over, and nothing after it: a climb is a story of its own. */
const desk: Desk = {
  ...withDepartment(
    "social",
    { targets: {} },
    withSeverity("normal", { targets: { resolve: always(HOUR) }, escalation: { resolve: "once" } }, rigDesk),
  ),
  escalations: {
    ...rigDesk.escalations,
    once: [{ id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: ["assignee", "department"], loud: true }],
  },
  lastResort: { person: "grace", mail: true, pager: true },
};

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk, windows: ["slack", "mail", "pager"] });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

/** Who was told when, by which way: `10:00 raj`, `10:45 grace by mail`. */
const told = async (): Promise<string[]> =>
  (await nagsOf(rig))
    .filter(({ state }) => state === "delivered")
    .map(({ person_id, way, at }) => `${clock(at)} ${person_id}${way === "chat" ? "" : ` by ${way}`}`);
const clock = (at: number): string =>
  new Date(at).toLocaleTimeString("sv-SE", { timeZone: "America/New_York", timeStyle: "short" });
const [mail, pager] = [1, 2];
const windowOf = (n: number) => {
  const window = rig.windows[n];
  if (window === undefined) throw new Error("There is no such window.");
  return window;
};
/** Raj has a case of Parts that falls due at ten. */
const rajsCase = async (): Promise<void> => {
  await rig.complain();
  await rig.ask("raj", "claim 1");
};
const lastDirect = (person: string) => {
  const message = rig.directOf(person).at(-1);
  if (message === undefined) throw new Error(`${person} was told nothing.`);
  return message;
};
const gaps = async () =>
  (await rig.pool.query("select case_number, kind, step, department, because from gaps order by at, case_number")).rows;

describe("a loud step that nobody answers", () => {
  test("goes from the assignee to colleagues, the lead, whoever is there elsewhere, and out of chat", async () => {
    await rajsCase();
    await rig.moveTo(on("mon", "12:00"));
    expect(await told()).toEqual([
      "10:00 raj",
      "10:15 carlos",
      "10:30 lee",
      "10:45 ana",
      "11:00 grace",
      "11:00 grace by mail",
      "11:00 grace by pager",
    ]);
    expect(windowOf(mail).in("dm:grace")).toHaveLength(1);
    expect(windowOf(pager).in("dm:grace")).toHaveLength(1);
    expect(rig.directOf("grace")).toHaveLength(1);
    expect(threadOf(rig.cardOf(1, "parts")).map(untimed).slice(1)).toEqual([
      "Overdue since Mon 10:00: resolve; Raj told.",
      "No answer yet: resolve; Carlos told.",
      "No answer yet: resolve; Lee told.",
      "No answer yet: resolve; Ana told.",
      "No answer yet: resolve; Grace told.",
    ]);
    await rig.moveTo(on("tue", "12:00"));
    expect(await told()).toHaveLength(7);
  });

  test("says who has not answered and until when one covers, and offers to take it or to hand it on", async () => {
    await coverBy(rig, "parts", "carlos", on("mon", "10:05"), on("mon", "20:00"));
    await rajsCase();
    await rig.moveTo(on("mon", "10:30"));
    const message = lastDirect("carlos");
    expect(message.text).toContain("has been overdue for 15 minutes and Raj has not answered.");
    expect(message.text).toContain("You cover Parts until 20:00.");
    expect(labelsOf(message)).toEqual(["Take it", "On it", "Not me: ask Lee"]);
  });
});

describe("an answer", () => {
  beforeEach(async () => {
    await rajsCase();
    await rig.moveTo(on("mon", "10:15"));
  });

  test("[Take it] makes it theirs and ends the climb", async () => {
    await rig.press("carlos", lastDirect("carlos"), "Take it");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "carlos", department: "parts" });
    await rig.moveTo(on("mon", "14:00"));
    expect(await told()).toEqual(["10:00 raj", "10:15 carlos"]);
  });

  test("[Not me: ask Lee] has Lee told at once, and the climb goes on from there", async () => {
    const answer = await rig.press("carlos", lastDirect("carlos"), "Not me: ask Lee");
    expect(answer.text).toContain("Whoever is next");
    await rig.settle();
    await rig.moveTo(on("mon", "10:30"));
    expect(await told()).toEqual(["10:00 raj", "10:15 carlos", "10:15 lee", "10:30 ana"]);
    expect(threadOf(rig.cardOf(1, "parts")).map(untimed)).toEqual(
      expect.arrayContaining([
        "Carlos cannot just now.",
        "Asked next: resolve; Lee told.",
        "No answer yet: resolve; Ana told.",
      ]),
    );
    expect(lastDirect("lee").text).toContain("Raj has not answered. Carlos is not free just now.");
  });

  test("[Not me] by somebody who was asked before hurries nobody", async () => {
    await rig.press("raj", lastDirect("raj"), "Not me: ask Carlos");
    await rig.moveTo(on("mon", "10:29"));
    expect(await told()).toEqual(["10:00 raj", "10:15 carlos"]);
    await rig.moveTo(on("mon", "10:30"));
    expect((await told()).at(-1)).toBe("10:30 lee");
  });

  test("[On it] holds it for two of their working hours, and then it goes on", async () => {
    await rig.press("carlos", lastDirect("carlos"), "On it");
    await rig.moveTo(on("mon", "12:14"));
    expect(await told()).toHaveLength(2);
    await rig.moveTo(on("mon", "12:15"));
    expect((await told()).at(-1)).toBe("12:15 lee");
  });

  test("a note by the assignee ends it; a bystander's does not", async () => {
    await rig.ask("omar", "update 1 what a day");
    await rig.moveTo(on("mon", "10:30"));
    expect((await told()).at(-1)).toBe("10:30 lee");
    await rig.ask("raj", "update 1 the courier has it");
    await rig.moveTo(on("mon", "16:00"));
    expect(await told()).toHaveLength(3);
  });

  test("a double click does nothing twice", async () => {
    const message = lastDirect("carlos");
    await rig.press("carlos", message, "Not me: ask Lee", { key: "once" });
    await rig.press("carlos", message, "Not me: ask Lee", { key: "once" });
    await rig.settle();
    expect(await told()).toEqual(["10:00 raj", "10:15 carlos", "10:15 lee"]);
  });
});

describe("nobody of the department is on duty", () => {
  test("at night: a gap is recorded once, and the last person is told at once by every way", async () => {
    await rig.moveTo(on("mon", "23:30"));
    await rig.complain();
    await rig.moveTo(on("tue", "03:00"));
    expect(await told()).toEqual(["00:30 grace", "00:30 grace by mail", "00:30 grace by pager"]);
    expect(await gaps()).toEqual([
      { case_number: 1, kind: "resolve", step: "due", department: "parts", because: "closed" },
    ]);
    expect(lastDirect("grace").text).toContain("Nobody of Parts is on duty");
    // Nothing more comes by itself after the last one, and that is not left unsaid.
    const operations = rig.cardsIn("operations").map(({ text }) => text);
    expect(operations.filter((text) => text.includes("FT-1 is overdue and nobody has answered"))).toHaveLength(1);
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toContain("nobody of Parts is on duty; Grace told");
  });

  test("the assignee and everybody else is away", async () => {
    await rajsCase();
    for (const person of ["raj", "carlos", "lee"]) await awayOf(rig, person, on("mon", "09:30"));
    await rig.moveTo(on("mon", "10:00"));
    expect(await gaps()).toMatchObject([{ because: "nobody-in" }]);
    expect(await told()).toEqual(["10:00 ana"]);
    expect(lastDirect("ana").text).toContain("Nobody of Parts is there, so it comes to you.");
    // Ana can see to it that the customer is called; the work is not hers to take.
    expect(labelsOf(lastDirect("ana"))).toEqual(["Open", "On it", "Not me: ask Grace"]);
  });

  test("on Saturday: the person of the rota, wherever they are", async () => {
    const rota = {
      handOver: { day: "mon" as const, time: "08:00" },
      order: ["carlos"],
      from: "2027-03-01",
      hours: null,
    };
    rig.useDesk(withDepartment("parts", { rota }, desk));
    await rig.moveTo(on("sat", "14:00"));
    await rig.complain();
    await rig.moveTo(on("sat", "15:10"));
    expect(await told()).toEqual(["15:00 carlos"]);
    expect(await gaps()).toEqual([]);
  });
});

describe("somebody who covers for another department", () => {
  beforeEach(async () => {
    await coverBy(rig, "parts", "ana", on("mon", "17:00"), on("mon", "20:00"));
    await rig.moveTo(on("mon", "17:30"));
  });

  test("may claim, note and resolve for as long as it lasts", async () => {
    await rig.complain();
    await rig.moveTo(on("mon", "18:30"));
    expect(await told()).toEqual(["18:30 ana"]);
    const message = lastDirect("ana");
    expect(message.text).toContain("You cover Parts until 20:00.");
    await rig.press("ana", message, "Take it");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "ana", department: "parts", status: "claimed" });
    await rig.ask("ana", "done 1 sent a new one");
    expect(await rig.caseOf(1)).toMatchObject({ status: "resolved", department: "parts" });
  });

  test("may take over what somebody else has, in their department's name", async () => {
    await rajsCase();
    await rig.moveTo(on("mon", "18:30"));
    await rig.press("ana", lastDirect("ana"), "Take it");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "ana", department: "parts", offer: null });
  });

  test("no longer when it is over", async () => {
    await rig.complain();
    await rig.moveTo(on("mon", "20:00"));
    await rig.ask("ana", "claim 1");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: null });
  });
});

describe("who cannot be told", () => {
  test("has no account: said on the card, operations told once, and the climb goes on", async () => {
    rig.useDesk(withPerson("raj", { mail: null }, desk));
    await rig.complain();
    await rig.ask("lee", "pass 1 @raj");
    await rig.moveTo(on("mon", "10:15"));
    expect(await told()).toEqual(["10:15 carlos"]);
    expect((await nagsOf(rig)).find(({ person_id }) => person_id === "raj")).toMatchObject({
      state: "dropped",
      reason: "no direct chat: said on the card",
    });
    expect(rig.cardsIn("operations").filter(({ text }) => text.includes("Raj Patel"))).toHaveLength(1);
  });

  test("the platform refuses it: never sent again, operations told, and the climb goes on", async () => {
    await rajsCase();
    rig.window.fail({ did: "refused", why: "invalid_blocks" }, { place: "dm:raj" });
    await rig.moveTo(on("mon", "10:15"));
    expect(rig.directOf("raj")).toEqual([]);
    expect(await told()).toEqual(["10:15 carlos"]);
    expect((await nagsOf(rig))[0]).toMatchObject({ person_id: "raj", state: "dropped", reason: "invalid_blocks" });
    const [words] = rig.cardsIn("operations").map(({ text }) => text);
    expect(words).toContain("FT-1");
    expect(words).toContain("Raj Patel");
  });

  test("there is no pager here: the other two ways are used and operations hear of it", async () => {
    const two = await openDeskRig({ desk, windows: ["slack", "mail"] });
    try {
      await two.moveTo(on("mon", "23:30"));
      await two.complain();
      await two.moveTo(on("tue", "00:30"));
      expect(two.directOf("grace")).toHaveLength(1);
      expect(two.windows[1]?.in("dm:grace")).toHaveLength(1);
      expect(
        two
          .cardsIn("operations")
          .map(({ text }) => text)
          .join(),
      ).toContain("by pager");
    } finally {
      await two.close();
    }
  });

  test("mail is all that reaches them: one mail says it", async () => {
    const alone = await openDeskRig({ desk, windows: ["mail"] });
    try {
      await alone.moveTo(on("mon", "23:30"));
      await alone.complain();
      await alone.moveTo(on("tue", "00:30"));
      expect(alone.directOf("grace")).toHaveLength(1);
      expect((await nagsOf(alone)).filter(({ state }) => state === "delivered").map(({ way }) => way)).toEqual([
        "chat",
        "mail",
      ]);
    } finally {
      await alone.close();
    }
  });
});
