import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lineCard } from "../../../src/card/door-notes.ts";
import { waitForm } from "../../support/door-cards.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { last, postCard } from "../../support/slack-door-cards.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
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

describe("forms", () => {
  const openForm = async (): Promise<void> => {
    desk.answer(() => ({ form: waitForm }));
    await rig.clickButton("raj", await postCard(rig, desk), "Wait");
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
