import type { Block, Card, Tone } from "./card.ts";
import { plainLine } from "./spans.ts";

/** Completes blocks into a card by writing down all they say, in reading order; `quoted`: as the reader's language does. */
export const withPlain = (tone: Tone, blocks: Block[], quoted = inEnglishMarks): Card => ({
  tone,
  blocks,
  plain: blocks
    .map((block) => plainBlock(block, quoted))
    .filter((words) => words !== "")
    .join("\n"),
});

const inEnglishMarks = (words: string): string => `“${words}”`;

const plainBlock = (block: Block, quoted: (words: string) => string): string => {
  switch (block.kind) {
    case "title":
      return block.aside.length === 0 ? plainLine(block.line) : `${plainLine(block.line)} (${plainLine(block.aside)})`;
    case "quote":
      return `${quoted(block.words)} ${plainLine(block.by)}`.trim();
    case "line":
      return plainLine(block.line);
    case "facts":
      return block.facts.map((fact) => `${fact.label}: ${plainLine(fact.value)}`).join("\n");
    case "list":
      return block.items.map((item) => plainLine(item.line)).join("\n");
    case "picture":
      return block.alt;
    case "buttons":
      return "";
  }
};
