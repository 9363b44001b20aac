import { randomBytes } from "node:crypto";
import type { Words } from "../../card/words/en.ts";
import type { Ask } from "../../core/case/ask.ts";
import { namePeople, namesOf } from "../name-people.ts";
import { parseCommand } from "../parse-command.ts";
import type { AskHandler, Directory, Unread } from "../ports.ts";
import type { Reply, Request } from "../reply.ts";
import { createWindowWork, type WindowLog, type WindowWork } from "../window-work.ts";
import type { DrawOptions } from "./draw-card.ts";
import type { SlackIdOf } from "./draw-line.ts";
import type { Gate } from "./gate.ts";
import type { PictureShelf } from "./picture-shelf.ts";
import type { Incoming } from "./read-input.ts";
import { readText } from "./read-text.ts";
import type { SlackClient } from "./slack-client.ts";
import type { WhoAmI } from "./slack-identity.ts";

/** What every listener works with: the way past the gate to the desk, and the way to draw what comes back. */
export type SlackWindow = Pick<WindowWork, "patiently" | "later" | "once"> & {
  client: SlackClient;
  log: WindowLog;
  /** Shows pictures in the best way that Slack takes; null: by their address, or in words. */
  pictures: PictureShelf | null;
  /** Lets the asker in or not, and asks the desk. `ask` is called only for those let in. */
  knock(incoming: Incoming, ask: () => Promise<Request>): Promise<Reply>;
  /** Reads typed words as Slack sent them. */
  read(raw: string, thread: boolean): Promise<Ask | Unread>;
  drawOptions(): DrawOptions;
  /** The desk's language, in which a window speaks by itself. */
  words(): Words;
};

export type WindowParts = {
  client: SlackClient;
  log: WindowLog;
  pictures: PictureShelf | null;
  gate: Gate;
  whoAmI: WhoAmI;
  directory: Directory;
  slackIdOf: SlackIdOf;
  departments: () => readonly string[];
  words: () => Words;
  patienceMs: number;
  handle: () => AskHandler;
};

export const createSlackWindow = (parts: WindowParts): { window: SlackWindow; idle: () => Promise<void> } => {
  const { client, log, gate, whoAmI, directory, patienceMs } = parts;
  const work = createWindowWork({ patienceMs, log });

  const knock: SlackWindow["knock"] = async (incoming, ask) => {
    const passage = await gate(incoming);
    if (passage.let === "out") return { note: passage.note };
    const request = await ask();
    const by = {
      platform: "slack" as const,
      tenant: incoming.from.team,
      userId: incoming.from.user,
      name: passage.person.name,
      locale: passage.person.locale ?? null,
    };
    return { answer: await parts.handle()({ by, at: incoming.at, key: incoming.key, ...request }) };
  };

  const window: SlackWindow = {
    client,
    log,
    pictures: parts.pictures,
    knock: (incoming, ask) => work.keep(knock(incoming, ask)),
    patiently: work.patiently,
    later: work.later,
    once: work.once,
    read: async (raw, thread) => {
      const { text, mentioned } = readText(raw, (await whoAmI()).botUserId);
      const ask = parseCommand(text, { thread, departments: parts.departments() });
      if ("unread" in ask || mentioned.size === 0) return ask;
      return namePeople(ask, await namesOf(mentioned, directory));
    },
    drawOptions: () => ({
      slackIdOf: parts.slackIdOf,
      words: parts.words(),
      stamp: randomBytes(9).toString("base64url"),
    }),
    words: parts.words,
  };
  return { window, idle: work.idle };
};
