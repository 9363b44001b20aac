import { readFileSync } from "node:fs";
import { slackManifest } from "../../chat/slack/manifest.ts";
import { teamsManifest } from "../../chat/teams/manifest.ts";
import { ConfigError } from "../../config/config-error.ts";
import { readEnvironment } from "../../config/environment.ts";
import { instant } from "../../core/time/instant.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { readDesk } from "../open-desk.ts";

/** Prints the app manifest of a platform with this desk's addresses, ids and command filled in. */
export const printManifest = async (platform: string): Promise<void> => {
  process.stdout.write(await filledManifest(platform));
};

/** The same as text. What is not set and has to be is a `ConfigError`. */
export const filledManifest = async (platform: string): Promise<string> => {
  if (platform !== "slack" && platform !== "teams")
    throw new ConfigError([`There is no manifest for “${platform}”. There is one for slack and one for teams.`]);
  loadDotEnv();
  const { publicUrl, deskFile, slack, teams } = readEnvironment(process.env);
  try {
    const { desk } = await readDesk(deskFile, instant(Date.now()));
    if (platform === "teams") {
      const appId = teams?.mode === "azure" ? teams.appId : null;
      return teamsManifest({ appId, publicUrl, version: versionOfPackage(), language: desk.language });
    }
    return slackManifest({ publicUrl, command: desk.command, socketMode: slack?.mode === "socket" });
  } catch (error) {
    throw error instanceof ConfigError || !(error instanceof Error) ? error : new ConfigError([error.message]);
  }
};

const versionOfPackage = (): string => {
  const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  return version;
};
