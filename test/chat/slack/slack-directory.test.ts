import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createSlackClient } from "../../../src/chat/slack/slack-client.ts";
import { createSlackDirectory } from "../../../src/chat/slack/slack-directory.ts";
import { createWhoAmI } from "../../../src/chat/slack/slack-identity.ts";
import { instant, MINUTE, machineTime } from "../../../src/core/time/instant.ts";
import type { Json } from "../../support/slack-front.ts";
import { type SlackRig, startSlackRig } from "../../support/slack-rig.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

describe("the Slack directory", () => {
  let rig: SlackRig;
  let now = 0;
  const open = () => {
    const client = createSlackClient({ token: rig.botToken, apiUrl: rig.apiUrl, log: silent });
    return createSlackDirectory({ client, whoAmI: createWhoAmI(client), clock: () => machineTime(now) });
  };
  beforeAll(async () => {
    rig = await startSlackRig({
      people: ["ana", "raj"],
      channels: ["parts", ...Array.from({ length: 12 }, (_, index) => `room-${index}`)],
      privateChannels: ["inner"],
    });
  });
  afterEach(() => {
    rig.front.bend(null);
    rig.front.people.clear();
    rig.front.channels.clear();
  });
  afterAll(() => rig.close());

  it("knows a member by id and by mail", async () => {
    const raj = {
      userId: rig.userId("raj"),
      tenant: rig.team,
      name: "Raj",
      mail: "raj@firm.example",
      locale: null,
      standing: "member",
    };
    expect(await open().person(rig.userId("raj"))).toEqual(raj);
    expect(await open().personByMail("raj@firm.example")).toEqual(raj);
    expect(await open().person("U0NOBODY")).toBeNull();
    expect(await open().personByMail("nobody@firm.example")).toBeNull();
  });

  it.each<[string, Json]>([
    ["guest", { is_restricted: true }],
    ["guest", { is_restricted: true, is_ultra_restricted: true }],
    ["outsider", { is_stranger: true }],
    ["outsider", { team_id: "T0OTHER" }],
    ["member", { team_id: "T0OTHER", enterprise_user: { teams: ["T000000001"] } }],
    ["bot", { is_bot: true }],
    ["gone", { deleted: true }],
  ])("says %s for %j", async (standing, facts) => {
    rig.front.people.set(rig.userId("raj"), facts);
    expect((await open().person(rig.userId("raj")))?.standing).toBe(standing);
  });

  it("knows the language that somebody has chosen", async () => {
    rig.front.people.set(rig.userId("raj"), { locale: "de-DE" });
    expect((await open().person(rig.userId("raj")))?.locale).toBe("de-DE");
    expect((await open().person(rig.userId("ana")))?.locale).toBeNull();
  });

  it("finds a channel by id and by name, page by page", async () => {
    const parts = { externalId: rig.channelId("parts"), internal: true, name: "parts" };
    expect(await open().place(rig.channelId("parts"))).toEqual(parts);
    rig.front.bend(() => null);
    expect(await open().place("#parts")).toEqual(parts);
    expect(await open().place("Parts")).toEqual(parts);
    expect(await open().place("room-11")).toMatchObject({ name: "room-11" });
    expect(await open().place("inner")).toMatchObject({ externalId: rig.channelId("inner") });
    expect(await open().place("#nowhere")).toBeNull();
    expect(await open().place("C0NOWHERE9")).toBeNull();
  });

  it("follows cursors to the last page", async () => {
    let pages = 0;
    rig.front.bend((method, args) => {
      if (method !== "conversations.list") return null;
      pages++;
      const at = Number(args.cursor ?? 0);
      const channels = [{ id: `C0PAGE000${at}`, name: `page-${at}` }];
      return {
        status: 200,
        body: { ok: true, channels, response_metadata: { next_cursor: at < 3 ? String(at + 1) : "" } },
      };
    });
    await open()
      .place("#page-3")
      .catch(() => null);
    expect(pages).toBe(4);
  });

  it("takes Slack's word when it says nothing of sharing", async () => {
    rig.front.channels.set(rig.channelId("parts"), { is_ext_shared: undefined, is_shared: undefined });
    expect(await open().place(rig.channelId("parts"))).toMatchObject({ internal: true });
  });

  it("says that a shared channel is not internal, and nothing of one it cannot see", async () => {
    rig.front.channels.set(rig.channelId("parts"), { is_shared: true, is_ext_shared: true });
    expect(await open().place(rig.channelId("parts"))).toMatchObject({ internal: false });
    rig.front.bend((method) =>
      method === "conversations.info" ? { status: 200, body: { ok: false, error: "channel_not_found" } } : null,
    );
    expect(await open().place(rig.channelId("parts"))).toBeNull();
  });

  it("believes what it heard for five minutes, unless told that it changed", async () => {
    const directory = open();
    const raj = rig.userId("raj");
    const parts = rig.channelId("parts");
    const asked = () => [rig.callsOf("users.info").length, rig.callsOf("conversations.info").length];
    await directory.person(raj);
    await directory.place(parts);
    const before = asked();
    now += 5 * MINUTE - 1;
    await directory.person(raj);
    await directory.place(parts);
    expect(asked()).toEqual(before);
    directory.forget(parts);
    await directory.place(parts);
    now += 1;
    await directory.person(raj);
    expect(asked()).toEqual(before.map((count) => count + 1));
  });

  it("asks once for many askers, and again after a fault", async () => {
    const directory = open();
    rig.front.bend((method) => (method === "users.info" ? { status: 500 } : null));
    await expect(directory.person(rig.userId("ana"))).rejects.toThrow();
    rig.front.bend(null);
    const before = rig.callsOf("users.info").length;
    const [one, two] = await Promise.all([directory.person(rig.userId("ana")), directory.person(rig.userId("ana"))]);
    expect(one).toEqual(two);
    expect(rig.callsOf("users.info").length).toBe(before + 1);
  });

  it("knows until when somebody does not want to be disturbed, where it may ask", async () => {
    const directory = open();
    const at = instant(1_700_000_000_000);
    expect(await directory.quietUntil(rig.userId("raj"), at)).toBeNull();
    const dnd = (from: number, until: number, on = true) =>
      rig.front.bend((method) =>
        method === "dnd.info"
          ? {
              status: 200,
              body: {
                ok: true,
                dnd_enabled: on,
                next_dnd_start_ts: at / 1_000 + from,
                next_dnd_end_ts: at / 1_000 + until,
              },
            }
          : null,
      );
    dnd(-60, 3_600);
    expect(await directory.quietUntil(rig.userId("raj"), at)).toBe(at + 3_600_000);
    dnd(60, 3_600);
    expect(await directory.quietUntil(rig.userId("raj"), at)).toBeNull();
    dnd(-60, 3_600, false);
    expect(await directory.quietUntil(rig.userId("raj"), at)).toBeNull();
  });
});
