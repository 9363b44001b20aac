import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card, Form } from "../../../src/card/card.ts";
import { lineCard } from "../../../src/card/door-notes.ts";
import { checkMessage, checkView } from "../../../src/chat/slack/check-limits.ts";
import { drawCard } from "../../../src/chat/slack/draw-card.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { asJson, asList } from "../../support/slack-front.ts";
import { labelsOf, type SlackMessage, type SlackRig, startSlackRig, wordsOf } from "../../support/slack-rig.ts";

let rig: SlackRig;
let desk: SlackDesk;

beforeAll(async () => {
  rig = await startSlackRig({ people: ["ana", "raj"], channels: ["parts"], privateChannels: ["inner"] });
});
beforeEach(async () => {
  desk = await openSlackDoor(rig);
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

const claimed = lineCard("Raj claimed FT-42.");
const caseCard: Card = {
  tone: "calm",
  plain: "FT-42 unclaimed",
  blocks: [
    { kind: "line", line: [{ kind: "strong", text: "FT-42" }] },
    {
      kind: "buttons",
      buttons: [
        {
          label: "Claim",
          ask: { verb: "claim", numbers: [42], args: {} },
          basis: { status: "unclaimed", assignee: null, offer: null },
          style: "primary",
          opens: false,
        },
        { label: "Wait", ask: { verb: "wait", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
      ],
    },
  ],
};
const waitForm: Form = {
  title: "Wait, FT-42",
  submit: "Wait",
  ask: { verb: "wait", numbers: [42], args: {} },
  basis: { status: "claimed", assignee: "raj", offer: null },
  intro: null,
  fields: [
    { id: "what", label: "For what", hint: null, required: true, initial: null, kind: "line", maxLength: 200 },
    {
      id: "until",
      label: "Until when",
      hint: null,
      required: true,
      initial: "thu",
      kind: "choice",
      options: [
        { value: "thu", label: "Thursday" },
        { value: "fri", label: "Friday" },
      ],
    },
  ],
  choices: [
    { label: "Pass it on", ask: { verb: "pass", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
  ],
};

/** The card in a channel, as the desk would have posted it. */
const postCard = async (channel = "parts"): Promise<SlackMessage> => {
  const drawn = drawCard(caseCard, { slackIdOf: () => null, stamp: "first" });
  const sent = await desk.client.chat.postMessage({ channel: rig.channelId(channel), ...drawn });
  return {
    channel: sent.channel ?? "",
    ts: sent.ts ?? "",
    thread: null,
    text: drawn.text,
    blocks: asList(drawn.blocks),
    raw: {},
  };
};
const last = <T>(list: readonly T[]): T | undefined => list.at(-1);
const wordsTo = (name: string): string[] => rig.whispersTo(name).map((whisper) => wordsOf(whisper.blocks));

describe("slash commands", () => {
  it("asks the desk once, as who asked and from where, and shows the answer to them alone", async () => {
    desk.answer(() => ({ card: claimed }));
    const heard = await rig.sendCommand("raj", "claim 42, 43", { channel: "parts" });
    expect(desk.asked).toEqual([
      {
        by: { platform: "slack", tenant: rig.team, userId: rig.userId("raj"), name: "Raj" },
        at: { channel: rig.channelId("parts"), thread: null, direct: false },
        key: expect.stringMatching(/^slack\/command\/.+/),
        ask: { verb: "claim", numbers: [42, 43], args: {} },
        basis: null,
        way: "words",
      },
    ]);
    expect(heard.json).toMatchObject({ response_type: "ephemeral", text: "Raj claimed FT-42." });
    expect(checkMessage({ text: String(heard.json.text), blocks: asList(heard.json.blocks) })).toEqual([]);
  });

  it("hands over what it could not read, for the desk to say so", async () => {
    await rig.sendCommand("raj", "clam 42", { channel: "parts" });
    expect(last(desk.asked)?.ask).toEqual({ unread: "unknown-verb", word: "clam", guess: "claim" });
  });

  it("reads Slack's writing of people, links and brackets", async () => {
    await rig.sendCommand("raj", `pass 42 <@${rig.userId("ana")}|ana> ask <@${rig.userId("raj")}> if 1 &lt; 2`, {
      channel: "parts",
    });
    expect(last(desk.asked)?.ask).toEqual({
      verb: "pass",
      numbers: [42],
      args: { to: `<@${rig.userId("ana")}>`, why: "ask @Raj if 1 < 2" },
    });
  });

  it("shows nothing for an empty answer", async () => {
    expect(await rig.sendCommand("raj", "claim 42", { channel: "parts" })).toMatchObject({ status: 200, body: "" });
  });

  it("opens the form that is the answer", async () => {
    desk.answer(() => ({ form: waitForm }));
    const heard = await rig.sendCommand("raj", "new", { channel: "parts" });
    expect(heard.body).toBe("");
    const open = rig.viewOf("raj");
    expect(open?.view.title).toMatchObject({ text: "Wait, FT-42" });
    expect(checkView({ ...open?.view, submit: open?.view.submit })).toEqual([]);
  });

  it("offers the form by a button when it could not open", async () => {
    desk.answer(() => ({ form: waitForm }));
    await rig.sendCommand("raj", "new", { channel: "parts", fields: { trigger_id: "used.up" } });
    const offer = last(rig.whispersTo("raj"));
    expect(labelsOf(offer?.blocks ?? [])).toEqual(["Open the form"]);
    if (offer === undefined) throw new Error("no offer");
    await rig.clickWhisper("raj", offer, "Open the form", "parts");
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("For what"));
    expect(last(desk.asked)).toMatchObject({ way: "button", ask: waitForm.ask, basis: waitForm.basis });
  });

  it("says that it is working on it when the desk is slow, and the answer when there is one", async () => {
    await desk.close();
    desk = await openSlackDoor(rig, { patienceMs: 20 });
    const slow = held<void>();
    desk.answer(async () => {
      await slow.promise;
      return { card: claimed };
    });
    await rig.sendCommand("raj", "claim 42", { channel: "parts" });
    expect(last(wordsTo("raj"))).toBe("Working on it.");
    slow.letGo();
    await rig.until(() => rig.front.responses.length > 0);
    expect(last(rig.whispersTo("raj"))).toMatchObject({ way: "response", text: "Raj claimed FT-42.", replaces: false });
  });

  it("says a sentence when the desk fails, and not what failed", async () => {
    desk.answer(() => {
      throw new Error("Jane's dryer in table cases");
    });
    const heard = await rig.sendCommand("raj", "claim 42", { channel: "parts" });
    expect(heard.status).toBe(200);
    expect(last(wordsTo("raj"))).toBe(
      "I could not finish that just now. Please look at the case before you try again.",
    );
    expect(desk.logged.join()).not.toContain("Jane");
  });
});

describe("buttons", () => {
  it("asks what the label said, with what it implied", async () => {
    desk.answer(() => ({ card: claimed }));
    const message = await postCard();
    await rig.clickButton("raj", message, "Claim");
    expect(last(desk.asked)).toMatchObject({
      at: { channel: rig.channelId("parts"), thread: null, direct: false },
      ask: { verb: "claim", numbers: [42], args: {} },
      basis: { status: "unclaimed", assignee: null, offer: null },
      way: "button",
    });
    await rig.until(() => rig.front.responses.length > 0);
    expect(last(rig.whispersTo("raj"))).toMatchObject({ way: "response", text: "Raj claimed FT-42.", replaces: false });
  });

  it("gives a double click one key and another person's another", async () => {
    const message = await postCard();
    await Promise.all([rig.clickButton("raj", message, "Claim"), rig.clickButton("raj", message, "Claim")]);
    await rig.clickButton("ana", message, "Claim");
    const [one, two, other] = desk.asked.map((asked) => asked.key);
    expect(one).toBe(two);
    expect(other).not.toBe(one);
  });

  it("draws a stale card anew in its place and says why to the clicker", async () => {
    desk.answer(() => ({
      refresh: lineCard("FT-42 claimed by Maria"),
      card: lineCard("Maria claimed FT-42 two seconds before you."),
    }));
    await rig.clickButton("raj", await postCard(), "Claim");
    await rig.until(() => rig.front.responses.length === 2);
    expect(rig.whispersTo("raj").slice(-2)).toMatchObject([
      { replaces: true, text: "FT-42 claimed by Maria", raw: { response_type: "in_channel" } },
      { replaces: false, text: "Maria claimed FT-42 two seconds before you.", raw: { response_type: "ephemeral" } },
    ]);
  });

  it("opens an empty form at once and draws the real one into it", async () => {
    const slow = held<void>();
    desk.answer(async () => {
      await slow.promise;
      return { form: waitForm };
    });
    const clicked = rig.clickButton("raj", await postCard(), "Wait");
    await rig.until(() => rig.viewOf("raj"));
    expect(wordsOf(rig.viewOf("raj")?.view.blocks)).toBe("One moment.");
    slow.letGo();
    expect((await clicked).status).toBe(200);
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("For what"));
    expect(last(rig.callsOf("views.update"))?.args.hash).toBe(asJson(rig.callsOf("views.open")[0]?.answer.view).hash);
  });

  it("says in the form why there is none", async () => {
    desk.answer(() => ({ card: lineCard("Maria has FT-42.") }));
    await rig.clickButton("raj", await postCard(), "Wait");
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("Maria has FT-42."));
    expect(rig.viewOf("raj")?.view.submit).toBeNull();
  });

  it("goes on inside the form when a choice in it is pressed", async () => {
    desk.answer(() => ({ form: waitForm }));
    await rig.clickButton("raj", await postCard(), "Wait");
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("For what"));
    const opened = rig.callsOf("views.open").length;
    desk.answer(() => ({ form: { ...waitForm, title: "Pass FT-42", choices: [] } }));
    await rig.clickInForm("raj", "Pass it on");
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.title) === "Pass FT-42");
    expect(last(desk.asked)).toMatchObject({
      ask: { verb: "pass", numbers: [42] },
      at: { channel: rig.channelId("parts") },
    });
    expect(rig.callsOf("views.open").length).toBe(opened);
  });

  it("answers by another way when the answer address is used up", async () => {
    rig.front.respondWith(404);
    desk.answer(() => ({ card: claimed }));
    await rig.clickButton("raj", await postCard(), "Claim");
    await rig.until(() => rig.whispersTo("raj").some((whisper) => whisper.way === "ephemeral"));
    expect(last(rig.whispersTo("raj"))?.text).toBe("Raj claimed FT-42.");
  });

  it("does not ask the desk for a button of another time", async () => {
    const message = await postCard();
    const foreign = JSON.parse(JSON.stringify(message.blocks).replaceAll('\\"claim\\"', '\\"teleport\\"'));
    await rig.clickButton("raj", { ...message, blocks: foreign }, "Claim");
    await rig.until(() => rig.front.responses.length > 0);
    expect(last(wordsTo("raj"))).toBe("This button is from an older message. Please use the card as it is now.");
    expect(desk.asked).toEqual([]);
  });

  it("answers a press it has no use for, so that Slack does not wait", async () => {
    const heard = await rig.sendInteraction({
      type: "block_actions",
      team: { id: rig.team },
      user: { id: rig.userId("raj") },
      trigger_id: "t",
      actions: [{ action_id: "value", block_id: "to", type: "static_select", action_ts: "1" }],
      view: { id: "V1", hash: "1" },
    });
    expect(heard.status).toBe(200);
    expect(desk.asked).toEqual([]);
  });
});

