import { App, ExpressReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { type Express, type RequestHandler, Router } from "express";
import type { Words } from "../../card/words/en.ts";
import type { AskHandler, Directory, Door } from "../ports.ts";
import type { WindowLog } from "../window-work.ts";
import type { SlackIdOf } from "./draw-line.ts";
import { createGate } from "./gate.ts";
import { holdAck } from "./hold-ack.ts";
import { listenForButtons } from "./listeners/button.ts";
import { listenForCommands } from "./listeners/command.ts";
import { listenForDirectMessages } from "./listeners/direct.ts";
import { listenForEntities } from "./listeners/entity.ts";
import { listenForForms } from "./listeners/form.ts";
import { listenForHome } from "./listeners/home.ts";
import { listenForLinks } from "./listeners/link.ts";
import { listenForMentions } from "./listeners/mention.ts";
import { listenForSharing } from "./listeners/sharing.ts";
import { listenForShortcuts } from "./listeners/shortcut.ts";
import type { PictureShelf } from "./picture-shelf.ts";
import { clientOptions, quietLogger, type SlackClient } from "./slack-client.ts";
import type { WhoAmI } from "./slack-identity.ts";
import { createSlackWindow } from "./slack-window.ts";

export type SlackDoorOptions = {
  client: SlackClient;
  whoAmI: WhoAmI;
  directory: Directory & { forget(channel: string): void };
  /**
   * `http`: POST /slack/events on this Express app, which must not have read the body before: the signature is over the
   * raw bytes. `socket`: a connection of our own, with an app token.
   */
  transport: { http: { app: Express; signingSecret: string } } | { socket: { appToken: string; apiUrl?: string } };
  botToken: string;
  slackIdOf: SlackIdOf;
  /** Names and ids of departments of the active desk version. */
  departments: () => readonly string[];
  /** In which language the window speaks by itself: the desk's. */
  words: () => Words;
  /** Where the desk is reached from outside: links to cases begin so. */
  publicUrl: string | null;
  /** Shows pictures in the best way that Slack takes; null: by their address, or in words. */
  pictures: PictureShelf | null;
  /** The workspace this desk belongs to since its first start, when it had one. */
  pinnedTeam?: string;
  /** How long the desk may take before people are told that it is working; 2 s unless a test says otherwise. */
  patienceMs?: number;
  log: WindowLog;
};

/**
 * The Slack door. Routes are mounted when it is created and answer 503 until it is started, so that Slack keeps what it
 * sends and tries again. `start` throws one sentence when the token belongs to another workspace than the pinned one.
 */
export const createSlackDoor = (options: SlackDoorOptions): Door => {
  const { client, whoAmI, directory, log } = options;
  let handler: AskHandler | null = null;
  const handle = (): AskHandler => {
    if (handler === null) throw new Error("The Slack door is closed.");
    return handler;
  };
  const { window, idle } = createSlackWindow({
    client,
    log,
    pictures: options.pictures,
    gate: createGate({ directory, whoAmI, words: options.words, log }),
    words: options.words,
    whoAmI,
    directory,
    slackIdOf: options.slackIdOf,
    departments: options.departments,
    patienceMs: options.patienceMs ?? 2_000,
    handle,
  });
  let open = false;
  const receiver = createReceiver(options, () => open);
  const app = new App({
    receiver,
    authorize: async () => {
      const { botId, botUserId } = await whoAmI();
      return { botToken: options.botToken, botId, botUserId };
    },
    clientOptions: clientOptions({ log }),
    convoStore: false,
    logger: quietLogger(log),
    logLevel: LogLevel.WARN,
  });
  listenForCommands(app, window);
  listenForButtons(app, window);
  listenForForms(app, window);
  listenForMentions(app, window);
  listenForDirectMessages(app, window);
  listenForSharing(app, directory);
  listenForHome(app, window);
  listenForShortcuts(app, window);
  listenForLinks(app, window, options.publicUrl);
  listenForEntities(app, window, options.publicUrl);

  return {
    platform: "slack",
    start: async (given) => {
      const us = await whoAmI();
      if (options.pinnedTeam !== undefined && options.pinnedTeam !== us.team)
        throw new Error(
          `The Slack token belongs to workspace ${us.team}, but this desk works for ${options.pinnedTeam}. Use that workspace's token, or a database of its own.`,
        );
      handler = given;
      open = true;
      if (receiver instanceof SocketModeReceiver) await receiver.start();
    },
    stop: async () => {
      // New ones are turned away first, those inside are served, then the line is cut.
      open = false;
      await idle();
      if (receiver instanceof SocketModeReceiver) await receiver.stop();
      handler = null;
    },
  };
};

const createReceiver = (options: SlackDoorOptions, isOpen: () => boolean): ExpressReceiver | SocketModeReceiver => {
  const logger = quietLogger(options.log);
  if ("socket" in options.transport) {
    const { appToken, apiUrl } = options.transport.socket;
    // Not our own client options: here the SDK's patience is what brings the connection back.
    const socketClient = { timeout: 30_000, ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }) };
    const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: socketClient } });
    return holdAck(receiver, isOpen);
  }
  const { app, signingSecret } = options.transport.http;
  const router = Router();
  router.use("/slack/events", whenOpen(isOpen));
  return new ExpressReceiver({
    app,
    router,
    signingSecret,
    logger,
    // The answer goes out when the listener is done: an "ok" is given after commit, never before.
    processBeforeResponse: true,
    bodyLimit: "1mb",
  });
};

/** Bolt refuses what is older than five minutes and takes what is younger than now; nobody sends from the future. */
const whenOpen =
  (isOpen: () => boolean): RequestHandler =>
  (request, response, next) => {
    const ahead = Number(request.headers["x-slack-request-timestamp"]) - Date.now() / 1_000;
    if (ahead > 300) response.status(401).end();
    else if (isOpen()) next();
    else response.status(503).set("retry-after", "5").end();
  };
