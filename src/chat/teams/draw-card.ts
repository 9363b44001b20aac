import type { Block, Button, Card, Line, Tone } from "../../card/card.ts";
import { moreThanFits } from "../../card/door-notes.ts";
import { linesOf } from "../../card/lines-of.ts";
import { plainLine } from "../../card/spans.ts";
import type { Words } from "../../card/words/en.ts";
import { readButton, writeButton } from "../button-value.ts";
import { literal } from "../literal.ts";
import { bytesOf, limits } from "./check-limits.ts";
import { drawChart } from "./draw-chart.ts";
import { type Drawn, drawLine, type Element, type Looks, type Mention, runsOf, type TeamsIdOf } from "./draw-line.ts";
import { safePlain } from "./safe-text.ts";
import type { Message } from "./teams-client.ts";

export const cardType = "application/vnd.microsoft.card.adaptive";

export type DrawOptions = {
  teamsIdOf: TeamsIdOf;
  /** For the few sentences that a drawing adds by itself. */
  words: Words;
  /** Changes with every drawing that is shown. A click carries it, so that one press is told from the next. */
  stamp: string;
  /** In a dialog there is no message to act on, so every button there sends itself off. */
  where: "message" | "dialog";
};

/** A card as a Teams message, within every limit; what does not fit is left out and said to be. */
export const drawCard = (card: Card, options: DrawOptions): Message =>
  messageOf(drawContent(card, options), card.plain, saidIn(card.blocks));

/** Lines of history as one message. */
export const drawLines = (
  lines: readonly Line[],
  { teamsIdOf, words }: Pick<DrawOptions, "teamsIdOf" | "words">,
): Message => {
  const pieces = lines.flatMap((line) => pieceOf(drawLine(line, teamsIdOf, longestLine)));
  const plain = lines.map(plainLine).join("\n");
  return messageOf(layOut(pieces, plain, words), plain, lines.flatMap(saidSpans));
};

/** The Adaptive Card alone. */
export const drawContent = (card: Card, options: DrawOptions): Element =>
  layOut(drawBlocks(card, options), card.plain, options.words);

export const messageOf = (content: Element, plain: string, said: readonly string[]): Message => ({
  summary: safePlain(plain, said, limits.summary),
  attachments: [{ contentType: cardType, content }],
});

/** One part of a card. Buttons stay whatever is left out above them: without them nothing can be done about it. */
export type Piece = { element: Element; mentions: Mention[]; buttons?: true; instead?: Element };

const longestLine = 2_800;
/** A customer's whole words in `show full`. */
const longestQuote = 8_400;

const drawBlocks = (card: Card, options: DrawOptions): Piece[] => {
  let place = 0;
  const action = (button: Button): Element | null => drawAction(button, place++, options);
  return card.blocks.flatMap((block) => drawBlock(block, card.tone, options.teamsIdOf, action));
};

type DrawButton = (button: Button) => Element | null;

