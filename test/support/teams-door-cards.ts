import { caseCard } from "./door-cards.ts";
import type { TeamsMessage } from "./teams-connector.ts";
import type { TeamsDesk } from "./teams-desk.ts";
import { type TeamsRig, wordsOn } from "./teams-rig.ts";

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
