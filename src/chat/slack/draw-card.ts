import type { types } from "@slack/bolt";
import type { Block, Button, Card, Line, Tone } from "../../card/card.ts";
import { moreThanFits } from "../../card/door-notes.ts";
import { linesOf } from "../../card/lines-of.ts";
import { plainLine } from "../../card/spans.ts";
import type { Words } from "../../card/words/en.ts";
import { writeButton } from "../button-value.ts";
import { literal } from "../literal.ts";
import { limits } from "./check-limits.ts";
import { type ChartBlock, nativeCharts } from "./draw-chart.ts";
import { contextLine, plainText, type RichElement, richLine, type SlackIdOf, sectionText } from "./draw-line.ts";
import { safePlain } from "./safe-text.ts";

/** A message as Slack takes it: `text` for notifications and screen readers, `blocks` for eyes. */
export type Drawing = { text: string; blocks: MessageBlock[] };
export type MessageBlock = types.KnownBlock | ChartBlock;

export type DrawOptions = {
  slackIdOf: SlackIdOf;
  /** For the few sentences that a drawing adds by itself. */
  words: Words;
  /** Changes with every drawing that is shown. A click carries it, so that one press is told from the next. */
  stamp: string;
  /** Pictures that were uploaded to Slack, by picture id. */
  files?: Files;
  /** Whether Slack is to draw charts itself, which it does in messages alone. */
  charts?: boolean;
};

export type Files = ReadonlyMap<string, string>;

/** A card as a Slack message, within every limit; what does not fit is left out and said to be. */
export const drawCard = (card: Card, options: DrawOptions): Drawing => {
  const native = options.charts === true ? nativeCharts(card) : new Map<string, ChartBlock>();
  const pieces = card.blocks.flatMap((block) => {
    const chart = block.kind === "picture" ? native.get(block.id) : undefined;
    return block.kind === "picture" && chart !== undefined
      ? withWords(chart, block.alt)
      : drawBlock(block, card.tone, options);
  });
  const blocks = layOut(pieces, limits.messageBlocks, options);
  return { text: safePlain(card.plain, saidIn(card.blocks)), blocks: blocks.length > 0 ? blocks : bare(card.plain) };
};

/** The blocks of a card inside a modal, without its top-level text. */
export const drawInView = (card: Card, options: DrawOptions): MessageBlock[] => {
  const pieces = card.blocks.flatMap((block) => drawBlock(block, card.tone, options));
  const blocks = layOut(pieces, limits.messageBlocks, options);
  return blocks.length > 0 ? blocks : bare(card.plain);
};

/** Lines of history as one message. */
export const drawLines = (
  lines: readonly Line[],
  { slackIdOf, words }: Pick<DrawOptions, "slackIdOf" | "words">,
): Drawing => {
  const plain = lines.map(plainLine).join("\n");
  const blocks = layOut(
    lines.flatMap((line) => lineBlock(line, slackIdOf)),
    limits.messageBlocks,
    { stamp: "", words },
  );
  return { text: safePlain(plain, lines.flatMap(saidSpans)), blocks: blocks.length > 0 ? blocks : bare(plain) };
};

/** A button as an element; `place` keeps its action id apart from its neighbours'. */
const drawButton = (button: Button, place: number): types.Button | null => {
  const value = writeButton(button, limits.buttonValue);
  if (value === null) return null;
  return {
    type: "button",
    text: plainText(button.label, limits.buttonText),
    action_id: `ask:${button.ask.verb}:${place}`,
    value,
    ...(button.style === "plain" ? {} : { style: button.style }),
  };
};

/** Buttons as actions blocks of at most 25. */
export const drawButtons = (buttons: readonly Button[]): Piece[] => {
  const elements = buttons.map(drawButton).filter((element) => element !== null);
  const blocks: Piece[] = [];
  for (let from = 0; from < elements.length; from += limits.actionElements) {
    const some = elements.slice(from, from + limits.actionElements);
    const size = some.reduce((sum, element) => sum + element.text.text.length, 0);
    blocks.push({ block: { type: "actions", elements: some }, size });
  }
  return blocks;
};

