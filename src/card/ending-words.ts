import type { CaseEvent } from "../core/case/event.ts";
import type { Line } from "./card.ts";
import type { Reader } from "./reader.ts";
import { text } from "./spans.ts";
import { causeName } from "./word-facts.ts";

type Quoted = (id: string | null) => Line;

/** How a case ended, as the line of an event says it. */
export const resolvedWords = (
  event: Extract<CaseEvent, { type: "resolved" }>,
  who: string,
  quoted: Quoted,
  reader: Reader,
): Line => {
  const { history } = reader.words;
  if (event.theirWord === true) return [text(history.theirWord(who)), ...quoted(event.howId)];
  if (event.alone !== true) return [text(history.resolved(who)), ...quoted(event.howId)];
  const lead = history.resolvedAlone(who);
  return event.howId === null ? [text(`${lead}.`)] : [text(`${lead}: `), ...quoted(event.howId)];
};

export const metWords = (
  { met, unmetId = null }: { met?: "yes" | "no"; unmetId?: string | null },
  quoted: Quoted,
  reader: Reader,
  lead = " ",
): Line => {
  const { history } = reader.words;
  if (met === undefined) return [];
  if (met === "yes") return [text(`${lead}${history.met}`)];
  return unmetId === null
    ? [text(`${lead}${history.notMet}.`)]
    : [text(`${lead}${history.notMet}: `), ...quoted(unmetId)];
};

export const causeWords = ({ cause = null }: { cause?: string | null }, reader: Reader, lead = " "): Line =>
  cause === null ? [] : [text(`${lead}${reader.words.history.cause(causeName({ cause }, reader))}`)];
