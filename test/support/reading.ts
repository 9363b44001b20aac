import type { Card, Form, Line, Span } from "../../src/card/card.ts";
import type { CaseView } from "../../src/card/case-view.ts";
import { linesOf as linesOfBlock } from "../../src/card/lines-of.ts";
import type { Reader } from "../../src/card/reader.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import type { CaseEvent } from "../../src/core/case/event.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import { aDesk } from "./a-desk.ts";

/** Somebody in New York who reads English at this instant. */
export const readerAt = (now: Instant, given: Partial<Reader> = {}): Reader => ({
  desk: aDesk,
  words: en,
  zone: "America/New_York",
  now,
  ...given,
});

const textKeys = [
  "textId",
  "whyId",
  "howId",
  "forId",
  "whatId",
  "whoId",
  "wordsId",
  "resultId",
  "keptId",
  "numberId",
  "bestTimeId",
  "unmetId",
  "saidId",
  "wants",
  "addressId",
  "nameId",
  "lastId",
];

/** Every text that a case or an event names, wherever it stands. */
const textIdsIn = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? (textKeys.includes(key) ? [inner] : []) : textIdsIn(inner),
  );
};

type Given = Partial<CaseView> & { words?: (id: string) => string; events?: readonly CaseEvent[] };

/** A case with words for every text it names: their own id, unless `words` says otherwise. */
export const aView = (
  kase: Case,
  { words = (id) => `words of ${id}`, events = [], ...given }: Given = {},
): CaseView => ({
  kase,
  texts: Object.fromEntries([...textIdsIn(kase), ...textIdsIn(events)].map((id) => [id, words(id)])),
  customer: { name: "Jane Doe", handle: "jane_d" },
  forDepartment: kase.department,
  ...given,
});

export const linesOf = (card: Card): Line[] => card.blocks.flatMap(linesOfBlock);
export const spansOf = (card: Card): Span[] => linesOf(card).flat();
export const factsOf = (card: Card): Record<string, string> =>
  Object.fromEntries(
    card.blocks.flatMap((block) =>
      block.kind === "facts" ? block.facts.map(({ label, value }) => [label, plainLine(value)]) : [],
    ),
  );
export const buttonsOf = (card: Card): string[] =>
  card.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons.map(({ label }) => label) : []));

/** What `plain` would have to hold to say all that the blocks say. */
export const piecesOf = (card: Card): string[] => [
  ...linesOf(card).map(plainLine),
  ...card.blocks.flatMap((block) => {
    if (block.kind === "quote") return [block.words];
    return block.kind === "facts" ? block.facts.map(({ label }) => label) : [];
  }),
];

/** Words that a card or form shows as its own: never what somebody wrote. */
export const ownWordsOf = (card: Card): string[] => [
  ...spansOf(card).flatMap((span) => {
    if (span.kind === "said") return [];
    return [span.kind === "person" ? span.name : span.text];
  }),
  ...card.blocks.flatMap((block) => (block.kind === "facts" ? block.facts.map(({ label }) => label) : [])),
  ...buttonsOf(card),
  ...card.blocks.flatMap((block) =>
    block.kind === "list" ? block.items.flatMap(({ button }) => (button === null ? [] : [button.label])) : [],
  ),
];
export const ownWordsOfForm = (form: Form): string[] => [
  form.title,
  form.submit,
  ...form.fields.flatMap((field) => [
    field.label,
    field.hint ?? "",
    ...(field.kind === "choice" ? field.options.map(({ label }) => label) : []),
  ]),
  ...form.choices.map(({ label }) => label),
];
