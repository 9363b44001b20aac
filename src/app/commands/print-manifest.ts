import { slackManifest } from "../../chat/slack/manifest.ts";
import { ConfigError } from "../../config/config-error.ts";
import { readEnvironment } from "../../config/environment.ts";
import { instant } from "../../core/time/instant.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { readDesk } from "../open-desk.ts";

/** Prints the app manifest of a platform with this desk's addresses and command filled in. */
export const printManifest = async (platform: string): Promise<void> => {
  if (platform !== "slack") throw new ConfigError([`There is no manifest for “${platform}”. There is one for slack.`]);
  loadDotEnv();
  const environment = readEnvironment(process.env);
  const { desk } = await readDesk(environment.deskFile, instant(Date.now()));
  const socketMode = environment.slack?.mode === "socket";
  process.stdout.write(slackManifest({ publicUrl: environment.publicUrl, command: desk.command, socketMode }));
};
