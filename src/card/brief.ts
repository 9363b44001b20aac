import type { TextId } from "../core/case/wait.ts";
import { isPromiseOpen, openPromises } from "../core/promise/promise.ts";
import { openTasks, type Task } from "../core/task/task.ts";
import { DAY, type Instant } from "../core/time/instant.ts";
import { authoritySaid } from "./authority-said.ts";
import { whatWeHold } from "./brief-holds.ts";
import { askFirst, didNotHelp, wants } from "./brief-word.ts";
import { callWords } from "./call-words.ts";
import type { Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { fitLines, type Sayable } from "./fit-lines.ts";
import { incidentSayable } from "./incident-words.ts";
import { nextLine } from "./next-line.ts";
import { promiseLine } from "./promise-words.ts";
import { departmentOf, firstNameOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, fill, link, person, quiet, SLOT, said, strong, text } from "./spans.ts";
import { aboutFacts, taskLine } from "./task-words.ts";
import { writeLength } from "./time-words.ts";

/** Everything whoever takes over has to read fits on one screen of a phone. */
export const BRIEF_LENGTH = 1_499;
const NAME_LENGTH = 40;

/**
 * What whoever takes over should know: the customer's latest word, how long nobody has answered, what they were told, what
 * is asked for and done, what is waited for, what we have and need not ask again, and what comes next. Never longer than
 * `BRIEF_LENGTH`; what gives way when it would be is `fitLines`' to say.
 */
export const briefOf = (view: CaseView, reader: Reader): Line[] =>
  fitLines(
    [
      askFirst(view, reader),
      latest(view, reader),
      wants(view, reader),
      unanswered(view, reader),
      first(view, reader),
      told(view, reader),
      ...promised(view, reader),
      incidentSayable(view, reader),
      wait(view, reader),
      ...tasks(view, reader),
      ...authoritySaid(view, reader),
      offer(view, reader),
      resolution(view, reader),
      didNotHelp(view, reader),
      note(view, reader),
      call(view, reader),
      who(view, reader),
      heat(view, reader),
      whatWeHold(view, reader),
      next(view, reader),
    ].filter((one) => one !== null),
    BRIEF_LENGTH,
    (n) => [quiet(reader.words.brief.leftOut(n))],
  );

const label = (words: string): Line => [strong(words), text(" ")];

/** Words of people on one line, however they were broken. */
const quoteOf = (view: CaseView, id: TextId | null, room: number, reader: Reader): Line => [
  said(reader.words.quoted(cut(wordsOf(view, id, reader).replace(/\s+/gu, " ").trim(), room))),
];

const named = (view: CaseView, reader: Reader): Line => [said(customerName(view, reader))];

const latest = (view: CaseView, reader: Reader): Sayable => {
  const { kase } = view;
  const { brief, card, sourceNames } = reader.words;
  const { at, source, url, textId } = kase.lastWord;
  const name = view.customer.name ?? (view.customer.handle === null ? card.customer : `@${view.customer.handle}`);
  const by = fill(brief.by(SLOT, sourceNames[source], when(reader, at)), [said(cut(name, NAME_LENGTH))], quiet);
  return {
    at,
    keep: "always",
    line: (room) => {
      const words = wordsOf(view, textId, reader);
      return [
        ...label(brief.labels.latest),
        ...(words === "" ? [quiet(card.noWords)] : quoteOf(view, textId, room, reader)),
        text(" "),
        ...by,
        ...(url === null ? [] : [text(" · "), link(card.openPost, url)]),
        ...(kase.contacts > 1 ? [quiet(` · ${brief.contacts(kase.contacts)}`)] : []),
      ];
    },
  };
};

/** How long nobody has answered. What the customer was told last may be no answer to what they wrote since. */
const unanswered = (view: CaseView, reader: Reader): Sayable | null => {
  const { kase } = view;
  const { brief, length } = reader.words;
  if (kase.status === "closed" || kase.status === "dismissed") return null;
  const since = kase.told === null ? kase.since : kase.unansweredSince;
  if (since === null) return null;
  const lasts = writeLength(reader.now - since, length);
  const words =
    kase.told === null
      ? brief.never(customerSlot(view, reader), lasts)
      : brief.unanswered(customerSlot(view, reader), when(reader, since), lasts);
  return { at: null, keep: "always", line: () => fill(words, named(view, reader), strong) };
};

/** What they wrote first, where it has been waiting for days before the latest. */
const first = (view: CaseView, reader: Reader): Sayable | null => {
  const { kase } = view;
  const { brief, sourceNames } = reader.words;
  const { firstWord, lastWord } = kase;
  if (firstWord.complaintId === lastWord.complaintId || lastWord.at - firstWord.at < DAY) return null;
  const by = fill(
    brief.by(SLOT, sourceNames[firstWord.source], when(reader, firstWord.at)),
    named(view, reader),
    quiet,
  );
  return {
    at: firstWord.at,
    keep: "usual",
    line: (room) => [...label(brief.labels.first), ...quoteOf(view, firstWord.textId, room, reader), text(" "), ...by],
  };
};

const told = (view: CaseView, reader: Reader): Sayable | null => {
  const { brief, card, told: where } = reader.words;
  const last = view.kase.told;
  if (last === null) return null;
  const who = last.by === null ? card.theFirm : firstNameOf(reader, last.by);
  const by = quiet(card.toldBy(who, when(reader, last.at), where[last.where]));
  return {
    at: last.at,
    keep: "usual",
    line: (room) => [...label(brief.labels.told), ...quoteOf(view, last.textId, room, reader), text(" "), by],
  };
};

const wait = (view: CaseView, reader: Reader): Sayable | null => {
  const { brief, card } = reader.words;
  const pending = view.kase.wait;
  if (pending === null) return null;
  const until = quiet(card.until(when(reader, pending.until)));
  return {
    at: pending.since,
    keep: "usual",
    line: (room) => [...label(brief.labels.waiting), ...quoteOf(view, pending.forId, room, reader), text(" "), until],
  };
};

/** What the customer may count on, and what was not kept. */
const promised = (view: CaseView, reader: Reader): Sayable[] => {
  const { label: name } = reader.words.promises;
  const broken = view.kase.promises.filter(({ state }) => state === "broken");
  return [...openPromises(view.kase), ...broken].map((promise) => ({
    at: promise.ended?.at ?? promise.setAt,
    keep: isPromiseOpen(promise) && promise.told !== null ? ("usual" as const) : ("lesser" as const),
    line: (room) => [...label(name), ...promiseLine(promise, view, reader, room)],
  }));
};

/** What is still to be done before what was done; what was taken back is nobody's any more. */
const tasks = (view: CaseView, reader: Reader): Sayable[] => {
  const { kase } = view;
  const open = openTasks(kase).map((task) => taskSaid(task, view, reader));
  const ended = kase.tasks.filter(({ state }) => state === "done" || state === "refused");
  return [...open, ...ended.map((task) => taskSaid(task, view, reader))];
};

const taskSaid = (task: Task, view: CaseView, reader: Reader): Sayable => {
  const { labels } = reader.words.brief;
  const isOpen = task.state === "open";
  const since: Instant = task.ended?.at ?? task.wait?.since ?? task.askedAt;
  const facts = aboutFacts(task, view, reader).flatMap(({ value }) => [text(" · "), ...value]);
  const asked = (room: number): Line => (isOpen ? [text(" "), ...quoteOf(view, task.whatId, room, reader)] : facts);
  return {
    at: since,
    keep: isOpen ? "usual" : "lesser",
    line: (room) => [
      ...label(isOpen ? labels.asked : labels.did),
      ...taskLine(task, view, reader, room),
      ...asked(room),
    ],
  };
};

const offer = (view: CaseView, reader: Reader): Sayable | null => {
  const { brief, card } = reader.words;
  const pending = view.kase.offer;
  if (pending === null) return null;
  const from = departmentOf(reader, pending.from);
  const words = `${departmentOf(reader, pending.to)}, ${card.offeredBy(from, firstNameOf(reader, pending.by), when(reader, pending.at))}`;
  const why = wordsOf(view, pending.whyId, reader);
  return {
    at: pending.at,
    keep: "usual",
    line: (room) => [
      ...label(brief.labels.offered),
      text(words),
      ...(why === "" ? [] : [text(": "), ...quoteOf(view, pending.whyId, room, reader)]),
    ],
  };
};

const resolution = (view: CaseView, reader: Reader): Sayable | null => {
  const { brief } = reader.words;
  const solved = view.kase.resolution;
  if (solved === null) return null;
  const by =
    solved.by === "" ? [] : [text(" "), quiet(`${firstNameOf(reader, solved.by)}, ${when(reader, solved.at)}`)];
  return {
    at: solved.at,
    keep: "usual",
    line: (room) => [...label(brief.labels.resolved), ...quoteOf(view, solved.howId, room, reader), ...by],
  };
};

const note = (view: CaseView, reader: Reader): Sayable | null => {
  const { brief } = reader.words;
  const last = view.kase.lastNote;
  if (last === null) return null;
  const by = quiet(`${firstNameOf(reader, last.by)}, ${when(reader, last.at)}`);
  return {
    at: last.at,
    keep: "lesser",
    line: (room) => [...label(brief.labels.note), ...quoteOf(view, last.textId, room, reader), text(" "), by],
  };
};

/** Whether the customer is to be phoned comes before any other word to them. */
const call = ({ kase }: CaseView, reader: Reader): Sayable | null => {
  const words = callWords(kase, reader);
  return words === null
    ? null
    : { at: null, keep: "always", line: () => [...label(reader.words.brief.labels.call), text(cut(words, 120))] };
};

const who = (view: CaseView, reader: Reader): Sayable => {
  const { kase } = view;
  const { brief, card } = reader.words;
  const department = departmentOf(reader, kase.department);
  const speaker = kase.speaker.person;
  return {
    at: null,
    keep: "lesser",
    line: () => [
      ...label(brief.labels.who),
      ...(kase.assignee === null
        ? [text(`${department}, ${card.nobody}`)]
        : [person(kase.assignee, nameOf(reader, kase.assignee)), text(`, ${department}`)]),
      text(" · "),
      ...fill(card.speaksWith(customerSlot(view, reader)), named(view, reader)),
      speaker === null
        ? text(card.theDesk(departmentOf(reader, kase.speaker.department)))
        : person(speaker, firstNameOf(reader, speaker)),
    ],
  };
};

const heat = ({ kase }: CaseView, reader: Reader): Sayable | null => {
  const { brief, heatNames, heatReasons } = reader.words;
  const { level, reasons } = kase.heat;
  if (level === "calm") return null;
  const words = reasons.map(({ code, words: given }) => heatReasons[code](given)).slice(0, 3);
  return {
    at: null,
    keep: "usual",
    line: (room) => [
      ...label(brief.labels.heat),
      text(heatNames[level]),
      ...(words.length === 0 ? [] : [text(": "), said(cut(words.join(", "), Math.min(room, 80)))]),
    ],
  };
};

const next = (view: CaseView, reader: Reader): Sayable => ({
  at: null,
  keep: "always",
  line: () => [...label(reader.words.brief.labels.next), ...nextLine(view, reader)],
});
