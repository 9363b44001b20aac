import { readFileSync } from "node:fs";
import { wordsIn } from "../../card/words/languages.ts";
import { type VerbRow, verbRows } from "../../core/case/verbs.ts";
import type { Language } from "../../core/desk/language.ts";

export const manifestFolder = new URL("../../../manifests/teams/", import.meta.url);

/** Teams shows at most so many words in a command menu. */
const mostCommands = 12;

/**
 * The app manifest for this installation, as JSON. `publicUrl` is where the desk is reached from outside, over https. The
 * command menus are the desk's own verbs with the sentences of its help, in its language. Throws one sentence for an address or an id that
 * Teams would not take.
 */
export const teamsManifest = (options: {
  appId: string | null;
  publicUrl: string | null;
  version: string;
  language: Language;
}): string => {
  const { appId, publicUrl, version, language } = options;
  if (appId === null || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId))
    throw new Error("The manifest names the bot: set MicrosoftAppId to its application id.");
  if (publicUrl === null || !URL.canParse(publicUrl) || new URL(publicUrl).protocol !== "https:")
    throw new Error("Teams calls the desk at a public https address: set PUBLIC_URL (https://desk.example).");
  const address = publicUrl.replace(/\/+$/, "");
  const { hostname } = new URL(address);
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", manifestFolder), "utf8")) as Template;
  const [bot] = manifest.bots;
  const [extension] = manifest.composeExtensions;
  return `${JSON.stringify(
    {
      ...manifest,
      version,
      id: appId,
      developer: { ...manifest.developer, websiteUrl: address, privacyUrl: address, termsOfUseUrl: address },
      bots: [{ ...bot, botId: appId, commandLists: commandLists(language) }],
      composeExtensions: [
        {
          ...extension,
          botId: appId,
          messageHandlers: [{ type: "link", value: { domains: [hostname] } }],
        },
      ],
      validDomains: [hostname],
    },
    null,
    2,
  )}\n`;
};

type Template = Record<string, unknown> & {
  developer: object;
  bots: [object];
  composeExtensions: [object];
};

/** What people say alone with the bot, and what they say where their colleagues work. */
const commandLists = (language: Language): object[] => [
  { scopes: ["personal"], triggers: ["mention", "slash"], commands: commands(["everyone", "daily"], language) },
  {
    scopes: ["team", "groupChat"],
    triggers: ["mention", "slash"],
    commands: commands(["daily", "everyone"], language),
  },
];

const commands = (order: VerbRow["shown"][], language: Language): object[] =>
  order
    .flatMap((shown) => verbRows.filter((row) => row.shown === shown))
    .slice(0, mostCommands)
    .map(({ name }) => {
      const [usage, what] = wordsIn(language).help.verbs[name];
      return { title: name.replaceAll("-", " "), description: `${usage}: ${what}`, type: "basic" };
    });
