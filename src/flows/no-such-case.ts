import { ft } from "../card/case-card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import { newestNumber } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";

/** The sentence for a number nobody has, with the newest there is. */
export const noSuchCase = async (deps: Deps, number: number, reader: Reader): Promise<string> => {
  const newest = await newestNumber(deps.db);
  return reader.words.answers.noSuchCase(ft(number), newest === null ? "" : ft(newest), commandLine(reader, "status"));
};