describe("forms", () => {
  const openForm = async (): Promise<void> => {
    desk.answer(() => ({ form: waitForm }));
    await rig.clickButton("raj", await postCard(), "Wait");
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("For what"));
  };

  it("asks with what was filled in, closes, and answers where it was opened", async () => {
    await openForm();
    desk.answer(() => ({ card: lineCard("FT-42 waits for the drum until Fri 12:00.") }));
    const heard = await rig.submitForm("raj", { what: "the drum", until: "fri" });
    expect(heard.body).toBe("");
    expect(last(desk.asked)).toMatchObject({
      way: "form",
      ask: { verb: "wait", numbers: [42], args: { what: "the drum", until: "fri" } },
      basis: waitForm.basis,
      at: { channel: rig.channelId("parts"), thread: null },
    });
    await rig.until(() => rig.whispersTo("raj").some((whisper) => whisper.way === "ephemeral"));
    expect(last(rig.whispersTo("raj"))?.text).toBe("FT-42 waits for the drum until Fri 12:00.");
    expect(rig.viewOf("raj")).toBeUndefined();
  });

  it("stays open with a sentence at its field", async () => {
    await openForm();
    desk.answer(() => ({
      problems: [
        { field: "until", sentence: "Parts is closed then. Try Mon 10:00." },
        { field: "gone", sentence: "And say for what." },
      ],
    }));
    const heard = await rig.submitForm("raj", { what: "x", until: "thu" });
    expect(heard.json).toEqual({
      response_action: "errors",
      errors: { until: "Parts is closed then. Try Mon 10:00.", what: "And say for what." },
    });
    expect(rig.viewOf("raj")).toBeDefined();
    desk.answer(() => ({}));
    expect((await rig.submitForm("raj", { what: "y", until: "thu" })).body).toBe("");
    expect(new Set(desk.asked.map((asked) => asked.key)).size).toBe(3);
  });

  it("turns into the next form when that is the answer", async () => {
    await openForm();
    desk.answer(() => ({ form: { ...waitForm, title: "Are you sure" } }));
    expect((await rig.submitForm("raj", { what: "x" })).json).toMatchObject({
      response_action: "update",
      view: { title: { text: "Are you sure" } },
    });
  });

  it("keeps what was typed when the desk fails", async () => {
    await openForm();
    desk.answer(() => {
      throw new Error("no database");
    });
    expect((await rig.submitForm("raj", { what: "x" })).json).toEqual({
      response_action: "errors",
      errors: { what: "I could not finish that just now. Please look at the case before you try again." },
    });
  });

  it("says that it is working on it when the desk is slow, and then what came of it", async () => {
    await desk.close();
    desk = await openSlackDoor(rig, { patienceMs: 60 });
    await openForm();
    const slow = held<void>();
    desk.answer(async () => {
      await slow.promise;
      return { card: lineCard("FT-42 waits.") };
    });
    const heard = await rig.submitForm("raj", { what: "x" });
    expect(wordsOf(heard.json.view)).toContain("Working on it.");
    slow.letGo();
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks) === "FT-42 waits.");
  });

  it("answers in the direct chat when the channel does not take it", async () => {
    await openForm();
    rig.front.bend((method) =>
      method === "chat.postEphemeral" ? { status: 200, body: { ok: false, error: "user_not_in_channel" } } : null,
    );
    desk.answer(() => ({ card: lineCard("FT-42 waits.") }));
    await rig.submitForm("raj", { what: "x" });
    await rig.until(async () => (await rig.directMessages("raj")).some((message) => message.text === "FT-42 waits."));
  });

  it("says in public only where to ask, when nothing private works", async () => {
    await openForm();
    rig.front.bend((method, args) =>
      method === "chat.postEphemeral" || (method === "chat.postMessage" && args.channel === rig.userId("raj"))
        ? { status: 200, body: { ok: false, error: "cannot_dm_bot" } }
        : null,
    );
    desk.answer(() => ({ card: lineCard("FT-42 waits for Jane's drum.") }));
    const before = (await rig.messagesIn("parts")).length;
    await rig.submitForm("raj", { what: "x" });
    await rig.until(async () => (await rig.messagesIn("parts")).length > before);
    const said = last(await rig.messagesIn("parts"));
    expect(said?.text).toBe("I could not answer you privately here. Please write to me directly and ask again.");
  });
});

