import type { TextId } from "../case/wait.ts";
import type { PersonId, WorkerId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** Somebody who gets a task by mail: of the desk and not in chat, in the desk file's list, or at an address it allows. */
export type OutsideWho = { person: PersonId } | { worker: WorkerId } | { addressId: TextId };

/** A task that somebody without chat has, by a link that ends with its answer. */
export type Outside = {
  who: OutsideWho;
  /** Who sent it, and hears what becomes of it. */
  by: PersonId | null;
  /** The link's id; what is in the mail is another secret, of which only a digest is kept. */
  link: string;
  sentAt: Instant;
  until: Instant;
  /** When the link was last opened, by a person or by a mail scanner. */
  openedAt: Instant | null;
  /** They need a part: the link is used up, and another one is sent once the part is here. */
  needsPart: boolean;
};

type WithOutside = { state: string; outside: Outside | null };

/** Whether the link still takes an answer. All that ends it stands in the task itself, so that nothing can be forgotten. */
export const isLinkLive = ({ state, outside }: WithOutside, link: string, now: Instant): boolean =>
  state === "open" && outside !== null && outside.link === link && !outside.needsPart && now < outside.until;

/** When an unanswered link runs out; null when none is out. */
export const linkEndsAt = ({ state, outside }: WithOutside): Instant | null =>
  state === "open" && outside !== null && !outside.needsPart ? outside.until : null;
