import { describe, expect, it } from "vitest";
import { withNames } from "../../../src/chat/name-people.ts";
import { readClick, readMessage, readSlashCommand, readSubmission } from "../../../src/chat/slack/read-input.ts";
import { readText } from "../../../src/chat/slack/read-text.ts";

describe("readText", () => {
  it.each<[string, string]>([
    ["<@U0BOT> claim 42", "  claim 42"],
    ["pass 42 <@U1|ana> she knows", "pass 42 <@U1> she knows"],
    ["pass 42 <@U1> she knows", "pass 42 <@U1> she knows"],
    ["told 42 1 &lt; 2 &amp; 3 &gt; 2", "told 42 1 < 2 & 3 > 2"],
    ["told 42 &amp;lt;b&amp;gt;", "told 42 &lt;b&gt;"],
    ["status <https://x.example/1?a=b&amp;c=d>", "status https://x.example/1?a=b&c=d"],
    ["status <https://x.example/|x.example>", "status https://x.example/"],
    ["update 42 see <https://x.example/1|the label>", "update 42 see the label (https://x.example/1)"],
    ["status <mailto:jane@mail.example|jane@mail.example>", "status jane@mail.example"],
    ["status <tel:+491511234|+49 151 1234>", "status +49 151 1234"],
    ["quiet <#C1|parts> 2h", "quiet #parts 2h"],
    ["pass 42 <!subteam^S1|@parts>", "pass 42 @parts"],
    ["update 42 <!here> look", "update 42 @here look"],
    ["update 42 due <!date^1700000000^{time}|14:00>", "update 42 due 14:00"],
    ["update 42 a < b", "update 42 a < b"],
  ])("reads %j", (raw, wanted) => {
    expect(readText(raw, "U0BOT").text).toBe(wanted);
  });

  it("tells who was mentioned, by which label", () => {
    expect(readText("<@U1|ana> and <@U2> and <@U1>", "U0BOT").mentioned).toEqual(
      new Map([
        ["U1", "ana"],
        ["U2", null],
      ]),
    );
  });

  it("puts names in the place of ids inside words", () => {
    expect(withNames("<@U1> rang <@U9>", new Map([["U1", "Ana Silva"]]))).toBe("@Ana Silva rang <@U9>");
  });

  it("takes 100 kB of opened brackets at once", { timeout: 1_000 }, () => {
    expect(readText("<".repeat(100_000), "U0BOT").text).toHaveLength(100_000);
    expect(readText("<@U1>".repeat(20_000), "U0BOT").mentioned.size).toBe(1);
  });
});

const command = {
  team_id: "T1",
  user_id: "U1",
  channel_id: "C1",
  text: "claim 42",
  trigger_id: "t.1",
  response_url: "https://hooks.example/1",
};

describe("readSlashCommand", () => {
  it("reads who, where and the words", () => {
    expect(readSlashCommand(command)).toEqual({
      from: { team: "T1", user: "U1" },
      at: { channel: "C1", thread: null, direct: false, overheard: false },
      shared: false,
      key: "slack/command/t.1",
      text: "claim 42",
      triggerId: "t.1",
      responseUrl: "https://hooks.example/1",
    });
  });
  it("knows a chat of two by its id", () => {
    expect(readSlashCommand({ ...command, channel_id: "D1" })?.at.direct).toBe(true);
  });
  it.each([[null], [undefined], ["text"], [{}], [{ ...command, user_id: 7 }]])("is null for %j", (body) => {
    expect(readSlashCommand(body)).toBeNull();
  });
});

const value = JSON.stringify({
  ask: { verb: "claim", numbers: [42], args: {} },
  basis: { status: "unclaimed", assignee: null, offer: null },
  opens: false,
});
const click = {
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U1" },
  trigger_id: "t.1",
  response_url: "https://hooks.example/1",
  channel: { id: "C1" },
  container: { type: "message", message_ts: "17.1", channel_id: "C1", is_ephemeral: false },
  message: { ts: "17.1" },
  actions: [{ type: "button", action_id: "ask:claim:0", block_id: "stamp.3", value }],
};

