import { note } from "../card/answer-cards.ts";
import type { FieldProblem } from "../card/card.ts";
import { coverInPlace, coverNoWords, coverQuestion, coverReceipt } from "../card/cover-cards.ts";
import { formFor } from "../card/forms.ts";
import { commandLine, nameOf, type Reader } from "../card/reader.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import { writeSpan } from "../card/time-words.ts";
import type { Answer } from "../chat/ports.ts";
import { type CoverNo, coverInTheWay, decideCover, isLongCover, whoAnswers } from "../core/coverage/decide-cover.ts";
import type { Cover } from "../core/coverage/roster.ts";
import type { DepartmentId, Person, PersonId } from "../core/desk/desk.ts";
import { inEnglish } from "../core/time/in-english.ts";
import { instant } from "../core/time/instant.ts";
import { parseSpan, type Span, wantsYear } from "../core/time/parse-span.ts";
import { wasAsked } from "../store/asked.ts";
import { changeDesk, type DeskNotice } from "../store/change-desk.ts";
import type { AskedQuery } from "./asked-query.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesIn, noticeTo, queuesOf } from "./desk-notices.ts";
import { fallingDue } from "./falling-due.ts";
import { readColleague } from "./read-colleague.ts";
import { departmentList, readDepartment } from "./read-command.ts";
import { unlessAsked } from "./unless-asked.ts";
import { usageOf } from "./usage-of.ts";

type Asking = { department: DepartmentId; person: PersonId; span: Span };

/** Somebody asks a colleague to cover, or offers to. Who is asked gets a direct message, and it counts once they say yes. */
export const askCover = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  if (await wasAsked(deps.db, asked.key)) return {};
  const read = await readAsking(deps, asked, me, reader);
  if (!("asking" in read)) return read;
  const { asking } = read;
  const ctx = await coverageNow(deps);
  const decided = decideCover({ id: deps.newId(), by: me.id, ...asking }, ctx, deps.now());
  if ("no" in decided) {
    const { span, ...who } = asking;
    const words = coverNoWords(decided, { ...who, ...span, me: me.id }, reader);
    return unlessAsked(deps, asked, refused(asked, fieldOf(decided), words));
  }
  const waitsFor = decided.state === "agreed" ? [] : whoAnswers(decided, ctx);
  const questions = await askThem(deps, decided, waitsFor);
  if (waitsFor.length > 0 && questions.length === 0) {
    const names = reader.words.coverage.and(waitsFor.map((id) => nameOf(reader, id)));
    return refused(asked, "who", reader.words.coverage.no.unreachable(names));
  }
  const outcome = await changeDesk(deps.db, {
    at: deps.now(),
    actor: { kind: "person", person: me.id },
    event: { type: decided.state === "agreed" ? "cover-agreed" : "cover-asked", data: { ...decided } },
    cover: decided,
    answer: null,
    absence: null,
    ends: [],
    notices: decided.state === "agreed" ? [...questions, ...toldInPlace(deps, decided)] : questions,
    queues: decided.state === "agreed" && decided.from <= deps.now() ? queuesOf(deps, decided.department) : [],
    askedKey: asked.key,
  });
  if (outcome === "repeated") return {};
  if (outcome === "conflict") return { card: note([reader.words.coverage.no.busy]) };
  deps.wake();
  return { card: coverReceipt(decided, waitsFor, me.id, reader) };
};

/** Everybody whose yes would do is asked; the first to answer has answered. */
const askThem = async (deps: Deps, cover: Cover, people: readonly PersonId[]): Promise<DeskNotice[]> => {
  if (people.length === 0) return [];
  const falling = await fallingDue(deps, cover.from, cover.to);
  const mine = falling.filter(({ department }) => department === cover.department);
  const notices: DeskNotice[] = [];
  for (const person of people) {
    const notice = await noticeTo(deps, person, `cover ${cover.id}`, (theirs) => coverQuestion(cover, mine, theirs));
    // A mail cannot be answered.
    if (notice !== null && notice.place.platform !== "mail") notices.push(notice);
  }
  return notices;
};

