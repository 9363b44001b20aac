import type { Case } from "../case/case.ts";
import { UNDO_WITHIN } from "../case/decide-ending.ts";
import type { PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";
import type { PairVerb } from "./pair-steps.ts";

/**
 * What takes back the last step of this person where it was one on two cases; null where it was not, or not theirs to take
 * back, or where no single word does.
 */
export const undoOfTwo = (kase: Case, person: PersonId, now: Instant): { verb: PairVerb; other: number } | null => {
  const { undo } = kase;
  if (undo === null || undo.by !== person || now - undo.at > UNDO_WITHIN) return null;
  const was = undo.before;
  const linked = kase.links.find(({ at, by }) => at === undo.at && by === person)?.number;
  switch (undo.verb) {
    case "linked":
      return linked === undefined ? null : { verb: "unlink", other: linked };
    case "link-refused":
      return linked === undefined ? null : { verb: "propose", other: linked };
    case "unlinked": {
      const gone = was.links.find(({ number }) => kase.links.every((link) => link.number !== number));
      return gone === undefined ? null : { verb: "link", other: gone.number };
    }
    case "absorbed": {
      const part = kase.absorbed.at(-1);
      return part === undefined ? null : { verb: "unmerge", other: part.number };
    }
    default:
      return null;
  }
};
