import type { Case, CustomerWord } from "../case/case.ts";
import { earliest, type Instant } from "../time/instant.ts";

/** What a case knows of the customer's words when one message has left it. */
export type WordsLeft = Pick<Case, "firstWord" | "lastWord" | "contacts" | "since" | "unansweredSince">;

/**
 * The facts of a case without one of its `words` (all of them, in any order); null where it is not among them or is the
 * only one. The wait counts from the earliest that is left.
 */
export const wordsLeft = (
  kase: Case,
  complaintId: string,
  words: readonly CustomerWord[],
): { gone: CustomerWord; facts: WordsLeft } | null => {
  const gone = words.find((word) => word.complaintId === complaintId);
  const [first, ...rest] = words.filter((word) => word.complaintId !== complaintId).toSorted((a, b) => a.at - b.at);
  if (gone === undefined || first === undefined) return null;
  const since = earliest(first.at, kase.started);
  const last = rest.at(-1) ?? first;
  return {
    gone,
    facts: {
      firstWord: first,
      lastWord: last,
      contacts: Math.max(1, kase.contacts - 1),
      since,
      unansweredSince: stillUnanswered(kase, last.at),
    },
  };
};

/** When the word that nobody answered has left, and nothing else came after the last answer, nobody waits. */
const stillUnanswered = ({ told, unansweredSince }: Case, lastAt: Instant): Instant | null =>
  told === null || unansweredSince === null || lastAt <= told.at ? null : unansweredSince;
