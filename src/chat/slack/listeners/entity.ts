import type { App } from "@slack/bolt";
import { readCaseLink } from "../../case-link.ts";
import { orSorry } from "../../reply.ts";
import { drawEntity } from "../draw-entity.ts";
import { reasonOf } from "../errors.ts";
import { type EntityAsked, readEntityAsked } from "../read-entry.ts";
import type { SlackWindow } from "../slack-window.ts";

/**
 * Somebody opens the side pane of a case that was shown as a Work Object. It is theirs alone, so it shows what `show 42`
 * would tell them, and to whoever may not see the case that they may not.
 */
export const listenForEntities = (app: App, window: SlackWindow, publicUrl: string | null): void => {
  app.event("entity_details_requested", async ({ body }) => {
    const asked = readEntityAsked(body);
    const number = asked === null ? null : readCaseLink(publicUrl, asked.url);
    if (asked !== null && number !== null) window.later(present(window, asked, number));
  });
};

const present = async (window: SlackWindow, asked: EntityAsked, number: number): Promise<void> => {
  const ask = { verb: "show" as const, numbers: [number], args: {} };
  const reply = await orSorry(
    window.knock(asked, async () => ({ ask, basis: null, way: "button" })),
    "Slack",
    window,
  );
  const card = "answer" in reply ? reply.answer.card : undefined;
  const shown =
    card === undefined
      ? { error: { status: "restricted" } }
      : { metadata: drawEntity(number, asked.url, card, window.words()) };
  try {
    await window.client.entity.presentDetails({ trigger_id: asked.triggerId, ...shown });
  } catch (error) {
    window.log.warn(`The side pane of a case could not be shown: ${reasonOf(error)}.`);
  }
};
