import type { Line, Span } from "../../card/card.ts";
import { literal } from "../literal.ts";
import { limits } from "./check-limits.ts";
import { tame } from "./safe-text.ts";

/** Turns a person of the desk into their Entra object id; null shows the name alone. */
export type TeamsIdOf = (personId: string) => string | null;

/** An element of an Adaptive Card, as its schema has it. */
export type Element = { type: string } & Record<string, unknown>;

/** How a line looks; the words say the same without it. */
export type Looks = { size?: "Small" | "Medium"; weight?: "Bolder"; color?: string; isSubtle?: boolean };

/** A mention that a text block makes, as the card lists it. */
export type Mention = { type: "mention"; text: string; mentioned: { id: string; name: string } };

export type Drawn = { elements: Element[]; mentions: Mention[] };

/**
 * A line as it is shown, in at most `room` characters. Text runs are literal: nothing in them is markdown, a mention or a
 * link. Only a text block can mention somebody, so a line that does is one when nobody else's words stand in it, and is
 * followed by one when they do.
 */
export const drawLine = (line: Line, teamsIdOf: TeamsIdOf, room: number, looks: Looks = {}): Drawn => {
  const mentions = mentionsIn(line, teamsIdOf);
  if (mentions.length > 0 && line.every((span) => span.kind !== "said")) {
    const text = line.map((span) => mentionOf(span, mentions) ?? tame(spanText(span))).join("");
    return { elements: [{ type: "TextBlock", text, wrap: true, spacing: "Small", ...looks }], mentions };
  }
  const inlines = runsOf(line, room, looks);
  const elements: Element[] = inlines.length === 0 ? [] : [{ type: "RichTextBlock", inlines, spacing: "Small" }];
  if (mentions.length > 0) {
    const text = mentions.map((mention) => mention.text).join(" ");
    elements.push({ type: "TextBlock", text, wrap: true, spacing: "None" });
  }
  return { elements, mentions };
};

/** Spans as text runs; every one of them is shown letter for letter. */
export const runsOf = (line: Line, room: number, looks: Looks): Element[] => {
  const runs: Element[] = [];
  let left = room;
  for (const span of line) {
    if (left <= 0) break;
    const text = literal(spanText(span), left);
    if (text === "") continue;
    left -= text.length;
    runs.push({ type: "TextRun", text, ...looks, ...spanLooks(span) });
  }
  return runs;
};

const spanLooks = (span: Span): Record<string, unknown> => {
  switch (span.kind) {
    case "strong":
      return { weight: "Bolder" };
    case "quiet":
      return { isSubtle: true };
    case "typed":
      return { fontType: "Monospace" };
    case "link": {
      const url = safeUrl(span.url);
      return url === null ? {} : { selectAction: { type: "Action.OpenUrl", url } };
    }
    default:
      return {};
  }
};

const mentionsIn = (line: Line, teamsIdOf: TeamsIdOf): Mention[] => {
  const found = new Map<string, Mention>();
  for (const span of line) {
    const id = span.kind === "person" && span.ping ? teamsIdOf(span.id) : null;
    const name = span.kind === "person" ? tame(span.name) : "";
    if (id !== null && name !== "")
      found.set(name, { type: "mention", text: `<at>${name}</at>`, mentioned: { id, name } });
  }
  return [...found.values()];
};

const mentionOf = (span: Span, mentions: readonly Mention[]): string | null =>
  span.kind === "person" && span.ping
    ? (mentions.find(({ mentioned }) => mentioned.name === tame(span.name))?.text ?? null)
    : null;

/** Only web addresses of a length Teams takes; anything else is shown as words. */
const safeUrl = (url: string): string | null => {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const web = parsed.protocol === "https:" || parsed.protocol === "http:";
  return web && parsed.href.length <= limits.url ? parsed.href : null;
};

const spanText = (span: Span): string => (span.kind === "person" ? span.name : span.text);
