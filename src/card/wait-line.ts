import type { Case } from "../core/case/case.ts";
import { DAY, earliest, type Instant } from "../core/time/instant.ts";
import type { Block } from "./card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import type { Reader } from "./reader.ts";
import { fill, said } from "./spans.ts";
import { writeLength } from "./time-words.ts";

/** An earlier message that nobody answered: the wait counts from there, and everybody should know. */
export const waitLine = (view: CaseView, reader: Reader): Block[] => {
  const { kase } = view;
  const { card, sourceNames, length } = reader.words;
  const gap = kase.lastWord.at - kase.firstWord.at;
  if (gap < DAY || kase.firstWord.complaintId === kase.lastWord.complaintId) return [];
  if (kase.told !== null && answeredBetween(kase, kase.told.at)) return [];
  const sentence = card.firstWrote(
    customerSlot(view, reader),
    sourceNames[kase.firstWord.source],
    writeLength(gap, length),
  );
  return [{ kind: "line", line: fill(sentence, [said(customerName(view, reader))]) }];
};

/** Did anybody answer before the customer wrote again? The latest answer may hide that an earlier one did. */
const answeredBetween = (kase: Case, toldAt: Instant): boolean => {
  const reply = kase.clocks.find((clock) => clock.kind === "first-reply" && clock.state === "met");
  return earliest(reply?.endedAt ?? toldAt, toldAt) < kase.lastWord.at;
};
