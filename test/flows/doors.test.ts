import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Command } from "../../src/core/case/command.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { pairSteps } from "../../src/core/link/pair-steps.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { changeCase } from "../../src/flows/change-case.ts";
import { changeTogether } from "../../src/flows/change-together.ts";
import { type DeskRig, labelsOf, openDeskRig, threadOf } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const jane = { handle: "jane", name: "Jane Doe" };
const janesMail = { email: "jane@example.com", name: "Jane Doe" };

/** FT-1: her mail of nine days ago. FT-2: her post of today, by a handle that nobody knows. */
const mailAndPost = async (): Promise<void> => {
  await rig.complain({
    by: janesMail,
    source: "email",
    text: "The heating element never came.",
    orderNumber: "W-4711",
    createdAt: plus(rig.now(), -9 * DAY),
  });
  await rig.complain({ by: jane, text: "Order W4711: still no heating element, third visit." });
};

const foldsToItsRow = async (number: number): Promise<void> => {
  const kase = await rig.caseOf(number);
  expect(fold(null, await rig.eventsOf(number))).toEqual(kase);
};

const noDeadlocks = async (): Promise<void> => {
  const { rows } = await rig.pool.query<{ deadlocks: string }>(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  expect(Number(rows[0]?.deadlocks)).toBe(0);
};

/** Picks one of several, the same ones for the same seed. */
const randomly = (seed: number) => {
  let state = seed;
  return <T>(of: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const picked = of[Math.floor((state / 2_147_483_648) * of.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  };
};

describe("an order number in somebody else's complaint", () => {
  test("asks whether it is the same matter, and says nothing of the other case but its number", async () => {
    await mailAndPost();
    await rig.settle();
    const card = rig.cardOf(2, "parts");
    expect(card.text).toContain("Perhaps the same matter as FT-1: it knows an order number that it names.");
    expect(labelsOf(card)).toContain("Same matter? Link FT-1");
    expect(card.text).not.toContain("never came");
    expect(rig.cardOf(1, "parts").text).not.toContain("FT-2");
    expect((await rig.caseOf(1)).links).toEqual([]);
  });

  test("is answered by a yes: both cards name the other, in both histories", async () => {
    await mailAndPost();
    await rig.settle();
    const said = await rig.press("raj", rig.cardOf(2, "parts"), "Same matter? Link FT-1");
    expect(said.text).toContain("FT-2 and FT-1 are linked; each card names the other.");
    await rig.settle();
    expect(rig.cardOf(2, "parts").text).toContain("Linked: FT-1");
    expect(rig.cardOf(1, "parts").text).toContain("Linked: FT-2");
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toContain("Raj linked it with FT-2.");
    expect(labelsOf(rig.cardOf(2, "parts"))).not.toContain("Not the same");
    await foldsToItsRow(1);
    await foldsToItsRow(2);
    expect((await rig.ask("raj", "undo 2")).text).toContain("FT-2 and FT-1 are no longer linked.");
    expect((await rig.caseOf(1)).links).toEqual([]);
  });

  test("is answered by a no, which is remembered", async () => {
    await mailAndPost();
    await rig.settle();
    expect((await rig.press("raj", rig.cardOf(2, "parts"), "Not the same")).text).toContain("two matters");
    await rig.complain({ by: jane, text: "W4711, hello? Still no heating element." });
    await rig.settle();
    expect(rig.cardOf(2, "parts").text).not.toContain("Perhaps the same matter");
  });

  test("a mail address and a phone number propose too, and nothing attaches by them", async () => {
    await rig.complain({ by: janesMail, source: "email", text: "heating element missing" });
    await rig.complain({ by: { phone: "+1 212 555 0188" }, source: "phone", text: "heating element broken" });
    await rig.complain({ by: "anyone", text: "I am jane@example.com, heating element. Ring +1 (212) 555-0188." });
    expect((await rig.caseOf(3)).links.map(({ number, because, state }) => [number, because, state])).toEqual([
      [2, "phone", "proposed"],
      [1, "mail", "proposed"],
    ]);
  });
});

describe("merging", () => {
  test("one goes on with the earliest wait, all contacts and pieces; the other one's card points to it", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.settle();
    const said = await rig.ask("raj", "merge 2 1");
    expect(said.text).toContain("FT-1 is part of FT-2 now; both numbers lead to FT-2.");
    expect(said.text).toContain("FT-1.1 is FT-2.1 now.");
    await rig.settle();
    const kase = await rig.caseOf(2);
    expect(kase.since).toBe(plus(rig.startAt, -9 * DAY));
    expect(kase).toMatchObject({ contacts: 2, assignee: "raj", status: "claimed" });
    expect(kase.tasks.map(({ id, department }) => [id, department])).toEqual([["1", "billing"]]);
    expect(rig.cardOf(1, "parts").text.split("\n")).toEqual([
      "FT-1 · merged into FT-2",
      "It goes on as FT-2; Raj merged them, Mon 09:00. Both numbers lead there.",
    ]);
    expect(rig.cardOf(2, "parts").text).toContain(
      "Jane first wrote by mail 9 days earlier, unanswered: the wait counts from there.",
    );
    expect(rig.cardOf(2, "parts").text).toContain("FT-1 went into it");
    expect(rig.cardsIn("billing").map(({ text }) => text.split("\n")[0])).toEqual([
      "FT-1 · merged into FT-2",
      "FT-2.1 · Refund · Billing (due Tue 09:30, New York)",
    ]);
    expect(rig.queueIn("parts")?.text).not.toContain("FT-1");
    expect((await rig.ask("raj", "list mine")).text).not.toContain("FT-1 ");
    expect((await rig.caseOf(1)).clocks.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    await foldsToItsRow(1);
    await foldsToItsRow(2);
  });

  test("is asked about no more once the two are one, whichever goes on", async () => {
    await mailAndPost();
    await rig.ask("raj", "merge 1 2");
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).not.toContain("Perhaps the same matter");
  });

  test("both numbers keep working: words, pieces, threads, old buttons and what the customer says", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("raj", "ask 2 billing ring the bank");
    await rig.settle();
    const old = rig.cardOf(1, "parts");
    await rig.ask("raj", "merge 2 1");
    const followed = "FT-1 was merged into FT-2, 09:00.";
    expect((await rig.ask("raj", "show 1")).text).toContain(`${followed}\nFT-2 ·`);
    expect((await rig.ask("raj", "update 1 rang them")).text).toContain(`${followed}\nNoted on FT-2.`);
    expect((await rig.press("raj", old, "Update")).text).toContain(`${followed}\nFT-2 ·`);
    expect((await rig.ask("omar", "done 1.1 paid")).text).toContain("FT-2.2 is done.");
    expect((await rig.ask("raj", "told by mail: it is paid", { in: old })).text).toContain("Written down on FT-2");
    expect((await rig.ask("raj", "status W-4711")).text).toContain("FT-2 ·");
    expect(await rig.complain({ by: janesMail, source: "email", text: "Hello?" })).toMatchObject({ case: 2 });
    expect(await rig.complain({ by: jane, text: "Hello?" })).toMatchObject({ outcome: "attached", case: 2 });
    expect((await rig.ask("raj", "show 2 full")).text).toContain("FT-1 09:00 Raj asked Billing (FT-1.1");
    await foldsToItsRow(2);
  });

  test("is taken back: each has what was its own, and what happened since stays", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    const before = await rig.caseOf(2);
    await rig.ask("raj", "merge 2 1");
    await rig.move(HOUR);
    await rig.ask("omar", "done 2.1 paid");
    await rig.ask("mia", "told 2 in public: it is paid");
    const said = await rig.ask("raj", "unmerge 2 1");
    expect(said.text).toContain("FT-1 is a case of its own again");
    const [one, two] = [await rig.caseOf(1), await rig.caseOf(2)];
    expect(one).toMatchObject({ mergedInto: null, status: "claimed", assignee: "raj", contacts: 1 });
    expect(one.tasks.map(({ id, state }) => [id, state])).toEqual([["1", "done"]]);
    expect(two).toMatchObject({ since: before.since, contacts: 1, tasks: [], absorbed: [], status: "unclaimed" });
    expect(two.told).not.toBeNull();
    await foldsToItsRow(1);
    await foldsToItsRow(2);
    expect(await rig.complain({ by: janesMail, source: "email", text: "Hello?" })).toMatchObject({ case: 1 });
    expect(await rig.complain({ by: jane, text: "Hello?" })).toMatchObject({ case: 2 });
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain("FT-1 · Normal · Parts");
  });
});

