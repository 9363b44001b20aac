/** One word or another, as the search indexes hold them. Nothing but letters and digits comes from outside. */
export const anyOf = (queries: readonly string[]): string => queries.join(" | ");

/** Longer ones PostgreSQL refuses: no word is, but Chinese without a space may be. */
const LONGEST = 200;

export const quoted = (word: string): string => `'${[...word].slice(0, LONGEST).join("").replace(/['\\]/g, "")}'`;

/** A word in any of its endings: what people write differs most at the end. */
export const stem = (word: string): string => {
  const ending = /\d/.test(word) || word.length < 5 ? "" : (/(?:ies|ing|ed|es|s|y|e)$/.exec(word)?.[0] ?? "");
  const kept = word.length - ending.length < 4 ? word : word.slice(0, word.length - ending.length);
  return kept.length < 4 ? quoted(word) : `${quoted(kept)}:*`;
};
