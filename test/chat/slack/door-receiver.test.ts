import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimed } from "../../support/door-cards.ts";
import { held, openSlackDoor, type SlackDesk } from "../../support/slack-desk.ts";
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

describe("the receiver", () => {
  const body = "team_id=T000000001&user_id=U1&channel_id=C1&text=claim+42&trigger_id=1&response_url=x&command=%2Fcase";
  const kind = "application/x-www-form-urlencoded";

  it.each([
    ["a wrong secret", { secret: "another" }],
    ["yesterday's request", { ageSeconds: 86_400 }],
    ["tomorrow's request", { ageSeconds: -86_400 }],
    ["a signature that is none", { headers: { "x-slack-signature": "v0=00" } }],
  ])("refuses %s", async (_name, forged) => {
    expect((await rig.send(body, kind, forged)).status).toBe(401);
    expect(desk.asked).toEqual([]);
  });

  it("refuses a page that is too long, and what is no JSON", async () => {
    expect((await rig.send(`${body}&pad=${"x".repeat(1_100_000)}`, kind)).status).toBe(413);
    expect((await rig.send("{", "application/json")).status).toBe(400);
  });

  it("proves to Slack that the address is ours", async () => {
    expect(
      (await rig.send(JSON.stringify({ type: "url_verification", challenge: "abc" }), "application/json")).json,
    ).toEqual({ challenge: "abc" });
    expect((await rig.sendForm({ ssl_check: "1" })).status).toBe(200);
  });

  it("turns requests away while the door is shut, and takes them when it is open again", async () => {
    await desk.door.stop();
    expect((await rig.sendCommand("raj", "claim 42", { channel: "parts" })).status).toBe(503);
    await desk.start();
    expect((await rig.sendCommand("raj", "claim 42", { channel: "parts" })).status).toBe(200);
  });

  it("serves those inside before it shuts", async () => {
    const reached = held<void>();
    const slow = held<void>();
    desk.answer(async () => {
      reached.letGo();
      await slow.promise;
      return { card: claimed };
    });
    const sent = rig.sendCommand("raj", "claim 42", { channel: "parts" });
    await reached.promise;
    let shut = false;
    const stopped = desk.door.stop().then(() => {
      shut = true;
    });
    for (let turn = 0; turn < 3; turn++) expect((await rig.sendForm({ ssl_check: "1" })).status).toBe(503);
    expect(shut).toBe(false);
    slow.letGo();
    await stopped;
    expect(wordsOf((await sent).json)).toContain("Raj claimed FT-42.");
  });

  it("does not start for another workspace than the pinned one", async () => {
    await desk.close();
    await expect(openSlackDoor(rig, { pinnedTeam: "T0OTHER" })).rejects.toThrow("this desk works for T0OTHER");
    desk = await openSlackDoor(rig, { pinnedTeam: rig.team });
  });
});
