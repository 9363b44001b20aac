import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deliverPlaces } from "../../src/flows/deliver-places.ts";
import { forgetLostPlaces, nextPlaceInMs } from "../../src/store/lease-place.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";
import { expectAllRight } from "../support/expect-all-right.ts";
import type { SeenMessage } from "../support/fake-window.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ windows: ["slack", "console"] });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const deliver = (): Promise<number> => deliverPlaces(rig.deps);
const allRight = (): Promise<void> =>
  expectAllRight(rig.deps, (id) => {
    const [platform, , address = ""] = id.split(":");
    const window = rig.windows.find((one) => one.platform === platform);
    const cards = window?.in(address).filter(({ pinned }) => !pinned) ?? [];
    return cards.map((card) => ({ place: address, text: card.text, thread: threadOf(card) }));
  });
/** What reached a place of Slack since it was last asked. */
const callsTo = (place: string): string[] => {
  const calls = rig.window.calls.filter((call) => call.endsWith(` ${place}`)).map((call) => call.split(" ")[0] ?? "");
  rig.window.calls.length = 0;
  return calls;
};
const isCard = ({ content }: { content: object }): boolean => "card" in content;
const isQueue = ({ pin }: { pin: boolean }): boolean => pin;

describe("a place shows a case as it is", () => {
  test("its card is edited where it stands, in every window", async () => {
    await rig.complain();
    await deliver();
    const card = rig.cardOf(1, "parts");
    const { ref } = card;
    await rig.ask("raj", "claim 1");
    await deliver();
    for (const window of rig.windows) {
      const now = rig.cardOf(1, "parts", window);
      expect(now.text).toContain("Raj Patel, Parts");
      expect(now.edits).toBe(1);
    }
    expect(rig.cardOf(1, "parts").ref).toEqual(ref);
    await allRight();
  });

  test("ten quick changes are one edit, and one message with all their lines", async () => {
    await rig.complain();
    await deliver();
    for (let n = 0; n < 10; n += 1) await rig.ask("raj", `update 1 note ${n}`);
    callsTo("");
    await deliver();
    expect(callsTo("#parts")).toEqual(["edit", "thread"]);
    const card = rig.cardOf(1, "parts");
    expect(card.edits).toBe(1);
    expect(card.thread).toHaveLength(1);
    expect(threadOf(card).map(untimed)).toEqual(Array.from({ length: 10 }, (_, n) => `Raj: note ${n}`));
  });

  test("nothing changed, nothing is sent", async () => {
    await rig.complain();
    await deliver();
    callsTo("");
    await rig.settle();
    await rig.settle();
    expect(rig.window.calls).toEqual([]);
    expect(await nextPlaceInMs(rig.db, ["slack"])).toBeNull();
  });

  test("a place that comes to a case later is told all of its history", async () => {
    await rig.complain();
    await rig.ask("raj", "claim 1");
    await deliver();
    await rig.ask("raj", "pass 1 billing it is about money");
    await deliver();
    const card = rig.cardOf(1, "billing");
    expect(labelsOf(card)).toHaveLength(3);
    expect(threadOf(card).map(untimed)).toEqual([
      "Raj claimed it.",
      expect.stringMatching(/^Raj offered it to Billing/),
    ]);
    await rig.ask("omar", "yes 1");
    await deliver();
    expect(rig.cardOf(1, "parts").text).toContain("Billing");
    await allRight();
  });

  test("new cards come first, then edits, then history, then the queue", async () => {
    await rig.complain({ by: "a" });
    await rig.complain({ by: "b" });
    await deliver();
    await rig.ask("raj", "claim 1 2");
    await rig.complain({ by: "c" });
    callsTo("");
    await deliver();
    expect(callsTo("#parts")).toEqual(["new", "edit", "edit", "thread", "thread", "edit"]);
    expect(rig.queueIn("parts")?.edits).toBe(1);
  });

  test("a person is told loud things first of all, before what else waits in that place", async () => {
    rig.sleepUntil(on("mon", "22:00"));
    await rig.complain();
    await rig.ask("lee", "severity 1 critical");
    await rig.moveTo(on("mon", "22:15"));
    expect(rig.directOf("lee")).toHaveLength(1);
    expect(rig.directOf("lee")[0]?.card?.tone).toBe("late");
  });

  test("two processes that deliver at once post each card once", async () => {
    const other = rig.anotherProcess();
    for (let n = 0; n < 10; n += 1) await rig.complain({ by: `c${n}`, text: n % 2 ? "refund" : "heating element" });
    await Promise.all([deliver(), deliverPlaces(other), deliver()]);
    await Promise.all([deliverPlaces(other), deliver()]);
    await allRight();
  });
});

