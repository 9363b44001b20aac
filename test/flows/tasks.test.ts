import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fold } from "../../src/core/case/evolve.ts";
import type { PersonId } from "../../src/core/desk/desk.ts";
import { HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { changeCase } from "../../src/flows/change-case.ts";
import type { Deps } from "../../src/flows/deps.ts";
import { fallingDue } from "../../src/flows/falling-due.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import type { SeenMessage } from "../support/fake-window.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const jane = { handle: "jane", name: "Jane Doe" };

/** FT-1 of Jane: Raj of Parts has it, Mia of Social speaks with her. */
const janesCase = async (): Promise<void> => {
  await rig.complain({ by: jane, orderNumber: "W-1" });
  await rig.ask("raj", "claim 1");
  await rig.ask("mia", "told 1 in public: the part comes Monday");
};

/** A second matter of hers, about another order. */
const janesOther = async (number: number): Promise<void> => {
  await rig.complain({
    by: jane,
    text: "The spare part for the washer is missing.",
    orderNumber: `W-${number}`,
  });
  await rig.ask("lee", `claim ${number}`);
};

const typesOf = async (number: number): Promise<string[]> =>
  (await rig.eventsOf(number)).map(({ type }) => type).filter((type) => !type.startsWith("clock-"));
const taskOf = async (number: number, id = "1") => (await rig.caseOf(number)).tasks.find((task) => task.id === id);
/** The one card of a case, or of a piece of it, in a department's channel. */
const cardIn = (department: string, head: string): SeenMessage => {
  const [only, another] = rig.cardsIn(department).filter(({ text }) => text.startsWith(`${head} `));
  if (only === undefined || another !== undefined) throw new Error(`${department} shows no one ${head}.`);
  return only;
};
const lastTo = (person: PersonId): SeenMessage => {
  const last = rig.directOf(person).at(-1);
  if (last === undefined) throw new Error(`${person} was told nothing.`);
  return last;
};

describe("a refund that Parts asks of Billing", () => {
  test("has a card of its own there, and a line on the owner's", async () => {
    await janesCase();
    const said = await rig.ask("raj", 'ask 1 billing "refund 40 USD to the card"');
    expect(said.text).toBe("FT-1.1: I have asked Billing for the refund. The case stays with you.");
    await rig.settle();
    const card = cardIn("billing", "FT-1.1");
    expect(card.text.split("\n")).toEqual([
      "FT-1.1 · Refund · Billing (due Tue 09:30, New York)",
      "“refund 40 USD to the card” Raj Patel, Parts, Mon 09:00",
      "Jane wrote: “Third visit, still no heating element.”",
      "Amount: 40 USD to the card",
      "Case: Normal · Parts, Raj",
      "Told: “the part comes Monday” Mia, Mon 09:00, in public",
      "Next: Billing: somebody takes it.",
    ]);
    expect(labelsOf(card)).toEqual(["Claim", "We cannot…", "More"]);
    expect(cardIn("parts", "FT-1").text).toContain("Asked: FT-1.1 Refund, Billing: due Tue 09:30");
    expect(threadOf(cardIn("parts", "FT-1")).at(-1)).toBe(
      "Mon 09:00 Raj asked Billing (FT-1.1, Refund): refund 40 USD to the card",
    );
    expect(rig.queueIn("billing")?.text).toContain("FT-1.1 · Refund · due Tue 09:30 · “refund 40 USD to the card”");
    expect(rig.queueIn("billing")?.text).toContain("1 unclaimed, 1 open");
  });

  test("is shown by its own number to whoever asks", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    expect((await rig.ask("raj", "show 1.1")).text).toContain("FT-1.1 · Refund · Billing");
    expect((await rig.ask("raj", "1.1 full")).text).toContain("Raj asked Billing (FT-1.1, Refund)");
    expect((await rig.ask("raj", "claim 1.7")).text).toContain("There is no FT-1.7.");
    expect((await rig.ask("raj", "dismiss 1.1")).text).toContain("That is for a whole case");
    expect((await rig.caseOf(1)).status).toBe("claimed");
  });

  test("is taken, done and told: the asker hears at once, the speaker is reminded, every card says so", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    expect((await rig.ask("omar", "next")).text).toContain("FT-1.1 is yours.");
    expect((await rig.ask("omar", "list")).text).toContain("FT-1.1 · Refund");
    expect((await rig.ask("omar", "list billing")).text).toContain("FT-1.1 · Refund");
    await rig.settle();
    const form = await rig.press("omar", cardIn("billing", "FT-1.1"), "Done…");
    expect(form.form?.title).toBe("Done · FT-1.1");
    const done = await rig.submit("omar", form, { words: "paid back" });
    expect(done.text).toBe("FT-1.1 is done. I tell Raj.\nMia is reminded to tell Jane.");
    await rig.settle();
    expect(cardIn("billing", "FT-1.1").text).toContain("(done Mon 09:00)");
    expect(labelsOf(cardIn("billing", "FT-1.1"))).toEqual(["Open"]);
    expect(cardIn("parts", "FT-1").text).toContain("FT-1.1 Refund, Billing, Omar: done Mon 09:00 “paid back”");
    expect(cardIn("parts", "FT-1").text).toContain("Next: Mia: tell Jane what is new.");
    expect(cardIn("parts", "FT-1").text).toContain("news for the customer due Mon 11:00");
    expect(rig.queueIn("billing")?.text).toContain("Nobody is waiting.");

    const told = lastTo("raj");
    expect(told.text).toContain("Omar has done FT-1.1, the refund.\n“paid back”");
    expect(labelsOf(told)).toEqual(["I told the customer", "Ask Mia to tell them", "Open"]);
    expect((await rig.press("raj", told, "Ask Mia to tell them")).text).toBe("I have asked Mia to tell Jane.");
    await rig.settle();
    expect(lastTo("mia").text).toContain("Raj asks you to tell Jane what is new (FT-1).");
    const words = await rig.press("mia", lastTo("mia"), "I told the customer");
    await rig.submit("mia", words, { words: "Your money is on its way", where: "public" });
    expect((await rig.caseOf(1)).news).toBeNull();
    expect((await rig.caseOf(1)).clocks.find(({ kind }) => kind === "tell")?.state).toBe("met");
  });

  test("reminds by its own clock: whoever has it, and nobody who has the case", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("omar", "claim 1.1");
    await rig.moveTo(on("tue", "09:45"));
    const nags = await rig.pool.query(
      "select kind, person_id, step_kind from nags where kind like 'task.%' order by step_at",
    );
    expect(nags.rows[0]).toEqual({ kind: "task.1", person_id: "omar", step_kind: "warn" });
    expect(nags.rows.map(({ person_id }) => person_id)).not.toContain("raj");
    expect(
      rig
        .directOf("omar")
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("FT-1.1");
    const clock = await rig.pool.query("select breached_at from clocks where kind = 'task.1'");
    expect(clock.rows[0].breached_at).toEqual(new Date(on("tue", "09:30")));
  });

  test("counts as what falls due at its department, and as what whoever has it leaves behind", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("omar", "claim 1.1");
    const due = (of: { assignee: PersonId } | null) => fallingDue(rig.deps, rig.now(), on("wed", "09:00"), of);
    expect((await due(null)).filter(({ kind }) => kind === "task")).toEqual([
      {
        number: 1,
        department: "billing",
        owner: "parts",
        kind: "task",
        piece: "1",
        at: on("tue", "09:30"),
        departments: ["billing", "parts"],
        loud: false,
      },
    ]);
    expect((await due({ assignee: "omar" })).map(({ kind }) => kind)).toEqual(["task"]);
    expect((await due({ assignee: "raj" })).map(({ kind }) => kind)).not.toContain("task");
  });

  test("cannot be done: whoever asked reads why; what was asked can be taken back", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.settle();
    const form = await rig.press("omar", cardIn("billing", "FT-1.1"), "We cannot…");
    await rig.submit("omar", form, { why: "she has paid nothing yet" });
    await rig.settle();
    expect(lastTo("raj").text).toContain("Omar cannot do FT-1.1, the refund.\n“she has paid nothing yet”");
    await rig.ask("raj", "ask 1 billing look at her invoice");
    await rig.ask("omar", "claim 1.2");
    const back = await rig.ask("raj", "no 1.2 found it");
    expect(back.text).toBe("FT-1.2 is taken back. Billing's card says so.");
    await rig.settle();
    expect(lastTo("omar").text).toContain("Raj took FT-1.2 back, this piece of work. There is nothing more to do.");
    expect(cardIn("billing", "FT-1.2").text).toContain("taken back Mon 09:00");
  });

  test("is undone within five minutes, and its number is not used again", async () => {
    await janesCase();
    const said = await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.settle();
    await rig.press("raj", said, "Undo");
    await rig.settle();
    expect(cardIn("billing", "FT-1.1").text).toContain("taken back");
    await rig.ask("raj", "ask 1 billing refund 50 USD");
    expect((await rig.caseOf(1)).tasks.map(({ id, state }) => `${id} ${state}`)).toEqual(["1 cancelled", "2 open"]);
    const clocks = await rig.pool.query(
      "select kind, next_at is null as still from clocks where kind like 'task.%' order by kind",
    );
    expect(clocks.rows).toEqual([
      { kind: "task.1", still: true },
      { kind: "task.2", still: false },
    ]);
  });
});

