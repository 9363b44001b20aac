import { readHttpUrl, readToken, type Variables } from "./read-variable.ts";

/** How to reach Slack. With an app token events come over Socket Mode and nothing has to be signed. */
export type SlackEnvironment = {
  botToken: string;
  /** The Web API's address without its trailing slash; null is Slack's own. */
  apiUrl: string | null;
} & ({ mode: "socket"; appToken: string } | { mode: "http"; signingSecret: string });

/** Null when nothing of Slack is set. Half a configuration is told to `from`, with the name that is missing. */
export const readSlack = (from: Variables): SlackEnvironment | null => {
  const botToken = readToken(from, "SLACK_BOT_TOKEN");
  const signingSecret = readToken(from, "SLACK_SIGNING_SECRET");
  const appToken = readToken(from, "SLACK_APP_TOKEN");
  const apiUrl = readHttpUrl(from, "SLACK_API_URL", "http://127.0.0.1:4003/api");
  const given = names.filter((name) => from.text(name) !== null);
  if (given.length === 0) return null;
  // An emulator hands out tokens of any shape; against Slack itself a wrong one is a frequent mix-up.
  const checked = from.text("SLACK_API_URL") === null;
  if (checked && botToken !== null && !/^(xoxe\.)?xoxb-/.test(botToken)) {
    from.wrong("SLACK_BOT_TOKEN is not a bot token. Copy the one that begins with xoxb- from OAuth & Permissions.");
  }
  if (checked && appToken !== null && !appToken.startsWith("xapp-")) {
    from.wrong("SLACK_APP_TOKEN is not an app token. Copy the one that begins with xapp- from Basic Information.");
  }
  if (from.text("SLACK_BOT_TOKEN") === null) {
    from.wrong(
      `${given.join(" and ")} ${given.length > 1 ? "are" : "is"} set, but SLACK_BOT_TOKEN is not. Set it too, or leave Slack out.`,
    );
  } else if (from.text("SLACK_SIGNING_SECRET") === null && from.text("SLACK_APP_TOKEN") === null) {
    from.wrong(
      "SLACK_BOT_TOKEN is set, but SLACK_SIGNING_SECRET is not. Set it, or set SLACK_APP_TOKEN for Socket Mode.",
    );
  }
  if (botToken === null) return null;
  if (appToken !== null) return { mode: "socket", botToken, appToken, apiUrl };
  return signingSecret === null ? null : { mode: "http", botToken, signingSecret, apiUrl };
};

const names = ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "SLACK_API_URL"];
