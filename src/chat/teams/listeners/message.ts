import { doorNote } from "../../../card/door-notes.ts";
import { orSorry, type Reply } from "../../reply.ts";
import { drawContent } from "../draw-card.ts";
import { type Activity, actionData, type Incoming, isForBot, keyOfPress, readPressed } from "../read-input.ts";
import { redraw, tellReply } from "../show-answer.ts";
import type { TeamsWindow } from "../teams-window.ts";
import { requestOf } from "./pressed.ts";

/** Words to the bot, and clicks by clients that know no better way than to send a message. */
export const answerMessage = async (window: TeamsWindow, activity: Activity, incoming: Incoming): Promise<void> => {
  const pressed = (activity.text ?? "").trim() === "" ? readPressed(actionData(activity)) : null;
  if (pressed === null && !isForBot(activity, incoming)) return;
  if (pressed?.kind === "button" && pressed.value === null) {
    window.later(tell(window, incoming, { note: doorNote("oldButton", window.words()) }));
    return;
  }
  const asking = pressed === null ? incoming : { ...incoming, key: keyOfPress(pressed, incoming) };
  const request = pressed === null ? null : requestOf(pressed);
  const work = orSorry(
    window.knock(
      asking,
      async () => request ?? { ask: await window.read(activity, incoming), basis: null, way: "words" },
    ),
    "Teams",
    window,
  );
  window.later(work.then((reply) => tell(window, incoming, reply)));
  // The "ok" is given when the desk has written down what it did, or after as long as people wait.
  await window.patiently(work);
};

const tell = async (window: TeamsWindow, incoming: Incoming, reply: Reply): Promise<void> => {
  const refresh = "answer" in reply ? reply.answer.refresh : undefined;
  if (refresh !== undefined)
    await redraw(window, incoming, drawContent(refresh, window.drawOptions("message")), refresh.plain);
  await tellReply(window, incoming, reply);
};
