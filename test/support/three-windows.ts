import type { Platform } from "../../src/core/desk/desk.ts";
import { openAppRig } from "./app-rig.ts";
import { consoleHands } from "./console-hands.ts";
import type { Hands } from "./hands.ts";
import { slackHands } from "./slack-hands.ts";
import { startSlackRig } from "./slack-rig.ts";
import { teamsHands } from "./teams-hands.ts";
import { startTeamsRig } from "./teams-rig.ts";

const password = "seven quiet hours";

/**
 * The whole desk as it is started, with Slack (the emulator), Teams (a connector of ours) and the console open at once,
 * and hands for each. `desk` names its places `care-<department>`; platforms take what is posted without the pauses
 * that they ask for in life.
 */
export const openThreeWindows = async (options: {
  desk: string;
  startAt: string;
  people: string[];
  departments: string[];
}) => {
  const channels = options.departments.map((department) => `care-${department}`);
  const slack = await startSlackRig({ people: options.people, channels });
  const teams = await startTeamsRig({ people: options.people, channels });
  const rig = await openAppRig({
    ...options,
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl.replace(/\/$/, ""),
      TEAMS_LOCAL: "1",
      CONSOLE_PASSWORD: password,
    },
  });
  for (const { deliverer } of rig.app.deps.windows) Object.assign(deliverer.limits, { betweenPostsMs: 0 });
  slack.connect(`${rig.app.url}/slack/events`);
  teams.connect(`${rig.app.url}/api/messages`);
  const [first = ""] = options.people;
  const bot = { id: "28:11111111-2222-4333-8444-555555555555" };
  const installed = teams.activityOf(
    first,
    { channel: channels[0] ?? "" },
    { type: "conversationUpdate", membersAdded: [bot] },
  );
  await teams.send(installed);
  const hands: Record<"slack" | "teams" | "console", Hands> = {
    slack: slackHands(slack),
    teams: teamsHands(teams),
    console: consoleHands(rig.app.url, password, (person) => `${person}@firm.example`),
  };
  return {
    rig,
    slack,
    teams,
    hands,
    close: async (): Promise<void> => {
      await rig.close();
      await slack.close();
      await teams.close();
    },
  };
};

export type ThreeWindows = Awaited<ReturnType<typeof openThreeWindows>>;
export type ChatPlatform = Extract<Platform, "slack" | "teams" | "console">;
