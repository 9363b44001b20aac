import type { Field, Option } from "./card.ts";

const NOTE_LENGTH = 3000;

/** Several lines of words. */
export const textField = (id: string, label: string, required: boolean, hint: string | null = null): Field => ({
  kind: "text",
  id,
  label,
  hint,
  required,
  initial: null,
  maxLength: NOTE_LENGTH,
});
/** One line of words. */
export const lineField = (id: string, label: string, required: boolean, hint: string | null = null): Field => ({
  kind: "line",
  id,
  label,
  hint,
  required,
  initial: null,
  maxLength: 200,
});
/** One of a few; always needed. */
export const choiceField = (id: string, label: string, options: Option[], initial: string | null = null): Field => ({
  kind: "choice",
  id,
  label,
  hint: null,
  required: true,
  initial,
  options,
});

export const optionsOf = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
