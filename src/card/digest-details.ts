import type { PersonId } from "../core/desk/desk.ts";
import { findSeverity } from "../core/desk/find.ts";
import { countOf, type Digest, type FigureItem, type KeptRow, type SourceRow } from "../core/digest/digest.ts";
import type { FactKind } from "../core/digest/fact.ts";
import { median } from "../core/digest/median.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { byCase, digestTitle, headingOf, listOf, missedItem, whichButton } from "./digest-card.ts";
import { goodwillItems, limitItems } from "./digest-goodwill.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, nameOf, type Reader, when } from "./reader.ts";
import { strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

const MISSED = 6;
const KEPT = 8;
const HOURS = 24;
const SAMPLE = 3;
/** Half as long again is no accident. */
const ALIKE_PERCENT = 150;

type Item = { line: Line; button: Button | null };

/** Whose own figures are shown: the reader's, and with `everybody` each person's. */
export type DetailLooks = { me: PersonId | null; everybody: boolean; buttons: boolean };

export const digestDetails = (digest: Digest, looks: DetailLooks, reader: Reader): Card =>
  withPlain("calm", [
    headingOf(reader.words.digest.detailsTitle(digestTitle(digest, reader))),
    ...detailBlocks(digest, looks, reader),
  ]);

/** Everything that folds out of a digest, section by section; what there is nothing to say of is left out. */
export const detailBlocks = (digest: Digest, looks: DetailLooks, reader: Reader): Block[] => {
  const { sections } = reader.words.digest;
  const parts: [string, Item[]][] = [
    [
      sections.missed,
      byCase(digest.missed)
        .slice(0, MISSED)
        .map((rows) => missedItem(rows, [], reader)),
    ],
    [sections.clocks, keptItems(digest, reader)],
    [sections.sources, sourceItems(digest, reader)],
    [sections.charge, heldItems(digest, reader)],
    [sections.word, wordItems(digest, reader)],
    [sections.causes, causeItems(digest, reader)],
    [sections.goodwill, goodwillItems(digest, reader)],
    [sections.limits(when({ ...reader, stays: true }, digest.limits.from)), limitItems(digest, reader)],
    [sections.look, lookItems(digest, reader)],
    [sections.usual, usualItems(digest, reader)],
    [sections.hours, hourItems(digest, reader)],
    [sections.people, peopleItems(digest, looks, reader)],
  ];
  return parts
    .filter(([, items]) => items.length > 0)
    .flatMap(([heading, items]) => [headingOf(heading), listOf(items, looks.buttons)]);
};

const said = (words: string, button: Button | null = null): Item => ({ line: [text(`${words}.`)], button });

/** Those of which something fell due first. */
const keptItems = (digest: Digest, reader: Reader): Item[] => {
  const rows = digest.kept.toSorted((a, b) => Number(b.missed > 0) - Number(a.missed > 0));
  const shown = rows.slice(0, KEPT);
  const rest = rows.slice(KEPT);
  return [
    ...shown.map((row) => {
      const figure = row.missed > 0 ? `missed ${row.clock} ${row.severity}` : `kept ${row.clock} ${row.severity}`;
      return { line: keptLine(row, reader), button: whichButton(digest, figure, reader) };
    }),
    ...(rest.length === 0 ? [] : [said(moreRows(rest, reader))]),
  ];
};

const moreRows = (rest: readonly KeptRow[], { words }: Reader): string => {
  const kept = rest.reduce((sum, row) => sum + row.kept, 0);
  return words.digest.moreKept(
    rest.length,
    kept,
    rest.reduce((sum, row) => sum + row.missed, kept),
  );
};

/** Opening hours and the customer's own time side by side, where they differ. */
const keptLine = ({ clock, severity, kept, missed, workedMs, waitedMs }: KeptRow, reader: Reader): Line => {
  const { digest, clockNames, length } = reader.words;
  const name = findSeverity(reader.desk, severity)?.name ?? severity;
  const head = strong(digest.keptRow(clockNames[clock], name, kept, kept + missed));
  if (workedMs === null || waitedMs === null) return [head, text(".")];
  const took =
    workedMs === waitedMs
      ? digest.oneTime(writeLength(waitedMs, length))
      : digest.bothTimes(writeLength(workedMs, length), writeLength(waitedMs, length));
  return [head, text(`; ${took}.`)];
};

const sourceItems = (digest: Digest, reader: Reader): Item[] => [
  ...digest.sources.map((row) => ({
    line: [text(`${sourceWords(row, reader)}.`)],
    button: row.new === 0 ? null : whichButton(digest, `new ${row.source}`, reader),
  })),
  ...loudItems(digest, reader),
];

const sourceWords = (row: SourceRow, reader: Reader): string => {
  const { digest, sourceNames, length } = reader.words;
  const { answeredMs, resolvedMs } = row;
  return [
    digest.sourceRow(sourceNames[row.source], row.new),
    ...(answeredMs === null ? [] : [digest.answeredAfter(writeLength(answeredMs, length), row.answered)]),
    ...(resolvedMs === null ? [] : [digest.resolvedAfter(writeLength(resolvedMs, length), row.resolved)]),
  ].join("; ");
};

const loudItems = ({ loudness }: Digest, { words }: Reader): Item[] => {
  if (loudness === null) return [];
  const { publicMs, privateMs } = loudness;
  const [loud, silent] = [writeLength(publicMs, words.length), writeLength(privateMs, words.length)];
  const how =
    privateMs * 100 >= publicMs * ALIKE_PERCENT
      ? words.digest.loud.favoured
      : publicMs * 100 >= privateMs * ALIKE_PERCENT
        ? words.digest.loud.silent
        : words.digest.loud.alike;
  return [{ line: [strong(how(loud, silent))], button: null }];
};

const heldItems = ({ held }: Digest, reader: Reader): Item[] => {
  if (held.length === 0) return [];
  const { digest, length } = reader.words;
  const list = held.map(({ holder, wallMs }) => {
    const who =
      holder === "in-transit"
        ? digest.transit
        : holder === "before-us"
          ? digest.before
          : departmentOf(reader, holder.department);
    return digest.heldBy(who, writeLength(wallMs, length));
  });
  return [{ line: [text(digest.heldAll(list.join(", ")))], button: null }];
};

const wordItems = (digest: Digest, reader: Reader): Item[] => {
  const { digest: words } = reader.words;
  const [yes, no, silent] = [countOf(digest, "agreed"), countOf(digest, "disagreed"), countOf(digest, "unheard")];
  const again = countOf(digest, "reopened");
  const [made, nobody] = [countOf(digest, "followed"), countOf(digest, "not-followed")];
  const [well, unwell, unheard] = [
    countOf(digest, "followed yes"),
    countOf(digest, "followed no"),
    countOf(digest, "followed no-answer"),
  ];
  return [
    ...(yes + no + silent === 0
      ? []
      : [said(words.word(yes, no, silent), no === 0 ? null : whichButton(digest, "disagreed", reader))]),
    ...(made + nobody === 0
      ? []
      : [
          said(
            words.followed(made, well, unwell, unheard, nobody),
            unwell === 0 && nobody === 0
              ? null
              : whichButton(digest, unwell === 0 ? "not-followed" : "followed no", reader),
          ),
        ]),
    ...(again === 0 ? [] : [said(words.reopened(again), whichButton(digest, "reopened", reader))]),
  ];
};

/** Those of more than one case, the most frequent first, and who could end them. */
const causeItems = (digest: Digest, reader: Reader): Item[] =>
  reader.desk.causes
    .map((cause) => ({ ...cause, n: countOf(digest, `cause ${cause.id}`) }))
    .filter(({ n }) => n > 1)
    .toSorted((a, b) => b.n - a.n)
    .map(({ id, name, department, n }) => {
      const who = department === null ? null : departmentOf(reader, department);
      return said(reader.words.digest.cause(name, n, who), whichButton(digest, `cause ${id}`, reader));
    });

/** What no clock says: words without deeds, waits, severities made milder, cases put aside, nobody on duty. */
const lookItems = (digest: Digest, reader: Reader): Item[] => {
  const { digest: words, length } = reader.words;
  const which = (key: string): Button => whichButton(digest, key, reader);
  const n = (key: string): number => countOf(digest, key);
  const items = (key: string): readonly FigureItem[] => digest.figures.get(key) ?? [];
  const longest = Math.max(0, ...items("waits").map(({ ms }) => ms ?? 0));
  const passes = ["pass-yes", "pass-no", "pass-back"].flatMap(items);
  const transit = median(passes.flatMap(({ ms }) => ms ?? []));
  return [
    ...(n("words-only") === 0 ? [] : [said(words.wordsOnly(n("words-only")), which("words-only"))]),
    ...(n("nobody-there") === 0
      ? []
      : [
          said(
            words.nobodyThere(n("nobody-there"), byDepartment(items("nobody-there"), reader)),
            which("nobody-there"),
          ),
        ]),
    ...(passes.length === 0
      ? []
      : [
          said(
            words.passes(
              n("pass-yes"),
              n("pass-no"),
              n("pass-back"),
              transit === null ? null : writeLength(transit, length),
            ),
          ),
        ]),
    ...(n("promise-kept") + n("promise-broken") + n("promise-moved") === 0
      ? []
      : [
          said(
            words.promises(n("promise-kept"), n("promise-broken"), n("promise-moved")),
            n("promise-broken") === 0 ? null : which("promise-broken"),
          ),
        ]),
    ...(n("incident") === 0 ? [] : [said(words.incident(n("incident")), which("incident"))]),
    ...(n("waits") === 0 ? [] : [said(words.waits(n("waits"), writeLength(longest, length)), which("waits"))]),
    ...(n("waits-again") === 0 ? [] : [said(words.waitsAgain(n("waits-again")), which("waits-again"))]),
    ...(n("downgraded") === 0 ? [] : [said(words.downgraded(n("downgraded")), which("downgraded"))]),
    ...(n("dismissed") === 0
      ? []
      : [
          said(
            words.dismissed(n("dismissed"), reader.words.coverage.and(sampleOf(items("dismissed")))),
            which("dismissed"),
          ),
        ]),
  ];
};

const byDepartment = (items: readonly FigureItem[], reader: Reader): string => {
  const counts = new Map<string, number>();
  for (const { department } of items) counts.set(department, (counts.get(department) ?? 0) + 1);
  return [...counts].map(([id, n]) => reader.words.digest.count(departmentOf(reader, id), n)).join(", ");
};

/** The same few for everybody who reads it: spread evenly over the stretch. */
const sampleOf = (items: readonly FigureItem[]): string[] => {
  const numbers = [...new Set(items.map(({ number }) => number))];
  const step = Math.max(1, numbers.length / SAMPLE);
  return numbers
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .slice(0, SAMPLE)
    .map(ft);
};

const usualItems = (digest: Digest, { words }: Reader): Item[] => {
  const rows = Object.entries(words.digest.usualNames).flatMap(([kind, name]) => {
    const usual = digest.usual.get(kind as FactKind);
    const n = countOf(digest, kind);
    if (usual === undefined && n === 0) return [];
    return [words.digest.usualRow(name, n, usual?.least ?? 0, usual?.most ?? 0)];
  });
  if (rows.length === 0) return [];
  return digest.usual.size === 0 ? [said(words.digest.usualNone.replace(/\.$/, ""))] : rows.map((row) => said(row));
};

/** A night in which nothing happened is left out; times of day in the reader's zone. */
const hourItems = ({ hours }: Digest, reader: Reader): Item[] => {
  const { digest, clockNames, coverage } = reader.words;
  const shown = hours.slice(0, HOURS);
  const rest = hours.length - shown.length;
  return [
    ...shown.map(({ at, missed, ...row }) => {
      const counts = digest.hour(row.new, row.resolved, row.kept);
      const list = coverage.and(
        missed.map(({ number, clock }) => `${ft(number)}${clock === null ? "" : ` (${clockNames[clock]})`}`),
      );
      const words = [...(counts === "" ? [] : [counts]), ...(missed.length === 0 ? [] : [digest.hourMissed(list)])];
      return {
        line: [strong(when({ ...reader, stays: true }, at)), text(` · ${words.join(" · ")}`)],
        button: null,
      };
    }),
    ...(rest > 0 ? [said(digest.hoursMore(rest))] : []),
  ];
};

const peopleItems = ({ people }: Digest, { me, everybody }: DetailLooks, reader: Reader): Item[] =>
  people
    .filter(({ person }) => everybody || person === me)
    .map(({ person, resolved, kept, missed }) => {
      const who = person === me ? reader.words.digest.you : nameOf(reader, person);
      return said(reader.words.digest.person(who, resolved, kept, kept + missed));
    });
