import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";

/**
 * The app manifest for this installation, as YAML to paste into Slack. `publicUrl` is where the desk is reached from
 * outside (https, no path needed); with Socket Mode it may be null, since nothing calls in. Throws one sentence for an
 * address Slack would not take or a command that is not one word after a slash.
 */
export const slackManifest = (options: { publicUrl: string | null; command: string; socketMode: boolean }): string => {
  const { publicUrl, command, socketMode } = options;
  if (!/^\/[a-z0-9_-]{1,31}$/.test(command))
    throw new Error(
      `The command ${JSON.stringify(command)} will not do in Slack: write a slash and up to 31 small letters, digits, - or _.`,
    );
  const manifest = parseDocument(
    readFileSync(new URL("../../../manifests/slack/manifest.yaml", import.meta.url), "utf8"),
  );
  manifest.setIn(["features", "slash_commands", 0, "command"], command);
  manifest.setIn(["settings", "socket_mode_enabled"], socketMode);
  // Without an address of its own the desk has no links that could be shown.
  if (publicUrl !== null && URL.canParse(publicUrl))
    manifest.setIn(["features", "unfurl_domains"], [new URL(publicUrl).hostname]);
  else manifest.deleteIn(["features", "unfurl_domains"]);
  for (const path of addresses) {
    if (socketMode) manifest.deleteIn(path);
    else manifest.setIn(path, eventsUrl(publicUrl));
  }
  return manifest.toString({ lineWidth: 0 });
};

const addresses: (string | number)[][] = [
  ["features", "slash_commands", 0, "url"],
  ["settings", "event_subscriptions", "request_url"],
  ["settings", "interactivity", "request_url"],
];

/** Bolt listens for everything at one address. */
const eventsUrl = (publicUrl: string | null): string => {
  if (publicUrl === null || !URL.canParse(publicUrl) || new URL(publicUrl).protocol !== "https:")
    throw new Error(
      "Slack calls the desk at a public https address: set PUBLIC_URL (https://desk.example), or use Socket Mode with SLACK_APP_TOKEN.",
    );
  return `${publicUrl.replace(/\/+$/, "")}/slack/events`;
};