describe("a platform that asks for patience", () => {
  test("for one place gets it, however much changes meanwhile, and the others go on", async () => {
    await rig.complain();
    rig.window.fail({ did: "wait", ms: 30_000, scope: "place" }, { place: "#parts" });
    await deliver();
    expect(rig.cardsIn("social")).toHaveLength(1);
    callsTo("");
    await rig.ask("raj", "claim 1");
    await rig.settle();
    await rig.settle();
    expect(callsTo("#parts")).toEqual([]);
    expect(await nextPlaceInMs(rig.db, ["slack"])).toBeGreaterThan(20_000);
    await rig.letWaitingPass();
    await deliver();
    await allRight();
  });

  test("for the workspace gets it everywhere, and the other windows go on", async () => {
    await rig.complain();
    rig.window.fail({ did: "wait", ms: 30_000, scope: "workspace" });
    await deliver();
    await rig.ask("raj", "claim 1");
    await deliver();
    expect(rig.window.calls.filter((call) => !call.startsWith("find")).length).toBeLessThanOrEqual(4);
    expect(rig.cardsIn("parts", rig.windows[1])).toHaveLength(1);
    expect(await nextPlaceInMs(rig.db, ["slack"])).toBeGreaterThan(20_000);
    await rig.letWaitingPass();
    await deliver();
    await allRight();
  });

  test("does not lose the queue card either", async () => {
    await rig.complain();
    rig.window.fail({ did: "wait", ms: 30_000, scope: "place" }, { place: "#parts", on: isQueue });
    await deliver();
    expect(rig.queueIn("parts")).toBeUndefined();
    await rig.letWaitingPass();
    await deliver();
    expect(rig.queueIn("parts")?.text).toContain("FT-1");
    await rig.complain({ by: "joe" });
    rig.window.fail({ did: "unknown", why: "HTTP 500" }, { place: "#parts", on: isQueue });
    await deliver();
    await rig.letWaitingPass();
    await deliver();
    expect(rig.queueIn("parts")?.text).toContain("FT-2");
    expect(rig.window.in("#parts").filter(({ pinned }) => pinned)).toHaveLength(1);
  });

  test("between two posts waits as long as the platform wants, and counts nothing that needed no post", async () => {
    rig.window.state.betweenPostsMs = 60_000;
    for (let n = 0; n < 3; n += 1) await rig.complain({ by: `c${n}` });
    await deliver();
    await rig.complain({ by: "another" });
    await deliver();
    expect(rig.cardsIn("parts")).toHaveLength(1);
    for (let n = 0; n < 4; n += 1) {
      await rig.letWaitingPass();
      await deliver();
    }
    // Four cards and the queue; that there is no history to tell costs no turn.
    expect(rig.cardsIn("parts")).toHaveLength(4);
    expect(rig.queueIn("parts")).toBeDefined();
  });
});

