import type { Reader } from "../card/reader.ts";

/** How a verb is typed, without the command's own name. */
export const usageOf = (verb: string, reader: Reader): string =>
  Object.entries(reader.words.help.verbs).find(([name]) => name === verb)?.[1][0] ?? verb;
