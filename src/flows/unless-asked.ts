import type { Answer } from "../chat/ports.ts";
import { wasAsked } from "../store/asked.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";

/** A no to the second of two clicks is no news: the first has been done, and that is why it is as it is. */
export const unlessAsked = async (deps: Deps, asked: AskedQuery, refused: Answer): Promise<Answer> =>
  (await wasAsked(deps.db, asked.key)) ? {} : refused;