describe("a sending of which nobody knows", () => {
  test("that did not arrive is looked for and sent again, once", async () => {
    await rig.complain();
    rig.window.fail({ did: "unknown", why: "HTTP 500" }, { place: "#parts" });
    await deliver();
    expect(rig.cardsIn("parts")).toEqual([]);
    callsTo("");
    await rig.letWaitingPass();
    await deliver();
    expect(callsTo("#parts").slice(0, 2)).toEqual(["find", "new"]);
    await allRight();
  });

  test("that did arrive is not sent again, and shows the case as it is by now", async () => {
    await rig.complain();
    rig.window.fail({ did: "unknown", why: "timed out", arrived: true }, { place: "#parts" });
    await deliver();
    await rig.ask("raj", "claim 1");
    await rig.letWaitingPass();
    await deliver();
    expect(rig.cardsIn("parts")).toHaveLength(1);
    await allRight();
  });

  test("of history that did arrive leaves out no line that came after it, and says none twice", async () => {
    await rig.complain();
    await deliver();
    await rig.ask("raj", "update 1 first");
    rig.window.fail(
      { did: "unknown", why: "timed out", arrived: true },
      { place: "#parts", on: (post) => !isCard(post) },
    );
    await deliver();
    await rig.ask("raj", "update 1 second");
    await rig.letWaitingPass();
    await deliver();
    expect(threadOf(rig.cardOf(1, "parts")).map(untimed)).toEqual(["Raj: first", "Raj: second"]);
    await allRight();
  });

  test("because a process died after posting doubles nothing where the history can be read", async () => {
    await rig.complain();
    rig.window.fail({ did: "crash", arrived: true }, { place: "#parts" });
    rig.window.fail({ did: "crash", arrived: true }, { place: "#parts", on: isQueue });
    await deliver();
    await rig.letWaitingPass();
    await deliver();
    await rig.letWaitingPass();
    await deliver();
    await allRight();
    expect(rig.window.in("#parts").filter(({ pinned }) => pinned)).toHaveLength(1);
  });

  test("is sent again where the history cannot be read: twice is better than never", async () => {
    rig.window.state.historyReadable = false;
    await rig.complain();
    rig.window.fail({ did: "crash", arrived: true }, { place: "#parts" });
    await deliver();
    await rig.letWaitingPass();
    await deliver();
    await rig.ask("raj", "claim 1");
    await deliver();
    expect(rig.cardsIn("parts")).toHaveLength(2);
    expect(rig.cardsIn("parts").filter(({ text }) => text.includes("Raj Patel"))).toHaveLength(1);
  });

  test("of a reminder is looked for; one more reminder makes it another message, so that none is lost", async () => {
    await rig.complain();
    await rig.moveTo(on("mon", "09:59"));
    rig.window.fail({ did: "unknown", why: "timed out", arrived: true }, { place: "dm:raj" });
    await rig.moveTo(on("mon", "10:00"));
    await rig.letWaitingPass();
    await rig.settle();
    expect(rig.directOf("raj")).toHaveLength(1);
    rig.window.fail({ did: "unknown", why: "timed out", arrived: true }, { place: "dm:raj" });
    await rig.moveTo(on("mon", "11:00"));
    await rig.complain({ by: "joe" });
    await rig.pool.query(
      `insert into nags (case_number, kind, generation, step, step_kind, occurrence, person_id, loud, step_at, decided_at,
          deliver_at, held, state)
        select 2, kind, generation, step, step_kind, occurrence, person_id, loud, step_at - interval '1 hour', decided_at,
          deliver_at, held, state from nags where state = 'decided' and person_id = 'raj'`,
    );
    await rig.letWaitingPass();
    await rig.settle();
    expect(rig.directOf("raj")).toHaveLength(3);
    expect(rig.directOf("raj").at(-1)?.text).toContain("FT-2");
  });

  test("keeps nobody else waiting when it never ends", async () => {
    rig.deps.answerWithinMs = 500;
    await rig.complain();
    rig.window.fail({ did: "hang" }, { place: "#parts" });
    const delivering = deliver();
    while (rig.cardsIn("social").length === 0) await rig.count("places");
    const { rows } = await rig.pool.query("select lease_by from places where id = 'slack:channel:#parts'");
    expect(rows[0].lease_by).not.toBeNull();
    await delivering;
    expect(rig.cardsIn("parts")).toEqual([]);
    await rig.letWaitingPass();
    await deliver();
    await allRight();
  });

  test("again and again is told to operations, and tried for ever", async () => {
    await rig.complain();
    rig.window.fail({ did: "unknown", why: "HTTP 503" }, { place: "#parts", times: 20 });
    for (let n = 0; n < 10; n += 1) {
      await deliver();
      await rig.letWaitingPass();
    }
    const told = rig.cardsIn("operations").filter(({ text }) => text.includes("#parts"));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("HTTP 503");
    rig.window.heal();
    await deliver();
    await allRight();
  });
});

