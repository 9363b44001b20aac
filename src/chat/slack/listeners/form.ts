import type { App } from "@slack/bolt";
import type { FieldProblem } from "../../../card/card.ts";
import { doorNote, formAgain } from "../../../card/door-notes.ts";
import { cardOf, orSorry, type Reply } from "../../reply.ts";
import { drawForm, drawNote } from "../draw-form.ts";
import { updateView } from "../open-form.ts";
import { readSubmission, type Submission } from "../read-input.ts";
import { tellReply } from "../show-answer.ts";
import type { SlackWindow } from "../slack-window.ts";

/** Forms sent off. What cannot be taken is said at its field and the form stays open with all that was typed. */
export const listenForForms = (app: App, window: SlackWindow): void => {
  app.view({ type: "view_submission", callback_id: /.*/ }, async ({ body, ack }) => {
    const form = readSubmission(body);
    if (form === null) return ack();
    const work = orSorry(
      window.knock(form, async () => ({ ask: form.ask, basis: form.basis, way: "form" })),
      "Slack",
      window,
    );
    const outcome = await window.patiently(work);
    if (outcome === "late") {
      window.later(work.then((reply) => showLate(window, form, reply)));
      return ack({
        response_action: "update",
        view: drawNote(doorNote("workingOnIt", window.words()), null, window.drawOptions()),
      });
    }
    const reply = outcome.done;
    const errors = errorsOf(window, form, reply);
    if (errors !== null) return ack({ response_action: "errors", errors });
    if ("answer" in reply && reply.answer.form !== undefined)
      return ack({ response_action: "update", view: drawForm(reply.answer.form, form.origin, window.drawOptions()) });
    window.later(tellReply(window, form, reply));
    await ack();
  });
  app.view({ type: "view_closed", callback_id: /.*/ }, async ({ ack }) => ack());
};

/** Problems by the field they stand under; Slack takes none for a field that the view does not have. */
const errorsOf = (window: SlackWindow, form: Submission, reply: Reply): Record<string, string> | null => {
  const problems = problemsOf(window, form, reply);
  const first = form.fields[0];
  if (problems.length === 0 || first === undefined) return null;
  const errors = new Map<string, string>();
  for (const { field, sentence } of problems) {
    const at = form.fields.includes(field) ? field : first;
    errors.set(at, [errors.get(at), sentence].filter((each) => each !== undefined).join(" "));
  }
  return Object.fromEntries(errors);
};

const problemsOf = (window: SlackWindow, form: Submission, reply: Reply): FieldProblem[] => {
  if ("answer" in reply) return reply.answer.problems ?? [];
  // A refusal or a fault keeps the form open: what was typed is worth more than the click.
  const sentence = reply.note?.plain ?? doorNote("couldNotFinish", window.words()).plain;
  return form.fields.slice(0, 1).map((field) => ({ field, sentence }));
};

/** The view says "working on it" by now; what came of it is drawn there, or told where the form came from. */
const showLate = async (window: SlackWindow, form: Submission, reply: Reply): Promise<void> => {
  const options = window.drawOptions();
  const view = { id: form.viewId, hash: "" };
  const again = "answer" in reply ? reply.answer.form : undefined;
  const problems = "answer" in reply ? (reply.answer.problems ?? []) : [];
  if (again !== undefined) {
    await updateView(window, view, drawForm(again, form.origin, options));
    return;
  }
  const card = problems.length > 0 ? formAgain(problems, form, window.words()) : cardOf(reply, window.words());
  const memory = { ask: form.ask, basis: form.basis, origin: form.origin };
  const shown = await updateView(window, view, drawNote(card ?? doorNote("doneHere", window.words()), memory, options));
  if (!shown && card !== null) await tellReply(window, form, { note: card });
};
