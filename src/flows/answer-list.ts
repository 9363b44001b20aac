import { note } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { filterHeading, filterHelp, filterWords } from "../card/filter-words.ts";
import { listCard, PAGE_LENGTH } from "../card/list-cards.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { oversees } from "../core/case/may.ts";
import type { Person } from "../core/desk/desk.ts";
import { anyCase, type CaseFilter } from "../core/status/case-filter.ts";
import { readFilter } from "../core/status/read-filter.ts";
import { listCases } from "../store/find-cases.ts";
import { loadViews } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";

const WORDS_THAT_JOIN = new Set([
  "in",
  "at",
  "of",
  "for",
  "from",
  "on",
  "and",
  "with",
  "the",
  "cases",
  "case",
  "all",
  "by",
  "to",
]);

/** `list parts overdue high x`: filters in any order; without any, one's own. */
export const answerListWords = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const words = ask.args.scope ?? "";
  if (words.trim() === "") return answerList(deps, { filter: { ...anyCase, person: me.id }, page: 1 }, me, reader);
  const read = readFilter(words, reader.desk, me.id);
  const unknown = read.left.filter((word) => !WORDS_THAT_JOIN.has(word.toLowerCase()));
  if (unknown.length > 0) return { card: filterHelp(unknown, reader) };
  const given = /^\d{1,6}$/.test(ask.args.page ?? "") ? Number(ask.args.page) : null;
  // A button says all of what it asks for: the next page is one of the same list.
  const filter = given === null ? asMeant(read.filter, me) : read.filter;
  return answerList(deps, { filter, page: Math.max(1, given ?? read.page) }, me, reader);
};

/** "overdue" and "unclaimed" alone mean one's own department, but for those who oversee all. */
const asMeant = (filter: CaseFilter, me: Person): CaseFilter => {
  const alone =
    filter.departments.length === 0 && filter.person === null && filter.customer === null && filter.incident === null;
  const isOwn = (filter.overdue || filter.unclaimed) && alone && !oversees(me);
  return isOwn ? { ...filter, departments: [me.department] } : filter;
};

/** A page of what a filter finds, with the words that would list it again. */
export const answerList = async (
  deps: Deps,
  { filter, page }: { filter: CaseFilter; page: number },
  me: Person,
  reader: Reader,
): Promise<Answer> => {
  const { answers, buttons } = reader.words;
  const pageAt = (offset: number) => listCases(deps.db, filter, { offset, limit: PAGE_LENGTH, now: deps.now() });
  const asked = (page - 1) * PAGE_LENGTH;
  const there = await pageAt(asked);
  // The list has become shorter since the button was drawn: it begins anew.
  const offset = there.numbers.length === 0 ? 0 : asked;
  const shown = offset === asked ? there : await pageAt(offset);
  const heading = filterHeading(filter, me, reader);
  if (shown.total === 0) return { card: note([answers.listEmpty(heading)]) };
  const views = (await loadViews(deps.db, shown.numbers)).map((stored) => viewFor(stored, me.department));
  const rest = shown.total - offset - views.length;
  const to = (number: number, label: string) =>
    plainButton("list", label, [], { args: { scope: filterWords(filter), page: String(number) } });
  const at = offset / PAGE_LENGTH + 1;
  const pages = [
    ...(at > 1 ? [to(at - 1, buttons.pageBefore)] : []),
    ...(rest > 0 ? [to(at + 1, buttons.another)] : []),
  ];
  return { card: listCard(answers.listTitle(heading, shown.total), views, { n: rest, pages }, reader) };
};
