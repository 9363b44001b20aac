import type { Form } from "../../../card/card.ts";
import { drawForm } from "../draw-form.ts";
import { type Activity, asRecord, type Incoming } from "../read-input.ts";
import { readHtml } from "../read-text.ts";
import type { TeamsWindow } from "../teams-window.ts";
import { askInDialog, type DialogAnswer, dialog, show } from "./dialog.ts";

/** "File as a complaint" on somebody's message: the form for a new one, with the message's words in it. */
export const answerMessageAction = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
): Promise<DialogAnswer> => {
  const words = wordsOf(activity);
  const request = { ask: { verb: "new" as const, numbers: [], args: {} }, basis: null, way: "button" as const };
  return askInDialog(window, incoming, request, (reply) => {
    const form = "answer" in reply ? reply.answer.form : undefined;
    if (form === undefined) return show(window, reply);
    return dialog(drawForm(prefilled(form, words), window.drawOptions("dialog")), form.title);
  });
};

const prefilled = (form: Form, words: string): Form => ({
  ...form,
  fields: form.fields.map((field) => (field.id === "words" ? { ...field, initial: words } : field)),
});

const wordsOf = (activity: Activity): string => {
  const { content } = asRecord(asRecord(asRecord(activity.value).messagePayload).body);
  return typeof content === "string" ? readHtml(content) : "";
};
