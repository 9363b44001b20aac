import { type App, type types, webApi } from "@slack/bolt";
import { readCaseLink } from "../../case-link.ts";
import { orSorry } from "../../reply.ts";
import { drawCard } from "../draw-card.ts";
import { drawEntity } from "../draw-entity.ts";
import { reasonOf } from "../errors.ts";
import { type Links, readLinks } from "../read-entry.ts";
import type { SlackWindow } from "../slack-window.ts";

/**
 * A link to a case, pasted into a message. Everybody in the channel sees what Slack shows of it, so that is how the case
 * stands and nothing of the customer's; its button answers whoever presses it, if they may see the case.
 */
export const listenForLinks = (app: App, window: SlackWindow, publicUrl: string | null): void => {
  app.event("link_shared", async ({ body }) => {
    const links = readLinks(body);
    if (links !== null) window.later(unfurl(window, links, publicUrl));
  });
};

const unfurl = async (window: SlackWindow, links: Links, publicUrl: string | null): Promise<void> => {
  const options = window.drawOptions();
  const unfurls: Record<string, { blocks: ReturnType<typeof drawCard>["blocks"] }> = {};
  const entities: types.EntityMetadata[] = [];
  for (const url of links.urls) {
    const number = readCaseLink(publicUrl, url);
    if (number === null) continue;
    const ask = { verb: "show" as const, numbers: [number], args: { scope: "line" } };
    const reply = await orSorry(
      window.knock({ ...links, key: `${links.key}/${number}` }, async () => ({ ask, basis: null, way: "button" })),
      "Slack",
      window,
    );
    // Who may not see it sees a link, as it was pasted.
    if ("answer" in reply && reply.answer.card !== undefined) {
      unfurls[url] = { blocks: drawCard(reply.answer.card, options).blocks };
      entities.push({ ...drawEntity(number, url, reply.answer.card, window.words()), app_unfurl_url: url });
    }
  }
  if (entities.length === 0) return;
  const where = { unfurl_id: links.unfurlId, source: links.source };
  // An app whose Work Objects are not switched on shows the blocks; one that may not send them at all sends those alone.
  for (const what of [{ unfurls, metadata: { entities } }, { unfurls }]) {
    try {
      await window.client.chat.unfurl({ ...where, ...what });
      return;
    } catch (error) {
      window.log.warn(`A link could not be shown: ${reasonOf(error)}.`);
      if (!(error instanceof webApi.WebAPIPlatformError)) return;
    }
  }
};
