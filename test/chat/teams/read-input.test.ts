import { describe, expect, it } from "vitest";
import { keyOfPress, readActivity, readIncoming, readPressed } from "../../../src/chat/teams/read-input.ts";
import { readHtml, readText } from "../../../src/chat/teams/read-text.ts";

const bot = { text: "<at>Bot</at>", id: "28:bot", name: "Bot" };
const ana = { text: "<at>Ana</at>", id: "29:ana", name: "Ana" };

describe("readText", () => {
  it.each([
    ["<at>Bot</at> claim 42", [bot], "  claim 42"],
    ["claim 42 <at>Bot</at>", [bot], "claim 42  "],
    ["<at>Bot</at> pass 42 <at>Ana</at> why", [bot, ana], "  pass 42 <@29:ana> why"],
    ["<at>Ana</at> told 42 <at>Ana</at>", [ana], "<@29:ana> told 42 <at>Ana</at>"],
    ["told 42 1 &lt; 2 &amp;&nbsp;3", [], "told 42 1 < 2 & 3"],
    ["told 42 &amp;lt;b&amp;gt; &#39;x&#39;", [], "told 42 &lt;b&gt; 'x'"],
    ["&bogus; & &#9999999;", [], "&bogus; & &#9999999;"],
  ])("reads %j", (raw, mentions, wanted) => {
    expect(readText(raw, mentions, "28:bot").text).toBe(wanted);
  });

  it("takes a hundred kilobytes of opened brackets at once", { timeout: 1_000 }, () => {
    expect(readText("<at>".repeat(25_000), [bot], "28:bot").text).toHaveLength(100_000);
    expect(readHtml("<".repeat(100_000)).length).toBeLessThanOrEqual(100_000);
  });
});

describe("readHtml", () => {
  it.each([
    ["<p>One</p><p>two<br>three</p>", "One\ntwo\nthree"],
    ['<div><at id="0">Ana</at> said &quot;no&quot;</div>', 'Ana said "no"'],
    ["<script>alert(1)</script>x", "alert(1)x"],
    ["&lt;b&gt;", "<b>"],
    ["plain", "plain"],
  ])("reads %j", (html, wanted) => {
    expect(readHtml(html)).toBe(wanted);
  });
});

const activity = (conversation: object, rest: object = {}) =>
  readActivity({
    type: "message",
    id: "5",
    channelId: "msteams",
    serviceUrl: "https://smba.trafficmanager.net/emea/",
    from: { id: "29:ana", aadObjectId: "ABCDEF00-0000-4000-8000-000000000001" },
    conversation,
    channelData: { tenant: { id: "T" } },
    ...rest,
  });
const incoming = (conversation: object, rest: object = {}) => {
  const read = activity(conversation, rest);
  if (read === null) throw new Error("no activity");
  return readIncoming(read, "message");
};

describe("where something was said", () => {
  it.each([
    [{ id: "a:1x", conversationType: "personal" }, "person", null],
    [{ id: "19:c@thread.tacv2;messageid=5", conversationType: "channel" }, "channel", null],
    [{ id: "19:c@thread.tacv2;messageid=4", conversationType: "channel" }, "channel", "4"],
    [{ id: "19:c@thread.tacv2" }, "channel", null],
    [{ id: "19:g@thread.v2", conversationType: "groupChat", isGroup: true }, "chat", null],
    // Two colleagues, or a colleague and a stranger: the bot is not there.
    [{ id: "19:x_y@unq.gbl.spaces", conversationType: "personal" }, "chat", null],
  ])("%j is a %s", (conversation, kind, root) => {
    const read = incoming(conversation);
    expect(read.kind).toBe(kind);
    expect(read.at.direct).toBe(kind === "person");
    expect(read.at.thread?.message ?? null).toBe(root);
    expect(read.at.channel).not.toContain("messageid");
  });

  it("keeps the person's id in small letters, and no tenant when two are named", () => {
    const read = incoming({ id: "a:1", tenantId: "t" });
    expect(read.from.userId).toBe("abcdef00-0000-4000-8000-000000000001");
    expect(read.tenant).toBe("t");
    expect(incoming({ id: "a:1", tenantId: "other" }).tenant).toBeNull();
    expect(incoming({ id: "a:1" }, { channelData: {} }).tenant).toBeNull();
  });

  it("is nothing without a sender or a place", () => {
    expect(activity({ id: "" })).toBeNull();
    expect(activity({ id: "a:1" }, { from: undefined })).toBeNull();
    expect(readActivity("x")).toBeNull();
  });
});

describe("what was pressed", () => {
  const form = JSON.stringify({ ask: { verb: "wait", numbers: [42], args: { what: "x", until: "thu" } }, basis: null });
  const sent = (fields: string[], rest: object) => {
    const pressed = readPressed({ ...rest, followthrough: { form, fields, stamp: "s" } });
    if (pressed?.kind !== "form") throw new Error("no form");
    return pressed;
  };

  it("takes an emptied field for empty, and no field that the form did not have", () => {
    expect(sent(["what", "until"], { until: " fri " }).form.ask.args).toEqual({ until: "fri" });
    expect(sent(["what"], { what: "y", until: "sat", followup: "z" }).form.ask.args).toEqual({
      what: "y",
      until: "thu",
    });
    expect(sent(["constructor", "__proto__"], { constructor: "x" }).form.ask.args).toEqual({ what: "x", until: "thu" });
  });

  it("is the same asking when the same words are sent twice by one person", () => {
    const by = incoming({ id: "a:1" }, { replyToId: "9" });
    const key = (words: string) => keyOfPress(sent(["what"], { what: words }), by);
    expect(key("x")).toBe(key("x"));
    expect(key("x")).not.toBe(key("y"));
  });
});
