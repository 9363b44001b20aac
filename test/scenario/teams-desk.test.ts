import { afterAll, beforeAll, expect, test } from "vitest";
import { openAppRig } from "../support/app-rig.ts";
import type { TeamsMessage } from "../support/teams-connector.ts";
import { startTeamsRig, type TeamsRig, wordsOn } from "../support/teams-rig.ts";

const desk = `
organisation: Norrwick
zone: America/New_York
speakers: {public: social, private: parts}
triage: social
operations: {teams: "19:care-desk@thread.tacv2"}
departments:
  social: {name: Social, calendar: 24x7, places: {teams: "19:care-social@thread.tacv2"}, lead: mia}
  parts: {name: Parts, places: {teams: "19:care-parts@thread.tacv2"}, lead: raj}
people:
  mia: {name: Mia Tran, department: social, mail: mia@firm.example, roles: [agent]}
  raj: {name: Raj Patel, department: parts, mail: raj@firm.example, roles: [agent]}
  lee: {name: Lee Wong, department: parts, teams: "00000000-0000-4000-8000-000000000003", roles: [agent]}
routing:
  - {name: Spare parts, when: {words: [heating element]}, to: parts}
connectors: {webhook: {kind: webhook}}
`;

let teams: TeamsRig;
let rig: Awaited<ReturnType<typeof openAppRig>>;
const bot = { id: "28:11111111-2222-4333-8444-555555555555" };
const parts = { channel: "care-parts" };

beforeAll(async () => {
  teams = await startTeamsRig({
    people: ["mia", "raj", "lee", "stranger"],
    channels: ["care-social", "care-parts", "care-desk"],
  });
  rig = await openAppRig({ desk, startAt: "2026-11-23T15:00:00Z", env: { TEAMS_LOCAL: "1" } });
  teams.connect(`${rig.app.url}/api/messages`);
});

afterAll(async () => {
  await rig.close();
  await teams.close();
});

const cardIn = (channel: string, ft: string): Promise<TeamsMessage> =>
  teams.until(() => teams.messagesIn(teams.channelId(channel)).find(({ card }) => wordsOn(card).startsWith(`${ft} ·`)));
const cardSays = (channel: string, ft: string, words: string): Promise<TeamsMessage> =>
  teams.until(async () => {
    const card = await cardIn(channel, ft);
    return wordsOn(card.card).includes(words) ? card : undefined;
  });

test("a newcomer is welcomed once, and what waited for the team's channels comes into them then", async () => {
  await rig.complain({ id: "post-0", author: "ann", text: "A heating element, before anybody was here" });
  await rig.settle();
  expect(teams.posts()).toEqual([]);
  const install = async (name: string, where: Parameters<TeamsRig["activityOf"]>[1]): Promise<void> => {
    await teams.send(teams.activityOf(name, where, { type: "conversationUpdate", membersAdded: [bot] }));
    await teams.send(teams.activityOf(name, where, { type: "installationUpdate", action: "add" }));
  };
  await install("raj", "direct");
  expect(teams.directMessages("raj").map(({ card }) => wordsOn(card))).toEqual([
    "Hello. I see that complaints reach whoever can fix them. Type help to see what I understand.",
  ]);
  await install("mia", { channel: "care-social" });
  await cardIn("care-parts", "FT-1");
  const social = await cardIn("care-social", "FT-1");
  const [welcome, ...others] = teams.messagesIn(teams.channelId("care-social")).filter(({ id }) => id < social.id);
  expect(wordsOn(welcome?.card)).toMatch(/^Thank you for having me/);
  expect(others).toEqual([]);
  // Until then nobody could be told anything, and that was no secret.
  expect(rig.faults.filter((fault) => !fault.startsWith("A place is lost."))).toEqual([]);
  rig.faults.length = 0;
});

