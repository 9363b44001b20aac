import type { Card, FieldProblem, Form, Line } from "../card/card.ts";
import type { Ask, Basis } from "../core/case/ask.ts";
import type { Platform } from "../core/desk/desk.ts";
import type { Language } from "../core/desk/language.ts";
import type { Instant } from "../core/time/instant.ts";

/** A way in: hands over what people ask and shows them the answer. */
export interface Door {
  readonly platform: Platform;
  start(handle: AskHandler): Promise<void>;
  stop(): Promise<void>;
}

/** Answers at once; slow work is the handler's own business. Never throws for what a person did. */
export type AskHandler = (asked: Asked) => Promise<Answer>;

export type Asked = {
  by: ChatUser;
  at: ChatSpot;
  /** Names this asking for ever: the same key again is the same asking and does nothing twice. */
  key: string;
  /** What was read, or the sentence why nothing could be. */
  ask: Ask | Unread;
  basis: Basis | null;
  /** How it was asked. A form that cannot be taken answers with `problems`, a typed line with a note. */
  way: "words" | "button" | "form";
};

/** Words that could not be read as a command. `guess` is the closest one. */
export type Unread = {
  unread: "unknown-verb" | "missing-number" | "missing-part" | "empty";
  word: string;
  guess: string | null;
};

export type ChatUser = {
  platform: Platform;
  /** The Slack team, the Teams tenant, or `local`. */
  tenant: string;
  userId: string;
  name: string | null;
  /** The language they have chosen in their chat, as the platform writes it, where it says so. */
  locale?: string | null;
};

export type ChatSpot = {
  /** The platform's id of the channel or chat. */
  channel: string | null;
  /** The card in whose thread it was said, if any. */
  thread: PostRef | null;
  /** A direct chat with the bot. */
  direct: boolean;
  /** Others read the words as well: the bot was named in a channel. A command, a button, a form are between the two. */
  overheard: boolean;
};

/** Private to the asker. An empty answer shows nothing. */
export type Answer = {
  card?: Card;
  form?: Form;
  problems?: FieldProblem[];
  /** The card that was clicked is out of date: draw this one in its place. */
  refresh?: Card;
};

/** What is put into a place. `postId` is ours, opaque, and travels with the message so that it can be found again. */
export type Post = {
  postId: string;
  /** The message to edit; null posts a new one. */
  ref: PostRef | null;
  /** The message whose thread it belongs to. */
  thread: PostRef | null;
  content: { card: Card } | { lines: Line[] };
  /** Kept in sight at the top of the place, where the platform can. */
  pin: boolean;
  /** Of whoever reads it, for what a way out says beside it. */
  language?: Language;
};

/** Where a message is: the platform's own ids. */
export type PostRef = { channel: string; message: string };

export type PlaceAddress = { kind: "channel" | "person"; externalId: string };

/** How a sending ended. Values, because each is an ordinary day; only a bug throws. */
export type PutOutcome =
  | { did: "put"; ref: PostRef }
  /** The platform asked for patience. `scope` tells whether this place or the whole workspace must wait. */
  | { did: "wait"; ms: number; scope: "place" | "workspace" }
  /** The message to edit is no longer there. */
  | { did: "lost-message" }
  /** The place is gone or closed to us; `why` is the platform's word for it. */
  | { did: "lost-place"; why: string }
  /** It will never be taken as it is. */
  | { did: "refused"; why: string }
  /** Nobody knows whether it was posted. */
  | { did: "unknown"; why: string };

/** A way out: makes what a place shows equal to what is wanted. Sends once; retrying is the desk's own work. */
export interface Deliverer {
  readonly platform: Platform;
  readonly limits: { betweenPostsMs: number };
  put(place: PlaceAddress, post: Post): Promise<PutOutcome>;
  remove(ref: PostRef): Promise<void>;
  /** Reads back whether a post of ours arrived; null when it did not or history cannot be read. */
  find(place: PlaceAddress, postId: string): Promise<PostRef | null>;
}

/** Tells programs of events. Sends once; retrying is the desk's own work. */
export interface EventPoster {
  /** Whether this one can be signed for. */
  knows(name: string): boolean;
  /** Null when it was taken, else why it was not. */
  post(webhook: { name: string; url: string }, event: object): Promise<NotTaken | null>;
}
/** `answered` holds the status of an HTTP answer, `unreached` the code of a connection that failed, as far as there is one. */
export type NotTaken =
  | { why: "no-secret" | "not-https" | "not-public" | "slow" }
  | { why: "unreached"; code: string | null }
  | { why: "answered"; status: number };

/** Who and where, as the platform knows it. */
export interface Directory {
  readonly platform: Platform;
  person(userId: string): Promise<PersonKnown | null>;
  personByMail(mail: string): Promise<PersonKnown | null>;
  /** Looks a channel up by id or name. Unknown counts as not internal. */
  place(address: string): Promise<{ externalId: string; internal: boolean; name: string } | null>;
  /** Do-not-disturb, where it can be read. */
  quietUntil(userId: string, now: Instant): Promise<Instant | null>;
}

export type PersonKnown = {
  userId: string;
  tenant: string;
  name: string;
  mail: string | null;
  locale?: string | null;
  /** Only members of the firm may act; a guest or a person of another firm never does. */
  standing: "member" | "guest" | "outsider" | "bot" | "gone";
};
