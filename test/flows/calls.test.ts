import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PersonId } from "../../src/core/desk/desk.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { withCalls } from "../support/calls.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf, untimed } from "../support/desk-rig.ts";
import type { SeenMessage } from "../support/fake-window.ts";
import { rigDesk } from "../support/rig-desk.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: withCalls(rigDesk) });
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const FURIOUS = "Worst service ever. Third visit, still no heating element. I will never buy from you again.";
const jane = { handle: "jane", name: "Jane Doe" };

const lastTo = (person: PersonId): SeenMessage => {
  const last = rig.directOf(person).at(-1);
  if (last === undefined) throw new Error(`${person} was told nothing.`);
  return last;
};
const card = (department = "parts"): SeenMessage => {
  const [only] = rig.cardsIn(department);
  if (only === undefined) throw new Error(`${department} shows no card.`);
  return only;
};

describe("an expert who is angry and wants no more written regret", () => {
  test("is phoned by somebody with authority: the number first, then the call, and both are seen by all", async () => {
    await rig.complain({ by: jane, text: FURIOUS });
    await rig.ask("raj", "claim 1");
    await rig.ask("mia", "told 1: we are looking into it");
    await rig.move(1 * MINUTE);
    // Mia speaks with her, so Mia is asked for the number.
    expect(lastTo("mia").text).toContain("Jane is to be phoned (FT-1): angry. We have no number.");
    expect(lastTo("mia").text).toContain("Under which number, and when, may we call you?");
    expect(labelsOf(lastTo("mia"))).toEqual(["Their number…", "They do not want calls", "On it", "Not me: ask Theo"]);
    expect(card().text).toContain("Call: to be phoned (angry), no number yet: Mia asks for it");
    expect(card().text).toContain("Next: Mia: ask Jane for a number and the best time to call.");

    const form = await rig.press("mia", lastTo("mia"), "Their number…");
    await rig.submit("mia", form, { phone: "212 555 0188", words: "after 5pm" });
    await rig.move(2 * MINUTE);
    // Zoe heads Social and is there.
    expect(lastTo("zoe").text).toContain("Please phone Jane (FT-1): angry.");
    expect(lastTo("zoe").text).toContain("Number 212 555 0188, best time after 5pm.");
    expect(lastTo("zoe").text).toContain("Told “we are looking into it” Mia");
    expect(labelsOf(lastTo("zoe")).slice(0, 3)).toEqual(["I am calling", "Called…", "No number: ask Mia"]);
    // The number is for whoever phones, not for the channel.
    expect(card().text).not.toContain("0188");
    expect(card().text).toContain("Next: Zoe: phone Jane first, then say how it went.");

    // Meanwhile Mia is about to say sorry once more.
    const first = await rig.ask("mia", "told 1: we are so sorry");
    expect(first.text).toBe("Please phone Jane before anybody writes again.");
    expect((await rig.caseOf(1)).told?.by).toBe("mia");

    const calling = await rig.press("zoe", lastTo("zoe"), "I am calling");
    expect(calling.text).toContain("Number 212 555 0188, best time after 5pm.");
    await rig.settle();
    expect(card().text).toMatch(/Call: Zoe is phoning, since/u);
    expect((await rig.ask("mia", "told 1: we are so sorry")).text).toContain("Zoe is phoning Jane just now.");
    const said = await rig.ask("zoe", "called 1 reached: a new dryer comes on Tuesday, and we keep her old data");
    expect(said.text).toBe("Written down on FT-1: Jane was reached by phone.");
    await rig.settle();
    expect(threadOf(card()).slice(-2).map(untimed)).toEqual([
      "Zoe reached them by phone.",
      "Zoe told Jane by phone: a new dryer comes on Tuesday, and we keep her old data",
    ]);
    expect((await rig.ask("mia", "told 1: as Zoe said on the phone, Tuesday")).text).toContain("word for word");
    expect((await rig.eventsOf(1)).filter(({ type }) => type === "call-asked")).toHaveLength(1);
  });

  test("nobody answers twice: the second try is asked for two hours later, then she is written to", async () => {
    await rig.complain({ by: { ...jane, phone: "+1 212 555 0188" }, text: FURIOUS });
    await rig.move(1 * MINUTE);
    expect(lastTo("zoe").text).toContain("Number +1 212 555 0188.");
    expect((await rig.ask("zoe", "called 1 no reply")).text).toBe(
      "Written down on FT-1. I ask for the second try at 11:01.",
    );
    await rig.moveTo(plus(on("mon", "11:02"), 0));
    expect(lastTo("zoe").text).toContain("Please phone Jane (FT-1)");
    expect((await rig.ask("zoe", "called 1 no answer")).text).toContain("write to Jane instead.");
  });

  test("whom nobody answers for is asked of the next on duty, and the card says so", async () => {
    await rig.complain({ by: { ...jane, phone: "+1 212 555 0188" }, text: FURIOUS });
    await rig.move(1 * MINUTE);
    await rig.press("zoe", lastTo("zoe"), labelsOf(lastTo("zoe")).find((label) => label.startsWith("Not me")) ?? "");
    await rig.move(1 * MINUTE);
    const asked = (await rig.eventsOf(1)).flatMap((event) =>
      event.type === "clock-step" && event.kind === "call" ? event.told : [],
    );
    expect(asked[0]).toBe("zoe");
    expect(asked.length).toBeGreaterThan(1);
  });
});

