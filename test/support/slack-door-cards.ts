import type { Card, Form } from "../../src/card/card.ts";
import { lineCard } from "../../src/card/door-notes.ts";
import { drawCard } from "../../src/chat/slack/draw-card.ts";
import type { SlackDesk } from "./slack-desk.ts";
import { wordsOf } from "./slack-drawings.ts";
import { asList } from "./slack-front.ts";
import type { SlackRig } from "./slack-rig.ts";
import type { SlackMessage } from "./slack-workspace.ts";

export const claimed = lineCard("Raj claimed FT-42.");
const caseCard: Card = {
  tone: "calm",
  plain: "FT-42 unclaimed",
  blocks: [
    { kind: "line", line: [{ kind: "strong", text: "FT-42" }] },
    {
      kind: "buttons",
      buttons: [
        {
          label: "Claim",
          ask: { verb: "claim", numbers: [42], args: {} },
          basis: { status: "unclaimed", assignee: null, offer: null },
          style: "primary",
          opens: false,
        },
        { label: "Wait", ask: { verb: "wait", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
      ],
    },
  ],
};
export const waitForm: Form = {
  title: "Wait, FT-42",
  submit: "Wait",
  ask: { verb: "wait", numbers: [42], args: {} },
  basis: { status: "claimed", assignee: "raj", offer: null },
  intro: null,
  fields: [
    { id: "what", label: "For what", hint: null, required: true, initial: null, kind: "line", maxLength: 200 },
    {
      id: "until",
      label: "Until when",
      hint: null,
      required: true,
      initial: "thu",
      kind: "choice",
      options: [
        { value: "thu", label: "Thursday" },
        { value: "fri", label: "Friday" },
      ],
    },
  ],
  choices: [
    { label: "Pass it on", ask: { verb: "pass", numbers: [42], args: {} }, basis: null, style: "plain", opens: true },
  ],
};

/** The card in a channel, as the desk would have posted it. */
export const postCard = async (rig: SlackRig, desk: SlackDesk, channel = "parts"): Promise<SlackMessage> => {
  const drawn = drawCard(caseCard, { slackIdOf: () => null, stamp: "first" });
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
