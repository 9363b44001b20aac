import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fold } from "../../src/core/case/evolve.ts";
import type { Desk, PersonId } from "../../src/core/desk/desk.ts";
import { HOUR, MINUTE } from "../../src/core/time/instant.ts";
import { changeCase } from "../../src/flows/change-case.ts";
import { onHours, withSeverity } from "../support/a-desk.ts";
import { type DeskRig, labelsOf, on, openDeskRig, threadOf } from "../support/desk-rig.ts";
import type { SeenMessage } from "../support/fake-window.ts";
import { rigDesk } from "../support/rig-desk.ts";

/** Approvals have a clock here, which climbs aloud. */
const withApprovals = (desk: Desk): Desk => {
  const normal = desk.severities.find(({ id }) => id === "normal");
  return withSeverity(
    "normal",
    {
      targets: { ...normal?.targets, approval: onHours(2 * HOUR) },
      escalation: { ...normal?.escalation, approval: "loudly" },
    },
    desk,
  );
};

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: withApprovals(rigDesk) });
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
/** Another matter of hers, which Lee has. */
const janesOther = async (number: number): Promise<void> => {
  await rig.complain({ by: jane, text: "The spare part for the washer is missing.", orderNumber: `W-${number}` });
  await rig.ask("lee", `claim ${number}`);
};
const giveOf = async (number = 1, id = "a1") => (await rig.caseOf(number)).gives.find((give) => give.id === id);
const lastTo = (person: PersonId): SeenMessage => {
  const last = rig.directOf(person).at(-1);
  if (last === undefined) throw new Error(`${person} was told nothing.`);
  return last;
};
const typesOf = async (number: number): Promise<string[]> =>
  (await rig.eventsOf(number)).map(({ type }) => type).filter((type) => !type.startsWith("clock-"));

