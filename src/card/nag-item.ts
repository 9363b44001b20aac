import type { PersonId } from "../core/desk/desk.ts";
import type { NagAbout } from "../core/escalation/plan-nags.ts";
import type { Because } from "../core/escalation/recipient.ts";
import type { Instant } from "../core/time/instant.ts";
import type { CaseView } from "./case-view.ts";

/** One thing to tell: a case and the clock, the silence, or the question because of which. */
export type NagItem = {
  view: CaseView;
  about: NagAbout;
  /** It waited for the person's hours. */
  held: boolean;
  because: Because;
  loud: LoudFacts | null;
  /** When a silent claim goes back into the queue, or since when nobody has said a word; null for clocks. */
  at: Instant | null;
};

/** A loud nag goes from person to person: who was asked before, who is next, and until when this one covers. */
type LoudFacts = {
  /** Who was asked and has not answered, in order. */
  asked: PersonId[];
  /** Who was asked and said that they cannot. */
  aside: PersonId[];
  next: PersonId | null;
  coversUntil: Instant | null;
  /** Whether the person may take the case over. */
  takes: boolean;
};
