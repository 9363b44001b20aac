import type { App } from "@slack/bolt";
import { readMessage } from "../read-input.ts";
import type { SlackWindow } from "../slack-window.ts";
import { answerMessage } from "./direct.ts";

/** The bot named in a channel or a thread. In the thread of a card no number is needed; the answer is for the asker alone. */
export const listenForMentions = (app: App, window: SlackWindow): void => {
  app.event("app_mention", async ({ body }) => {
    const message = readMessage(body);
    if (message !== null) await window.once(message.key, () => answerMessage(window, message));
  });
};
