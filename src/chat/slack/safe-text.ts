/** Text on its way into Slack: literal, well-formed, within a length. Lengths are UTF-16 units, the narrowest count Slack could mean. */

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

/** The three characters that Slack decodes. Everything of `<!channel>`, `<@U1>` and `<url|text>` dies with the first. */
export const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));

/** `text` escaped and in at most `max` units; an entity is never cut in two. */
export const cutEscaped = (text: string, max: number): string => {
  const whole = escaped(text);
  if (whole.length <= max) return whole;
  let room = max - 1;
  let out = "";
  for (const char of text) {
    const next = escaped(char);
    if (next.length > room) break;
    out += next;
    room -= next.length;
  }
  return `${out}…`;
};

/** Top-level `text` has no literal form: these four and a leading `>` are formatting there, so their likenesses stand in. */
const likeness: Record<string, string> = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ" };

/** Notifications cut earlier; chat.update refuses more than 4,000. */
const longestPlain = 3_800;
/** What of one person's words goes into a notification. */
const longestSaid = 300;

/**
 * A card's plain text as Slack's top-level `text`: what notifications show and screen readers read. `said` are the words
 * of others in it; each is cut to 300 characters.
 */
export const safePlain = (plain: string, said: readonly string[]): string => {
  let text = plain;
  for (const words of said) if (words.length > longestSaid) text = text.split(words).join(cut(words, longestSaid));
  const tame = literal(text)
    .replace(/[*_~`]/g, (char) => likeness[char] ?? char)
    .replace(/^[ \t]*>/gm, "›");
  return cutEscaped(tame.trim() === "" ? "…" : tame, longestPlain);
};
