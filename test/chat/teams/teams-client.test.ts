import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ConnectorRefused } from "../../../src/chat/teams/one-shot.ts";
import { openTeamsParts } from "../../support/teams-desk.ts";
import { startTeamsRig, type TeamsRig } from "../../support/teams-rig.ts";

let rig: TeamsRig;
beforeAll(async () => {
  rig = await startTeamsRig({ people: ["ana"], channels: ["parts"] });
});
afterEach(() => rig.forget());
afterAll(() => rig.close());

const message = { summary: "x", attachments: [{ contentType: "x", content: { type: "AdaptiveCard" } }] };
const spot = () => ({ serviceUrl: rig.serviceUrl, conversation: rig.channelId("parts") });

describe("the connector", () => {
  it.each<[string, Parameters<TeamsRig["bend"]>[0]]>([
    ["answers 500", () => ({ status: 500 })],
    ["answers 503", () => ({ status: 503 })],
    ["asks for patience", () => ({ status: 429, headers: { "retry-after": "1" } })],
    ["sends elsewhere", () => ({ status: 307, headers: { location: "/v3/conversations/x/activities" } })],
    ["acts and hangs up", () => "answer-lost"],
    ["never answers", () => "hang"],
  ])("gets each post once, whatever it does: it %s", async (_name, bent) => {
    const { client } = openTeamsParts(rig, { timeoutMs: 200 });
    rig.bend(bent);
    await expect(client.post(spot(), message)).rejects.toThrow();
    expect(rig.posts()).toHaveLength(1);
    await expect(client.edit(spot(), "1", message)).rejects.toThrow();
    await expect(client.openChat(rig.serviceUrl, "29:x", "t")).rejects.toThrow();
    expect(rig.calls).toHaveLength(3);
  });

  it("hears the bot's token, and what Microsoft says of a refusal", async () => {
    const { client } = openTeamsParts(rig);
    await client.post(spot(), message);
    await client.members(spot());
    expect(rig.calls.map(({ token }) => token)).toEqual(["Bearer a-token", "Bearer a-token"]);
    rig.bend(() => ({ status: 403, code: "BotNotInConversationRoster", headers: { "retry-after": "7" } }));
    const refused = await client.post(spot(), message).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConnectorRefused);
    expect(refused).toMatchObject({ status: 403, code: "BotNotInConversationRoster", retryAfterMs: 7_000 });
  });

  it("shows a message to one person alone by the address Teams has for that", async () => {
    const { client } = openTeamsParts(rig);
    await client.post(spot(), message, rig.who("ana").account);
    expect(rig.calls[0]).toMatchObject({
      query: { isTargetedActivity: "true" },
      body: { recipient: { id: rig.who("ana").account } },
    });
    expect(rig.whispersTo("ana")).toHaveLength(1);
  });

  it("sends a card as it was drawn", async () => {
    const { client } = openTeamsParts(rig);
    const content = { type: "AdaptiveCard", body: [{ type: "TextRun", text: "<at>x</at>", odd: { deep: [1, null] } }] };
    await client.post(spot(), {
      summary: "s",
      attachments: [{ contentType: "c", content }],
      channelData: { a: { b: 1 } },
    });
    expect(rig.calls[0]?.body).toEqual({
      type: "message",
      summary: "s",
      attachments: [{ contentType: "c", content }],
      channelData: { a: { b: 1 } },
    });
  });
});
