import { randomUUID } from "node:crypto";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import type { Words } from "../../card/words/en.ts";
import { localOnly } from "../local-only.ts";
import type { AskHandler, Door } from "../ports.ts";
import type { WindowLog } from "../window-work.ts";
import type { TeamsIdOf } from "./draw-line.ts";
import { createGate } from "./gate.ts";
import { keepReferences } from "./keep-references.ts";
import { answerCardAction } from "./listeners/card-action.ts";
import { answerDialog } from "./listeners/dialog.ts";
import { answerInstallation } from "./listeners/installation.ts";
import { answerMessage } from "./listeners/message.ts";
import { answerMessageAction } from "./listeners/message-action.ts";
import { answerLink, answerPicked, answerSearch } from "./listeners/search.ts";
import { type Activity, type Incoming, readActivity, readIncoming } from "./read-input.ts";
import type { MayCall } from "./service-urls.ts";
import type { TeamsBook } from "./teams-book.ts";
import { NotVerified, type Spot, type TeamsClient } from "./teams-client.ts";
import type { TeamsDirectory } from "./teams-directory.ts";
import { isOurs, type TeamsIdentity } from "./teams-identity.ts";
import { createTeamsWindow, type TeamsWindow } from "./teams-window.ts";

export type TeamsDoorOptions = {
  app: Express;
  client: TeamsClient;
  book: TeamsBook;
  directory: TeamsDirectory;
  us: TeamsIdentity;
  /** Which addresses an activity may name as its server. */
  mayCall: MayCall;
  openChat: (userId: string) => Promise<Spot | null>;
  /** Called when the bot was added to a team, a chat or for a person. */
  onAdded: () => Promise<void>;
  teamsIdOf: TeamsIdOf;
  /** Names and ids of departments of the active desk version. */
  departments: () => readonly string[];
  publicUrl: string | null;
  /** In which language the window speaks by itself: the desk's. */
  words: () => Words;
  /** The port of this machine on which an emulator may call; asked at each request. */
  port: () => number;
  /** How long the desk may take before people are told that it is working; 2 s unless a test says otherwise. */
  patienceMs?: number;
  log: WindowLog;
};

/** An activity with a pasted page in it is far smaller; a longer one is nobody's message. */
const largest = "1mb";

/**
 * The Teams door: POST /api/messages on this Express app. The route is there from the start and answers 503 until the door
 * is open. Nothing of a request is believed before the SDK has checked its token against the server it names.
 */
export const createTeamsDoor = (options: TeamsDoorOptions): Door => {
  const { client, us, log } = options;
  let handler: AskHandler | null = null;
  let open = false;
  const { window, idle } = createTeamsWindow({
    ...options,
    gate: createGate({ directory: options.directory, us, words: options.words, log }),
    patienceMs: options.patienceMs ?? 2_000,
    handle: () => {
      if (handler === null) throw new Error("The Teams door is closed.");
      return handler;
    },
  });

  const receive = async (request: Request, response: Response): Promise<void> => {
    const read = readActivity(request.body);
    if (read === null) return void response.status(400).end();
    // An emulator may leave it out or empty; then nothing tells a repeat, and each is a new one.
    const activity = { ...read, id: read.id === undefined || read.id === "" ? randomUUID() : read.id };
    const { channelId, serviceUrl } = activity;
    // Other channels of the same service prove themselves in other, weaker ways.
    if ((!us.local && channelId !== "msteams") || !options.mayCall(serviceUrl)) {
      log.warn("A request named a server or a channel that is not Microsoft Teams; it was turned away.");
      return void response.status(403).end();
    }
    try {
      await client.verify(String(request.headers.authorization ?? ""), { channelId, serviceUrl });
    } catch (error) {
      if (!(error instanceof NotVerified)) throw error;
      return void response.status(401).end();
    }
    const incoming = readIncoming(activity, "message");
    if (!isOurs(us, incoming.tenant)) return void response.status(403).end();
    // An extension is used in chats that the bot is not in and cannot speak in.
    const elsewhere = activity.name?.startsWith("composeExtension/") === true;
    const isNew = elsewhere ? false : await keepReferences(options.book, incoming);
    const answer = await answerActivity(window, activity, incoming, isNew);
    if (answer === null) response.status(200).end();
    else response.status(200).json(answer);
  };

  options.app.post(
    "/api/messages",
    (_request, response, next) => {
      if (open) next();
      else response.status(503).set("retry-after", "5").end();
    },
    ...(us.local ? [thisMachineOnly(options)] : []),
    express.json({ limit: largest }),
    (request, response, next) => {
      receive(request, response).catch(next);
    },
  );

  return {
    platform: "teams",
    start: async (given) => {
      handler = given;
      open = true;
    },
    stop: async () => {
      // New ones are turned away first, those inside are served.
      open = false;
      await idle();
      handler = null;
    },
  };
};

/** Null: Teams needs no answer beyond the "ok". */
const answerActivity = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
  isNew: boolean,
): Promise<object | null> => {
  switch (activity.type) {
    case "message":
      await window.once(incoming.key, () => answerMessage(window, activity, incoming));
      return null;
    case "installationUpdate":
    case "conversationUpdate":
      await answerInstallation(window, activity, incoming, isNew);
      return null;
    case "invoke":
      return answerInvoke(window, activity, incoming);
    default:
      return null;
  }
};

const answerInvoke = (window: TeamsWindow, activity: Activity, incoming: Incoming): Promise<object | null> => {
  switch (activity.name) {
    case "adaptiveCard/action":
      return answerCardAction(window, activity, incoming);
    case "task/fetch":
    case "task/submit":
    case "composeExtension/submitAction":
      return answerDialog(window, activity, incoming);
    case "composeExtension/fetchTask":
      return answerMessageAction(window, activity, incoming);
    case "composeExtension/query":
      return answerSearch(window, activity, incoming);
    case "composeExtension/selectItem":
      return answerPicked(window, activity, incoming);
    case "composeExtension/queryLink":
      return answerLink(window, activity, incoming);
    default:
      // Teams asks for things that this app does not offer; an empty answer is the polite no.
      return Promise.resolve({});
  }
};

/** An emulator proves nothing, so it has to be on this machine. A page in a browser always says where it is from. */
const thisMachineOnly =
  ({ port, publicUrl, log }: TeamsDoorOptions): RequestHandler =>
  (request, response, next) => {
    const rules = { port: port(), publicUrl, platformConfigured: false, tokenProved: true };
    const page = request.headers.origin !== undefined || request.headers["sec-fetch-site"] !== undefined;
    if (!page && localOnly(request, rules) === null) return next();
    log.warn("A request to the local Teams door did not come from this machine alone; it was turned away.");
    response.status(403).end();
  };