describe("readClick", () => {
  it("reads the ask and what the label implied", () => {
    expect(readClick(click)).toMatchObject({
      at: { channel: "C1", thread: null, direct: false, overheard: false },
      value: { ask: { verb: "claim", numbers: [42], args: {} }, basis: { status: "unclaimed" }, opens: false },
      view: null,
      ephemeral: false,
    });
  });

  it("has one key for one press of one drawing by one person", () => {
    const key = (over: object): string | undefined => readClick({ ...click, ...over })?.key;
    const again = key({ trigger_id: "t.2", response_url: "https://hooks.example/2" });
    expect(again).toBe(key({}));
    expect(key({ user: { id: "U2" } })).not.toBe(again);
    expect(key({ actions: [{ ...click.actions[0], block_id: "redrawn.3" }] })).not.toBe(again);
    expect(key({ actions: [{ ...click.actions[0], action_id: "ask:claim:1" }] })).not.toBe(again);
    expect(key({ channel: { id: "C2" } })).not.toBe(again);
  });

  it("has a key of its own for every form that is opened", () => {
    const opens = { ...click.actions[0], value: value.replace("false}", "true}") };
    const first = readClick({ ...click, actions: [opens] });
    expect(first?.value?.opens).toBe(true);
    expect(readClick({ ...click, trigger_id: "t.2", actions: [opens] })?.key).not.toBe(first?.key);
  });

  it("knows the thread it was clicked in", () => {
    const inThread = { ...click, message: { ts: "17.2", thread_ts: "17.1" }, container: { message_ts: "17.2" } };
    expect(readClick(inThread)?.at.thread).toEqual({ channel: "C1", message: "17.1" });
  });

  it("reads a press inside a form, and where that form came from", () => {
    const memory = JSON.stringify({
      ask: { verb: "more", numbers: [42], args: {} },
      basis: null,
      origin: { channel: "C7", thread: "17.7" },
    });
    const inView = {
      ...click,
      channel: undefined,
      container: undefined,
      message: undefined,
      response_url: undefined,
      view: { id: "V1", hash: "h", private_metadata: memory },
    };
    expect(readClick(inView)).toMatchObject({
      at: { channel: "C7", thread: { channel: "C7", message: "17.7" } },
      view: { id: "V1", hash: "h", origin: { channel: "C7", thread: "17.7" } },
    });
  });

  it.each([
    ["not JSON", "claim 42"],
    ["a verb that is gone", value.replace("claim", "teleport")],
    ["numbers that are none", value.replace("[42]", '["42"]')],
    ["nothing", undefined],
  ])("has no value for a button with %s", (_name, other) => {
    expect(readClick({ ...click, actions: [{ ...click.actions[0], value: other }] })?.value).toBeNull();
  });

  it.each([
    [null],
    [{}],
    [{ ...click, actions: [] }],
    [{ ...click, actions: [{ action_id: "value", block_id: "b" }] }],
  ])("is null for %j", (body) => {
    expect(readClick(body)).toBeNull();
  });
});

const submission = {
  type: "view_submission",
  team: { id: "T1" },
  user: { id: "U1" },
  view: {
    id: "V1",
    private_metadata: JSON.stringify({
      ask: { verb: "wait", numbers: [42], args: { what: "old", why: "kept" } },
      basis: null,
      origin: { channel: "C1", thread: null },
    }),
    blocks: [
      { type: "rich_text", block_id: "s.0" },
      { type: "input", block_id: "what" },
      { type: "input", block_id: "until" },
      { type: "input", block_id: "words" },
    ],
    state: {
      values: {
        what: { value: { type: "plain_text_input", value: null } },
        until: { value: { type: "static_select", selected_option: { text: {}, value: "thu 15:00" } } },
        words: { value: { type: "plain_text_input", value: " heating element " } },
      },
    },
  },
};

describe("readSubmission", () => {
  it("adds what was filled in, and takes away what was emptied", () => {
    expect(readSubmission(submission)).toMatchObject({
      ask: { verb: "wait", numbers: [42], args: { until: "thu 15:00", words: "heating element", why: "kept" } },
      at: { channel: "C1", thread: null, direct: false, overheard: false },
      viewId: "V1",
      fields: ["what", "until", "words"],
    });
    expect(readSubmission(submission)?.ask.args.what).toBeUndefined();
  });

  it("has one key for the same words and another for others", () => {
    const corrected = structuredClone(submission);
    corrected.view.state.values.words.value.value = "heating coil";
    expect(readSubmission(structuredClone(submission))?.key).toBe(readSubmission(submission)?.key);
    expect(readSubmission(corrected)?.key).not.toBe(readSubmission(submission)?.key);
  });

  it("is null for a view that is not ours", () => {
    expect(readSubmission({ ...submission, view: { ...submission.view, private_metadata: "" } })).toBeNull();
  });
});

const event = (over: object, outer: object = {}) => ({
  type: "event_callback",
  team_id: "T1",
  ...outer,
  event: { type: "app_mention", user: "U1", text: "<@U0BOT> claim 42", channel: "C1", ts: "17.1", ...over },
});

describe("readMessage", () => {
  it("reads a mention", () => {
    expect(readMessage(event({}))).toEqual({
      from: { team: "T1", user: "U1" },
      at: { channel: "C1", thread: null, direct: false, overheard: true },
      shared: false,
      key: "slack/message/C1/17.1",
      text: "<@U0BOT> claim 42",
    });
  });
  it("knows the thread and the shared channel", () => {
    expect(readMessage(event({ thread_ts: "16.1" }))?.at.thread).toEqual({ channel: "C1", message: "16.1" });
    expect(readMessage(event({ thread_ts: "17.1" }))?.at.thread).toBeNull();
    expect(readMessage(event({}, { is_ext_shared_channel: true }))?.shared).toBe(true);
  });
  it("reads a direct message", () => {
    expect(readMessage(event({ type: "message", channel_type: "im", channel: "D1" }))?.at.direct).toBe(true);
  });
  it.each([
    ["a bot", { bot_id: "B1" }],
    ["an edit", { type: "message", channel_type: "im", subtype: "message_changed" }],
    ["an edited mention", { edited: { ts: "1", user: "U1" } }],
    ["a join", { type: "message", channel_type: "im", subtype: "channel_join" }],
    ["talk in a channel", { type: "message", channel_type: "channel" }],
    ["no author", { user: undefined }],
  ])("leaves %s alone", (_name, over) => {
    expect(readMessage(event(over))).toBeNull();
  });
});
