import { randomBytes } from "node:crypto";
import type { Card } from "../../card/card.ts";
import { couldNotFinish } from "../../card/door-notes.ts";
import type { Ask, Basis } from "../../core/case/ask.ts";
import { parseCommand } from "../parse-command.ts";
import type { Answer, Asked, AskHandler, Directory, Unread } from "../ports.ts";
import type { DrawOptions } from "./draw-card.ts";
import type { SlackIdOf } from "./draw-line.ts";
import type { Gate } from "./gate.ts";
import type { Incoming } from "./read-input.ts";
import { readText, withNames } from "./read-text.ts";
import type { SlackClient, SlackLog } from "./slack-client.ts";
import type { WhoAmI } from "./slack-identity.ts";

/** What every listener works with: the way past the gate to the desk, and the way to draw what comes back. */
export type SlackWindow = {
  client: SlackClient;
  log: SlackLog;
  /** Lets the asker in or not, and asks the desk. `ask` is called only for those let in. */
  knock(incoming: Incoming, ask: () => Promise<Request>): Promise<Reply>;
  /** Reads typed words as Slack sent them. */
  read(raw: string, thread: boolean): Promise<Ask | Unread>;
  drawOptions(): DrawOptions;
  /** Waits for `work`, but not longer than people do; `late` when it is not done by then. */
  patiently<T>(work: Promise<T>): Promise<{ done: T } | "late">;
  /** Work that goes on after Slack has its answer; the window closes only when it is done. */
  later(work: Promise<void>): void;
  /** The same work for the same key, once: Slack sends an event again when it heard nothing in time. */
  once(key: string, work: () => Promise<void>): Promise<void>;
};

type Request = { ask: Ask | Unread; basis: Basis | null; way: Asked["way"] };

/** The desk's answer, or what is said to somebody who was not let in or could not be served. */
export type Reply = { answer: Answer } | { note: Card | null };

export type WindowParts = {
  client: SlackClient;
  log: SlackLog;
  gate: Gate;
  whoAmI: WhoAmI;
  directory: Directory;
  slackIdOf: SlackIdOf;
  departments: () => readonly string[];
  patienceMs: number;
  handle: () => AskHandler;
};

export const createSlackWindow = (parts: WindowParts): { window: SlackWindow; idle: () => Promise<void> } => {
  const running = new Set<Promise<void>>();
  const seen = new Map<string, Promise<void>>();
  const { client, log, gate, whoAmI, directory, patienceMs } = parts;

  const keep = <T>(work: Promise<T>): Promise<T> => {
    const settled: Promise<void> = work.then(
      () => {},
      () => {},
    );
    running.add(settled);
    settled.finally(() => running.delete(settled));
    return work;
  };

  const knock: SlackWindow["knock"] = async (incoming, ask) => {
    const passage = await gate(incoming);
    if (passage.let === "out") return { note: passage.note };
    const request = await ask();
    const by = {
      platform: "slack" as const,
      tenant: incoming.from.team,
      userId: incoming.from.user,
      name: passage.person.name,
    };
    return { answer: await parts.handle()({ by, at: incoming.at, key: incoming.key, ...request }) };
  };

  const window: SlackWindow = {
    client,
    log,
    knock: (incoming, ask) => keep(knock(incoming, ask)),
    read: async (raw, thread) => {
      const { text, mentioned } = readText(raw, (await whoAmI()).botUserId);
      const ask = parseCommand(text, { thread, departments: parts.departments() });
      if ("unread" in ask || mentioned.size === 0) return ask;
      return namePeople(ask, await namesOf(mentioned, directory));
    },
    drawOptions: () => ({ slackIdOf: parts.slackIdOf, stamp: randomBytes(9).toString("base64url") }),
    patiently: async (work) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<"late">((resolve) => {
        timer = setTimeout(() => resolve("late"), patienceMs);
      });
      try {
        return await Promise.race([work.then((done) => ({ done })), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    later: (work) => {
      keep(
        work.catch((error: unknown) =>
          log.error(`An answer could not be shown: ${error instanceof Error ? error.name : "unknown"}.`),
        ),
      );
    },
    once: (key, work) => {
      const before = seen.get(key);
      if (before !== undefined) return before;
      const now = work();
      seen.set(key, now);
      // What failed is asked again: Slack's next try is the way it gets done after all.
      now.catch(() => seen.delete(key));
      const oldest = seen.size > 1_000 ? seen.keys().next().value : undefined;
      if (oldest !== undefined) seen.delete(oldest);
      return now;
    },
  };
  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };
  return { window, idle };
};

/** For askings that Slack does not send again: a fault becomes a sentence. */
export const orSorry = (work: Promise<Reply>, log: SlackLog): Promise<Reply> =>
  work.catch((error: unknown) => {
    // The name alone: a message may quote what a customer said.
    log.error(`A request from Slack could not be finished: ${error instanceof Error ? error.name : "unknown"}.`);
    return { note: couldNotFinish() };
  });

/** Names for people who are mentioned inside words. `to` keeps the id, which alone says who is meant. */
const namePeople = (ask: Ask, names: ReadonlyMap<string, string>): Ask => {
  const args = { ...ask.args };
  for (const name of ["words", "what", "why", "value"] as const) {
    const words = args[name];
    if (words !== undefined) args[name] = withNames(words, names);
  }
  return { ...ask, args };
};

const namesOf = async (
  mentioned: ReadonlyMap<string, string | null>,
  directory: Directory,
): Promise<Map<string, string>> => {
  const names = new Map<string, string>();
  for (const [id, label] of [...mentioned].slice(0, 20)) {
    const name = label ?? (await directory.person(id).catch(() => null))?.name;
    if (name !== undefined) names.set(id, name);
  }
  return names;
};
