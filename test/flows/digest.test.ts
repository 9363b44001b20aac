import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/card/card.ts";
import type { Desk } from "../../src/core/desk/desk.ts";
import { factsOfLife } from "../../src/core/digest/facts-of.ts";
import { wholeDesk } from "../../src/core/digest/scope.ts";
import { DAY, HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { readDigest } from "../../src/flows/read-digest.ts";
import { rebuildFacts } from "../../src/flows/rebuild-facts.ts";
import { factsMade, setFactsMade } from "../../src/store/settings.ts";
import { type DeskRig, labelsOf, on, openDeskRig } from "../support/desk-rig.ts";
import { rigDesk } from "../support/rig-desk.ts";

const plan = { at: "08:00", zone: "America/New_York", way: "chat" as const, people: false };
/** As the database gives it back: the same, with its keys in an order of its own. */
const asKept = { site: null, brand: null, region: null, sources: [], departments: [] };
const desk: Desk = {
  ...rigDesk,
  digests: [
    { ...plan, id: "grace", to: { person: "grace" }, scope: asKept, days: ["mon", "tue", "wed", "thu", "fri"] },
    {
      ...plan,
      id: "parts",
      to: { department: "parts" },
      scope: { ...wholeDesk, departments: ["parts"] },
      days: ["tue"],
    },
  ],
};
let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk });
});
beforeEach(async () => {
  await rig.clear();
  await rig.settle();
});
afterAll(() => rig.close());

const digestsOf = (person: string): string[] =>
  rig
    .directOf(person)
    .map(({ text }) => text)
    .filter((text) => text.includes(" in, "));

test("a quiet day is one line", async () => {
  rig.sleepUntil(on("tue", "08:00"));
  await rig.settle();
  expect(digestsOf("grace")).toEqual(["The whole desk, Tuesday: 0 in, 0 done, no clock fell due. Nothing needs you."]);
  expect(rig.cardsIn("parts").map(({ text }) => text)).toEqual([
    "Parts, Tuesday: 0 in, 0 done, no clock fell due. Nothing needs you.",
  ]);
});

test("Monday's tells of the weekend hour by hour, with who had the case and when nobody was there", async () => {
  rig.sleepUntil(on("fri", "09:00"));
  await rig.settle();
  await rig.complain({ source: "email", by: { email: "jane@example.com" }, createdAt: plus(rig.now(), -2 * DAY) });
  await rig.ask("raj", "claim 1");
  await rig.ask("raj", "severity 1 high it drips");
  rig.sleepUntil(on("sat", "10:10"));
  await rig.complain({ text: "Smoke from the dryer", by: "joe" });
  await rig.settle();
  const before = digestsOf("grace").length;
  rig.sleepUntil(plus(on("sun", "08:00"), DAY));
  await rig.settle();
  const [digest = "", ...more] = digestsOf("grace").slice(before);
  expect(more).toEqual([]);
  expect(digest).toContain("The whole desk, Monday 8 March (since Fri 08:00)");
  expect(digest).toContain("FT-1 · High · waits 4 days · has heard nothing · fell due: first reply Fri 09:30, resolve");
  expect(digest).toContain(
    "still open. Parts had it 2 days (2 days with nobody on duty), 2 days before it reached us.",
  );
  const shown = rig.directOf("grace").find(({ text }) => text === digest);
  const details = await rig.press("grace", shown as never, "Details");
  expect(details.text).toContain("Hour by hour");
  expect(details.text).toContain("Sat 10:00 · 1 in");
  rig.sleepUntil(plus(rig.now(), 4 * MINUTE));
  expect((await rig.ask("grace", "digest")).text).toContain("Monday 8 March (since Fri 08:00)");
  rig.sleepUntil(plus(rig.now(), 2 * HOUR));
  expect((await rig.ask("grace", "digest")).text).toContain("Monday 8 March (since Mon 08:00)");
});

