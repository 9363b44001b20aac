import type { Incoming } from "./read-input.ts";
import type { TeamsBook } from "./teams-book.ts";

/** Writes down how this person and this place are reached, so that the desk can speak first. True: the place is new to us. */
export const keepReferences = async (book: TeamsBook, incoming: Incoming): Promise<boolean> => {
  const { from, at, spot, kind, team } = incoming;
  const { serviceUrl } = spot;
  const channel = at.channel ?? "";
  let isNew = false;
  if (from.userId !== null && !from.bot) {
    const chat = kind === "person" ? channel : null;
    const kept = await book.keepPerson({
      userId: from.userId,
      account: from.account,
      serviceUrl,
      chat,
      seenIn: channel,
    });
    if (kind === "person") isNew = kept.chatIsNew;
  }
  if (kind === "person") return isNew;
  if (team !== null) isNew = (await book.keepPlace({ id: team, kind: "team", serviceUrl, team: null })).isNew;
  // The first channel of a team is named like the team itself.
  if (channel === team) return isNew;
  const kept = await book.keepPlace({ id: channel, kind: kind === "channel" ? "channel" : "chat", serviceUrl, team });
  return team === null ? kept.isNew : isNew;
};
