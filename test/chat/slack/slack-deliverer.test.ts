import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../src/card/card.ts";
import { lineCard } from "../../../src/card/door-notes.ts";
import { en } from "../../../src/card/words/en.ts";
import type { PlaceAddress, Post } from "../../../src/chat/ports.ts";
import { createSlackClient } from "../../../src/chat/slack/slack-client.ts";
import { createSlackDeliverer } from "../../../src/chat/slack/slack-deliverer.ts";
import { line } from "../../support/lines.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import { asJson } from "../../support/slack-front.ts";
import { type SlackRig, startSlackRig } from "../../support/slack-rig.ts";
import { requiredScopes } from "../../support/slack-workspace.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const open = (rig: SlackRig, timeoutMs = 10_000) =>
  createSlackDeliverer({
    client: createSlackClient({ token: rig.botToken, apiUrl: rig.apiUrl, timeoutMs, log: silent }),
    slackIdOf: (id) => (id === "raj" ? "U0RAJ" : null),
    words: () => en,
    log: silent,
  });
const post = (postId: string, card: Card, over: Partial<Post> = {}): Post => ({
  postId,
  ref: null,
  thread: null,
  content: { card },
  pin: false,
  ...over,
});

describe("the Slack deliverer, with the required scopes", () => {
  let rig: SlackRig;
  let parts: PlaceAddress;
  beforeAll(async () => {
    rig = await startSlackRig({ people: ["ana", "raj"], channels: ["parts"], privateChannels: ["inner"] });
    parts = { kind: "channel", externalId: rig.channelId("parts") };
  });
  afterEach(() => rig.front.bend(null));
  afterAll(() => rig.close());

  it("posts a card, edits it in place and answers in its thread", async () => {
    const deliverer = open(rig);
    const put = await deliverer.put(parts, post("p1", lineCard("FT-42 unclaimed")));
    if (put.did !== "put") throw new Error(put.did);
    expect(await deliverer.put(parts, post("p1", lineCard("FT-42 claimed"), { ref: put.ref }))).toEqual(put);
    const history = {
      content: { lines: [line("10:05 Raj claimed it."), line("10:06 Raj wrote a note.")] },
      thread: put.ref,
    };
    expect(await deliverer.put(parts, post("p2", lineCard(""), history))).toMatchObject({ did: "put" });

    const [card, ...others] = await rig.messagesIn("parts");
    expect(others).toEqual([]);
    expect(card?.text).toBe("FT-42 claimed");
    expect(wordsOf(card?.blocks)).toBe("FT-42 claimed");
    const [reply] = await rig.threadOf({ channel: put.ref.channel, ts: put.ref.message });
    expect(reply?.text).toBe("10:05 Raj claimed it.\n10:06 Raj wrote a note.");
  });

  it("sends what keeps text from mentioning and unfurling, on edits too, and only an opaque id as metadata", async () => {
    const deliverer = open(rig);
    const put = await deliverer.put(parts, post("p3", lineCard("one")));
    if (put.did !== "put") throw new Error(put.did);
    await deliverer.put(parts, post("p3", lineCard("two"), { ref: put.ref }));
    for (const method of ["chat.postMessage", "chat.update"]) {
      const args = rig.callsOf(method).at(-1)?.args ?? {};
      expect(args).toMatchObject({ parse: "none", unfurl_links: "false", unfurl_media: "false" });
      expect(args.metadata).toEqual({ event_type: "followthrough_post", event_payload: { post_id: "p3" } });
      expect(args).not.toHaveProperty("link_names");
    }
  });

  it("stamps every drawing anew", async () => {
    const deliverer = open(rig);
    const put = await deliverer.put(parts, post("p4", lineCard("one")));
    if (put.did !== "put") throw new Error(put.did);
    await deliverer.put(parts, post("p4", lineCard("one"), { ref: put.ref }));
    const stamps = [rig.callsOf("chat.postMessage"), rig.callsOf("chat.update")].map((calls) =>
      JSON.stringify(calls.at(-1)?.args.blocks),
    );
    expect(stamps[0]).not.toBe(stamps[1]);
  });

  it("writes to a person and keeps the chat's own id", async () => {
    const put = await open(rig).put(
      { kind: "person", externalId: rig.userId("raj") },
      post("p5", lineCard("FT-42 falls due at 16:30.")),
    );
    expect(put).toMatchObject({ did: "put", ref: { channel: expect.stringMatching(/^D/) } });
    expect((await rig.directMessages("raj")).map((message) => message.text)).toEqual(["FT-42 falls due at 16:30."]);
  });

  it("reads back a direct message it sent, and says null where it may not read", async () => {
    const deliverer = open(rig);
    const raj: PlaceAddress = { kind: "person", externalId: rig.userId("raj") };
    expect(await deliverer.find(raj, "p6")).toBeNull();
    const put = await deliverer.put(raj, post("p6", lineCard("Good morning Raj.")));
    if (put.did !== "put") throw new Error(put.did);
    expect(await deliverer.find(raj, "p6")).toEqual(put.ref);
    expect(await deliverer.find(raj, "p-never")).toBeNull();
    expect(await deliverer.find(parts, "p1")).toBeNull();
  });

  it("removes a message, and one that is gone already", async () => {
    const deliverer = open(rig);
    const put = await deliverer.put(
      { kind: "channel", externalId: rig.channelId("inner") },
      post("p7", lineCard("orphan")),
    );
    if (put.did !== "put") throw new Error(put.did);
    await deliverer.remove(put.ref);
    await deliverer.remove(put.ref);
    expect(await rig.messagesIn("inner")).toEqual([]);
  });

  it("leaves a card unpinned without the scope, and asks Slack only once", async () => {
    const deliverer = open(rig);
    expect(await deliverer.put(parts, post("p8", lineCard("queue"), { pin: true }))).toMatchObject({ did: "put" });
    expect(await deliverer.put(parts, post("p9", lineCard("queue"), { pin: true }))).toMatchObject({ did: "put" });
    expect(rig.callsOf("pins.add").map((call) => call.answer.error)).toEqual(["missing_scope"]);
  });

  it("tells lost places from lost messages", async () => {
    const deliverer = open(rig);
    const nowhere: PlaceAddress = { kind: "channel", externalId: "C0NOWHERE" };
    expect(await deliverer.put(nowhere, post("p10", lineCard("x")))).toEqual({
      did: "lost-place",
      why: "channel_not_found",
    });
    const gone = { channel: rig.channelId("parts"), message: "1.000001" };
    expect(await deliverer.put(parts, post("p11", lineCard("x"), { ref: gone }))).toEqual({ did: "lost-message" });
  });

  it("hands a 429 back at once, for the place or for the workspace", async () => {
    const deliverer = open(rig);
    rig.front.bend(() => ({
      status: 429,
      headers: { "retry-after": "17" },
      body: { ok: false, error: "ratelimited" },
    }));
    const before = rig.front.calls.length;
    expect(await deliverer.put(parts, post("p12", lineCard("x")))).toEqual({ did: "wait", ms: 17_000, scope: "place" });
    const ref = { channel: rig.channelId("parts"), message: "1.1" };
    expect(await deliverer.put(parts, post("p12", lineCard("x"), { ref }))).toEqual({
      did: "wait",
      ms: 17_000,
      scope: "workspace",
    });
    rig.front.bend(() => ({ status: 429 }));
    expect(await deliverer.put(parts, post("p12", lineCard("x")))).toEqual({ did: "wait", ms: 30_000, scope: "place" });
    expect(rig.front.calls.length - before).toBe(3);
  });

  it.each([500, 502, 503, 504])("sends once and does not know after HTTP %i", async (status) => {
    const before = rig.front.calls.length;
    rig.front.bend(() => ({ status }));
    expect(await open(rig).put(parts, post("p13", lineCard("x")))).toEqual({ did: "unknown", why: `HTTP ${status}` });
    expect(rig.front.calls.length - before).toBe(1);
  });

  it("does not know when Slack says nothing in time", async () => {
    rig.front.bend(() => "hang");
    expect(await open(rig, 50).put(parts, post("p14", lineCard("x")))).toEqual({ did: "unknown", why: "timed out" });
  });

  it("does not know when the answer is lost, though the post is there", async () => {
    const deliverer = open(rig);
    const inner: PlaceAddress = { kind: "channel", externalId: rig.channelId("inner") };
    rig.front.bend((method) => (method === "chat.postMessage" ? "answer-lost" : null));
    expect(await deliverer.put(inner, post("p15", lineCard("once")))).toEqual({ did: "unknown", why: "no connection" });
    expect((await rig.messagesIn("inner")).map((message) => message.text)).toEqual(["once"]);
  });
});

