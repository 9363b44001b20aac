import { type Case, isOpen } from "../case/case.ts";
import { callNow, lacksNumber } from "./call.ts";

/**
 * No further words of regret in writing while somebody is about to phone. Without a number the customer is written to for
 * it; and who has been told once may decide.
 */
export const phonesFirst = (kase: Case): boolean => {
  const call = callNow(kase);
  return call !== null && isOpen(kase.status) && !call.wrote && !lacksNumber(kase);
};
