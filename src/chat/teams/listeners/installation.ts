import { doorNote } from "../../../card/door-notes.ts";
import { drawCard } from "../draw-card.ts";
import { reasonOf } from "../errors.ts";
import type { Activity, Incoming } from "../read-input.ts";
import type { TeamsWindow } from "../teams-window.ts";

/**
 * The app was added or taken away, or a channel changed. Teams says so twice, as an installation and as a new member; one
 * word of welcome is said, when the conversation was not known before.
 */
export const answerInstallation = async (
  window: TeamsWindow,
  activity: Activity,
  incoming: Incoming,
  isNew: boolean,
): Promise<void> => {
  window.directory.forget();
  const bot = activity.recipient?.id ?? "";
  const left = activity.action === "remove" || (activity.membersRemoved ?? []).some(({ id }) => id === bot);
  if (left) return forget(window, incoming);
  const added =
    (activity.type === "installationUpdate" && activity.action?.startsWith("add") === true) ||
    (activity.membersAdded ?? []).some(({ id }) => id === bot);
  if (!added) return;
  await window.onAdded();
  if (!isNew) return;
  const card =
    incoming.kind === "person" ? doorNote("welcomeYou", window.words()) : doorNote("welcomeHere", window.words());
  try {
    await window.client.post(incoming.spot, drawCard(card, window.drawOptions("message")));
  } catch (error) {
    window.log.warn(`A welcome was not taken: ${reasonOf(error)}.`);
  }
};

const forget = async (window: TeamsWindow, { kind, from, at, team }: Incoming): Promise<void> => {
  if (kind === "person") {
    if (from.userId !== null) await window.book.forgetChat(from.userId);
    return;
  }
  await window.book.forgetPlace(team ?? at.channel ?? "");
};
