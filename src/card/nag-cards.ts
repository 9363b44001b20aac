import { DateTime } from "luxon";
import type { Case } from "../core/case/case.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import type { ListKind } from "../core/escalation/list-times.ts";
import { type CustomerPromise, findPromise } from "../core/promise/promise.ts";
import { type ClockKey, readClockKey } from "../core/sla/clock.ts";
import { holderOf } from "../core/sla/clocks.ts";
import type { Instant } from "../core/time/instant.ts";
import { authorityLine, authorityNews } from "./authority-news.ts";
import { plainButton } from "./buttons.ts";
import { callCard } from "./call-cards.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, quotation, slotAtFirst } from "./case-view.ts";
import { aboutOf } from "./clock-name.ts";
import type { NagItem } from "./nag-item.ts";
import { clockOf, dueOf, isOverdue, itemWords, saidOf } from "./nag-line.ts";
import { withPlain } from "./plain-card.ts";
import { promiseButtons } from "./promise-buttons.ts";
import { commandLine, departmentOf, firstNameOf, type Reader, when, zoneName } from "./reader.ts";
import { fill, said, strong, text } from "./spans.ts";
import { newsCard, newsLine } from "./task-news.ts";
import { writeLength } from "./time-words.ts";
import { wordNewsCard, wordNewsLine } from "./word-news.ts";

const LIST_LENGTH = 10;

/** One nag by itself: what, why now, since when, what to do, and how to quiet it. */
export const nagCard = (item: NagItem, recipient: PersonId, reader: Reader): Card => {
  const { view, about } = item;
  const lead = climbed(item, reader);
  const news = wordNewsCard(item, reader) ?? authorityNews(item, lead, reader) ?? newsCard(item, recipient, reader);
  const own = news ?? callCard(item, recipient, reader);
  if (own !== null) return own;
  const { kase } = view;
  const { nags } = reader.words;
  return withPlain(isOverdue(item, reader) ? "late" : "soon", [
    { kind: "line", line: [strong(lead)] },
    {
      kind: "line",
      line: [
        ...fill(nags.about(slotAtFirst(view, reader)), [said(customerName(view, reader))]),
        quotation(view, kase.lastWord.textId, 160, reader),
      ],
    },
    ...promisedLine(item, reader),
    { kind: "line", line: toldLine(view, reader) },
    { kind: "line", line: [text(about === "lease" ? leaseWords(item, reader) : whyYou(item, recipient, reader))] },
    { kind: "buttons", buttons: actionsOf(item, recipient, reader) },
  ]);
};

/** Several at once: a person's list of the morning or before closing (`kind`), or a bundle. The earliest due first. */
export const nagList = (items: NagItem[], recipient: PersonId, kind: ListKind | null, reader: Reader): Card => {
  const { nags } = reader.words;
  const sorted = items.toSorted((a, b) => orderOf(a) - orderOf(b));
  const shown = sorted.slice(0, LIST_LENGTH);
  const held = items.filter((item) => item.held).length;
  const rest = sorted.length - shown.length;
  return withPlain(items.some((item) => isOverdue(item, reader)) ? "late" : "soon", [
    { kind: "line", line: [strong(listHead(items, recipient, kind, reader))] },
    {
      kind: "list",
      items: shown.map((item) => ({
        line: [text(`${itemWords(item, reader)}. `), quotation(item.view, item.view.kase.lastWord.textId, 80, reader)],
        button: item.about === "lease" ? stillOnIt(item, reader) : openButton(item, reader),
      })),
    },
    ...lineIf(held > 0, nags.held(held)),
    ...lineIf(rest > 0, nags.more(rest, commandLine(reader, "list mine"))),
  ]);
};

/** What somebody would be told, for those who look after the desk: the department is being tried out. */
export const trialCard = (items: NagItem[], recipient: PersonId, reader: Reader): Card => {
  const { nags } = reader.words;
  return withPlain("calm", [
    { kind: "line", line: [strong(nags.trial(firstNameOf(reader, recipient)))] },
    {
      kind: "list",
      items: items
        .slice(0, LIST_LENGTH)
        .map((item) => ({ line: [text(headOf(item, reader))], button: openButton(item, reader) })),
    },
  ]);
};

const lineIf = (shown: boolean, words: string): Block[] => (shown ? [{ kind: "line", line: [text(words)] }] : []);

const orderOf = (item: NagItem): number => dueOf(item) ?? item.at ?? Number.POSITIVE_INFINITY;

