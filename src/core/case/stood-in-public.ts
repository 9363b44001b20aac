import { isPublic } from "../complaint/complaint.ts";
import type { Case } from "./case.ts";

/** Whether everybody could read what the customer said, at whatever end of the story. */
export const stoodInPublic = ({ source, firstWord, lastWord }: Case): boolean =>
  [source, firstWord.source, lastWord.source].some(isPublic);

/**
 * It was put right and told privately, by mail or by phone, while whoever reads the complaint still sees no end to it.
 * What the customer has solved alone is not ours to close with a word.
 */
export const lacksPublicWord = (kase: Case): boolean =>
  (kase.status === "resolved" || kase.status === "closed") &&
  kase.resolution !== null &&
  !kase.resolution.alone &&
  kase.told !== null &&
  kase.told.where !== "public" &&
  kase.mergedInto === null &&
  stoodInPublic(kase);
