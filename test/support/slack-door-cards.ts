import { en } from "../../src/card/words/en.ts";
import { drawCard } from "../../src/chat/slack/draw-card.ts";
import { caseCard } from "./door-cards.ts";
import type { SlackDesk } from "./slack-desk.ts";
import { wordsOf } from "./slack-drawings.ts";
import { asList } from "./slack-front.ts";
import type { SlackRig } from "./slack-rig.ts";
import type { SlackMessage } from "./slack-workspace.ts";

/** The card in a channel, as the desk would have posted it. */
export const postCard = async (rig: SlackRig, desk: SlackDesk, channel = "parts"): Promise<SlackMessage> => {
  const drawn = drawCard(caseCard, { slackIdOf: () => null, words: en, stamp: "first" });
  const sent = await desk.client.chat.postMessage({ channel: rig.channelId(channel), ...drawn });
  return {
    channel: sent.channel ?? "",
    ts: sent.ts ?? "",
    thread: null,
    text: drawn.text,
    blocks: asList(drawn.blocks),
    raw: {},
  };
};
export const last = <T>(list: readonly T[]): T | undefined => list.at(-1);
/** What a person was shown unseen by others, in words. */
export const wordsTo = (rig: SlackRig, name: string): string[] =>
  rig.whispersTo(name).map((whisper) => wordsOf(whisper.blocks));