describe("under a task's card the number goes without saying", () => {
  test("and a note under it is a note on the case", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.settle();
    const card = cardIn("billing", "FT-1.1");
    await rig.ask("omar", "claim", { in: card });
    await rig.ask("omar", "wait part 279838 until thu", { in: card });
    expect((await taskOf(1))?.wait).toMatchObject({ part: "279838", by: "omar" });
    expect((await rig.caseOf(1)).wait).toBeNull();
    await rig.ask("omar", "resume", { in: card });
    await rig.ask("omar", "update looked at it", { in: card });
    expect((await rig.caseOf(1)).lastNote?.by).toBe("omar");
    await rig.ask("omar", "done 1.5 litres of it sent", { in: card });
    expect((await taskOf(1))?.state).toBe("done");
    const text = await rig.pool.query("select words from texts where id = $1", [(await taskOf(1))?.ended?.resultId]);
    expect(text.rows[0].words).toBe("1.5 litres of it sent");
  });

  test("under the owner's card it is the case", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.settle();
    await rig.ask("raj", "wait the post until thu", { in: cardIn("parts", "FT-1") });
    expect((await rig.caseOf(1)).wait).not.toBeNull();
  });
});

describe("a question", () => {
  test("is put to those at work, answered with one tap, and the answer goes to the asker directly", async () => {
    await janesCase();
    await rig.ask("mia", "ask 1 technical is the drum covered?");
    await rig.settle();
    const asked = lastTo("emre");
    expect(asked.text).toContain("Mia asks (FT-1.1), with the customer waiting:\n“is the drum covered?”");
    expect(labelsOf(asked)).toEqual(["Yes", "No", "Answer…", "Open"]);
    expect((await rig.caseOf(1)).clocks.find(({ kind }) => kind === "task")?.dueAt).toBe(plus(rig.now(), 10 * MINUTE));
    expect((await rig.press("emre", asked, "Yes")).text).toContain("FT-1.1 is answered. Mia has it at once.");
    await rig.settle();
    expect(lastTo("mia").text).toContain("Emre has answered FT-1.1.\n“Yes”");
    // A colleague who taps later hears that it is done, and changes nothing.
    expect((await rig.press("katrin", lastTo("katrin"), "No")).text).toContain("Emre Aydin has done FT-1.1");
  });

  test("asked while nobody is in is put to those who come in first", async () => {
    await janesCase();
    await rig.moveTo(on("mon", "22:00"));
    await rig.ask("mia", "ask 1 billing was the first invoice paid?");
    await rig.settle();
    expect(rig.directOf("omar")).toEqual([]);
    await rig.moveTo(on("tue", "08:30"));
    expect(lastTo("omar").text).toContain("FT-1.1 waits for an answer of Billing.");
  });

  test("in words: yes and no are answers to it, and a reason makes it a no of another kind", async () => {
    await janesCase();
    await rig.ask("mia", "ask 1 technical is the drum covered?");
    await rig.ask("emre", "no 1.1");
    expect((await taskOf(1))?.state).toBe("done");
    await rig.ask("mia", "ask 1 technical and the door?");
    await rig.ask("emre", "no 1.2 we do not know");
    expect((await taskOf(1, "2"))?.state).toBe("refused");
  });
});

