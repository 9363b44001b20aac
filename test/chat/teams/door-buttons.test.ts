import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/card/card.ts";
import { lineCard } from "../../../src/card/door-notes.ts";
import type { Answer } from "../../../src/chat/ports.ts";
import { claimed, waitForm } from "../../support/door-cards.ts";
import { held } from "../../support/slack-desk.ts";
import { asJson } from "../../support/teams-connector.ts";
import { openTeamsDoor, type TeamsDesk } from "../../support/teams-desk.ts";
import { postCard, wordsTo } from "../../support/teams-door-cards.ts";
import { actionIn, labelsIn, startTeamsRig, type TeamsRig, wordsOn } from "../../support/teams-rig.ts";

let rig: TeamsRig;
let desk: TeamsDesk;

beforeAll(async () => {
  rig = await startTeamsRig({ people: ["ana", "raj"], channels: ["parts"] });
});
beforeEach(async () => {
  desk = await openTeamsDoor(rig, { patienceMs: 150 });
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

const message = "application/vnd.microsoft.activity.message";

describe("a button on a card", () => {
  it("asks what its label says, once for each press of a drawing", async () => {
    desk.answer(() => ({ card: claimed }));
    const card = await postCard(rig, desk);
    const heard = await rig.press("raj", card, "Claim");
    expect(heard.json).toEqual({ statusCode: 200, type: message, value: "Raj claimed FT-42." });
    await rig.press("raj", card, "Claim");
    await rig.press("ana", card, "Claim");
    const [first, again, another] = desk.asked;
    expect(first).toMatchObject({
      way: "button",
      ask: { verb: "claim", numbers: [42] },
      basis: { status: "unclaimed", assignee: null, offer: null },
    });
    expect(again?.key).toBe(first?.key);
    expect(another?.key).not.toBe(first?.key);
  });

  it("works in clients that only know how to send it as a message", async () => {
    desk.answer(() => ({ card: claimed }));
    const card = await postCard(rig, desk);
    await rig.pressOldClient("raj", card, "Claim");
    expect(await wordsTo(rig, "raj")).toEqual(["Raj claimed FT-42."]);
    expect(desk.asked[0]).toMatchObject({ way: "button", ask: { verb: "claim", numbers: [42] } });
  });

  it("is drawn anew where it was out of date, and says so", async () => {
    desk.answer(() => ({ card: lineCard("FT-42 has changed."), refresh: lineCard("FT-42, claimed by Lee") }));
    const card = await postCard(rig, desk);
    const heard = await rig.press("raj", card, "Claim");
    expect(heard.json.type).toBe("application/vnd.microsoft.card.adaptive");
    expect(wordsOn(heard.json.value)).toBe("FT-42, claimed by Lee");
    expect(await wordsTo(rig, "raj")).toEqual(["FT-42 has changed."]);
    await rig.pressOldClient("raj", card, "Claim");
    await rig.until(() => wordsOn(rig.messages.get(card.id)?.card) === "FT-42, claimed by Lee");
  });

  it("is answered with a line and, where that is not enough, with a card only the clicker sees", async () => {
    const long: Card = { ...claimed, plain: "Raj claimed FT-42. ".repeat(40) };
    desk.answer(() => ({ card: long }));
    const heard = await rig.press("raj", await postCard(rig, desk), "Claim");
    expect(heard.json.value).toBe("I have answered you in a message that only you see.");
    expect(await wordsTo(rig, "raj")).toHaveLength(1);
    desk.answer(() => ({ form: waitForm }));
    await rig.press("raj", await postCard(rig, desk), "Claim");
    await wordsTo(rig, "raj", 2);
    expect(labelsIn(rig.whispersTo("raj")[1]?.card ?? {})).toContain("Wait for it");
  });

  it("says that it is working when the desk takes long, and tells the rest later", async () => {
    const slow = held<Answer>();
    desk.answer(() => slow.promise);
    const heard = await rig.press("raj", await postCard(rig, desk), "Claim");
    expect(heard.json.value).toBe("Working on it.");
    slow.letGo({ card: claimed });
    expect(await wordsTo(rig, "raj")).toEqual(["Raj claimed FT-42."]);
  });

  it("says sorry for a fault, without a word of what it was", async () => {
    desk.answer(() => {
      throw new Error("secret words");
    });
    const heard = await rig.press("raj", await postCard(rig, desk), "Claim");
    expect(heard.status).toBe(200);
    expect(heard.json.value).toMatch(/^I could not finish that just now/);
    expect(desk.logged.join()).not.toContain("secret");
  });

  it("knows that it is of another time, and never asks what a forger writes into it", async () => {
    const card = await postCard(rig, desk);
    for (const data of [
      {},
      { followthrough: { stamp: "x" } },
      {
        followthrough: {
          stamp: "x",
          button: '{"ask":{"verb":"drop","numbers":[1],"args":{}},"basis":null,"opens":false}',
        },
      },
      { followthrough: { stamp: "x", form: "{}" } },
    ]) {
      const value = { action: { type: "Action.Execute", verb: "ask", data } };
      const heard = await rig.invoke(
        "raj",
        { channel: "parts" },
        { name: "adaptiveCard/action", value, replyToId: card.id },
      );
      expect(heard.json.value).toMatch(/^This button is from an older message/);
    }
    expect(desk.asked).toEqual([]);
  });
});

describe("a dialog", () => {
  const open = async (): Promise<string> => wordsOn((await rig.press("raj", await postCard(rig, desk), "Wait")).json);

  it("opens from a button that says so, with the form in it", async () => {
    desk.answer(() => ({ form: waitForm }));
    expect(await open()).toContain("For what");
    expect(labelsIn(rig.dialogOf("raj"))).toEqual(["Pass it on", "Wait for it"]);
    expect(desk.asked[0]).toMatchObject({ way: "button", ask: { verb: "wait", numbers: [42], args: {} } });
  });

  it("stays open with what was typed and what was wrong with it", async () => {
    desk.answer((asked) =>
      asked.way === "form" ? { problems: [{ field: "until", sentence: "That is in the past." }] } : { form: waitForm },
    );
    await open();
    const heard = await rig.submitDialog(
      "raj",
      "Wait for it",
      { what: "the plumber", until: "fri" },
      { channel: "parts" },
    );
    const words = wordsOn(heard.json);
    expect(words).toContain("That is in the past.");
    expect(JSON.stringify(rig.dialogOf("raj"))).toContain('"value":"the plumber"');
    expect(JSON.stringify(rig.dialogOf("raj"))).toContain('"value":"fri"');
    desk.answer(() => ({ card: claimed }));
    const done = await rig.submitDialog("raj", "Wait for it", { until: "thu" }, { channel: "parts" });
    expect(wordsOn(done.json)).toContain("Raj claimed FT-42.");
    expect(desk.asked.at(-1)).toMatchObject({ way: "form", ask: { args: { what: "the plumber", until: "thu" } } });
  });

  it("takes the same words twice as one asking, and corrected ones as another", async () => {
    desk.answer((asked) => (asked.way === "form" ? { card: claimed } : { form: waitForm }));
    await open();
    const dialog = rig.dialogOf("raj");
    const submit = async (what: string): Promise<string | undefined> => {
      const data = { what, until: "thu", ...asJson(actionIn(dialog, "Wait for it").data) };
      await rig.invoke("raj", { channel: "parts" }, { name: "task/submit", value: { data } });
      return desk.asked.at(-1)?.key;
    };
    const first = await submit("x");
    expect(await submit("x")).toBe(first);
    expect(await submit("y")).not.toBe(first);
  });

  it("leads on from one form to the next, and ends with the answer", async () => {
    desk.answer(() => ({ form: waitForm }));
    await open();
    desk.answer(() => ({ form: { ...waitForm, title: "Pass on", choices: [], submit: "Pass" } }));
    await rig.submitDialog("raj", "Pass it on", {}, { channel: "parts" });
    expect(desk.asked.at(-1)).toMatchObject({ way: "button", ask: { verb: "pass" } });
    expect(labelsIn(rig.dialogOf("raj"))).toEqual(["Pass"]);
    desk.answer(() => ({}));
    expect(wordsOn((await rig.submitDialog("raj", "Pass", {}, { channel: "parts" })).json)).toContain("Done.");
  });

  it("says that it is working, and tells the rest privately", async () => {
    const slow = held<Answer>();
    desk.answer(() => slow.promise);
    expect(await open()).toContain("Working on it.");
    slow.letGo({ card: claimed });
    expect(await wordsTo(rig, "raj")).toEqual(["Raj claimed FT-42."]);
  });
});
