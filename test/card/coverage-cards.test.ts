import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "../../src/card/card.ts";
import {
  coverAnswered,
  coverInPlace,
  coverNews,
  coverNoWords,
  coverQuestion,
  coverReceipt,
  coverStands,
} from "../../src/card/cover-cards.ts";
import { closingsCard, coverageCard, coveredCard, previewCard } from "../../src/card/coverage-cards.ts";
import type { Reader } from "../../src/card/reader.ts";
import { awayCard, awayToLead, awayTold, hoursCard, peopleCard } from "../../src/card/roster-cards.ts";
import { writeShortSpan, writeSpan } from "../../src/card/time-words.ts";
import { en } from "../../src/card/words/en.ts";
import { wordsIn } from "../../src/card/words/languages.ts";
import { checkMessage } from "../../src/chat/slack/check-limits.ts";
import { drawCard } from "../../src/chat/slack/draw-card.ts";
import { closingOf } from "../../src/core/coverage/closing.ts";
import { darkRoutes } from "../../src/core/coverage/dark-routes.ts";
import { type FallingDue, gapsAhead } from "../../src/core/coverage/gaps-ahead.ts";
import { leftOpen } from "../../src/core/coverage/left-open.ts";
import type { Absence, Cover, CoverageContext } from "../../src/core/coverage/roster.ts";
import { whoCovers } from "../../src/core/coverage/who-covers.ts";
import { DAY, plus } from "../../src/core/time/instant.ts";
import { parseSpan } from "../../src/core/time/parse-span.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  aRoute,
  away,
  berlin,
  contextOf,
  cover,
  weekdaysOpen,
} from "../support/coverage-desk.ts";
import { hostile } from "../support/hostile.ts";
import { piecesOf } from "../support/reading.ts";

const now = berlin("2027-03-05 16:30");
const weekend = { from: berlin("2027-03-05 17:00"), to: berlin("2027-03-08 08:00") };
const calls = weekdaysOpen(["08:00-20:00"], { sat: ["09:00-13:00"] });

/** Parts, with Raj and Lee, and the call centre, with Ana; all called `name` where the name matters. */
const contextWith = (name: (usual: string) => string, rows: (Cover | Absence)[] = []): CoverageContext =>
  contextOf(
    {
      zone: "Europe/Berlin",
      departments: [
        aDepartment("parts", { name: name("Parts"), lead: "lee", deputy: "raj", fallback: "calls" }),
        aDepartment("calls", { name: name("Call centre"), calendar: calls }),
        aDepartment("workshop", { name: name("Workshop"), rota: aRota({ order: ["emre"] }) }),
      ],
      people: [
        aPerson("raj", "parts", { name: name("Raj Patel") }),
        aPerson("lee", "parts", { name: name("Lee Wong") }),
        aPerson("ana", "calls", { name: name("Ana Silva"), calendar: calls }),
        aPerson("emre", "workshop", { name: name("Emre Aydin") }),
      ],
      routes: [
        aRoute("phone", "calls", { name: name("Phone line"), calendar: calls }),
        aRoute("notice", "phone", { name: name("Site notice") }),
        aRoute("desk", "parts", { name: name("Parts desk") }),
      ],
    },
    rows,
  );
const usual = contextWith((name) => name);
const readerOf = (ctx: CoverageContext, given: Partial<Reader> = {}): Reader => ({
  desk: ctx.desk,
  words: en,
  zone: "Europe/Berlin",
  now,
  ...given,
});
const due = (number: number, wall: string, given: Partial<FallingDue> = {}): FallingDue => ({
  number,
  department: "parts",
  owner: "parts",
  kind: "resolve",
  at: berlin(wall),
  departments: ["parts"],
  loud: false,
  ...given,
});
const four = [
  due(60, "2027-03-06 12:00", { kind: "promise" }),
  due(42, "2027-03-06 14:00"),
  due(42, "2027-03-06 18:00", { kind: "next-word" }),
  due(51, "2027-03-07 10:00", { kind: "claim" }),
  due(52, "2027-03-08 08:20"),
];
const rowOf = (person: string, state: Cover["state"], by = person): Cover => ({
  ...cover("parts", person, "2027-03-06 09:00", "2027-03-06 17:00", state),
  by,
});
const labels = (card: Card): string[] =>
  card.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons.map(({ label }) => label) : []));