describe("the same thing twice", () => {
  test("is asked about first, whichever case of the customer it is on; pressing on is knowing", async () => {
    await janesCase();
    await janesOther(2);
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    const said = await rig.ask("lee", "ask 2 billing refund forty dollars please");
    expect(said.text).toBe(
      "Billing was asked for the refund for Jane, Mon 09:00 (FT-1.1, open).\n“refund 40 USD”\nRefund once more, or cancel the first?",
    );
    expect(labelsOf(said)).toEqual(["Refund once more", "Cancel the first"]);
    expect((await rig.caseOf(2)).tasks).toEqual([]);
    expect((await rig.press("lee", said, "Refund once more")).text).toContain("FT-2.1: I have asked Billing");
    const third = await rig.ask("raj", "ask 1 billing refund 10 USD");
    expect(third.text).toContain("There is one more like it.");
  });

  test("the first can be cancelled from there", async () => {
    await janesCase();
    await janesOther(2);
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    const said = await rig.ask("lee", "ask 2 billing refund 40 USD");
    const form = await rig.press("lee", said, "Cancel the first");
    await rig.submit("lee", form, { why: "it is on FT-2" });
    expect((await taskOf(1))?.state).toBe("cancelled");
    expect((await rig.ask("lee", "ask 2 billing refund 40 USD")).text).toContain("FT-2.1: I have asked Billing");
  });

  test("of one order by two customers is asked about as well", async () => {
    await rig.complain({ by: "jane", orderNumber: "W-7" });
    await rig.complain({ by: "john", orderNumber: "W-7" });
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    expect((await rig.ask("raj", "ask 2 billing refund 40 USD")).text).toContain("FT-1.1, open");
    await rig.complain({ by: "june", orderNumber: "W-8" });
    expect((await rig.ask("raj", "ask 3 billing refund 40 USD")).text).toContain("FT-3.1: I have asked Billing");
  });

  test("of an order that only a part of the case names is asked about too", async () => {
    await janesCase();
    await janesOther(2);
    await rig.complain({ by: "john", orderNumber: "W-1" });
    await rig.ask("raj", "ask 3 billing refund 40 USD");
    await rig.ask("lee", "merge 2 1");
    expect((await rig.ask("lee", "ask 2 billing refund 40 USD")).text).toContain("FT-3.1, open");
  });

  test("of two people at once on the linked cases of two customers only one gets through", async () => {
    const other = rig.anotherProcess();
    const asks = {
      verb: "ask",
      to: "billing",
      what: "refund 40 USD",
      about: { kind: "refund", amount: 4000, currency: "USD", method: null },
      knows: [],
    } as const;
    const by = { actor: { kind: "person", person: "lee" }, key: null } as const;
    for (let round = 0; round < 6; round += 1) {
      const [one, two] = [1 + 2 * round, 2 + 2 * round];
      await rig.complain({ by: `jane${round}` });
      await rig.complain({ by: `john${round}` });
      await rig.ask("raj", `link ${one} ${two}`);
      const both = await Promise.all([changeCase(rig.deps, one, asks, by), changeCase(other, two, asks, by)]);
      expect(both.map(({ did }) => did).toSorted()).toEqual(["changed", "refused"]);
    }
  });

  test("of two people at once on two cases of one customer only one gets through", async () => {
    await janesCase();
    const other = rig.anotherProcess();
    for (let round = 0; round < 8; round += 1) {
      const numbers = [2 + 2 * round, 3 + 2 * round] as const;
      for (const number of numbers) await janesOther(number);
      const ask = (deps: Deps, number: number, what: "ship" | "refund") =>
        changeCase(
          deps,
          number,
          {
            verb: "ask",
            to: "billing",
            what: "refund 40 USD",
            about:
              what === "refund"
                ? { kind: "refund", amount: 4000, currency: "USD", method: null }
                : { kind: "ship", part: "279838", quantity: 1, addressConfirmed: false },
            knows: [],
          },
          { actor: { kind: "person", person: "lee" }, key: null },
        );
      const [one, two] = await Promise.all([ask(rig.deps, numbers[0], "refund"), ask(other, numbers[1], "refund")]);
      expect([one.did, two.did].toSorted()).toEqual(["changed", "refused"]);
      // What was given back does not stand in the way of the next round.
      const first = one.did === "changed" ? numbers[0] : numbers[1];
      await rig.ask("omar", `no ${first}.1 next round`);
    }
  });
});

