import { describe, expect, test } from "vitest";
import { caseCard, firstLine, QUOTE_LENGTH } from "../../src/card/case-card.ts";
import type { CaseView } from "../../src/card/case-view.ts";
import { clockWords, headline, mostUrgent, toneOf } from "../../src/card/headline.ts";
import type { Reader } from "../../src/card/reader.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import { type Case, type Status, statuses } from "../../src/core/case/case.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import {
  aCase,
  aWord,
  clockOf,
  customer,
  does,
  hear,
  inTriage,
  monday,
  newYork,
  sweep,
  through,
} from "../support/builders.ts";
import { aView, buttonsOf, factsOf, linesOf, piecesOf, readerAt, spansOf } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const { buttons, labels, card: words } = en;

const triage = inTriage();
const unclaimed = aCase();
const claimed = does(unclaimed, "raj", { verb: "claim" }, at(65));
const told = does(claimed, "mia", { verb: "told", words: "w", where: "public" }, at(70));
const asked = does(told, customer, hear(at(80)), at(80));
const waiting = does(told, "raj", { verb: "wait", what: "post", until: newYork("2027-03-04 12:00") }, at(75));
const offered = does(told, "raj", { verb: "pass", to: { department: "billing" }, why: "money" }, at(75));
const resolved = does(told, "raj", { verb: "done", how: "x" }, at(90));
const closed = does(resolved, "mia", { verb: "customer", said: "yes", words: null }, at(95));
const silent = through(resolved, [
  ["mia", { verb: "customer", said: "no-answer", words: null }, at(95)],
  ["mia", { verb: "customer", said: "no-answer", words: null }, at(96)],
]);
const dismissed = does(unclaimed, "raj", { verb: "dismiss" }, at(5));

const drawn = (kase: Case, now: Instant = at(100), given: Partial<CaseView> = {}) =>
  caseCard(aView(kase, given), readerAt(now));

