import type { Express } from "express";
import { wordsIn } from "../card/words/languages.ts";
import { isConnector, isThisMachine } from "../chat/teams/service-urls.ts";
import { createTeamsClient } from "../chat/teams/teams-client.ts";
import { createOpenChat, createTeamsDeliverer } from "../chat/teams/teams-deliverer.ts";
import { createTeamsDirectory } from "../chat/teams/teams-directory.ts";
import { createTeamsDoor } from "../chat/teams/teams-door.ts";
import type { TeamsIdentity } from "../chat/teams/teams-identity.ts";
import type { WindowLog } from "../chat/window-work.ts";
import { ConfigError } from "../config/config-error.ts";
import type { Environment } from "../config/environment.ts";
import type { Log, Policy } from "../flows/deps.ts";
import type { Db } from "../store/client.ts";
import { pinWorkspace } from "../store/identities.ts";
import { forgetLostPlaces } from "../store/lease-place.ts";
import { openTeamsReferences } from "../store/teams-references.ts";
import { knownUsers } from "./known-users.ts";
import type { OpenWindow } from "./open-windows.ts";

/**
 * Microsoft Teams, on this app. Its tenant is pinned at the first start. Imported when it is needed: the SDK behind it
 * takes a good while to load.
 */
export const openTeams = async (
  teams: NonNullable<Environment["teams"]>,
  parts: {
    app: Express;
    db: Db;
    policy: () => Policy;
    publicUrl: string | null;
    port: () => number;
    wake: () => void;
    log: Log;
  },
): Promise<OpenWindow> => {
  const { app, db, policy, publicUrl, port } = parts;
  const log: WindowLog = {
    info: (line) => parts.log.info({ platform: "teams" }, line),
    warn: (line) => parts.log.warn({ platform: "teams" }, line),
    error: (line) => parts.log.error({ platform: "teams" }, line),
  };
  const local = teams.mode === "local";
  const us: TeamsIdentity = { tenant: local ? "local" : teams.tenantId, local };
  const pinned = await pinWorkspace(db, "teams", us.tenant);
  if (pinned !== us.tenant) {
    throw new ConfigError([
      `MicrosoftAppTenantId is ${us.tenant}, but this desk works for ${pinned}. Use that tenant's bot, or a database of its own.`,
    ]);
  }
  const client = createTeamsClient({ account: local ? "local" : teams });
  const book = openTeamsReferences(db);
  const directory = createTeamsDirectory({ client, book, us });
  const teamsIdOf = await knownUsers("teams", parts);
  const speaks = () => wordsIn(policy().desk.language);
  const door = createTeamsDoor({
    app,
    client,
    book,
    directory,
    us,
    mayCall: local ? isThisMachine : isConnector,
    openChat: createOpenChat({ client, book, directory, us }),
    onAdded: async () => {
      await forgetLostPlaces(db, "teams");
      parts.wake();
    },
    teamsIdOf,
    words: speaks,
    departments: () => policy().desk.departments.flatMap(({ id, name }) => [id, name]),
    publicUrl,
    port,
    log,
  });
  const deliverer = createTeamsDeliverer({ client, book, directory, us, teamsIdOf, words: speaks, log });
  return { platform: "teams", deliverer, directory, door };
};
