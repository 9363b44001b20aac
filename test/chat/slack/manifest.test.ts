import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { slackManifest } from "../../../src/chat/slack/manifest.ts";
import { asJson } from "../../support/slack-front.ts";
import { requiredScopes } from "../../support/slack-workspace.ts";

const schemaFile = new URL("../../../../shared/schemas/slack/manifest.schema.2.0.0.json", import.meta.url);
const address = "https://desk.example/slack/events";
const http = parse(slackManifest({ publicUrl: "https://desk.example/", command: "/complaint", socketMode: false }));
const socket = parse(slackManifest({ publicUrl: null, command: "/case", socketMode: true }));

/** What each Web API method needs, as Slack documents it; `rest` means that the scopes for posting cover it. */
const scopeOf: Record<string, string[]> = {
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.unfurl": ["links:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["im:history", "channels:history", "groups:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.list": ["channels:read", "groups:read"],
  "conversations.replies": ["im:history", "channels:history", "groups:history"],
  "dnd.info": ["dnd:read"],
  "entity.presentDetails": [],
  "files.uploadV2": ["files:write"],
  "pins.add": ["pins:write"],
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
};
const scopeOfEvent: Record<string, string[]> = {
  app_home_opened: [],
  link_shared: ["links:read"],
  entity_details_requested: [],
  app_mention: ["app_mentions:read"],
  "message.im": ["im:history"],
  channel_shared: ["channels:read", "groups:read"],
  channel_unshared: ["channels:read", "groups:read"],
  channel_id_changed: ["channels:read"],
};

const sources = (folder: URL): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(new URL(`${entry.name}/`, folder))
      : [readFileSync(new URL(entry.name, folder), "utf8")],
  );
const source = sources(new URL("../../../src/chat/slack/", import.meta.url)).join("\n");
const scopes = { required: http.oauth_config.scopes.bot, optional: http.oauth_config.scopes.bot_optional };

describe("the Slack manifest", () => {
  it.skipIf(!existsSync(schemaFile))("is one that Slack's own schema takes, with HTTP and with Socket Mode", () => {
    const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
    const valid = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
    for (const manifest of [http, socket]) {
      valid(manifest);
      expect(valid.errors ?? []).toEqual([]);
    }
    expect(valid({ ...http, display_information: { name: "x".repeat(36) } })).toBe(false);
  });

  it("points everything Slack calls at one address, and at none with Socket Mode", () => {
    expect(http.features.slash_commands[0]).toMatchObject({ command: "/complaint", url: address, should_escape: true });
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { request_url: address },
    });
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain("https://");
    expect(JSON.stringify(http)).not.toContain("followthrough.example");
  });

  it("asks for every scope that is used and for none that is not", () => {
    const called = new Set([...source.matchAll(/client\.([a-z]+\.[a-zA-Z0-9]+)\(/g)].map((match) => match[1] ?? ""));
    expect([...called].filter((method) => scopeOf[method] === undefined)).toEqual([]);
    const events: string[] = http.settings.event_subscriptions.bot_events;
    const needed = new Set([
      "commands",
      ...[...called].flatMap((method) => scopeOf[method] ?? []),
      ...events.flatMap((event) => scopeOfEvent[event] ?? [`a scope for ${event}`]),
    ]);
    expect([...scopes.required, ...scopes.optional].sort()).toEqual([...needed].sort());
  });

  it("requires no more than the tests against the emulator get by with", () => {
    expect([...scopes.required].sort()).toEqual([...requiredScopes].sort());
  });

  it("subscribes to what is listened for", () => {
    const heard = [...source.matchAll(/app\.event\("([a-z_]+)"/g)].map((match) => match[1]);
    const subscribed = http.settings.event_subscriptions.bot_events.map((event: string) =>
      event.replace("message.im", "message"),
    );
    expect(subscribed.sort()).toEqual(heard.sort());
  });

  it("lets people write to the bot", () => {
    expect(asJson(http.features.app_home)).toMatchObject({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it.each(["case", "/Case", "/two words", "/", `/${"x".repeat(32)}`])(
    "says what is wrong with the command %j",
    (command) => {
      expect(() => slackManifest({ publicUrl: "https://desk.example", command, socketMode: false })).toThrow(
        "will not do in Slack",
      );
    },
  );

  it.each([null, "http://desk.example", "desk.example", ""])("says what is wrong with the address %j", (publicUrl) => {
    expect(() => slackManifest({ publicUrl, command: "/case", socketMode: false })).toThrow("set PUBLIC_URL");
  });
});