describe("the first line", () => {
  const table: [name: string, kase: Case, now: Instant, line: string][] = [
    ["triage", triage, at(0), `FT-42 · Normal · Call centre ${words.both(words.whose, "first reply due 09:15")}`],
    ["unclaimed", unclaimed, at(0), `FT-42 · Normal · Parts ${words.both(words.unclaimed, "first reply due 09:15")}`],
    ["claimed", told, at(100), "FT-42 · Normal · Parts next word due 18:10"],
    ["overdue", told, newYork("2027-03-02 08:00"), "FT-42 · Normal · Parts next word overdue since Mon 18:10"],
    ["waiting", waiting, at(100), `FT-42 · Normal · Parts ${words.waitingUntil("Thu 12:00")}`],
    [
      "offered",
      offered,
      at(100),
      `FT-42 · Normal · Parts ${words.both(words.offeredTo("Billing"), "answer to the pass due 15:15")}`,
    ],
    [
      "resolved",
      resolved,
      at(100),
      `FT-42 · Normal · Parts ${words.both(words.resolved, "customer's word due Thu 10:30")}`,
    ],
    ["closed", closed, at(100), `FT-42 · Normal · Parts ${words.agreed}`],
    ["closed in silence", silent, at(100), `FT-42 · Normal · Parts ${words.silent}`],
    ["dismissed", dismissed, at(100), `FT-42 · Normal · Parts ${words.notComplaint}`],
  ];
  test.each(table)("%s", (_name, kase, now, line) => {
    expect(firstLine(drawn(kase, now))).toBe(line);
  });

  test("says the clock that is due first, and none where none is due", () => {
    const late = sweep(aCase({ severity: "critical", since: plus(monday, -DAY) }), at(1)).after;
    expect(mostUrgent(late)?.kind).toBe("resolve");
    const bare = { ...told, clocks: [] };
    expect(firstLine(drawn(bare))).toContain(words.noTime);
    expect(headline({ ...bare, status: "unclaimed" }, readerAt(at(1))).words).toBe(words.unclaimed);
  });

  test("a wait says until when by itself, but hides neither an overdue clock nor that nobody has it", () => {
    const reader = readerAt(newYork("2027-03-01 10:00"));
    const early = { ...waiting, clocks: [clockOf(unclaimed, "first-reply")] };
    expect(headline(early, reader).words).toBe(
      words.both(words.waitingUntil("Thu 12:00"), words.overdue("first reply", "09:15")),
    );
    const unheld = does(unclaimed, "lee", { verb: "wait", what: "post", until: newYork("2027-03-04 12:00") }, at(1));
    expect(headline(unheld, readerAt(at(1))).words).toBe(
      words.both(words.unclaimed, words.due("first reply", "09:15")),
    );
    const asking = does(waiting, "raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(76));
    expect(headline(asking, readerAt(at(77))).words).toContain(words.offeredTo("Billing"));
    expect(headline(asking, readerAt(at(77))).words).toContain("due");
  });

  test("a clock is due at its instant", () => {
    const clock = clockOf(unclaimed, "claim");
    const due = newYork("2027-03-01 11:00");
    expect(clockWords(clock, 42, due, readerAt(plus(due, -1)))).toBe(words.due("claim", "11:00"));
    expect(clockWords(clock, 42, due, readerAt(due))).toBe(words.overdue("claim", "11:00"));
  });
});

describe("the tone", () => {
  const table: [name: string, kase: Case, now: Instant, tone: string][] = [
    ["calm", unclaimed, at(0), "calm"],
    ["soon, once a step was decided", sweep(unclaimed, at(8)).after, at(8), "soon"],
    ["late, when a clock is due", unclaimed, at(15), "late"],
    ["calm while it waits", { ...waiting, clocks: [clockOf(waiting, "resolve")] }, at(9_000), "calm"],
  ];
  test.each(table)("%s", (_name, kase, now, tone) => {
    expect(toneOf(kase, now)).toBe(tone);
  });
  test("done, when it is", () => {
    expect([drawn(closed).tone, drawn(dismissed).tone]).toEqual(["done", "done"]);
  });
});

describe("every card of every status", () => {
  const byStatus: Record<Status, Case[]> = {
    triage: [triage, { ...triage, routing: { ...triage.routing, candidates: ["parts", "billing", "social"] } }],
    unclaimed: [unclaimed, aCase({ backlog: true, since: plus(monday, -9 * DAY) })],
    claimed: [claimed, told, asked, waiting, offered, crowded()],
    resolved: [resolved, does(resolved, customer, hear(at(95), { pleased: true }), at(95))],
    closed: [closed, silent],
    dismissed: [dismissed, does(triage, "ana", { verb: "dismiss" }, at(1))],
  };
  /** Everything at once: heat, told, a wait, an offer, a note, two who are on it. */
  function crowded(): Case {
    const heat = { level: "angry" as const, reasons: [{ code: "again" as const, words: "third visit" }] };
    return through({ ...told, heat }, [
      ["raj", { verb: "wait", what: "post", until: at(3_000) }, at(71)],
      ["raj", { verb: "pass", to: { department: "billing" }, why: "w" }, at(72)],
      ["emre", { verb: "update", note: "n" }, at(73)],
      ["raj", { verb: "on-it", until: null }, at(74)],
      ["mia", { verb: "on-it", until: null }, at(75)],
    ]);
  }
  const all = statuses.flatMap((status) =>
    byStatus[status].map((kase, index) => ({ name: `${status} ${index}`, kase })),
  );

  test.each(all)("$name has at most six facts, the last of them what comes next", ({ kase }) => {
    const names = Object.keys(factsOf(drawn(kase)));
    expect(names.length).toBeLessThanOrEqual(6);
    if (kase.status !== "closed" && kase.status !== "dismissed") expect(names.at(-1)).toBe(labels.next);
  });

  test.each(all)("$name has at most two buttons and More, each of which says what it was drawn on", ({ kase }) => {
    const found = drawn(kase).blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
    expect(found.filter(({ ask }) => ask.verb !== "more").length).toBeLessThanOrEqual(2);
    for (const button of found) {
      expect(button.ask.numbers).toEqual([42]);
      expect(button.basis).toEqual({ status: kase.status, assignee: kase.assignee, offer: kase.offer?.to ?? null });
    }
  });

  test.each(all)("$name says all of it in plain words too", ({ kase }) => {
    const card = drawn(kase);
    for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
  });

  test.each(all)("$name has nothing empty in it", ({ kase }) => {
    for (const line of linesOf(drawn(kase))) {
      for (const span of line) expect(span.kind === "person" ? span.name : span.text).not.toBe("");
    }
  });

  test("a case that is over folds to two lines", () => {
    for (const kase of [closed, silent, dismissed]) {
      expect(drawn(kase).blocks.map(({ kind }) => kind)).toEqual(["title", "line", "buttons"]);
    }
  });
});

describe("buttons", () => {
  const table: [name: string, kase: Case, forDepartment: string | null, labels: string[]][] = [
    [
      "triage offers the two likeliest",
      { ...triage, routing: { ...triage.routing, candidates: ["parts", "billing", "social"] } },
      null,
      ["Parts", "Billing", buttons.more],
    ],
    ["triage without a guess", { ...triage, routing: { ...triage.routing, candidates: [] } }, null, [buttons.more]],
    ["unclaimed", unclaimed, null, [buttons.claim, buttons.notours, buttons.more]],
    ["claimed", told, null, [buttons.update, buttons.wait, buttons.more]],
    ["waiting", waiting, null, [buttons.update, buttons.resume, buttons.more]],
    ["offered, to those who are asked", offered, "billing", [buttons.yes, buttons.no, buttons.more]],
    ["offered, to those who ask", offered, "parts", [buttons.update, buttons.wait, buttons.more]],
    ["resolved", resolved, null, [buttons.agrees, buttons.disagrees, buttons.more]],
    ["closed", closed, null, [buttons.reopen, buttons.show]],
    ["dismissed", dismissed, null, [buttons.bringBack, buttons.show]],
  ];
  test.each(table)("%s", (_name, kase, forDepartment, expected) => {
    expect(buttonsOf(drawn(kase, at(100), { forDepartment }))).toEqual(expected);
  });
});

describe("what comes next", () => {
  const next = (kase: Case, given: Partial<CaseView> = {}) => factsOf(drawn(kase, at(100), given))[labels.next];
  const table: [name: string, kase: Case, words: string][] = [
    ["triage", triage, words.nextTriage("Call centre")],
    ["unclaimed", unclaimed, words.nextClaim("Parts")],
    ["claimed, nobody has answered", claimed, words.nextReply("Social", "Jane")],
    ["claimed, told", told, words.nextFix("Raj", "Jane")],
    ["asked again", asked, words.nextAnswer("Mia", "Jane")],
    ["waiting", waiting, words.nextWait("Raj", "Thu 12:00")],
    ["offered", offered, words.nextOffer("Billing")],
    ["resolved", resolved, words.nextAsk("Mia", "Jane")],
  ];
  test.each(table)("%s", (_name, kase, expected) => {
    expect(next(kase)).toBe(expected);
  });
  test("a word that is overdue comes before the fixing", () => {
    const late = caseCard(aView(told), readerAt(newYork("2027-03-01 18:10")));
    expect(factsOf(late)[labels.next]).toBe(words.nextWord("Mia", "Jane"));
  });
  test("on a card that stays, times say their day", () => {
    const stays = readerAt(at(100), { stays: true });
    expect(firstLine(caseCard(aView(told), stays))).toBe("FT-42 · Normal · Parts next word due Mon 18:10, New York");
  });
  test("names the customer as they are known", () => {
    const of = (name: string | null, handle: string | null) => next(told, { customer: { name, handle } });
    expect(of(null, "jane_d")).toBe(words.nextFix("Raj", "@jane_d"));
    expect(of(null, null)).toBe(words.nextFix("Raj", words.customer));
    expect(of("  ", "jane_d")).toBe(words.nextFix("Raj", "@jane_d"));
    expect(of("", "")).toBe(words.nextFix("Raj", words.customer));
  });
});

describe("the customer's own words", () => {
  const quoteOf = (kase: Case, given: Parameters<typeof aView>[1] = {}) => {
    const quote = caseCard(aView(kase, given), readerAt(at(100))).blocks.find(({ kind }) => kind === "quote");
    if (quote?.kind !== "quote") throw new Error("no quote");
    return quote;
  };
  test("are the latest, cut at 300 characters and never inside one", () => {
    const heard = does(told, customer, hear(at(80)), at(80));
    expect(quoteOf(heard).words).toBe(`words of ${heard.lastWord.textId}`);
    const long = quoteOf(told, { words: () => "🙂".repeat(400) }).words;
    expect([...long]).toHaveLength(QUOTE_LENGTH);
    expect(long).not.toMatch(/\p{Surrogate}/u);
  });
  test("may be missing, and then it says so", () => {
    expect(quoteOf(told, { words: () => "" }).words).toBe(words.noWords);
    expect(quoteOf(told, { texts: {} }).words).not.toBe("");
  });
  test("are linked where they can be read", () => {
    const url = "https://example.com/1";
    expect(spansOf(drawn(aCase({ word: aWord(monday, { url }) })))).toContainEqual({
      kind: "link",
      text: words.openPost,
      url,
    });
    expect(spansOf(drawn(unclaimed)).some(({ kind }) => kind === "link")).toBe(false);
  });
});

describe("an earlier message that nobody answered", () => {
  const sentence = words.firstWrote("Jane", en.sourceNames.email, "9 days");
  const earlier = (kase: Case) => linesOf(drawn(kase)).some((line) => plainLine(line) === sentence);
  const long = aCase({ since: plus(monday, -9 * DAY), word: aWord(plus(monday, -9 * DAY), { source: "email" }) });
  const heard = does(long, customer, hear(at(1)), at(1));
  const toldOnce = does(heard, "mia", { verb: "told", words: "w", where: "public" }, at(5));
  const heardAgain = does(toldOnce, customer, hear(at(10)), at(10));
  const toldTwice = does(heardAgain, "mia", { verb: "told", words: "w", where: "public" }, at(20));
  test.each<[string, Case, boolean]>([
    ["alone", long, false],
    ["until the next one comes", heard, true],
    ["and was then answered late", toldOnce, true],
    ["was answered before they wrote again", heardAgain, false],
    ["stays answered after the next answer", toldTwice, false],
  ])("%s", (_name, kase, shown) => {
    expect(earlier(kase)).toBe(shown);
  });
  test("a few hours before is no story", () => {
    const later = plus(monday, 5 * HOUR);
    const lines = linesOf(drawn(does(aCase(), customer, hear(later), later), later)).map(plainLine);
    expect(lines).not.toContain(words.firstWrote("Jane", en.sourceNames.x, "5 h"));
  });
});

describe("the first line of a card that stays in a channel", () => {
  const here = readerAt(monday);
  const asideOf = (given: Partial<Reader>): string => {
    const title = caseCard(aView(aCase()), { ...here, ...given }).blocks[0];
    return title?.kind === "title" ? plainLine(title.aside) : "";
  };

  test("names the zone where the desk works in more than one", () => {
    expect(asideOf({ stays: true })).toMatch(/ \w{3} \d\d:\d\d, New York$/);
  });

  test("leaves it out for one reader, and on a desk of one zone", () => {
    expect(asideOf({})).not.toContain("New York");
    const departments = here.desk.departments.filter(({ zone }) => zone === here.zone);
    expect(asideOf({ stays: true, desk: { ...here.desk, departments } })).not.toContain("New York");
  });
});