describe("the Slack deliverer, with the optional scopes", () => {
  let rig: SlackRig;
  let parts: PlaceAddress;
  beforeAll(async () => {
    const scopes = [...requiredScopes, "channels:history", "groups:history", "pins:write"];
    rig = await startSlackRig({ people: ["ana"], channels: ["parts"], scopes });
    parts = { kind: "channel", externalId: rig.channelId("parts") };
  });
  afterEach(() => rig.front.bend(null));
  afterAll(() => rig.close());

  it("finds a post whose answer was lost, in the channel and in a thread, even after a restart", async () => {
    const deliverer = open(rig);
    rig.front.bend((method) => (method === "chat.postMessage" ? "answer-lost" : null));
    expect(await deliverer.put(parts, post("root", lineCard("FT-42")))).toMatchObject({ did: "unknown" });
    const root = await deliverer.find(parts, "root");
    expect(root).not.toBeNull();
    expect(
      await deliverer.put(parts, post("reply", lineCard(""), { thread: root, content: { lines: [line("10:05")] } })),
    ).toMatchObject({ did: "unknown" });
    const [reply] = await rig.threadOf({ channel: root?.channel ?? "", ts: root?.message ?? "" });
    const wanted = { channel: rig.channelId("parts"), message: reply?.ts };
    expect(await deliverer.find(parts, "reply")).toEqual(wanted);
    expect(await open(rig).find(parts, "reply")).toEqual(wanted);
    expect(await open(rig).find(parts, "never")).toBeNull();
  });

  it("pins what is to be kept in sight", async () => {
    const put = await open(rig).put(parts, post("queue", lineCard("queue"), { pin: true }));
    expect(put).toMatchObject({ did: "put" });
    expect(asJson(rig.callsOf("pins.add").at(-1)?.answer).ok).toBe(true);
  });
});
