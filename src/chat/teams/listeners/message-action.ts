import type { Ask } from "../../../core/case/ask.ts";
import { prefilled } from "../../fill-form.ts";
import { drawForm } from "../draw-form.ts";
import { type Activity, asRecord, type Incoming } from "../read-input.ts";
import { readHtml } from "../read-text.ts";
import type { TeamsWindow } from "../teams-window.ts";
import { askInDialog, type DialogAnswer, dialog, show } from "./dialog.ts";

/**
 * "File as a complaint" and "Add to a case" on somebody's message, and "New case" from anywhere: the desk's form, with the
 * message's words in it.
 */
export const answerMessageAction = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
): Promise<DialogAnswer> => {
  const words = wordsOf(activity);
  const request = { ask: askOf(activity), basis: null, way: "button" as const };
  return askInDialog(window, incoming, request, (reply) => {
    const form = "answer" in reply ? reply.answer.form : undefined;
    if (form === undefined) return show(window, reply);
    return dialog(drawForm(prefilled(form, words), window.drawOptions("dialog")), form.title);
  });
};

const askOf = (activity: Activity): Ask => {
  const { commandId, messagePayload } = asRecord(activity.value);
  if (commandId === "addToCase") return { verb: "update", numbers: [], args: {} };
  // The same message filed by two people is one complaint.
  const { id } = asRecord(messagePayload);
  const conversation = asRecord(activity.conversation).id;
  const known = typeof id === "string" && typeof conversation === "string";
  return { verb: "new", numbers: [], args: known ? { id: `teams ${conversation} ${id}` } : {} };
};

const wordsOf = (activity: Activity): string => {
  const { content } = asRecord(asRecord(asRecord(activity.value).messagePayload).body);
  return typeof content === "string" ? readHtml(content) : "";
};