describe("before closing", () => {
  const preview = (falling: FallingDue[], rows: (Cover | Absence)[] = []) => {
    const ctx = contextWith((name) => name, rows);
    return previewCard(closingOf("parts", weekend, ctx, falling), "calls", readerOf(ctx));
  };
  test.each([
    [1, 1, "It is a promise.", "Es ist eine Zusage."],
    [1, 3, "One of them is a promise.", "Einer davon ist eine Zusage."],
    [2, 2, "All of them are promises.", "Alle sind Zusagen."],
    [2, 3, "Two of them are promises.", "Zwei davon sind Zusagen."],
  ])("%i of %i that fall due are promises", (n, all, english, german) => {
    expect(wordsIn("en").coverage.promised(n, all)).toBe(english);
    expect(wordsIn("de").coverage.promised(n, all)).toBe(german);
  });

  test("when it closes, who is on call, what falls due with its promises, what is dark", () => {
    const card = preview(four);
    expect(card.plain.split("\n")).toEqual([
      "Parts closes Fri 17:00 until Mon 08:00. Nobody is on call.",
      "Three cases fall due in that time: FT-60 (promise, Sat 12:00), FT-42 (resolve, Sat 14:00) and FT-51 (claim, Sun 10:00). One of them is a promise.",
      "FT-52 (resolve, Mon 08:20) falls due within an hour of opening.",
      "Phone line is shut Sat 13:00 to Mon 08:00; Site notice still names it.",
      "Parts desk leads to Parts, where nobody is Fri 17:00 to Mon 08:00.",
    ]);
    expect(labels(card)).toEqual(["I cover Saturday", "Move FT-60", "Ask Call centre"]);
  });
  test("who covers a part of it, and what falls due while they do", () => {
    const lines = preview(four, [cover("parts", "raj", "2027-03-06 09:00", "2027-03-06 17:00")]).plain.split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "Parts closes Fri 17:00 until Mon 08:00. Raj Patel covers Sat 09:00 to 17:00; nobody otherwise.",
      "Two cases fall due with nobody there: FT-42 (next word, Sat 18:00) and FT-51 (claim, Sun 10:00).",
      "Two cases fall due while somebody is there: FT-60 (promise, Sat 12:00) and FT-42 (resolve, Sat 14:00).",
    ]);
  });
  test("what two departments are needed for comes first; a claim cannot be moved", () => {
    const both = due(7, "2027-03-07 11:00", { kind: "claim", departments: ["parts", "calls"] });
    const card = preview([both]);
    expect(card.plain.split("\n")[1]).toBe(
      "Parts and Call centre are closed together Sat 13:00 to Mon 08:00, and FT-7 (claim, Sun 11:00) needs them both.",
    );
    expect(labels(card)).toEqual(["I cover Sunday", "Ask Call centre"]);
  });
  test("more than five are counted", () => {
    const many = Array.from({ length: 8 }, (_, index) => due(index + 1, `2027-03-06 1${index}:00`));
    expect(preview(many).plain).toContain("Eight cases fall due in that time: FT-1 (resolve, Sat 10:00), ");
    expect(preview(many).plain).toContain(" and 3 more.");
  });
  test("all is covered: one line", () => {
    const ctx = contextWith((name) => name, [cover("parts", "raj", "2027-03-05 17:00", "2027-03-08 08:00")]);
    const closing = closingOf("parts", weekend, ctx, []);
    expect(coveredCard(closing, false, readerOf(ctx)).plain).toBe(
      "Parts closes Fri 17:00 until Mon 08:00. Raj Patel covers Fri 17:00 to Mon 08:00.",
    );
  });
});

describe("stretches", () => {
  const reader = readerOf(usual);
  test.each([
    ["2027-03-06 09:00", "2027-03-06 17:00", "Sat 6 Mar 09:00 to 17:00", "Sat 09:00 to 17:00"],
    ["2027-03-06 00:00", "2027-03-07 00:00", "Sat 6 Mar 00:00 to 24:00", "Sat 00:00 to 24:00"],
    ["2027-03-05 17:00", "2027-03-08 08:00", "Fri 5 Mar 17:00 to Mon 8 Mar 08:00", "Fri 17:00 to Mon 08:00"],
    ["2027-12-24 00:00", "2027-12-28 00:00", "Fri 24 Dec 00:00 to Tue 28 Dec 00:00", null],
    ["2028-01-03 09:00", "2028-01-03 17:00", "Mon 3 Jan 2028 09:00 to 17:00", null],
    // The clocks go forward on Sunday 28 March.
    ["2027-03-27 22:00", "2027-03-28 06:00", "Sat 27 Mar 22:00 to Sun 28 Mar 06:00", null],
  ])("%s to %s", (from, to, full, short) => {
    const span = { from: berlin(from), to: berlin(to) };
    expect(writeSpan(span.from, span.to, reader)).toBe(full);
    if (short !== null) expect(writeShortSpan(span.from, span.to, reader)).toBe(short);
    // What a form is filled in with can be read again.
    expect(parseSpan(full, now, "Europe/Berlin")).toEqual(span);
  });
  test("whole days are named alone, and can be read again", () => {
    const days = { from: berlin("2027-12-24 00:00"), to: berlin("2027-12-28 00:00") };
    expect(writeSpan(days.from, days.to, reader, true)).toBe("Fri 24 Dec to Mon 27 Dec");
    expect(parseSpan("Fri 24 Dec to Mon 27 Dec", now, "Europe/Berlin")).toEqual(days);
  });
  test("a reader in another zone is told which", () => {
    const card = coverQuestion(rowOf("raj", "asked", "lee"), [], readerOf(usual, { zone: "America/New_York" }));
    expect(card.plain).toContain("Sat 6 Mar 03:00 to 11:00, New York");
  });
});