const toldInPlace = (deps: Deps, cover: Cover): DeskNotice[] =>
  noticesIn(deps, cover.department, `cover ${cover.id} agreed`, (theirs) => coverInPlace(cover, [], theirs));

const readAsking = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person,
  reader: Reader,
): Promise<{ asking: Asking } | Answer> => {
  const { args } = asked.ask;
  const { no } = reader.words.coverage;
  const department = readDepartment(args.to ?? "", reader.desk);
  if (department === null) return refused(asked, "to", no.department(SLOT, departmentList(reader.desk)), args.to);
  const person = await readColleague(deps, asked, me);
  if (person === null) return refused(asked, "who", no.person(SLOT), args.who);
  const exact = exactOf(args.exact);
  const opensForm = asked.way === "button" && (exact === null || args.who === undefined || isLongCover(exact));
  if (opensForm && args.span === undefined) return coverForm(deps, asked, { to: department, exact, me }, reader);
  if (args.span === undefined && exact === null) {
    if (asked.way === "form") return { problems: [{ field: "span", sentence: reader.words.forms.required }] };
    return { card: note([reader.words.answers.usage("cover", commandLine(reader, usageOf("cover", reader)))]) };
  }
  const span =
    args.span === undefined ? exact : parseSpan(inEnglish(args.span, reader.words.language), reader.now, reader.zone);
  if (span === null) return refused(asked, "span", no.span(SLOT), args.span);
  if (args.span !== undefined && wantsYear(args.span, span, reader.now)) {
    return refused(asked, "span", no.year(writeSpan(span.from, span.to, reader, true)));
  }
  return { asking: { department, person, span } };
};

/**
 * With what is known filled in, so that a long stretch can be made shorter before anybody says yes. Of those who could be
 * asked whoever is away then or covers it already is left out, and oneself comes last.
 */
const coverForm = async (
  deps: Deps,
  asked: AskedQuery,
  { to, exact, me }: { to: DepartmentId; exact: Span | null; me: Person },
  reader: Reader,
): Promise<Answer> => {
  const { who } = asked.ask.args;
  const span = exact === null ? {} : { span: writeSpan(exact.from, exact.to, reader) };
  const ask = { ...asked.ask, args: { to, ...span, ...(who === undefined ? {} : { who }) } };
  const form = formFor(ask, null, me.id, reader);
  if (form === null) return {};
  if (who !== undefined) return { form };
  const ctx = await coverageNow(deps);
  const isFree = (value: string): boolean =>
    exact === null || coverInTheWay({ id: "", department: to, person: value.slice(1), ...exact }, ctx) === null;
  const fields = form.fields.map((field) => {
    if (field.id !== "who" || field.kind !== "choice") return field;
    const free = field.options.filter(({ value }) => isFree(value));
    const mine = (value: string): boolean => value === `@${me.id}`;
    return {
      ...field,
      options: [...free.filter(({ value }) => !mine(value)), ...free.filter(({ value }) => mine(value))],
    };
  });
  return { form: { ...form, submit: reader.words.forms.cover.ask, fields } };
};

const exactOf = (words: string | undefined): Span | null => {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(words ?? "") ?? [];
  const span = { from: instant(Number(from)), to: instant(Number(to)) };
  return span.from < span.to ? span : null;
};

const fieldOf = ({ no }: CoverNo): FieldProblem["field"] =>
  no === "past" || no === "too-long" || no === "too-far" ? "span" : "who";

/** At its field while a form is open; `given` goes back letter for letter. */
const refused = (asked: AskedQuery, field: string, sentence: string, given = ""): Answer => {
  const card = note([fill(sentence, [said(cut(given, 100))])]);
  return asked.way === "form" && field in asked.ask.args ? { problems: [{ field, sentence: card.plain }] } : { card };
};