const drawBlock = (block: Block, tone: Tone, teamsIdOf: TeamsIdOf, action: DrawButton): Piece[] => {
  switch (block.kind) {
    case "title":
      return [{ element: drawTitle(block.line, block.aside, tone), mentions: [] }];
    case "quote": {
      const words = literal(block.words, longestQuote);
      const quote = words.trim() === "" ? [] : [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: words }] }];
      const by = drawLine(block.by, teamsIdOf, longestLine, { size: "Small", isSubtle: true });
      const items = [...quote, ...by.elements];
      if (items.length === 0) return [];
      return [{ element: { type: "Container", style: "emphasis", items }, mentions: by.mentions }];
    }
    case "line":
      return pieceOf(drawLine(block.line, teamsIdOf, longestLine, quietAlone(block.line)));
    case "facts":
      return block.facts.flatMap(({ label, value }) => {
        const drawn = drawLine(value, teamsIdOf, longestLine);
        if (drawn.elements.length === 0) return [];
        const name = runsOf([{ kind: "quiet", text: label }], 60, {});
        const columns = [
          { type: "Column", width: "80px", items: [{ type: "RichTextBlock", inlines: name }] },
          { type: "Column", width: "stretch", items: drawn.elements },
        ];
        return [{ element: { type: "ColumnSet", spacing: "Small", columns }, mentions: drawn.mentions }];
      });
    case "list":
      return block.items.flatMap(({ line, button }) => {
        const drawn = drawLine(line, teamsIdOf, longestLine);
        const items = drawn.elements.length === 1 ? drawn.elements[0] : { type: "Container", items: drawn.elements };
        if (items === undefined || drawn.elements.length === 0) return [];
        const alone: Element = { ...items, separator: true };
        const press = button === null ? null : action(button);
        if (press === null) return [{ element: alone, mentions: drawn.mentions }];
        const columns = [
          { type: "Column", width: "stretch", items: drawn.elements, verticalContentAlignment: "Center" },
          { type: "Column", width: "auto", items: [{ type: "ActionSet", actions: [press] }] },
        ];
        const element = { type: "ColumnSet", separator: true, columns };
        return [{ element, mentions: drawn.mentions, instead: alone }];
      });
    case "picture":
      return drawPicture(block);
    case "buttons":
      return drawButtons(block.buttons, action);
  }
};

/** As a chart of Teams' own where it has one of that kind; else, and for older clients, the picture or its words. */
const drawPicture = ({ url, alt, chart }: Extract<Block, { kind: "picture" }>): Piece[] => {
  const shown = url === null ? wordsOf(alt) : pictureOf(url, alt);
  if (shown === null) return [];
  const native = drawChart(chart, shown);
  return native === null ? [{ element: shown, mentions: [] }] : [{ element: native, mentions: [], instead: shown }];
};

const wordsOf = (alt: string): Element | null =>
  drawLine([{ kind: "text", text: alt }], () => null, longestLine).elements[0] ?? null;

/** It opens large when it is pressed. */
const pictureOf = (url: string, alt: string): Element => ({
  type: "Image",
  url,
  altText: literal(alt, longestLine),
  size: "Stretch",
  msTeams: { allowExpand: true },
});

const quietAlone = (line: Line): Looks =>
  line.length > 0 && line.every((span) => span.kind === "quiet") ? { size: "Small" } : {};

/** For the eye only; the words say it too. */
const toneStyles: Record<Tone, string> = { calm: "default", soon: "warning", late: "attention", done: "good" };

/** What the case is, and under it how it stands: on a phone both would break in the middle of a line. */
const drawTitle = (line: Line, aside: Line, tone: Tone): Element => {
  const rows = [runsOf(line, longestLine, { size: "Medium", weight: "Bolder" }), runsOf(aside, longestLine, {})];
  const items: Element[] = rows
    .filter((inlines) => inlines.length > 0)
    .map((inlines) => ({ type: "RichTextBlock", inlines, spacing: "None" }));
  const empty = { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "…" }] };
  return { type: "Container", style: toneStyles[tone], bleed: true, items: items.length > 0 ? items : [empty] };
};

/** Buttons in rows that a phone shows whole, of at most six, which is what Teams puts side by side. */
export const drawButtons = (buttons: readonly Button[], action: DrawButton): Piece[] => {
  const rows: Element[][] = [];
  let room = 0;
  for (const drawn of buttons.map(action)) {
    if (drawn === null) continue;
    const width = widthOf(String(drawn.title));
    const row = rows.at(-1);
    if (row === undefined || room < width || row.length === limits.actionsInSet) {
      rows.push([drawn]);
      room = ROW_PX - width;
    } else {
      row.push(drawn);
      room -= width;
    }
  }
  return rows.map((actions) => ({ element: { type: "ActionSet", actions }, mentions: [], buttons: true }));
};

/** Across a card in the narrowest column that Teams has, 320 pixels with its edges. */
const ROW_PX = 296;
/** A button about as wide as Teams draws it, with the gap to the next one; nobody can measure it from here. */
const widthOf = (title: string): number => [...title].length * 7.5 + 40;

