/** Text on its way to a screen: literal, well-formed, within a length in UTF-16 units. */

/**
 * `text` in at most `max` units, without what a reader cannot see but a screen obeys: control characters, lone surrogates,
 * and the marks that turn the direction of everything after them. Text that runs right to left is fenced in, so that it
 * moves nothing beside it.
 */
export const literal = (text: string, max = Number.POSITIVE_INFINITY): string => {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(controls, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
  return rightToLeft.test(clean) && max > 4 ? `\u2068${cut(clean, max - 2)}\u2069` : cut(clean, max);
};
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069](?<![\n\t])/gu;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** `text` in at most `max` units, with an ellipsis when something is missing; never half a surrogate pair. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  if (max < 1) return "";
  const kept = text.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
};