/** Something to lay out: rich text that may share a block with its neighbours, or a block of its own. */
export type Piece =
  | { rich: "line"; elements: RichElement[]; size: number }
  | { rich: "quote" | "item"; elements: RichElement[]; size: number }
  | { block: MessageBlock; size: number; instead?: Piece[] };

/** Under what one rich text block takes, with room for a sign before it. */
const longestLine = 2_800;
/** A customer's whole words in `show full`: so many parts of that length. */
const mostParts = 3;

const drawBlock = (block: Block, tone: Tone, { slackIdOf, files }: DrawOptions): Piece[] => {
  switch (block.kind) {
    case "title": {
      const sign: RichElement[] = toneSigns[tone] === null ? [] : [{ type: "emoji", name: toneSigns[tone] ?? "" }];
      const gap: Line = block.aside.length > 0 ? [{ kind: "text", text: "  ·  " }] : [];
      const words = rich([...block.line, ...gap, ...block.aside], slackIdOf);
      const space: RichElement[] = sign.length > 0 ? [{ type: "text", text: " " }] : [];
      return words.map((piece) =>
        "rich" in piece ? { ...piece, elements: [...sign, ...space, ...piece.elements] } : piece,
      );
    }
    case "quote": {
      const parts = partsOf(block.words).map((part): Piece => {
        const words = literal(part, longestLine);
        return { rich: "quote", elements: [{ type: "text", text: words }], size: words.length };
      });
      return [...parts.filter((part) => part.size > 0), ...small(block.by, slackIdOf)];
    }
    case "line":
      return lineBlock(block.line, slackIdOf);
    case "facts":
      return block.facts.flatMap((fact) =>
        rich([{ kind: "strong", text: fact.label }, { kind: "text", text: "  " }, ...fact.value], slackIdOf),
      );
    case "list":
      return block.items.flatMap(({ line, button }): Piece[] => {
        const words = rich(line, slackIdOf).map(
          (piece): Piece => ("rich" in piece ? { ...piece, rich: "item" } : piece),
        );
        const accessory = button === null ? null : drawButton(button, 0);
        if (accessory === null) return words;
        const text = sectionText(line);
        return [
          {
            block: { type: "section", text, accessory },
            size: text.text.length + accessory.text.text.length,
            instead: words,
          },
        ];
      });
    case "picture":
      return drawPicture(block, files?.get(block.id));
    case "buttons":
      return drawButtons(block.buttons);
  }
};

/**
 * Where Slack can fetch it, or as the file that it was uploaded as; else the words that say as much. Those stand under a
 * file too: whether Slack shows a file to everybody who sees the message is for the workspace to decide.
 */
const drawPicture = ({ url, alt, chart }: Extract<Block, { kind: "picture" }>, file: string | undefined): Piece[] => {
  const alt_text = literal(alt, limits.altText);
  if (url !== null) {
    const title = plainText(chart.title, limits.altText);
    return [{ block: { type: "image", image_url: url, alt_text, title }, size: 0 }];
  }
  if (file === undefined) return rich([{ kind: "text", text: alt }], () => null);
  return withWords({ type: "image", slack_file: { id: file }, alt_text }, alt);
};

const withWords = (block: MessageBlock, alt: string): Piece[] => [
  { block, size: 0 },
  ...small([{ kind: "quiet", text: alt }], () => null),
];

