import { readSwitch, readToken, shown, type Variables } from "./read-variable.ts";

/** How to reach Teams: as a registered bot of one tenant, or unauthenticated on this machine alone. */
export type TeamsEnvironment =
  | { mode: "local" }
  | {
      mode: "azure";
      appId: string;
      appType: TeamsAppType;
      tenantId: string;
      /** The client secret; null for a managed identity, which has none. */
      password: string | null;
    };

const teamsAppTypes = ["SingleTenant", "UserAssignedMSI"] as const;
type TeamsAppType = (typeof teamsAppTypes)[number];

/**
 * Null when nothing of Teams is set. The SDK would take an empty app id for "no authentication" and a missing type for
 * "every tenant"; both are told to `from` instead of being passed on.
 */
export const readTeams = (from: Variables): TeamsEnvironment | null => {
  const local = readSwitch(from, "TEAMS_LOCAL");
  const given = names.filter((name) => from.text(name) !== null);
  if (local) {
    if (given.length === 0) return { mode: "local" };
    from.wrong(
      `TEAMS_LOCAL=1 turns authentication off, and ${given.join(", ")} ${given.length > 1 ? "are" : "is"} set as well. Keep one of the two.`,
    );
    return null;
  }
  if (given.length === 0) return null;
  const appId = readGuid(from, "MicrosoftAppId");
  const tenantId = readGuid(from, "MicrosoftAppTenantId");
  const appType = readAppType(from);
  const password = readToken(from, "MicrosoftAppPassword");
  for (const name of names) {
    const needed = name !== "MicrosoftAppPassword" || appType === "SingleTenant";
    if (needed && from.text(name) === null) {
      from.wrong(
        `${given.join(", ")} ${given.length > 1 ? "are" : "is"} set, but ${name} is not. Set it too (${hints[name]}), or leave Teams out.`,
      );
    }
  }
  if (appId === null || tenantId === null || appType === null) return null;
  if (appType === "UserAssignedMSI") return { mode: "azure", appId, appType, tenantId, password: null };
  return password === null ? null : { mode: "azure", appId, appType, tenantId, password };
};

const names = ["MicrosoftAppId", "MicrosoftAppType", "MicrosoftAppTenantId", "MicrosoftAppPassword"] as const;
const hints: Record<(typeof names)[number], string> = {
  MicrosoftAppId: "the bot's application id",
  MicrosoftAppType: teamsAppTypes.join(" or "),
  MicrosoftAppTenantId: "your directory's id",
  MicrosoftAppPassword: "the client secret",
};

const readGuid = (from: Variables, name: string): string | null => {
  const text = from.text(name);
  if (text === null) return null;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  from.wrong(`${name} is ${shown(text)}. Give the id as Azure shows it: 01234567-89ab-cdef-0123-456789abcdef.`);
  return null;
};

const readAppType = (from: Variables): TeamsAppType | null => {
  const text = from.text("MicrosoftAppType");
  const found = teamsAppTypes.find((type) => type === text);
  if (text !== null && found === undefined) {
    from.wrong(
      `MicrosoftAppType is ${shown(text)}. Give SingleTenant or UserAssignedMSI: the desk answers to your own tenant alone.`,
    );
  }
  return found ?? null;
};
