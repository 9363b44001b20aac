import { strangerCard } from "../card/connect-cards.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Person } from "../core/desk/desk.ts";
import type { AskedQuery } from "./asked-query.ts";
import { bringCode } from "./bring-code.ts";
import type { Deps } from "./deps.ts";
import { giveCode, windowsBeside } from "./give-code.ts";

/**
 * One person on two platforms: who is known on one is given a code there and brings it on the other. `me` null: the
 * account is nobody's on this desk yet, which is what a code is for.
 */
export const answerConnect = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person | null,
  reader: Reader,
): Promise<Answer> => {
  const typed = asked.ask.args.code ?? "";
  if (typed !== "") return { card: await bringCode(deps, asked, typed, me, reader) };
  if (me !== null) return { card: await giveCode(deps, asked.by.platform, me, [], reader) };
  return { card: strangerCard(await windowsBeside(deps, asked.by.platform, null), reader) };
};
