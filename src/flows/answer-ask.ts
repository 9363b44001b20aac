import { note, refusalCard } from "../card/answer-cards.ts";
import { basisHolds } from "../card/buttons.ts";
import type { Card } from "../card/card.ts";
import { ft } from "../card/case-card.ts";
import { strangerCard } from "../card/connect-cards.ts";
import { formFor } from "../card/forms.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import { plainLine } from "../card/spans.ts";
import { faceOf } from "../card/task-card.ts";
import type { Answer, Asked } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { type Case, isOpen } from "../core/case/case.ts";
import { hasHeard } from "../core/case/has-heard.ts";
import { openPieces } from "../core/case/open-pieces.ts";
import type { Refusal } from "../core/case/refusal.ts";
import type { DepartmentId, Person } from "../core/desk/desk.ts";
import { undoOfTwo } from "../core/link/undo-of-two.ts";
import { findPromise, toldPromises } from "../core/promise/promise.ts";
import { wasAsked } from "../store/asked.ts";
import { findChatAgain } from "../store/lease-place.ts";
import { loadCase, loadViews } from "../store/load-case.ts";
import { personSettings, setPersonSettings } from "../store/settings.ts";
import { answerConnect } from "./answer-connect.ts";
import { answerGive } from "./answer-give.ts";
import { answerQuery, isQuery } from "./answer-query.ts";
import { askWithWords } from "./answer-status.ts";
import { asMeant } from "./as-meant.ts";
import { askWhichCase } from "./ask-which-case.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { readerFor, viewFor } from "./draw.ts";
import { followMerges, withNotes } from "./follow-merges.ts";
import { formTexts } from "./form-texts.ts";
import { windowsBeside } from "./give-code.ts";
import { knownMentions } from "./known-mentions.ts";
import { meantPiece } from "./meant-piece.ts";
import { noSuchCase } from "./no-such-case.ts";
import { otherWayBack } from "./other-way-back.ts";
import { promiseUsage } from "./promise-usage.ts";
import { readCommand } from "./read-command.ts";
import { readyOutside } from "./ready-outside.ts";
import { receiptOf } from "./receipt-of.ts";
import { refusedField } from "./refused-field.ts";
import { takeBackOfTwo } from "./take-back-of-two.ts";
import { unreadCard } from "./unread-card.ts";
import { usageOf } from "./usage-of.ts";
import { wayOn } from "./way-on.ts";
import { whatWasAnswered } from "./what-was-answered.ts";
import { whoAsks } from "./who-asks.ts";
import { withWhoCan } from "./who-can.ts";
import { cleaned, ofTwoCases, withNumbers } from "./with-numbers.ts";

/** A person asks: who is this, what do they want, may they; do it, commit it, then answer. */
export const answerAsk = async (deps: Deps, asked: Asked): Promise<Answer> => {
  const person = await whoAsks(deps, asked.by);
  if (person !== null) await hearLocale(deps, asked.by, person);
  const reader = await readerFor(deps, person?.id ?? null, asked.by.platform);
  if ("verb" in asked.ask && asked.ask.verb === "connect") {
    return answerConnect(deps, { ...asked, ask: asked.ask }, person, reader);
  }
  if (person === null) return { card: strangerCard(await windowsBeside(deps, asked.by.platform, null), reader) };
  await hearFrom(deps, asked, person);
  if ("unread" in asked.ask) {
    if (asked.ask.unread === "empty") return answerQuery(deps, { ...asked, ask: HELP }, person, reader);
    const { unread, word } = asked.ask;
    if (asked.at.direct && unread === "missing-number" && (word === "yes" || word === "no")) {
      const meant = await whatWasAnswered(deps, word, person, reader);
      if (meant !== null)
        return "verb" in meant ? answerRead(deps, { ...asked, ask: meant }, person, reader) : { card: meant };
    }
    return { card: unreadCard(unread, asked.ask, reader) };
  }
  return answerRead(deps, { ...asked, ask: asked.ask }, person, reader);
};

const answerRead = async (deps: Deps, asked: AskedNow, person: Person, reader: Reader): Promise<Answer> => {
  const wayBack = await otherWayBack(deps, asked.ask, asked, person, reader);
  if (wayBack !== null) return { card: wayBack };
  const ask = await withNumbers(deps, { ...asked.ask, args: cleaned(asked.ask.args) }, asked, person);
  const unnamed = await askWhichCase(deps, { ...asked, ask }, person, reader);
  if (unnamed !== null) return unnamed;
  // What is said of two cases looks for itself which of them go on.
  if (ofTwoCases.has(ask.verb)) return answerQuery(deps, { ...asked, ask }, person, reader);
  const followed = await followMerges(deps, ask, reader);
  return withNotes(
    await answerFollowed(deps, { ...asked, ask: followed.ask }, followed, person, reader),
    followed.notes,
  );
};