test("every figure can be asked back, and lists as many as it says", async () => {
  await rig.complain();
  await rig.complain({ source: "email", by: { email: "a@example.com" }, text: "I want a refund" });
  await rig.ask("raj", "claim 1");
  await rig.ask("raj", "told 1 it comes on Monday");
  await rig.ask("raj", "wait 1 the part until thu 10:00");
  await rig.ask("omar", "claim 2");
  await rig.ask("omar", "done 2 refunded");
  await rig.ask("ana", "customer 2 no");
  rig.sleepUntil(plus(rig.now(), 3 * DAY));
  await rig.settle();
  const digest = await readDigest(rig.deps, {
    scope: wholeDesk,
    from: plus(rig.startAt, -HOUR),
    to: rig.now(),
    zone: "UTC",
  });
  expect(digest.figures.size).toBeGreaterThan(15);
  for (const [key, items] of digest.figures) {
    const said = await rig.ask("grace", `digest why ${key} since 4d`);
    expect(said.text, key).toMatch(new RegExp(`: ${items.length} `));
    expect(rowsOf(said.card as Card), key).toBe(Math.min(10, items.length));
  }
  const titleOf = async (words: string) => (await rig.ask("grace", `digest why ${words}`)).text.split("\n")[0];
  expect(await titleOf("missed customer's word high")).toMatch(
    /^Fell due unmet, customer's word, High, The whole desk/,
  );
  expect(await titleOf("Fell due unmet, news for the customer, High in parts")).toMatch(
    /^Fell due unmet, news for the customer, High, Parts/,
  );
  expect(await titleOf("part of an incident in billing and mail")).toMatch(/^Part of an incident, Billing, mail/);
  expect(await titleOf("waits for at least the second time")).toMatch(/^Waits for at least the second time/);
  expect(await titleOf("resolved mail")).toMatch(/^Resolved, mail, The whole desk/);
  expect(await titleOf("resolved in pirates")).toContain("I do not know “pirates” here.");
  await rig.ask("grace", "settings language de");
  expect(await titleOf("Fristen eingehalten, Übernahme")).toMatch(/^Fristen eingehalten, Übernahme/);
  expect(await titleOf("missed erste Antwort high")).toMatch(/^Fällig geworden und nicht erledigt, erste Antwort/);
  await rig.ask("grace", "settings language en");
  expect((await rig.ask("grace", "digest why unicorns")).text).toContain("There is no figure “unicorns”");
});

const rowsOf = (card: Card): number =>
  card.blocks.reduce((sum, block) => sum + (block.kind === "list" ? block.items.length : 0), 0);

test("what is taken back has not happened, and figures of old cases are made from their events", async () => {
  await rig.complain();
  await rig.ask("raj", "claim 1");
  await rig.ask("raj", "done 1 fixed");
  await rig.ask("raj", "undo 1");
  await rig.ask("raj", "pass 1 billing yours");
  await rig.ask("omar", "no 1 not ours");
  rig.sleepUntil(plus(rig.now(), 30 * HOUR));
  await rig.settle();
  await rig.ask("raj", "done 1 fixed");
  const facts = async (): Promise<unknown[]> =>
    (await rig.pool.query("select * from metric_facts order by case_number, seq, part")).rows;
  const kept = await facts();
  expect(kept.length).toBe(factsOfLife(await rig.eventsOf(1)).length);
  expect(kept.filter((one) => (one as { kind: string }).kind === "resolved")).toHaveLength(1);
  await rig.pool.query("delete from metric_facts");
  await setFactsMade(rig.db, { rules: 0, upTo: null });
  await rebuildFacts(rig.deps);
  expect(await facts()).toEqual(kept);
  expect((await factsMade(rig.db))?.upTo).toBeNull();
});

test("a digest waits for the quiet to end, says that it is late, and is given once", async () => {
  await rig.complain();
  await rig.ask("zoe", "quiet all 20h a drill");
  rig.sleepUntil(on("tue", "09:00"));
  await rig.settle();
  const [late, ...more] = digestsOf("grace");
  expect(more).toEqual([]);
  expect(late).toContain("Sent late: it was due Tue 08:00.");
  rig.sleepUntil(on("wed", "08:00"));
  await rig.settle();
  expect(digestsOf("grace")[1]).toContain("(since Tue 08:00)");
});

test("one's own figures are for oneself, scopes and stretches are read as people write them", async () => {
  await rig.complain();
  await rig.ask("raj", "claim 1");
  await rig.ask("raj", "done 1 fixed");
  rig.sleepUntil(plus(rig.now(), MINUTE));
  const mine = await rig.press("raj", await rig.ask("raj", "digest"), "Details");
  expect(mine.text).toContain("You: 1 resolved");
  expect(mine.text).not.toContain("Mia");
  const other = await rig.press("carlos", await rig.ask("carlos", "digest parts"), "Details");
  expect(other.text).not.toContain("You:");
  expect((await rig.ask("grace", "digest parts and billing, mail since yesterday")).text).toMatch(
    /^Parts and Billing, mail/,
  );
  expect((await rig.ask("grace", "digest pirates")).text).toContain("I do not know “pirates” here.");
  expect((await rig.ask("grace", "digest parts since someday")).text).toContain("“someday”");
  expect(labelsOf(await rig.ask("grace", "digest"))).toContain("Details");
});

test("a name with commas and ands in it is one name, typed and on every button", async () => {
  rig.useDesk({
    ...desk,
    departments: desk.departments.map((one) =>
      one.id === "parts"
        ? { ...one, tags: { region: "North, East and South", brand: "A&B" } }
        : { ...one, tags: { region: "West" } },
    ),
  });
  const asked = await rig.ask("grace", "digest region:North, East and South, A&B since yesterday");
  expect(asked.text).toMatch(/^A&B, North, East and South/);
  expect((await rig.press("grace", asked, "Details")).text).toMatch(/^A&B, North, East and South/);
  expect((await rig.ask("grace", "digest billing, west and mail")).text).toMatch(/^Billing, mail, West/);
  rig.useDesk(desk);
});

