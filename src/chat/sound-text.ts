/**
 * `text` without what a reader cannot see but a program obeys: control characters (newline and tab stay), the marks that
 * turn the direction of everything after them, halves of characters. Every kind of line end becomes a newline.
 */
export const soundText = (text: string): string =>
  text
    .replace(lineEnds, "\n")
    .replace(unseen, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");

const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const unseen = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;
