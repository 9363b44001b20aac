import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lineCard } from "../../../src/card/door-notes.ts";
import { claimed, waitForm } from "../../support/door-cards.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last, postCard, wordsTo } from "../../support/slack-door-cards.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import { asJson } from "../../support/slack-front.ts";
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

describe("buttons", () => {
  it("asks what the label said, with what it implied", async () => {
    desk.answer(() => ({ card: claimed }));
    const message = await postCard(rig, desk);
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
    const message = await postCard(rig, desk);
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
    await rig.clickButton("raj", await postCard(rig, desk), "Claim");
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
    const clicked = rig.clickButton("raj", await postCard(rig, desk), "Wait");
    await rig.until(() => rig.viewOf("raj"));
    expect(wordsOf(rig.viewOf("raj")?.view.blocks)).toBe("One moment.");
    slow.letGo();
    expect((await clicked).status).toBe(200);
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("For what"));
    expect(last(rig.callsOf("views.update"))?.args.hash).toBe(asJson(rig.callsOf("views.open")[0]?.answer.view).hash);
  });

  it("says in the form why there is none", async () => {
    desk.answer(() => ({ card: lineCard("Maria has FT-42.") }));
    await rig.clickButton("raj", await postCard(rig, desk), "Wait");
    await rig.until(() => wordsOf(rig.viewOf("raj")?.view.blocks).includes("Maria has FT-42."));
    expect(rig.viewOf("raj")?.view.submit).toBeNull();
  });

  it("goes on inside the form when a choice in it is pressed", async () => {
    desk.answer(() => ({ form: waitForm }));
    await rig.clickButton("raj", await postCard(rig, desk), "Wait");
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
    await rig.clickButton("raj", await postCard(rig, desk), "Claim");
    await rig.until(() => rig.whispersTo("raj").some((whisper) => whisper.way === "ephemeral"));
    expect(last(rig.whispersTo("raj"))?.text).toBe("Raj claimed FT-42.");
  });

  it("does not ask the desk for a button of another time", async () => {
    const message = await postCard(rig, desk);
    const foreign = JSON.parse(JSON.stringify(message.blocks).replaceAll('\\"claim\\"', '\\"teleport\\"'));
    await rig.clickButton("raj", { ...message, blocks: foreign }, "Claim");
    await rig.until(() => rig.front.responses.length > 0);
    expect(last(wordsTo(rig, "raj"))).toBe("This button is from an older message. Please use the card as it is now.");
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
