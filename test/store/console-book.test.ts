import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ConsoleBook } from "../../src/chat/console/console-ports.ts";
import type { Post } from "../../src/chat/ports.ts";
import { type Instant, instant } from "../../src/core/time/instant.ts";
import { openConsoleBook } from "../../src/store/console-book.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";
import { memoryConsoleBook } from "../support/memory-console-book.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const saying = (words: string): Post["content"] => ({ lines: [[{ kind: "text", text: words }]] });

let now: Instant = instant(1_000);
let changed: string[] = [];
const announce = (channel: string): void => {
  changed.push(channel);
};
const books: [string, () => ConsoleBook][] = [
  ["in PostgreSQL", () => openConsoleBook(rig.db, () => now, announce) as ConsoleBook],
  ["in memory", () => memoryConsoleBook(() => now, announce)],
];

/** The page is tested against the book in memory and runs on the one in PostgreSQL: what holds of one must of both. */
describe.each(books)("the console's book %s", (_name, open) => {
  let book: ConsoleBook;
  beforeEach(() => {
    now = instant(1_000);
    changed = [];
    book = open();
  });
  const write = (postId: string, given: Partial<Parameters<ConsoleBook["write"]>[0]> = {}) =>
    book.write({ channel: "parts", threadOf: null, postId, content: saying(postId), pin: false, ...given });

  test("keeps what was written, with desk time and room for a thread", async () => {
    const ref = await write("p1");
    expect(ref.channel).toBe("parts");
    expect(await book.message(ref)).toEqual({
      id: ref.message,
      channel: "parts",
      threadOf: null,
      postId: "p1",
      content: saying("p1"),
      pin: false,
      at: instant(1_000),
      editedAt: null,
      replies: 0,
      lastReply: null,
    });
    expect(changed).toEqual(["parts"]);
  });

  test("shows the latest main messages oldest first, and those before one", async () => {
    const refs = [];
    for (const n of [1, 2, 3, 4, 5]) refs.push(await write(`p${n}`));
    await write("pinned", { pin: true });
    await write("reply", { threadOf: refs[4]?.message ?? "" });
    await write("elsewhere", { channel: "billing" });
    const shown = async (page: { before?: string; limit: number }) =>
      (await book.messages("parts", page)).map(({ postId }) => postId);
    expect(await shown({ limit: 10 })).toEqual(["p1", "p2", "p3", "p4", "p5"]);
    expect(await shown({ limit: 2 })).toEqual(["p4", "p5"]);
    expect(await shown({ before: refs[3]?.message ?? "", limit: 2 })).toEqual(["p2", "p3"]);
    expect((await book.pinned("parts")).map(({ postId }) => postId)).toEqual(["pinned"]);
  });

  test("counts and keeps a thread's messages in order", async () => {
    const root = await write("p1");
    await write("r1", { threadOf: root.message });
    const last = await write("r2", { threadOf: root.message });
    expect((await book.thread(root)).map(({ postId }) => postId)).toEqual(["r1", "r2"]);
    expect(await book.message(root)).toMatchObject({ replies: 2, lastReply: last.message });
    expect(await book.thread(last)).toEqual([]);
  });

  test("edits in place and says when; what is gone cannot be edited", async () => {
    const ref = await write("p1");
    now = instant(2_000);
    expect(await book.edit(ref, saying("other"))).toBe(true);
    expect(await book.message(ref)).toMatchObject({ content: saying("other"), at: 1_000, editedAt: 2_000 });
    await book.remove(ref);
    expect(await book.message(ref)).toBeNull();
    expect(await book.edit(ref, saying("again"))).toBe(false);
  });

  test("takes a message away with its thread", async () => {
    const root = await write("p1");
    const reply = await write("r1", { threadOf: root.message });
    await book.remove(root);
    expect(await book.message(reply)).toBeNull();
    expect(await book.thread(root)).toEqual([]);
    expect(await book.messages("parts", { limit: 10 })).toEqual([]);
  });

  test("finds a post by its id, in its channel alone; the same post again is the same message", async () => {
    const ref = await write("p1");
    expect(await book.findPost("parts", "p1")).toEqual(ref);
    expect(await book.findPost("billing", "p1")).toBeNull();
    expect(await write("p1", { content: saying("as it is now") })).toEqual(ref);
    expect(await book.messages("parts", { limit: 10 })).toMatchObject([{ content: saying("as it is now") }]);
  });

  test("a message of another channel is not there", async () => {
    const ref = await write("p1");
    const elsewhere = { channel: "billing", message: ref.message };
    expect(await book.message(elsewhere)).toBeNull();
    expect(await book.edit(elsewhere, saying("x"))).toBe(false);
    await book.remove(elsewhere);
    expect(await book.message(ref)).not.toBeNull();
  });

  test("knows what a person has not read: neither pinned ones nor threads count", async () => {
    const first = await write("p1");
    await write("r1", { threadOf: first.message });
    await write("pinned", { pin: true });
    const last = await write("p2");
    expect(await book.reading("raj", ["parts", "billing"])).toEqual([
      { channel: "parts", last: last.message, readUpTo: null, unread: 2 },
    ]);
    await book.markRead("raj", "parts", first.message);
    await book.markRead("lee", "parts", last.message);
    expect(await book.reading("raj", ["parts"])).toMatchObject([{ readUpTo: first.message, unread: 1 }]);
    await book.markRead("raj", "parts", last.message);
    await book.markRead("raj", "parts", first.message);
    expect(await book.reading("raj", ["parts"])).toMatchObject([{ readUpTo: last.message, unread: 0 }]);
  });

  test("a channel in which nothing stands but what is pinned has nothing to read", async () => {
    await write("pinned", { pin: true });
    expect(await book.reading("raj", ["parts"])).toEqual([]);
  });

  test("reading is no change", async () => {
    const ref = await write("p1");
    changed = [];
    await book.markRead("raj", "parts", ref.message);
    await book.reading("raj", ["parts"]);
    expect(changed).toEqual([]);
  });

  test.each(["", "abc", "-1", "1e9", "99999999999999", "1; drop table cases"])(
    "an id that is none (%j) is not there",
    async (message) => {
      const ref = { channel: "parts", message };
      expect(await book.message(ref)).toBeNull();
      expect(await book.thread(ref)).toEqual([]);
      expect(await book.edit(ref, saying("x"))).toBe(false);
      await book.remove(ref);
    },
  );
});
