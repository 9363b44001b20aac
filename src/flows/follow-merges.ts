import { ft } from "../card/case-card.ts";
import { withPlain } from "../card/plain-card.ts";
import { type Reader, when } from "../card/reader.ts";
import { text } from "../card/spans.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { partedFrom, survivorsOf } from "../store/kin.ts";
import { loadCase } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";

type Followed = { ask: Ask; notes: string[] };

/** Whoever names a case that is part of another one now means that one; a sentence for each says so. */
export const followMerges = async (deps: Deps, ask: Ask, reader: Reader): Promise<Followed> => {
  const survivors = await survivorsOf(deps.db, ask.numbers);
  const gone = ask.numbers.filter((number) => (survivors.get(number) ?? number) !== number);
  if (gone.length === 0) return { ask, notes: [] };
  const numbers: number[] = [];
  const notes: string[] = [];
  let { piece } = ask.args;
  for (const number of ask.numbers) {
    const there = gone.includes(number) ? await follow(deps, number, piece) : null;
    numbers.push(there?.number ?? number);
    piece = there?.piece ?? piece;
    if (there !== null) {
      notes.push(reader.words.links.followed(ft(number), ft(there.number), when(reader, there.at)));
    }
  }
  const args = piece === undefined ? ask.args : { ...ask.args, piece };
  return { ask: { ...ask, numbers: [...new Set(numbers)], args }, notes };
};

/** Where a piece of a case is now, and under which number. */
const followPiece = async <T extends { number: number; piece: string }>(deps: Deps, named: T): Promise<T> => {
  const { number, piece } = await follow(deps, named.number, named.piece);
  return { ...named, number, piece: piece ?? named.piece };
};

/**
 * Where a task is whose link this is: in the case that its own is part of by now, or in one that has been parted again
 * from the case in which it was sent.
 */
export const followLink = async <T extends { id: string; number: number; piece: string }>(
  deps: Deps,
  link: T,
): Promise<T> => {
  const there = await followPiece(deps, link);
  const parted = await partedFrom(deps.db, link.number);
  const places = [there.number, ...(await survivorsOf(deps.db, parted)).values()];
  for (const number of places) {
    const task = (await loadCase(deps.db, number))?.tasks.find(({ outside }) => outside?.link === link.id);
    if (task !== undefined) return { ...link, number, piece: task.id };
  }
  return there;
};

/** From case to case to the one that goes on, and what a piece is called there. */
const follow = async (deps: Pick<Deps, "db" | "now">, from: number, pieceThere: string | undefined) => {
  let number = from;
  let piece = pieceThere;
  let at = deps.now();
  for (;;) {
    const kase = await loadCase(deps.db, number);
    if (kase === null || kase.mergedInto === null) return { number, piece, at };
    if (number === from) at = kase.mergedInto.at;
    const into = await loadCase(deps.db, kase.mergedInto.number);
    const part = into?.absorbed.find((one) => one.number === number);
    piece = piece === undefined ? undefined : (part?.pieces[piece] ?? piece);
    number = kase.mergedInto.number;
  }
};

/** The same answer with these sentences before it. */
export const withNotes = (answer: Answer, notes: readonly string[]): Answer => {
  if (notes.length === 0) return answer;
  const { card, form } = answer;
  const lines = notes.map((note) => ({ kind: "line" as const, line: [text(note)] }));
  return {
    ...answer,
    ...(card === undefined ? {} : { card: withPlain(card.tone, [...lines, ...card.blocks]) }),
    ...(form === undefined ? {} : { form: { ...form, intro: [text(notes.join(" ")), ...(form.intro ?? [])] } }),
  };
};
