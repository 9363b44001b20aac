import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lineCard } from "../../../src/card/door-notes.ts";
import { openTeamsDoor, type TeamsDesk } from "../../support/teams-desk.ts";
import { startTeamsRig, type TeamsRig, type Where, wordsOn } from "../../support/teams-rig.ts";

let rig: TeamsRig;
let desk: TeamsDesk;
const bot = { id: "28:11111111-2222-4333-8444-555555555555" };

beforeAll(async () => {
  rig = await startTeamsRig({ people: ["ana", "raj"], channels: ["parts"], chats: { night: ["ana"] } });
});
beforeEach(async () => {
  desk = await openTeamsDoor(rig);
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

/** Teams says it twice, in either order. */
const install = async (where: Where): Promise<void> => {
  await rig.send(rig.activityOf("ana", where, { type: "conversationUpdate", membersAdded: [bot] }));
  await rig.send(rig.activityOf("ana", where, { type: "installationUpdate", action: "add" }));
};

describe("being added", () => {
  it("says one kind word to a person, once", async () => {
    await install("direct");
    await install("direct");
    expect(rig.directMessages("ana").map(({ card }) => wordsOn(card))).toEqual([
      "Hello. I see that complaints reach whoever can fix them. Type help to see what I understand.",
    ]);
    expect(desk.asked).toEqual([]);
  });

  it("says one to a team and to a group chat", async () => {
    await install({ channel: "parts" });
    expect(rig.messagesIn(rig.channelId("parts"))).toHaveLength(1);
    await install({ chat: "night" });
    expect(rig.messagesIn(rig.chatId("night"))).toHaveLength(1);
  });

  it("is silent when somebody else is added", async () => {
    await rig.send(
      rig.activityOf("ana", { chat: "night" }, { type: "conversationUpdate", membersAdded: [{ id: "29:x" }] }),
    );
    expect(rig.posts()).toEqual([]);
  });

  it("opens every channel of the team to the desk, and the direct chat to its reminders", async () => {
    const put = (kind: "channel" | "person", externalId: string) =>
      desk.deliverer.put(
        { kind, externalId },
        { postId: "p", ref: null, thread: null, content: { card: lineCard("x") }, pin: false },
      );
    expect(await put("channel", rig.channelId("parts"))).toMatchObject({ did: "lost-place" });
    expect(await desk.directory.place(rig.channelId("parts"))).toBeNull();
    await install({ channel: "general" });
    expect(await desk.directory.place(rig.channelId("parts"))).toEqual({
      externalId: rig.channelId("parts"),
      internal: true,
      name: "parts",
    });
    expect(await put("channel", rig.channelId("parts"))).toMatchObject({ did: "put" });
    // Raj has never spoken to the bot; the team's roster names him, by mail too.
    expect(await desk.directory.personByMail("Raj@Firm.example")).toMatchObject({ userId: rig.who("raj").userId });
    expect(await put("person", rig.who("raj").userId)).toMatchObject({ did: "put" });
    expect(rig.directMessages("raj")).toHaveLength(1);
    expect(await put("person", "00000000-0000-4000-8000-000000000099")).toMatchObject({ did: "lost-place" });
  });

  it("ends when it is taken away", async () => {
    await install({ channel: "parts" });
    await rig.send(rig.activityOf("ana", { channel: "parts" }, { type: "installationUpdate", action: "remove" }));
    expect(await desk.directory.place(rig.channelId("parts"))).toBeNull();
    await install("direct");
    await rig.send(rig.activityOf("ana", "direct", { type: "installationUpdate", action: "remove" }));
    expect((await desk.book.person(rig.who("ana").userId))?.chat).toBeNull();
    await install("direct");
    expect(rig.directMessages("ana")).toHaveLength(2);
  });

  it("tells of a person whom no direct chat reaches", async () => {
    await install({ channel: "parts" });
    rig.bend(({ method, path }) =>
      method === "POST" && path === "/v3/conversations" ? { status: 403, code: "BotNotInConversationRoster" } : null,
    );
    const address = { kind: "person" as const, externalId: rig.who("raj").userId };
    const post = { postId: "p", ref: null, thread: null, content: { card: lineCard("x") }, pin: false };
    expect(await desk.deliverer.put(address, post)).toEqual({
      did: "lost-place",
      why: "HTTP 403 BotNotInConversationRoster",
    });
  });
});
