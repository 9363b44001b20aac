import { createHash, randomBytes } from "node:crypto";
import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { codeCard } from "../card/connect-cards.ts";
import type { Reader } from "../card/reader.ts";
import { writeConnectCode } from "../core/desk/connect-code.ts";
import type { Person, PersonId, Platform } from "../core/desk/desk.ts";
import { MINUTE } from "../core/time/instant.ts";
import { keepConnectCode } from "../store/connect-codes.ts";
import { countTry } from "../store/tries.ts";
import type { Deps } from "./deps.ts";
import { readerFor } from "./draw.ts";

/** For so long a code can be brought, in milliseconds of machine time. */
export const CODE_FOR_MS = 10 * MINUTE;
/** As many as a person may ask for in that time. */
const MOST_CODES = 10;

/** Only the hash is kept: who reads the database cannot become somebody. */
export const hashCode = (code: string): string => createHash("sha256").update(code).digest("base64url");

/** A new code for somebody who is known here, and where to bring it; `before` stands above it. */
export const giveCode = async (
  deps: Deps,
  here: Platform,
  me: Person,
  before: string[],
  reader: Reader,
): Promise<Card> => {
  const { connect, platformNames } = reader.words;
  // The console knows whoever signs in; the others have accounts of their own.
  const there = (await windowsBeside(deps, here, me.id)).filter(({ platform }) => platform !== "console");
  if (there.length === 0) return note([connect.alone(platformNames[here])]);
  if ((await countTry(deps.db, `code of ${me.id}`, CODE_FOR_MS)) > MOST_CODES) return note([connect.tooOften]);
  const code = writeConnectCode(randomBytes(12));
  await keepConnectCode(deps.db, me.id, hashCode(code), CODE_FOR_MS);
  return codeCard(code, there, before, reader);
};

/** The other windows in which people type, each with how they do. */
export const windowsBeside = async (
  deps: Deps,
  here: Platform,
  person: PersonId | null,
): Promise<{ platform: Platform; reader: Reader }[]> => {
  const beside = deps.windows
    .map(({ platform }) => platform)
    .filter((platform) => platform !== here && platform !== "mail" && platform !== "pager");
  return Promise.all(beside.map(async (platform) => ({ platform, reader: await readerFor(deps, person, platform) })));
};
