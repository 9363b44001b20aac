import type { Card, Form } from "../../src/card/card.ts";
import { lineCard } from "../../src/card/door-notes.ts";
import type { TeamsMessage } from "./teams-connector.ts";
import type { TeamsDesk } from "./teams-desk.ts";
import { type TeamsRig, wordsOn } from "./teams-rig.ts";

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
  submit: "Wait for it",
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

/** The card in a channel, as the desk posts it. */
export const postCard = async (rig: TeamsRig, desk: TeamsDesk, channel = "parts"): Promise<TeamsMessage> => {
  await desk.install();
  const put = await desk.deliverer.put(
    { kind: "channel", externalId: rig.channelId(channel) },
    { postId: "p1", ref: null, thread: null, content: { card: caseCard }, pin: false },
  );
  if (put.did !== "put") throw new Error(JSON.stringify(put));
  const posted = rig.messages.get(put.ref.message);
  if (posted === undefined) throw new Error("The card is not there.");
  return posted;
};

/** What a person was shown unseen by others, in words, once there is so much of it. */
export const wordsTo = (rig: TeamsRig, name: string, many = 1): Promise<string[]> =>
  rig.until(() => {
    const words = rig.whispersTo(name).map(({ card }) => wordsOn(card));
    return words.length >= many && words;
  });
