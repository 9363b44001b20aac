import { describe, expect, test } from "vitest";
import { type NagItem, nagCard, nagList } from "../../src/card/nag-cards.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import type { Case } from "../../src/core/case/case.ts";
import type { ClockKind } from "../../src/core/desk/desk.ts";
import { DAY, type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, clockOf, does, inTriage, monday, newYork } from "../support/builders.ts";
import { aView, buttonsOf, linesOf, piecesOf, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { nags, clockNames, length, buttons } = en;

const fresh = aCase();
const claimed = does(fresh, "raj", { verb: "claim" }, at(1));
const told = does(claimed, "mia", { verb: "told", words: "it is on its way", where: "public" }, at(2));
const offered = does(told, "raj", { verb: "pass", to: { department: "billing" }, why: null }, at(3));

const item = (kase: Case, kind: ClockKind, given: Partial<NagItem> = {}): NagItem => ({
  view: aView(kase),
  kind,
  held: false,
  since: at(10),
  ...given,
});
const lines = (of: NagItem, recipient: string, now: Instant): string[] =>
  linesOf(nagCard(of, recipient, readerAt(now))).map(plainLine);

describe("one nag", () => {
  const due = newYork("2027-03-03 15:00");
  const table: [name: string, of: NagItem, now: Instant, first: string][] = [
    ["nobody has claimed it", item(fresh, "claim"), at(90), nags.unclaimed("FT-42", "Parts", "1 h 30 min")],
    ["it falls due", item(claimed, "resolve"), plus(due, -50 * MINUTE), nags.resolveDueIn("FT-42", "15:00", "50 min")],
    [
      "it is overdue",
      item(claimed, "resolve"),
      plus(due, 30 * MINUTE),
      nags.resolveOverdue("FT-42", "15:00", "30 min"),
    ],
    ["at the very instant", item(claimed, "resolve"), due, nags.resolveOverdue("FT-42", "15:00", length.moments)],
    [
      "a first reply",
      item(claimed, "first-reply"),
      at(10),
      nags.dueIn("FT-42", clockNames["first-reply"], "09:15", "5 min"),
    ],
    [
      "a late answer",
      item(offered, "accept"),
      newYork("2027-03-01 16:00"),
      nags.overdue("FT-42", clockNames.accept, "14:03", "1 h 57 min"),
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

  const whys: [name: string, of: NagItem, recipient: string, why: string][] = [
    ["the assignee", item(told, "resolve"), "raj", nags.whyYou.assignee],
    ["the speaker", item(told, "next-word"), "mia", nags.whyYou.speaker],
    ["a colleague", item(told, "resolve"), "carlos", `${nags.notAnswered("Raj")} ${nags.whyYou.other("Parts")}`],
    ["the lead", item(told, "resolve"), "lee", `${nags.notAnswered("Raj")} ${nags.whyYou.lead("Parts")}`],
    ["a manager", item(told, "resolve"), "grace", `${nags.notAnswered("Raj")} ${nags.whyYou.manager}`],
    ["whoever stands in", item(told, "resolve"), "emre", `${nags.notAnswered("Raj")} ${nags.whyYou.standIn("Parts")}`],
    ["nobody has it", item(fresh, "claim"), "carlos", `${nags.nobodyHas} ${nags.whyYou.other("Parts")}`],
  ];
  test.each(whys)("says why it tells %s", (_name, of, recipient, why) => {
    expect(lines(of, recipient, at(10)).at(-1)).toBe(why);
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
  const drawn = (items: NagItem[], now = at(10)) => nagList(items, "raj", readerAt(now));
  const texts = (items: NagItem[], now = at(10)) => linesOf(drawn(items, now)).map(plainLine);

  test("is a bundle, or in the morning what was held back", () => {
    expect(texts(many(2))[0]).toBe(nags.bundle("Raj", 2));
    expect(texts(many(2, true))[0]).toBe(nags.morning("Raj", 2));
    expect(texts(many(2, true))).toContain(nags.held(2));
    expect(texts([...many(1), ...many(1, true)])).toContain(nags.held(1));
    expect(texts(many(2)).some((line) => line === nags.held(0))).toBe(false);
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
