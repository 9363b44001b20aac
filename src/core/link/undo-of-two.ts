import type { Case } from "../case/case.ts";
import { UNDO_WITHIN } from "../case/decide-ending.ts";
import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { PairVerb } from "./pair-steps.ts";

/**
 * What takes back a step on two cases: the two asked something else (`one` goes on), the message that was moved taken back
 * to where it lay (`moved`), or, where a case came into being with it, the two merged by whoever says so (`split`).
 */
export type BackOfTwo = { does: "pair"; verb: PairVerb; one: number; other: number } | { does: "moved" } | Split;
type Split = { does: "split"; one: number; other: number };

/** What takes back the last step of this person where it was one on two cases; null where it was not, or not theirs to take back. */
export const undoOfTwo = (kase: Case, person: PersonId, now: Instant): BackOfTwo | null => {
  const { undo, number } = kase;
  if (undo === null || undo.by !== person || now - undo.at > UNDO_WITHIN) return null;
  const was = undo.before;
  const linked = kase.links.find(({ at, by }) => at === undo.at && by === person);
  const pair = (verb: PairVerb, other: number | undefined): BackOfTwo | null =>
    other === undefined ? null : { does: "pair", verb, one: number, other };
  switch (undo.verb) {
    case "opened":
    case "linked":
      // A case of its own stays one: its number may have been read.
      if (linked?.because === "split" || linked?.because === "moved") {
        return { does: "split", one: Math.min(number, linked.number), other: Math.max(number, linked.number) };
      }
      return pair("unlink", linked?.number);
    case "link-proposed":
      return pair("unlink", linked?.number);
    case "link-refused":
      return pair("propose", linked?.number);
    case "unlinked":
      return pair("link", was.links.find((gone) => kase.links.every((link) => link.number !== gone.number))?.number);
    case "absorbed":
      return pair("unmerge", kase.absorbed.at(-1)?.number);
    case "parted":
      return pair(
        "merge",
        was.absorbed.find((gone) => kase.absorbed.every((part) => part.number !== gone.number))?.number,
      );
    case "came-back":
      return was.mergedInto === null
        ? null
        : { does: "pair", verb: "merge", one: was.mergedInto.number, other: number };
    case "complaint-joined":
    case "complaint-left":
      return linked === undefined || linked.because !== "moved"
        ? { does: "moved" }
        : { does: "split", one: Math.min(number, linked.number), other: Math.max(number, linked.number) };
    default:
      return null;
  }
};
