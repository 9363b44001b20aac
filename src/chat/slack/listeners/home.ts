import type { App } from "@slack/bolt";
import { publishHome } from "../publish-home.ts";
import { readHomeOpened } from "../read-entry.ts";
import type { SlackWindow } from "../slack-window.ts";

/** The bot's page, drawn anew whenever somebody opens it. */
export const listenForHome = (app: App, window: SlackWindow): void => {
  app.event("app_home_opened", async ({ body }) => {
    const opened = readHomeOpened(body);
    if (opened !== null) window.later(publishHome(window, opened));
  });
};
