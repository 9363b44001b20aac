import type { App } from "@slack/bolt";

/** A channel was shared with another organisation, or is no longer, or has another id: what was known of it is void. */
export const listenForSharing = (app: App, directory: { forget(channel: string): void }): void => {
  app.event("channel_shared", async ({ event }) => directory.forget(event.channel));
  app.event("channel_unshared", async ({ event }) => directory.forget(event.channel));
  app.event("channel_id_changed", async ({ event }) => {
    directory.forget(event.old_channel_id);
    directory.forget(event.new_channel_id);
  });
};
