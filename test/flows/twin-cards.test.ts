import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../src/chat/ports.ts";
import { answerAsk } from "../../src/flows/answer-ask.ts";
import { type DeskRig, labelsOf, threadOf, untimed } from "../support/desk-rig.ts";
import type { FakeWindow, SeenMessage } from "../support/fake-window.ts";
import { openTwinRig, sayIn, twinDesk } from "../support/two-windows.ts";

let rig: DeskRig;
let slack: FakeWindow;
let teams: FakeWindow;
beforeAll(async () => {
  ({ rig, slack, teams } = await openTwinRig());
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const say = async (platform: "slack" | "teams", person: string, words: string): Promise<string> => {
  const { text } = await sayIn(rig, { platform, userId: `U${person.toUpperCase()}` }, words);
  await rig.settle();
  return text;
};
const twinsOf = (number: number, department: string): [SeenMessage, SeenMessage] => [
  rig.cardOf(number, department, slack),
  rig.cardOf(number, department, teams),
];
/** One case looks the same on both: the card with its buttons, and the history under it. */
const expectTwins = (number: number, department: string): void => {
  const [here, there] = twinsOf(number, department);
  expect(there.text).toBe(here.text);
  expect(labelsOf(there)).toEqual(labelsOf(here));
  expect(threadOf(there).map(untimed)).toEqual(threadOf(here).map(untimed));
};
let presses = 0;
const pressIn = async (
  platform: "slack" | "teams",
  person: string,
  on: SeenMessage,
  label: string,
): Promise<Answer> => {
  const button = on.card?.blocks
    .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
    .find((one) => one.label === label);
  if (button === undefined) throw new Error(`There is no ${label} on it.`);
  presses += 1;
  return answerAsk(rig.deps, {
    by: { platform, tenant: "T1", userId: `U${person.toUpperCase()}`, name: null },
    at: { channel: on.ref.channel, thread: null, direct: false, overheard: false },
    key: `press-${platform}-${presses}`,
    ask: button.ask,
    basis: button.basis,
    way: "button",
  });
};

describe("twin cards", () => {
  test("whatever is done on either shows on both, one card each and one history", async () => {
    await rig.complain({ text: "Third visit, still no heating element." });
    await rig.settle();
    expectTwins(1, "parts");
    const steps: ["slack" | "teams", string, string][] = [
      ["teams", "raj", "claim 1"],
      ["slack", "lee", "update 1 the element left the warehouse"],
      ["teams", "raj", "told 1 in public: it arrives on Monday"],
      ["slack", "raj", "wait 1 the courier until tomorrow 9am"],
      ["teams", "raj", "resume 1"],
      ["slack", "raj", "severity 1 high they have no heating"],
      ["teams", "raj", "done 1 a new element is in"],
      ["slack", "raj", "customer 1 no"],
      ["teams", "raj", "undo 1"],
      ["slack", "raj", "customer 1 yes"],
    ];
    for (const [platform, person, words] of steps) {
      await say(platform, person, words);
      expectTwins(1, "parts");
    }
    const [here] = twinsOf(1, "parts");
    expect(threadOf(here).some((line) => line.includes("Raj claimed it."))).toBe(true);
    expect(here.text).toContain("closed");
  });

  test("departments that work on different platforms see one case", async () => {
    rig.useDesk({
      ...twinDesk,
      departments: twinDesk.departments.map((one) => {
        if (one.id === "parts") return { ...one, places: { slack: "#parts" } };
        return one.id === "billing" ? { ...one, places: { teams: "19:billing" } } : one;
      }),
    });
    await rig.complain();
    await say("slack", "raj", "claim 1");
    await say("slack", "raj", "pass 1 billing they were charged twice");
    const [inSlack, inTeams] = [rig.cardOf(1, "parts", slack), rig.cardOf(1, "billing", teams)];
    expect(inTeams.text.split("\n")[0]).toBe(inSlack.text.split("\n")[0]);
    await say("teams", "dana", "yes 1");
    expect(rig.cardOf(1, "parts", slack).text).toContain("Billing");
    expect(rig.cardOf(1, "parts", slack).edits).toBeGreaterThan(0);
    expect(await rig.caseOf(1)).toMatchObject({ department: "billing", offer: null });
  });

  test("a button whose label no longer holds refreshes the card it stands on, with one sentence", async () => {
    await rig.complain();
    await rig.settle();
    const [here, there] = twinsOf(1, "parts").map((card) => ({ ...card })) as [SeenMessage, SeenMessage];
    expect((await pressIn("slack", "raj", here, "Claim")).card?.plain).toContain("FT-1 is yours");
    const late = await pressIn("teams", "lee", there, "Claim");
    expect(late.card?.plain).toBe("FT-1 has changed since this button was drawn. Here is how it stands.");
    expect(late.refresh?.plain).toContain("Raj Patel");
    expect(await rig.caseOf(1)).toMatchObject({ assignee: "raj" });
  });

  test("one platform that is away keeps the other waiting for nothing, and catches up", async () => {
    await rig.complain();
    await rig.settle();
    teams.state.away = true;
    await say("slack", "raj", "claim 1");
    expect(rig.cardOf(1, "parts", slack).text).toContain("Raj Patel");
    expect(rig.cardOf(1, "parts", teams).text).not.toContain("Raj Patel");
    teams.heal();
    await rig.letWaitingPass();
    await rig.settle();
    expectTwins(1, "parts");
  });
});
