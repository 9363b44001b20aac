import type { Card } from "../card/card.ts";
import { doorNote, formOffer, lineCard } from "../card/door-notes.ts";
import type { Words } from "../card/words/en.ts";
import type { Ask, Basis } from "../core/case/ask.ts";
import type { Answer, Asked, Unread } from "./ports.ts";
import type { WindowLog } from "./window-work.ts";

/** What is asked of the desk once somebody was let in. */
export type Request = { ask: Ask | Unread; basis: Basis | null; way: Asked["way"] };

/** The desk's answer, or what is said to somebody who was not let in or could not be served. */
export type Reply = { answer: Answer } | { note: Card | null };

/** For askings that the platform does not send again: a fault becomes a sentence. `platform` is its name in the log. */
export const orSorry = (
  work: Promise<Reply>,
  platform: string,
  { log, words }: { log: WindowLog; words: () => Words },
): Promise<Reply> =>
  work.catch((error: unknown) => {
    // The name alone: a message may quote what a customer said.
    log.error(`A request from ${platform} could not be finished: ${error instanceof Error ? error.name : "unknown"}.`);
    return { note: doorNote("couldNotFinish", words()) };
  });

/** One card that says the whole reply in a message, or null. A form that cannot open by itself is offered by a button. */
export const cardOf = (reply: Reply, words: Words): Card | null => {
  if ("note" in reply) return reply.note;
  const { card, form, problems } = reply.answer;
  return joinedCard([
    ...(card === undefined ? [] : [card]),
    ...(form === undefined ? [] : [formOffer(form, words)]),
    ...(problems ?? []).map((problem) => lineCard(problem.sentence)),
  ]);
};

/** Several cards one under the other, or null when there is none. */
export const joinedCard = (cards: readonly Card[]): Card | null => {
  const [first] = cards;
  if (first === undefined) return null;
  const plain = cards.map((each) => each.plain).join("\n");
  return { tone: first.tone, blocks: cards.flatMap((each) => each.blocks), plain };
};

/** Without the form, for when that has opened already. */
export const withoutForm = (answer: Answer): Answer => {
  const { form: _opened, ...rest } = answer;
  return rest;
};