describe("something for the trouble", () => {
  test("within the limit is done and recorded at once, and the customer is to hear of it", async () => {
    await janesCase();
    const said = await rig.ask("mia", "give 1 credit 40 USD for the trouble");
    expect(said.text).toBe("FT-1.a1: a credit of 40 USD is given. Of your 50 USD, 10 USD is left for Jane.");
    expect(labelsOf(said)).toEqual(["I told the customer", "Undo"]);
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain(
      "Goodwill: FT-1.a1 a credit of 40 USD: given by Mia Mon 09:00 “for the trouble”",
    );
    expect(threadOf(rig.cardOf(1, "parts")).at(-1)).toBe(
      "Mon 09:00 Mia gave a credit of 40 USD (FT-1.a1): for the trouble",
    );
    expect(lastTo("raj").text).toContain("Mia gave Jane a credit of 40 USD (FT-1.a1).");
    expect((await rig.caseOf(1)).clocks.find(({ kind }) => kind === "tell")?.state).toBe("running");
    const undone = await rig.press("mia", said, "Undo");
    expect(undone.text).toContain("Taken back on FT-1: what was given.");
    expect((await giveOf())?.state).toBe("withdrawn");
    expect((await rig.ask("mia", "give 1 credit 50")).text).toContain("FT-1.a2: a credit of 50 USD is given.");
  });

  test("stands in what whoever speaks with the customer may say, decide and not promise", async () => {
    await janesCase();
    const before = (await rig.ask("mia", "status 1")).text;
    expect(before).toContain("You may decide a credit, refund or replacement up to 50 USD.");
    await rig.move(MINUTE);
    await rig.ask("mia", "give 1 credit 40 USD for the trouble");
    await rig.ask("mia", "give 1 refund 80 USD for the wait");
    const { text, card } = await rig.ask("mia", "status 1");
    expect(text).toContain("A credit of 40 USD: Mia granted it, 09:01, FT-1.a1");
    expect(text).toContain("a refund of 80 USD: waits for Zoe or Lee");
    expect(text).toContain("You may decide nothing alone. /case authority 1 names who may.");
    const form = await rig.press("mia", card ?? {}, "I said this");
    expect(form.form?.fields.find(({ id }) => id === "words")?.initial).toContain(
      "For your trouble you get a credit of 40 USD.",
    );
  });

  test("above it somebody who may is asked directly, and their yes goes back to whoever asked", async () => {
    await janesCase();
    const said = await rig.ask("mia", "give 1 credit 80 USD for the trouble");
    expect(said.text).toBe(
      "A credit of 80 USD needs a lead (your limit is 50 USD). I have asked Zoe and Lee; FT-1 shows their answer.",
    );
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain("Next: Zoe or Lee: say yes or no to FT-1.a1.");
    const card = lastTo("zoe");
    const lines = card.text.split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "Mia asks for a credit of 80 USD for Jane (FT-1.a1).",
      "“for the trouble”",
      "Nothing else has been given to Jane within 90 days.",
      "Please answer by 11:00.",
    ]);
    expect(card.text).toContain("Third visit, still no heating element.");
    expect(card.text).toContain("the part comes Monday");
    expect(labelsOf(card)).toEqual(["Yes", "No…", "Less…", "Open"]);
    expect((await rig.press("zoe", card, "Yes")).text).toBe("FT-1.a1: a credit of 80 USD is granted. I tell Mia.");
    expect((await rig.press("lee", lastTo("lee"), "Yes")).text).toContain("FT-1.a1 was granted by Zoe Adler");
    await rig.settle();
    expect(lastTo("mia").text).toContain("Zoe said yes to a credit of 80 USD for Jane (FT-1.a1).");
    expect(labelsOf(lastTo("mia"))).toEqual(["I told the customer", "Open"]);
    expect((await rig.caseOf(1)).clocks.find(({ kind }) => kind === "approval")?.state).toBe("met");
    const [first, ...rest] = await rig.eventsOf(1);
    expect(fold(null, first === undefined ? [] : [first, ...rest])).toEqual(await rig.caseOf(1));
  });

  test("is granted with less, refused with a reason, or taken back", async () => {
    await janesCase();
    await rig.ask("mia", "give 1 credit 80 USD");
    await rig.settle();
    const form = await rig.press("zoe", lastTo("zoe"), "Less…");
    expect(form.form?.title).toBe("Less · FT-1.a1");
    expect((await rig.submit("zoe", form, { amount: "90 USD" })).problems).toEqual([
      expect.objectContaining({ field: "amount" }),
    ]);
    expect((await rig.submit("zoe", form, { amount: "60" })).text).toContain(
      "a credit of 60 USD is granted, of 80 USD that was asked for.",
    );
    await rig.ask("mia", "give 1 credit 80 USD");
    expect((await rig.ask("zoe", "no 1.a2 she had one last week")).text).toBe("FT-1.a2 is refused. I tell Mia.");
    await rig.settle();
    const both = lastTo("mia").text;
    expect(both).toContain("FT-1.a1 is granted.");
    expect(both).toContain("FT-1.a2 is refused.");
    await rig.ask("mia", "give 1 credit 90 USD");
    expect((await rig.ask("mia", "no 1.a3")).text).toBe("FT-1.a3 is taken back; nobody is asked any more.");
    expect((await rig.ask("zoe", "yes 1.a3")).text).toContain("there is nothing to decide");
  });

  test("is answered by a bare yes, and by nobody who asked for it or may not", async () => {
    await janesCase();
    await rig.ask("zoe", "give 1 credit 300 USD");
    expect((await rig.ask("zoe", "yes 1.a1")).text).toContain("You have asked for FT-1.a1 yourself");
    expect((await rig.ask("ana", "yes 1.a1")).text).toBe(
      "You may not decide a credit of 300 USD, with what this customer has had (your limit is 50 USD). Grace is on duty now. /case authority 1 says who may decide what.",
    );
    expect((await rig.ask("ana", "no 1.a1")).text).toContain("FT-1.a1 is not yours to decide. Grace is on duty now.");
    expect((await rig.ask("grace", "yes 1")).text).toContain("FT-1.a1: a credit of 300 USD is granted.");
  });

  test("counts what is granted and asked for on all the customer's cases, and of every kind", async () => {
    await janesCase();
    await janesOther(2);
    await rig.ask("mia", "give 1 credit 50 USD");
    await rig.ask("ana", "give 2 callout 30 USD");
    expect((await rig.ask("mia", "give 2 refund 30 USD")).text).toContain(
      "needs a lead (your limit is 50 USD, of which 20 USD is left).",
    );
    expect((await giveOf(2, "a2"))?.counted).toEqual({ case: 3000, customer: 8000, kind: 0 });
    await rig.settle();
    expect(lastTo("zoe").text).toContain(
      "Jane has been given or promised 80 USD within 90 days; with this it is 110 USD.",
    );
  });

  test("of two at once on two cases one is counted against the other", async () => {
    await janesCase();
    await janesOther(2);
    await rig.ask("mia", "give 1 credit 40 USD");
    const give = { verb: "give", kind: "credit", amount: "40 USD", why: null, consent: null } as const;
    const another = rig.anotherProcess();
    await Promise.all([
      changeCase(rig.deps, 2, give, { actor: { kind: "person", person: "ana" }, key: "one" }),
      changeCase(another, 1, give, { actor: { kind: "person", person: "carlos" }, key: "other" }),
      changeCase(another, 2, { ...give, kind: "refund" }, { actor: { kind: "person", person: "omar" }, key: "third" }),
    ]);
    const gives = [...(await rig.caseOf(1)).gives, ...(await rig.caseOf(2)).gives];
    const granted = gives.filter(({ state }) => state === "granted").map(({ amount }) => amount);
    expect(gives).toHaveLength(4);
    expect(granted.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(10_000);
  });

  test("counts what somebody else was given for an order that a part of the case names", async () => {
    await janesCase();
    await janesOther(2);
    await rig.complain({ by: "joe", orderNumber: "W-1" });
    expect((await rig.ask("carlos", "give 3 credit 40 USD")).text).toContain("is given");
    await rig.ask("grace", "merge 2 1");
    const said = await rig.ask("carlos", "give 2 credit 45 USD");
    expect((await giveOf(2))?.counted).toMatchObject({ customer: 4000 });
    expect(said.text).toContain("is given");
  });

  test("is asked again when it has changed: an old yes answers nothing", async () => {
    await janesCase();
    await rig.ask("mia", "give 1 credit 80 USD");
    await rig.settle();
    const old = lastTo("zoe");
    await rig.move(MINUTE);
    expect((await rig.ask("theo", "give 1.a1 300 USD the second time")).text).toContain("needs a manager");
    const stale = await rig.press("zoe", old, "Yes");
    expect(stale.text).toContain("FT-1.a1 has changed since this button was drawn. Here is how it stands.");
    expect(stale.text).toContain("Theo asks for a credit of 300 USD for Jane (FT-1.a1).");
    expect((await giveOf())?.state).toBe("pending");
    await rig.settle();
    expect(lastTo("grace").text).toContain("What is asked has changed since it was first asked for.");
    expect((await rig.press("grace", lastTo("grace"), "Yes")).text).toContain("I tell Theo.");
  });

  test("is asked again when the case has become another customer's, and its number leads on", async () => {
    await janesCase();
    await rig.complain({ by: "joe", text: "The spare part for the washer is missing.", orderNumber: "W-9" });
    await rig.ask("raj", "claim 2");
    await rig.ask("zoe", "give 2 credit 300 USD");
    await rig.settle();
    const old = lastTo("grace");
    await rig.ask("raj", "merge 1 2");
    const { customerId, gives } = await rig.caseOf(1);
    expect(gives).toMatchObject([{ id: "a1", state: "pending", customerId, by: "zoe" }]);
    expect((await rig.press("grace", old, "Yes")).text).toContain("has changed since this button was drawn");
    await rig.settle();
    expect((await rig.press("grace", lastTo("grace"), "Yes")).text).toContain(
      "FT-1.a1: a credit of 300 USD is granted.",
    );
    await rig.ask("raj", "unmerge 1 2");
    expect((await giveOf(2))?.state).toBe("granted");
    expect((await rig.caseOf(1)).gives).toEqual([]);
  });

  test("climbs to the next who may and is there when nobody answers", async () => {
    await janesCase();
    await rig.ask("mia", "give 1 credit 80 USD");
    await rig.settle();
    await rig.moveTo(on("mon", "11:00"));
    const asked = (await rig.caseOf(1)).clocks.find(({ kind }) => kind === "approval")?.climb?.told ?? [];
    expect(asked).toHaveLength(1);
    expect(["zoe", "lee"]).not.toContain(asked[0]);
    await rig.moveTo(on("mon", "11:20"));
    const told = (await rig.caseOf(1)).clocks.find(({ kind }) => kind === "approval")?.climb?.told ?? [];
    expect(told).toHaveLength(2);
    const next = told[1] ?? "";
    expect(lastTo(next).text).toContain("Mia asks for a credit of 80 USD for Jane (FT-1.a1).");
    expect((await rig.press(next, lastTo(next), "Yes")).text).toContain("is granted");
  });

  test("at night is decided by whoever covers, and only as far as the desk lets them", async () => {
    await janesCase();
    await rig.ask("zoe", "cover social sun 02:00-06:00 @ana");
    await rig.ask("ana", "cover social yes");
    rig.sleepUntil(on("sun", "03:00"));
    const said = await rig.ask("mia", "give 1 credit 120 USD");
    expect(said.text).toContain("A credit of 120 USD needs whoever covers (your limit is 50 USD). I have asked Ana;");
    await rig.settle();
    expect(rig.directOf("ana").map(labelsOf)).toContainEqual(["Yes", "No…", "Less…", "Open"]);
    const more = await rig.ask("mia", "give 1 credit 100 USD");
    expect(more.text).toContain("Nobody who may decide it is on duty, so I ask");
    expect(more.text).toContain("Zoe is back 07:00.");
    // With the second one it would be more than a night allows.
    expect((await rig.ask("ana", "yes 1.a1")).text).toContain("is more than you may decide (your limit is 150 USD");
    await rig.ask("mia", "no 1.a2");
    expect((await rig.ask("ana", "yes 1.a1")).text).toContain("is granted");
  });

  test("a refund is asked of whoever pays it, once", async () => {
    await janesCase();
    await janesOther(2);
    const first = await rig.ask("raj", "give 1 refund 40 USD charged for nothing");
    expect(first.text).toContain("FT-1.1: Billing is asked to pay it out.");
    expect((await rig.caseOf(1)).tasks).toMatchObject([
      { about: { kind: "refund", amount: 4000, currency: "USD" }, department: "billing", askedBy: "raj" },
    ]);
    const second = await rig.ask("raj", "give 2 refund 20 USD");
    expect(second.text).toContain("A refund has been asked for Jane before");
    expect((await rig.caseOf(2)).tasks).toEqual([]);
    const asked = await rig.press("raj", second, "Ask Billing to pay it");
    expect(asked.text).toContain("Refund once more, or cancel the first?");
    await rig.press("raj", asked, "Refund once more");
    expect((await rig.caseOf(2)).tasks).toMatchObject([{ about: { kind: "refund", amount: 2000 } }]);
  });

  test("keeps a case from resolving unheard, and goes when the case is put aside", async () => {
    await janesCase();
    await rig.ask("mia", "give 1 credit 80 USD");
    const said = await rig.ask("raj", "done 1 a new element is in");
    expect(said.text).toContain("Still open: FT-1.a1 (a credit of 80 USD).");
    const form = await rig.press("raj", said, "Resolve all the same…");
    await rig.submit("raj", form, { words: "a new element is in", left: "keep", why: "the credit comes later" });
    expect((await rig.caseOf(1)).status).toBe("resolved");
    await rig.ask("mia", "customer 1 yes");
    expect((await rig.caseOf(1)).status).toBe("resolved");
    await rig.ask("zoe", "yes 1.a1");
    await rig.ask("mia", "told 1 the credit is there");
    expect((await rig.caseOf(1)).status).toBe("closed");
    await rig.ask("raj", "reopen 1");
    await rig.ask("mia", "give 1 credit 20 USD");
    await rig.ask("raj", "dismiss 1");
    expect((await giveOf(1, "a2"))?.state).toBe("withdrawn");
  });

  test("says what is wrong with an amount, and who could decide most", async () => {
    await janesCase();
    expect((await rig.ask("raj", "give 1 refund forty")).text).toBe(
      "I cannot read “forty” as an amount. Type it as 40 USD.",
    );
    expect((await rig.ask("raj", "give 1 refund 40 EUR")).text).toBe(
      "Parts gives in USD, not in EUR. Type the amount in USD.",
    );
    expect((await rig.ask("emre", "give 1 credit 40")).text).toContain("a credit of 40 EUR is given");
    expect((await rig.ask("raj", "give 1 refund 5000")).text).toContain("Grace Okafor comes nearest, with 956 USD");
  });

  test("who may decide what has an answer, also when nobody is there", async () => {
    await janesCase();
    await rig.ask("mia", "give 1 credit 20 USD");
    const said = await rig.ask("ana", "authority 1");
    expect(said.text.split("\n").slice(0, 3)).toEqual([
      "You may give 50 USD on FT-1 alone; 30 USD of it is left.",
      "Jane has been given or promised 20 USD within 90 days.",
      "Parts has the case: Raj Patel.",
    ]);
    expect(said.text).toContain("Lee Wong, up to 250 USD: on duty now");
    expect((await rig.ask("ana", "claim 1")).text).toContain("Raj Patel claimed FT-1");
    expect((await rig.ask("omar", "done 1 it works")).text).toContain(
      "That is for Parts to do on FT-1. Raj, Carlos and Lee are on duty now.",
    );
    rig.sleepUntil(on("sun", "03:00"));
    expect((await rig.ask("omar", "done 1 it works")).text).toContain(
      "Nobody of them is on duty; Lee is back Mon 08:00.",
    );
    expect((await rig.ask("ana", "authority 1")).text).toContain("Zoe Adler, up to 250 USD: back 07:00");
  });
});