test("a limit beyond which nearly everything is granted is named with the one that would do, and can be asked back", async () => {
  for (const [index, amount] of [60, 60, 65, 70, 70, 75, 80, 200].entries()) {
    const number = index + 1;
    await rig.complain({ by: `customer${number}` });
    const asked = await rig.ask("mia", `give ${number} credit ${amount} USD for the wait`);
    expect(asked.text).toContain("needs a lead");
    await rig.move((10 + number) * MINUTE);
    await rig.ask("zoe", `yes ${number}`);
  }
  const details = await rig.press("grace", await rig.ask("grace", "digest"), "Details");
  expect(details.text).toContain("Limits worth raising, by what was asked for since Mon 1 Feb");
  const sentence =
    "Social: agents asked 8 times for a credit beyond their limit of 50 USD and got all 8, half of them within 14 min. A limit of 80 USD would have answered 7 of them on the spot.";
  expect(details.text).toContain(sentence);
  const why = await rig.ask("grace", "digest why limits");
  expect(why.text).toContain("Limits worth raising, The whole desk: 8");
  expect(why.text).toContain(sentence);
  expect(why.text).toContain("80 USD granted · a limit of 80 USD would have done · took 17 min");
  expect((await rig.ask("grace", "digest why limits social credit agent")).text).toContain(sentence);
  expect((await rig.ask("grace", "digest why limits social refund agent")).text).toContain("None.");
  const shown = "Limits worth raising, Social, Credit, agents";
  expect((await rig.ask("grace", `digest why ${shown} in social`)).text).toMatch(new RegExp(`^${shown}, Social: 8`));
  await rig.ask("grace", "settings language de");
  expect((await rig.press("grace", await rig.ask("grace", "digest"), "Einzelheiten")).text).toContain(
    "Social, Team: 8 Bitten um eine Gutschrift über die Grenze von 50 USD hinaus, alle 8 ganz bewilligt, die Hälfte innerhalb von 14 min. Mit einer Grenze von 80 USD wären 7 davon sofort beantwortet gewesen.",
  );
  await rig.ask("grace", "settings language en");
  expect((await rig.press("grace", await rig.ask("grace", "digest parts"), "Details")).text).not.toContain(
    "worth raising",
  );
});

test("what was given for the trouble, what waits for a yes, and how customers are days later", async () => {
  for (const number of [1, 2, 3, 4]) {
    await rig.complain({ by: `customer${number}` });
    await rig.ask("raj", `claim ${number}`);
    await rig.ask("raj", `severity ${number} high it drips`);
  }
  await rig.ask("mia", "give 1 credit 40 USD");
  await rig.ask("mia", "give 2 refund 80 USD");
  await rig.ask("zoe", "yes 2.a1 60 USD");
  await rig.ask("mia", "give 3 credit 90 USD");
  await rig.ask("zoe", "no 3 too much");
  await rig.complain({ by: "customer5" });
  await rig.ask("mia", "give 5 credit 120.50 USD");
  for (const number of [1, 3, 4]) {
    await rig.ask("raj", `done ${number} fixed`);
    await rig.ask("mia", `customer ${number} yes`);
  }
  rig.sleepUntil(plus(rig.now(), 4 * DAY));
  await rig.settle();
  await rig.ask("mia", "customer 1 yes");
  await rig.ask("mia", "customer 3 no it drips again");
  rig.sleepUntil(plus(rig.now(), 8 * DAY));
  await rig.settle();
  const digest = await rig.ask("grace", "digest since 13d");
  const details = await rig.press("grace", digest, "Details");
  expect(details.text).toContain("Given or granted twice, 100 USD in all: Credit 1, Refund 1.");
  expect(details.text).toContain("Of what was asked for, 0 granted in full, 1 in part, 1 refused.");
  expect(details.text).toContain("1 waits for a yes or no: 120.50 USD in all.");
  expect(details.text).toContain(
    "Asked again days later: 2, of whom 1 is well, 1 is not and 0 did not answer; 1 case was to be asked about again and nobody said.",
  );
  const why = async (words: string) => (await rig.ask("grace", `digest why ${words} since 13d`)).text;
  expect(await why("granted")).toContain("FT-2.a1 · Social · Mon 1 Mar 09:00 · Refund · 60 USD granted of 80 USD");
  expect(await why("Goodwill that waits for a yes or no")).toContain(
    "FT-5.a1 · Social · Mon 1 Mar 09:00 · Credit · 120.50 USD asked for",
  );
  expect(await why("Asked again days later, not well")).toContain("FT-3 ·");
  expect(await why("not-followed")).toContain("FT-4 ·");
});
