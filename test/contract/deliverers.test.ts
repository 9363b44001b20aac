import { en } from "../../src/card/words/en.ts";
import { consoleDeliverer } from "../../src/chat/console/console-deliverer.ts";
import { createMailDeliverer } from "../../src/chat/mail/mail-deliverer.ts";
import { createPagerDeliverer } from "../../src/chat/pager/pager-deliverer.ts";
import type { Deliverer, Post, PostRef } from "../../src/chat/ports.ts";
import { createSlackClient } from "../../src/chat/slack/slack-client.ts";
import { createSlackDeliverer } from "../../src/chat/slack/slack-deliverer.ts";
import { machineTime } from "../../src/core/time/instant.ts";
import { channels, friday, people } from "../support/console-scene.ts";
import { startOddMailServer } from "../support/mail-rig.ts";
import { memoryConsoleBook } from "../support/memory-console-book.ts";
import { startPagerRig } from "../support/pager-rig.ts";
import { elements, readHtml } from "../support/read-html.ts";
import { headerOf, partOf, readMail } from "../support/read-mail.ts";
import { asJson } from "../support/slack-front.ts";
import { startSlackRig } from "../support/slack-rig.ts";
import { requiredScopes } from "../support/slack-workspace.ts";
import { openTeamsParts } from "../support/teams-desk.ts";
import { startTeamsRig, wordsOn } from "../support/teams-rig.ts";
import { type Arrival, delivererContract } from "./deliverer-contract.ts";

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

delivererContract("console", [], async () => {
  const written: { postId: string; ref: PostRef; content: Post["content"] }[] = [];
  const book = memoryConsoleBook(() => friday);
  const watched = {
    ...book,
    write: async (message: Parameters<typeof book.write>[0]) => {
      const ref = await book.write(message);
      written.push({ postId: message.postId, ref, content: message.content });
      return ref;
    },
  };
  return {
    deliverer: consoleDeliverer(watched, { channels: () => channels, people: () => people }),
    place: { kind: "channel", externalId: "parts" },
    nowhere: { kind: "channel", externalId: "gone" },
    // It is kept as it was handed over and drawn later, so that what is kept is what counts.
    arrivals: async () =>
      written.map(({ ref, content }) => ({
        mark: JSON.stringify(ref),
        words: JSON.stringify(content),
        shape: sorted(kindsIn(content)),
      })),
    faults: [],
    heal: () => {},
    close: async () => {},
  };
});

/** Every `kind` and `type` in something made of JSON. */
const kindsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(kindsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "kind" || key === "type") && typeof inner === "string" ? [inner] : kindsIn(inner),
  );
};

delivererContract("slack", ["429", "500", "silence", "a lost answer"], async () => {
  const scopes = [...requiredScopes, "channels:history"];
  const rig = await startSlackRig({ people: ["ana"], channels: ["parts"], scopes });
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const client = createSlackClient({ token: rig.botToken, apiUrl: rig.apiUrl, timeoutMs: 300, log: quiet });
  const bend = (bent: Parameters<typeof rig.front.bend>[0]) => () => rig.front.bend(bent);
  return {
    deliverer: createSlackDeliverer({ client, slackIdOf: () => null, words: () => en, log: quiet }),
    place: { kind: "channel", externalId: rig.channelId("parts") },
    nowhere: { kind: "channel", externalId: "C0NOWHERE" },
    arrivals: async () =>
      rig
        .callsOf("chat.postMessage")
        .filter(({ answer }) => answer.ok === true)
        .map(({ args }): Arrival => {
          const top = String(args.text);
          return {
            mark: JSON.stringify(asJson(args.metadata).event_payload),
            words: `${top} ${JSON.stringify(args.blocks)}`,
            // What Slack would decode in the top-level text: a bracket that is left, a sign that is no entity.
            shape: [
              ...sorted(kindsIn(args.blocks)),
              ...(/<|>|&(?!amp;|lt;|gt;)/.test(top) ? ["markup in the text"] : []),
            ],
          };
        }),
    faults: [
      { name: "429", begin: bend(() => ({ status: 429, headers: { "retry-after": "5" } })), ends: "wait" },
      { name: "500", begin: bend(() => ({ status: 500 })), ends: "unknown" },
      { name: "silence", begin: bend(() => "hang"), ends: "unknown" },
      {
        name: "a lost answer",
        begin: bend((method) => (method === "chat.postMessage" ? "answer-lost" : null)),
        ends: "unknown",
      },
    ],
    heal: () => rig.front.bend(null),
    close: rig.close,
  };
});

