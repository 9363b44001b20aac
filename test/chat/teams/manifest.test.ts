import { existsSync, readFileSync } from "node:fs";
import AjvDraft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../src/chat/parse-command.ts";
import { teamsManifest } from "../../../src/chat/teams/manifest.ts";
import { asJson, asList } from "../../support/teams-connector.ts";

const schemaFile = new URL("../../../../shared/schemas/teams/MicrosoftTeams.schema.json", import.meta.url);
const appId = "11111111-2222-4333-8444-555555555555";
const filled = teamsManifest({ appId, publicUrl: "https://desk.example/care/", version: "1.2.3", language: "en" });
const manifest = asJson(JSON.parse(filled));
const [bot = {}] = asList(manifest.bots);
const [extension = {}] = asList(manifest.composeExtensions);
const menus = asList(bot.commandLists);

/** Width and height of a PNG, which stand at its beginning. */
const sizeOf = (name: string): number[] => {
  const png = readFileSync(new URL(`../../../manifests/teams/${name}`, import.meta.url));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe("the Teams manifest", () => {
  it.skipIf(!existsSync(schemaFile))("is one by the official schema", () => {
    const Ajv = AjvDraft04.default;
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const valid = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
    valid(manifest);
    expect(valid.errors).toBeNull();
    valid({ ...manifest, accentColor: "green" });
    expect(valid.errors).not.toBeNull();
  });

  it("keeps to the lengths that Teams checks when it is uploaded", () => {
    expect(manifest).toMatchObject({ manifestVersion: "1.29", version: "1.2.3", supportsChannelFeatures: "tier1" });
    expect(String(asJson(manifest.name).short).length).toBeLessThanOrEqual(30);
    expect(String(asJson(manifest.description).short).length).toBeLessThanOrEqual(80);
    expect(menus.length).toBeLessThanOrEqual(3);
    for (const { commands } of menus) {
      expect(asList(commands).length).toBeGreaterThan(5);
      expect(asList(commands).length).toBeLessThanOrEqual(12);
    }
  });

  it("has icons of the sizes that Teams asks for", () => {
    expect(sizeOf("color.png")).toEqual([192, 192]);
    expect(sizeOf("outline.png")).toEqual([32, 32]);
  });

  it("names the bot and the desk's address wherever they belong", () => {
    expect([manifest.id, bot.botId, extension.botId]).toEqual([appId, appId, appId]);
    expect(manifest.validDomains).toEqual(["desk.example"]);
    expect(asList(extension.messageHandlers)).toEqual([{ type: "link", value: { domains: ["desk.example"] } }]);
    expect(filled).not.toContain("00000000-0000");
    expect(filled).not.toContain("followthrough.example");
  });

  it("offers words that the desk understands, and asks for no permission over what people say", () => {
    for (const { title } of menus.flatMap(({ commands }) => asList(commands))) {
      const read = parseCommand(String(title), { thread: false });
      expect("unread" in read ? read.unread : null, String(title)).not.toBe("unknown-verb");
    }
    expect(manifest.authorization).toBeUndefined();
    expect(manifest.webApplicationInfo).toBeUndefined();
  });

  it.each([
    [{ appId: null, publicUrl: "https://desk.example" }, "MicrosoftAppId"],
    [{ appId: "bot", publicUrl: "https://desk.example" }, "MicrosoftAppId"],
    [{ appId, publicUrl: null }, "PUBLIC_URL"],
    [{ appId, publicUrl: "http://desk.example" }, "PUBLIC_URL"],
  ])("says in one sentence what it lacks: %j", (given, named) => {
    expect(() => teamsManifest({ ...given, version: "1.0.0", language: "en" })).toThrow(named);
  });
});