/** Every card of this kind there is, under a desk in which everything is called so. */
const allCards = (ctx: CoverageContext): Card[] => {
  const reader = readerOf(ctx);
  const closing = closingOf("parts", weekend, ctx, four);
  const gaps = gapsAhead(ctx, now, 14 * DAY, four);
  const dark = darkRoutes(ctx, now, plus(now, 14 * DAY));
  const mine = new Set(["parts", "calls"]);
  const seen = ctx.desk.departments.map(({ id }) => ({ department: id, who: whoCovers(id, now, ctx) }));
  const span = { from: berlin("2027-03-06 00:00"), to: berlin("2027-03-20 00:00") };
  const after = { ...ctx, roster: { ...ctx.roster, absences: [away("emre", "2027-03-06 00:00", "2027-03-20 00:00")] } };
  const open = leftOpen("emre", span.from, span.to, ctx, after);
  const states = ["asked", "agreed", "declined", "withdrawn"] as const;
  const people = {
    here: new Set(["raj"]),
    onCall: new Set<string>(),
    away: new Map([["lee", null]]),
    unknown: new Set(["ana"]),
  };
  return [
    previewCard(closing, "calls", reader),
    coveredCard(closing, true, reader),
    closingsCard([closing], { mine, dark }, reader),
    coverageCard({ department: null, now: seen, gaps, dark, mine, waiting: [rowOf("raj", "asked", "lee")] }, reader),
    ...states.flatMap((state) => [
      coverAnswered(rowOf("raj", state, "lee"), "raj", [], reader),
      coverInPlace(rowOf("raj", state), [], reader),
      coverStands(rowOf("raj", state), true, reader),
      ...["raj", "lee"].map((to) =>
        coverNews(rowOf("raj", state, "lee"), { by: "raj", to, was: "agreed", instead: [] }, reader),
      ),
    ]),
    coverQuestion(rowOf("raj", "asked", "lee"), four, reader),
    coverReceipt(rowOf("ana", "asked"), ["lee", "raj"], "ana", reader),
    awayCard("emre", { ...span, absence: null, ends: [] }, "lee", { open, due: [1, 2], to: "raj" }, reader),
    awayToLead("emre", { ...span, absence: null, ends: [] }, "lee", open, reader),
    awayTold("lee", "emre", { ...span, to: null, absence: null, ends: [] }, reader),
    hoursCard(ctx.desk.departments, reader),
    peopleCard(["parts", "calls"], people, reader),
  ];
};

describe("every card", () => {
  test("says in plain text all that its blocks say", () => {
    for (const card of allCards(usual)) for (const piece of piecesOf(card)) expect(card.plain).toContain(piece);
  });
  test("is drawn within Slack's limits, whatever people and departments are called", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const ctx = contextWith((own) => `${own} ${name}`.slice(0, 80));
        for (const card of allCards(ctx)) {
          const drawn = drawCard(card, { slackIdOf: (id) => `U${id.toUpperCase()}`, words: en, stamp: "stamp" });
          expect(checkMessage(drawn)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
  test("speaks in whole sentences, without a blank, a hole or an exclamation mark", () => {
    for (const card of allCards(usual)) {
      expect(card.plain).not.toMatch(/undefined|null|NaN|!| {2}|\.\.|,\.| \.|:\./);
    }
  });
});

describe("why somebody cannot cover", () => {
  const asked = { department: "parts", person: "raj", me: "lee", from: weekend.from, to: weekend.to };
  const reader = readerOf(usual);
  test.each([
    [{ no: "past" as const }, "Fri 5 Mar 17:00 to Mon 8 Mar 08:00 is over already. Name a time ahead."],
    [{ no: "too-far" as const }, "Fri 5 Mar 17:00 to Mon 8 Mar 08:00 is too far away. Name a time within a year."],
    [
      { no: "may-not" as const, who: [] },
      "Only an administrator or a manager may ask others to cover Parts. You can offer yourself: /case cover parts sat 09:00-17:00.",
    ],
    [
      { no: "away" as const, from: weekend.from, to: null },
      "Raj Patel is away then (with no end named). Ask somebody else, or choose another time.",
    ],
    [
      { no: "asked" as const, from: berlin("2027-03-06 09:00"), to: berlin("2027-03-06 17:00") },
      "Raj Patel has been asked to cover Parts already (Sat 6 Mar 09:00 to 17:00) and has not answered yet.",
    ],
  ])("$no", (no, words) => {
    expect(coverNoWords(no, asked, reader)).toBe(words);
  });
});
