import { DateTime } from "luxon";
import { findSeverity } from "../core/desk/find.ts";
import type { Charge } from "../core/digest/charge-sheet.ts";
import { countOf, type Digest, type Hurting, type MissedRow, type OverdueClock } from "../core/digest/digest.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { pieceId } from "./clock-name.ts";
import { departmentsOf, exactSpan, fallingList, zoned } from "./coverage-words.ts";
import { scopeTyped, scopeWords } from "./digest-scope-words.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, type Reader, when } from "./reader.ts";
import { quiet, strong, text } from "./spans.ts";
import { writeLength, writeShortSpan } from "./time-words.ts";

const DECISIONS = 7;
const GAPS = 2;
/** Who had a case for less is left out of the line. */
const WORTH_SAYING = 60_000;

/** `late`: when it was due, where that is a while ago. */
export type DigestLooks = { lateSince: Instant | null; buttons: boolean };

/** What a manager reads first: what needs a decision, then what hurts; all is well is one line. */
export const digestCard = (digest: Digest, looks: DigestLooks, reader: Reader): Card => {
  const blocks = digestBlocks(digest, looks, reader);
  return withPlain(digest.missed.length > 0 || digest.hurting.length > 0 ? "soon" : "calm", blocks);
};

export const digestBlocks = (digest: Digest, { lateSince, buttons }: DigestLooks, reader: Reader): Block[] => {
  const { digest: words } = reader.words;
  const decisions = decisionItems(digest, reader);
  const late = lateSince === null ? [] : [lineOf(words.late(when({ ...reader, stays: true }, lateSince)))];
  const details: Block[] = buttons
    ? [{ kind: "buttons", buttons: [detailsButton(digest, reader), picturesButton(digest, reader)] }]
    : [];
  if (decisions.length === 0 && digest.hurting.length === 0) {
    const day = dayOf(digest.to, reader, true);
    const line = `${words.title(scopeWords(digest.scope, reader), day)}: ${flowWords(digest, reader)}. ${words.nothing}`;
    return [...late, lineOf(line), ...details];
  }
  const shown = decisions.slice(0, DECISIONS);
  const rest = decisions.length - shown.length;
  const listed = new Set(digest.missed.filter(({ endedAt }) => endedAt === null).map(({ fact }) => fact.number));
  const others = digest.hurting.filter(({ number }) => !listed.has(number));
  return [
    {
      kind: "title",
      line: [strong(digestTitle(digest, reader))],
      aside: [text(words.since(when({ ...reader, stays: true }, digest.from)))],
    },
    ...late,
    lineOf(`${flowWords(digest, reader)}. ${standingWords(digest, reader)}.`),
    ...(shown.length === 0 ? [] : [headingOf(words.decide), listOf(shown, buttons)]),
    ...(rest > 0 ? [{ kind: "line" as const, line: [quiet(words.moreDecisions(rest))] }] : []),
    ...(others.length === 0
      ? []
      : [
          headingOf(words.hurting),
          listOf(
            others.map((one) => hurtingItem(one, reader)),
            buttons,
          ),
        ]),
    ...details,
  ];
};

type Item = { line: Line; button: Button | null };

const lineOf = (words: string): Block => ({ kind: "line", line: [text(words)] });
export const headingOf = (words: string): Block => ({ kind: "line", line: [strong(words)] });
export const listOf = (items: readonly Item[], buttons: boolean): Block => ({
  kind: "list",
  items: items.map((item) => (buttons ? item : { ...item, button: null })),
});

export const digestTitle = (digest: Digest, reader: Reader): string =>
  reader.words.digest.title(scopeWords(digest.scope, reader), dayOf(digest.to, reader, false));

const dayOf = (at: number, reader: Reader, alone: boolean): string =>
  DateTime.fromMillis(at, { zone: reader.zone, locale: reader.words.locale }).toFormat(
    alone ? "cccc" : reader.words.times.wholeDay,
  );

const flowWords = (digest: Digest, { words }: Reader): string => {
  const kept = countOf(digest, "kept");
  const all = kept + countOf(digest, "missed");
  return `${words.digest.flow(countOf(digest, "new"), countOf(digest, "resolved"))}, ${words.digest.clocks(kept, all)}`;
};

const standingWords = (digest: Digest, { words }: Reader): string =>
  words.digest.standing(
    countOf(digest, "open"),
    countOf(digest, "unclaimed"),
    countOf(digest, "overdue"),
    countOf(digest, "at-risk"),
  );

/**
 * What somebody has to decide: who has not answered, what fell due and is still open (what hurts most first), words
 * without deeds, gaps ahead.
 */
const decisionItems = (digest: Digest, reader: Reader): Item[] => {
  const wordsOnly = countOf(digest, "words-only");
  const rank = ([row]: MissedRow[]): number => {
    const found = digest.hurting.findIndex(({ number }) => number === row?.fact.number);
    return found === -1 ? digest.hurting.length : found;
  };
  const open = byCase(digest.missed.filter(({ endedAt }) => endedAt === null)).toSorted((a, b) => rank(a) - rank(b));
  return [
    ...digest.stuck.map((clock) => stuckItem(clock, reader)),
    ...open.map((rows) => missedItem(rows, alsoHurts(rows[0]?.fact.number, digest, reader), reader)),
    ...(wordsOnly === 0
      ? []
      : [
          {
            line: [text(`${reader.words.digest.wordsOnly(wordsOnly)}.`)],
            button: whichButton(digest, "words-only", reader),
          },
        ]),
    ...gapItems(digest, reader),
  ];
};

