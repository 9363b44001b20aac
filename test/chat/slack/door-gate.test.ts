import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimed } from "../../support/door-cards.ts";
import { openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last, postCard, wordsTo } from "../../support/slack-door-cards.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import { asList } from "../../support/slack-front.ts";
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
    expect(last(wordsTo(rig, "raj"))).toBe(outsider);
    await rig.clickButton("raj", await postCard(rig, desk), "Claim");
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
    expect(last(wordsTo(rig, "raj"))).toBe(shared);
    await rig.mention("raj", "parts", "show 42", { outer: { is_ext_shared_channel: true } });
    await rig.until(() => rig.callsOf("chat.postEphemeral").length > 0);
    expect(last(wordsTo(rig, "raj"))).toBe(shared);
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
    expect(last(wordsTo(rig, "raj"))).toMatch(/^I cannot see whether this channel is shared/);
    expect(desk.asked).toEqual([]);
    await rig.sendCommand("raj", "show 42");
    expect(desk.asked).toHaveLength(1);
  });

  it("lets nobody in while Slack cannot say who they are", async () => {
    rig.front.bend((method) => (method === "users.info" ? { status: 500 } : null));
    await rig.sendCommand("raj", "show 42", { channel: "parts" });
    expect(last(wordsTo(rig, "raj"))).toBe("I could not check who is asking just now. Please try again in a minute.");
    expect(desk.asked).toEqual([]);
  });
});
