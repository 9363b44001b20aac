import type { App } from "@slack/bolt";
import { type Message, readMessage } from "../read-input.ts";
import { tellReply } from "../show-answer.ts";
import type { SlackWindow } from "../slack-window.ts";

/** Lines in the direct chat with the bot. */
export const listenForDirectMessages = (app: App, window: SlackWindow): void => {
  app.event("message", async ({ body }) => {
    const message = readMessage(body);
    if (message !== null) await window.once(message.key, () => answerMessage(window, message));
  });
};

/**
 * Asks the desk and shows the answer. A fault is thrown on purpose: Slack hears no "ok" and sends the event again, in a
 * minute and in five, and the key keeps it from being done twice.
 */
export const answerMessage = async (window: SlackWindow, message: Message): Promise<void> => {
  const inThread = message.at.thread !== null;
  const reply = await window.knock(message, async () => ({
    ask: await window.read(message.text, inThread),
    basis: null,
    way: "words",
  }));
  window.later(tellReply(window, message, reply));
};