describe("merging what holds others", () => {
  test("keeps every number and piece, parts from the outside in, and undo parts within five minutes", async () => {
    await mailAndPost();
    await rig.complain({ by: "janes_other", text: "Her heating element, I am the neighbour." });
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("raj", "ask 3 billing ring the bank");
    await rig.ask("raj", "merge 2 1");
    const said = await rig.ask("raj", "merge 3 2");
    expect(said.text).toContain("FT-2.1 is FT-3.2 now.");
    expect((await rig.ask("omar", "done 1.1 paid")).text).toContain("FT-3.2 is done.");
    expect(await rig.complain({ by: janesMail, source: "email", text: "Hello?" })).toMatchObject({ case: 3 });
    expect((await rig.caseOf(3)).contacts).toBe(4);
    expect((await rig.ask("raj", "merge 1 3")).text).toContain("FT-1 is part of FT-3 already.");
    expect((await rig.ask("raj", "unmerge 3 1")).text).toContain("FT-1 and FT-3 are not merged.");
    await rig.ask("raj", "unmerge 3 2");
    expect((await rig.caseOf(2)).tasks.map(({ id, state }) => [id, state])).toEqual([["1", "done"]]);
    expect((await rig.ask("raj", "show 1")).text).toContain("FT-1 was merged into FT-2");
    await rig.ask("raj", "unmerge 2");
    expect((await rig.caseOf(1)).tasks.map(({ id, state }) => [id, state])).toEqual([["1", "done"]]);
    await rig.ask("raj", "merge 2 1");
    expect((await rig.ask("raj", "undo 1")).text).toContain("FT-1 is a case of its own again");
    for (const number of [1, 2, 3]) await foldsToItsRow(number);
  });
});

