import type { Card, Line } from "../../src/card/card.ts";
import { plainLine } from "../../src/card/spans.ts";
import type { Deliverer, Directory, PlaceAddress, Post, PostRef, PutOutcome } from "../../src/chat/ports.ts";
import type { Desk, Platform } from "../../src/core/desk/desk.ts";
import type { Instant } from "../../src/core/time/instant.ts";

/** A message as people see it: what it shows now, how often it was edited, and what was said under it. */
export type SeenMessage = {
  ref: PostRef;
  /** The channel's address, or `dm:raj`. */
  place: string;
  postId: string;
  card: Card | null;
  /** All it says, without looks. */
  text: string;
  edits: number;
  pinned: boolean;
  thread: SeenMessage[];
};

/** How a sending goes wrong: an outcome of the port, silence for ever, or a crash after (`arrived`) or before the post. */
export type Trouble =
  | Exclude<PutOutcome, { did: "put" }>
  | { did: "hang" }
  | { did: "unknown"; why: string; arrived: true }
  | { did: "crash"; arrived: boolean };

/** Which sendings go wrong. */
type Which = { place?: string; times?: number; on?: (post: Post) => boolean };
type Script = { trouble: Trouble; place: string | null; on: (post: Post) => boolean; left: number };

/**
 * A chat platform that keeps what is posted, as people would see it, and fails as it is told to. Channels exist as the
 * desk file names them; a person's account is `U` and their id in capitals.
 */
