import { afterAll, beforeAll, expect, test } from "vitest";
import { openAppRig } from "../support/app-rig.ts";
import { wordsOf } from "../support/slack-drawings.ts";
import { type SlackRig, startSlackRig } from "../support/slack-rig.ts";

const desk = `
organisation: Norrwick
zone: America/New_York
speakers: {public: social, private: parts}
triage: social
operations: {slack: "#care-desk"}
departments:
  social: {name: Social, calendar: 24x7, places: {slack: "#care-social"}, lead: mia}
  parts: {name: Parts, places: {slack: "#care-parts"}, lead: raj}
people:
  mia: {name: Mia Tran, department: social, mail: mia@firm.example, roles: [agent]}
  raj: {name: Raj Patel, department: parts, mail: raj@firm.example, roles: [agent]}
  lee: {name: Lee Wong, department: parts, mail: lee@firm.example, roles: [agent]}
routing:
  - {name: Spare parts, when: {words: [heating element]}, to: parts}
connectors: {webhook: {kind: webhook}}
`;

let slack: SlackRig;
let rig: Awaited<ReturnType<typeof openAppRig>>;

beforeAll(async () => {
  slack = await startSlackRig({
    people: ["mia", "raj", "lee", "stranger"],
    channels: ["care-social", "care-parts", "care-desk"],
  });
  rig = await openAppRig({
    desk,
    startAt: "2026-11-23T15:00:00Z", // Monday 10:00 in New York
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl.replace(/\/$/, ""),
    },
  });
  slack.connect(`${rig.app.url}/slack/events`);
});

afterAll(async () => {
  await rig.close();
  await slack.close();
});

/** What stands in a drawing, with its spaces as a reader sees them. */
const read = (blocks: unknown): string => wordsOf(blocks).replace(/\s+/g, " ");

const cardIn = async (channel: string, ft: string) =>
  slack.until(async () => {
    const messages = await slack.messagesIn(channel);
    return messages.find((message) => read(message.blocks).startsWith(`${ft} ·`));
  });
const cardSays = (channel: string, ft: string, words: string) =>
  slack.until(async () => {
    const card = await cardIn(channel, ft);
    return read(card.blocks).includes(words) ? card : undefined;
  });

test("a complaint is worked from Slack: command, button, form, mention, and a nag in time", async () => {
  const received = await rig.complain({
    id: "post-1",
    author: "jane_doe",
    text: "Still no heating element. <!channel>",
  });
  expect(received).toMatchObject({ outcome: "created", case: "FT-1" });
  const card = await cardIn("care-parts", "FT-1");
  expect(read(card.blocks)).toContain("Still no heating element. <!channel>");
  expect(card.text).toContain("&lt;!channel&gt;");
  await cardIn("care-social", "FT-1");

  await slack.sendCommand("raj", "claim 1", { channel: "care-parts" });
  const claimed = await cardSays("care-parts", "FT-1", "Raj Patel");
  expect(claimed.ts).toBe(card.ts);

  await slack.sendCommand("lee", "claim 1", { channel: "care-parts" });
  const [told] = slack.whispersTo("lee").slice(-1);
  expect(told?.text).toContain("Raj Patel claimed FT-1");

  await slack.clickButton("raj", claimed, "Update");
  await slack.until(() => slack.viewOf("raj")?.view.callback_id !== undefined && slack.viewOf("raj"));
  await slack.until(() => JSON.stringify(slack.viewOf("raj")?.view).includes("Note for colleagues") || undefined);
  await slack.submitForm("raj", { words: "The element left the warehouse" });
  await cardSays("care-parts", "FT-1", "The element left the warehouse");

  await slack.mention("mia", "care-social", "told 1 in public: the part arrives Monday");
  const both = await cardSays("care-parts", "FT-1", "the part arrives Monday");
  expect(both.ts).toBe(card.ts);
  expect((await slack.messagesIn("care-parts")).filter(({ blocks }) => read(blocks).startsWith("FT-1 ·"))).toHaveLength(
    1,
  );

  const thread = await slack.until(async () => {
    const lines = (await slack.threadOf(card)).map(({ blocks }) => read(blocks)).join("\n");
    return lines.includes("the part arrives Monday") ? lines : undefined;
  });
  expect(thread).toContain("Raj claimed it.");
  expect(rig.faults).toEqual([]);
});

test("a nag comes once, in the person's direct chat, when desk time passes the step", async () => {
  const before = (await slack.directMessages("raj")).length;
  await rig.moveTo("2026-11-25T22:00:00Z");
  const nags = await slack.until(async () => {
    const messages = (await slack.directMessages("raj")).slice(before);
    return messages.some(({ blocks }) => read(blocks).includes("FT-1")) ? messages : undefined;
  });
  await rig.settle();
  const about = nags.filter(({ blocks }) => read(blocks).includes("FT-1"));
  expect(about.length).toBeGreaterThan(0);
  const texts = about.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(rig.faults).toEqual([]);
});

test("somebody who is not on the desk gets a plain refusal and nothing else", async () => {
  await slack.sendCommand("stranger", "show 1", { channel: "care-parts" });
  const [said] = slack.whispersTo("stranger").slice(-1);
  expect(said?.text).toContain("I do not know you on this desk");
  expect(said?.text).not.toContain("element");
});
