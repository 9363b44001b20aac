import type { types } from "@slack/bolt";
import type { Line, Span } from "../../card/card.ts";
import { plainLine } from "../../card/spans.ts";
import { cut, literal } from "../literal.ts";
import { limits } from "./check-limits.ts";
import { cutEscaped } from "./safe-text.ts";

/** Turns a person of the desk into their Slack user id; null shows the name alone. */
export type SlackIdOf = (personId: string) => string | null;

export type RichElement = types.RichTextElement;

/** A line as rich text, in at most `room` characters. Every text element is literal; a mention is an element of its own. */
export const richLine = (line: Line, slackIdOf: SlackIdOf, room: number): RichElement[] => {
  const elements: RichElement[] = [];
  let left = room;
  for (const span of line) {
    if (left <= 0) break;
    const element = richSpan(span, slackIdOf, left);
    if (element === null) continue;
    left -= spanText(span).length;
    elements.push(element);
  }
  return elements;
};

const richSpan = (span: Span, slackIdOf: SlackIdOf, room: number): RichElement | null => {
  const text = literal(spanText(span), room);
  if (text === "") return null;
  switch (span.kind) {
    case "strong":
      return { type: "text", text, style: { bold: true } };
    case "typed":
      return { type: "text", text, style: { code: true } };
    case "link": {
      const url = safeUrl(span.url);
      return url === null ? { type: "text", text } : { type: "link", url, text };
    }
    case "person": {
      const user = span.ping ? slackIdOf(span.id) : null;
      return user === null ? { type: "text", text } : { type: "user", user_id: user };
    }
    default:
      return { type: "text", text };
  }
};

/** A line for the grey print below a quote; null when it holds a mention, which only rich text can carry. */
export const contextLine = (line: Line): types.ContextBlock["elements"] | null => {
  if (line.some((span) => span.kind === "person" && span.ping)) return null;
  const elements: types.ContextBlock["elements"] = [];
  for (const span of line) {
    const drawn = textOf(span, 600);
    const before = elements.at(-1);
    if (drawn === null) continue;
    if (drawn.type === "plain_text" && before?.type === "plain_text")
      before.text = cut(before.text + drawn.text, limits.text);
    else elements.push(drawn);
  }
  const shown = elements.filter((element) => "text" in element && element.text.trim() !== "");
  return shown.length === 0 ? null : shown.slice(0, limits.contextElements);
};

/**
 * A line as one text object, for the few places where Slack takes no rich text. What somebody wrote makes all of it
 * plain_text, since in mrkdwn `*` and `_` have no escape.
 */
export const sectionText = (line: Line): types.PlainTextElement | types.MrkdwnElement => {
  const parts = line.map((span) => mrkdwnSpan(span));
  const text = parts.every((part) => part !== null) ? parts.join("") : "";
  if (text.trim() === "" || text.length > limits.text) return plainText(plainLine(line), limits.text);
  return { type: "mrkdwn", text, verbatim: true };
};

const textOf = (span: Span, max: number): types.PlainTextElement | types.MrkdwnElement | null => {
  const marked = span.kind === "link" || span.kind === "strong" ? mrkdwnSpan(span) : null;
  if (marked !== null && marked !== "" && marked.length <= max) return { type: "mrkdwn", text: marked, verbatim: true };
  const text = literal(spanText(span), max);
  return text === "" ? null : { type: "plain_text", text, emoji: false };
};

/** Null when the span cannot be shown letter for letter in mrkdwn. */
const mrkdwnSpan = (span: Span): string | null => {
  const text = literal(spanText(span)).replace(/\s+/g, " ");
  if (text === "") return "";
  if (span.kind === "said" || /[*_~`]|^\s*>/.test(text)) return null;
  const safe = cutEscaped(text, 1_000);
  if (span.kind === "strong") return text.trim() === text ? `*${safe}*` : safe;
  if (span.kind === "typed") return `\`${safe}\``;
  const url = span.kind === "link" ? safeUrl(span.url) : null;
  return url === null ? safe : `<${cutUrl(url)}|${safe.replaceAll("|", "¦")}>`;
};
const cutUrl = (url: string): string => url.replaceAll("&", "&amp;").replaceAll("|", "%7C");

/** Only web addresses of a length Slack takes; anything else is shown as words. */
const safeUrl = (url: string): string | null => {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const web = parsed.protocol === "https:" || parsed.protocol === "http:";
  return web && parsed.href.length <= limits.url ? parsed.href : null;
};

export const plainText = (text: string, max: number): types.PlainTextElement => {
  const shown = literal(text, max);
  return { type: "plain_text", text: shown.trim() === "" ? "…" : shown, emoji: false };
};

const spanText = (span: Span): string => (span.kind === "person" ? span.name : span.text);
