import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import { type Refusal, refuse } from "../case/refusal.ts";
import type { Desk, SeverityId } from "../desk/desk.ts";
import { isSame } from "../sla/clock.ts";
import { factsOf } from "./join-facts.ts";
import { findLink } from "./link.ts";
import { eachSort, namesHere, renamed } from "./pieces.ts";
import { wordsLeft } from "./words-left.ts";

export const linkVerbs = [
  "link",
  "unlink",
  "propose-link",
  "merge",
  "merge-into",
  "unmerge",
  "unmerge-from",
  "let-go",
  "take-in",
] as const;
type LinkVerb = (typeof linkVerbs)[number];
export type LinkCommand = Extract<Command, { verb: LinkVerb }>;

/** What becomes of one side of two cases; the other side is decided in the same way and both are written at once. */
export const decideLink = (kase: Case, command: LinkCommand, context: DecideContext): Bodies | Refusal => {
  switch (command.verb) {
    case "link":
      return findLink(kase, command.other)?.state === "linked"
        ? { events: [] }
        : { events: [{ type: "linked", other: command.other, because: command.because }] };
    case "unlink":
      return unlink(kase, command.other);
    case "propose-link":
      return { events: [{ type: "link-proposed", other: command.other, because: command.because }] };
    case "merge":
      return merge(kase, command.other, context.desk);
    case "merge-into":
      return { events: [{ type: "merged", other: command.other.number }] };
    case "unmerge":
      return kase.absorbed.some(({ number }) => number === command.other.number)
        ? { events: [{ type: "parted", other: command.other.number }] }
        : refuse("not-merged", { other: String(command.other.number) });
    case "unmerge-from":
      return unmergeFrom(kase, command.other);
    case "let-go":
      return letGo(kase, command);
    case "take-in":
      return { events: [{ type: "complaint-joined", other: command.from, word: command.word }] };
  }
};

/** A link that somebody made is taken away; one that was only proposed is another matter, and that is remembered. */
const unlink = (kase: Case, other: number): Bodies => {
  const known = findLink(kase, other);
  return known?.state === "linked"
    ? { events: [{ type: "unlinked", other }] }
    : { events: [{ type: "link-refused", other, because: known?.because ?? "asked" }] };
};

const merge = (kase: Case, other: Case, desk: Desk): Bodies | Refusal => {
  if (other.number === kase.number) return refuse("same-case");
  // A piece keeps its life: its clock goes on where it is, only its number is another one here.
  const pieces = namesHere(kase, other);
  const here = (piece: string): string => pieces[piece] ?? piece;
  const adopts =
    (kase.status === "triage" || kase.status === "unclaimed") && other.status === "claimed" && kase.offer === null;
  return {
    events: [
      {
        type: "absorbed",
        other: other.number,
        took: { ...factsOf(other), severity: worse(kase.severity, other.severity, desk) },
        adopts,
        ...eachSort(other, (all) => all.map(renamed(here))),
        clocks: other.clocks.flatMap((clock) =>
          clock.piece === null || pieces[clock.piece] === undefined ? [] : [{ ...clock, piece: here(clock.piece) }],
        ),
        pieces,
      },
    ],
  };
};

/** The desk file names the gravest first. */
const worse = (one: SeverityId, other: SeverityId, { severities }: Desk): SeverityId => {
  const rank = (id: SeverityId): number => {
    const index = severities.findIndex((severity) => severity.id === id);
    return index === -1 ? severities.length : index;
  };
  return rank(other) < rank(one) ? other : one;
};

const unmergeFrom = (kase: Case, other: Case): Bodies | Refusal => {
  const part = other.absorbed.find(({ number }) => number === kase.number);
  if (part === undefined || kase.mergedInto?.number !== other.number) {
    return refuse("not-merged", { other: String(other.number) });
  }
  const pieces = Object.entries(part.pieces);
  const back = (piece: string): string => pieces.find(([, there]) => there === piece)?.[0] ?? piece;
  return {
    events: [
      {
        type: "came-back",
        other: other.number,
        ...eachSort(other, (all) =>
          pieces.flatMap(([, there]) => all.filter((piece) => piece.id === there).map(renamed(back))),
        ),
        clocks: pieces.flatMap(([piece, there]) =>
          other.clocks
            .filter((clock) => clock.piece === there)
            .map((clock) => {
              const moved = { ...clock, piece };
              const last = kase.clocks.find((known) => isSame(known, moved))?.generation ?? 0;
              return { ...moved, generation: last + 1 };
            }),
        ),
        words: [other.firstWord, other.lastWord],
      },
    ],
  };
};

const letGo = (kase: Case, command: Extract<LinkCommand, { verb: "let-go" }>): Bodies | Refusal => {
  const left = wordsLeft(kase, command.complaintId, command.words);
  return left === null
    ? refuse("one-message")
    : { events: [{ type: "complaint-left", other: command.to, word: left.gone, left: left.facts }] };
};