export const openFakeWindow = (platform: Platform, desk: () => Desk) => {
  const messages: SeenMessage[] = [];
  /** Every call that reached the platform, in order: `new #parts`, `edit #parts`, `thread #parts`. */
  const calls: string[] = [];
  const scripts: Script[] = [];
  const external = new Set<string>();
  const gone = new Set<string>();
  /** Who is not to be disturbed, and until when. */
  const undisturbed = new Map<string, Instant>();
  const locales = new Map<string, string>();
  const state = { away: false, historyReadable: true, numbers: 0, betweenPostsMs: 0 };

  const userOf = (person: string): string =>
    platform === "console" || platform === "pager" ? person : `U${person.toUpperCase()}`;
  const personOf = (userId: string) => desk().people.find(({ id }) => userOf(id) === userId);
  const placeOf = ({ kind, externalId }: PlaceAddress): string =>
    kind === "person" ? `dm:${personOf(externalId)?.id ?? externalId}` : externalId.replace(/^C-/, "");
  const all = (): SeenMessage[] => messages.flatMap((message) => [message, ...message.thread]);
  const at = (ref: PostRef): SeenMessage | undefined => all().find((message) => message.ref.message === ref.message);

  const show = (message: SeenMessage, content: Post["content"]): void => {
    message.card = "card" in content ? content.card : null;
    message.text =
      "card" in content ? content.card.plain : content.lines.map((line: Line) => plainLine(line)).join("\n");
  };

  const arrive = (place: string, post: Post): PutOutcome => {
    if (post.ref !== null) {
      const message = at(post.ref);
      if (message === undefined) return { did: "lost-message" };
      show(message, post.content);
      message.edits += 1;
      return { did: "put", ref: post.ref };
    }
    const root = post.thread === null ? null : at(post.thread);
    if (root === undefined) return { did: "lost-message" };
    state.numbers += 1;
    const ref = { channel: `C-${place}`, message: `m${state.numbers}` };
    const fresh = { ref, place, postId: post.postId, card: null, text: "", edits: 0, pinned: post.pin, thread: [] };
    show(fresh, post.content);
    (root?.thread ?? messages).push(fresh);
    return { did: "put", ref };
  };

  const troubleFor = (place: string, post: Post): Trouble | null => {
    const script = scripts.find((one) => one.left > 0 && (one.place ?? place) === place && one.on(post));
    if (script === undefined) return state.away ? { did: "unknown", why: "no connection" } : null;
    script.left -= 1;
    return script.trouble;
  };

  const deliverer: Deliverer = {
    platform,
    get limits() {
      return { betweenPostsMs: state.betweenPostsMs };
    },
    put: async (address, post) => {
      const place = placeOf(address);
      calls.push(`${post.ref !== null ? "edit" : post.thread !== null ? "thread" : "new"} ${place}`);
      if (gone.has(place)) return { did: "lost-place", why: "is_archived" };
      const trouble = troubleFor(place, post);
      if (trouble === null) return arrive(place, post);
      if (trouble.did === "hang") return new Promise(() => {});
      if ("arrived" in trouble && trouble.arrived) arrive(place, post);
      if (trouble.did === "crash") throw new Error("the connection broke");
      return trouble.did === "unknown" ? { did: "unknown", why: trouble.why } : trouble;
    },
    remove: async (ref) => {
      for (const list of [messages, ...messages.map(({ thread }) => thread)]) {
        const index = list.findIndex((message) => message.ref.message === ref.message);
        if (index >= 0) list.splice(index, 1);
      }
    },
    find: async (address, postId) => {
      calls.push(`find ${placeOf(address)}`);
      if (state.away) throw new Error("no connection");
      if (!state.historyReadable) return null;
      return all().find((message) => message.postId === postId && message.place === placeOf(address))?.ref ?? null;
    },
  };

  const known = (person: Desk["people"][number] | undefined) =>
    person === undefined
      ? null
      : {
          userId: userOf(person.id),
          tenant: "T1",
          name: person.name,
          mail: person.mail,
          standing: "member" as const,
        };
  const reachable = (): void => {
    if (state.away) throw new Error("no connection");
  };
  const directory: Directory = {
    platform,
    person: async (userId) => {
      reachable();
      const found = known(personOf(userId));
      return found === null ? null : { ...found, locale: locales.get(userId) ?? null };
    },
    personByMail: async (mail) => {
      reachable();
      return known(desk().people.find((person) => person.mail === mail));
    },
    place: async (address) => {
      reachable();
      const name = address.replace(/^C-/, "");
      return gone.has(name) ? null : { externalId: `C-${name}`, internal: !external.has(name), name };
    },
    quietUntil: async (userId) => {
      reachable();
      return undisturbed.get(userId) ?? null;
    },
  };

  return {
    platform,
    deliverer,
    directory,
    messages,
    calls,
    state,
    userOf,
    /** What people see in a channel or, as `dm:raj`, in a direct chat; pinned cards included. */
    in: (place: string): SeenMessage[] => messages.filter((message) => message.place === place),
    /** The next sendings (one, unless `times` says more) end like this; only those in `place`, only those that `on` picks. */
    fail: (trouble: Trouble, which: Which = {}): void => {
      const { place = null, times = 1, on = () => true } = which;
      scripts.push({ trouble, place, on, left: times });
    },
    /** Nothing goes wrong from now on. */
    heal: (): void => {
      scripts.length = 0;
      state.away = false;
    },
    /** Outsiders can read this channel from now on, or no longer. */
    share: (place: string, shared = true): void => {
      if (shared) external.add(place);
      else external.delete(place);
    },
    /** The channel is archived, or back. */
    archive: (place: string, archived = true): void => {
      if (archived) gone.add(place);
      else gone.delete(place);
    },
    /** Somebody has set their chat to this language, as the platform writes it. */
    speaks: (person: string, locale: string): void => {
      locales.set(userOf(person), locale);
    },
    /** The same as an asking brings it along. */
    localeOf: (person: string): string | null => locales.get(userOf(person)) ?? null,
    /** Somebody does not want to be disturbed until then; null: they may be again. */
    doNotDisturb: (person: string, until: Instant | null): void => {
      if (until === null) undisturbed.delete(userOf(person));
      else undisturbed.set(userOf(person), until);
    },
    /** Somebody deletes a message by hand. */
    deleteByHand: (message: SeenMessage): Promise<void> => deliverer.remove(message.ref),
    clear: (): void => {
      for (const list of [messages, calls, scripts]) list.length = 0;
      for (const people of [external, gone, undisturbed, locales]) people.clear();
      Object.assign(state, { away: false, historyReadable: true, numbers: 0, betweenPostsMs: 0 });
    },
  };
};

export type FakeWindow = ReturnType<typeof openFakeWindow>;
