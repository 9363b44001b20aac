import { isIPv6 } from "node:net";
import { closest } from "../core/desk/closest.ts";
import { ConfigError } from "./config-error.ts";
import { type MailEnvironment, readMail } from "./read-mail.ts";
import { type PagerEnvironment, readPager } from "./read-pager.ts";
import { readSlack, type SlackEnvironment } from "./read-slack.ts";
import { readTeams, type TeamsEnvironment } from "./read-teams.ts";
import {
  readChoice,
  readHttpUrl,
  readNumber,
  readPassword,
  readSwitch,
  readToken,
  shown,
  type Variables,
  variablesOf,
} from "./read-variable.ts";

/** Everything the environment may say, read once. */
export type Environment = {
  /** Null: embedded PostgreSQL in `dataFolder`. */
  databaseUrl: string | null;
  dataFolder: string;
  /** False when `dataFolder` is only the default, which the embedded database may have to move. */
  dataFolderChosen: boolean;
  /** Path of the desk file; null is the sample company. */
  deskFile: string | null;
  /** 0 lets the system pick a free one. */
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string | null;
  slack: SlackEnvironment | null;
  teams: TeamsEnvironment | null;
  mail: MailEnvironment | null;
  pager: PagerEnvironment | null;
  consolePassword: string | null;
  metricsToken: string | null;
  /** By connector name. */
  intakeSecrets: ReadonlyMap<string, string>;
  /** By the name of an outgoing webhook. */
  webhookSecrets: ReadonlyMap<string, string>;
  /** Webhooks may also go to private addresses and without TLS: for receivers beside the desk. */
  webhooksPrivate: boolean;
  logLevel: LogLevel;
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

/** Every variable with a fixed name; `INTAKE_SECRET_<CONNECTOR>` and `WEBHOOK_SECRET_<NAME>` come on top. */
export const variableNames = [
  "DATABASE_URL",
  "FOLLOWTHROUGH_DATA",
  "FOLLOWTHROUGH_CONFIG",
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_APP_TOKEN",
  "SLACK_API_URL",
  "MicrosoftAppId",
  "MicrosoftAppPassword",
  "MicrosoftAppType",
  "MicrosoftAppTenantId",
  "TEAMS_LOCAL",
  "SMTP_URL",
  "MAIL_FROM",
  "PAGER_URL",
  "PAGER_SECRET",
  "WEBHOOK_PRIVATE",
  "CONSOLE_PASSWORD",
  "METRICS_TOKEN",
  "LOG_LEVEL",
] as const;

const SHORTEST_PASSWORD = 8;

/** Reads the process environment; throws a `ConfigError` with a line for each thing that is wrong with it. */
export const readEnvironment = (env: NodeJS.ProcessEnv): Environment => {
  const from = variablesOf(env);
  for (const name of Object.keys(env)) checkOwnName(from, name);
  const environment: Environment = {
    databaseUrl: readDatabaseUrl(from),
    dataFolder: from.text("FOLLOWTHROUGH_DATA") ?? ".followthrough",
    dataFolderChosen: from.text("FOLLOWTHROUGH_DATA") !== null,
    deskFile: from.text("FOLLOWTHROUGH_CONFIG"),
    port: readNumber(from, "PORT", { min: 0, max: 65_535, fallback: 3000 }),
    host: readHost(from),
    publicUrl: readHttpUrl(from, "PUBLIC_URL", "https://desk.example.com"),
    slack: readSlack(from),
    teams: readTeams(from),
    mail: readMail(from),
    pager: readPager(from),
    consolePassword: readPassword(from, "CONSOLE_PASSWORD", SHORTEST_PASSWORD),
    metricsToken: readToken(from, "METRICS_TOKEN"),
    intakeSecrets: readSecrets(from, env, INTAKE, { what: "connector", example: "WEB_FORM for web-form" }),
    webhookSecrets: readSecrets(from, env, OUTGOING, { what: "webhook", example: "DATA_LAKE for data-lake" }),
    webhooksPrivate: readSwitch(from, "WEBHOOK_PRIVATE"),
    logLevel: readChoice(from, "LOG_LEVEL", logLevels) ?? "info",
  };
  if (environment.teams?.mode === "local" && !isLocalOnly(environment)) {
    const other = environment.publicUrl === null ? "SLACK_BOT_TOKEN" : "PUBLIC_URL";
    from.wrong(
      `TEAMS_LOCAL=1 answers anyone on this machine, and ${other} opens the desk to others. Keep one of the two.`,
    );
  }
  if (from.lines.length > 0) throw new ConfigError(from.lines);
  return environment;
};

/**
 * Whether surfaces without sign-in may exist at all: no public address and no platform that authenticates people. A
 * Slack at a loopback address is an emulator and knows nobody. Each request is checked on top of this.
 */
export const isLocalOnly = ({ publicUrl, slack, teams }: Pick<Environment, "publicUrl" | "slack" | "teams">): boolean =>
  publicUrl === null && (slack === null || isLoopback(slack.apiUrl)) && teams?.mode !== "azure";

const isLoopback = (url: string | null): boolean =>
  url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

const checkOwnName = (from: Variables, name: string): void => {
  if (!name.startsWith(OURS) || variableNames.some((known) => known === name)) return;
  const ours = variableNames.filter((known) => known.startsWith(OURS)).map((known) => known.slice(OURS.length));
  const guess = closest(name.slice(OURS.length), ours);
  const remedy =
    guess === undefined ? `There are ${OURS}${ours.join(` and ${OURS}`)}.` : `Did you mean ${OURS}${guess}?`;
  from.wrong(`There is no setting ${shown(name)}. ${remedy}`);
};

const readDatabaseUrl = (from: Variables): string | null => {
  const text = from.text("DATABASE_URL");
  if (text === null || /^postgres(ql)?:\/\/\S+$/.test(text)) return text;
  from.wrong(
    "DATABASE_URL is not a PostgreSQL address. Give one such as postgresql://user:password@host:5432/desk, or leave it out for the embedded database.",
  );
  return null;
};

const readHost = (from: Variables): string => {
  const text = from.text("HOST") ?? "127.0.0.1";
  if (/^[A-Za-z0-9._-]+$/.test(text) || isIPv6(text)) return text;
  from.wrong(`HOST is ${shown(text)}. Give a name or an address to listen on, such as 127.0.0.1 or 0.0.0.0.`);
  return "127.0.0.1";
};

const readSecrets = (
  from: Variables,
  env: NodeJS.ProcessEnv,
  prefix: string,
  { what, example }: { what: string; example: string },
): ReadonlyMap<string, string> => {
  const secrets = new Map<string, string>();
  for (const name of Object.keys(env)) {
    if (!name.startsWith(prefix)) continue;
    const connector = name.slice(prefix.length);
    if (!/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(connector)) {
      from.wrong(
        `${shown(name)} names no ${what}. Write its name in capitals with _ for each hyphen, such as ${prefix}${example}.`,
      );
      continue;
    }
    // Not trimmed: whoever signs may count a space in.
    const secret = env[name];
    if (secret !== undefined && from.text(name) !== null)
      secrets.set(connector.toLowerCase().replaceAll("_", "-"), secret);
  }
  return secrets;
};

const OURS = "FOLLOWTHROUGH_";
const INTAKE = "INTAKE_SECRET_";
const OUTGOING = "WEBHOOK_SECRET_";
