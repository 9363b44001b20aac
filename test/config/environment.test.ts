import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config/config-error.ts";
import { isLocalOnly, readEnvironment, variableNames } from "../../src/config/environment.ts";

const GUID = "01234567-89AB-cdef-0123-456789abcdef";
const teams = { MicrosoftAppId: GUID, MicrosoftAppTenantId: GUID, MicrosoftAppType: "SingleTenant" };
const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "sssh" };

const mail = {
  SMTP_URL: "smtps://desk:s3cr3t%2F@mail.example.com:465",
  MAIL_FROM: "Followthrough <desk@example.com>",
};
const pager = { PAGER_URL: "https://pager.example.com/hook/?key=k", PAGER_SECRET: "between-us" };

const linesOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readEnvironment(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
};

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(readEnvironment({})).toEqual({
      databaseUrl: null,
      dataFolder: ".followthrough",
      dataFolderChosen: false,
      deskFile: null,
      port: 3000,
      host: "127.0.0.1",
      publicUrl: null,
      slack: null,
      teams: null,
      mail: null,
      pager: null,
      consolePassword: null,
      metricsToken: null,
      intakeSecrets: new Map(),
      webhookSecrets: new Map(),
      webhooksPrivate: false,
      logLevel: "info",
    });
  });

  it("takes an empty variable for one that is not set, and leaves other programs' alone", () => {
    const empty = Object.fromEntries(variableNames.map((name) => [name, " "]));
    expect(readEnvironment({ ...empty, INTAKE_SECRET_WEBHOOK: "", PATH: "/bin", FOLLOW: "x" })).toEqual(
      readEnvironment({}),
    );
  });

  it("reads everything that can be set", () => {
    const environment = readEnvironment({
      DATABASE_URL: "postgresql://u:p@db:5432/desk",
      FOLLOWTHROUGH_DATA: "/var/lib/desk",
      FOLLOWTHROUGH_CONFIG: "desk.yaml",
      PORT: "0",
      HOST: "::1",
      PUBLIC_URL: "https://desk.example.com/care/",
      ...slack,
      SLACK_API_URL: "http://localhost:4003/api/",
      ...teams,
      MicrosoftAppPassword: "pw",
      ...mail,
      ...pager,
      CONSOLE_PASSWORD: "eight or more",
      METRICS_TOKEN: "m",
      INTAKE_SECRET_WEBHOOK: " spaces stay ",
      INTAKE_SECRET_WEB_FORM_2: "b",
      WEBHOOK_SECRET_DATA_LAKE: "c",
      WEBHOOK_PRIVATE: "1",
      LOG_LEVEL: "debug",
    });
    expect(environment).toEqual({
      databaseUrl: "postgresql://u:p@db:5432/desk",
      dataFolder: "/var/lib/desk",
      dataFolderChosen: true,
      deskFile: "desk.yaml",
      port: 0,
      host: "::1",
      publicUrl: "https://desk.example.com/care",
      slack: { mode: "http", botToken: "xoxb-1", signingSecret: "sssh", apiUrl: "http://localhost:4003/api" },
      teams: {
        mode: "azure",
        appId: GUID.toLowerCase(),
        tenantId: GUID.toLowerCase(),
        appType: "SingleTenant",
        password: "pw",
      },
      mail: { url: "smtps://desk:s3cr3t%2F@mail.example.com:465", from: "Followthrough <desk@example.com>" },
      pager: { url: "https://pager.example.com/hook/?key=k", secret: "between-us" },
      consolePassword: "eight or more",
      metricsToken: "m",
      intakeSecrets: new Map([
        ["webhook", " spaces stay "],
        ["web-form-2", "b"],
      ]),
      webhookSecrets: new Map([["data-lake", "c"]]),
      webhooksPrivate: true,
      logLevel: "debug",
    });
  });

  it("needs no signing secret in Socket Mode", () => {
    const { slack: read } = readEnvironment({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" });
    expect(read).toEqual({ mode: "socket", botToken: "xoxb-1", appToken: "xapp-1", apiUrl: null });
  });

  it("needs no password for a managed identity", () => {
    expect(readEnvironment({ ...teams, MicrosoftAppType: "UserAssignedMSI" }).teams).toMatchObject({ password: null });
  });

  it.each([
    "smtp://mail.example.com",
    "smtp://localhost:1025/",
    "smtp://[::1]:25",
    "SMTPS://desk%40example.com:p%3A%23@mail.example.com",
  ])("takes %s for a mail server", (url) => {
    expect(readEnvironment({ ...mail, SMTP_URL: url }).mail).toEqual({ url, from: mail.MAIL_FROM });
  });

  it.each([
    "desk@example.com",
    "<desk@example.com>",
    '"Firm, Inc." <desk@example.com>',
    "Grüße <jürgen@bücher.example>",
  ])("takes %s for a sender", (from) => {
    expect(readEnvironment({ ...mail, MAIL_FROM: from }).mail?.from).toBe(from);
  });

  it.each(["http://localhost:9000/page", "http://127.0.0.1", "http://[::1]:9000", "https://pager.example.com"])(
    "takes %s for a pager",
    (url) => {
      expect(readEnvironment({ ...pager, PAGER_URL: url }).pager?.url).toBe(url);
    },
  );

  it.each([
    [{ FOLLOWTHROUGH_CONFG: "x" }, "FOLLOWTHROUGH_CONFG", "Did you mean FOLLOWTHROUGH_CONFIG?"],
    [{ FOLLOWTHROUGH_COLOUR: "" }, "FOLLOWTHROUGH_COLOUR", "FOLLOWTHROUGH_DATA and FOLLOWTHROUGH_CONFIG"],
    [{ PORT: "80a" }, "PORT is 80a", "0 to 65535"],
    [{ PORT: "65536" }, "PORT is 65536", "0 to 65535"],
    [{ PORT: "-1" }, "PORT is -1", "0 to 65535"],
    [{ HOST: "http://localhost" }, "HOST is http://localhost", "127.0.0.1"],
    [{ HOST: "localhost:3000" }, "HOST is localhost:3000", "127.0.0.1"],
    [{ PUBLIC_URL: "desk.example.com" }, "PUBLIC_URL", "https://"],
    [{ PUBLIC_URL: "ftp://desk.example.com" }, "PUBLIC_URL", "https://"],
    [{ PUBLIC_URL: "https://a:b@desk.example.com" }, "PUBLIC_URL", "Leave out user"],
    [{ DATABASE_URL: "mysql://u:s3cr3tive@db/desk" }, "DATABASE_URL", "postgresql://"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is loud", "fatal, error, warn"],
    [{ CONSOLE_PASSWORD: "s3cr3t" }, "CONSOLE_PASSWORD has 6 characters", "at least 8"],
    [{ METRICS_TOKEN: "a s3cr3tive" }, "METRICS_TOKEN", "space"],
    [{ INTAKE_SECRET_: "s3cr3tive" }, "INTAKE_SECRET_ names no connector", "web-form"],
    [{ "INTAKE_SECRET_web-form": "s3cr3tive" }, "INTAKE_SECRET_web-form", "in capitals"],
    [{ TEAMS_LOCAL: "yes" }, "TEAMS_LOCAL is yes", "1, 0"],
    [{ SLACK_BOT_TOKEN: "xoxb-s3cr3tive" }, "SLACK_SIGNING_SECRET is not", "SLACK_APP_TOKEN"],
    [{ SLACK_SIGNING_SECRET: "s3cr3tive" }, "SLACK_SIGNING_SECRET is set", "SLACK_BOT_TOKEN is not"],
    [{ SLACK_APP_TOKEN: "xapp-s3cr3tive" }, "SLACK_APP_TOKEN is set", "SLACK_BOT_TOKEN is not"],
    [{ SLACK_API_URL: "http://localhost" }, "SLACK_API_URL is set", "SLACK_BOT_TOKEN is not"],
    [{ ...slack, SLACK_BOT_TOKEN: "xoxp-s3cr3tive" }, "SLACK_BOT_TOKEN", "xoxb-"],
    [{ ...slack, SLACK_APP_TOKEN: "xoxb-s3cr3tive" }, "SLACK_APP_TOKEN", "xapp-"],
    [{ ...teams }, "MicrosoftAppPassword is not", "client secret"],
    [{ ...teams, MicrosoftAppPassword: "s3cr3tive", MicrosoftAppId: "" }, "MicrosoftAppId is not", "application id"],
    [
      { ...teams, MicrosoftAppPassword: "s3cr3tive", MicrosoftAppTenantId: "" },
      "MicrosoftAppTenantId is not",
      "directory",
    ],
    [
      { ...teams, MicrosoftAppPassword: "s3cr3tive", MicrosoftAppType: "" },
      "MicrosoftAppType is not",
      "SingleTenant or",
    ],
    [
      { ...teams, MicrosoftAppPassword: "s3cr3tive", MicrosoftAppType: "MultiTenant" },
      "is MultiTenant",
      "your own tenant",
    ],
    [{ ...teams, MicrosoftAppPassword: "s3cr3tive", MicrosoftAppId: "bot" }, "MicrosoftAppId is bot", "as Azure shows"],
    [{ SMTP_URL: mail.SMTP_URL }, "MAIL_FROM is not", "leave mail out"],
    [{ MAIL_FROM: mail.MAIL_FROM }, "SMTP_URL is not", "leave mail out"],
    [{ ...mail, SMTP_URL: "https://desk:s3cr3t@mail.example.com" }, "SMTP_URL is not a mail server's", "smtps://"],
    [{ ...mail, SMTP_URL: "mail.example.com:465" }, "SMTP_URL is not a mail server's", "smtps://"],
    [{ ...mail, SMTP_URL: "smtps://desk:s3cr3t@" }, "SMTP_URL is not a mail server's", "smtps://"],
    [{ ...mail, SMTP_URL: "smtps://desk:s3cr3t#x@mail.example.com" }, "SMTP_URL is not a mail server's", "%23"],
    [{ ...mail, SMTP_URL: "smtps://desk:s3cr3t%@mail.example.com" }, "SMTP_URL is not a mail server's", "%25"],
    [{ ...mail, SMTP_URL: "smtps://desk:s3cr3t@mail.example.com/?pool=1" }, "SMTP_URL goes on", "%2F"],
    [{ ...mail, SMTP_URL: "smtps://mail.example.com/s3cr3t" }, "SMTP_URL goes on", "Leave out"],
    [{ ...mail, SMTP_URL: "smtps://s3cr3t@mail.example.com" }, "user without a password", "or neither"],
    [{ ...mail, SMTP_URL: "smtps://:s3cr3t@mail.example.com" }, "password without a user", "or neither"],
    [{ ...mail, MAIL_FROM: "desk" }, "MAIL_FROM is not one mail address", "desk@example.com"],
    [{ ...mail, MAIL_FROM: "a@example.com, b@example.com" }, "MAIL_FROM is not one", "desk@example.com"],
    [{ ...mail, MAIL_FROM: "Firm, Inc. <desk@example.com>" }, "MAIL_FROM is not one", "desk@example.com"],
    [
      { ...mail, MAIL_FROM: "Desk <desk@example.com>\r\nBcc: <x@evil.example>" },
      "MAIL_FROM is not one",
      "desk@example",
    ],
    [{ PAGER_URL: pager.PAGER_URL }, "PAGER_SECRET is not", "leave the pager out"],
    [{ PAGER_SECRET: "s3cr3tive" }, "PAGER_URL is not", "leave the pager out"],
    [{ ...pager, PAGER_URL: "pager.example.com/s3cr3t" }, "PAGER_URL is not a web address", "https://"],
    [{ ...pager, PAGER_URL: "http://pager.example.com/s3cr3t" }, "leaves this machine", "https://"],
    [{ ...pager, PAGER_URL: "http://127.0.0.1.example.com" }, "leaves this machine", "https://"],
    [{ ...pager, PAGER_URL: "https://u:s3cr3t@pager.example.com" }, "holds a user", "PAGER_SECRET"],
    [{ ...pager, PAGER_SECRET: "s3cr3t ive" }, "PAGER_SECRET has a space", "without"],
    [{ TEAMS_LOCAL: "1", MicrosoftAppId: GUID }, "MicrosoftAppId is set as well", "Keep one"],
    [{ TEAMS_LOCAL: "1", PUBLIC_URL: "https://desk.example.com" }, "PUBLIC_URL", "Keep one"],
    [{ TEAMS_LOCAL: "1", ...slack }, "SLACK_BOT_TOKEN", "Keep one"],
  ])("says one line about %o", (env, says, remedy) => {
    const lines = linesOf(env);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(says);
    expect(lines[0]).toContain(remedy);
    expect(lines[0]).not.toMatch(/s3cr3t|[\n!]/);
  });

  it("says everything at once, a line each", () => {
    const lines = linesOf({ FOLLOWTHROUGH_X: "1", PORT: "x", LOG_LEVEL: "x", SLACK_BOT_TOKEN: "xoxb-1", HOST: "\n/" });
    expect(lines).toHaveLength(5);
    expect(new ConfigError(lines).message.split("\n")).toHaveLength(5);
  });

  it("knows when surfaces without sign-in may exist", () => {
    const emulator = { ...slack, SLACK_API_URL: "http://127.0.0.1:4003/api" };
    expect(isLocalOnly(readEnvironment({}))).toBe(true);
    expect(isLocalOnly(readEnvironment({ TEAMS_LOCAL: "1", ...emulator }))).toBe(true);
    expect(isLocalOnly(readEnvironment(slack))).toBe(false);
    expect(isLocalOnly(readEnvironment({ ...slack, SLACK_API_URL: "http://127.0.0.1.example.com/api" }))).toBe(false);
    expect(isLocalOnly(readEnvironment({ PUBLIC_URL: "https://desk.example.com" }))).toBe(false);
    expect(isLocalOnly(readEnvironment({ ...teams, MicrosoftAppPassword: "x" }))).toBe(false);
  });
});

describe(".env.example", () => {
  const lines = readFileSync(new URL("../../.env.example", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const assignments = lines.flatMap((line) => /^#? ?([A-Za-z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);

  it("has every variable once, each beneath a comment", () => {
    const names = assignments.filter((_, i) => i % 2 === 0);
    expect(names.toSorted()).toEqual(
      [...variableNames, "INTAKE_SECRET_WEBHOOK", "WEBHOOK_SECRET_TICKETING"].toSorted(),
    );
    for (const name of names) {
      const at = lines.findIndex((line) => new RegExp(`^#? ?${name}=`).test(line));
      expect(lines[at - 1], name).toMatch(/^# .*\.$/);
    }
  });

  it("sets nothing that has to be taken out again", () => {
    const set = lines.filter((line) => line !== "" && !line.startsWith("#"));
    expect(readEnvironment(Object.fromEntries(set.map((line) => line.split("="))))).toEqual(readEnvironment({}));
  });
});
