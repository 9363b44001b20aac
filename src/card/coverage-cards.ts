import { DateTime } from "luxon";
import { type Closing, longestDark, worstOf } from "../core/coverage/closing.ts";
import type { DarkRoute } from "../core/coverage/dark-routes.ts";
import { isLongCover } from "../core/coverage/decide-cover.ts";
import type { FallingDue, Gap } from "../core/coverage/gaps-ahead.ts";
import type { Cover } from "../core/coverage/roster.ts";
import type { WhoCovers } from "../core/coverage/who-covers.ts";
import type { DepartmentId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { HOUR, type Instant, plus } from "../core/time/instant.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import {
  coverablePart,
  coveredWords,
  coverSpan,
  departmentsOf,
  exactSpan,
  fallingList,
  shortened,
  zoned,
} from "./coverage-words.ts";
import { darkWords, nextDark } from "./dark-words.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, nameOf, type Reader, when } from "./reader.ts";
import { quiet, strong, text } from "./spans.ts";
import { writeShortSpan } from "./time-words.ts";

const LISTED = 6;

/** Who covers each department now, the gaps ahead, and the routes that lead nowhere. */
export type CoverageSeen = {
  /** Null: all departments. */
  department: DepartmentId | null;
  now: { department: DepartmentId; who: WhoCovers }[];
  gaps: readonly Gap[];
  dark: readonly DarkRoute[];
  /** Cover that was asked for and is not answered. */
  waiting: readonly Cover[];
  /** Departments for which the reader may offer to cover. */
  mine: ReadonlySet<DepartmentId>;
};

export const coverageCard = (seen: CoverageSeen, reader: Reader): Card => {
  const { coverage } = reader.words;
  const shared = seen.gaps.filter((gap) => gap.departments.length > 1);
  const told = new Set(shared.flatMap((gap) => gap.falling));
  const own = seen.gaps.filter((gap) => gap.departments.length === 1);
  const unmeant = own.filter((gap) => !gap.intended);
  const meant = own.filter((gap) => gap.intended && gap.falling.some((one) => !told.has(one)));
  const sections: [string, Gap[]][] = [
    [coverage.gapsShared, shared],
    [coverage.gaps, unmeant],
    [coverage.gapsMeant, meant],
  ];
  const title = seen.department === null ? coverage.title : coverage.titleOf(departmentOf(reader, seen.department));
  return withPlain("calm", [
    { kind: "line", line: [strong(title)] },
    {
      kind: "list",
      items: seen.now.map(({ department, who }) => ({ line: coverLine(department, who, reader), button: null })),
    },
    ...seen.waiting.slice(0, LISTED).map((cover) => lineOf(waitingWords(cover, reader))),
    ...sections.flatMap(([heading, gaps]) => gapBlocks(heading, gaps, seen.mine, reader)),
    ...(sections.every(([, gaps]) => gaps.length === 0) ? [lineOf(coverage.noGaps)] : []),
    ...darkWords(nextDark(seen.dark), reader).map(lineOf),
  ]);
};

const waitingWords = ({ person, department, from, to }: Cover, reader: Reader): string => {
  const span = coverSpan(reader, department, from, to);
  return reader.words.coverage.states.asked(nameOf(reader, person), departmentOf(reader, department), span);
};

const lineOf = (words: string): Block => ({ kind: "line", line: [text(words)] });

/** Who covers a department now, until when, and who is next. */
export const coverLine = (department: DepartmentId, who: WhoCovers, reader: Reader): Line => {
  const { now } = reader.words.coverage;
  const until = who.until === null ? "" : now.until(zoned(when(reader, who.until), [department], reader));
  const next = who.ladder[1] === undefined ? "" : now.next(nameOf(reader, who.ladder[1]));
  const [last] = who.ladder;
  const words = (): string => {
    if (who.person === null)
      return `${now.nobody(until)}${last === undefined ? "" : now.urgentTo(nameOf(reader, last))}`;
    const name = nameOf(reader, who.person);
    if (who.because !== "fallback") return `${now.somebody(name, who.because, until)}${next}`;
    const of = findPerson(reader.desk, who.person)?.department ?? department;
    return `${now.fallback(name, departmentOf(reader, of), until)}${next}`;
  };
  return [strong(departmentOf(reader, department)), text(`: ${words()}.`)];
};

