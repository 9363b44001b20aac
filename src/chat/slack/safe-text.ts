import { cut, literal } from "../literal.ts";

/** Text on its way into Slack. Lengths are UTF-16 units, the narrowest count Slack could mean. */

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
