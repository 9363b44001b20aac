import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isLive } from "../../src/core/sla/clock.ts";
import { DAY, HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";
import { tally } from "../support/tally.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

describe("a complaint is stored once", () => {
  test("fifty identical ones at the same moment are one case and 49 repeats", async () => {
    const received = await Promise.all(Array.from({ length: 50 }, () => rig.complain({ id: "m1" })));
    expect(tally(received.map(({ outcome }) => outcome))).toEqual({ created: 1, duplicate: 49 });
    expect(new Set(received.map((one) => one.case)).size).toBe(1);
    expect(await rig.count("complaints")).toBe(1);
    expect(await rig.count("cases")).toBe(1);
    expect(await rig.count("customers")).toBe(1);
  });

  test("fifty different ones of one new customer at once are one customer, one case and fifty words", async () => {
    const received = await Promise.all(Array.from({ length: 50 }, (_, n) => rig.complain({ id: `m${n}` })));
    expect(tally(received.map(({ outcome }) => outcome))).toEqual({ created: 1, attached: 49 });
    expect(await rig.count("customers")).toBe(1);
    expect(await rig.count("complaints")).toBe(50);
    const kase = await rig.caseOf(received[0]?.case ?? 0);
    expect(kase.contacts).toBe(50);
  });

  test("two processes that hear of one new customer at once make one customer of them, and lose no word", async () => {
    const other = rig.anotherProcess();
    const complaints = Array.from({ length: 20 }, (_, n) =>
      rig.complain({ id: `m${n}`, process: n % 2 ? other : rig.deps }),
    );
    expect(tally((await Promise.all(complaints)).map(({ outcome }) => outcome))).toEqual({ created: 1, attached: 19 });
    expect(await rig.count("customers")).toBe(1);
    expect(await rig.count("complaints")).toBe(20);
  });

  test("two of a new customer about two orders at once are one customer and two cases", async () => {
    const received = await Promise.all(["A-10001", "B-20002"].map((orderNumber) => rig.complain({ orderNumber })));
    expect(received.map(({ outcome }) => outcome)).toEqual(["created", "created"]);
    expect(await rig.count("customers")).toBe(1);
    expect(await rig.count("cases")).toBe(2);
  });

  test("fifty customers at once are fifty cases, none lost", async () => {
    const received = await Promise.all(Array.from({ length: 50 }, (_, n) => rig.complain({ by: `c${n}` })));
    expect(new Set(received.map((one) => one.case)).size).toBe(50);
    expect(await rig.count("cases")).toBe(50);
  });

  test("the same id at two connectors is two complaints", async () => {
    await rig.complain({ id: "m1", by: "jane" });
    expect(await rig.complain({ id: "m1", by: "joe", connector: "shop" })).toMatchObject({ outcome: "created" });
  });

  test("complaints of people nobody can tell apart are each their own", async () => {
    await rig.complain({ by: {} });
    expect(await rig.complain({ by: {} })).toEqual({ outcome: "created", case: 2 });
    expect(await rig.count("customers")).toBe(2);
    expect(await rig.count("handles")).toBe(0);
  });

  test("a name that comes with a later word is kept, and one that is known is not written over", async () => {
    await rig.complain({ by: { handle: "jane" } });
    await rig.complain({ by: { handle: "jane", name: "Jane Doe" } });
    await rig.complain({ by: { handle: "jane", name: "JD" } });
    const { rows } = await rig.pool.query("select name from customers");
    expect(rows).toEqual([{ name: "Jane Doe" }]);
  });
});

describe("an edit", () => {
  test("of a complaint is heard by its case, once", async () => {
    await rig.complain({ id: "m1", text: "The heating element is missing." });
    await rig.settle();
    const edited = { id: "m1", text: "The heating element and the seal are missing." };
    expect(await rig.complain(edited)).toEqual({ outcome: "updated", case: 1 });
    expect(await rig.complain(edited)).toEqual({ outcome: "duplicate", case: 1 });
    await rig.settle();
    const card = rig.cardOf(1, "parts");
    expect(card.text).toContain("and the seal are missing");
    expect(threadOf(card).filter((line) => line.includes("changed the post"))).toHaveLength(1);
    expect(await rig.count("complaints")).toBe(1);
  });

  test("that arrives ten times at once is one line of history", async () => {
    await rig.complain({ id: "m1", text: "first" });
    const received = await Promise.all(Array.from({ length: 10 }, () => rig.complain({ id: "m1", text: "second" })));
    expect(tally(received.map(({ outcome }) => outcome))).toEqual({ updated: 1, duplicate: 9 });
    const edits = (await rig.eventsOf(1)).filter(({ type }) => type === "complaint-edited");
    expect(edits).toHaveLength(1);
  });

  test("there and back and there again is heard each time", async () => {
    for (const text of ["one", "two", "one", "two"]) await rig.complain({ id: "m1", text });
    const edits = (await rig.eventsOf(1)).filter(({ type }) => type === "complaint-edited");
    expect(edits).toHaveLength(3);
    await rig.settle();
    expect(rig.cardOf(1, "call-centre").text).toContain("“two”");
  });

  test("of a counter or a link is none", async () => {
    await rig.complain({ id: "m1", url: "https://x.example/1" });
    expect(await rig.complain({ id: "m1", url: "https://x.example/1?likes=3" })).toMatchObject({
      outcome: "duplicate",
    });
  });

  test("of something kept as history changes its words and opens nothing", async () => {
    await rig.complain({ id: "m1", text: "old", manner: "history" });
    expect(await rig.complain({ id: "m1", text: "new" })).toEqual({ outcome: "updated", case: null });
    const { rows } = await rig.pool.query("select words from texts join complaints on text_id = texts.id");
    expect(rows).toEqual([{ words: "new" }]);
    expect(await rig.count("cases")).toBe(0);
  });
});

describe("the firm's own answer", () => {
  const live = async () => (await rig.caseOf(1)).clocks.filter(isLive).map(({ kind }) => kind);

  test("counts as told and starts the clock for the next word", async () => {
    await rig.complain({ id: "m1" });
    expect(await live()).toContain("first-reply");
    rig.sleepUntil(on("mon", "09:05"));
    expect(await rig.firmSays({ inReplyTo: "m1", text: "We are looking into it." })).toEqual({
      outcome: "attached",
      case: 1,
    });
    expect(await live()).toContain("next-word");
    expect(await live()).not.toContain("first-reply");
    expect(await rig.caseOf(1)).toMatchObject({ told: { by: null, where: "public", at: on("mon", "09:05") } });
  });

  test("in a thread where only one customer has written is for that one", async () => {
    await rig.complain({ id: "m1", threadId: "t1" });
    expect(await rig.firmSays({ threadId: "t1" })).toMatchObject({ case: 1 });
  });

  test("in a thread that is named by its first message is for whoever began it", async () => {
    await rig.complain({ id: "m1" });
    expect(await rig.firmSays({ threadId: "m1" })).toMatchObject({ case: 1 });
  });

  test("into a thread of two customers is only for whom it answers", async () => {
    await rig.complain({ id: "m1", by: "jane", threadId: "t1" });
    await rig.complain({ id: "m2", by: "joe", threadId: "t1", text: "Same here, I want a refund." });
    expect(await rig.firmSays({ threadId: "t1" })).toEqual({ outcome: "ignored", case: null });
    expect(await rig.firmSays({ threadId: "t1", inReplyTo: "m2" })).toEqual({ outcome: "attached", case: 2 });
    expect((await rig.caseOf(1)).told).toBeNull();
  });

  test("to somebody who has no case is not for the one in the thread who has", async () => {
    await rig.complain({ id: "m1", by: "joe", threadId: "t1", manner: "history" });
    await rig.complain({ id: "m2", by: "jane", threadId: "t1" });
    expect(await rig.firmSays({ threadId: "t1", inReplyTo: "m1" })).toEqual({ outcome: "ignored", case: null });
    expect(await rig.firmSays({ threadId: "t1" })).toEqual({ outcome: "ignored", case: null });
    expect((await rig.caseOf(1)).told).toBeNull();
  });

  test("to a message of another thread is not for the one who wrote in this thread", async () => {
    await rig.complain({ id: "m1", by: "joe", manner: "history" });
    await rig.complain({ id: "m2", by: "jane", threadId: "t1" });
    expect(await rig.firmSays({ threadId: "t1", inReplyTo: "m1" })).toEqual({ outcome: "ignored", case: null });
  });

  test("to its own answer before goes where that went", async () => {
    await rig.complain({ id: "m1" });
    await rig.firmSays({ id: "f1", inReplyTo: "m1" });
    expect(await rig.firmSays({ inReplyTo: "f1" })).toMatchObject({ case: 1 });
  });

  test("to nobody is kept and belongs to nobody, once", async () => {
    expect(await rig.firmSays({ id: "f1" })).toEqual({ outcome: "ignored", case: null });
    expect(await rig.firmSays({ id: "f1" })).toEqual({ outcome: "duplicate", case: null });
    expect(await rig.count("customers")).toBe(0);
  });

  test("that was given before the customer's last word does not count as an answer to it", async () => {
    await rig.complain({ id: "m1" });
    await rig.firmSays({ inReplyTo: "m1" });
    rig.sleepUntil(on("mon", "10:00"));
    await rig.complain({ threadId: "m1", text: "And now?" });
    await rig.firmSays({ inReplyTo: "m1", createdAt: on("mon", "09:30"), text: "Please send us your number." });
    expect((await rig.caseOf(1)).unansweredSince).not.toBeNull();
  });
});

describe("which case a word belongs to", () => {
  test("two customers in one thread are two cases", async () => {
    await rig.complain({ id: "m1", by: "jane", threadId: "t1" });
    await rig.complain({ id: "m2", by: "joe", threadId: "t1", inReplyTo: "m1" });
    expect(await rig.count("cases")).toBe(2);
  });

  test("what no rule is sure of waits in triage with the likeliest departments, and one click routes it", async () => {
    await rig.complain({ text: "I am so done with you." });
    await rig.settle();
    const card = rig.cardOf(1, "call-centre");
    expect(await rig.caseOf(1)).toMatchObject({ status: "triage", department: "call-centre" });
    const [first = ""] = labelsOf(card);
    expect(rig.desk().departments.map(({ name }) => name)).toContain(first);
    await rig.press("sam", card, first);
    expect(await rig.caseOf(1)).toMatchObject({ status: "unclaimed" });
    await rig.settle();
    expect(rig.cardOf(1, "call-centre").text).toContain(first);
  });

  test("a dismissed case lives again with the customer's next word", async () => {
    await rig.complain({ text: "What a great advert, I love smoke on water." });
    await rig.ask("jonas", "dismiss 1");
    expect(await rig.caseOf(1)).toMatchObject({ status: "dismissed" });
    expect(await rig.complain({ text: "No really, my dryer is dead." })).toEqual({ outcome: "attached", case: 1 });
    expect(await rig.caseOf(1)).toMatchObject({ status: "unclaimed", dismissal: null });
  });

  test("a resolved case comes back unless the word is a pleased one", async () => {
    await rig.complain({ by: "jane" });
    await rig.complain({ by: "joe" });
    for (const number of [1, 2]) {
      await rig.ask("raj", `claim ${number}`);
      await rig.ask("raj", `done ${number} sent the part`);
    }
    await rig.complain({ by: "jane", text: "It still does not heat." });
    await rig.complain({ by: "joe", text: "Works, thank you!" });
    expect(await rig.caseOf(1)).toMatchObject({ status: "claimed", assignee: "raj", generation: 2 });
    expect(await rig.caseOf(2)).toMatchObject({ status: "resolved", contacts: 2 });
  });

  test("a word long after the last one is a new case of a known customer", async () => {
    await rig.complain();
    rig.sleepUntil(plus(rig.startAt, 40 * DAY));
    expect(await rig.complain()).toEqual({ outcome: "created", case: 2 });
    expect(await rig.count("customers")).toBe(1);
  });

  test("a mail that waited is the beginning of the customer's wait, and that is charged to before us", async () => {
    await rig.complain({ source: "email", by: { email: "jane@example.com" }, createdAt: plus(rig.startAt, -9 * DAY) });
    const kase = await rig.caseOf(1);
    expect(kase).toMatchObject({ since: plus(rig.startAt, -9 * DAY), started: rig.startAt });
    expect(kase.clocks.find(({ kind }) => kind === "resolve")?.stretches[0]?.holder).toBe("before-us");
  });

  test("nobody's clock runs ahead of the desk: a word from the future is one of now", async () => {
    await rig.complain({ createdAt: plus(rig.startAt, HOUR) });
    expect((await rig.caseOf(1)).since).toBe(rig.startAt);
  });
});

test("the card of a new complaint says who, what and where, in each place that has to do with it", async () => {
  await rig.complain({
    by: { handle: "jane", name: "Jane Doe" },
    text: "The heating element is missing.",
    url: "https://x.example/1",
  });
  await rig.settle();
  for (const department of ["parts", "social"]) {
    const card = rig.cardOf(1, department);
    expect(card.text).toContain("FT-1 · Normal · Parts");
    expect(card.text).toContain("“The heating element is missing.” Jane Doe on X");
  }
  expect(rig.cardsIn("billing")).toEqual([]);
  expect(rig.queueIn("parts")?.text).toContain("FT-1");
  expect(rig.queueIn("social")).toBeUndefined();
});

test("the customer's next words are one line each in the thread, and the card counts them", async () => {
  await rig.complain();
  await rig.settle();
  rig.sleepUntil(plus(rig.now(), 5 * MINUTE));
  await rig.complain({ text: "Hello?" });
  await rig.complain({ text: "Anybody?" });
  await rig.settle();
  const card = rig.cardOf(1, "parts");
  expect(card.text).toContain("3 messages so far");
  expect(threadOf(card)).toHaveLength(2);
  expect(untimed(threadOf(card)[0] ?? "")).toMatch(/^@jane wrote again .*: Hello\?$/);
  expect(untimed(threadOf(card)[1] ?? "")).toMatch(/^@jane wrote again .*: Anybody\?$/);
});