const gapBlocks = (heading: string, gaps: readonly Gap[], mine: ReadonlySet<DepartmentId>, reader: Reader): Block[] => {
  const { coverage } = reader.words;
  if (gaps.length === 0) return [];
  const items = gaps
    .slice(0, LISTED)
    .map((gap) => ({ line: gapLine(gap, reader), button: coverThis(gap, mine, reader) }));
  const rest = gaps.length - items.length;
  return [
    { kind: "line", line: [strong(heading)] },
    { kind: "list", items },
    ...(rest > 0
      ? [lineOf(`${coverage.moreGaps(rest, commandLine(reader, `coverage ${gaps[0]?.departments[0] ?? ""}`))}`)]
      : []),
  ];
};

const gapLine = (gap: Gap, reader: Reader): Line => {
  const { coverage } = reader.words;
  const span = zoned(writeShortSpan(gap.from, gap.to, reader), gap.departments, reader);
  const { n, list } = fallingList(gap.falling, reader);
  return [
    text(coverage.gapOf(departmentsOf(gap.departments, reader), span, coverage.because[gap.because])),
    ...(n === 0 ? [] : [quiet(` ${coverage.falls(n, list)}`)]),
  ];
};

const coverThis = (gap: Gap, mine: ReadonlySet<DepartmentId>, reader: Reader): Button | null => {
  const to = gap.departments.find((id) => mine.has(id));
  return to === undefined ? null : coverButton(to, gap, reader.words.coverage.buttons.coverThis);
};

/** A long stretch opens the form first, so that nobody says yes to a night by one click. */
const coverButton = (to: DepartmentId, span: { from: Instant; to: Instant }, label: string): Button =>
  plainButton("cover", label, [], { args: { to, exact: exactSpan(span), who: "me" }, opens: isLongCover(span) });

/**
 * Closed stretches ahead, department by department. `dark`: routes that lead nowhere now, which are named beside the
 * longest time ahead in which one does.
 */
export const closingsCard = (
  closings: readonly Closing[],
  { mine, dark: now }: { mine: ReadonlySet<DepartmentId>; dark: readonly DarkRoute[] },
  reader: Reader,
): Card => {
  const { coverage } = reader.words;
  const longest = longestDark(closings.flatMap((closing) => closing.dark));
  const others = longest.filter((one) => !now.some(({ route, to }) => route === one.route && to === one.to));
  if (closings.length === 0) {
    return withPlain("calm", [lineOf(coverage.nothingCloses), ...darkWords(now, reader).map(lineOf)]);
  }
  return withPlain("calm", [
    ...closings.flatMap((closing): Block[] => {
      const gap = heaviest(closing);
      const isMine = gap?.departments.find((id) => mine.has(id));
      return [
        ...closingLines(closing, reader),
        ...(gap === undefined || isMine === undefined
          ? []
          : [{ kind: "buttons" as const, buttons: [coverDay(isMine, gap, reader)] }]),
      ];
    }),
    ...darkWords(now, reader).map(lineOf),
    ...darkWords(others, reader).map(lineOf),
  ]);
};

/** What a department and its managers hear before it closes. `ask`: who could take what falls due. */
export const previewCard = (closing: Closing, ask: DepartmentId | null, reader: Reader): Card => {
  const { buttons } = reader.words.coverage;
  const gap = heaviest(closing);
  const worst = worstOf(closing.uncovered);
  const movable = worstOf(closing.uncovered.filter(({ kind }) => waitMoves.has(kind)));
  return withPlain("soon", [
    ...closingLines(closing, reader),
    ...darkWords(closing.dark, reader).map(lineOf),
    {
      kind: "buttons",
      buttons: [
        ...(gap === undefined ? [] : [coverDay(ownOf(gap, closing), gap, reader)]),
        ...(movable === undefined ? [] : [moveButton(movable, closing, reader)]),
        ...(worst === undefined || ask === null
          ? []
          : [
              plainButton("pass", buttons.ask(departmentOf(reader, ask)), [worst.number], {
                args: { to: ask },
                opens: true,
              }),
            ]),
      ],
    },
  ]);
};

const ownOf = (gap: Gap, { department }: Closing): DepartmentId =>
  gap.departments.includes(department) ? department : (gap.departments[0] ?? department);

/** One quiet line where all is well: who is on call. `news`: people were told before that nobody was. */
export const coveredCard = (closing: Closing, news: boolean, reader: Reader): Card => {
  const { coverage } = reader.words;
  const name = departmentOf(reader, closing.department);
  const stays = { ...reader, stays: true };
  const closes = (news ? coverage.allCovered : coverage.closes)(
    name,
    when(stays, closing.from),
    zoned(when(stays, closing.to), [closing.department], reader),
  );
  const { n, list } = fallingList(closing.falling, reader);
  const there = coveredWords(closing.covered, reader).map((words) => `${words}.`);
  return withPlain("calm", [lineOf([closes, ...there, ...(n === 0 ? [] : [coverage.falls(n, list)])].join(" "))]);
};

