import type { Case } from "../case/case.ts";
import { type Instant, instant } from "../time/instant.ts";
import { type OpenMatter, scopedId } from "./matter.ts";

/** One message of a case: a customer's complaint or the firm's own answer. */
export type CaseMessage = {
  connector: string;
  id: string;
  thread: string | null;
  order: string | null;
  at: Instant;
};

/** A case as far as it helps to tell whether a customer's next word is about it. */
export const matterOf = (kase: Case, messages: readonly CaseMessage[]): OpenMatter => ({
  number: kase.number,
  status: kase.status,
  lastAt: instant(Math.max(kase.lastWord.at, kase.told?.at ?? 0, ...messages.map(({ at }) => at))),
  threadIds: unique(messages.map(({ connector, thread }) => (thread === null ? null : scopedId(connector, thread)))),
  messageIds: messages.map(({ connector, id }) => scopedId(connector, id)),
  orderNumbers: unique([kase.orderNumber, ...messages.map(({ order }) => order)]),
  product: kase.product,
  source: kase.source,
});

const unique = (values: (string | null)[]): string[] => [...new Set(values.filter((value) => value !== null))];
