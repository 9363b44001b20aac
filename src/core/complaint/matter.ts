import type { Status } from "../case/case.ts";
import { DAY, type Instant } from "../time/instant.ts";
import type { Complaint, Source } from "./complaint.ts";
import { foldWords, holdsWords } from "./fold-words.ts";
import { orderKey } from "./order-key.ts";

/**
 * One case of the customer who wrote, as far as it helps to tell what it is about. `threadIds` and `messageIds` are
 * `scopedId`s; messages are the customer's and the firm's own. `lastAt` is the last word or deed in the case.
 */
export type OpenMatter = {
  number: number;
  status: Status;
  lastAt: Instant;
  threadIds: string[];
  messageIds: string[];
  orderNumbers: string[];
  product: string | null;
  source: Source;
};

type AttachReason = "reply" | "thread" | "order" | "product" | "only-case";
type FreshReason = "no-case" | "other-order" | "other-product" | "long-ago" | "several-cases";
export type MatterVerdict = { attach: number; because: AttachReason } | { fresh: true; because: FreshReason };

/** How long silence may last before a customer's next word, without any other sign, is taken for something new. */
const recent = 14 * DAY;
/** How long a thread still leads back to a case that was closed or dismissed. */
const memory = 30 * DAY;

/** Ids are a connector's own, so two connectors may use the same one for different things. */
export const scopedId = (connector: string, externalId: string): string => `${connector}:${externalId}`;

/**
 * Which of a customer's cases a complaint belongs to, or that it starts a new one. `matters` are the cases of this one
 * customer: a thread holds several people, so a thread alone never makes two customers one case. The surest sign decides;
 * where it fits several cases the one last heard of wins.
 */
export function sameMatter(matters: OpenMatter[], complaint: Complaint): MatterVerdict {
  const newestFirst = [...matters].sort((a, b) => b.lastAt - a.lastAt || b.number - a.number);
  const reachable = newestFirst.filter((matter) => !isOver(matter) || isNear(matter, complaint, memory));
  const words = foldWords(complaint.text);

  const replied = reachable.find((matter) => isReplyIn(matter, complaint));
  if (replied) return { attach: replied.number, because: "reply" };
  const threaded = reachable.find((matter) => isThreadOf(matter, complaint));
  if (threaded) return { attach: threaded.number, because: "thread" };

  // A closed case is the customer's own "yes": only its thread leads back to it.
  const unsettled = reachable.filter((matter) => matter.status !== "closed");
  if (unsettled.length === 0) return { fresh: true, because: "no-case" };
  const ordered = unsettled.find((matter) => namesOrder(matter, complaint, words));
  if (ordered) return { attach: ordered.number, because: "order" };

  const possible = unsettled.filter((matter) => !isOtherOrder(matter, complaint));
  if (possible.length === 0) return { fresh: true, because: "other-order" };
  const product = possible.find((matter) => namesProduct(matter, complaint, words));
  if (product) return { attach: product.number, because: "product" };

  const plausible = possible.filter((matter) => !isOtherProduct(matter, complaint));
  if (plausible.length === 0) return { fresh: true, because: "other-product" };
  return onlyRecent(plausible.filter((matter) => isNear(matter, complaint, recent)));
}

/** The one case the customer can mean: an open one before a resolved one before one that was taken for no complaint. */
function onlyRecent(matters: OpenMatter[]): MatterVerdict {
  const open = matters.filter((matter) => matter.status !== "resolved" && matter.status !== "dismissed");
  const resolved = matters.filter((matter) => matter.status === "resolved");
  const likeliest = [open, resolved, matters].find((some) => some.length > 0) ?? [];
  const [only, another] = likeliest;
  if (!only) return { fresh: true, because: "long-ago" };
  return another ? { fresh: true, because: "several-cases" } : { attach: only.number, because: "only-case" };
}

const isOver = (matter: OpenMatter): boolean => matter.status === "closed" || matter.status === "dismissed";

/** In either direction: a mail that lay unread for a week may come in after the post about the same thing. */
const isNear = (matter: OpenMatter, complaint: Complaint, span: number): boolean =>
  Math.abs(complaint.createdAt - matter.lastAt) <= span;

const isReplyIn = (matter: OpenMatter, { connector, inReplyTo }: Complaint): boolean =>
  inReplyTo !== null && matter.messageIds.includes(scopedId(connector, inReplyTo));

/** Many channels name a thread by its first message, which itself carries no thread. */
function isThreadOf(matter: OpenMatter, { connector, threadId }: Complaint): boolean {
  if (threadId === null) return false;
  const id = scopedId(connector, threadId);
  return matter.threadIds.includes(id) || matter.messageIds.includes(id);
}

/** A number that merely stands in the text counts only when it could hardly be anything else. */
function namesOrder(matter: OpenMatter, complaint: Complaint, words: ReturnType<typeof foldWords>): boolean {
  const said = complaint.orderNumber === null ? null : orderKey(complaint.orderNumber);
  return matter.orderNumbers.some((order) => {
    if (said !== null) return orderKey(order) === said;
    return /\p{N}/u.test(order) && orderKey(order).length >= 5 && holdsWords(words, foldWords(order));
  });
}

function isOtherOrder(matter: OpenMatter, complaint: Complaint): boolean {
  if (complaint.orderNumber === null || matter.orderNumbers.length === 0) return false;
  const said = orderKey(complaint.orderNumber);
  return !matter.orderNumbers.some((order) => orderKey(order) === said);
}

/** `dryer` and `Dryer DX-200` are the same product; with no product given its words in the text will do. */
function namesProduct(matter: OpenMatter, complaint: Complaint, words: ReturnType<typeof foldWords>): boolean {
  if (matter.product === null) return false;
  const known = foldWords(matter.product);
  if (complaint.product === null) return holdsWords(words, known);
  const said = foldWords(complaint.product);
  return holdsWords(said, known) || holdsWords(known, said);
}

const isOtherProduct = (matter: OpenMatter, complaint: Complaint): boolean =>
  matter.product !== null && complaint.product !== null && !namesProduct(matter, complaint, foldWords(""));
