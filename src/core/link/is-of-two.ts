import type { LinkBody } from "../case/event.ts";

const ofTwo: readonly LinkBody["type"][] = [
  "link-proposed",
  "linked",
  "unlinked",
  "link-refused",
  "absorbed",
  "merged",
  "parted",
  "came-back",
  "complaint-left",
  "complaint-joined",
];

/** Whether this sort of event has a counterpart in another case, without which it cannot be taken back. */
export const isOfTwo = (type: string): boolean => ofTwo.some((one) => one === type);
