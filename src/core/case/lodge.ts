import type { Words } from "./decision.ts";

/** Gives words an id under the command that brought them. Null and blank words are no words. */
export const lodge = (commandId: string, part: string, words: string | null): Words | null =>
  words === null || words.trim() === "" ? null : lodgeWords(commandId, part, words);

export const lodgeWords = (commandId: string, part: string, words: string): Words => ({
  id: `${commandId}:${part}`,
  words: words.trim(),
});