describe("mentions and direct messages", () => {
  it("answers a mention to the asker alone", async () => {
    desk.answer(() => ({ card: claimed }));
    await rig.mention("raj", "parts", "claim 42");
    expect(last(desk.asked)).toMatchObject({
      way: "words",
      ask: { verb: "claim", numbers: [42] },
      at: { thread: null, direct: false },
    });
    await rig.until(() => rig.whispersTo("raj").length > 0);
    expect(rig.callsOf("chat.postEphemeral")).toMatchObject([
      { args: { user: rig.userId("raj"), channel: rig.channelId("parts"), parse: "none" } },
    ]);
  });

  it("needs no number in a thread, and answers in it", async () => {
    desk.answer(() => ({ card: claimed }));
    const card = await postCard();
    await rig.mention("raj", "parts", "done swapped the drum", { thread: card.ts });
    expect(last(desk.asked)).toMatchObject({
      ask: { verb: "done", numbers: [], args: { words: "swapped the drum" } },
      at: { thread: { channel: card.channel, message: card.ts } },
    });
    await rig.until(() => rig.callsOf("chat.postEphemeral").length > 0);
    expect(last(rig.callsOf("chat.postEphemeral"))?.args.thread_ts).toBe(card.ts);
  });

  it("answers a direct message in the direct chat", async () => {
    desk.answer(() => ({ card: claimed }));
    await rig.direct("raj", "claim 42");
    expect(last(desk.asked)).toMatchObject({ at: { direct: true, thread: null }, by: { userId: rig.userId("raj") } });
    await rig.until(async () =>
      (await rig.directMessages("raj")).some((message) => message.text === "Raj claimed FT-42."),
    );
  });

  it("offers a form by a button, since nothing opens by itself here", async () => {
    desk.answer(() => ({ form: waitForm }));
    await rig.mention("raj", "parts", "new");
    await rig.until(() => rig.whispersTo("raj").length > 0);
    expect(labelsOf(last(rig.whispersTo("raj"))?.blocks ?? [])).toEqual(["Open the form"]);
  });

  it("does once what Slack sends twice, and answers once", async () => {
    desk.answer(() => ({ card: claimed }));
    const event = {
      type: "app_mention",
      user: rig.userId("raj"),
      text: `<@${rig.botUserId}> claim 42`,
      ts: "18.1",
      channel: rig.channelId("parts"),
    };
    const retry = { headers: { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" } };
    const heard = await Promise.all([
      rig.sendEvent(event),
      rig.sendEvent(event, {}, retry),
      rig.sendEvent(event, {}, retry),
    ]);
    expect(heard.map((each) => each.status)).toEqual([200, 200, 200]);
    expect(desk.asked).toHaveLength(1);
    await rig.until(() => rig.whispersTo("raj").length > 0);
    await desk.door.stop();
    expect(rig.callsOf("chat.postEphemeral")).toHaveLength(1);
  });

  it("says no ok to what the desk could not take, so that Slack sends it again", async () => {
    const event = {
      type: "app_mention",
      user: rig.userId("raj"),
      text: `<@${rig.botUserId}> claim 42`,
      ts: "18.2",
      channel: rig.channelId("parts"),
    };
    desk.answer(() => {
      throw new Error("no database");
    });
    expect((await rig.sendEvent(event)).status).toBe(500);
    desk.answer(() => ({ card: claimed }));
    expect((await rig.sendEvent(event)).status).toBe(200);
    expect(desk.asked.map((asked) => asked.key)).toEqual([desk.asked[0]?.key, desk.asked[0]?.key]);
  });

  it("says ok only after the desk has answered", async () => {
    const reached = held<void>();
    const slow = held<void>();
    desk.answer(async () => {
      reached.letGo();
      await slow.promise;
      return {};
    });
    let heard = false;
    const sent = rig.mention("raj", "parts", "claim 42").then((answer) => {
      heard = true;
      return answer;
    });
    await reached.promise;
    for (let turn = 0; turn < 3; turn++) await rig.sendForm({ ssl_check: "1" });
    expect(heard).toBe(false);
    slow.letGo();
    expect((await sent).status).toBe(200);
  });

  it.each([
    ["its own words", { bot_id: "B0FOLLOWTHRU" }],
    ["another bot's", { bot_id: "B0OTHER" }],
    ["an edit", { subtype: "message_changed" }],
    ["talk in a channel", { channel_type: "channel" }],
  ])("leaves %s alone", async (_name, event) => {
    expect((await rig.direct("raj", "claim 42", event)).status).toBe(200);
    expect(desk.asked).toEqual([]);
  });
});

describe("the gate", () => {
  const outsider = "I work with members of this organisation only. Please ask a colleague who is one.";
  const shared =
    "This channel is shared with another organisation, so I say nothing about cases here. Write to me directly, or use a channel of your own.";

  it.each([
    ["a guest", { is_restricted: true }],
    ["a single-channel guest", { is_ultra_restricted: true, is_restricted: true }],
    ["a stranger", { is_stranger: true }],
    ["somebody of another workspace", { team_id: "T0OTHER" }],
    ["somebody who left", { deleted: true }],
  ])("keeps %s out by every way in", async (_name, facts) => {
    rig.front.people.set(rig.userId("raj"), facts);
    desk.answer(() => ({ card: claimed }));
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(last(wordsTo("raj"))).toBe(outsider);
    await rig.clickButton("raj", await postCard(), "Claim");
    await rig.mention("raj", "parts", "show 42");
    await rig.until(() => rig.whispersTo("raj").filter((whisper) => whisper.text === outsider).length >= 3);
    await rig.direct("raj", "show 42");
    expect(desk.asked).toEqual([]);
  });

  it("keeps a payload of another workspace out without asking Slack about anybody", async () => {
    const heard = await rig.sendCommand("raj", "show 42", { channel: "parts", fields: { team_id: "T0OTHER" } });
    expect(wordsOf(asList(heard.json.blocks))).toBe(outsider);
    expect(rig.callsOf("users.info")).toEqual([]);
  });

  it("says nothing to a bot", async () => {
    rig.front.people.set(rig.userId("raj"), { is_bot: true });
    expect((await rig.sendCommand("raj", "show 42", { channel: "parts" })).body).toBe("");
    expect(desk.asked).toEqual([]);
  });

  it("says nothing of cases in a channel shared with others", async () => {
    rig.front.channels.set(rig.channelId("parts"), { is_ext_shared: true });
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(last(wordsTo("raj"))).toBe(shared);
    await rig.mention("raj", "parts", "show 42", { outer: { is_ext_shared_channel: true } });
    await rig.until(() => rig.callsOf("chat.postEphemeral").length > 0);
    expect(last(wordsTo("raj"))).toBe(shared);
    expect(desk.asked).toEqual([]);
  });

  it("hears at once that a channel was shared", async () => {
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(desk.asked).toHaveLength(1);
    rig.front.channels.set(rig.channelId("parts"), { is_ext_shared: true });
    await rig.sendEvent({
      type: "channel_shared",
      connected_team_id: "T0OTHER",
      channel: rig.channelId("parts"),
      event_ts: "1.1",
    });
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(desk.asked).toHaveLength(1);
  });

  it("counts a channel it cannot see as shared, and a chat as not", async () => {
    rig.front.bend((method) =>
      method === "conversations.info" ? { status: 200, body: { ok: false, error: "channel_not_found" } } : null,
    );
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(last(wordsTo("raj"))).toMatch(/^I cannot see whether this channel is shared/);
    expect(desk.asked).toEqual([]);
    await rig.sendCommand("raj", "show 42");
    expect(desk.asked).toHaveLength(1);
  });

  it("lets nobody in while Slack cannot say who they are", async () => {
    rig.front.bend((method) => (method === "users.info" ? { status: 500 } : null));
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(last(wordsTo("raj"))).toBe("I could not check who is asking just now. Please try again in a minute.");
    expect(desk.asked).toEqual([]);
  });
});

describe("the receiver", () => {
  const body = "team_id=T000000001&user_id=U1&channel_id=C1&text=claim+42&trigger_id=1&response_url=x&command=%2Fcase";
  const kind = "application/x-www-form-urlencoded";

  it.each([
    ["a wrong secret", { secret: "another" }],
    ["yesterday's request", { ageSeconds: 86_400 }],
    ["tomorrow's request", { ageSeconds: -86_400 }],
    ["a signature that is none", { headers: { "x-slack-signature": "v0=00" } }],
  ])("refuses %s", async (_name, forged) => {
    expect((await rig.send(body, kind, forged)).status).toBe(401);
    expect(desk.asked).toEqual([]);
  });

  it("refuses a page that is too long, and what is no JSON", async () => {
    expect((await rig.send(`${body}&pad=${"x".repeat(1_100_000)}`, kind)).status).toBe(413);
    expect((await rig.send("{", "application/json")).status).toBe(400);
  });

  it("proves to Slack that the address is ours", async () => {
    expect(
      (await rig.send(JSON.stringify({ type: "url_verification", challenge: "abc" }), "application/json")).json,
    ).toEqual({ challenge: "abc" });
    expect((await rig.sendForm({ ssl_check: "1" })).status).toBe(200);
  });

  it("turns requests away while the door is shut, and takes them when it is open again", async () => {
    await desk.door.stop();
    expect((await rig.sendCommand("raj", "claim 42", { channel: "parts" })).status).toBe(503);
    await desk.start();
    expect((await rig.sendCommand("raj", "claim 42", { channel: "parts" })).status).toBe(200);
  });

  it("serves those inside before it shuts", async () => {
    const reached = held<void>();
    const slow = held<void>();
    desk.answer(async () => {
      reached.letGo();
      await slow.promise;
      return { card: claimed };
    });
    const sent = rig.sendCommand("raj", "claim 42", { channel: "parts" });
    await reached.promise;
    const stopped = desk.door.stop();
    slow.letGo();
    await stopped;
    expect(wordsOf((await sent).json)).toContain("Raj claimed FT-42.");
  });

  it("does not start for another workspace than the pinned one", async () => {
    await desk.close();
    await expect(openSlackDoor(rig, { pinnedTeam: "T0OTHER" })).rejects.toThrow("this desk works for T0OTHER");
    desk = await openSlackDoor(rig, { pinnedTeam: rig.team });
  });
});
