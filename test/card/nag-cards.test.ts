import { describe, expect, test } from "vitest";
import { nagCard, nagList } from "../../src/card/nag-cards.ts";
import type { NagItem } from "../../src/card/nag-item.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import { DAY, type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, clockOf, does, inTriage, monday, newYork } from "../support/builders.ts";
import { aView, buttonsOf, linesOf, piecesOf, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { nags, clockNames, buttons } = en;
const { length } = nags;

const fresh = aCase();
const claimed = does(fresh, "raj", { verb: "claim" }, at(1));
const told = does(claimed, "mia", { verb: "told", words: "it is on its way", where: "public" }, at(2));
const offered = does(told, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(3));

const item = (kase: Case, about: NagItem["about"], given: Partial<NagItem> = {}): NagItem => ({
  view: aView(kase),
  about,
  held: false,
  because: "assignee",
  loud: null,
  at: null,
  ...given,
});
const because = (kase: Case, about: NagItem["about"], why: NagItem["because"], loud: NagItem["loud"] = null): NagItem =>
  item(kase, about, { because: why, loud });
const lines = (of: NagItem, recipient: string, now: Instant): string[] =>
  linesOf(nagCard(of, recipient, readerAt(now))).map(plainLine);

describe("one nag", () => {
  const due = newYork("2027-03-03 15:00");
  const table: [name: string, of: NagItem, now: Instant, first: string][] = [
    ["nobody has claimed it", item(fresh, "claim"), at(90), nags.unclaimed("FT-42", "Parts", "1 hour 30 minutes")],
    [
      "it falls due",
      item(claimed, "resolve"),
      plus(due, -50 * MINUTE),
      nags.resolveDueIn("FT-42", "15:00", "50 minutes"),
    ],
    [
      "it is overdue",
      item(claimed, "resolve"),
      plus(due, 30 * MINUTE),
      nags.resolveOverdue("FT-42", "15:00", "30 minutes"),
    ],
    ["at the very instant", item(claimed, "resolve"), due, nags.resolveOverdue("FT-42", "15:00", length.moments)],
    [
      "a first reply",
      item(claimed, "first-reply"),
      at(10),
      nags.dueIn("FT-42", clockNames["first-reply"], "09:15", "5 minutes"),
    ],
    [
      "a late answer",
      item(offered, "accept"),
      newYork("2027-03-01 16:00"),
      nags.overdue("FT-42", clockNames.accept, "14:03", "1 hour 57 minutes"),
    ],
  ];
  test.each(table)("%s", (_name, of, now, first) => {
    expect(lines(of, "raj", now)[0]).toBe(first);
  });

  test("says what the customer said and what they have been told", () => {
    const [, about, heard] = lines(item(told, "resolve"), "raj", at(10));
    expect(about).toBe(`${nags.about("Jane")}“words of ${told.lastWord.textId}”`);
    expect(heard).toBe(`${nags.customerTold("Jane")}“words of ${told.told?.textId}”`);
    expect(lines(item(claimed, "resolve"), "raj", at(10))[2]).toBe(nags.customerNotTold("Jane"));
  });

  const covering = { asked: ["raj"], aside: [], next: "lee", coversUntil: newYork("2027-03-01 20:00"), takes: true };
  const has = nags.has("Raj");
  const whys: [name: string, of: NagItem, why: string][] = [
    ["the assignee", because(told, "resolve", "assignee"), nags.whyYou.assignee],
    ["the speaker", because(told, "next-word", "speaker"), nags.whyYou.speaker],
    ["a colleague", because(told, "resolve", "department"), `${has} ${nags.whyYou.department("Parts")}`],
    ["a manager", because(told, "resolve", "manages"), `${has} ${nags.whyYou.manages}`],
    ["whoever stands in", because(told, "resolve", "stands-in"), `${has} ${nags.whyYou.standsIn("Parts")}`],
    [
      "whoever stands in after others",
      because(told, "resolve", "stands-in", covering),
      nags.whyYou.standsInLater("Parts"),
    ],
    ["whoever covers", because(told, "resolve", "covers", covering), nags.whyYou.coversUntil("Parts", "20:00")],
    ["whoever is on duty", because(told, "resolve", "covers"), `${has} ${nags.whyYou.covers("Parts")}`],
    ["the last person", because(told, "resolve", "last", covering), nags.whyYou.last],
    ["the last person at once", because(told, "resolve", "last"), `${has} ${nags.whyYou.lastAtOnce("Parts")}`],
    ["nobody has it", because(fresh, "claim", "department"), `${nags.nobodyHas} ${nags.whyYou.department("Parts")}`],
  ];
  test.each(whys)("says why it tells %s", (_name, of, why) => {
    expect(lines(of, "carlos", at(10)).at(-1)).toBe(why);
  });

  test("says to the lead that they lead, to the deputy for whom, to anybody else that they stand in", () => {
    const carlos = { ...told, assignee: "carlos" };
    const has = nags.has("Carlos");
    const to = (person: string) => lines(because(carlos, "resolve", "leads"), person, at(10)).at(-1);
    expect(to("lee")).toBe(`${has} ${nags.whyYou.leads("Parts")}`);
    expect(to("raj")).toBe(`${has} ${nags.whyYou.deputy("Lee", "Parts")}`);
    expect(to("sam")).toBe(`${has} ${nags.whyYou.standsIn("Parts")}`);
  });

  test("names everybody who has not answered, and whoever said that they cannot", () => {
    const now = plus(due, 45 * MINUTE);
    const first = (asked: string[], aside: string[] = []) =>
      lines(because(told, "resolve", "covers", { ...covering, asked, aside }), "lee", now)[0];
    expect(first(["raj"])).toBe("FT-42 has been overdue for 45 minutes and Raj has not answered.");
    expect(first(["raj", "carlos"])).toBe(
      "FT-42 has been overdue for 45 minutes and neither Raj nor Carlos has answered.",
    );
    expect(first(["raj", "carlos", "ana"])).toBe(
      "FT-42 has been overdue for 45 minutes and none of Raj, Carlos and Ana has answered.",
    );
    expect(first(["raj"], ["carlos"])).toBe(
      "FT-42 has been overdue for 45 minutes and Raj has not answered. Carlos is not free just now.",
    );
    expect(first([], ["raj", "carlos"])).toBe(
      "FT-42 has been overdue since 15:00, for 45 minutes. Raj and Carlos are not free just now.",
    );
  });

  test("names the zone where the work is done in another one than the reader's", () => {
    const berlin = { ...readerAt(plus(due, 5 * MINUTE)), zone: "Europe/Berlin" };
    const card = nagCard(item(claimed, "resolve"), "emre", berlin);
    expect(linesOf(card).map(plainLine)[0]).toBe("FT-42 has been overdue since 21:00 Berlin time, for 5 minutes.");
  });

  test("a loud one that went on says who has not answered, and offers to take it or to hand it on", () => {
    const loud = because(told, "resolve", "covers", covering);
    const card = nagCard(loud, "carlos", readerAt(plus(due, 30 * MINUTE)));
    expect(linesOf(card).map(plainLine)[0]).toBe("FT-42 has been overdue for 30 minutes and Raj has not answered.");
    expect(buttonsOf(card)).toEqual([buttons.takeIt, buttons.onIt, buttons.notMe("Lee")]);
    const last = because(told, "resolve", "last", { ...covering, next: null, takes: false });
    expect(buttonsOf(nagCard(last, "grace", readerAt(due)))).toEqual([buttons.show, buttons.onIt]);
  });

  test("a claim without a word is asked after, kindly, with what happens else", () => {
    const silent = item(told, "lease", { at: newYork("2027-03-02 10:00") });
    const said = lines(silent, "raj", newYork("2027-03-02 08:30"));
    expect(said[0]).toBe(nags.silent("FT-42", "Mon 09:02"));
    expect(said.at(-1)).toBe(nags.lease("Parts", "10:00"));
    expect(buttonsOf(nagCard(silent, "raj", readerAt(at(10))))).toEqual([buttons.stillOnIt, buttons.release]);
  });

  const actions: [name: string, of: NagItem, first: string][] = [
    ["unclaimed", item(fresh, "claim"), buttons.claim],
    ["in triage", item(inTriage(), "claim"), buttons.claim],
    ["without a reply", item(claimed, "first-reply"), buttons.told],
    ["without a word", item(told, "next-word"), buttons.told],
    ["unresolved", item(told, "resolve"), buttons.show],
    ["offered", item(offered, "accept"), buttons.show],
  ];
  test.each(actions)("%s: what settles it, and On it", (_name, of, first) => {
    expect(buttonsOf(nagCard(of, "raj", readerAt(at(10))))).toEqual([first, buttons.onIt]);
  });

  test("is late when it is, and says all of it in plain words", () => {
    const card = nagCard(item(claimed, "resolve"), "raj", readerAt(plus(due, 1)));
    expect(card.tone).toBe("late");
    expect(nagCard(item(claimed, "resolve"), "raj", readerAt(at(10))).tone).toBe("soon");
    for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
  });

  test("is dropped by whoever delivers it once its clock is gone, and until then it claims nothing false", () => {
    const done = does(told, "raj", { verb: "done", how: "x" }, at(20));
    expect(lines(item(done, "resolve"), "raj", at(30))[0]).not.toMatch(/NaN|Invalid|null|undefined/);
  });
});

describe("a list of nags", () => {
  const many = (n: number, held = false): NagItem[] =>
    Array.from({ length: n }, (_, index) =>
      item({ ...aCase({ since: plus(monday, -index * 3 * DAY) }), number: 50 + index }, "resolve", { held }),
    );
  const drawn = (items: NagItem[], now = at(10)) => nagList(items, "raj", null, readerAt(now));
  const texts = (items: NagItem[], now = at(10)) => linesOf(drawn(items, now)).map(plainLine);

  test("is a bundle, or the list of the morning, and says what was held back", () => {
    expect(texts(many(2))[0]).toBe(nags.bundle("Raj", 2));
    const morning = nagList(many(2), "raj", "morning", readerAt(at(10)));
    expect(linesOf(morning).map(plainLine)[0]).toBe("Good morning Raj. Two cases need you today.");
    const evening = nagList(many(2), "raj", "morning", readerAt(at(700)));
    expect(linesOf(evening).map(plainLine)[0]).toBe(nags.bundle("Raj", 2));
    expect(texts(many(2, true))).toContain(nags.held(2));
    expect(texts([...many(1), ...many(1, true)])).toContain(nags.held(1));
    expect(texts(many(2)).some((line) => line === nags.held(0))).toBe(false);
  });

  test("before closing it says so, and what has had no word all day", () => {
    const silent = item(claimed, "silence", { at: at(1) });
    const card = nagList([...many(1), silent], "raj", "late", readerAt(newYork("2027-03-01 16:30")));
    expect(linesOf(card).map(plainLine)[0]).toBe(nags.late("Raj", 2));
    expect(linesOf(card).map(plainLine).join("\n")).toContain(nags.itemSilent("FT-42", "09:01"));
  });

  test("has the worst first, ten at most, and says where the rest is", () => {
    const items = many(13);
    const card = drawn(items.toReversed());
    const list = card.blocks.find(({ kind }) => kind === "list");
    const numbers = list?.kind === "list" ? list.items.map(({ button }) => button?.ask.numbers[0]) : [];
    const worst = items.toSorted(
      (a, b) => (clockOf(a.view.kase, "resolve").dueAt ?? 0) - (clockOf(b.view.kase, "resolve").dueAt ?? 0),
    );
    expect(numbers).toEqual(worst.slice(0, 10).map(({ view }) => view.kase.number));
    expect(texts(items).at(-1)).toBe(nags.more(3, "/case list mine"));
    expect(texts(many(10)).some((line) => line.includes("/case list mine"))).toBe(false);
  });

  test("says of each what is due, or since when it is overdue", () => {
    const [early, late] = [item(claimed, "first-reply"), item(aCase({ since: plus(monday, -14 * DAY) }), "resolve")];
    const body = texts([early, late]).join("\n");
    expect(body).toContain(nags.itemDue("FT-42", clockNames["first-reply"], "09:15"));
    expect(body).toContain(nags.itemOverdue("FT-42", clockNames.resolve, "Wed 17 Feb 15:00"));
  });

  test("says all of it in plain words", () => {
    const card = drawn(many(12, true));
    for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
  });
});
