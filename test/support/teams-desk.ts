import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { en } from "../../src/card/words/en.ts";
import type { Answer, Asked } from "../../src/chat/ports.ts";
import { isThisMachine } from "../../src/chat/teams/service-urls.ts";
import { createTeamsClient } from "../../src/chat/teams/teams-client.ts";
import { createOpenChat, createTeamsDeliverer } from "../../src/chat/teams/teams-deliverer.ts";
import { createTeamsDirectory } from "../../src/chat/teams/teams-directory.ts";
import { createTeamsDoor, type TeamsDoorOptions } from "../../src/chat/teams/teams-door.ts";
import type { WindowLog } from "../../src/chat/window-work.ts";
import { type MachineTime, machineTime } from "../../src/core/time/instant.ts";
import { memoryTeamsBook } from "./memory-teams-book.ts";
import { appId, type TeamsRig, tenant } from "./teams-rig.ts";

type Desk = (asked: Asked) => Answer | Promise<Answer>;

/** All of the Teams window but the door, against the rig. */
export const openTeamsParts = (rig: TeamsRig, options: { timeoutMs?: number } = {}) => {
  const logged: string[] = [];
  const keep = (line: string): void => {
    logged.push(line);
  };
  const log: WindowLog = { info: keep, warn: keep, error: keep };
  let now = 1_700_000_000_000;
  const account = { appId, appType: "SingleTenant" as const, tenantId: tenant, password: "secret" };
  const stand = { keysUrl: rig.keysUrl, token: async () => "a-token" };
  const client = createTeamsClient({ account, stand, ...options });
  const us = { tenant, local: false };
  const book = memoryTeamsBook();
  const directory = createTeamsDirectory({ client, book, us, clock: (): MachineTime => machineTime(now) });
  const teamsIdOf = (): null => null;
  const deliverer = createTeamsDeliverer({ client, book, directory, us, teamsIdOf, words: () => en, log });
  const pass = (ms: number): void => {
    now += ms;
  };
  /** As after an installation in the team. */
  const install = async (): Promise<void> => {
    await book.keepPlace({ id: rig.team, kind: "team", serviceUrl: rig.serviceUrl, team: null });
  };
  return { client, us, book, directory, deliverer, log, logged, teamsIdOf, pass, install };
};

/** The Teams door on an Express app of its own, in front of the rig, with a desk that remembers what it was asked. */
export const openTeamsDoor = async (rig: TeamsRig, over: Partial<TeamsDoorOptions> = {}) => {
  const parts = openTeamsParts(rig);
  const asked: Asked[] = [];
  let desk: Desk = () => ({});
  const app = express();
  const server = createServer(app);
  const door = createTeamsDoor({
    ...parts,
    app,
    mayCall: isThisMachine,
    openChat: createOpenChat(parts),
    onAdded: async () => {},
    words: () => en,
    departments: () => ["parts", "Call centre"],
    publicUrl: null,
    port: () => (server.address() as AddressInfo).port,
    ...over,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  rig.connect(url);
  const start = () =>
    door.start(async (each) => {
      asked.push(each);
      return desk(each);
    });
  await start();
  return {
    ...parts,
    door,
    url,
    asked,
    start,
    answer: (next: Desk): void => {
      desk = next;
    },
    close: async (): Promise<void> => {
      await door.stop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

export type TeamsDesk = Awaited<ReturnType<typeof openTeamsDoor>>;
