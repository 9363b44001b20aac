import { DateTime } from "luxon";
import type { ClockKind, PersonId } from "../core/desk/desk.ts";
import type { ListKind } from "../core/escalation/list-times.ts";
import type { NagKind } from "../core/escalation/plan-nags.ts";
import type { Because } from "../core/escalation/recipient.ts";
import { clockTable, liveClock } from "../core/sla/clocks.ts";
import type { Instant } from "../core/time/instant.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, wordsOf } from "./case-view.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, SLOT, said, strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

/** One thing to tell: a case and the clock, or the silence, because of which. */
export type NagItem = {
  view: CaseView;
  about: NagKind | "silence";
  /** It waited for the person's hours. */
  held: boolean;
  because: Because;
  loud: LoudFacts | null;
  /** When a silent claim goes back into the queue, or since when nobody has said a word; null for clocks. */
  at: Instant | null;
};

/** A loud nag goes from person to person: who was asked before, who is next, and until when this one covers. */
type LoudFacts = {
  asked: PersonId[];
  next: PersonId | null;
  coversUntil: Instant | null;
  /** Whether the person may take the case over. */
  takes: boolean;
};

const LIST_LENGTH = 10;

/** One nag by itself: what, why now, since when, what to do, and how to quiet it. */
export const nagCard = (item: NagItem, recipient: PersonId, reader: Reader): Card => {
  const { view, about } = item;
  const { kase } = view;
  const { nags } = reader.words;
  const due = dueOf(item);
  return withPlain(due !== null && due <= reader.now ? "late" : "soon", [
    { kind: "line", line: [strong([headOf(item, reader), ...unanswered(item, reader)].join(" "))] },
    {
      kind: "line",
      line: [
        ...fill(nags.about(SLOT), [said(customerName(view, reader))]),
        said(`“${cut(wordsOf(view, kase.lastWord.textId), 160)}”`),
      ],
    },
    { kind: "line", line: toldLine(view, reader) },
    { kind: "line", line: [text(about === "lease" ? leaseWords(item, reader) : whyYou(item, reader))] },
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
  return withPlain("soon", [
    { kind: "line", line: [strong(listHead(items, recipient, kind, reader))] },
    {
      kind: "list",
      items: shown.map((item) => ({
        line: [
          text(`${itemWords(item, reader)}. `),
          said(`“${cut(wordsOf(item.view, item.view.kase.lastWord.textId), 80)}”`),
        ],
        button: openButton(item, reader),
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

const clockOf = ({ about }: NagItem): ClockKind | null => (about === "lease" || about === "silence" ? null : about);

const dueOf = (item: NagItem): Instant | null => {
  const kind = clockOf(item);
  return kind === null ? null : (liveClock(item.view.kase, kind)?.dueAt ?? null);
};

const orderOf = (item: NagItem): number => dueOf(item) ?? item.at ?? Number.POSITIVE_INFINITY;

const openButton = ({ view }: NagItem, reader: Reader): Button =>
  plainButton("show", reader.words.buttons.show, [view.kase.number], { args: { scope: "full" } });

/** What settles it comes first: words to the customer, a claim, taking it over, or a look at the case. */
const actionsOf = (item: NagItem, recipient: PersonId, reader: Reader): Button[] => {
  const { buttons } = reader.words;
  const { about, loud } = item;
  const { kase } = item.view;
  const onIt = plainButton("on-it", about === "lease" ? buttons.stillOnIt : buttons.onIt, [kase.number]);
  if (about === "lease") return [{ ...onIt, style: "primary" }, plainButton("release", buttons.release, [kase.number])];
  const notMe =
    loud === null || loud.next === null
      ? []
      : [plainButton("not-me", buttons.notMe(firstNameOf(reader, loud.next)), [kase.number])];
  return [firstAction(item, recipient, reader), onIt, ...notMe];
};

const firstAction = (item: NagItem, recipient: PersonId, reader: Reader): Button => {
  const { kase } = item.view;
  const { buttons } = reader.words;
  const primary = { style: "primary" } as const;
  if (item.about === "first-reply" || item.about === "next-word") {
    return plainButton("told", buttons.told, [kase.number], { opens: true, ...primary });
  }
  if (item.about === "claim") return plainButton("claim", buttons.claim, [kase.number], primary);
  if (item.loud?.takes && kase.assignee !== recipient) {
    return kase.assignee === null
      ? plainButton("claim", buttons.takeIt, [kase.number], primary)
      : plainButton("pass", buttons.takeIt, [kase.number], { args: { to: recipient }, ...primary });
  }
  return { ...openButton(item, reader), ...primary };
};

const headOf = (item: NagItem, reader: Reader): string => {
  const { nags, clockNames, length } = reader.words;
  const { kase } = item.view;
  const id = ft(kase.number);
  const kind = clockOf(item);
  if (kind === null) return nags.silent(id, when(reader, kase.touchedAt ?? kase.assignedAt ?? kase.started));
  if (kind === "claim" && kase.queuedAt !== null) {
    return nags.unclaimed(id, departmentOf(reader, kase.department), writeLength(reader.now - kase.queuedAt, length));
  }
  const due = dueOf(item) ?? reader.now;
  const at = when(reader, due);
  const span = writeLength(Math.abs(due - reader.now), length);
  if (kind === "resolve") {
    return due <= reader.now ? nags.resolveOverdue(id, at, span) : nags.resolveDueIn(id, at, span);
  }
  const name = clockNames[kind];
  return due <= reader.now ? nags.overdue(id, name, at, span) : nags.dueIn(id, name, at, span);
};

const unanswered = ({ loud }: NagItem, reader: Reader): string[] => {
  const last = loud?.asked.at(-1);
  return last === undefined ? [] : [reader.words.nags.notAnswered(firstNameOf(reader, last))];
};

const toldLine = (view: CaseView, reader: Reader): Line => {
  const { nags } = reader.words;
  const customer = [said(customerName(view, reader))];
  return view.kase.told === null
    ? fill(nags.customerNotTold(SLOT), customer)
    : [...fill(nags.customerTold(SLOT), customer), said(`“${cut(wordsOf(view, view.kase.told.textId), 160)}”`)];
};

const leaseWords = ({ view, at }: NagItem, reader: Reader): string => {
  const { nags } = reader.words;
  return nags.lease(departmentOf(reader, view.kase.department), at === null ? "" : when(reader, at));
};

const whyYou = (item: NagItem, reader: Reader): string => {
  const { nags } = reader.words;
  const { kase } = item.view;
  const kind = clockOf(item);
  const department = departmentOf(reader, kind === null ? kase.department : clockTable[kind].holder(kase));
  const words = nags.whyYou;
  const until = item.loud?.coversUntil ?? null;
  const who = kase.assignee === null ? nags.nobodyHas : nags.has(firstNameOf(reader, kase.assignee));
  switch (item.because) {
    case "assignee":
      return words.assignee;
    case "speaker":
      return words.speaker;
    case "covers":
      return `${who} ${until === null ? words.covers(department) : words.coversUntil(department, when(reader, until))}`;
    case "department":
      return `${who} ${words.department(department)}`;
    case "leads":
      return `${who} ${words.leads(department)}`;
    case "manages":
      return `${who} ${words.manages}`;
    case "stands-in":
      return `${who} ${words.standsIn(department)}`;
    case "last":
      return `${who} ${words.last}`;
  }
};

/** "Good morning" is for the list that waited for the day to begin, whenever the reader's is. */
const isMorning = (reader: Reader): boolean => DateTime.fromMillis(reader.now, { zone: reader.zone }).hour < 12;

const listHead = (items: NagItem[], recipient: PersonId, kind: ListKind | null, reader: Reader): string => {
  const { nags } = reader.words;
  const name = firstNameOf(reader, recipient);
  const cases = new Set(items.map(({ view }) => view.kase.number)).size;
  if (kind === "late") return nags.late(name, cases);
  const begins = kind === "morning" || items.some((item) => item.held);
  return begins && isMorning(reader) ? nags.morning(name, cases) : nags.bundle(name, cases);
};

const itemWords = (item: NagItem, reader: Reader): string => {
  const { nags, clockNames } = reader.words;
  const { kase } = item.view;
  const kind = clockOf(item);
  const id = ft(kase.number);
  if (kind === null) return nags.itemSilent(id, when(reader, kase.touchedAt ?? kase.assignedAt ?? kase.started));
  const due = dueOf(item);
  const at = due === null ? "" : when(reader, due);
  return due !== null && due <= reader.now
    ? nags.itemOverdue(id, clockNames[kind], at)
    : nags.itemDue(id, clockNames[kind], at);
};
