import { sources } from "../core/complaint/complaint.ts";
import { clockKinds, giveKinds, roles } from "../core/desk/desk.ts";
import { findSeverity } from "../core/desk/find.ts";
import { type Digest, type FigureItem, type FigureKey, heard } from "../core/digest/digest.ts";
import {
  ANSWERED_PERCENT,
  ENOUGH_ASKS,
  IN_FULL_PERCENT,
  keyOf,
  type LimitHint,
} from "../core/digest/limits-worth-raising.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card } from "./card.ts";
import { pieceId } from "./clock-name.ts";
import { exactSpan } from "./coverage-words.ts";
import { openButton } from "./digest-card.ts";
import { scopeTyped, scopeWords } from "./digest-scope-words.ts";
import { LIMITS_NAMED, limitWords, moneySaid } from "./limit-words.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, type Reader, when } from "./reader.ts";
import { quiet, strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

const WHY_LENGTH = 10;

/** These are as things stand when they are asked for; all others belong to a stretch of time. */
const standingFigures: ReadonlySet<FigureKey> = new Set([
  "open",
  "unclaimed",
  "overdue",
  "at-risk",
  "stuck-passes",
  "give-pending",
]);

/** What a figure counts, a line each: as many as the figure says. */
export const digestWhyCard = (digest: Digest, key: FigureKey, offset: number, reader: Reader): Card => {
  const { digest: words } = reader.words;
  const stays = { ...reader, stays: true };
  const items = digest.figures.get(key) ?? [];
  const page = items.slice(offset, offset + WHY_LENGTH);
  const rest = items.length - offset - page.length;
  const stretch = standingFigures.has(key)
    ? words.whyNow(when(stays, digest.now))
    : words.whyStretch(when(stays, isOfLimits(key) ? digest.limits.from : digest.from), when(stays, digest.to));
  const hints = hintsOf(digest, key);
  const isTwice = new Set(items.map(({ number }) => number)).size < items.length;
  return withPlain("calm", [
    {
      kind: "line",
      line: [
        strong(words.whyTitle(figureName(key, reader), scopeWords(digest.scope, reader), items.length)),
        quiet(` (${stretch})`),
      ],
    },
    ...hints.map((hint) => ({ kind: "line" as const, line: [text(`${limitWords(hint, reader)}.`)] })),
    ...(isOfLimits(key)
      ? [
          {
            kind: "line" as const,
            line: [quiet(words.limitsRule(ENOUGH_ASKS, IN_FULL_PERCENT, ANSWERED_PERCENT))],
          },
        ]
      : []),
    ...(page.length === 0
      ? [{ kind: "line" as const, line: [text(words.whyNone)] }]
      : [
          {
            kind: "list" as const,
            items: page.map((item) => ({ line: itemLine(item, reader), button: openButton(item.number, reader) })),
          },
        ]),
    ...(isTwice ? [{ kind: "line" as const, line: [quiet(words.whyTwice)] }] : []),
    ...(rest > 0
      ? [{ kind: "line" as const, line: [quiet(words.whyMore(rest))] }, nextPage(digest, key, offset, reader)]
      : []),
  ]);
};

const isOfLimits = (key: FigureKey): boolean => key.split(" ")[0] === "limits";

/** What is said of the limits behind the figure, of as many as a digest names. */
const hintsOf = ({ limits }: Digest, key: FigureKey): LimitHint[] =>
  isOfLimits(key)
    ? limits.hints.filter((hint) => key === "limits" || key === `limits ${keyOf(hint)}`).slice(0, LIMITS_NAMED)
    : [];

const nextPage = (
  digest: Digest,
  what: FigureKey,
  offset: number,
  { words }: Reader,
): { kind: "buttons"; buttons: Button[] } => ({
  kind: "buttons",
  buttons: [
    plainButton("digest", words.buttons.another, [], {
      args: {
        what,
        scope: scopeTyped(digest.scope),
        exact: exactSpan(digest),
        page: String(offset + WHY_LENGTH),
      },
    }),
  ],
});

const itemLine = (item: FigureItem, reader: Reader) => {
  const { number, piece, at, department, clock, ms } = item;
  const { digest, clockNames, length } = reader.words;
  const words = [
    departmentOf(reader, department),
    ...(clock === null ? [] : [clockNames[clock]]),
    when({ ...reader, stays: true }, at),
    ...moneySaid(item, reader),
    ...(ms === null || ms === 0 ? [] : [digest.took(writeLength(ms, length))]),
  ];
  return [strong(pieceId(number, piece)), text(` · ${words.join(" · ")}`)];
};

/** `missed resolve high` as people read it. */
const figureName = (key: FigureKey, reader: Reader): string => {
  const { digest, clockNames, sourceNames } = reader.words;
  const [figure = "", second, third, fourth] = key.split(" ");
  const name = digest.figures[figure] ?? key;
  const clock = clockKinds.find((kind) => kind === second);
  const source = sources.find((one) => one === second);
  if (clock !== undefined) {
    const severity = third === undefined ? [] : [findSeverity(reader.desk, third)?.name ?? third];
    return [name, clockNames[clock], ...severity].join(", ");
  }
  const kind = giveKinds.find((one) => one === second || one === third);
  if (kind !== undefined) {
    const role = roles.find((one) => one === fourth);
    const given = reader.words.authority.kinds[kind];
    return [
      name,
      ...(role === undefined ? [given] : [departmentOf(reader, second ?? ""), given, digest.roles[role]]),
    ].join(", ");
  }
  const hear = heard.find((one) => one === second);
  if (hear !== undefined) return `${name}, ${digest.heard[hear]}`;
  const cause = figure === "cause" ? reader.desk.causes.find(({ id }) => id === second) : undefined;
  if (cause !== undefined) return `${name}, ${cause.name}`;
  return source === undefined ? name : `${name}, ${sourceNames[source]}`;
};
