import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect } from "vitest";
import { openAppRig } from "./app-rig.ts";
import { isPending, oneLine } from "./hands.ts";
import { startMailRig } from "./mail-rig.ts";
import { readHtml, textOf } from "./read-html.ts";
import { partOf } from "./read-mail.ts";
import { labelsOf, wordsOf } from "./slack-drawings.ts";
import { asJson, asList, type Json } from "./slack-front.ts";
import { slackHands } from "./slack-hands.ts";
import { startSlackRig } from "./slack-rig.ts";

/**
 * The whole desk as it is started, lived in from Slack and by mail, with words for what a story says: who types and
 * presses what, and what they read, line by line. `homes` says in whose channel a person types.
 */
export const openStoryRig = async (options: { desk: string; startAt: string; homes: Record<string, string> }) => {
  const { homes } = options;
  const slack = await startSlackRig({
    people: Object.keys(homes),
    channels: [...new Set([...Object.values(homes), "desk"])].map((home) => `care-${home}`),
  });
  const mail = await startMailRig();
  const port = await freePort();
  const rig = await openAppRig({
    ...options,
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl.replace(/\/$/, ""),
      SMTP_URL: mail.url,
      MAIL_FROM: "desk@firm.example",
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
  });
  // Platforms take what is posted here without the pauses that they ask for in life.
  for (const { deliverer } of rig.app.deps.windows) Object.assign(deliverer.limits, { betweenPostsMs: 0 });
  slack.connect(`${rig.app.url}/slack/events`);
  const hands = slackHands(slack);
  const seen = new Map<string, number>();
  const log = (head: string, words: string): string => {
    if (process.env.STORY) console.log(`--- ${head}\n${words}`);
    return words;
  };

  const homeOf = (person: string): string => homes[person] ?? "";
  const cardOf = async (ft: string, home: string) => {
    await rig.settle();
    const messages = await slack.messagesIn(`care-${home}`);
    const found = messages.find((message) => linesIn(message)[0]?.startsWith(`${ft} ·`));
    if (found === undefined) throw new Error(`There is no card of ${ft} in the channel of ${home}.`);
    return found;
  };
  /** Does it, and waits for what the person is shown because of it. */
  const after = async (person: string, act: () => Promise<unknown>): Promise<string> => {
    const before = new Set(slack.whispersTo(person).map(({ raw }) => raw));
    const opened = slack.viewOf(person)?.hash;
    await act();
    const shown = await slack.until(() => {
      const view = slack.viewOf(person);
      if (view !== undefined && view.hash !== opened && !JSON.stringify(view.view).includes("One moment.")) {
        return [String(asJson(view.view.title).text), ...linesIn({ blocks: asList(view.view.blocks) })].join("\n");
      }
      const fresh = slack.whispersTo(person).filter(({ raw, text }) => !before.has(raw) && !isPending(text));
      return fresh.length === 0 ? undefined : fresh.flatMap(linesIn).join("\n");
    });
    await rig.settle();
    return shown;
  };

  return {
    rig,
    slack,
    /** A complaint through the signed webhook; the number of its case. */
    hears: async (item: Record<string, unknown>): Promise<string> => {
      const { case: ft } = await rig.complain(item);
      await rig.settle();
      return ft ?? "";
    },
    /** Time goes by until then, in the desk's zone. */
    at: (day: string) => rig.moveTo(`${day}-05:00`),
    types: async (person: string, words: string): Promise<string> =>
      log(`${person} > ${words}`, await after(person, () => hands.type(person, words, { department: homeOf(person) }))),
    /** Presses a button on the newest thing that this person alone was shown: an answer, or a message of the bot. */
    presses: async (person: string, label: string): Promise<string> => {
      const has = ({ blocks }: { blocks: Json[] }): boolean => labelsOf(blocks).includes(label);
      const whisper = slack.whispersTo(person).filter(has).at(-1);
      const message = (await slack.directMessages(person)).filter(has).at(-1);
      if (whisper === undefined && message === undefined) throw new Error(`${person} has no button "${label}".`);
      return log(
        `${person} presses ${label}`,
        await after(person, async () => {
          if (message !== undefined) await slack.clickButton(person, message, label);
          else if (whisper !== undefined) await slack.clickWhisper(person, whisper, label, `care-${homeOf(person)}`);
        }),
      );
    },
    pressesOnCard: async (person: string, ft: string, label: string): Promise<string> => {
      const card = await cardOf(ft, homeOf(person));
      return log(
        `${person} presses ${label} on ${ft}`,
        await after(person, () => slack.clickButton(person, card, label)),
      );
    },
    /** What the person was told directly since this was asked last. */
    told: async (person: string): Promise<string> => {
      await rig.settle();
      const messages = await slack.directMessages(person);
      const fresh = messages.slice(seen.get(person) ?? 0);
      seen.set(person, messages.length);
      return log(`${person} is told`, fresh.flatMap(linesIn).join("\n"));
    },
    card: async (ft: string, home: string): Promise<string> =>
      log(`card of ${ft} in ${home}`, linesIn(await cardOf(ft, home)).join("\n")),
    thread: async (ft: string, home: string): Promise<string> =>
      log(`thread of ${ft} in ${home}`, (await slack.threadOf(await cardOf(ft, home))).flatMap(linesIn).join("\n")),
    /** The newest mail to somebody without chat: its words, and the page its link opens. */
    mailTo: async (address: string) => {
      await rig.settle();
      const found = mail.mails.findLast(({ to }) => to.includes(address));
      if (found === undefined) throw new Error(`Nothing was mailed to ${address}.`);
      const words = log(`mail to ${address}`, partOf(found.mail, "text/plain").replaceAll("\u200c", ""));
      const [, link = ""] = /answer: (\S+)/.exec(words) ?? [];
      const page = async (request?: RequestInit): Promise<string> => {
        const html = await (await fetch(link, request)).text();
        return log("page", textOf(readHtml(html.replaceAll("<!--", "").replace(/<style>[^<]*<\/style>/, ""))));
      };
      return {
        words,
        opens: () => page(),
        answers: (did: string, said: string) =>
          page({ method: "POST", body: new URLSearchParams({ did, words: said }) }),
      };
    },
    close: async (): Promise<void> => {
      await rig.close();
      await slack.close();
      await mail.close();
    },
  };
};

/** These stand there, each as a line of its own. */
export const shows = (words: string, ...lines: string[]): void =>
  expect(words.split("\n")).toEqual(expect.arrayContaining(lines));

/** A message as it is read, line by line; buttons are a line as well. */
const linesIn = ({ blocks }: { blocks: Json[] }): string[] => blocks.flatMap(linesOf).filter((line) => line !== "");
const linesOf = (block: Json): string[] => {
  const type = String(block.type);
  if (type === "actions") return [`[ ${labelsOf([block]).join(" | ")} ]`];
  if (type === "rich_text_section") {
    const words = asList(block.elements).map(({ text }) => String(text ?? ""));
    return words.join("").split("\n").map(oneLine);
  }
  if (type.startsWith("rich_text")) return asList(block.elements).flatMap(linesOf);
  if (type === "section" && block.fields === undefined) {
    const labels = labelsOf([block]);
    return [`${oneLine(wordsOf(asJson(block.text)))}${labels.length === 0 ? "" : ` [ ${labels.join(" | ")} ]`}`];
  }
  return [oneLine(wordsOf(block))];
};

/** The links in mails must lead to the desk, so its port is known before it is opened. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};
