import type { Line, Span } from "./card.ts";

export const text = (words: string): Span => ({ kind: "text", text: words });
export const strong = (words: string): Span => ({ kind: "strong", text: words });
export const quiet = (words: string): Span => ({ kind: "quiet", text: words });
export const said = (words: string): Span => ({ kind: "said", text: words });
export const typed = (words: string): Span => ({ kind: "typed", text: words });
export const link = (words: string, url: string): Span => ({ kind: "link", text: words, url });
export const person = (id: string, name: string, ping = false): Span => ({ kind: "person", id, name, ping });

/** Stands in a sentence where a span belongs; no customer's text can hold it, because texts are cleaned of it. */
export const SLOT = "\u0000";

/**
 * A sentence with something in each slot that is shown letter for letter, such as a customer's name. `own` makes the
 * spans of the desk's words around it.
 */
export const fill = (sentence: string, inner: Line, own: (words: string) => Span = text): Line =>
  sentence
    .split(SLOT)
    .flatMap((words, index) => [...(index === 0 ? [] : inner), ...(words === "" ? [] : [own(words)])]);

/** What a line says without its looks. */
export const plainLine = (line: Line): string =>
  line.map((span) => (span.kind === "person" ? span.name : span.text)).join("");

/** Words cut to a length in code points, never inside a character, with a sign that there was more. */
export const cut = (words: string, length: number): string => {
  const points = [...words];
  return points.length <= length
    ? words
    : `${points
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
};
