import { doorNote } from "../../card/door-notes.ts";
import { cardOf, orSorry } from "../reply.ts";
import { drawHome } from "./draw-home.ts";
import { reasonOf } from "./errors.ts";
import type { Incoming } from "./read-input.ts";
import type { SlackWindow } from "./slack-window.ts";

/** Draws somebody's home page as everything stands now. */
export const publishHome = async (window: SlackWindow, incoming: Incoming): Promise<void> => {
  const reply = await orSorry(
    window.knock(incoming, async () => ({
      ask: { verb: "home", numbers: [], args: {} },
      basis: null,
      way: "button",
    })),
    "Slack",
    window,
  );
  const view = drawHome(
    cardOf(reply, window.words()) ?? doorNote("couldNotFinish", window.words()),
    window.drawOptions(),
  );
  try {
    await window.client.views.publish({ user_id: incoming.from.user, view });
  } catch (error) {
    window.log.warn(`A home page could not be drawn: ${reasonOf(error)}.`);
  }
};
