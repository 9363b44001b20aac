import { createHash } from "node:crypto";
import type { Form } from "../card/card.ts";
import type { AskArgs } from "../core/case/ask.ts";
import { isArgName } from "./button-value.ts";

/** What was typed into a form, on top of what its ask held. A field that was emptied takes away what the ask held before. */
export const withFilled = (args: AskArgs, filled: readonly [string, string][]): AskArgs => {
  const merged = { ...args };
  for (const [field, value] of filled) {
    if (!isArgName(field)) continue;
    if (value === "") delete merged[field];
    else merged[field] = value;
  }
  return merged;
};

/** The same words are one asking, corrected words another: a name for what was filled in. */
export const fingerprint = (filled: readonly [string, string][]): string =>
  createHash("sha256").update(JSON.stringify(filled)).digest("base64url").slice(0, 22);

/** A form whose field for free words begins with these. */
export const prefilled = (form: Form, words: string): Form => ({
  ...form,
  fields: form.fields.map((field) => (field.id === "words" ? { ...field, initial: words } : field)),
});