const looksOfStyle: Record<Button["style"], object> = {
  primary: { style: "positive" },
  plain: {},
  danger: { style: "destructive" },
};

/** A button as an action; `place` keeps it apart from its neighbours. Null when Teams could not carry what it asks. */
export const drawAction = (button: Button, place: number, options: DrawOptions): Element | null => {
  const value = writeButton(button, limits.buttonValue);
  if (value === null) return null;
  const label = literal(button.label.replace(/\s+/g, " "), limits.buttonTitle);
  const title = label.trim() === "" ? "…" : label;
  const data = { followthrough: { button: value, stamp: options.stamp, place } };
  // What stands in the fields of a form is no part of what its other buttons say, and must not hold them back.
  const look = { ...looksOfStyle[button.style], associatedInputs: "none" };
  const submit: Element = { type: "Action.Submit", title, data, ...look };
  if (options.where === "dialog") return submit;
  if (readButton(value)?.opens === true) return { ...submit, data: { ...data, msteams: { type: "task/fetch" } } };
  return { type: "Action.Execute", title, verb: "ask", data, ...look, fallback: submit };
};

const pieceOf = ({ elements, mentions }: Drawn): Piece[] =>
  elements.map((element, index) => ({ element, mentions: index === 0 ? mentions : [] }));

/**
 * Folds pieces into a card within its limit. When there is too much, the buttons of list items go first, last item first,
 * then what stands at the end, which one line says.
 */
export const layOut = (pieces: readonly Piece[], plain: string, words: Words): Element => {
  let kept = [...pieces];
  while (bytesOf(fold(kept, plain)) > limits.card) {
    const last = kept.findLastIndex((piece) => piece.instead !== undefined);
    const piece = kept[last];
    if (piece?.instead === undefined) break;
    kept = kept.toSpliced(last, 1, { element: piece.instead, mentions: piece.mentions });
  }
  if (bytesOf(fold(kept, plain)) > limits.card) kept = withinSize(kept, plain, words);
  return fold(kept, plain);
};

const withinSize = (pieces: readonly Piece[], plain: string, words: Words): Piece[] => {
  const note = pieceOf(drawLine(moreThanFits(words), () => null, longestLine, { size: "Small" }));
  const sizeOf = (piece: Piece): number => bytesOf(piece.element) + bytesOf(piece.mentions);
  let left = limits.card - 2_000 - bytesOf(fold(note, plain));
  let forButtons = left / 2;
  const stays = pieces.map((piece) => {
    if (piece.buttons !== true) return false;
    forButtons -= sizeOf(piece);
    return forButtons >= 0;
  });
  for (const [index, piece] of pieces.entries()) if (stays[index]) left -= sizeOf(piece);
  let said = false;
  return pieces.flatMap((piece, index) => {
    if (stays[index]) return [piece];
    if (piece.buttons !== true && !said && left > sizeOf(piece)) {
      left -= sizeOf(piece);
      return [piece];
    }
    if (said) return [];
    said = true;
    return note;
  });
};

const fold = (pieces: readonly Piece[], plain: string): Element => {
  const body = pieces.map((piece) => piece.element);
  const entities = pieces.flatMap((piece) => piece.mentions);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: safePlain(plain, [], 500),
    msteams: { width: "Full", ...(entities.length === 0 ? {} : { entities }) },
    body: body.length > 0 ? body : [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: bare(plain) }] }],
  };
};

const bare = (plain: string): string => {
  const words = literal(plain, longestLine);
  return words.trim() === "" ? "…" : words;
};

const saidSpans = (line: Line): string[] => line.flatMap((span) => (span.kind === "said" ? [span.text] : []));

/** Every word of others on a card: the notification shows only the beginning of it. */
const saidIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => [...(block.kind === "quote" ? [block.words] : []), ...linesOf(block).flatMap(saidSpans)]);
