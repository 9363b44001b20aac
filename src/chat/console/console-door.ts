import type { Router } from "express";
import type { Answer, Asked, AskHandler, Door } from "../ports.ts";
import type { ConsoleParts } from "./console-ports.ts";
import { consoleRouter } from "./console-router.ts";
import { liveFeed } from "./live-feed.ts";

/**
 * The console as a door and the router it needs. The router can be mounted before the door is started; until then, and
 * after it is stopped, askings are answered with a sentence and nothing is done.
 */
export const mountConsole = (parts: ConsoleParts): { door: Door; router: Router } => {
  let handler: AskHandler | null = null;
  const feed = liveFeed(parts.changes, parts.desk);

  const ask = async (asked: Asked): Promise<Answer> => (handler === null ? notNow : await handler(asked));

  return {
    router: consoleRouter({ ...parts, ask, feed }),
    door: {
      platform: "console",
      async start(handle) {
        handler = handle;
      },
      async stop() {
        handler = null;
        // Open pages hold a response each, and a server does not close before they have ended.
        feed.close();
      },
    },
  };
};

const sentence = "The desk is just starting or stopping. Try again in a moment.";

const notNow: Answer = {
  card: { tone: "calm", plain: sentence, blocks: [{ kind: "line", line: [{ kind: "text", text: sentence }] }] },
};
