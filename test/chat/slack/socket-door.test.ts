import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lineCard } from "../../../src/card/door-notes.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
import { wordsOf } from "../../support/slack-drawings.ts";
import { type SlackRig, startSlackRig } from "../../support/slack-rig.ts";
import { startSlackSocket } from "../../support/slack-socket.ts";

let rig: SlackRig;
let far: Awaited<ReturnType<typeof startSlackSocket>>;
let desk: SlackDesk;

beforeEach(async () => {
  rig = await startSlackRig({ people: ["raj"], channels: ["parts"] });
  far = await startSlackSocket();
  desk = await openSlackDoor(rig, { transport: { socket: { appToken: "xapp-1", apiUrl: far.apiUrl } } });
});
afterEach(async () => {
  await desk.close();
  await far.close();
  await rig.close();
});

const command = () => ({
  command: "/case",
  text: "claim 42",
  response_url: `${rig.front.url}/respond/raj-1`,
  trigger_id: "t.1",
  user_id: rig.userId("raj"),
  team_id: rig.team,
  channel_id: rig.channelId("parts"),
});
const mention = () => ({
  type: "event_callback",
  team_id: rig.team,
  event: {
    type: "app_mention",
    user: rig.userId("raj"),
    text: `<@${rig.botUserId}> claim 42`,
    ts: "18.1",
    channel: rig.channelId("parts"),
  },
});

describe("the Slack door on a socket", () => {
  it("answers a command in its acknowledgement", async () => {
    desk.answer(() => ({ card: lineCard("Raj claimed FT-42.") }));
    const heard = await far.send("e1", "slash_commands", command());
    expect(wordsOf(heard)).toContain("Raj claimed FT-42.");
    expect(desk.asked).toMatchObject([{ key: "slack/command/t.1", ask: { verb: "claim", numbers: [42] } }]);
  });

  it("acknowledges an event only after the desk has answered", async () => {
    const reached = held<void>();
    const slow = held<void>();
    desk.answer(async () => {
      reached.letGo();
      await slow.promise;
      return {};
    });
    const heard = far.send("e2", "events_api", mention());
    await reached.promise;
    desk.answer(() => ({}));
    await far.send("e3", "slash_commands", command());
    expect(far.acknowledged.has("e2")).toBe(false);
    slow.letGo();
    expect(await heard).toEqual({});
  });

  it("leaves an event that the desk could not take unacknowledged, so that it comes again", async () => {
    const reached = held<void>();
    desk.answer(() => {
      reached.letGo();
      throw new Error("no database");
    });
    far.send("e4", "events_api", mention());
    await reached.promise;
    desk.answer(() => ({}));
    await far.send("e5", "slash_commands", command());
    expect(far.acknowledged.has("e4")).toBe(false);
    const again = far.send("e6", "events_api", mention());
    expect(await again).toEqual({});
    expect(desk.asked.filter((asked) => asked.key.startsWith("slack/message/"))).toHaveLength(2);
  });

  it("opens no line before it is started, and closes it when it stops", async () => {
    expect(far.opened()).toBe(1);
    await desk.door.stop();
    await desk.start();
    expect(far.opened()).toBe(2);
  });
});