test("a complaint is worked from Teams: card, button, dialogs, chain, pass and resolve", async () => {
  const received = await rig.complain({
    id: "post-1",
    author: "jane_doe",
    text: "Still no heating element. <at>Raj</at>",
  });
  expect(received).toMatchObject({ outcome: "created", case: "FT-2" });
  const card = await cardIn("care-parts", "FT-2");
  expect(wordsOn(card.card)).toContain("Still no heating element. <at>Raj</at>");
  await cardIn("care-social", "FT-2");

  const claim = await teams.press("raj", card, "Claim");
  // What he has to know is longer than the line under a card.
  expect(String(claim.json.value)).toContain("I have answered you in a message that only you see.");
  await teams.until(() => teams.whispersTo("raj").some((one) => wordsOn(one.card).includes("FT-2 is yours")));
  const claimed = await cardSays("care-parts", "FT-2", "Raj Patel");
  expect(claimed.id).toBe(card.id);

  // Lee looks at the card as it was before: it is drawn anew, and he is told.
  const late = await teams.press("lee", card, "Claim");
  expect(wordsOn(late.json.value)).toContain("Raj Patel");
  await teams.until(() => teams.whispersTo("lee").some((one) => wordsOn(one.card).includes("has changed")));

  await teams.press("raj", claimed, "Update");
  const empty = await teams.submitDialog("raj", "Note it", { words: " " }, parts);
  expect(wordsOn(empty.json)).toContain("Please fill this in.");
  const noted = await teams.submitDialog("raj", "Note it", { words: "The element left the warehouse" }, parts);
  expect(wordsOn(noted.json)).toContain("Noted on FT-2");
  await cardSays("care-parts", "FT-2", "The element left the warehouse");

  const social = await cardIn("care-social", "FT-2");
  await teams.say("mia", "told in public: the part arrives Monday", { channel: "care-social", root: social.id });
  await cardSays("care-parts", "FT-2", "the part arrives Monday");

  await teams.press("raj", claimed, "More");
  await teams.submitDialog("raj", "Pass on", {}, parts);
  const passed = await teams.submitDialog("raj", "Pass", { to: "@lee" }, parts);
  expect(wordsOn(passed.json)).toContain("FT-2 is with Lee");
  await cardSays("care-parts", "FT-2", "Lee Wong");

  await teams.say("lee", "done 2 a new heating element");
  const resolved = await cardSays("care-parts", "FT-2", "Customer");
  expect(resolved.id).toBe(card.id);
  const chain = await teams.until(() => {
    const lines = teams
      .chainOf(card)
      .map((one) => wordsOn(one.card))
      .join("\n");
    return lines.includes("heating element") ? lines : undefined;
  });
  expect(chain).toContain("Raj claimed it.");
  expect(
    teams.messagesIn(teams.channelId("care-parts")).filter((one) => wordsOn(one.card).startsWith("FT-2 ·")),
  ).toHaveLength(1);
  expect(rig.faults).toEqual([]);
});

test("a nag comes once, in the person's direct chat, to one who never wrote to the bot as well", async () => {
  await rig.complain({ id: "post-2", author: "bob", text: "My heating element again" });
  const card = await cardIn("care-parts", "FT-3");
  await teams.press("lee", card, "Claim");
  await rig.moveTo("2026-11-25T22:00:00Z");
  const nags = await teams.until(() => {
    const messages = teams.directMessages("lee").map((one) => wordsOn(one.card));
    return messages.some((words) => words.includes("FT-3")) ? messages : undefined;
  });
  await rig.settle();
  const about = nags.filter((words) => words.includes("FT-3"));
  expect(new Set(about).size).toBe(about.length);
  expect(rig.faults).toEqual([]);
});

test("what to type is said as it is typed here, without Slack's slash command", async () => {
  const before = teams.directMessages("raj").length;
  await teams.say("raj", "clam 2");
  const said = await teams.until(() => teams.directMessages("raj")[before]);
  expect(wordsOn(said.card)).toContain("Did you mean claim");
  await teams.say("raj", "help");
  const help = await teams.until(() => teams.directMessages("raj")[before + 1]);
  expect(wordsOn(help.card)).not.toContain("/case");
});

test("somebody who is not on the desk gets a plain refusal and nothing else", async () => {
  await teams.say("stranger", "show 1", parts);
  const said = await teams.until(() => teams.whispersTo("stranger").map((one) => wordsOn(one.card))[0]);
  expect(said).toContain("I do not know you on this desk");
  expect(said).not.toContain("element");
});
