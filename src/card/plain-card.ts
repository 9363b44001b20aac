import type { Block, Card, Tone } from "./card.ts";
import { plainLine } from "./spans.ts";

/** Completes blocks into a card by writing down all they say, in reading order. */
export const withPlain = (tone: Tone, blocks: Block[]): Card => ({
  tone,
  blocks,
  plain: blocks
    .map(plainBlock)
    .filter((words) => words !== "")
    .join("\n"),
});

const plainBlock = (block: Block): string => {
  switch (block.kind) {
    case "title":
      return block.aside.length === 0 ? plainLine(block.line) : `${plainLine(block.line)} (${plainLine(block.aside)})`;
    case "quote":
      return `“${block.words}” ${plainLine(block.by)}`.trim();
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
