import { note } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import type { Card } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Unread } from "../chat/ports.ts";
import { usageOf } from "./usage-of.ts";

/** Words that could not be read as a command, with the closest that could. */
export const unreadCard = (why: Exclude<Unread["unread"], "empty">, unread: Unread, reader: Reader): Card => {
  const { answers } = reader.words;
  const guess = unread.guess;
  switch (why) {
    case "unknown-verb":
      return note(
        [
          guess === null
            ? answers.unknownVerbOnly(unread.word, commandLine(reader, "help"))
            : answers.unknownVerb(unread.word, commandLine(reader, guess)),
        ],
        guess === null ? [] : [plainButton("status", answers.searchInstead, [], { args: { words: unread.word } })],
      );
    case "missing-number":
      return note([answers.noCaseHere(commandLine(reader, usageOf(unread.word, reader)))]);
    case "missing-part":
      return note([answers.usage(unread.word, commandLine(reader, usageOf(unread.word, reader)))]);
  }
};
