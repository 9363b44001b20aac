import { note } from "../card/answer-cards.ts";
import { candidatesCard, notFoundCard } from "../card/candidates-card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import { statusCard, wordsToSay } from "../card/status-card.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Person } from "../core/desk/desk.ts";
import { type Candidate, type FoundBy, rankFound } from "../core/status/rank-found.ts";
import { readQuestion } from "../core/status/read-question.ts";
import { loadTexts, loadViews } from "../store/load-case.ts";
import { loadTold } from "../store/load-told.ts";
import { searchCases } from "../store/search-cases.ts";
import { answerList } from "./answer-list.ts";
import { authorityOn } from "./authority-on.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";
import { followMerges, withNotes } from "./follow-merges.ts";
import { noSuchCase } from "./no-such-case.ts";

const TOLD_LOADED = 5;

/** A question in people's words: the case that is meant and what may be said of it, a list, or a short choice. */
export const answerStatus = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const words = ask.args.words ?? "";
  const [number] = ask.numbers;
  const question = readQuestion(words, reader.desk, me.id);
  // A button of a short list, or the thread of a card: the case is known, unless the words name another.
  const elsewhere = question.asks === "list" || (question.asks === "find" && question.marks.length > 0);
  if (number !== undefined && !elsewhere) return answerCase(deps, number, null, me, reader);
  switch (question.asks) {
    case "nothing":
      return { card: note([reader.words.status.nothingAsked(commandLine(reader, "list parts overdue"))]) };
    case "list":
      return answerList(deps, { filter: question.filter, page: 1 }, me, reader);
    case "find":
      break;
  }
  const found = await searchCases(deps.db, question.marks, question.terms);
  const meant = rankFound(found, question.marks, question.terms, deps.now());
  switch (meant.kind) {
    case "one":
      return answerCase(deps, meant.number, meant, me, reader);
    case "several": {
      const numbers = meant.candidates.map((one) => one.number);
      const stored = await loadViews(deps.db, numbers);
      const candidates = meant.candidates.flatMap((one) => {
        const view = stored.find(({ kase }) => kase.number === one.number);
        return view === undefined ? [] : [{ ...one, view: viewFor(view, me.department) }];
      });
      return { card: candidatesCard(candidates, meant.missed, reader) };
    }
    case "none": {
      const missedCase = meant.missed.find(({ kind }) => kind === "case");
      if (missedCase !== undefined) {
        return { card: note([await noSuchCase(deps, Number(missedCase.keys[0] ?? 0), reader)]) };
      }
      return { card: notFoundCard(words, meant.missed, reader) };
    }
  }
};

type FoundHow = { sure: boolean; by: FoundBy[]; others: Candidate[] };

const answerCase = async (
  deps: Deps,
  number: number,
  found: FoundHow | null,
  me: Person,
  reader: Reader,
): Promise<Answer> => {
  const { ask, notes } = await followMerges(deps, { verb: "status", numbers: [number], args: {} }, reader);
  const known = await loadStatus(deps, ask.numbers[0] ?? number, me);
  if (known === null) return { card: note([await noSuchCase(deps, number, reader)]) };
  const { kase } = known.view;
  const isOver = kase.status === "closed" || kase.status === "dismissed";
  const authority = isOver ? null : await authorityOn(deps, kase, me);
  return withNotes({ card: statusCard({ ...known, found, authority }, me, deps.policy().calendars, reader) }, notes);
};

const loadStatus = async (deps: Deps, number: number, me: Person) => {
  const [[stored], told] = await Promise.all([loadViews(deps.db, [number]), loadTold(deps.db, number, TOLD_LOADED)]);
  if (stored === undefined) return null;
  const texts = {
    ...stored.texts,
    ...(await loadTexts(
      deps.db,
      told.map(({ textId }) => textId),
    )),
  };
  return { view: viewFor({ ...stored, texts }, me.department), told };
};

/** The form of `I said this`, filled with what can be said as the case stands at the click. */
export const askWithWords = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Ask> => {
  const known = await loadStatus(deps, ask.numbers[0] ?? 0, me);
  const { kind: _say, ...args } = ask.args;
  if (known === null) return { ...ask, args };
  return { ...ask, args: { ...args, ...wordsToSay(known.view, known.told, deps.policy().calendars, reader) } };
};