const answerFollowed = async (
  deps: Deps,
  asked: AskedNow,
  { notes }: { notes: string[] },
  person: Person,
  reader: Reader,
): Promise<Answer> => {
  const { ask } = asked;
  if (isQuery(ask.verb)) return answerQuery(deps, asked, person, reader);
  const [number] = ask.numbers;
  if (number === undefined) {
    return { card: note([reader.words.answers.noCaseHere(commandLine(reader, `${ask.verb} 42`))]) };
  }
  // A label on the card of a case that is part of another one now implied nothing of that one.
  if (notes.length > 0 && asked.basis !== null && asked.way === "button") {
    return answerQuery(deps, { ...asked, ask: { verb: "show", numbers: [number], args: {} } }, person, reader);
  }
  return answerChange(deps, notes.length > 0 ? { ...asked, basis: null } : asked, person, reader);
};

/** Whoever writes to the desk directly can be written to there, whatever was thought before. */
const hearFrom = async (deps: Deps, { at, by }: Asked, person: Person): Promise<void> => {
  if (at.direct && by.platform !== "console" && (await findChatAgain(deps.db, person.id, by.platform))) deps.wake();
};

/** What their chat speaks is kept, so that what comes by itself comes in the same language. */
const hearLocale = async (deps: Deps, { locale }: Asked["by"], person: Person): Promise<void> => {
  if (locale === undefined || locale === null || locale === (await personSettings(deps.db, person.id)).locale) return;
  await setPersonSettings(deps.db, person.id, { locale });
};

/** Whoever says nothing but the command's name wants to know what there is to say. */
const HELP: Ask = { verb: "help", numbers: [], args: {} };

type AskedNow = Omit<Asked, "ask"> & { ask: Ask };

const answerChange = async (deps: Deps, asked: AskedNow, person: Person, reader: Reader): Promise<Answer> => {
  const [number] = asked.ask.numbers;
  const first = number === undefined ? null : await loadCase(deps.db, number);
  if (first !== null && isOvertaken(asked, first)) {
    if (await wasAsked(deps.db, `${asked.key} ${first.number}`)) return {};
    return {
      card: note([reader.words.answers.overtaken(ft(first.number))]),
      ...(await freshCard(deps, first.number, person, reader)),
    };
  }
  const ofTwo = asked.ask.verb === "undo" && first !== null ? undoOfTwo(first, person.id, deps.now()) : null;
  if (first !== null && ofTwo !== null) return takeBackOfTwo(deps, asked, { first, ofTwo }, person, reader);
  const mentions = await knownMentions(deps, asked, asked.ask.args.to);
  const piece = await meantPiece(deps, asked, first, person, reader);
  if (!("verb" in piece)) return { card: piece };
  const personOf = (mention: string) => mentions.get(mention) ?? null;
  const ask = asMeant(piece, first, personOf, reader);
  if (asked.way === "button" && ask.verb === "told" && ask.args.kind === "say") {
    const form = formFor(await askWithWords(deps, ask, person, reader), first, person.id, reader);
    if (form !== null) return { form };
  }
  const calendarOf = (department: DepartmentId | null) =>
    deps.policy().calendars.ofDepartment(department ?? keepingDepartment(ask, first));
  const read = await readyOutside(deps, readCommand(ask, reader, personOf, calendarOf), first, reader);
  if ("refusal" in read) return refused({ ...asked, ask }, read.refusal, first, reader);
  if ("problems" in read) return incomplete(deps, { ...asked, ask }, read.problems, first, person, reader);
  if (asked.way === "button" && asksFirst(ask, person, first)) {
    const form = formFor(ask, first, person.id, reader, await formTexts(deps, first));
    if (form !== null) return { form };
  }
  const cards: Card[] = [];
  for (const one of ask.numbers) {
    const changed = await changeCase(deps, one, read.command, {
      actor: { kind: "person", person: person.id },
      key: `${asked.key} ${one}`,
    });
    switch (changed.did) {
      case "missing":
        cards.push(note([await noSuchCase(deps, one, reader)]));
        break;
      case "refused": {
        const { refusal, kase } = changed;
        const again = { ...ask, numbers: [one] };
        const card =
          asked.way === "form" && refusal.code === "needs-why"
            ? null
            : await wayOn(deps, again, read.command, { refusal, kase, me: person }, reader);
        if (card !== null) {
          cards.push(card);
          break;
        }
        const answer = refused({ ...asked, ask }, await withWhoCan(deps, refusal), kase, reader);
        if (answer.card === undefined) return answer;
        cards.push(answer.card);
        break;
      }
      case "busy":
        cards.push(note([reader.words.answers.tryAgain(ft(one))]));
        break;
      case "repeated":
        break;
      case "nothing":
      case "changed": {
        const [stored] = await loadViews(deps.db, [one]);
        if (stored !== undefined) {
          const undone = changed.did === "changed" && ask.verb === "undo" ? changed.before.undo?.verb : undefined;
          const done = { asked: read.command, ...(undone === undefined ? {} : { undid: undone }) };
          const view = viewFor(stored, person.department);
          const before = changed.did === "changed" ? changed.before : null;
          const given = await answerGive(deps, read.command, view, before, person, reader);
          cards.push(given ?? receiptOf(ask, read.command, view, reader, done));
        }
        break;
      }
    }
  }
  return cards.length === 0 ? {} : { card: joined(cards) };
};

