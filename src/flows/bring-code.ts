import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { connectedCard } from "../card/connect-cards.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import { readConnectCode } from "../core/desk/connect-code.ts";
import type { Person } from "../core/desk/desk.ts";
import { findPerson, firstName } from "../core/desk/find.ts";
import { findConnectCode, spendConnectCode, spoilConnectCode } from "../store/connect-codes.ts";
import { personOfIdentity, platformsOfPerson, userOfPerson } from "../store/identities.ts";
import { countTry } from "../store/tries.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";
import { CODE_FOR_MS, giveCode, hashCode } from "./give-code.ts";
import { homePlatform } from "./home-platform.ts";
import { inTime } from "./sending.ts";

/** As many codes as one account may bring in ten minutes: enough for slips, nothing for guessing. */
const MOST_TRIES = 5;

/** Somebody brings a code: the account they write from becomes the code's person, or hears in a sentence why not. */
export const bringCode = async (
  deps: Deps,
  { at, by }: AskedQuery,
  typed: string,
  me: Person | null,
  reader: Reader,
): Promise<Card> => {
  const { connect, platformNames } = reader.words;
  const again = commandLine(reader, "connect");
  const code = readConnectCode(typed);
  if (code === null) return note([connect.unreadable(commandLine(reader, "connect K7QM-2XVD-9TRB"))]);
  const hash = hashCode(code);
  if (at.overheard) {
    // Whoever read it there could bring it themselves, so it is spoilt before anything else is looked at.
    await spoilConnectCode(deps.db, hash);
    if (me === null) return note([connect.spoilt, connect.spoiltAgain(again)]);
    return giveCode(deps, by.platform, me, [connect.spoilt, connect.spoiltNew], reader);
  }
  if (by.platform === "console") return note([connect.consoleKnows]);
  if ((await countTry(deps.db, `brings ${by.platform} ${by.tenant} ${by.userId}`, CODE_FOR_MS)) > MOST_TRIES) {
    return note([connect.tooOften]);
  }
  const found = await findConnectCode(deps.db, hash);
  const person = found === null ? undefined : findPerson(deps.policy().desk, found.person);
  if (found === null || person === undefined) return note([connect.unknown(again)]);
  if (me?.id === person.id) return note([connect.already(platformNames[by.platform])]);
  if (found.state === "expired") return note([connect.expired(again)]);
  if (found.state === "used") return note([connect.used(again)]);
  if (found.state === "spoilt") return note([connect.wasSpoilt(again)]);
  // A name is told to whoever holds a fresh code, and to nobody else.
  if (me !== null) return note([connect.otherPerson(firstName(me.name))]);
  const tied = by.platform === "slack" ? person.slack : person.teams;
  const elsewhere = note([connect.otherAccount(firstName(person.name), platformNames[by.platform])]);
  if (tied !== null && tied !== by.userId) return elsewhere;
  if ((await userOfPerson(deps.db, by.platform, person.id)) !== null) return elsewhere;
  if (!(await spendConnectCode(deps.db, hash, found, by, deps.now()))) return explain(deps, by, person, reader);
  return connected(deps, person, reader);
};

/** Somebody was faster by a moment: what they did says what became of this code. */
const explain = async (deps: Deps, by: AskedQuery["by"], person: Person, reader: Reader): Promise<Card> => {
  const { connect, platformNames } = reader.words;
  const owner = await personOfIdentity(deps.db, by);
  if (owner === person.id) return connected(deps, person, reader);
  if (owner !== null)
    return note([connect.otherPerson(firstName(findPerson(deps.policy().desk, owner)?.name ?? owner))]);
  return note([connect.otherAccount(firstName(person.name), platformNames[by.platform])]);
};

const connected = async (deps: Deps, person: Person, reader: Reader): Promise<Card> => {
  const bound = await platformsOfPerson(deps.db, person.id);
  const known = deps.windows
    .map(({ platform }) => platform)
    .filter((platform) => bound.includes(platform) || platform === "console");
  return connectedCard(person, known, await inTime(deps, homePlatform(deps, person.id)), reader);
};
