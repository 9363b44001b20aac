import type { Person, Platform } from "../core/desk/desk.ts";
import { firstName } from "../core/desk/find.ts";
import { note } from "./answer-cards.ts";
import type { Card, Line } from "./card.ts";
import { commandLine, type Reader } from "./reader.ts";
import { fill, SLOT, typed } from "./spans.ts";

/** A code and where to bring it. `there` reads as people do who type in one of those windows. */
export const codeCard = (
  code: string,
  there: { platform: Platform; reader: Reader }[],
  before: string[],
  reader: Reader,
): Card => {
  const { connect, platformNames } = reader.words;
  const lines: Line[] = there.map(({ platform, reader: other }) =>
    fill(connect.code(SLOT, platformNames[platform]), [typed(commandLine(other, `connect ${code}`))]),
  );
  return note([...before, ...lines, connect.codeManners]);
};

/** One person on several platforms, and where they are told things from now on. */
export const connectedCard = (person: Person, known: Platform[], home: Platform | null, reader: Reader): Card => {
  const { connect, platformNames } = reader.words;
  const done = connect.done(firstName(person.name), reader.words.and(known.map((platform) => platformNames[platform])));
  const other = known.find((platform) => platform !== home);
  if (home === null || other === undefined) return note([done]);
  return note([done, connect.home(platformNames[home], commandLine(reader, `settings home ${other}`))]);
};

/** Somebody who is nobody on the desk. `elsewhere`: the other windows in which the desk works. */
export const strangerCard = (elsewhere: { platform: Platform; reader: Reader }[], reader: Reader): Card => {
  const { connect, platformNames } = reader.words;
  return note([
    connect.stranger,
    ...elsewhere.map(({ platform, reader: other }) =>
      connect.strangerElsewhere(commandLine(other, "connect"), platformNames[platform]),
    ),
  ]);
};