/** Whose hours business days are counted on: of whoever keeps the promise, or has the case. */
const keepingDepartment = ({ args }: Ask, kase: Case | null): DepartmentId => {
  const promise = kase === null ? undefined : findPromise(kase, args.piece ?? null);
  return promise?.department ?? kase?.department ?? "";
};

/** A note and what the customer was told are true whatever the case has become while they were typed into a form. */
const isOvertaken = ({ ask, basis, way }: AskedNow, kase: Case): boolean =>
  basis !== null && !basisHolds(basis, kase) && !(way === "form" && (ask.verb === "update" || ask.verb === "told"));

/** A refusal of what was filled in stands at its field and the form stays open; any other is the answer. */
const refused = ({ ask, way }: AskedNow, refusal: Refusal, kase: Case | null, reader: Reader): Answer => {
  const card = refusalCard(refusal, kase, reader);
  const field = refusedField[refusal.code];
  const isFilled = field !== undefined && (ask.args[field] !== undefined || refusal.code === "needs-why");
  if (way !== "form" || ask.numbers.length > 1 || !isFilled) return { card };
  return { problems: [{ field, sentence: card.plain }] };
};

/** These buttons open a form even though nothing is strictly missing: a reason is welcome, unless one takes it oneself. */
const asksFirst = (ask: Ask, me: Person, kase: Case | null): boolean =>
  (ask.verb === "done" &&
    ask.args.piece === undefined &&
    ask.args.left === undefined &&
    ask.args.promised === undefined &&
    kase !== null &&
    openPieces(kase).length + toldPromises(kase).length > 0) ||
  (ask.verb === "customer" &&
    ask.args.said === "no" &&
    ask.args.words === undefined &&
    kase !== null &&
    !isOpen(kase.status) &&
    !hasHeard(kase)) ||
  (ask.verb === "met" && ask.args.met === "no" && ask.args.unmet === undefined) ||
  (ask.verb === "promise" && ask.args.said === "broken" && ask.args.why === undefined) ||
  (ask.verb === "yes" && ask.args.kind === "less" && ask.args.amount === undefined) ||
  ((ask.verb === "no" || (ask.verb === "pass" && ask.args.to !== me.id)) && ask.args.why === undefined) ||
  (ask.verb === "notours" && ask.args.to === undefined);

const incomplete = async (
  deps: Deps,
  asked: AskedNow,
  problems: NonNullable<Answer["problems"]>,
  first: Parameters<typeof formFor>[1],
  person: Person,
  reader: Reader,
): Promise<Answer> => {
  const { ask } = asked;
  if (asked.way === "form") return { problems };
  if (asked.way === "button") {
    const form = formFor(ask, first, person.id, reader, await formTexts(deps, first));
    if (form !== null) return { form };
  }
  const said = problems
    .filter(({ sentence }) => sentence !== reader.words.forms.required)
    .map(({ sentence }) => sentence);
  const usage =
    ask.verb === "promise"
      ? promiseUsage(ask, problems, reader)
      : reader.words.answers.usage(ask.verb, commandLine(reader, usageOf(ask.verb, reader)));
  return { card: note(said.length > 0 ? said : [usage]) };
};

/** One answer for several numbers: their sentences, and the buttons of a single one only. */
const joined = (cards: Card[]): Card => {
  const [only, another] = cards;
  if (only !== undefined && another === undefined) return only;
  return note(
    cards
      .map((card) => card.blocks.flatMap((block) => (block.kind === "line" ? block.line : [])))
      .map((line) => plainLine(line)),
  );
};

const freshCard = async (
  deps: Deps,
  number: number,
  person: Person,
  reader: Reader,
): Promise<Pick<Answer, "refresh">> => {
  const [stored] = await loadViews(deps.db, [number]);
  return stored === undefined ? {} : { refresh: faceOf(viewFor(stored, person.department), reader) };
};
