import type { Case } from "../core/case/case.ts";
import type { Field, Line, Option } from "./card.ts";
import type { Reader } from "./reader.ts";
import { cut, said, text } from "./spans.ts";
import { harmLine } from "./word-facts.ts";

/** The words of a case by id, as far as a form shows them. */
export type Texts = Record<string, string>;

const WORDS_LENGTH = 500;

/** What a form that changes what is known begins with. */
export const knownWords = (
  verb: string,
  kase: Case | null,
  texts: Texts,
): { words?: string; lost?: string; ours?: string } => {
  if (verb === "wants" && kase !== null && kase.wants !== null) return { words: texts[kase.wants] ?? "" };
  if (verb !== "harm" || kase === null || kase.harm === null) return {};
  const { textId, lostMinutes, ours } = kase.harm;
  return {
    words: texts[textId] ?? "",
    ...(lostMinutes === null ? {} : { lost: lostWords(lostMinutes) }),
    ours: ours ? "yes" : "no",
  };
};

/** As it can be typed again. */
const lostWords = (minutes: number): string =>
  minutes % 60 === 0
    ? `${minutes / 60}h`
    : minutes < 60
      ? `${minutes}m`
      : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;

export const harmFields = (reader: Reader): Field[] => {
  const { harm } = reader.words.forms;
  return [
    words("words", harm.words, true),
    { kind: "line", id: "lost", label: harm.lost, hint: harm.lostHint, required: false, initial: null, maxLength: 40 },
    choice("ours", harm.ours, [
      { value: "no", label: harm.notOurs },
      { value: "yes", label: harm.isOurs },
    ]),
  ];
};

/** What the customer wanted and has lost, above the form in which it is said how that was put right. */
export const doneIntro = (kase: Case | null, texts: Texts, reader: Reader): Line | null => {
  if (kase === null || !isAskedOf(kase)) return null;
  const { word } = reader.words;
  const view = { kase, texts, customer: { name: null, handle: null }, forDepartment: null };
  const wants: Line =
    kase.wants === null
      ? []
      : [text(word.wantsLead), said(reader.words.quoted(cut(texts[kase.wants] ?? "", WORDS_LENGTH)))];
  const harm: Line = kase.harm === null ? [] : [text(word.harmLead), ...harmLine(view, reader)];
  return wants.length > 0 && harm.length > 0 ? [...wants, text(" · "), ...harm] : [...wants, ...harm];
};

/** There is something to be put right besides the matter itself, so whoever resolves it is asked whether it is. */
export const isAskedOf = ({ wants, harm }: Pick<Case, "wants" | "harm">): boolean => wants !== null || harm !== null;

/** Whether it is all put right, and what it came from; nobody is kept from resolving by not knowing. */
export const doneFields = (kase: Case | null, reader: Reader): Field[] => {
  const { done } = reader.words.forms;
  return [
    ...(kase === null || !isAskedOf(kase)
      ? []
      : [
          choice("met", done.met, [
            { value: "yes", label: done.isMet },
            { value: "no", label: done.notMet },
            { value: UNSAID, label: done.unsure },
          ]),
          words("unmet", done.unmet, false),
        ]),
    ...causeFields(kase, reader),
  ];
};

export const causeFields = (kase: Case | null, { desk, words: { forms } }: Reader): Field[] =>
  desk.causes.length === 0
    ? []
    : [
        choice(
          "cause",
          forms.done.cause,
          [
            ...desk.causes.map(({ id, name }) => ({ value: id, label: name })),
            { value: UNSAID, label: forms.done.unknown },
          ],
          desk.causes.some(({ id }) => id === kase?.cause) ? (kase?.cause ?? null) : null,
        ),
      ];

/** Stands for "not known" where a form wants one of a list. */
export const UNSAID = "unsaid";

export const unmetFields = (reader: Reader): Field[] => [words("unmet", reader.words.forms.done.unmet, true)];

const words = (id: string, label: string, required: boolean): Field => ({
  kind: "text",
  id,
  label,
  hint: null,
  required,
  initial: null,
  maxLength: WORDS_LENGTH,
});

const choice = (id: string, label: string, options: Option[], initial: string | null = null): Field => ({
  kind: "choice",
  id,
  label,
  hint: null,
  required: true,
  initial,
  options,
});
