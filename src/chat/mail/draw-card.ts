import type { Block, Line, Span } from "../../card/card.ts";
import { linesOf } from "../../card/lines-of.ts";
import { cut, plainLine } from "../../card/spans.ts";
import { wordsIn } from "../../card/words/languages.ts";
import type { Language } from "../../core/desk/language.ts";
import type { Post } from "../ports.ts";
import { soundText } from "../sound-text.ts";
import { sumUp } from "../sum-up.ts";
import { breakLinks } from "./break-links.ts";

/** A mail without its headers. `subject` is one line of the desk's own words; `html` shows no more than `text` says. */
export type Drawing = { subject: string; text: string; html: string };

const longestSubject = 150;

/** A card or lines as a mail. Buttons are left out: a mail cannot ask back, and what they do is done in chat. */
export const drawCard = (content: Post["content"], language: Language = "en"): Drawing => {
  const { headline, caseNumber, plain } = sumUp(content);
  const { door } = wordsIn(language);
  const subject = cut(headline ?? (caseNumber === null ? door.aWord : door.newsOf(`FT-${caseNumber}`)), longestSubject);
  const body =
    "card" in content ? content.card.blocks.map(drawBlock) : content.lines.map((line) => `<p>${drawLine(line)}</p>`);
  const text = [breakLinks(plain.trim() === "" ? subject : plain), ...addressesIn(content)].join("\n\n");
  return { subject, text, html: page(subject, body.join("\n"), language) };
};

/** Where the desk's own links lead, for whoever reads the text alone. Nobody else's address becomes a link there. */
const addressesIn = (content: Post["content"]): string[] =>
  ("card" in content ? content.card.blocks.flatMap(linesOf) : content.lines).flat().flatMap((span) => {
    const address = span.kind === "link" && span.own === true ? webAddress(span.url) : null;
    return address === null ? [] : [`${breakLinks(soundText(plainLine([span])))}: ${address.href}`];
  });

const webAddress = (url: string): URL | null => {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address !== null && ["http:", "https:"].includes(address.protocol) ? address : null;
};

/** No pictures, no style sheet, no script: it reads the same in every mail program and in a screen reader. */
const page = (subject: string, body: string, language: Language): string => `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>${words(subject)}</title></head>
<body style="font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em auto; padding: 0 1em">
${body}
</body>
</html>
`;

const drawBlock = (block: Block): string => {
  switch (block.kind) {
    case "title": {
      const aside = block.aside.length === 0 ? "" : `<p>${drawLine(block.aside)}</p>`;
      return `<h1 style="font-size: 1.2em; margin: 0">${drawLine(block.line)}</h1>${aside}`;
    }
    case "quote":
      return `<blockquote dir="auto">${words(block.words)}</blockquote><p>${drawLine(block.by)}</p>`;
    case "line":
      return `<p>${drawLine(block.line)}</p>`;
    case "facts":
      return `<dl>${block.facts.map(({ label, value }) => `<dt><strong>${words(label)}</strong></dt><dd>${drawLine(value)}</dd>`).join("")}</dl>`;
    case "list":
      return `<ul>${block.items.map(({ line }) => `<li>${drawLine(line)}</li>`).join("")}</ul>`;
    case "picture":
      return `<p><img src="cid:${block.id}@picture" width="600" style="max-width: 100%; height: auto" alt="${escaped(block.alt)}" /></p>`;
    case "buttons":
      return "";
  }
};

const drawLine = (line: Line): string => line.map(drawSpan).join("");

const drawSpan = (span: Span): string => {
  switch (span.kind) {
    case "text":
    case "quiet":
      return words(span.text);
    case "strong":
      return `<strong>${words(span.text)}</strong>`;
    case "said":
      return `<bdi dir="auto">${words(span.text)}</bdi>`;
    case "typed":
      return `<code>${words(span.text)}</code>`;
    case "link":
      return drawLink(span.text, span.url);
    case "person":
      return words(span.name);
  }
};

/** The host stands beside a link, because in a mail nobody can tell where one leads. Only web addresses become one. */
const drawLink = (text: string, url: string): string => {
  const address = webAddress(url);
  if (address === null) return `<bdi dir="auto">${words(text)}</bdi>`;
  return `<a href="${escaped(address.href)}" rel="noopener noreferrer nofollow">${words(text)}</a> (${words(address.host)})`;
};

const words = (text: string): string => escaped(breakLinks(soundText(text))).replaceAll("\n", "<br />");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
