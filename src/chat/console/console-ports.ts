import type { Line } from "../../card/card.ts";
import type { Words } from "../../card/words/en.ts";
import type { Source } from "../../core/complaint/complaint.ts";
import type { DepartmentId, Person, PersonId } from "../../core/desk/desk.ts";
import type { Instant, MachineTime, Zone } from "../../core/time/instant.ts";
import type { Post, PostRef } from "../ports.ts";

/**
 * What the console needs of the rest of the desk, handed in by `app`. A channel is a department's or the operations
 * place, or one person's direct chat, `dm:<person>`. Message ids are opaque and grow with time within a channel.
 */
export interface ConsoleBook {
  write(message: ConsoleWrite): Promise<PostRef>;
  /** False when the message is no longer there. */
  edit(ref: PostRef, content: Post["content"]): Promise<boolean>;
  remove(ref: PostRef): Promise<void>;
  findPost(channel: string, postId: string): Promise<PostRef | null>;
  message(ref: PostRef): Promise<ConsoleMessage | null>;
  /** The latest `limit` messages outside threads, pinned ones left out, oldest first; with `before`, those before it. */
  messages(channel: string, page: { before?: string; limit: number }): Promise<ConsoleMessage[]>;
  pinned(channel: string): Promise<ConsoleMessage[]>;
  /** What was posted under one message, oldest first. */
  thread(ref: PostRef): Promise<ConsoleMessage[]>;
  /** One row for each channel that holds a message. Only messages outside threads and not pinned count as unread. */
  reading(person: PersonId, channels: string[]): Promise<ChannelReading[]>;
  /** Must not announce a change: the page marks what it has just drawn, and would draw it for ever. */
  markRead(person: PersonId, channel: string, upTo: string): Promise<void>;
}

type ConsoleWrite = {
  channel: string;
  threadOf: string | null;
  postId: string;
  content: Post["content"];
  pin: boolean;
};

export type ConsoleMessage = ConsoleWrite & {
  id: string;
  at: Instant;
  editedAt: Instant | null;
  /** How many messages its thread holds, and the last one's id. */
  replies: number;
  lastReply: string | null;
};

export type ChannelReading = { channel: string; last: string; readUpTo: string | null; unread: number };

/** The active desk as the console shows it; read anew for each request, so that a reload is seen at once. */
export interface ConsoleDesk {
  now(): Instant;
  readonly zone: Zone;
  readonly organisation: string;
  /** The slash command's name, with its slash. */
  readonly command: string;
  readonly mode: "demo" | "sample" | "real";
  /** In the desk's language: what is the desk's to say. The page's own labels are English. */
  readonly words: Words;
  channels(): ConsoleChannel[];
  people(): ConsolePerson[];
  departments(): { id: DepartmentId; name: string }[];
  /** What the desk would do next, soonest first. */
  upcoming(): Promise<Happening[]>;
}

export type ConsoleChannel = { id: string; name: string; department: DepartmentId | null; zone: Zone };

export type ConsolePerson = Pick<Person, "id" | "name" | "department" | "roles" | "zone" | "mail">;

export type Happening = { at: Instant; line: Line };

/** Only in the demo. `move` answers with what happened on the way. */
export interface DemoControls {
  move(by: TimeMove): Promise<Happening[]>;
  complain(draft: ComplaintDraft): Promise<{ said: string }>;
}

export type TimeMove = { ms: number } | { to: "next-opening" } | { to: "monday" };

export type ComplaintDraft = { source: Source; handle: string; text: string };

export type ConsoleChange = { channel: string } | { time: Instant };

export interface ConsoleChanges {
  /** Returns the way to stop listening. */
  subscribe(listener: (change: ConsoleChange) => void): () => void;
}

/** Who may come in. `port` is asked for late because it may be 0 until the server listens. */
export type ConsoleAccess = {
  port(): number;
  publicUrl: string | null;
  platformConfigured: boolean;
  password: string | null;
};

export type ConsoleParts = {
  book: ConsoleBook;
  desk: ConsoleDesk;
  demo: DemoControls | null;
  changes: ConsoleChanges;
  access: ConsoleAccess;
  machineNow(): MachineTime;
  /** Hears of faults that a visitor can do nothing about. */
  report(fault: unknown): void;
};

export const directChannel = (person: PersonId): string => `dm:${person}`;