describe("two desks at once", () => {
  test("merge in opposite directions, link and note: nobody waits for ever and one of each pair goes on", async () => {
    const pairs = [1, 3, 5, 7, 9, 11].map((number) => [number, number + 1] as const);
    for (const number of pairs.flat()) {
      await rig.complain({ by: `c${number}`, source: number % 3 === 0 ? "x" : "email", text: "heating element" });
    }
    const another = rig.anotherProcess();
    const merges = pairs.flatMap(([one, other]) =>
      [rig.deps, another].map((deps, index) =>
        changeTogether(
          deps,
          index === 0 ? [one, other] : [other, one],
          (here, there) => pairSteps("merge", here, there),
          { person: "grace", key: null, joinsCustomers: true },
        ),
      ),
    );
    const notes = pairs.flat().map((number) => rig.ask("raj", `update ${number} looked at it`));
    const done = await Promise.all(merges);
    await Promise.all(notes);
    for (const [index, [one, other]] of pairs.entries()) {
      const results = done.slice(index * 2, index * 2 + 2).map(({ did }) => did);
      expect(results.toSorted()).toEqual(["changed", "refused"]);
      const kases = [await rig.caseOf(one), await rig.caseOf(other)];
      expect(kases.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1);
      await foldsToItsRow(one);
      await foldsToItsRow(other);
    }
    await noDeadlocks();
  });

  // A fixed seed: what fails is found again, as far as two processes can be made to meet again.
  test.each([7, 1_912, 40_021])(
    "do all sorts of things to the same few cases (seed %i): nothing is lost, limits hold",
    async (seed) => {
      for (const [number, by] of [jane, jane, jane, janesMail].entries()) {
        const text = number % 2 === 0 ? "heating element" : "The spare part for the washer is missing.";
        await rig.complain({ by, text, orderNumber: `W-${number}` });
      }
      const numbers = (await rig.pool.query<{ number: number }>("select number from cases")).rows.map(
        (row) => row.number,
      );
      expect(numbers.length).toBeGreaterThan(2);
      const pick = randomly(seed);
      const processes = [rig.deps, rig.anotherProcess()];
      const one = (): Promise<{ did: string }> => {
        const deps = pick(processes);
        const [number, other] = [pick(numbers), pick(numbers)];
        const actor = { kind: "person", person: pick(["mia", "ana", "carlos", "omar"]) } as const;
        const changes = (command: Command) => changeCase(deps, number, command, { actor, key: null });
        const both = (verb: "merge" | "unmerge" | "link") =>
          number === other
            ? Promise.resolve({ did: "nothing" })
            : changeTogether(deps, [number, other], (here, there) => pairSteps(verb, here, there), {
                person: "grace",
                key: null,
                joinsCustomers: verb !== "link",
              });
        const what = pick([
          "merge",
          "merge",
          "unmerge",
          "unmerge",
          "link",
          "give",
          "give",
          "give",
          "ask",
          "promise",
        ] as const);
        switch (what) {
          case "give":
            return changes({ verb: "give", kind: "credit", amount: "40 USD", why: null, consent: null });
          case "ask":
            return changes({ verb: "ask", to: "billing", what: "look", about: { kind: "piece" }, knows: [] });
          case "promise": {
            const dueAt = plus(rig.now(), 2 * DAY);
            return changes({ verb: "promise", what: "a call", to: "billing", dueAt, sure: true, dark: true });
          }
          default:
            return both(what);
        }
      };
      const done: string[] = [];
      for (let round = 0; round < 4; round += 1) {
        const results = await Promise.all(Array.from({ length: 14 }, one));
        done.push(...results.map(({ did }) => did));
      }
      expect(done).not.toContain("busy");
      expect(done.filter((did) => did === "changed").length).toBeGreaterThan(10);
      const granted = new Map<string, number>();
      for (const number of numbers) {
        await foldsToItsRow(number);
        const kase = await rig.caseOf(number);
        for (const { id } of [...kase.tasks, ...kase.promises, ...kase.gives]) {
          expect([...kase.tasks, ...kase.promises, ...kase.gives].filter((piece) => piece.id === id)).toHaveLength(1);
        }
        if (kase.mergedInto !== null) {
          expect(kase.clocks.filter(({ endedAt }) => endedAt === null)).toEqual([]);
          const up = await rig.caseOf(kase.mergedInto.number);
          expect(up.absorbed.map((part) => part.number)).toContain(number);
          continue;
        }
        for (const { state, customerId, amount } of kase.gives) {
          if (state === "granted") granted.set(customerId, (granted.get(customerId) ?? 0) + amount);
        }
      }
      expect(granted.size).toBeGreaterThan(0);
      // Nobody here may give one customer more than 100 USD, however it is split over people, cases and processes.
      for (const amount of granted.values()) expect(amount).toBeLessThanOrEqual(10_000);
      await noDeadlocks();
    },
  );

  test("a complaint that comes while its case is merged away is heard by the one that goes on", async () => {
    await mailAndPost();
    const [, said] = await Promise.all([
      rig.ask("raj", "merge 2 1"),
      rig.complain({ by: janesMail, source: "email", text: "Hello?", process: rig.anotherProcess() }),
    ]);
    const heard = [await rig.caseOf(1), await rig.caseOf(2)].map(({ contacts }) => contacts);
    expect([said.case, (await rig.caseOf(2)).contacts]).toEqual([said.case, 3]);
    expect(heard[1]).toBe(3);
  });
});

