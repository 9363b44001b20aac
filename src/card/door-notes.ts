import type { Card, FieldProblem, Form, Line } from "./card.ts";
import { plainLine, text } from "./spans.ts";

/** What a window says by itself, before or instead of the desk's answer. Nothing here tells anything of a case. */

export const lineCard = (words: string): Card => ({
  tone: "calm",
  blocks: [{ kind: "line", line: [text(words)] }],
  plain: words,
});

export const refuseOutsider = (): Card =>
  lineCard("I work with members of this organisation only. Please ask a colleague who is one.");

export const refuseSharedChannel = (): Card =>
  lineCard(
    "This channel is shared with another organisation, so I say nothing about cases here. Write to me directly, or use a channel of your own.",
  );

export const refuseUnseenChannel = (): Card =>
  lineCard(
    "I cannot see whether this channel is shared with another organisation, so I say nothing about cases here. Invite me to it, or write to me directly.",
  );

export const cannotCheckNow = (): Card =>
  lineCard("I could not check who is asking just now. Please try again in a minute.");

export const workingOnIt = (): Card => lineCard("Working on it.");

export const couldNotFinish = (): Card =>
  lineCard("I could not finish that just now. Please look at the case before you try again.");

export const doneHere = (): Card => lineCard("Done. You can close this.");

/** Where a click can only be answered with a line: the card itself comes privately. */
export const answeredPrivately = (): Card => lineCard("I have answered you in a message that only you see.");

/** Said once, when somebody adds the bot for themselves. */
export const welcomeYou = (): Card =>
  lineCard("Hello. I see that complaints reach whoever can fix them. Type help to see what I understand.");

/** Said once, when the bot is added to a team or a chat. */
export const welcomeHere = (): Card =>
  lineCard("Thank you for having me. Name me and say help to see what I understand; I answer you alone.");

export const oldButton = (): Card =>
  lineCard("This button is from an older message. Please use the card as it is now.");

/** The one public answer, when neither a private line nor a direct message could be sent. */
export const writeToMeDirectly = (): Card =>
  lineCard("I could not answer you privately here. Please write to me directly and ask again.");

/** Where a form cannot open by itself (a mention, a direct message), a button opens it. */
export const formOffer = (form: Form): Card => ({
  tone: "calm",
  blocks: [
    { kind: "line", line: [text(`${form.title}: I need a little more for that.`)] },
    {
      kind: "buttons",
      buttons: [{ label: "Open the form", ask: form.ask, basis: form.basis, style: "primary", opens: true }],
    },
  ],
  plain: `${form.title}: I need a little more for that. Open the form.`,
});

/** What was wrong with a form that is no longer open. */
export const formAgain = (problems: readonly FieldProblem[], form: Pick<Form, "ask" | "basis">): Card => {
  const lines: Line[] = problems.map((problem) => [text(problem.sentence)]);
  return {
    tone: "calm",
    blocks: [
      ...lines.map((line) => ({ kind: "line" as const, line })),
      {
        kind: "buttons",
        buttons: [{ label: "Open the form again", ask: form.ask, basis: form.basis, style: "primary", opens: true }],
      },
    ],
    plain: lines.map(plainLine).join("\n"),
  };
};

/** Said at the end of something that was too long for the platform. */
export const moreThanFits = (): Line => [{ kind: "quiet", text: "There is more than fits here." }];

/** The words around forms. */
export const windowWords = {
  title: "Followthrough",
  close: "Close",
  cancel: "Cancel",
  oneMoment: "One moment.",
  required: "Please fill this in.",
  choose: "Choose",
  nothingFound: "I found nothing for that.",
  ask: "Find a case, or say what to do",
  askHint: "@jane_doe, an order number, a link, claim 42",
} as const;