describe("what cannot be undone for the customer", () => {
  test("is not asked for before they have said yes: whoever speaks with them asks, and it goes on from there", async () => {
    await janesCase();
    const said = await rig.ask("raj", 'ask 1 technical "wipe the backup"');
    expect(said.text).toBe("Wiping cannot be undone for Jane. Has Jane agreed?");
    expect(labelsOf(said)).toEqual(["Agreed…", "Not asked yet"]);
    expect((await rig.caseOf(1)).tasks).toEqual([]);
    expect((await rig.press("raj", said, "Not asked yet")).text).toBe(
      "It is not done yet. I have asked Mia to ask Jane; you hear the answer.",
    );
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain("Next: Mia: ask Jane whether they agree.");
    expect(lastTo("mia").text).toContain(
      "Raj needs to know whether Jane agrees to the wipe, which cannot be undone (FT-1).\n“wipe the backup”",
    );
    const form = await rig.press("mia", lastTo("mia"), "Agreed…");
    const written = await rig.submit("mia", form, { words: "yes, I have a copy", where: "phone", who: "her husband" });
    expect(written.text).toBe("Written down on FT-1: Jane agrees to the wipe.");
    await rig.settle();
    expect(lastTo("raj").text).toContain("Jane agrees to the wipe (FT-1).\n“yes, I have a copy”");
    const asked = await rig.press("raj", lastTo("raj"), "Ask Technical now");
    expect(asked.text).toContain("FT-1.1: I have asked Technical");
    await rig.settle();
    expect(rig.cardOf(1, "parts").text).toContain(
      "Agreed: to the wipe: “yes, I have a copy” her husband, by phone, Mia, Mon 09:00",
    );
    expect(threadOf(rig.cardOf(1, "parts"))).toContain(
      "Mon 09:00 her husband agrees to the wipe (by phone, Mia wrote it down): yes, I have a copy",
    );
    // One yes is for one thing.
    expect((await rig.ask("raj", "ask 1 technical wipe the other one")).text).toContain("Has Jane agreed?");
  });

  test("comes with the yes where it has been said, and with a no it is not done", async () => {
    await janesCase();
    const said = await rig.ask("raj", "ask 1 billing cancel her order");
    const form = await rig.press("raj", said, "Agreed…");
    expect((await rig.submit("raj", form, { words: "" })).problems).not.toEqual([]);
    const asked = await rig.submit("raj", form, { words: "please do", where: "phone" });
    expect(asked.text).toContain("FT-1.1: I have asked Billing");
    expect(await typesOf(1)).toEqual(expect.arrayContaining(["consent-given", "task-asked", "consent-used"]));
    expect((await rig.caseOf(1)).consents).toMatchObject([{ about: "cancel", state: "agreed", piece: "1" }]);

    await rig.ask("mia", "consent 1 replace no by phone: I want mine repaired");
    const give = await rig.ask("raj", "give 1 replacement 40 USD a new dryer");
    expect(give.text).toBe(
      "Replacing cannot be undone for Jane. Has Jane agreed?\nJane has said no to it: Mia wrote it down 09:00.",
    );
    await rig.ask("mia", "consent 1 replace yes by mail: all right then");
    expect((await rig.ask("raj", "give 1 replacement 40 USD a new dryer")).text).toContain(
      "a replacement worth 40 USD is given",
    );
  });

  test("is asked after once where it was done already, and either answer is written down", async () => {
    await janesCase();
    await rig.ask("raj", "ask 1 technical look at her machine");
    const asked = await rig.ask("emre", "done 1.1 wiped it and set it up again");
    expect(asked.text).toBe("Wiping cannot be undone for Jane. Has Jane agreed?");
    expect(labelsOf(asked)).toEqual(["Yes, they agreed", "They were not asked"]);
    expect((await rig.press("emre", asked, "They were not asked")).text).toContain("FT-1.1");
    await rig.settle();
    expect(threadOf(rig.cardOf(1, "parts"))).toContain("Mon 09:00 Emre: Jane was not asked about the wipe.");
    expect((await rig.ask("raj", "show 1 full")).text).toContain("Agreed no yes to the wipe, Emre, 09:00");
    // The same thing again, by whoever resolves the case.
    expect((await rig.ask("raj", "done 1 technical wiped it, it works")).text).not.toContain("Has Jane agreed");
    expect((await rig.caseOf(1)).consents).toMatchObject([{ about: "wipe", state: "unasked", piece: "1" }]);
  });

  test("is asked after where it is promised, and the same yes is good for the doing", async () => {
    await janesCase();
    const dated = await rig.ask("raj", "promise 1 by mon 17:00 we replace the dryer");
    const asked = await rig.press("raj", dated, "Yes, Mon 1 March 17:00");
    expect(asked.text).toBe("Replacing cannot be undone for Jane. Has Jane agreed?");
    expect((await rig.press("raj", asked, "Yes, they agreed")).text).toContain("FT-1.p1");
    expect((await rig.ask("raj", "ask 1 technical replace the dryer")).text).toContain("FT-1.1: I have asked");
    expect((await rig.ask("emre", "done 1.1 replaced the dryer")).text).not.toContain("Has Jane agreed");
    await rig.settle();
    expect(threadOf(rig.cardOf(1, "parts"))).toContain("Mon 09:00 Jane agrees to the replacement (Raj wrote it down).");
  });

  test("is for the speaker to ask, also when the speaker wants it done", async () => {
    await janesCase();
    const said = await rig.ask("mia", "ask 1 technical factory reset her machine");
    const own = await rig.press("mia", said, "Not asked yet");
    expect(own.text).toContain("Ask Jane, then write down what they say: /case consent 1 wipe yes | no <words>.");
    expect(labelsOf(own)).toEqual(["Agreed…", "Does not want it…"]);
    const form = await rig.press("mia", own, "Does not want it…");
    expect((await rig.submit("mia", form, { words: "not before Friday" })).text).toBe(
      "Written down on FT-1: Jane does not want the wipe. It is not to be done.",
    );
    expect((await rig.caseOf(1)).tasks).toEqual([]);
  });
});
