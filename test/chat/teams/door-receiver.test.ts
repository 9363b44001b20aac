import { request as httpRequest } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isConnector } from "../../../src/chat/teams/service-urls.ts";
import { createTeamsClient } from "../../../src/chat/teams/teams-client.ts";
import { openTeamsDoor, type TeamsDesk } from "../../support/teams-desk.ts";
import type { Forged } from "../../support/teams-keys.ts";
import { startTeamsRig, type TeamsRig } from "../../support/teams-rig.ts";

let rig: TeamsRig;
let desk: TeamsDesk;

beforeAll(async () => {
  rig = await startTeamsRig({ people: ["ana"], channels: ["parts"] });
});
beforeEach(async () => {
  desk = await openTeamsDoor(rig);
});
afterEach(async () => {
  await desk.close();
  rig.forget();
});
afterAll(() => rig.close());

const said = () => rig.activityOf("ana", "direct", { type: "message", text: "help" });

describe("who may call", () => {
  it("lets Teams itself in", async () => {
    expect((await rig.send(said())).status).toBe(200);
    expect(desk.asked).toHaveLength(1);
  });

  it.each<[string, Forged]>([
    ["for another bot", { audience: "99999999-2222-4333-8444-555555555555" }],
    ["of another issuer", { issuer: "https://login.microsoftonline.com/tenant/v2.0" }],
    ["of the emulator's issuer", { issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/" }],
    ["signed with another key", { key: "other" }],
    ["signed with a key nobody published", { key: "other", kid: "theirs" }],
    ["that has ended", { endsIn: -3_600 }],
    ["for another server", { serviceUrl: "https://smba.trafficmanager.net/emea/" }],
    ["that names no server", { serviceUrl: null }],
    ["signed with nothing", { algorithm: "none" }],
    ["that calls its algorithm HS256", { algorithm: "HS256" }],
  ])("refuses a token %s", async (_name, forged) => {
    expect(await rig.send(said(), forged)).toMatchObject({ status: 401, json: {} });
    expect(desk.asked).toEqual([]);
    expect(rig.calls).toEqual([]);
  });

  it.each([
    ["no token", ""],
    ["no bearer", "Basic YTpi"],
    ["words for a token", "Bearer x.y.z"],
  ])("refuses %s", async (_name, authorization) => {
    expect((await rig.send(said(), { authorization })).status).toBe(401);
    expect(desk.asked).toEqual([]);
  });

  it("refuses other channels of the same service, which prove themselves in weaker ways", async () => {
    for (const channelId of ["emulator", "AseChannel", "webchat", "directline"])
      expect((await rig.send({ ...said(), channelId })).status).toBe(403);
    expect(desk.asked).toEqual([]);
  });

  it("refuses a server that is not Microsoft's before anything is asked of it", async () => {
    for (const serviceUrl of ["https://evil.example/", "http://10.0.0.1:80/", "https://127.0.0.1/", "x"])
      expect((await rig.send({ ...said(), serviceUrl })).status).toBe(403);
    expect(rig.calls).toEqual([]);
  });

  it.each([
    ["https://smba.trafficmanager.net/emea/", true],
    ["https://smba.trafficmanager.net/teams/", true],
    ["https://smba.infra.gcc.teams.microsoft.com/gcc/", true],
    ["http://smba.trafficmanager.net/emea/", false],
    ["https://smba.trafficmanager.net.evil.example/", false],
    ["https://evil.example/smba.trafficmanager.net", false],
    ["https://x.smba.trafficmanager.net/", false],
    ["https://smba.trafficmanager.net:8443/", false],
    ["https://user@smba.trafficmanager.net/", false],
    ["https://smba.trafficmanager.net/?to=evil", false],
    ["smba.trafficmanager.net", false],
  ])("answers at %s: %s", (url, wanted) => {
    expect(isConnector(url)).toBe(wanted);
  });

  it("refuses another tenant, one that is not named, and two that differ", async () => {
    const other = "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    const { conversation, channelData: _ours, ...rest } = said();
    const without = { ...(conversation as object), tenantId: undefined };
    for (const changed of [
      { ...said(), channelData: { tenant: { id: other } } },
      {
        ...rest,
        conversation: { ...(conversation as object), tenantId: other },
        channelData: { tenant: { id: other } },
      },
      { ...rest, conversation: without },
    ])
      expect(await rig.send(changed)).toMatchObject({ status: 403, json: {} });
    expect(desk.asked).toEqual([]);
    expect(rig.calls).toEqual([]);
  });

  it("refuses what is no activity, and what is far too long", async () => {
    expect((await rig.send({ hello: 1 })).status).toBe(400);
    expect((await rig.send({ ...said(), text: "x".repeat(2_000_000) })).status).toBe(413);
  });

  it("keeps everybody waiting while it is closed", async () => {
    await desk.door.stop();
    expect((await rig.send(said())).status).toBe(503);
    await desk.start();
    expect((await rig.send(said())).status).toBe(200);
  });

  it("is never open to everybody for want of an id", () => {
    const account = { appId: "", appType: "SingleTenant" as const, tenantId: "t", password: "p" };
    expect(() => createTeamsClient({ account })).toThrow("application id");
  });
});

describe("an emulator on this machine", () => {
  /** A request with headers that fetch does not let one set. */
  const ask = (url: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ ...said(), channelId: "emulator" });
      const sent = httpRequest(url, { method: "POST", headers: { "content-type": "application/json", ...headers } });
      sent.on("response", (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on("error", reject);
      sent.end(body);
    });

  it("is heard without a token, from here and from nowhere else", async () => {
    const local = await openTeamsDoor(rig, {
      client: createTeamsClient({ account: "local" }),
      us: { tenant: "local", local: true },
    });
    expect(await ask(local.url, {})).toBe(200);
    expect(local.asked).toHaveLength(1);
    for (const headers of [
      { host: "desk.example" },
      { "x-forwarded-for": "10.0.0.1" },
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ])
      expect(await ask(local.url, headers)).toBe(403);
    expect(local.asked).toHaveLength(1);
    await local.close();
  });
});
