import { note, refusalCard } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import type { Card } from "../card/card.ts";
import { ft } from "../card/case-card.ts";
import { formFor } from "../card/forms.ts";
import { commandLine, type Reader, when } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { refuse } from "../core/case/refusal.ts";
import type { Person } from "../core/desk/desk.ts";
import { findLink } from "../core/link/link.ts";
import { type PairVerb, pairSteps } from "../core/link/pair-steps.ts";
import { namedPieces } from "../core/link/pieces.ts";
import { wasAsked } from "../store/asked.ts";
import { survivorsOf } from "../store/kin.ts";
import { loadCase } from "../store/load-case.ts";
import type { AskedQuery } from "./asked-query.ts";
import { type ChangedTogether, changeTogether, type Two } from "./change-together.ts";
import type { Deps } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";
import { usageOf } from "./usage-of.ts";

/** Two cases are linked, merged or parted again: `merge 42 41` keeps FT-42, `merge 42 41 40` takes both into it. */
export const answerLink = async (
  deps: Deps,
  asked: AskedQuery,
  verb: PairVerb,
  me: Person,
  reader: Reader,
): Promise<Answer> => {
  const { ask } = asked;
  const typed = ask.args.other === undefined ? null : readOther(ask.args.other);
  const numbers = typed === null ? ask.numbers : [...ask.numbers, typed];
  const [first, ...others] = numbers;
  if (ask.args.other !== undefined && typed === null) {
    return { problems: [{ field: "other", sentence: reader.words.answers.noCaseHere("41") }] };
  }
  if (first === undefined) return { card: usage(verb, reader) };
  if (others.length === 0) {
    const alone = verb === "unmerge" ? await partnerOf(deps, first) : null;
    if (alone !== null) return answerOf([await answerTwo(deps, verb, alone, asked.key, me, reader)]);
    const form = asked.way === "button" ? formFor(ask, await loadCase(deps.db, first), me.id, reader) : null;
    return form === null ? { card: usage(verb, reader) } : { form };
  }
  const cards: (Card | null)[] = [];
  for (const other of others) {
    const key = `${asked.key} ${other}`;
    cards.push(await answerTwo(deps, verb, [first, other], key, me, reader));
  }
  return answerOf(cards);
};

/** One answer for several; the second of two clicks is answered with nothing. */
const answerOf = (cards: readonly (Card | null)[]): Answer => {
  const said = cards.filter((card) => card !== null);
  const [only, another] = said;
  if (only === undefined) return {};
  return { card: another === undefined ? only : note(said.map(({ plain }) => plain)) };
};

const readOther = (words: string): number | null => {
  const digits = /^(?:ft-?|#)?\s*(\d{1,9})$/iu.exec(words.trim())?.[1];
  return digits === undefined ? null : Number(digits);
};

const usage = (verb: PairVerb, reader: Reader): Card =>
  note([reader.words.answers.usage(verb, commandLine(reader, usageOf(verb, reader)))]);

/** The two that are to be parted where only one of them was named. */
const partnerOf = async (deps: Deps, number: number): Promise<Two | null> => {
  const kase = await loadCase(deps.db, number);
  if (kase === null) return null;
  if (kase.mergedInto !== null) return [kase.mergedInto.number, number];
  const [only, another] = kase.absorbed;
  return only !== undefined && another === undefined ? [number, only.number] : null;
};

const answerTwo = async (
  deps: Deps,
  verb: PairVerb,
  two: Two,
  key: string,
  me: Person,
  reader: Reader,
): Promise<Card | null> => {
  const { links } = reader.words;
  if (await wasAsked(deps.db, key)) return null;
  const meant = verb === "unmerge" ? await inOrder(deps, two) : await goingOn(deps, two);
  const [one, other] = meant;
  if (one === other && two[0] !== two[1]) {
    const part = two.find((number) => number !== one) ?? other;
    return note([links.partOf(ft(part), ft(one))], [plainButton("show", links.open(ft(one)), [one])]);
  }
  const joinsCustomers = verb === "merge" || verb === "unmerge";
  const done = await changeTogether(
    deps,
    meant,
    (here, there) => {
      if (here.number === there.number) return refuse("same-case");
      const gone = [here, there].find(({ mergedInto }) => mergedInto !== null);
      if (verb !== "unmerge" && gone !== undefined) {
        return refuse("was-merged", { other: String(gone.mergedInto?.number ?? "") });
      }
      return pairSteps(verb, here, there);
    },
    { person: me.id, key, joinsCustomers },
  );
  return receiptOf(deps, verb, meant, done, reader);
};

/** The cases that go on for the two that were named. */
const goingOn = async (deps: Deps, [one, other]: Two): Promise<Two> => {
  const survivors = await survivorsOf(deps.db, [one, other]);
  return [survivors.get(one) ?? one, survivors.get(other) ?? other];
};

/** Whichever was named first, the one that goes on comes first. */
const inOrder = async (deps: Deps, [one, other]: Two): Promise<Two> => {
  const first = await loadCase(deps.db, one);
  return first?.mergedInto?.number === other ? [other, one] : [one, other];
};

const receiptOf = async (
  deps: Deps,
  verb: PairVerb,
  [one, other]: Two,
  done: ChangedTogether,
  reader: Reader,
): Promise<Card | null> => {
  const { links, answers, buttons } = reader.words;
  switch (done.did) {
    case "missing":
      return note([await noSuchCase(deps, done.number, reader)]);
    case "refused":
      return refusalCard(done.refusal, done.kase, reader);
    case "busy":
      return note([answers.tryAgain(ft(one))]);
    case "repeated":
      return null;
    case "nothing":
      return note([links.already(ft(one), ft(other))]);
    case "changed":
      break;
  }
  const undo = plainButton("undo", buttons.undo, [one]);
  switch (verb) {
    case "link":
      return note(
        [links.linked(ft(one), ft(other)), links.mergeInstead(ft(one), ft(other))],
        [plainButton("merge", links.mergeButton(ft(other)), [one, other]), undo],
      );
    case "unlink": {
      const isRefused = findLink(done.one, other)?.state === "refused";
      return note([isRefused ? links.refused(ft(one), ft(other)) : links.unlinked(ft(one), ft(other))], [undo]);
    }
    case "propose":
      return note([links.proposedAgain(ft(one), ft(other))]);
    case "merge": {
      const pieces = namedPieces(done.one.absorbed.at(-1)?.pieces ?? {}).map(([there, here]) =>
        reader.words.history.pieceHere(`${ft(other)}.${there}`, `${ft(one)}.${here}`),
      );
      return note(
        [
          links.merged(ft(one), ft(other)),
          links.waitCounts(when(reader, done.one.since)),
          ...(pieces.length === 0 ? [] : [`${pieces.join(", ")}.`]),
        ],
        [plainButton("unmerge", links.part, [one, other])],
      );
    }
    case "unmerge":
      return note([links.parted(ft(one), ft(other))]);
  }
};
