import type { LinkReason } from "../../../core/link/link.ts";

const known: Record<LinkReason, string> = {
  asked: "the same",
  order: "an order number that it names",
  mail: "a mail address that it names",
  phone: "a phone number that it names",
  split: "the same message",
  moved: "a message of it",
};

/** Two cases that have to do with each other. */
export const links = {
  known,
  label: "Linked",
  /** Nothing of the other case is said but its number, until somebody says yes. */
  proposed: (other: string, because: string) => `Perhaps the same matter as ${other}: it knows ${because}.`,
  same: (other: string) => `Same matter? Link ${other}`,
  notSame: "Not the same",
  parts: (numbers: string) => `${numbers} went into it`,
  mergedTitle: (into: string) => `merged into ${into}`,
  mergedLine: (into: string, who: string, at: string) =>
    `It goes on as ${into}; ${who} merged them, ${at}. Both numbers lead there.`,
  open: (into: string) => `Open ${into}`,
  part: "Part them again",
  /** Said before any answer to somebody who named a case that is part of another one. */
  followed: (number: string, into: string, at: string) => `${number} was merged into ${into}, ${at}.`,
  linked: (one: string, other: string) => `${one} and ${other} are linked; each card names the other.`,
  unlinked: (one: string, other: string) => `${one} and ${other} are no longer linked.`,
  refused: (one: string, other: string) => `${one} and ${other} are two matters. I ask nobody about that again.`,
  proposedAgain: (one: string, other: string) => `${one} and ${other}: the question is open again.`,
  already: (one: string, other: string) => `${one} and ${other} are linked already.`,
  merged: (one: string, other: string) => `${other} is part of ${one} now; both numbers lead to ${one}.`,
  waitCounts: (at: string) => `The wait counts from ${at}.`,
  parted: (one: string, other: string) =>
    `${other} is a case of its own again, as it was, with its pieces as they are now. What happened since stays with ${one}.`,
  partOf: (other: string, one: string) => `${other} is part of ${one} already.`,
  mergeInstead: (one: string, other: string) =>
    `If they are one matter, ${one} goes on and ${other} becomes part of it.`,
  mergeButton: (other: string) => `Merge ${other} into it`,
  attached: (one: string, other: string) => `The message is of ${one} now; ${other} goes on without it.`,
  attachedOnly: (one: string) => `The message is of ${one} now.`,
  splitStays: (other: string, one: string, command: string) =>
    `${other} is a case of its own by now, and its number stays. ${command} makes it part of ${one} again.`,
  attachedStays: (one: string, command: string) =>
    `The message lay with no case before, so it cannot go back there. ${command} takes it out of ${one}, into a case of its own.`,
  onlyMessage: (other: string) => `That is the only message of ${other}, which would have none left.`,
  attachedAlready: (one: string) => `That message is of ${one} already.`,
  attachWhich: (command: string) =>
    `Which message? Paste its link, or name the case whose latest message it is: ${command}.`,
  attachNone: "I have no message with that link. Look at the link once more, or name the case that has it.",
  attachOurs: "That is an answer of ours, not a message of the customer. It belongs where the customer's message is.",
  detached: (fresh: string, department: string, one: string) =>
    `${fresh} is open for it, went to ${department} and is linked with ${one}.`,
  detachedTriage: (fresh: string, one: string) =>
    `${fresh} is open for it, where somebody says whose it is, and is linked with ${one}.`,
};
