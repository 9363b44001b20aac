/** What Teams sends as text, turned back into what the person typed. */
export type TeamsText = {
  text: string;
  /** The people mentioned, by the bot's id for them, with the name Teams gave. `text` holds `<@…>` with that id. */
  mentioned: ReadonlyMap<string, string>;
};

export type MentionRead = { text: string; id: string; name: string };

/**
 * Who was mentioned is what the entities say, never the text: an `<at>` that no entity stands for is words somebody typed.
 * Mentions of the bot itself go.
 */
export const readText = (raw: string, mentions: readonly MentionRead[], botId: string): TeamsText => {
  const mentioned = new Map<string, string>();
  const parts: { words: string; mention: MentionRead | null }[] = [{ words: raw, mention: null }];
  for (const mention of mentions.slice(0, 50)) {
    const index = parts.findIndex((part) => part.mention === null && part.words.includes(mention.text));
    const part = parts[index];
    if (mention.text === "" || part === undefined) continue;
    const at = part.words.indexOf(mention.text);
    const rest = part.words.slice(at + mention.text.length);
    parts.splice(
      index,
      1,
      { words: part.words.slice(0, at), mention: null },
      { words: "", mention },
      { words: rest, mention: null },
    );
  }
  const text = parts
    .map(({ words, mention }) => {
      if (mention === null) return decoded(words);
      if (mention.id === botId) return " ";
      mentioned.set(mention.id, mention.name);
      return `<@${mention.id}>`;
    })
    .join("");
  return { text, mentioned };
};

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Once, since `&amp;lt;` is what somebody typed as `&lt;`. */
const decoded = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,6}));/g, (_whole, name: string | undefined, code: string) =>
    name === undefined ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : (entities[name] ?? ""),
  );

/** A message's HTML as the words it shows: for filing what a colleague was sent. */
export const readHtml = (html: string): string =>
  decoded(html.replace(/<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr|\/blockquote)\b[^<>]*>/gi, "\n").replace(/<[^<>]*>/g, ""))
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
