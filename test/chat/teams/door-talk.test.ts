import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimed, waitForm } from "../../support/door-cards.ts";
import { openTeamsDoor, type TeamsDesk } from "../../support/teams-desk.ts";
import { postCard, wordsTo } from "../../support/teams-door-cards.ts";
import { labelsIn, startTeamsRig, type TeamsRig, wordsOn } from "../../support/teams-rig.ts";

let rig: TeamsRig;
let desk: TeamsDesk;

beforeAll(async () => {
  rig = await startTeamsRig({ people: ["ana", "raj"], channels: ["parts"], chats: { night: ["ana", "raj"] } });
});
beforeEach(async () => {
  desk = await openTeamsDoor(rig);
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

describe("words to the bot", () => {
  it("are read without its name, and answered to the asker alone", async () => {
    desk.answer(() => ({ card: claimed }));
    await rig.say("raj", "claim 42", { channel: "parts" });
    expect(await wordsTo(rig, "raj")).toEqual(["Raj claimed FT-42."]);
    expect(desk.asked[0]).toMatchObject({
      ask: { verb: "claim", numbers: [42] },
      way: "words",
      by: { platform: "teams", userId: rig.who("raj").userId, tenant: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee" },
      at: { channel: rig.channelId("parts"), thread: null, direct: false, overheard: true },
    });
    expect(rig.messagesIn(rig.channelId("parts"))).toEqual([]);
  });

  it("come with the language in which the asker reads Teams", async () => {
    await rig.say("raj", "claim 42", { channel: "parts" }, { locale: "de-DE" });
    await rig.say("ana", "claim 42", { channel: "parts" });
    expect(desk.asked.map(({ by }) => by.locale)).toEqual(["de-DE", null]);
  });

  it("need no name in the direct chat, where the answer stands", async () => {
    desk.answer(() => ({ card: claimed }));
    await rig.say("raj", "claim 42");
    await rig.until(() => rig.directMessages("raj").length === 1);
    expect(desk.asked[0]?.at).toMatchObject({ direct: true, thread: null, overheard: false });
    expect(wordsOn(rig.directMessages("raj")[0]?.card)).toBe("Raj claimed FT-42.");
  });

  it("need no number in the chain under a card", async () => {
    const card = await postCard(rig, desk);
    await rig.say("raj", "claim", { channel: "parts", root: card.id });
    expect(desk.asked[0]).toMatchObject({
      ask: { verb: "claim", numbers: [] },
      at: { channel: rig.channelId("parts"), thread: { channel: rig.channelId("parts"), message: card.id } },
    });
  });

  it("are for the bot only when the entities name it, whatever the text says", async () => {
    await rig.say("raj", "claim 42", { channel: "parts" }, { entities: [] });
    expect(desk.asked).toEqual([]);
  });

  it("come by slash command too, seen by nobody else", async () => {
    const recipient = { id: "28:11111111-2222-4333-8444-555555555555", isTargeted: true };
    await rig.say("raj", "", { channel: "parts" }, { text: "/claim 42", entities: [], recipient });
    expect(desk.asked[0]?.at).toMatchObject({ direct: false, overheard: false });
    expect(desk.asked[0]).toMatchObject({ ask: { verb: "claim", numbers: [42] } });
  });

  it("name colleagues by who they are, and in words by their names", async () => {
    const { account, userId } = rig.who("ana");
    const entities = [
      { type: "mention", text: "<at>Followthrough</at>", mentioned: { id: "28:11111111-2222-4333-8444-555555555555" } },
      { type: "mention", text: "<at>Ana</at>", mentioned: { id: account, name: "Ana" } },
    ];
    await rig.say(
      "raj",
      "",
      { channel: "parts" },
      { text: "<at>Followthrough</at> pass 42 <at>Ana</at> she knows", entities },
    );
    expect(desk.asked[0]?.ask).toMatchObject({ verb: "pass", args: { to: `<@${userId}>`, why: "she knows" } });
    await rig.say(
      "raj",
      "",
      { channel: "parts" },
      { text: "<at>Followthrough</at> update 42 <at>Ana</at> rang &lt;b&gt;", entities },
    );
    expect(desk.asked[1]?.ask).toMatchObject({ verb: "update", args: { words: "@Ana rang <b>" } });
  });

  it("are answered once, however often Teams sends them", async () => {
    desk.answer(() => ({ card: claimed }));
    const activity = rig.activityOf("raj", "direct", { type: "message", text: "claim 42" });
    await Promise.all([rig.send(activity), rig.send(activity)]);
    await rig.send(activity);
    expect(desk.asked).toHaveLength(1);
  });

  it("bring a form with its fields in the answer itself, which becomes what came of it", async () => {
    desk.answer((asked) => (asked.way === "form" ? { card: claimed } : { form: waitForm }));
    await rig.say("raj", "wait 42 for x until y", { channel: "parts" });
    await wordsTo(rig, "raj");
    const [whisper] = rig.whispersTo("raj");
    if (whisper === undefined) throw new Error("nothing was said");
    expect(labelsIn(whisper.card)).toEqual(["Pass it on", "Wait for it"]);
    const heard = await rig.press("raj", whisper, "Wait for it", { what: "the plumber", until: "fri" });
    expect(desk.asked[1]).toMatchObject({
      way: "form",
      ask: { verb: "wait", numbers: [42], args: { what: "the plumber", until: "fri" } },
      basis: { status: "claimed" },
    });
    expect(heard.json).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    expect(wordsOn(heard.json.value)).toBe("Raj claimed FT-42.");
    await rig.until(() => wordsOn(rig.whispersTo("raj")[0]?.card) === "Raj claimed FT-42.");
  });
});

describe("the way of a private answer", () => {
  it.each([["the direct chat, where no message can be shown to one alone", { targeted: true }]])(
    "goes on to %s",
    async () => {
      desk.answer(() => ({ card: claimed }));
      rig.bend(({ targeted }) => (targeted ? { status: 400, code: "BadSyntax" } : null));
      await rig.say("raj", "claim 42", { channel: "parts" });
      await rig.until(() => rig.directMessages("raj").length === 1);
      expect(rig.messagesIn(rig.channelId("parts"))).toEqual([]);
    },
  );

  it("ends with a public line that says nothing of the case", async () => {
    desk.answer(() => ({ card: claimed }));
    rig.bend(({ method, path, targeted }) =>
      targeted || (method === "POST" && path === "/v3/conversations") ? { status: 403 } : null,
    );
    await postCard(rig, desk);
    await rig.say("raj", "claim 42", { channel: "parts", root: rig.messagesIn(rig.channelId("parts"))[0]?.id ?? "" });
    const line = await rig.until(() => rig.chainOf(rig.messagesIn(rig.channelId("parts"))[0] as never)[0]);
    expect(wordsOn(line.card)).toBe(
      "I could not answer you privately here. Please write to me directly and ask again.",
    );
  });
});
