import type { FieldProblem, Form } from "../../../card/card.ts";
import { doorNote } from "../../../card/door-notes.ts";
import type { Reply, Request } from "../../reply.ts";
import { drawForm } from "../draw-form.ts";
import type { Element } from "../draw-line.ts";
import { reasonOf } from "../errors.ts";
import type { Incoming, Pressed, SentForm } from "../read-input.ts";
import type { TeamsWindow } from "../teams-window.ts";

/** What a click or a sent form asks; null for a button of another time. */
export const requestOf = (pressed: Pressed): Request | null => {
  if (pressed.kind === "form") return { ask: pressed.form.ask, basis: pressed.form.basis, way: "form" };
  return pressed.value === null ? null : { ask: pressed.value.ask, basis: pressed.value.basis, way: "button" };
};

/**
 * The form again with what was typed and what was wrong with it, or null when there is nothing wrong or nothing to show
 * it in. Teams keeps no form open: it is drawn anew from the ask that it came from.
 */
export const formAgain = async (
  window: TeamsWindow,
  incoming: Incoming,
  sent: SentForm,
  reply: Reply,
  where: "message" | "dialog",
): Promise<Element | null> => {
  const problems = problemsOf(window, sent, reply);
  if (problems.length === 0) return null;
  const form = await formOf(window, incoming, sent);
  return form === null ? null : drawForm(form, window.drawOptions(where), { values: sent.values, problems });
};

const problemsOf = (window: TeamsWindow, sent: SentForm, reply: Reply): FieldProblem[] => {
  if ("answer" in reply) return reply.answer.problems ?? [];
  // A refusal or a fault keeps the form open: what was typed is worth more than the click.
  const [first] = sent.values.keys();
  return first === undefined
    ? []
    : [{ field: first, sentence: reply.note?.plain ?? doorNote("couldNotFinish", window.words()).plain }];
};

const formOf = async (window: TeamsWindow, incoming: Incoming, { before, basis }: SentForm): Promise<Form | null> => {
  const again = { ...incoming, key: `${incoming.key}/again` };
  const reply = await window
    .knock(again, async () => ({ ask: before, basis, way: "button" }))
    .catch((error: unknown): Reply => {
      window.log.warn(`A form could not be shown again with its problems: ${reasonOf(error)}.`);
      return { note: null };
    });
  return "answer" in reply ? (reply.answer.form ?? null) : null;
};
