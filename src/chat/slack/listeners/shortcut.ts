import type { App } from "@slack/bolt";
import type { Form } from "../../../card/card.ts";
import { doorNote } from "../../../card/door-notes.ts";
import { prefilled } from "../../fill-form.ts";
import { cardOf, orSorry } from "../../reply.ts";
import { drawForm, drawNote } from "../draw-form.ts";
import { openLoading, updateView } from "../open-form.ts";
import { readShortcut, type Shortcut } from "../read-entry.ts";
import { readText } from "../read-text.ts";
import { respondOrTell } from "../show-answer.ts";
import type { SlackWindow } from "../slack-window.ts";

/**
 * The entries in Slack's own menus: a new case from anywhere, and on a message "File as a complaint" and "Add to a case".
 * Each opens the desk's form; with a message its words are in it already.
 */
export const listenForShortcuts = (app: App, window: SlackWindow): void => {
  app.shortcut(/.*/, async ({ body, ack }) => {
    const shortcut = readShortcut(body);
    if (shortcut !== null) window.later(answerShortcut(window, shortcut));
    await ack();
  });
};

const answerShortcut = async (window: SlackWindow, shortcut: Shortcut): Promise<void> => {
  const view = await openLoading(window, shortcut.triggerId);
  const reply = await orSorry(
    window.knock(shortcut, async () => ({ ask: shortcut.ask, basis: null, way: "button" })),
    "Slack",
    window,
  );
  const options = window.drawOptions();
  const form = "answer" in reply ? reply.answer.form : undefined;
  const drawn =
    form === undefined
      ? drawNote(cardOf(reply, window.words()) ?? doorNote("doneHere", window.words()), null, options)
      : drawForm(withWords(form, shortcut), { channel: shortcut.at.channel, thread: null }, options);
  const shown = view !== null && (await updateView(window, view, drawn));
  if (!shown && form === undefined) await respondOrTell(window, shortcut, reply);
};

const withWords = (form: Form, { words }: Shortcut): Form =>
  words === null ? form : prefilled(form, readText(words, "").text);