describe("one contact with two matters", () => {
  test("words open a case of its own for the second matter; the message stays where it is", async () => {
    await rig.complain({
      by: janesMail,
      source: "email",
      text: "The heating element never came. And the bill is wrong!",
      createdAt: plus(rig.now(), -2 * DAY),
    });
    await rig.ask("raj", "claim 1");
    const said = await rig.ask("raj", "detach 1 she wants a refund, the bill is wrong");
    expect(said.text).toBe("FT-2 is open for it, went to Billing and is linked with FT-1.");
    const [one, two] = [await rig.caseOf(1), await rig.caseOf(2)];
    expect(two).toMatchObject({ department: "billing", since: plus(rig.startAt, -2 * DAY), contacts: 1 });
    expect(one.contacts).toBe(1);
    await rig.settle();
    expect(rig.cardOf(2, "billing").text).toContain("“she wants a refund, the bill is wrong” Jane Doe by mail");
    expect(rig.cardOf(2, "billing").text).toContain("Linked: FT-1");
    expect(rig.cardOf(1, "parts").text).toContain("Linked: FT-2");
    await foldsToItsRow(1);
    await foldsToItsRow(2);
  });

  test("the latest message, or the one behind a link, leaves for a case of its own, and can be put back", async () => {
    const url = "https://x.example/jane/2";
    await rig.complain({ by: jane, text: "Heating element missing.", createdAt: plus(rig.now(), -DAY) });
    await rig.complain({ by: jane, text: "I was charged twice.", url });
    expect((await rig.caseOf(1)).contacts).toBe(2);
    expect((await rig.ask("raj", `detach 1 ${url}`)).text).toContain("FT-2 is open for it, went to Billing");
    expect(await rig.caseOf(1)).toMatchObject({ contacts: 1, lastWord: { at: plus(rig.startAt, -DAY) } });
    expect((await rig.caseOf(2)).lastWord.url).toBe(url);
    await foldsToItsRow(1);
    expect((await rig.ask("raj", "detach 1")).text).toContain("FT-1 holds one message only.");
    const back = await rig.ask("mia", `attach 1 ${url}`);
    expect(back.text).toContain("That is the only message of FT-2");
    await rig.press("mia", back, "Merge FT-2 into it");
    expect((await rig.caseOf(2)).mergedInto?.number).toBe(1);
  });

  test("a message goes to the case it belongs to", async () => {
    await rig.complain({ by: jane, text: "Heating element missing." });
    await rig.complain({ by: "tom", text: "Heating element missing here too." });
    await rig.complain({ by: "tom", text: "My neighbour Jane says the same." });
    expect((await rig.ask("raj", "attach 1 2")).text).toBe("The message is of FT-1 now; FT-2 goes on without it.");
    expect([(await rig.caseOf(1)).contacts, (await rig.caseOf(2)).contacts]).toEqual([2, 1]);
    await foldsToItsRow(1);
    await foldsToItsRow(2);
  });
});

