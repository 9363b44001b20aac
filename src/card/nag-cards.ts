import { DateTime } from "luxon";
import type { ClockKind, PersonId } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import { clockTable, liveClock } from "../core/sla/clocks.ts";
import type { Instant } from "../core/time/instant.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, wordsOf } from "./case-view.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, SLOT, said, strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

/** One thing to tell: a case and the clock because of which. `held`: it waited for the person's hours. */
export type NagItem = { view: CaseView; kind: ClockKind; held: boolean; since: Instant };

const LIST_LENGTH = 10;

/** One nag by itself: what, why now, since when, what to do, and how to quiet it. */
export const nagCard = (item: NagItem, recipient: PersonId, reader: Reader): Card => {
  const { view, kind } = item;
  const { kase } = view;
  const { nags, buttons } = reader.words;
  const due = liveClock(kase, kind)?.dueAt ?? null;
  const overdue = due !== null && due <= reader.now;
  const actions = [firstAction(item, reader), plainButton("on-it", buttons.onIt, [kase.number])];
  return withPlain(overdue ? "late" : "soon", [
    { kind: "line", line: [strong(dueSentence(item, reader))] },
    {
      kind: "line",
      line: [
        ...fill(nags.about(SLOT), [said(customerName(view, reader))]),
        said(`“${cut(wordsOf(view, kase.lastWord.textId), 160)}”`),
      ],
    },
    { kind: "line", line: toldLine(view, reader) },
    { kind: "line", line: [text(whyYou(item, recipient, reader))] },
    { kind: "buttons", buttons: actions },
  ]);
};

/** What settles the clock that is running out: words to the customer, a claim, or a look at the case. */
const firstAction = ({ view, kind }: NagItem, reader: Reader): Button => {
  const { kase } = view;
  const { buttons } = reader.words;
  if (kind === "first-reply" || kind === "next-word") {
    return plainButton("told", buttons.told, [kase.number], { opens: true, style: "primary" });
  }
  if (kind === "claim") return plainButton("claim", buttons.claim, [kase.number], { style: "primary" });
  return plainButton("show", buttons.show, [kase.number], { args: { scope: "full" }, style: "primary" });
};

const dueSentence = ({ view, kind }: NagItem, reader: Reader): string => {
  const { nags, clockNames, length } = reader.words;
  const { kase } = view;
  const id = ft(kase.number);
  if (kind === "claim" && kase.queuedAt !== null) {
    return nags.unclaimed(id, departmentOf(reader, kase.department), writeLength(reader.now - kase.queuedAt, length));
  }
  const due = liveClock(kase, kind)?.dueAt ?? reader.now;
  const at = when(reader, due);
  const span = writeLength(Math.abs(due - reader.now), length);
  if (kind === "resolve") {
    return due <= reader.now ? nags.resolveOverdue(id, at, span) : nags.resolveDueIn(id, at, span);
  }
  const name = clockNames[kind];
  return due <= reader.now ? nags.overdue(id, name, at, span) : nags.dueIn(id, name, at, span);
};

const toldLine = (view: CaseView, reader: Reader): Line => {
  const { nags } = reader.words;
  const customer = [said(customerName(view, reader))];
  return view.kase.told === null
    ? fill(nags.customerNotTold(SLOT), customer)
    : [...fill(nags.customerTold(SLOT), customer), said(`“${cut(wordsOf(view, view.kase.told.textId), 160)}”`)];
};

const whyYou = ({ view, kind }: NagItem, recipient: PersonId, reader: Reader): string => {
  const { nags } = reader.words;
  const { kase } = view;
  if (kase.assignee === recipient) return nags.whyYou.assignee;
  if (
    kase.speaker.person === recipient &&
    (kind === "first-reply" || kind === "next-word" || kind === "customer-word")
  ) {
    return nags.whyYou.speaker;
  }
  const department = findDepartment(reader.desk, clockTable[kind].holder(kase));
  const who = kase.assignee === null ? nags.nobodyHas : nags.notAnswered(firstNameOf(reader, kase.assignee));
  const name = department?.name ?? kase.department;
  if (department?.lead === recipient) return `${who} ${nags.whyYou.lead(name)}`;
  const person = findPerson(reader.desk, recipient);
  if (person?.department === department?.id) return `${who} ${nags.whyYou.other(name)}`;
  return `${who} ${person?.roles.includes("manager") ? nags.whyYou.manager : nags.whyYou.standIn(name)}`;
};

/** "Good morning" is for the list that waited for the day to begin, whenever the reader's is. */
const isMorning = (reader: Reader): boolean => DateTime.fromMillis(reader.now, { zone: reader.zone }).hour < 12;

/** Several at once: the morning list, or a bundle. Worst first; the rest is a command away. */
export const nagList = (items: NagItem[], recipient: PersonId, reader: Reader): Card => {
  const { nags, clockNames } = reader.words;
  const name = firstNameOf(reader, recipient);
  const held = items.filter((item) => item.held).length;
  const dueOf = (item: NagItem): number => liveClock(item.view.kase, item.kind)?.dueAt ?? Number.POSITIVE_INFINITY;
  const sorted = items.toSorted((a, b) => dueOf(a) - dueOf(b));
  const shown = sorted.slice(0, LIST_LENGTH);
  return withPlain("soon", [
    {
      kind: "line",
      line: [
        strong(held > 0 && isMorning(reader) ? nags.morning(name, items.length) : nags.bundle(name, items.length)),
      ],
    },
    {
      kind: "list",
      items: shown.map((item) => {
        const { kase } = item.view;
        const due = dueOf(item);
        const at = Number.isFinite(due) ? when(reader, due as Instant) : "";
        const sentence =
          due <= reader.now
            ? nags.itemOverdue(ft(kase.number), clockNames[item.kind], at)
            : nags.itemDue(ft(kase.number), clockNames[item.kind], at);
        return {
          line: [text(`${sentence}. `), said(`“${cut(wordsOf(item.view, kase.lastWord.textId), 80)}”`)],
          button: plainButton("show", reader.words.buttons.show, [kase.number], { args: { scope: "full" } }),
        };
      }),
    },
    ...(held > 0 ? [{ kind: "line" as const, line: [text(nags.held(held))] }] : []),
    ...(sorted.length > LIST_LENGTH
      ? [
          {
            kind: "line" as const,
            line: [text(nags.more(sorted.length - LIST_LENGTH, commandLine(reader, "list mine")))],
          },
        ]
      : []),
  ]);
};