describe("what is gone", () => {
  test("a message that somebody deleted is posted anew with the next change, and its thread goes on there", async () => {
    await rig.complain();
    await rig.ask("raj", "update 1 before");
    await deliver();
    await rig.window.deleteByHand(rig.cardOf(1, "parts"));
    await rig.ask("raj", "update 1 after");
    await deliver();
    const card = rig.cardOf(1, "parts");
    expect(card.text).toContain("after");
    expect(threadOf(card).map(untimed)).toEqual(["Raj: after"]);
  });

  test("a pinned queue card that somebody deleted comes back", async () => {
    await rig.complain();
    await deliver();
    await rig.window.deleteByHand(rig.queueIn("parts") as SeenMessage);
    await rig.complain({ by: "joe" });
    await deliver();
    expect(rig.queueIn("parts")?.text).toContain("FT-2");
  });

  test("a channel is told to operations with what to do, left alone, and brought up to date when it is back", async () => {
    await rig.complain();
    await deliver();
    rig.window.archive("#parts");
    await rig.ask("raj", "claim 1");
    await deliver();
    const alarms = () => rig.cardsIn("operations").filter(({ text }) => text.includes("#parts"));
    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]?.text).toMatch(/Invite me there again, or change the desk file/);
    expect(rig.cardOf(1, "social").text).toContain("Raj Patel");
    callsTo("");
    await rig.ask("raj", "update 1 still there?");
    await rig.settle();
    expect(callsTo("#parts")).toEqual([]);
    expect(alarms()).toHaveLength(1);
    rig.window.archive("#parts", false);
    await forgetLostPlaces(rig.db);
    await deliver();
    await allRight();
  });

  test("the operations channel itself drags nothing down with it", async () => {
    rig.window.archive("#operations");
    rig.window.archive("#parts");
    await rig.complain();
    await deliver();
    await deliver();
    expect(rig.cardsIn("social")).toHaveLength(1);
    expect(rig.logged.some((line) => line.includes("A place is lost"))).toBe(true);
  });
});

describe("a drawing that a platform will not take", () => {
  test("is told to operations once, not tried for ever, and holds up no other", async () => {
    await rig.complain({ by: "a" });
    await rig.complain({ by: "b" });
    const isFirst = (post: { content: object }): boolean =>
      JSON.stringify(post.content).includes("FT-1 ") || JSON.stringify(post.content).includes('"FT-1"');
    rig.window.fail(
      { did: "refused", why: "invalid_blocks" },
      { place: "#parts", times: 99, on: (post) => isFirst(post) && !isQueue(post) },
    );
    await deliver();
    await rig.settle();
    expect(rig.cardsIn("parts").map(({ text }) => text.slice(0, 4))).toEqual(["FT-2"]);
    const alarms = rig.cardsIn("operations").filter(({ text }) => text.includes("FT-1"));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.text).toContain("invalid_blocks");
    callsTo("");
    await rig.settle();
    expect(callsTo("#parts")).toEqual([]);
    await rig.ask("raj", "update 1 shorter now");
    rig.window.heal();
    await rig.settle();
    await allRight();
  });

  test("of a line of history is skipped and told of", async () => {
    await rig.complain();
    await deliver();
    rig.window.fail({ did: "refused", why: "msg_too_long" }, { place: "#parts", on: (post) => !isCard(post) });
    await rig.ask("raj", "update 1 long");
    await deliver();
    await rig.ask("raj", "update 1 short");
    await deliver();
    expect(threadOf(rig.cardOf(1, "parts")).map(untimed)).toEqual(["Raj: short"]);
    expect(rig.cardsIn("operations").filter(({ text }) => text.includes("FT-1"))).toHaveLength(1);
  });

  test("of a reminder is told to operations with whom to tell instead", async () => {
    await rig.complain();
    rig.window.fail({ did: "refused", why: "invalid_blocks" }, { place: "dm:raj" });
    await rig.moveTo(on("mon", "10:00"));
    const alarms = rig.cardsIn("operations").filter(({ text }) => text.includes("Raj Patel"));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.text).toContain("FT-1");
  });

  test("because drawing it is beyond us is one case's trouble alone", async () => {
    await rig.complain({ by: "a" });
    await rig.complain({ by: "b" });
    await rig.pool.query("update cases set state = jsonb_set(state, '{heat}', 'null') where number = 1");
    await deliver();
    expect(rig.cardsIn("parts").map(({ text }) => text.slice(0, 4))).toEqual(["FT-2"]);
    expect(rig.cardsIn("operations").filter(({ text }) => text.includes("FT-1"))).not.toHaveLength(0);
  });
});

