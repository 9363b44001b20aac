import { describe, expect, it } from "vitest";
import { consoleDeliverer } from "../../../src/chat/console/console-deliverer.ts";
import { consoleDirectory } from "../../../src/chat/console/console-directory.ts";
import type { PlaceAddress, Post } from "../../../src/chat/ports.ts";
import { plus } from "../../../src/core/time/instant.ts";
import { channels, friday, people } from "../../support/console-scene.ts";
import { memoryConsoleBook } from "../../support/memory-console-book.ts";

const desk = { channels: () => channels, people: () => people };
const parts: PlaceAddress = { kind: "channel", externalId: "parts" };
const raj: PlaceAddress = { kind: "person", externalId: "raj" };
const lines = (text: string): Post["content"] => ({ lines: [[{ kind: "text", text }]] });
const post = (postId: string, more: Partial<Post> = {}): Post => ({
  postId,
  ref: null,
  thread: null,
  content: lines(postId),
  pin: false,
  ...more,
});

const open = () => {
  let now = friday;
  const changed: string[] = [];
  const book = memoryConsoleBook(
    () => now,
    (channel) => changed.push(channel),
  );
  return { book, changed, deliverer: consoleDeliverer(book, desk), wait: (ms: number) => (now = plus(now, ms)) };
};

describe("delivering to the console", () => {
  it("puts a post into a channel and finds it again by its id", async () => {
    const { book, deliverer } = open();
    const outcome = await deliverer.put(parts, post("p1"));
    expect(outcome).toEqual({ did: "put", ref: { channel: "parts", message: expect.any(String) } });
    expect(await deliverer.find(parts, "p1")).toEqual(outcome.did === "put" ? outcome.ref : null);
    expect(await deliverer.find(raj, "p1")).toBeNull();
    expect(await deliverer.find(parts, "p2")).toBeNull();
    expect((await book.messages("parts", { limit: 9 })).map(({ content }) => content)).toEqual([lines("p1")]);
  });

  it("puts what is for a person into their direct chat", async () => {
    const { book, deliverer } = open();
    expect(await deliverer.put(raj, post("p1"))).toMatchObject({ did: "put", ref: { channel: "dm:raj" } });
    expect(await book.messages("dm:raj", { limit: 9 })).toHaveLength(1);
  });

  it("edits in place and says when", async () => {
    const { book, deliverer, wait } = open();
    const first = await deliverer.put(parts, post("p1"));
    if (first.did !== "put") throw new Error(first.did);
    wait(60_000);
    expect(await deliverer.put(parts, post("p1", { ref: first.ref, content: lines("now") }))).toEqual(first);
    const [message] = await book.messages("parts", { limit: 9 });
    expect(message).toMatchObject({ at: friday, editedAt: plus(friday, 60_000), content: lines("now") });
  });

  it("tells of a message that is gone, to edit or to answer under", async () => {
    const { book, deliverer } = open();
    const first = await deliverer.put(parts, post("p1"));
    if (first.did !== "put") throw new Error(first.did);
    await deliverer.remove(first.ref);
    expect(await deliverer.put(parts, post("p1", { ref: first.ref }))).toEqual({ did: "lost-message" });
    expect(await deliverer.put(parts, post("h1", { thread: first.ref }))).toEqual({ did: "lost-message" });
    expect(await book.messages("parts", { limit: 9 })).toEqual([]);
  });

  it("keeps history in the thread, in order and out of the conversation", async () => {
    const { book, deliverer } = open();
    const card = await deliverer.put(parts, post("p1"));
    if (card.did !== "put") throw new Error(card.did);
    await deliverer.put(parts, post("h1", { thread: card.ref }));
    await deliverer.put(parts, post("h2", { thread: card.ref }));
    expect((await book.thread(card.ref)).map(({ postId }) => postId)).toEqual(["h1", "h2"]);
    expect(await book.messages("parts", { limit: 9 })).toMatchObject([{ postId: "p1", replies: 2 }]);
  });

  it("keeps the pinned one apart", async () => {
    const { book, deliverer } = open();
    await deliverer.put(parts, post("queue", { pin: true }));
    expect((await book.pinned("parts")).map(({ postId }) => postId)).toEqual(["queue"]);
    expect(await book.messages("parts", { limit: 9 })).toEqual([]);
  });

  it.each<PlaceAddress>([
    { kind: "channel", externalId: "gone" },
    { kind: "person", externalId: "gone" },
    { kind: "channel", externalId: "dm:raj" },
  ])("tells of a place the desk no longer has: $kind $externalId", async (place) => {
    const { deliverer, changed } = open();
    expect(await deliverer.put(place, post("p1"))).toMatchObject({ did: "lost-place" });
    expect(changed).toEqual([]);
  });

  it("announces each change of a channel once", async () => {
    const { deliverer, changed } = open();
    const first = await deliverer.put(parts, post("p1"));
    if (first.did !== "put") throw new Error(first.did);
    await deliverer.put(parts, post("p1", { ref: first.ref }));
    await deliverer.put(raj, post("n1"));
    await deliverer.remove(first.ref);
    expect(changed).toEqual(["parts", "parts", "dm:raj", "parts"]);
  });
});

describe("the console's directory", () => {
  const directory = consoleDirectory(desk);

  it("knows the desk's people as members, by id and by mail", async () => {
    const known = { userId: "raj", tenant: "local", name: "Raj Patel", mail: "raj@example.com", standing: "member" };
    expect(await directory.person("raj")).toEqual(known);
    expect(await directory.personByMail("RAJ@example.com ")).toEqual(known);
    expect(await directory.person("nobody")).toBeNull();
    expect(await directory.personByMail("")).toBeNull();
  });

  it.each(["callcentre", "call-centre", "#call-centre"])("finds a channel as %j", async (address) => {
    expect(await directory.place(address)).toEqual({ externalId: "callcentre", internal: true, name: "call-centre" });
  });

  it("knows no place that is not the desk's", async () => {
    expect(await directory.place("elsewhere")).toBeNull();
    expect(await directory.quietUntil("raj", friday)).toBeNull();
  });
});
