import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTeams } from "../../src/app/open-teams.ts";
import { ConfigError } from "../../src/config/config-error.ts";
import { openAppRig } from "../support/app-rig.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

const appId = "11111111-2222-4333-8444-555555555555";
const tenantId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

describe("opening Teams", () => {
  let rig: DeskRig;
  beforeAll(async () => {
    rig = await openDeskRig();
  });
  beforeEach(() => rig.clear());
  afterAll(() => rig.close());

  const open = (tenant: string) =>
    openTeams(
      { mode: "azure", appId, appType: "SingleTenant", tenantId: tenant, password: "a-secret" },
      {
        app: express(),
        db: rig.db,
        policy: () => rig.deps.policy(),
        publicUrl: "https://desk.example",
        port: () => 3000,
        wake: () => {},
        log: rig.deps.log,
      },
    );

  it("pins the tenant at the first start, and refuses another one in a sentence", async () => {
    expect((await open(tenantId)).platform).toBe("teams");
    expect((await open(tenantId)).platform).toBe("teams");
    const other = "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    await expect(open(other)).rejects.toThrow(ConfigError);
    await expect(open(other)).rejects.toThrow(`this desk works for ${tenantId}`);
  });

  it("lets nobody in without a token, however the rest of the request looks", async () => {
    const desk = await openAppRig({
      desk: "organisation: Norrwick\nzone: UTC\nspeakers: {public: parts, private: parts}\ntriage: parts\noperations: {teams: '19:x@thread.tacv2'}\ndepartments: {parts: {name: Parts, places: {teams: '19:p@thread.tacv2'}}}\npeople: {raj: {name: Raj, department: parts, mail: raj@firm.example, roles: [agent]}}\nconnectors: {webhook: {kind: webhook}}\n",
      startAt: "2026-11-23T15:00:00Z",
      env: {
        MicrosoftAppId: appId,
        MicrosoftAppType: "SingleTenant",
        MicrosoftAppTenantId: tenantId,
        MicrosoftAppPassword: "a-secret",
      },
    });
    const body = JSON.stringify({
      type: "message",
      id: "1",
      text: "help",
      channelId: "msteams",
      serviceUrl: "https://smba.trafficmanager.net/emea/",
      from: { id: "29:x", aadObjectId: appId },
      conversation: { id: "a:1", conversationType: "personal", tenantId },
      channelData: { tenant: { id: tenantId } },
    });
    const ask = (headers: Record<string, string>, given = body) =>
      fetch(`${desk.app.url}/api/messages`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: given,
      });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: "Bearer a.b.c" })).status).toBe(401);
    expect((await ask({}, "{")).status).toBe(400);
    await desk.close();
  });
});
