import type { Block, Line } from "../card/card.ts";
import { plainLine } from "../card/spans.ts";
import type { Post } from "./ports.ts";
import { soundText } from "./sound-text.ts";

export type Summary = {
  /** The first sentence, on one line, in the desk's own words alone; null when there is nothing but words of others. */
  headline: string | null;
  /** The case it is about; null when it is about none or about several. */
  caseNumber: number | null;
  /** All it says. Words of others in it are letter for letter. */
  plain: string;
};

/** What a post says, for ways out that show no cards: a subject line, a page. */
export const sumUp = (content: Post["content"]): Summary => {
  const lines = "card" in content ? content.card.blocks.flatMap(linesOf) : content.lines;
  const heads = "card" in content ? content.card.blocks.flatMap(headsOf) : content.lines;
  const asked = "card" in content ? content.card.blocks.flatMap(numbersAsked) : [];
  const plain = "card" in content ? content.card.plain : content.lines.map(plainLine).join("\n");
  const headline = heads.map(ownBeginning).find((words) => words !== "") ?? null;
  return {
    headline,
    caseNumber: onlyOne(asked.length > 0 ? asked : lines.flatMap(numbersNamed)),
    plain: soundText(plain),
  };
};

/** The lines of which one may stand for the whole. A label with its value does not. */
const headsOf = (block: Block): Line[] => {
  switch (block.kind) {
    case "title":
      return [block.aside.length === 0 ? block.line : [...block.line, { kind: "text", text: ", " }, ...block.aside]];
    case "line":
      return [block.line];
    case "list":
      return block.items.map((item) => item.line);
    case "quote":
    case "facts":
    case "picture":
    case "buttons":
      return [];
  }
};

const linesOf = (block: Block): Line[] =>
  block.kind === "facts" ? block.facts.map((fact) => fact.value) : block.kind === "quote" ? [block.by] : headsOf(block);

/** Up to where somebody else's words begin: they could say anything, and a headline says it in the desk's name. */
const ownBeginning = (line: Line): string => {
  const said = line.findIndex((span) => span.kind === "said");
  return soundText(plainLine(said < 0 ? line : line.slice(0, said)))
    .replace(/\s+/g, " ")
    .replace(/[\s:,;“„"(–-]+$/, "")
    .trim();
};

const numbersAsked = (block: Block): number[] => {
  if (block.kind === "buttons") return block.buttons.flatMap(({ ask }) => ask.numbers);
  return block.kind === "list" ? block.items.flatMap(({ button }) => button?.ask.numbers ?? []) : [];
};

/** Case numbers in the desk's own words. */
const numbersNamed = (line: Line): number[] =>
  line.flatMap((span) =>
    span.kind === "said" || span.kind === "person"
      ? []
      : [...span.text.matchAll(/\bFT-(\d{1,9})\b/g)].map(([, number]) => Number(number)),
  );

const onlyOne = (numbers: readonly number[]): number | null => {
  const [first, ...others] = new Set(numbers);
  return first === undefined || others.length > 0 ? null : first;
};
