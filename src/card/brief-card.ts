import type { CaseEvent } from "../core/case/event.ts";
import { briefOf } from "./brief.ts";
import type { Block, Card } from "./card.ts";
import { caseCard } from "./case-card.ts";
import type { CaseView } from "./case-view.ts";
import { historyLine } from "./history-line.ts";
import { withPlain } from "./plain-card.ts";
import type { Reader } from "./reader.ts";
import { strong } from "./spans.ts";

const HISTORY_LENGTH = 25;

/** The card of a case for one reader; with its events, the brief and the story beneath: the latest lines, newest last. */
export const briefCard = (view: CaseView, events: CaseEvent[], reader: Reader): Card => {
  const face = caseCard(view, reader);
  if (events.length === 0) return face;
  const lines = events
    .map((event) => {
      const line = historyLine(event, view, reader);
      // What happened to a case before it became part of this one is said to be of that one.
      return line === null || event.number === view.kase.number ? line : [strong(`FT-${event.number} `), ...line];
    })
    .filter((line) => line !== null)
    .slice(-HISTORY_LENGTH);
  const story: Block[] = [
    { kind: "line", line: [strong(reader.words.answers.historyTitle)] },
    { kind: "list", items: lines.map((line) => ({ line, button: null })) },
  ];
  const title = face.blocks.filter((block) => block.kind === "title");
  const buttons = face.blocks.filter((block) => block.kind === "buttons");
  const brief: Block[] = briefOf(view, reader).map((line) => ({ kind: "line", line }));
  return withPlain(face.tone, [...title, ...brief, ...story, ...buttons]);
};
