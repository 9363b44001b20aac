import { randomBytes } from "node:crypto";
import type { Words } from "../../card/words/en.ts";
import type { Ask } from "../../core/case/ask.ts";
import { namePeople, withNames } from "../name-people.ts";
import { parseCommand } from "../parse-command.ts";
import type { AskHandler, Unread } from "../ports.ts";
import type { Reply, Request } from "../reply.ts";
import { createWindowWork, type WindowLog, type WindowWork } from "../window-work.ts";
import type { DrawOptions } from "./draw-card.ts";
import type { TeamsIdOf } from "./draw-line.ts";
import { reasonOf } from "./errors.ts";
import type { Gate } from "./gate.ts";
import { type Activity, type Incoming, readMentions } from "./read-input.ts";
import { readText } from "./read-text.ts";
import type { TeamsBook } from "./teams-book.ts";
import type { Spot, TeamsClient } from "./teams-client.ts";
import type { TeamsDirectory } from "./teams-directory.ts";
import type { TeamsIdentity } from "./teams-identity.ts";

/** What every listener works with: the way past the gate to the desk, and the way to draw what comes back. */
export type TeamsWindow = Pick<WindowWork, "patiently" | "later" | "once"> & {
  client: TeamsClient;
  book: TeamsBook;
  directory: TeamsDirectory;
  log: WindowLog;
  /** The bot was added somewhere: what could not be reached may be reached now. */
  onAdded(): Promise<void>;
  /** The desk's address as people see it; null when it has none. */
  publicUrl: string | null;
  /** Lets the asker in or not, and asks the desk. `ask` is called only for those let in. */
  knock(incoming: Incoming, ask: () => Promise<Request>): Promise<Reply>;
  /** Reads typed words as Teams sent them. */
  read(activity: Activity, incoming: Incoming): Promise<Ask | Unread>;
  /** The direct chat with somebody, or null. */
  openChat(userId: string): Promise<Spot | null>;
  drawOptions(where: DrawOptions["where"]): DrawOptions;
  /** The desk's language, in which a window speaks by itself. */
  words(): Words;
};

export type WindowParts = Pick<
  TeamsWindow,
  "client" | "book" | "directory" | "log" | "publicUrl" | "openChat" | "onAdded" | "words"
> & {
  gate: Gate;
  us: TeamsIdentity;
  teamsIdOf: TeamsIdOf;
  departments: () => readonly string[];
  patienceMs: number;
  handle: () => AskHandler;
};

export const createTeamsWindow = (parts: WindowParts): { window: TeamsWindow; idle: () => Promise<void> } => {
  const { client, book, directory, log, publicUrl, openChat, onAdded, gate, us, patienceMs } = parts;
  const work = createWindowWork({ patienceMs, log });

  const knock: TeamsWindow["knock"] = async (incoming, ask) => {
    const passage = await gate(incoming);
    if (passage.let === "out") return { note: passage.note };
    const request = await ask();
    const { userId, name } = passage.person;
    const by = { platform: "teams" as const, tenant: us.tenant, userId, name, locale: incoming.from.locale };
    return { answer: await parts.handle()({ by, at: incoming.at, key: incoming.key, ...request }) };
  };

  /** Teams mentions people by the bot's own id for them; the desk knows them by their directory's. */
  const people = async (
    mentioned: ReadonlyMap<string, string>,
    of: Spot,
  ): Promise<Map<string, { userId: string | null; name: string }>> => {
    const known = new Map<string, { userId: string | null; name: string }>();
    for (const [account, label] of [...mentioned].slice(0, 20)) {
      const person = await directory.personByAccount(of, account).catch((error: unknown) => {
        log.warn(`Somebody mentioned could not be looked up and is read by name: ${reasonOf(error)}.`);
        return null;
      });
      known.set(account, { userId: person?.userId ?? null, name: label === "" ? (person?.name ?? "") : label });
    }
    return known;
  };

  const window: TeamsWindow = {
    client,
    book,
    directory,
    log,
    publicUrl,
    openChat,
    onAdded,
    knock: (incoming, ask) => work.keep(knock(incoming, ask)),
    patiently: work.patiently,
    later: work.later,
    once: work.once,
    read: async (activity, incoming) => {
      const { text, mentioned } = readText(activity.text ?? "", readMentions(activity), activity.recipient?.id ?? "");
      const known = await people(mentioned, { ...incoming.spot, conversation: incoming.at.channel ?? "" });
      const names = new Map<string, string>();
      let line = text;
      for (const [account, { userId, name }] of known) {
        line = line.replaceAll(`<@${account}>`, userId === null ? `"@${name}"` : `<@${userId}>`);
        if (userId !== null) names.set(userId, name);
      }
      const inThread = incoming.at.thread !== null;
      const ask = parseCommand(line, { thread: inThread, departments: parts.departments() });
      return "unread" in ask ? { ...ask, word: withNames(ask.word, names) } : namePeople(ask, names);
    },
    drawOptions: (where) => ({
      teamsIdOf: parts.teamsIdOf,
      words: parts.words(),
      stamp: randomBytes(9).toString("base64url"),
      where,
    }),
    words: parts.words,
  };
  return { window, idle: work.idle };
};
