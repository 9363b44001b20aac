import type { types } from "@slack/bolt";
import type { Card, Field, Form, Option } from "../../card/card.ts";
import { wordsIn } from "../../card/words/languages.ts";
import type { Ask, Basis } from "../../core/case/ask.ts";
import { cut } from "../literal.ts";
import { limits } from "./check-limits.ts";
import { type DrawOptions, drawButtons, drawInView, layOut } from "./draw-card.ts";
import { plainText, richLine } from "./draw-line.ts";

/** Where a form came from, so that its answer goes back there. */
export type Origin = { channel: string | null; thread: string | null };

/** What a view remembers while it is open: which ask, about what it believed, and from where. Never a word of the case. */
export type ViewMemory = { ask: Ask; basis: Basis | null; origin: Origin };

const formCallback = "ask";

/** A form as a modal view, within every limit. Field ids become block ids, so that a problem finds its field. */
export const drawForm = (form: Form, origin: Origin, options: DrawOptions): types.ModalView => {
  const intro = form.intro === null ? [] : richLine(form.intro, options.slackIdOf, 2_000);
  const head = layOut(
    [...(intro.length > 0 ? [{ rich: "line" as const, elements: intro, size: 1 }] : []), ...drawButtons(form.choices)],
    40,
    options,
  );
  const { door } = form.language === undefined ? options.words : wordsIn(form.language);
  const fields = form.fields.slice(0, limits.viewBlocks - head.length).map(drawField);
  return {
    ...frame(form.title, fields.length > 0 ? door.cancel : door.close),
    ...(fields.length > 0 ? { submit: plainText(form.submit, limits.viewTitle) } : {}),
    private_metadata: writeMemory({ ask: form.ask, basis: form.basis, origin }),
    blocks: head.length + fields.length > 0 ? [...head, ...fields] : drawInView(nothingToFill(form), options),
  };
};

const nothingToFill = (form: Form): Card => ({ tone: "calm", blocks: [], plain: form.title });

/** A view that only says something: an answer, or that it is coming. */
export const drawNote = (card: Card, memory: ViewMemory | null, options: DrawOptions): types.ModalView => ({
  ...frame(options.words.door.title, options.words.door.close),
  private_metadata: memory === null ? "" : writeMemory(memory),
  blocks: drawInView(card, options),
});

const frame = (title: string, close: string): Pick<types.ModalView, "type" | "callback_id" | "title" | "close"> => ({
  type: "modal",
  callback_id: formCallback,
  title: plainText(title, limits.viewTitle),
  close: plainText(close, limits.viewTitle),
});

const drawField = (field: Field): types.InputBlock => ({
  type: "input",
  block_id: field.id,
  label: plainText(field.label, limits.label),
  ...(field.hint === null ? {} : { hint: plainText(field.hint, limits.label) }),
  optional: !field.required,
  element: drawInput(field),
});

/** Every input's action id: the block id names the field. */
const inputAction = "value";

const drawInput = (field: Field): types.PlainTextInput | types.StaticSelect => {
  const options = field.kind === "choice" ? usableOptions(field.options) : [];
  if (options.length > 0) return drawChoice(options, field.initial);
  const most = field.kind === "choice" ? limits.optionValue : field.maxLength;
  const length = Math.max(1, Math.min(most, limits.inputLength));
  const initial = field.initial === null ? "" : cut(field.initial.replace(/\p{Surrogate}/gu, "\ufffd"), length);
  return {
    type: "plain_text_input",
    action_id: inputAction,
    multiline: field.kind === "text",
    max_length: length,
    ...(initial === "" ? {} : { initial_value: initial }),
  };
};

/** A value comes back letter for letter or not at all, so one that Slack would not take as it is cannot be chosen. */
const usableOptions = (options: readonly Option[]): types.PlainTextOption[] =>
  options
    .filter(({ value }) => value !== "" && value.length <= limits.optionValue && !/\p{Surrogate}/u.test(value))
    .map(({ value, label }) => ({ text: plainText(label, limits.optionText), value }));

const drawChoice = (options: types.PlainTextOption[], wanted: string | null): types.StaticSelect => {
  const initial = options.find((option) => option.value === wanted);
  return {
    type: "static_select",
    action_id: inputAction,
    ...(options.length > limits.options ? { option_groups: grouped(options) } : { options }),
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
};

/** More than a hundred choices only fit in groups; each is named by its first and last. */
const grouped = (
  options: types.PlainTextOption[],
): { label: types.PlainTextElement; options: types.PlainTextOption[] }[] => {
  const groups = [];
  for (let from = 0; from < options.length && groups.length < limits.options; from += limits.options) {
    const part = options.slice(from, from + limits.options);
    const names = [part.at(0), part.at(-1)].map((option) => cut(option?.text.text ?? "", 34));
    groups.push({ label: plainText(names.join(" to "), limits.optionText), options: part });
  }
  return groups;
};

/** Under 3,000 characters whatever the ask holds: words go first, they are typed again in the form anyway. */
const writeMemory = (memory: ViewMemory): string => {
  const { ask, basis, origin } = memory;
  for (const slim of [ask, { ...ask, args: {} }, { ...ask, args: {}, numbers: ask.numbers.slice(0, 100) }]) {
    const written = JSON.stringify({ ask: slim, basis, origin } satisfies ViewMemory);
    if (written.length < limits.privateMetadata) return written;
  }
  return "";
};
