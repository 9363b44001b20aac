import type { SlackClient } from "./slack-client.ts";

/** Who the bot is: one workspace, pinned for as long as the process lives. */
export type SlackIdentity = { team: string; enterprise: string | null; botUserId: string; botId: string };

export type WhoAmI = () => Promise<SlackIdentity>;

/** Asks Slack once and keeps the answer; a failed ask is asked again next time. */
export const createWhoAmI = (client: SlackClient): WhoAmI => {
  let known: Promise<SlackIdentity> | null = null;
  return () => {
    known ??= ask(client).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
};

const ask = async (client: SlackClient): Promise<SlackIdentity> => {
  const said = await client.auth.test();
  if (said.team_id === undefined || said.user_id === undefined)
    throw new Error("Slack did not say which workspace the bot token belongs to; check SLACK_BOT_TOKEN.");
  return {
    team: said.team_id,
    enterprise: said.enterprise_id ?? null,
    botUserId: said.user_id,
    botId: said.bot_id ?? said.user_id,
  };
};
