import type { Block, Line } from "./card.ts";

/** Every line of a block, in reading order. Words of a quote and labels of buttons are no lines. */
export const linesOf = (block: Block): Line[] => {
  switch (block.kind) {
    case "title":
      return [block.line, block.aside];
    case "quote":
      return [block.by];
    case "line":
      return [block.line];
    case "facts":
      return block.facts.map((fact) => fact.value);
    case "list":
      return block.items.map((item) => item.line);
    case "picture":
    case "buttons":
      return [];
  }
};
