import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkMessage, checkView } from "../../../src/chat/slack/check-limits.ts";
import { claimed, waitForm } from "../../support/door-cards.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last, wordsTo } from "../../support/slack-door-cards.ts";
import { labelsOf, wordsOf } from "../../support/slack-drawings.ts";
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

describe("slash commands", () => {
  it("asks the desk once, as who asked and from where, and shows the answer to them alone", async () => {
    desk.answer(() => ({ card: claimed }));
    const heard = await rig.sendCommand("raj", "claim 42, 43", { channel: "parts" });
    expect(desk.asked).toEqual([
      {
        by: { platform: "slack", tenant: rig.team, userId: rig.userId("raj"), name: "Raj", locale: null },
        at: { channel: rig.channelId("parts"), thread: null, direct: false, overheard: false },
        key: expect.stringMatching(/^slack\/command\/.+/),
        ask: { verb: "claim", numbers: [42, 43], args: {} },
        basis: null,
        way: "words",
      },
    ]);
    expect(heard.json).toMatchObject({ response_type: "ephemeral", text: "Raj claimed FT-42." });
    expect(checkMessage({ text: String(heard.json.text), blocks: asList(heard.json.blocks) })).toEqual([]);
  });

  it("says in which language the asker reads Slack", async () => {
    rig.front.people.set(rig.userId("ana"), { locale: "de-DE" });
    await rig.sendCommand("ana", "claim 42", { channel: "parts" });
    expect(last(desk.asked)?.by).toMatchObject({ userId: rig.userId("ana"), locale: "de-DE" });
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
    expect(last(wordsTo(rig, "raj"))).toBe("Working on it.");
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
    expect(last(wordsTo(rig, "raj"))).toBe(
      "I could not finish that just now. Please look at the case before you try again.",
    );
    expect(desk.logged.join()).not.toContain("Jane");
  });
});
