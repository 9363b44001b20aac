import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimed } from "../../support/door-cards.ts";
import { openTeamsDoor, type TeamsDesk } from "../../support/teams-desk.ts";
import { postCard, wordsTo } from "../../support/teams-door-cards.ts";
import { startTeamsRig, type TeamsRig, wordsOn } from "../../support/teams-rig.ts";

let rig: TeamsRig;
let desk: TeamsDesk;
const other = "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const outsider = "I work with members of this organisation only. Please ask a colleague who is one.";

beforeAll(async () => {
  rig = await startTeamsRig({ people: ["ana", "raj"], channels: ["parts"], chats: { night: ["ana", "raj"] } });
});
beforeEach(async () => {
  desk = await openTeamsDoor(rig);
  desk.answer(() => ({ card: claimed }));
});
afterEach(async () => {
  await desk.close();
  rig.forget();
  for (const channels of rig.teams.values()) for (const channel of channels) channel.type = "standard";
});
afterAll(() => rig.close());

describe("the gate", () => {
  it.each([
    ["a guest", { tenantId: tenantOfRig(), userRole: "guest" }],
    ["a guest by their name", { tenantId: tenantOfRig(), email: "raj_mail.example#EXT#@firm.example" }],
    ["somebody of another tenant", { tenantId: other }],
    ["somebody whose tenant nobody knows", { tenantId: undefined }],
    ["somebody without an account", { tenantId: tenantOfRig(), userRole: "anonymous" }],
    [
      "somebody who is not who they say",
      { tenantId: tenantOfRig(), aadObjectId: "00000000-0000-4000-8000-000000000099" },
    ],
  ])("keeps %s out by every way in", async (_name, facts) => {
    const card = await postCard(rig, desk);
    rig.who("raj").facts = facts;
    await rig.say("raj", "show 42", { channel: "parts" });
    expect(await wordsTo(rig, "raj")).toEqual([outsider]);
    expect((await rig.press("raj", card, "Claim")).json).toMatchObject({ value: outsider });
    const dialog = await rig.press("raj", card, "Wait");
    expect(wordsOn(dialog.json)).toContain(outsider);
    const search = { name: "composeExtension/query", value: { commandId: "findCase", parameters: [] } };
    expect((await rig.invoke("raj", { channel: "parts" }, search)).json).toEqual({
      composeExtension: { type: "message", text: outsider },
    });
    expect(desk.asked).toEqual([]);
  });

  it("says nothing to another bot", async () => {
    const activity = rig.activityOf("raj", "direct", { type: "message", text: "show 42" });
    await rig.send({ ...activity, from: { id: "28:another-bot", name: "Bot" } });
    expect(desk.asked).toEqual([]);
    expect(rig.posts()).toEqual([]);
  });

  it("says nothing of cases in a channel shared with others, and hears at once that it is", async () => {
    await rig.say("raj", "show 42", { channel: "parts" });
    expect(desk.asked).toHaveLength(1);
    for (const channel of rig.teams.get(rig.team) ?? []) if (channel.name === "parts") channel.type = "shared";
    const shared = { type: "conversationUpdate", channelData: undefined };
    const told = rig.activityOf("raj", { channel: "parts" }, shared);
    await rig.send({ ...told, channelData: { tenant: { id: tenantOfRig() }, eventType: "channelShared" } });
    await rig.say("raj", "show 42", { channel: "parts" });
    const words = await wordsTo(rig, "raj", 2);
    expect(words.at(-1)).toMatch(/^This channel is shared with another organisation/);
    expect(desk.asked).toHaveLength(1);
  });

  it("counts a channel it cannot find as shared", async () => {
    await rig.say("raj", "show 42", { channel: "nowhere" });
    expect(desk.asked).toEqual([]);
  });

  it("speaks in a group chat of colleagues, and not where somebody else sits in it", async () => {
    await rig.say("raj", "show 42", { chat: "night" });
    expect(desk.asked).toHaveLength(1);
    rig.who("ana").facts = { tenantId: other };
    desk.directory.forget();
    await rig.say("raj", "show 42", { chat: "night" });
    expect(desk.asked).toHaveLength(1);
  });

  it("lets nobody in while Teams cannot say who they are", async () => {
    rig.bend(({ method }) => (method === "GET" ? { status: 500 } : null));
    await rig.say("raj", "show 42", { channel: "parts" });
    expect(await wordsTo(rig, "raj")).toEqual([
      "I could not check who is asking just now. Please try again in a minute.",
    ]);
    expect(desk.asked).toEqual([]);
  });
});

function tenantOfRig(): string {
  return "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
}