describe("a channel that outsiders come to read", () => {
  const shown = (place: string): string => JSON.stringify(rig.window.in(place).map(({ card }) => card));

  test("is closed: what stood on its cards is gone, operations know, and the others go on", async () => {
    await rig.complain({ by: "jane", text: "The heating element is missing." });
    await rig.complain({ by: "joe", text: "Another heating element." });
    await deliver();
    expect(shown("#parts")).toContain("heating element");
    rig.window.share("#parts");
    await rig.ask("raj", "claim 1");
    await rig.settle();
    for (const words of ["heating element", "FT-1", "FT-2", "jane", "joe", "Raj"]) {
      expect(shown("#parts")).not.toContain(words);
    }
    expect(rig.window.in("#parts")).toHaveLength(3);
    for (const message of rig.window.in("#parts")) expect(message.text).toContain("people outside the firm");
    const alarms = rig.cardsIn("operations").filter(({ text }) => text.includes("#parts"));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.text).toContain("desk file");
    expect(rig.cardOf(1, "social").text).toContain("Raj Patel");
    callsTo("");
    await rig.complain({ by: "new" });
    await rig.settle();
    expect(callsTo("#parts")).toEqual([]);
  });

  test("is cleared to the end although the platform asks for patience in the middle", async () => {
    for (let n = 0; n < 5; n += 1) await rig.complain({ by: `c${n}` });
    await deliver();
    rig.window.share("#parts");
    await rig.ask("raj", "claim 1");
    rig.window.fail({ did: "wait", ms: 30_000, scope: "place" }, { place: "#parts" });
    await deliver();
    expect(shown("#parts")).toContain("heating element");
    rig.window.fail({ did: "unknown", why: "HTTP 500" }, { place: "#parts" });
    for (let n = 0; n < 4; n += 1) {
      await rig.letWaitingPass();
      await deliver();
    }
    expect(shown("#parts")).not.toContain("heating element");
  });

  test("that was never spoken in stays silent", async () => {
    rig.window.share("#parts");
    await rig.complain();
    await rig.settle();
    expect(rig.window.in("#parts")).toEqual([]);
  });

  test("has a card that cannot be edited taken away", async () => {
    await rig.complain();
    await deliver();
    rig.window.share("#parts");
    rig.window.fail({ did: "refused", why: "cant_update_message" }, { place: "#parts", times: 2 });
    await rig.ask("raj", "claim 1");
    await deliver();
    expect(rig.window.in("#parts")).toEqual([]);
  });

  test("and then no longer do shows open cases again", async () => {
    await rig.complain({ by: "a" });
    await rig.complain({ by: "b" });
    await rig.ask("raj", "claim 2");
    await rig.ask("raj", "done 2 sent");
    await rig.ask("raj", "customer 2 yes");
    await deliver();
    rig.window.share("#parts");
    await rig.ask("raj", "update 1 a note");
    await deliver();
    rig.window.share("#parts", false);
    await forgetLostPlaces(rig.db);
    await deliver();
    const cards = rig.cardsIn("parts").filter(({ text }) => text.startsWith("FT-"));
    expect(cards.map(({ text }) => text.slice(0, 4))).toEqual(["FT-1"]);
    expect(rig.queueIn("parts")).toBeDefined();
  });
});

test("a platform that is away for an hour: everything is right when it is back, in one edit each", async () => {
  for (let n = 0; n < 5; n += 1) await rig.complain({ by: `c${n}` });
  await deliver();
  await rig.ask("raj", "list");
  rig.window.state.away = true;
  for (let minute = 0; minute < 60; minute += 10) {
    await rig.ask("raj", `claim ${1 + ((minute / 10) % 5)}`);
    await rig.ask("raj", `update ${1 + ((minute / 10) % 5)} minute ${minute}`);
    await rig.complain({ by: `late${minute}`, text: "refund" });
    await rig.settle();
    await rig.letWaitingPass();
    await rig.settle();
  }
  expect(rig.cardsIn("parts", rig.windows[1]).length).toBeGreaterThan(0);
  rig.window.heal();
  await rig.letWaitingPass();
  await rig.settle();
  await allRight();
  for (const card of rig.cardsIn("parts")) expect(card.edits).toBeLessThanOrEqual(1);
});

test("a database that goes away in the middle of delivering leaves everything to be put right", async () => {
  for (let n = 0; n < 5; n += 1) await rig.complain({ by: `c${n}` });
  const mend = await rig.cutDatabase();
  await expect(deliver()).rejects.toThrow();
  await mend();
  await deliver();
  await rig.letWaitingPass();
  await deliver();
  await allRight();
});
