import type { AskArgs } from "../core/case/ask.ts";
import { dropTail, trimEnds, unquote } from "./read-words.ts";

/** `harm 42 ours: the backup was wiped, 2h lost`; what follows "lost" elsewhere is read and stays where it was said. */
export const fillHarm = (rest: string): AskArgs => {
  const args: AskArgs = {};
  const lead = /^(?:ours|our step|by us)\s*[:,]\s*/iu.exec(rest);
  const words = unquote(lead === null ? rest : rest.slice(lead[0].length));
  const last = lostAtEnd.exec(words);
  const before = last === null ? "" : trimEnds(dropTail(trimEnds(words.slice(0, last.index)), ",;:([-–—"));
  const what = before === "" ? words : before;
  const lost = last?.[1] ?? lostWithin.exec(words)?.[1] ?? "";
  if (what !== "") args.words = what;
  if (lost !== "") args.lost = lost;
  if (lead !== null || /^(?:we|our)\s/iu.test(words)) args.ours = "yes";
  return args.words === undefined ? {} : args;
};
const aWhile =
  "(?:\\d{1,5}(?:[.,]\\d{1,2})?|an?|half an?)\\s?(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(?:\\s\\d{1,2}\\s?(?:m|min|mins|minutes?))?";
const lostAtEnd = new RegExp(`(?<=^|[\\s([])(${aWhile}) lost[\\])]?\\.?$`, "iu");
const lostWithin = new RegExp(`(?:^|\\s)lost (${aWhile})(?![\\p{L}\\p{N}])`, "iu");