delivererContract("teams", ["429", "502", "403", "400", "500", "silence", "a lost answer"], async () => {
  const rig = await startTeamsRig({ people: ["ana"], channels: ["parts"] });
  const { deliverer, install } = openTeamsParts(rig, { timeoutMs: 2_000 });
  await install();
  const bend = (bent: Parameters<typeof rig.bend>[0]) => () => rig.bend(bent);
  return {
    deliverer,
    place: { kind: "channel", externalId: rig.channelId("parts") },
    nowhere: { kind: "channel", externalId: rig.channelId("gone") },
    arrivals: async () =>
      rig
        .posts()
        .filter(({ status }) => status === 201)
        .map(({ body }): Arrival => {
          const { summary, attachments, channelData, ...rest } = body;
          return {
            mark: JSON.stringify(channelData),
            words: `${String(summary)} ${wordsOn(attachments)}`,
            shape: [
              ...Object.keys(rest),
              ...sorted(kindsIn(attachments)),
              ...(/[<>]/.test(String(summary)) ? ["a bracket in the summary"] : []),
            ],
          };
        }),
    faults: [
      { name: "429", begin: bend(() => ({ status: 429, headers: { "retry-after": "5" } })), ends: "wait" },
      { name: "502", begin: bend(() => ({ status: 502 })), ends: "wait" },
      { name: "403", begin: bend(() => ({ status: 403 })), ends: "lost-place" },
      { name: "400", begin: bend(() => ({ status: 400 })), ends: "refused" },
      { name: "500", begin: bend(() => ({ status: 500 })), ends: "unknown" },
      { name: "silence", begin: bend(() => "hang"), ends: "unknown" },
      { name: "a lost answer", begin: bend(() => "answer-lost"), ends: "unknown" },
    ],
    heal: () => rig.bend(null),
    close: rig.close,
  };
});

delivererContract(
  "mail",
  ["greylisting", "a refused address", "a refused mail", "silence", "a lost answer"],
  async () => {
    const server = await startOddMailServer();
    const deliverer: Deliverer = createMailDeliverer({
      url: server.url,
      from: "Followthrough <desk@firm.example>",
      timeoutMs: 300,
    });
    return {
      deliverer,
      place: { kind: "person", externalId: "raj@firm.example" },
      nowhere: { kind: "person", externalId: "raj" },
      arrivals: async () =>
        server.arrived.map((raw): Arrival => {
          const mail = readMail(Buffer.from(`${raw}\r\n`));
          const html = partOf(mail, "text/html");
          return {
            mark: headerOf(mail, "message-id"),
            words: `${partOf(mail, "text/plain")} ${html}`,
            shape: [
              ...[...mail.headers].map(([name, values]) => `${name} ${values.length}`),
              headerOf(mail, "subject"),
              // A line end in somebody's words is a line end.
              ...sorted(elements(readHtml(html.trim())).map(({ tag }) => tag)).filter((tag) => tag !== "br"),
            ],
          };
        }),
      faults: [
        { name: "greylisting", begin: () => server.behave({ RCPT: "451 4.7.1 later" }), ends: "wait" },
        { name: "a refused address", begin: () => server.behave({ RCPT: "550 5.1.1 nobody" }), ends: "lost-place" },
        { name: "a refused mail", begin: () => server.behave({ mail: "554 5.6.0 no" }), ends: "refused" },
        { name: "silence", begin: () => server.behave({ greeting: "hang" }), ends: "unknown" },
        { name: "a lost answer", begin: () => server.behave({ mail: "drop" }), ends: "unknown" },
      ],
      heal: () => server.behave(),
      close: server.close,
    };
  },
);

delivererContract("pager", ["429", "500", "400", "a redirect", "silence", "a lost answer"], async () => {
  const rig = await startPagerRig();
  const machineNow = () => machineTime(Date.UTC(2026, 10, 23));
  return {
    deliverer: createPagerDeliverer({ url: rig.url, secret: "a secret", machineNow, timeoutMs: 300 }),
    place: { kind: "person", externalId: "raj" },
    // Whom the pager knows is the pager's own business.
    nowhere: null,
    arrivals: async () =>
      rig.pages.map(({ body }): Arrival => {
        const page = asJson(JSON.parse(body.toString("utf8")));
        const { id, text, ...rest } = page;
        return { mark: String(id), words: String(text), shape: [...Object.keys(page), JSON.stringify(rest)] };
      }),
    faults: [
      { name: "429", begin: () => rig.answerWith({ status: 429, headers: { "retry-after": "5" } }), ends: "wait" },
      { name: "500", begin: () => rig.answerWith({ status: 500 }), ends: "unknown" },
      { name: "400", begin: () => rig.answerWith({ status: 400 }), ends: "refused" },
      {
        name: "a redirect",
        begin: () => rig.answerWith({ status: 307, headers: { location: rig.url } }),
        ends: "unknown",
      },
      { name: "silence", begin: () => rig.answerWith("hang"), ends: "unknown" },
      { name: "a lost answer", begin: () => rig.answerWith("drop"), ends: "unknown" },
    ],
    heal: () => rig.answerWith({ status: 202 }),
    close: rig.close,
  };
});
