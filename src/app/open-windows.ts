import type { Express, Router } from "express";
import { wordsIn } from "../card/words/languages.ts";
import { consoleDeliverer } from "../chat/console/console-deliverer.ts";
import { consoleDirectory } from "../chat/console/console-directory.ts";
import { mountConsole } from "../chat/console/console-door.ts";
import type { ConsoleBook, ConsoleChanges, ConsoleDesk, DemoControls } from "../chat/console/console-ports.ts";
import { createMailDeliverer } from "../chat/mail/mail-deliverer.ts";
import { createMailDirectory } from "../chat/mail/mail-directory.ts";
import { createPagerDeliverer } from "../chat/pager/pager-deliverer.ts";
import { createPagerDirectory } from "../chat/pager/pager-directory.ts";
import type { Door } from "../chat/ports.ts";
import { createPictureShelf } from "../chat/slack/picture-shelf.ts";
import { createSlackClient } from "../chat/slack/slack-client.ts";
import { createSlackDeliverer } from "../chat/slack/slack-deliverer.ts";
import { createSlackDirectory } from "../chat/slack/slack-directory.ts";
import { createSlackDoor } from "../chat/slack/slack-door.ts";
import { createWhoAmI } from "../chat/slack/slack-identity.ts";
import type { WindowLog } from "../chat/window-work.ts";
import type { Environment } from "../config/environment.ts";
import type { Platform } from "../core/desk/desk.ts";
import { machineTime } from "../core/time/instant.ts";
import type { ChatWindow, Log, Policy } from "../flows/deps.ts";
import { drawPng } from "../pictures/draw-picture.ts";
import type { Db } from "../store/client.ts";
import { pinWorkspace } from "../store/identities.ts";
import { slackPictures } from "../store/slack-pictures.ts";
import { knownUsers } from "./known-users.ts";

export type OpenWindow = ChatWindow & { door: Door };

/** Slack, over HTTP on this app or over a socket. Its workspace is pinned at the first start. */
export const openSlack = async (
  slack: NonNullable<Environment["slack"]>,
  parts: { app: Express; db: Db; policy: () => Policy; publicUrl: string | null; log: Log },
): Promise<OpenWindow> => {
  const log: WindowLog = {
    info: (line) => parts.log.info({ platform: "slack" }, line),
    warn: (line) => parts.log.warn({ platform: "slack" }, line),
    error: (line) => parts.log.error({ platform: "slack" }, line),
  };
  const apiUrl = slack.apiUrl === null ? {} : { apiUrl: `${slack.apiUrl}/` };
  const client = createSlackClient({ token: slack.botToken, ...apiUrl, log });
  const whoAmI = createWhoAmI(client);
  const directory = createSlackDirectory({ client, whoAmI });
  const slackIdOf = await knownUsers("slack", parts);
  const { team } = await whoAmI();
  const speaks = () => wordsIn(parts.policy().desk.language);
  const door = createSlackDoor({
    client,
    whoAmI,
    directory,
    transport:
      slack.mode === "socket"
        ? { socket: { appToken: slack.appToken, ...apiUrl } }
        : { http: { app: parts.app, signingSecret: slack.signingSecret } },
    botToken: slack.botToken,
    slackIdOf,
    words: speaks,
    departments: () => parts.policy().desk.departments.flatMap(({ id, name }) => [id, name]),
    publicUrl: parts.publicUrl,
    pictures: createPictureShelf({
      client,
      book: slackPictures(parts.db),
      png: (chart) => drawPng(chart, "light"),
      log,
    }),
    pinnedTeam: await pinWorkspace(parts.db, "slack", team),
    log,
  });
  const deliverer = createSlackDeliverer({ client, slackIdOf, words: speaks, log });
  return { platform: "slack", deliverer, directory, door };
};

export type ConsoleNeeds = {
  book: ConsoleBook;
  desk: ConsoleDesk;
  demo: DemoControls | null;
  changes: ConsoleChanges;
  environment: Environment;
  port: () => number;
  log: Log;
};

export const openConsole = (needs: ConsoleNeeds): OpenWindow & { router: Router } => {
  const { environment } = needs;
  const { door, router } = mountConsole({
    book: needs.book,
    desk: needs.desk,
    demo: needs.demo,
    changes: needs.changes,
    access: {
      port: needs.port,
      publicUrl: environment.publicUrl,
      platformConfigured: knowsPeople(environment),
      password: environment.consolePassword,
    },
    machineNow: () => machineTime(Date.now()),
    report: (fault) => needs.log.error({ error: String(fault) }, "The console failed."),
  });
  return {
    platform: "console",
    deliverer: consoleDeliverer(needs.book, needs.desk),
    directory: consoleDirectory(needs.desk),
    door,
    router,
  };
};

/**
 * Where staff work, by the environment. The console is for when there is no platform, or when it has a password; on the
 * sample company it also stands beside an emulator of Teams: there a newcomer sees the other departments, and is somebody
 * whom the emulator can connect as.
 */
export const openPlatforms = (environment: Environment, isSample: boolean): Platform[] => {
  const { slack, teams, consolePassword } = environment;
  const alone = slack === null && (teams === null || (isSample && !knowsPeople(environment)));
  return [
    ...(slack === null ? [] : ["slack" as const]),
    ...(teams === null ? [] : ["teams" as const]),
    ...(alone || consolePassword !== null ? ["console" as const] : []),
  ];
};

const knowsPeople = ({ slack, teams }: Pick<Environment, "slack" | "teams">): boolean =>
  slack !== null || teams?.mode === "azure";

/** Mail: a way out alone, for the end of an escalation. Nobody asks anything by mail. */
export const openMail = (mail: NonNullable<Environment["mail"]>, policy: () => Policy): ChatWindow => ({
  platform: "mail",
  deliverer: createMailDeliverer({ ...mail, png: (chart) => drawPng(chart, "light") }),
  directory: createMailDirectory(() => policy().desk),
});

/** The firm's own pager, behind a signed webhook: a way out alone, like mail. */
export const openPager = (pager: NonNullable<Environment["pager"]>, policy: () => Policy): ChatWindow => ({
  platform: "pager",
  deliverer: createPagerDeliverer({ ...pager, machineNow: () => machineTime(Date.now()) }),
  directory: createPagerDirectory(() => policy().desk),
});