describe("a case with open tasks", () => {
  test("is resolved only by somebody who says what becomes of them, and why", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 technical visit tue 9-12");
    const said = await rig.ask("raj", "done 1 sent the part");
    expect(said.text).toBe(
      "Still open: FT-1.1 (Visit, Technical). Finish or take back what is open, or say why it is resolved all the same.",
    );
    expect(labelsOf(said)).toEqual(["Resolve all the same…", "Take back FT-1.1"]);
    expect((await rig.caseOf(1)).status).toBe("claimed");
    const form = await rig.press("raj", said, "Resolve all the same…");
    expect(form.form?.fields.map(({ id, initial }) => [id, initial])).toEqual([
      ["words", "sent the part"],
      ["cause", null],
      ["left", null],
      ["why", null],
    ]);
    expect((await rig.submit("raj", form, { left: "keep" })).problems).toMatchObject([{ field: "why" }]);
    await rig.submit("raj", form, { left: "keep", why: "a check only" });
    expect(await typesOf(1)).toEqual(expect.arrayContaining(["tasks-kept", "resolved"]));
    expect((await rig.ask("mia", "customer 1 yes")).text).toBe(
      "Written down. FT-1 closes when FT-1.1 is done and told.",
    );
    await rig.settle();
    expect(cardIn("parts", "FT-1").text).toContain("Next: Technical: finish FT-1.1; with that it closes.");
    await rig.ask("emre", "done 1.1 all well");
    await rig.ask("mia", "told 1 all is well");
    expect((await rig.caseOf(1)).status).toBe("closed");
  });
});

