import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimed, waitForm } from "../../support/door-cards.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last, postCard } from "../../support/slack-door-cards.ts";
import { labelsOf } from "../../support/slack-drawings.ts";
import { type SlackRig, startSlackRig } from "../../support/slack-rig.ts";

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

describe("mentions and direct messages", () => {
  it("answers a mention to the asker alone", async () => {
    desk.answer(() => ({ card: claimed }));
    await rig.mention("raj", "parts", "claim 42");
    expect(last(desk.asked)).toMatchObject({
      way: "words",
      ask: { verb: "claim", numbers: [42] },
      at: { thread: null, direct: false, overheard: true },
    });
    await rig.until(() => rig.whispersTo("raj").length > 0);
    expect(rig.callsOf("chat.postEphemeral")).toMatchObject([
      { args: { user: rig.userId("raj"), channel: rig.channelId("parts"), parse: "none" } },
    ]);
  });

  it("needs no number in a thread, and answers in it", async () => {
    desk.answer(() => ({ card: claimed }));
    const card = await postCard(rig, desk);
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
    expect(last(desk.asked)).toMatchObject({
      at: { direct: true, thread: null, overheard: false },
      by: { userId: rig.userId("raj") },
    });
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
