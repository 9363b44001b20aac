import type { Source } from "../../../core/complaint/complaint.ts";
import type { ClockKind, Platform } from "../../../core/desk/desk.ts";
import type { HeatLevel, HeatReasonCode } from "../../../core/heat/heat.ts";

/** `Raj`, `Raj and Lee`, `Raj, Lee and Ana`. */
const listed = (names: readonly string[], word: string): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? "" : "s"}`;

const clockNames: Record<ClockKind, string> = {
  claim: "claim",
  "first-reply": "first reply",
  "next-word": "next word",
  tell: "news for the customer",
  resolve: "resolve",
  "customer-word": "customer's word",
  accept: "answer to the pass",
  task: "task",
  approval: "approval",
  call: "call",
  promise: "promise",
};

const sourceNames: Record<Source, string> = {
  x: "X",
  facebook: "Facebook",
  instagram: "Instagram",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  reddit: "Reddit",
  review: "review site",
  email: "mail",
  phone: "phone",
  web: "web form",
  chat: "chat",
};

const platformNames: Record<Platform, string> = {
  slack: "Slack",
  teams: "Teams",
  console: "the console",
  mail: "mail",
  pager: "the pager",
};

const heatNames: Record<HeatLevel, string> = { calm: "calm", annoyed: "annoyed", angry: "angry" };

const heatReasons: Record<HeatReasonCode, (words: string) => string> = {
  "strong-words": (words) => `“${words}”`,
  swearing: () => "swearing",
  again: (words) => `“${words}”`,
  never: (words) => `“${words}”`,
  leaving: (words) => `wants to leave: “${words}”`,
  legal: (words) => `speaks of a lawyer: “${words}”`,
  sarcasm: (words) => `sarcasm: “${words}”`,
  "contact-count": (words) => `contact no. ${words}`,
  "long-wait": (words) => `has waited ${words}`,
};

/** How days are written, in the signs of luxon, and a stretch of time between two of them. */
const times = {
  weekday: "ccc",
  day: "ccc d LLL",
  dayOfYear: "ccc d LLL yyyy",
  date: "d LLL yyyy",
  longDay: "ccc d LLLL",
  longDayOfYear: "ccc d LLLL yyyy",
  wholeDay: "cccc d LLLL",
  span: (from: string, to: string) => `${from} to ${to}`,
};

/** What things are called. */
export const names = {
  times,
  quoted: (words: string) => `“${words}”`,
  /** Between two of several, and before the last of them. */
  or: (names: readonly string[]) => listed(names, "or"),
  and: (names: readonly string[]) => listed(names, "and"),
  somebody: "Somebody",
  /** In "Maria claimed it just before you", where the length is not known. */
  justBefore: "just",
  you: (name: string) => `${name} (you)`,
  /** Where somebody writes something of their own in a command. */
  blanks: { when: "<when>", what: "<what>", why: "<why>", words: "<words>" },
  clockNames,
  sourceNames,
  platformNames,
  heatNames,
  heatReasons,
  length: {
    moments: "less than a minute",
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => plural(n, "day"),
  },
  labels: {
    who: "Who",
    heat: "Heat",
    wants: "Wants",
    harm: "Harm",
    didNotHelp: "Did not help",
    told: "Told",
    waiting: "Waiting",
    offered: "Offered",
    note: "Note",
    here: "Here because",
    resolved: "Resolved",
    next: "Next",
  },
  statuses: {
    triage: "in triage",
    unclaimed: "unclaimed",
    claimed: "claimed",
    resolved: "resolved",
    closed: "closed",
    dismissed: "not a complaint",
  },
  buttons: {
    claim: "Claim",
    notours: "Not ours",
    update: "Update",
    wait: "Waiting for…",
    more: "More",
    agrees: "Customer agrees",
    disagrees: "Customer does not",
    noAnswer: "No answer",
    yes: "Yes, we take it",
    no: "No",
    bringBack: "Bring it back",
    show: "Open",
    takeNext: "Take the next one",
    told: "I told the customer",
    onIt: "On it",
    stillOnIt: "Still on it",
    takeIt: "Take it",
    notMe: (who: string) => `Not me: ask ${who}`,
    resume: "Resume",
    done: "Resolved",
    pass: "Pass on",
    release: "Put it back",
    severity: "Severity",
    dismiss: "Not a complaint",
    reopen: "Reopen",
    link: "Link with another case…",
    merge: "Merge another case into it…",
    detach: "Make a case of its own…",
    undo: "Undo",
    why: "Why these times",
    pageBefore: "Page before",
    another: "Next page",
  },
  told: { public: "in public", private: "in a private message", mail: "by mail", phone: "by phone" },
};
