import type { App } from "@slack/bolt";
import { doorNote } from "../../../card/door-notes.ts";
import { cardOf, orSorry, type Reply, withoutForm } from "../../reply.ts";
import { drawCard } from "../draw-card.ts";
import { openForm } from "../open-form.ts";
import { hasPictures } from "../picture-shelf.ts";
import { readSlashCommand, type SlashCommand } from "../read-input.ts";
import { respondOrTell } from "../show-answer.ts";
import type { SlackWindow } from "../slack-window.ts";

/**
 * Slash commands, whatever the workspace calls them. The answer is the acknowledgement itself: Slack shows it to the asker
 * alone, and it is given after the desk has written down what it says.
 */
export const listenForCommands = (app: App, window: SlackWindow): void => {
  app.command(/.*/, async ({ body, ack }) => {
    const command = readSlashCommand(body);
    if (command === null) return ack();
    const work = answerCommand(window, command);
    const outcome = await window.patiently(work);
    if (outcome !== "late") {
      const card = cardOf(outcome.done, window.words());
      if (card !== null && window.pictures !== null && hasPictures(card)) {
        window.later(respondOrTell(window, command, outcome.done));
        return ack();
      }
      await ack(card === null ? undefined : { response_type: "ephemeral", ...drawCard(card, window.drawOptions()) });
      return;
    }
    await ack({
      response_type: "ephemeral",
      ...drawCard(doorNote("workingOnIt", window.words()), window.drawOptions()),
    });
    window.later(work.then((reply) => respondOrTell(window, command, reply)));
  });
};

const answerCommand = async (window: SlackWindow, command: SlashCommand): Promise<Reply> => {
  const reply = await orSorry(
    window.knock(command, async () => ({ ask: await window.read(command.text, false), basis: null, way: "words" })),
    "Slack",
    window,
  );
  if (!("answer" in reply) || reply.answer.form === undefined) return reply;
  const origin = { channel: command.at.channel, thread: null };
  const opened = await openForm(window, command.triggerId, reply.answer.form, origin);
  return opened === null ? reply : { answer: withoutForm(reply.answer) };
};