describe("a part that has arrived", () => {
  test("wakes whatever waits for it, the longest wait first, and says which", async () => {
    await rig.complain({ by: "late", createdAt: plus(rig.now(), -HOUR) });
    await rig.complain({ by: "early", createdAt: plus(rig.now(), -40 * HOUR) });
    await rig.complain({ by: "else" });
    await rig.ask("raj", "claim 1, 2, 3");
    await rig.ask("raj", "wait 1 part 279838 until thu");
    await rig.ask("raj", "wait 3 part 111222 until thu");
    await rig.ask("raj", "ask 2 technical fit the element");
    await rig.ask("emre", "claim 2.1");
    await rig.ask("emre", "wait 2.1 the part no. 279838 until fri");
    const said = await rig.ask("lee", "arrived 279838");
    expect(said.text.split("\n").map((line) => line.replace(/ · waits.*/, ""))).toEqual([
      "279838 is here. 2 go on, the longest wait first:",
      "FT-2.1 · Technical, Emre",
      "FT-1 · Raj",
      "There may be fewer parts than that; whoever is first decides.",
    ]);
    expect([(await rig.caseOf(1)).wait, (await taskOf(2))?.wait]).toEqual([null, null]);
    expect((await rig.caseOf(3)).wait).not.toBeNull();
    await rig.settle();
    expect(lastTo("emre").text).toContain("The part is here: FT-2.1 goes on.");
    expect((await rig.ask("lee", "arrived the part #279838")).text).toBe("Nothing waits for 279838.");
  });

  test("after its date wakes what has waited for it in vain", async () => {
    await rig.complain({ by: jane });
    await rig.ask("raj", "claim 1");
    await rig.ask("raj", "ask 1 technical fit the element");
    await rig.ask("emre", "claim 1.1");
    await rig.ask("raj", "wait 1 part 279838 until tue 10:00");
    await rig.ask("emre", "wait 1.1 part 279838 until tue 10:00");
    await rig.moveTo(on("wed", "11:00"));
    const said = await rig.ask("lee", "arrived 279838");
    expect(said.text).toContain("FT-1 ·");
    expect(said.text).toContain("FT-1.1 ·");
    expect((await rig.ask("lee", "arrived 279838")).text).toBe("Nothing waits for 279838.");
    expect(fold(null, await rig.eventsOf(1))).toEqual(await rig.caseOf(1));
  });

  test("or whose date has come goes on by itself", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 technical fit the element");
    await rig.ask("emre", "claim 1.1");
    await rig.ask("emre", "wait 1.1 part 279838 until tue 10:00");
    await rig.moveTo(plus(on("tue", "04:00"), MINUTE));
    expect((await taskOf(1))?.wait).toBeNull();
    expect(await typesOf(1)).toContain("task-resumed");
  });
});

test("folding the events gives the row", async () => {
  await janesCase();
  await rig.ask("raj", "ask 1 billing call back 212 555 0188 after 5pm");
  await rig.ask("omar", "claim 1.1");
  await rig.ask("omar", "wait 1.1 her lunch until 2h");
  await rig.ask("omar", "done 1.1 rang her");
  await rig.ask("raj", "ask 1 @mia tell her we rang");
  const kase = await rig.caseOf(1);
  expect(fold(null, await rig.eventsOf(1))).toEqual(kase);
  expect(JSON.stringify(await rig.eventsOf(1))).not.toContain("212 555 0188");
});

describe("a yes or no without the piece", () => {
  test("is for the one thing that waits there for whoever says it", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    const said = await rig.ask("dana", "yes 1");
    expect(said.text).toContain("FT-1.1");
    expect(await taskOf(1)).toMatchObject({ assignee: "dana" });
  });

  test("asks which where several wait", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 billing refund 40 USD");
    await rig.ask("raj", "ask 1 billing was the first invoice paid?");
    const said = await rig.ask("dana", "no 1 closed today");
    expect(said.text).toBe("To what? Say: /case no 1.1 <why>, /case no 1.2 <why>.");
    expect((await rig.caseOf(1)).tasks.map(({ state }) => state)).toEqual(["open", "open"]);
  });

  test("says that nothing waits where nothing does", async () => {
    await janesCase();
    const said = await rig.ask("dana", "yes 1");
    expect(await typesOf(1)).not.toContain("task-claimed");
    expect(said.text).not.toBe("");
  });
});
