import { firstName } from "../core/desk/find.ts";
import type { Candidate, FoundBy } from "../core/status/rank-found.ts";
import type { Mark } from "../core/status/read-question.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import type { CaseView } from "./case-view.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, type Reader } from "./reader.ts";
import { cut, fill, quiet, SLOT, said, strong, text } from "./spans.ts";
import { writeDay } from "./time-words.ts";

/** By what somebody was found, in words. */
export const byWords = (by: readonly FoundBy[], reader: Reader): string =>
  reader.words.status.inOrder(by.map((one) => reader.words.status.by[one]));

/** Several may be meant: enough of each to tell them apart, and none of what was said in it. */
export const candidatesCard = (
  candidates: readonly (Candidate & { view: CaseView })[],
  missed: readonly Mark[],
  reader: Reader,
): Card => {
  const { status, statuses, buttons } = reader.words;
  const items = candidates.map(({ view, by }) => ({
    line: candidateLine(view, by, reader, statuses[view.kase.status]),
    button: plainButton("status", buttons.show, [view.kase.number]),
  }));
  return withPlain("calm", [
    ...missed.map((mark) => ({ kind: "line" as const, line: missedLine(mark, reader) })),
    { kind: "line", line: [strong(status.several(candidates.length))] },
    { kind: "list", items },
  ]);
};

const candidateLine = (view: CaseView, by: readonly FoundBy[], reader: Reader, state: string): Line => {
  const { kase } = view;
  const { status } = reader.words;
  const since = writeDay(kase.since, reader.now, reader.zone, reader.words);
  return [
    strong(ft(kase.number)),
    text(` · ${status.line(state, departmentOf(reader, kase.department), since)}`),
    ...(kase.product === null ? [] : [text(" · "), said(cut(kase.product, 40))]),
    ...(view.customer.name === null ? [] : [text(" · "), said(shortName(view.customer.name))]),
    quiet(` · ${status.foundBy(byWords(by, reader))}`),
  ];
};

/** "Jane D.": who of several, and no more. */
const shortName = (name: string): string => {
  const [first = "", ...rest] = name.trim().split(/\s+/u);
  const last = [...(rest.at(-1) ?? "")][0];
  return cut(last === undefined ? firstName(first) : `${first} ${last}.`, 40);
};

const missedLine = (mark: Mark, reader: Reader): Line =>
  fill(reader.words.status.missed(SLOT), [said(cut(mark.shown, 80))]);

/** Nothing fits: what was looked for in vain, and what else to try. */
export const notFoundCard = (words: string, missed: readonly Mark[], reader: Reader): Card =>
  note([
    ...missed.slice(0, 3).map((mark) => missedLine(mark, reader)),
    fill(reader.words.answers.foundNone(SLOT), [said(cut(words, 200))]),
    [quiet(reader.words.status.orHelp(commandLine(reader, "help")))],
  ]);
