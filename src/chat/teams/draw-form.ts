import type { Field, FieldProblem, Form, Option } from "../../card/card.ts";
import { lineCard } from "../../card/door-notes.ts";
import { plainLine, text } from "../../card/spans.ts";
import type { Words } from "../../card/words/en.ts";
import { wordsIn } from "../../card/words/languages.ts";
import type { Ask, Basis } from "../../core/case/ask.ts";
import { cut, literal } from "../literal.ts";
import { limits } from "./check-limits.ts";
import { type DrawOptions, drawAction, drawButtons, drawContent, layOut, type Piece } from "./draw-card.ts";
import { drawLine, type Element, runsOf } from "./draw-line.ts";

/** What a form remembers while it is open: which ask, and about what it believed. Never a word of the case. */
type FormMemory = { ask: Ask; basis: Basis | null };

/** What was typed so far and what was wrong with it, by field. */
export type Filled = { values: ReadonlyMap<string, string>; problems: readonly FieldProblem[] };

const blank: Filled = { values: new Map(), problems: [] };

/** A form as a card with inputs, in a dialog or inside a message. Input ids are field ids, so that a problem finds its field. */
export const drawForm = (form: Form, options: DrawOptions, filled: Filled = blank): Element => {
  const { teamsIdOf, where } = options;
  const words = form.language === undefined ? options.words : wordsIn(form.language);
  let place = 0;
  // In a dialog the title stands above the card already.
  const title = where === "dialog" ? [] : drawLine([{ kind: "strong", text: form.title }], teamsIdOf, 200).elements;
  const intro = form.intro === null ? [] : drawLine(form.intro, teamsIdOf, 2_000).elements;
  const unplaced = filled.problems.filter(({ field }) => !form.fields.some(({ id }) => id === field));
  const pieces: Piece[] = [
    ...[...title, ...unplaced.flatMap(drawProblem), ...intro].map((element) => ({ element, mentions: [] })),
    ...drawButtons(form.choices, (button) => drawAction(button, place++, options)),
    ...form.fields
      .flatMap((field) => drawField(field, filled, words))
      .map((element) => ({ element, mentions: [], buttons: true as const })),
    ...(form.fields.length === 0 ? [] : [drawSubmit(form, options)]),
  ];
  return pieces.length === 0 ? drawContent(lineCard(form.title), options) : layOut(pieces, plainOf(form), words);
};

const plainOf = (form: Form): string =>
  [form.title, ...(form.intro === null ? [] : [plainLine(form.intro)])].join("\n");

const drawSubmit = (form: Form, { stamp, where }: DrawOptions): Piece => {
  const memory = writeMemory({ ask: form.ask, basis: form.basis });
  // An emptied field may come back as nothing at all, so that what was asked has to be known.
  const data = { followthrough: { form: memory, fields: form.fields.map(({ id }) => id), stamp } };
  const title = cut(literal(form.submit), limits.buttonTitle);
  const submit: Element = { type: "Action.Submit", title, data, style: "positive" };
  const action: Element =
    where === "dialog"
      ? submit
      : { type: "Action.Execute", title, verb: "form", data, style: "positive", fallback: submit };
  return { element: { type: "ActionSet", actions: [action] }, mentions: [], buttons: true };
};

const drawField = (field: Field, { values, problems }: Filled, words: Words): Element[] => {
  const hint = field.hint === null ? [] : runsOf([text(field.hint)], 300, { size: "Small", isSubtle: true });
  return [
    drawInput(field, values.get(field.id) ?? field.initial, words),
    ...(hint.length === 0 ? [] : [{ type: "RichTextBlock", inlines: hint, spacing: "None" }]),
    ...problems.filter((problem) => problem.field === field.id).flatMap(drawProblem),
  ];
};

const drawProblem = ({ sentence }: FieldProblem): Element[] => {
  const inlines = runsOf([text(sentence)], 600, { color: "Attention" });
  return inlines.length === 0 ? [] : [{ type: "RichTextBlock", inlines, spacing: "None" }];
};

const drawInput = (field: Field, value: string | null, { door }: Words): Element => {
  const common = {
    id: field.id,
    label: oneLine(field.label, 200),
    isRequired: field.required,
    ...(field.required ? { errorMessage: door.required } : {}),
  };
  const choices = field.kind === "choice" ? usableOptions(field.options) : [];
  if (choices.length > 0) {
    const chosen = choices.some((choice) => choice.value === value) ? { value } : {};
    return {
      type: "Input.ChoiceSet",
      ...common,
      style: "compact",
      placeholder: door.choose,
      choices,
      ...chosen,
    };
  }
  const maxLength = Math.max(1, Math.min(field.kind === "choice" ? 200 : field.maxLength, limits.inputLength));
  const initial = value === null ? "" : cut(value.replace(/\p{Surrogate}/gu, "\ufffd"), maxLength);
  return {
    type: "Input.Text",
    ...common,
    maxLength,
    ...(field.kind === "text" ? { isMultiline: true } : {}),
    ...(initial === "" ? {} : { value: initial }),
  };
};

/** A value comes back letter for letter or not at all; a comma would be read as two chosen values. */
const usableOptions = (options: readonly Option[]): { title: string; value: string }[] =>
  options
    .filter(({ value }) => value !== "" && !/[,\p{Surrogate}]/u.test(value))
    .slice(0, limits.choices)
    .map(({ value, label }) => ({ title: oneLine(label, limits.choiceTitle), value }));

const oneLine = (words: string, max: number): string => {
  const shown = literal(words.replace(/\s+/g, " "), max);
  return shown.trim() === "" ? "…" : shown;
};

/** Within its limit whatever the ask holds: words go first, they are typed again in the form anyway. */
const writeMemory = ({ ask, basis }: FormMemory): string => {
  for (const slim of [ask, { ...ask, args: {} }]) {
    const written = JSON.stringify({ ask: slim, basis } satisfies FormMemory);
    if (written.length <= limits.memory) return written;
  }
  return JSON.stringify({ ask: { ...ask, args: {}, numbers: ask.numbers.slice(0, 100) }, basis } satisfies FormMemory);
};
