import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { en } from "../../src/card/words/en.ts";
import type { Answer, Asked } from "../../src/chat/ports.ts";
import { createSlackClient } from "../../src/chat/slack/slack-client.ts";
import { createSlackDirectory } from "../../src/chat/slack/slack-directory.ts";
import { createSlackDoor, type SlackDoorOptions } from "../../src/chat/slack/slack-door.ts";
import { createWhoAmI } from "../../src/chat/slack/slack-identity.ts";
import type { WindowLog } from "../../src/chat/window-work.ts";
import { type MachineTime, machineTime } from "../../src/core/time/instant.ts";
import type { SlackRig } from "./slack-rig.ts";

/** What the desk says in a test; replaced by a test that needs another answer. */
export type Desk = (asked: Asked) => Answer | Promise<Answer>;

/** The Slack door on an Express app of its own, in front of the rig, with a desk that remembers what it was asked. */
export const openSlackDoor = async (rig: SlackRig, over: Partial<SlackDoorOptions> = {}) => {
  const asked: Asked[] = [];
  const logged: string[] = [];
  let desk: Desk = () => ({});
  let now = 1_700_000_000_000;
  const keep = (line: string): void => {
    logged.push(line);
  };
  const log: WindowLog = { info: keep, warn: keep, error: keep };
  const client = createSlackClient({ token: rig.botToken, apiUrl: rig.apiUrl, log });
  const whoAmI = createWhoAmI(client);
  const directory = createSlackDirectory({ client, whoAmI, clock: (): MachineTime => machineTime(now) });
  const app = express();
  const door = createSlackDoor({
    client,
    whoAmI,
    directory,
    transport: { http: { app, signingSecret: rig.signingSecret } },
    botToken: rig.botToken,
    slackIdOf: () => null,
    words: () => en,
    departments: () => ["parts", "Call centre"],
    publicUrl: "https://desk.example",
    pictures: null,
    log,
    ...over,
  });
  const server = createServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  rig.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  const start = () =>
    door.start(async (each) => {
      asked.push(each);
      return desk(each);
    });
  await start();
  return {
    door,
    directory,
    client,
    asked,
    logged,
    start,
    answer: (next: Desk): void => {
      desk = next;
    },
    /** Machine time as the directory sees it. */
    pass: (ms: number): void => {
      now += ms;
    },
    close: async (): Promise<void> => {
      await door.stop();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

export type SlackDesk = Awaited<ReturnType<typeof openSlackDoor>>;

/** A promise that a test lets go when it likes. */
export const held = <T>(): { promise: Promise<T>; letGo: (value: T) => void; fail: (error: Error) => void } => {
  let letGo: (value: T) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    letGo = resolve;
    fail = reject;
  });
  return { promise, letGo, fail };
};
