import type { Form } from "../../../card/card.ts";
import { doorNote } from "../../../card/door-notes.ts";
import { cut, literal } from "../../literal.ts";
import { orSorry, type Reply, type Request } from "../../reply.ts";
import { limits } from "../check-limits.ts";
import { cardType, drawContent } from "../draw-card.ts";
import type { Element } from "../draw-line.ts";
import { type Activity, actionData, type Incoming, keyOfPress, readPressed } from "../read-input.ts";
import { drawReply, tellReply } from "../show-answer.ts";
import type { TeamsWindow } from "../teams-window.ts";
import { formAgain, requestOf } from "./pressed.ts";

/** What a dialog shows next. */
export type DialogAnswer = {
  task: {
    type: "continue";
    value: {
      title: string;
      width: "medium";
      height: "medium";
      card: { contentType: typeof cardType; content: Element };
    };
  };
};

/**
 * A dialog that opens from a button, and everything sent from inside it: forms, and the buttons of a sheet. What cannot
 * be taken is said at its field and the form stays with all that was typed; what was taken is told in the dialog itself.
 */
export const answerDialog = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
): Promise<DialogAnswer> => {
  const pressed = readPressed(actionData(activity));
  const request = pressed === null ? null : requestOf(pressed);
  if (pressed === null || request === null) return show(window, { note: doorNote("oldButton", window.words()) });
  const asking = { ...incoming, key: keyOfPress(pressed, incoming) };
  return askInDialog(window, asking, request, async (reply) => {
    const again = pressed.kind === "form" ? await formAgain(window, asking, pressed.form, reply, "dialog") : null;
    return again === null ? show(window, reply) : dialog(again, titleOf(window, reply));
  });
};

/** Asks the desk and draws what it says; what takes too long is told privately when it is done. */
export const askInDialog = async (
  window: TeamsWindow,
  incoming: Incoming,
  request: Request,
  draw: (reply: Reply) => DialogAnswer | Promise<DialogAnswer>,
): Promise<DialogAnswer> => {
  const work = orSorry(
    window.knock(incoming, async () => request),
    "Teams",
    window,
  );
  const outcome = await window.patiently(work);
  if (outcome !== "late") return draw(outcome.done);
  window.later(
    work.then(async (reply) => {
      await tellReply(window, incoming, reply);
    }),
  );
  return show(window, { note: doorNote("workingOnIt", window.words()) });
};

export const show = (window: TeamsWindow, reply: Reply): DialogAnswer => {
  const options = window.drawOptions("dialog");
  return dialog(
    drawReply(reply, options, true) ?? drawContent(doorNote("doneHere", window.words()), options),
    titleOf(window, reply),
  );
};

const titleOf = (window: TeamsWindow, reply: Reply): string => {
  const form: Form | undefined = "answer" in reply ? reply.answer.form : undefined;
  return form?.title ?? window.words().door.title;
};

export const dialog = (content: Element, title: string): DialogAnswer => ({
  task: {
    type: "continue",
    value: {
      title: cut(literal(title), limits.dialogTitle),
      width: "medium",
      height: "medium",
      card: { contentType: cardType, content },
    },
  },
});
