import type { Instant } from "../time/instant.ts";
import type { Case, CustomerWord } from "./case.ts";

/** An answer that was seen late answers what came before it and nothing after. */
export const unansweredBy = (kase: Case, saidAt: Instant): Instant | null => {
  if (saidAt >= kase.lastWord.at) return null;
  const known = kase.unansweredSince;
  return known !== null && known > saidAt ? known : kase.lastWord.at;
};

/** The newer of two words. */
export const later = (known: CustomerWord, fresh: CustomerWord): CustomerWord => (fresh.at >= known.at ? fresh : known);
/** The edited word where it is of the same complaint. */
export const sameComplaint = (known: CustomerWord, edited: CustomerWord): CustomerWord =>
  known.complaintId === edited.complaintId ? edited : known;