const closingLines = (closing: Closing, reader: Reader): Block[] => {
  const { coverage } = reader.words;
  const { department, from, to, covered, gaps, falling, uncovered, soonAfter } = closing;
  const stays = { ...reader, stays: true };
  const name = departmentOf(reader, department);
  const end = zoned(when(stays, to), [department], reader);
  const closes = from <= reader.now ? coverage.isClosed(name, end) : coverage.closes(name, when(stays, from), end);
  const there = coveredWords(covered, reader);
  const isThere =
    there.length === 0
      ? coverage.nobodyOnCall
      : `${[...there, ...(gaps.length === 0 ? [] : [coverage.otherwiseNobody])].join("; ")}.`;
  const shared = gaps.filter((gap) => gap.departments.length > 1);
  const held = new Set(shared.flatMap((gap) => gap.falling));
  const alone = fallingList(
    uncovered.filter((one) => !held.has(one)),
    reader,
  );
  const seen = new Set(uncovered);
  const meanwhile = fallingList(
    falling.filter((one) => !seen.has(one)),
    reader,
  );
  const soon = fallingList(soonAfter, reader);
  const promises = uncovered.filter(({ kind }) => kind === "promise").length;
  return [
    {
      kind: "line",
      line: [strong(closes), text(` ${[isThere, ...(falling.length === 0 ? [coverage.nothingFalls] : [])].join(" ")}`)],
    },
    ...shared.map((gap) => lineOf(sharedWords(gap, reader))),
    ...unmeantWords(closing, reader).map(lineOf),
    ...(alone.n === 0
      ? []
      : [
          lineOf(
            [
              coverage.uncovered(alone.n, alone.list, there.length > 0),
              ...(promises === 0 ? [] : [coverage.promised(promises, alone.n)]),
            ].join(" "),
          ),
        ]),
    ...(meanwhile.n === 0 ? [] : [lineOf(coverage.whileThere(meanwhile.n, meanwhile.list))]),
    ...(soon.n === 0 ? [] : [lineOf(coverage.soonAfter(soon.list, soon.n))]),
  ];
};

/** For each reason that nobody meant, all the time in which nobody is there for it. */
const unmeantWords = ({ department, gaps }: Closing, reader: Reader): string[] => {
  const { coverage } = reader.words;
  const spans = new Map<Gap["because"], string[]>();
  for (const gap of gaps.filter(({ intended, departments }) => !intended && departments.length === 1)) {
    spans.set(gap.because, [...(spans.get(gap.because) ?? []), writeShortSpan(gap.from, gap.to, reader)]);
  }
  return [...spans].map(([because, all]) =>
    coverage.gapOf(
      departmentOf(reader, department),
      zoned(coverage.and(shortened(all, reader)), [department], reader),
      coverage.because[because],
    ),
  );
};

const sharedWords = (gap: Gap, reader: Reader): string => {
  const { n, list } = fallingList(gap.falling, reader);
  const span = zoned(writeShortSpan(gap.from, gap.to, reader), gap.departments, reader);
  return reader.words.coverage.shared(departmentsOf(gap.departments, reader), span, list, n);
};

/** The gap that somebody should cover first: one into which something falls, else one that nobody meant. */
const heaviest = ({ gaps }: Closing): Gap | undefined =>
  gaps.find((gap) => gap.falling.length > 0) ?? gaps.find((gap) => !gap.intended);

const coverDay = (to: DepartmentId, gap: Gap, reader: Reader): Button => {
  const { day, ...span } = coverablePart(gap, reader);
  return coverButton(to, span, reader.words.coverage.buttons.coverDay(day));
};

/** What a wait stops, as a rule; a claim or a first answer is put off by nothing. */
const waitMoves: ReadonlySet<FallingDue["kind"]> = new Set(["resolve", "next-word", "task", "promise"]);

/** Opens the wait with the first hour after opening. */
const moveButton = (worst: FallingDue, { to }: Closing, reader: Reader): Button => {
  const until = DateTime.fromMillis(plus(to, HOUR), { zone: reader.zone, locale: "en-GB" }).toFormat("ccc d LLL HH:mm");
  return plainButton("wait", reader.words.coverage.buttons.move(ft(worst.number)), [worst.number], {
    args: { until },
    opens: true,
  });
};