describe("a second shipment", () => {
  test("asks first, also when the first is of a linked or a merged case of somebody else", async () => {
    await mailAndPost();
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "claim 2");
    await rig.ask("raj", "ask 1 technical ship 279838");
    await rig.ask("raj", "link 2 1");
    const twice = await rig.ask("raj", "ask 2 technical ship 279838");
    expect(twice.text).toContain("FT-1.1");
    await rig.ask("raj", "merge 2 1");
    const again = await rig.ask("raj", "ask 2 technical ship 279838");
    expect(again.text).toContain("FT-2.1");
  });
});

describe("what everybody reads", () => {
  const fixedByPhone = async (): Promise<void> => {
    await rig.complain({ by: jane });
    await rig.ask("raj", "claim 1");
    await rig.ask("mia", "told 1 in public: we are on it");
    await rig.ask("raj", "done 1 a new element is in, 40 USD given for the trouble");
    await rig.ask("mia", "told 1 by phone: it is fixed, and 40 USD are on the way");
    await rig.settle();
  };

  test("is also seen by those who speak there, in one card that is edited", async () => {
    await rig.complain({ by: jane });
    await rig.settle();
    expect(rig.cardsIn("parts")).toHaveLength(1);
    expect(rig.cardsIn("social")).toHaveLength(1);
    await rig.ask("raj", "claim 1");
    await rig.settle();
    expect(rig.cardOf(1, "social").text).toContain("Who: Raj Patel");
    expect(threadOf(rig.cardOf(1, "social")).at(-1)).toContain("Raj claimed it.");
  });

  test("is offered one line that ends it, after it was put right out of sight, and nobody is reminded of it", async () => {
    await fixedByPhone();
    const card = rig.cardOf(1, "social");
    expect(card.text).toContain("You could post: Thank you for telling us about this.");
    expect(card.text.split("\n").find((line) => line.includes("You could post"))).not.toMatch(/USD|element|phone|Jane/);
    expect(rig.cardOf(1, "parts").text).not.toContain("You could post");
    expect((await rig.press("mia", card, "I posted it")).text).toContain("Written down on FT-1");
    expect((await rig.caseOf(1)).told).toMatchObject({ by: "mia", where: "public" });
    await rig.settle();
    expect(rig.cardOf(1, "social").text).not.toContain("You could post");
  });

  test("is offered it also once the customer has agreed and the card is folded", async () => {
    await fixedByPhone();
    await rig.ask("mia", "customer 1 yes");
    await rig.settle();
    expect(rig.cardOf(1, "social").text).toContain("and it has been put right.");
    expect(labelsOf(rig.cardOf(1, "social"))).toContain("I posted it");
  });

  test("is not asked for where the last word was public, or the complaint never was", async () => {
    await rig.complain({ by: jane });
    await rig.complain({ by: janesMail, source: "email", text: "heating element" });
    for (const number of [1, 2]) {
      await rig.ask("raj", `claim ${number}`);
      await rig.ask("raj", `done ${number} sent`);
      await rig.ask("mia", `told ${number} ${number === 1 ? "in public" : "by mail"}: it is fixed`);
    }
    expect((await rig.ask("mia", "show 1")).text).not.toContain("You could post");
    expect((await rig.ask("mia", "show 2")).text).not.toContain("You could post");
  });
});