describe("somebody who does not want calls", () => {
  test("is phoned on none of their cases, those that come later among them, until they want it again", async () => {
    await rig.complain({ by: jane, text: FURIOUS, orderNumber: "W-1" });
    await rig.complain({ by: jane, text: "The spare part for the washer is missing.", orderNumber: "W-2" });
    const said = await rig.ask("mia", "nophone 1");
    expect(said.text).toBe("Written down for every case of Jane: no calls. Please write to them instead.");
    expect((await rig.caseOf(2)).noCalls).toBe(true);
    await rig.complain({ by: jane, text: `${FURIOUS} A spare part again.`, orderNumber: "W-3" });
    expect(await rig.caseOf(3)).toMatchObject({ noCalls: true, call: null });
    expect((await rig.ask("zoe", "call 3")).text).toContain("does not want calls");
    await rig.settle();
    expect(card().text).toContain("Call: does not want calls: write instead");

    await rig.press("mia", said, "They may be called again");
    expect((await rig.caseOf(3)).noCalls).toBe(false);
    expect((await rig.ask("zoe", "call 3")).text).toContain("so Social asks Jane for one first.");
  });

  test("is written in all of them or in none, also when the process dies meanwhile", async () => {
    await rig.complain({ by: jane, text: FURIOUS, orderNumber: "W-1" });
    await rig.complain({ by: jane, text: "The spare part for the washer is missing.", orderNumber: "W-2" });
    // Somebody else works on the other case meanwhile: one of the two looks again.
    await Promise.all([rig.ask("mia", "nophone 1"), rig.ask("raj", "claim 2")]);
    expect(await rig.caseOf(1)).toMatchObject({ noCalls: true });
    expect(await rig.caseOf(2)).toMatchObject({ noCalls: true, assignee: "raj" });
    const [one, two] = [await rig.eventsOf(1), await rig.eventsOf(2)].map((events) =>
      events.filter(({ type }) => type === "calls-wished"),
    );
    expect([one?.length, two?.length]).toEqual([1, 1]);
    expect(two?.[0]?.at).toBe(one?.[0]?.at);
  });

  test("an undo is heard on all of them too", async () => {
    await rig.complain({ by: jane, orderNumber: "W-1" });
    await rig.complain({ by: jane, text: "The spare part for the washer is missing.", orderNumber: "W-2" });
    await rig.ask("mia", "nophone 1");
    await rig.ask("mia", "undo 1");
    expect((await rig.caseOf(2)).noCalls).toBe(false);
    await rig.complain({ by: jane, text: "A spare part for the oven is missing.", orderNumber: "W-3" });
    expect((await rig.caseOf(3)).noCalls).toBe(false);
  });
});

describe("a number", () => {
  const twoCases = async () => {
    await rig.complain({ by: jane, text: FURIOUS, orderNumber: "W-1" });
    await rig.complain({ by: jane, text: "The spare part for the washer is missing.", orderNumber: "W-2" });
  };
  const numberOf = async (number: number): Promise<string> => (await rig.ask("zoe", `show ${number} full`)).text;

  test("is the customer's: every case of theirs has it, and hears that it is of no use", async () => {
    await twoCases();
    await rig.ask("mia", "reach 1 212 555 0188 after six");
    expect((await rig.caseOf(2)).phone).toMatchObject({ state: "known" });
    expect(await numberOf(2)).toContain("212 555 0188");
    await rig.ask("mia", "reach 2 wrong");
    expect((await rig.caseOf(1)).phone.state).toBe("wrong");
    await rig.ask("mia", "reach 2 212 555 0199");
    expect(await numberOf(1)).toContain("212 555 0199");
  });

  test("that was a slip is in none of them any more", async () => {
    await twoCases();
    await rig.ask("mia", "reach 1 212 555 0188");
    await rig.ask("mia", "undo 1");
    expect((await rig.caseOf(1)).phone.state).toBe("unknown");
    expect((await rig.caseOf(2)).phone.state).not.toBe("known");
  });
});

test("whoever may not ask for a call hears who may, and may phone at once", async () => {
  await rig.complain({ by: jane });
  expect((await rig.ask("mia", "call 1")).text).toBe(
    "Leads and managers ask for a call: tell Zoe Adler. You may phone yourself: /case calling 1.",
  );
  expect((await rig.ask("mia", "calling 1")).text).toContain("FT-1: the others see that you are phoning.");
});
