import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../src/card/words/en.ts";
import type { Hands } from "../support/hands.ts";
import { openThreeWindows, type ThreeWindows } from "../support/three-windows.ts";

const desk = `
organisation: Norrwick
zone: America/New_York
speakers: {public: calls, private: calls}
triage: calls
operations: {slack: "#care-desk"}
departments:
  calls: {name: Call centre, calendar: 24x7, places: {slack: "#care-calls"}, lead: sam}
  billing: {name: Billing, calendar: 24x7, places: {teams: "19:care-billing@thread.tacv2"}, lead: dana}
people:
  sam: {name: Sam Tran, department: calls, mail: sam@firm.example, roles: [agent]}
  dana: {name: Dana Silva, department: billing, mail: dana@firm.example, roles: [agent]}
routing:
  - {name: Everything, to: calls}
connectors: {webhook: {kind: webhook}}
`;

let open: ThreeWindows;
let slack: Hands;
let teams: Hands;
beforeAll(async () => {
  open = await openThreeWindows({
    desk,
    startAt: "2026-11-23T15:00:00Z", // Monday 10:00 in New York
    people: ["sam", "dana"],
    departments: ["calls", "billing", "desk"],
  });
  ({ slack, teams } = open.hands);
});
afterAll(() => open.close());

/** What a card says, without its buttons, which are for whoever stands there, and without the points between its words. */
const saysOf = (card: Awaited<ReturnType<Hands["card"]>>): string => {
  if (card === null) throw new Error("There is no card.");
  // Those that belong to a line stand with it, so each is looked for behind the one before.
  let rest = card.words;
  let said = "";
  for (const label of card.labels) {
    const at = rest.lastIndexOf(label);
    expect(at).toBeGreaterThanOrEqual(0);
    said += ` ${rest.slice(0, rest.indexOf(label))}`;
    rest = rest.slice(rest.indexOf(label) + label.length);
  }
  // What could be posted in public is for those who speak with the customer alone.
  const closings = [en.closing.answered, en.closing.agreed].map((words) => `${en.closing.offer}${words}`);
  const words = `${said} ${rest}`.replaceAll(" · ", " ").replace(/\s+/g, " ");
  return closings
    .reduce((left, closing) => left.replace(closing, ""), words)
    .replace(/\s+/g, " ")
    .trim();
};
const storyIn = async (hands: Hands, department: string): Promise<string> =>
  (await hands.history("FT-1", department)).join(" ");
/** Both cards say the same, and so do the lines under them. */
const expectTwins = async (): Promise<string> => {
  await open.rig.settle();
  const [inSlack, inTeams] = [await slack.card("FT-1", "calls"), await teams.card("FT-1", "billing")];
  expect(saysOf(inTeams)).toBe(saysOf(inSlack));
  expect(await storyIn(teams, "billing")).toBe(await storyIn(slack, "calls"));
  return saysOf(inSlack);
};
const calls = { department: "calls" };
const billing = { department: "billing" };

test("a case goes from Slack to Teams, back, and to its end: two cards, one history", async () => {
  await open.rig.complain({ id: "post-1", author: "jane_doe", text: "Charged twice, and nobody answers." });
  await open.rig.settle();
  expect(await teams.card("FT-1", "billing")).toBeNull();
  await slack.press("sam", "FT-1", "Claim", "calls");
  await slack.type("sam", "told 1 in public: we are looking into it", calls);
  expect(await slack.type("sam", "pass 1 billing charged twice", calls)).toContain("I have asked Billing");
  expect(await expectTwins()).toContain("offered to Billing by Call centre (Sam)");

  await teams.press("dana", "FT-1", "No", "billing");
  await teams.send("dana", "Say no", { why: "One charge is from last year" }, "billing");
  expect(await expectTwins()).not.toContain("offered to Billing");
  expect(await storyIn(slack, "calls")).toContain("One charge is from last year");

  await slack.type("sam", "pass 1 billing both are of this month", calls);
  expect(await expectTwins()).toContain("both are of this month");
  await teams.press("dana", "FT-1", "Yes, we take it", "billing");
  expect(await expectTwins()).toContain("Next Billing");
  await teams.press("dana", "FT-1", "Claim", "billing");
  expect(await expectTwins()).toContain("Dana Silva");
  await teams.type("dana", "update the bank confirms it", { ...billing, under: "FT-1" });
  expect(await expectTwins()).toContain("the bank confirms it");
  // Whoever speaks with the customer is asked where they work, and nowhere else.
  await open.rig.moveTo("2026-11-24T15:00:00Z");
  await expectTwins();
  await slack.type("sam", "told by phone: the second charge goes back today", { ...calls, under: "FT-1" });
  expect(await expectTwins()).toContain("the second charge goes back today");
  await teams.type("dana", "done 1 one charge was taken back", billing);
  expect(await expectTwins()).toContain("one charge was taken back");
  await slack.press("sam", "FT-1", "Customer agrees", "calls");
  await expectTwins();
  expect(await storyIn(teams, "billing")).toContain("one charge was taken back");
  expect(open.rig.faults).toEqual([]);
});

test("nobody was told twice: each in the window where their department works", async () => {
  for (const [person, home, other] of [
    ["sam", slack, teams],
    ["dana", teams, slack],
  ] as const) {
    const told = (await home.direct(person)).filter((words) => words.includes("FT-1"));
    expect(told.length, person).toBeGreaterThan(0);
    expect(new Set(told).size, person).toBe(told.length);
    expect(await other.direct(person), person).toEqual([]);
  }
});