const openButton = ({ view }: NagItem, reader: Reader): Button =>
  plainButton("show", reader.words.buttons.show, [view.kase.number], { args: { scope: "full" } });

const stillOnIt = ({ view }: NagItem, reader: Reader): Button =>
  plainButton("on-it", reader.words.buttons.stillOnIt, [view.kase.number]);

/** What settles it comes first: words to the customer, a claim, taking it over, or a look at the case. */
const actionsOf = (item: NagItem, recipient: PersonId, reader: Reader): Button[] => {
  const { buttons } = reader.words;
  const { about, loud } = item;
  const { kase } = item.view;
  if (about === "lease") {
    return [{ ...stillOnIt(item, reader), style: "primary" }, plainButton("release", buttons.release, [kase.number])];
  }
  const onIt = plainButton("on-it", buttons.onIt, [kase.number]);
  const notMe =
    loud === null || loud.next === null
      ? []
      : [plainButton("not-me", buttons.notMe(firstNameOf(reader, loud.next)), [kase.number])];
  const promise = promiseOf(item);
  if (promise !== undefined) return [...promiseButtons(kase.number, promise, reader), onIt, ...notMe];
  return [firstAction(item, recipient, reader), onIt, ...notMe];
};

const firstAction = (item: NagItem, recipient: PersonId, reader: Reader): Button => {
  const { kase } = item.view;
  const { buttons } = reader.words;
  const primary = { style: "primary" } as const;
  if (item.about === "first-reply" || item.about === "next-word" || item.about === "tell") {
    return plainButton("told", buttons.told, [kase.number], { opens: true, ...primary });
  }
  // Whoever stands in for another department may see to it that somebody acts, and not do its work.
  const takes = item.loud === null ? item.because !== "stands-in" : item.loud.takes;
  if (item.about === "claim" && takes) return plainButton("claim", buttons.claim, [kase.number], primary);
  if (item.loud?.takes && kase.assignee !== recipient) {
    return kase.assignee === null
      ? plainButton("claim", buttons.takeIt, [kase.number], primary)
      : plainButton("pass", buttons.takeIt, [kase.number], { args: { to: recipient }, ...primary });
  }
  return { ...openButton(item, reader), ...primary };
};

const headOf = (item: NagItem, reader: Reader): string => {
  const news = wordNewsLine(item, reader) ?? authorityLine(item, reader) ?? newsLine(item, reader);
  if (news !== null) return news;
  const { nags } = reader.words;
  const { length } = nags;
  const { kase } = item.view;
  if (item.about === "offer") return saidOf(item, reader);
  const key = clockOf(item);
  if (key === null)
    return nags.silent(ft(kase.number), when(reader, kase.touchedAt ?? kase.assignedAt ?? kase.started));
  const { kind } = readClockKey(key);
  const { id, name } = aboutOf(key, kase.number, reader.words);
  if (kind === "claim" && kase.queuedAt !== null) {
    return nags.unclaimed(id, departmentOf(reader, kase.department), writeLength(reader.now - kase.queuedAt, length));
  }
  const due = dueOf(item) ?? reader.now;
  const at = whenFor(kase, key, due, reader);
  const span = writeLength(Math.abs(due - reader.now), length);
  if (due <= reader.now && (item.loud?.asked.length ?? 0) > 0) {
    return kind === "resolve" ? nags.resolveOverdueFor(id, span) : nags.overdueFor(id, name, span);
  }
  if (kind === "resolve") {
    return due <= reader.now ? nags.resolveOverdue(id, at, span) : nags.resolveDueIn(id, at, span);
  }
  return due <= reader.now ? nags.overdue(id, name, at, span) : nags.dueIn(id, name, at, span);
};

/** A time of work that is done in another zone than the reader's says which of them it is in: theirs. */
const whenFor = (kase: Case, key: ClockKey, at: Instant, reader: Reader): string => {
  const holder = findDepartment(reader.desk, holderOf(readClockKey(key), kase));
  const words = when(reader, at);
  return holder === undefined || holder.zone === reader.zone
    ? words
    : reader.words.nags.atIn(words, zoneName(reader.zone));
};

/** What it is about, and of a loud one that has gone on from somebody else, whom it was with before. */
const climbed = (item: NagItem, reader: Reader): string => {
  const { nags } = reader.words;
  const names = (people: PersonId[] = []): string[] => people.map((person) => firstNameOf(reader, person));
  const [asked, aside] = [names(item.loud?.asked), names(item.loud?.aside)];
  const head = headOf(item, reader);
  const words = asked.length === 0 ? head : nags.unanswered(head, asked);
  return aside.length === 0 ? words : `${words} ${nags.aside(aside)}`;
};