/** Long words in parts that each fit, never cut inside a character; what is beyond the last part ends in an ellipsis. */
const partsOf = (words: string): string[] => {
  const size = longestLine - 10;
  const parts: string[] = [];
  let rest = words;
  while (rest.length > size && parts.length < mostParts - 1) {
    const end = /[\ud800-\udbff]/.test(rest[size - 1] ?? "") ? size - 1 : size;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
};

/** For the eye only; the words say it too. */
const toneSigns: Record<Tone, string | null> = {
  calm: null,
  soon: "hourglass_flowing_sand",
  late: "red_circle",
  done: "white_check_mark",
};

const lineBlock = (line: Line, slackIdOf: SlackIdOf): Piece[] =>
  line.length > 0 && line.every((span) => span.kind === "quiet") ? small(line, slackIdOf) : rich(line, slackIdOf);

const rich = (line: Line, slackIdOf: SlackIdOf): Piece[] => {
  const elements = richLine(line, slackIdOf, longestLine);
  return elements.length === 0 ? [] : [{ rich: "line", elements, size: sizeOf(elements) }];
};

const small = (line: Line, slackIdOf: SlackIdOf): Piece[] => {
  const elements = contextLine(line);
  if (elements === null) return rich(line, slackIdOf);
  return [{ block: { type: "context", elements }, size: sizeOf(elements) }];
};

const sizeOf = (elements: readonly object[]): number =>
  elements.reduce((sum, each) => sum + ("text" in each && typeof each.text === "string" ? each.text.length : 0), 1);

/**
 * Folds pieces into blocks. Lines share a rich text block; when there would be too many blocks the buttons of list items
 * go, last first, and when there is too much text the rest is left out, which one line says.
 */
export const layOut = (
  pieces: readonly Piece[],
  most: number,
  { stamp, words }: Pick<DrawOptions, "stamp" | "words">,
): MessageBlock[] => {
  let kept = fitText(pieces, words);
  let blocks = fold(kept);
  while (blocks.length > most) {
    const last = kept.findLastIndex((piece) => "block" in piece && piece.instead !== undefined);
    const piece = kept[last];
    if (piece === undefined || !("block" in piece)) break;
    kept = kept.toSpliced(last, 1, ...(piece.instead ?? []));
    blocks = fold(kept);
  }
  if (blocks.length > most) blocks = [...blocks.slice(0, most - 1), ...fold(rich(moreThanFits(words), () => null))];
  return blocks.map((block, index) => (stamp === "" ? block : { ...block, block_id: `${stamp}.${index}` }));
};

const fitText = (pieces: readonly Piece[], words: Words): Piece[] => {
  const note = rich(moreThanFits(words), () => null);
  // Buttons stay whatever is said above them: without them nothing can be done about it.
  let forButtons = limits.messageText / 3;
  const kept = pieces.filter((piece) => {
    if (!isActions(piece)) return true;
    forButtons -= piece.size;
    return forButtons >= 0;
  });
  let left = limits.messageText - 200 - kept.reduce((sum, piece) => sum + (isActions(piece) ? piece.size : 0), 0);
  return kept.flatMap((piece) => {
    if (isActions(piece)) return [piece];
    const before = left;
    left = left > piece.size ? left - piece.size : 0;
    if (left > 0) return [piece];
    return before > 0 ? note : [];
  });
};

const isActions = (piece: Piece): boolean => "block" in piece && piece.block.type === "actions";

const fold = (pieces: readonly Piece[]): MessageBlock[] => {
  const blocks: MessageBlock[] = [];
  let open: types.RichTextBlock | null = null;
  let size = 0;
  for (const piece of pieces) {
    if ("block" in piece) {
      blocks.push(piece.block);
      open = null;
      continue;
    }
    if (open === null || size + piece.size > limits.richText) {
      open = { type: "rich_text", elements: [] };
      size = 0;
      blocks.push(open);
    }
    size += piece.size;
    addRich(open, piece);
  }
  return blocks;
};

const addRich = (block: types.RichTextBlock, piece: Exclude<Piece, { block: MessageBlock }>): void => {
  const last = block.elements.at(-1);
  const section: types.RichTextSection = { type: "rich_text_section", elements: [...piece.elements] };
  if (piece.rich === "quote") block.elements.push({ type: "rich_text_quote", elements: piece.elements });
  else if (piece.rich === "item" && last?.type === "rich_text_list") last.elements.push(section);
  else if (piece.rich === "item") block.elements.push({ type: "rich_text_list", style: "bullet", elements: [section] });
  else if (last?.type === "rich_text_section") last.elements.push({ type: "text", text: "\n" }, ...piece.elements);
  else block.elements.push(section);
};

const bare = (plain: string): types.KnownBlock[] => [{ type: "section", text: plainText(plain, limits.text) }];

const saidSpans = (line: Line): string[] => line.flatMap((span) => (span.kind === "said" ? [span.text] : []));

/** Every word of others on a card: the notification shows only the beginning of it. */
const saidIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => [...(block.kind === "quote" ? [block.words] : []), ...linesOf(block).flatMap(saidSpans)]);