/** That it is overdue stands in the line already. */
const alsoHurts = (number: number | undefined, digest: Digest, reader: Reader): string[] => {
  const found = digest.hurting.find((one) => one.number === number);
  return found === undefined
    ? []
    : reasonWords({ ...found, why: found.why.filter((one) => one !== "overdue") }, reader);
};

/** One line a case, whatever of it fell due. */
export const byCase = (missed: readonly MissedRow[]): MissedRow[][] => {
  const cases = new Map<number, MissedRow[]>();
  for (const row of missed) cases.set(row.fact.number, [...(cases.get(row.fact.number) ?? []), row]);
  return [...cases.values()];
};

const severityName = (id: string, { desk }: Reader): string => findSeverity(desk, id)?.name ?? id;

/**
 * Whose time it was is read from the longest story there is: the resolve clock's, where that fell due. `why`: what else
 * speaks for the case.
 */
export const missedItem = (rows: readonly MissedRow[], why: readonly string[], reader: Reader): Item => {
  const { digest, clockNames } = reader.words;
  const stays = { ...reader, stays: true };
  const inOrder = rows.toSorted((a, b) => a.fact.at - b.fact.at);
  const story = rows.find(({ fact: { clock } }) => clock === "resolve") ?? inOrder.at(-1);
  if (story === undefined) return { line: [], button: null };
  const { number, severity } = story.fact;
  const fell = inOrder.flatMap(({ fact: { clock, at } }) =>
    clock === null ? [] : [digest.fellOne(clockNames[clock], when(stays, at))],
  );
  const last = rows.some(({ endedAt }) => endedAt === null)
    ? null
    : Math.max(...rows.map(({ endedAt }) => endedAt ?? 0));
  const met = last === null ? digest.stillOpen : digest.metAt(when(stays, instant(last)));
  const charges = chargeWords(story.charges, reader);
  return {
    line: [
      strong(ft(number)),
      text(` · ${[severityName(severity, reader), ...why].join(" · ")} · ${digest.fell(fell.join(", "))}; ${met}.`),
      ...(charges === "" ? [] : [quiet(` ${charges}.`)]),
    ],
    button: openButton(number, reader),
  };
};

const chargeWords = (charges: readonly Charge[], reader: Reader): string => {
  const { digest, length } = reader.words;
  return charges
    .filter(({ wallMs }) => wallMs >= WORTH_SAYING)
    .map(({ holder, wallMs, darkMs }) => {
      const took = writeLength(wallMs, length);
      if (holder === "in-transit") return digest.inTransit(took);
      if (holder === "before-us") return digest.beforeUs(took);
      const who = departmentOf(reader, holder.department);
      return darkMs === null || darkMs < WORTH_SAYING
        ? digest.had(who, took)
        : digest.hadDark(who, took, writeLength(darkMs, length));
    })
    .join(", ");
};

const stuckItem = (clock: OverdueClock, reader: Reader): Item => {
  const { stuck } = reader.words.digest;
  const kind = clock.kind === "approval" || clock.kind === "call" || clock.kind === "promise" ? clock.kind : "accept";
  const words = stuck[kind](departmentOf(reader, clock.holder), when({ ...reader, stays: true }, clock.dueAt));
  return {
    line: [strong(pieceId(clock.number, clock.piece)), text(` · ${words}.`)],
    button: openButton(clock.number, reader),
  };
};

const gapItems = ({ gaps }: Digest, reader: Reader): Item[] =>
  gaps
    .filter(({ falling }) => falling.length > 0)
    .slice(0, GAPS)
    .map((gap) => {
      const { digest } = reader.words;
      const span = zoned(writeShortSpan(gap.from, gap.to, reader), gap.departments, reader);
      const { n, list } = fallingList(gap.falling, reader);
      const [to] = gap.departments;
      return {
        line: [
          text(`${digest.gap(departmentsOf(gap.departments, reader), span)}. `),
          quiet(`${digest.gapFalls(n, list)}.`),
        ],
        button:
          to === undefined
            ? null
            : plainButton("cover", digest.coverIt, [], { args: { to, exact: exactSpan(gap), who: "me" }, opens: true }),
      };
    });

const hurtingItem = (one: Hurting, reader: Reader): Item => ({
  line: [
    strong(ft(one.number)),
    text(` · ${[severityName(one.severity, reader), ...reasonWords(one, reader)].join(" · ")}`),
  ],
  button: openButton(one.number, reader),
});

const reasonWords = ({ why, dueAt, since }: Hurting, reader: Reader): string[] => {
  const { digest, length } = reader.words;
  return why.map((reason) => {
    if (reason === "overdue" && dueAt !== null) return digest.dueSince(when({ ...reader, stays: true }, dueAt));
    return reason === "long-wait" ? digest.waitsSince(writeLength(reader.now - since, length)) : digest.hurts[reason];
  });
};

export const openButton = (number: number, { words }: Reader): Button =>
  plainButton("show", words.digest.openIt, [number], { args: { scope: "full" } });

/** What carries a digest's stretch and scope from one button to the next. */
const askedAgain = ({ scope, from, to }: Digest) => ({ scope: scopeTyped(scope), exact: exactSpan({ from, to }) });

export const whichButton = (digest: Digest, what: string, { words }: Reader): Button =>
  plainButton("digest", words.digest.which, [], { args: { ...askedAgain(digest), what } });

const detailsButton = (digest: Digest, { words }: Reader): Button =>
  plainButton("digest", words.digest.details, [], { args: { ...askedAgain(digest), kind: "details" } });

const picturesButton = (digest: Digest, { words }: Reader): Button =>
  plainButton("digest", words.digest.pictures.button, [], { args: { ...askedAgain(digest), kind: "pictures" } });
