import type { Card, FieldProblem, Form, Line } from "./card.ts";
import { plainLine, text } from "./spans.ts";
import type { Words } from "./words/en.ts";
import { wordsIn } from "./words/languages.ts";

export const lineCard = (words: string): Card => ({
  tone: "calm",
  blocks: [{ kind: "line", line: [text(words)] }],
  plain: words,
});

type Sentence = { [key in keyof Words["door"]]: Words["door"][key] extends string ? key : never }[keyof Words["door"]];

/** One of the sentences that a window says by itself. */
export const doorNote = (sentence: Sentence, words: Words): Card => lineCard(words.door[sentence]);

/** Where a form cannot open by itself (a mention, a direct message), a button opens it. */
export const formOffer = (form: Form, words: Words): Card =>
  offerIn(form, form.language === undefined ? words : wordsIn(form.language));

const offerIn = (form: Form, { door }: Words): Card => ({
  tone: "calm",
  blocks: [
    { kind: "line", line: [text(door.needsMore(form.title))] },
    {
      kind: "buttons",
      buttons: [{ label: door.openForm, ask: form.ask, basis: form.basis, style: "primary", opens: true }],
    },
  ],
  plain: `${door.needsMore(form.title)} ${door.openForm}.`,
});

/** What was wrong with a form that is no longer open. */
export const formAgain = (
  problems: readonly FieldProblem[],
  form: Pick<Form, "ask" | "basis">,
  { door }: Words,
): Card => {
  const lines: Line[] = problems.map((problem) => [text(problem.sentence)]);
  return {
    tone: "calm",
    blocks: [
      ...lines.map((line) => ({ kind: "line" as const, line })),
      {
        kind: "buttons",
        buttons: [{ label: door.openFormAgain, ask: form.ask, basis: form.basis, style: "primary", opens: true }],
      },
    ],
    plain: lines.map(plainLine).join("\n"),
  };
};

/** Said at the end of something that was too long for the platform. */
export const moreThanFits = ({ door }: Words): Line => [{ kind: "quiet", text: door.moreThanFits }];