const toldLine = (view: CaseView, reader: Reader): Line => {
  const { nags } = reader.words;
  const customer = [said(customerName(view, reader))];
  return view.kase.told === null
    ? fill(nags.customerNotTold(slotAtFirst(view, reader)), customer)
    : [
        ...fill(nags.customerTold(slotAtFirst(view, reader)), customer),
        quotation(view, view.kase.told.textId, 160, reader),
      ];
};

const promiseOf = (item: NagItem): CustomerPromise | undefined => {
  const key = clockOf(item);
  return key === null ? undefined : findPromise(item.view.kase, readClockKey(key).piece);
};

const promisedLine = (item: NagItem, reader: Reader): Block[] => {
  const promise = promiseOf(item);
  if (promise === undefined) return [];
  const { view } = item;
  const to = fill(reader.words.promises.promisedTo(customerSlot(view, reader)), [said(customerName(view, reader))]);
  return [{ kind: "line", line: [...to, quotation(view, promise.whatId, 160, reader)] }];
};

const leaseWords = ({ view, at }: NagItem, reader: Reader): string => {
  const { nags } = reader.words;
  return nags.lease(departmentOf(reader, view.kase.department), at === null ? "" : when(reader, at));
};

const whyYou = (item: NagItem, recipient: PersonId, reader: Reader): string => {
  const { nags } = reader.words;
  const { kase } = item.view;
  const key = clockOf(item);
  const holder = key === null ? kase.department : holderOf(readClockKey(key), kase);
  const department = departmentOf(reader, holder);
  const words = nags.whyYou;
  const until = item.loud?.coversUntil ?? null;
  const before = [...(item.loud?.asked ?? []), ...(item.loud?.aside ?? [])];
  const isFirst = before.length === 0;
  // The first line has named them already.
  const who =
    kase.assignee === null
      ? `${nags.nobodyHas} `
      : before.includes(kase.assignee)
        ? ""
        : `${nags.has(firstNameOf(reader, kase.assignee))} `;
  if (item.because !== "speaker" && kase.assignee === recipient) return words.assignee;
  switch (item.because) {
    case "assignee":
      return words.assignee;
    case "speaker":
      return words.speaker;
    case "covers":
      return `${who}${until === null ? words.covers(department) : words.coversUntil(department, when(reader, until))}`;
    case "department":
      return `${who}${memberOf(holder, recipient, reader) ? words.department(department) : words.covers(department)}`;
    case "leads":
      return `${who}${leadWords(holder, recipient, isFirst, reader)}`;
    case "manages":
      return `${who}${words.manages}`;
    case "stands-in":
      return `${who}${isFirst ? words.standsIn(department) : words.standsInLater(department)}`;
    case "last":
      return `${who}${isFirst ? words.lastAtOnce(department) : words.last}`;
  }
};

const memberOf = (department: DepartmentId, person: PersonId, { desk }: Reader): boolean =>
  findPerson(desk, person)?.department === department;

/** The lead, the deputy in their place, or whoever heads the department that this one falls back on. */
const leadWords = (department: DepartmentId, person: PersonId, isFirst: boolean, reader: Reader): string => {
  const { whyYou: words } = reader.words.nags;
  const name = departmentOf(reader, department);
  const found = findDepartment(reader.desk, department);
  if (found?.lead === person) return words.leads(name);
  if (found?.deputy === person && found.lead !== null) return words.deputy(firstNameOf(reader, found.lead), name);
  if (found?.deputy === person) return words.leads(name);
  return isFirst ? words.standsIn(name) : words.standsInLater(name);
};

/** "Good morning" is for the list that waited for the day to begin, whenever the reader's is. */
const isMorning = (reader: Reader): boolean => DateTime.fromMillis(reader.now, { zone: reader.zone }).hour < 12;

const listHead = (items: NagItem[], recipient: PersonId, kind: ListKind | null, reader: Reader): string => {
  const { nags } = reader.words;
  const name = firstNameOf(reader, recipient);
  const cases = new Set(items.map(({ view }) => view.kase.number)).size;
  if (kind === "late") return nags.late(name, cases);
  return kind === "morning" && isMorning(reader) ? nags.morning(name, cases) : nags.bundle(name, cases);
};
