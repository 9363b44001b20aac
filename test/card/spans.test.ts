import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withPlain } from "../../src/card/plain-card.ts";
import { cut, fill, link, person, plainLine, quiet, SLOT, said, strong, text, typed } from "../../src/card/spans.ts";
import { writeDay, writeLength, writeTime } from "../../src/card/time-words.ts";
import { en } from "../../src/card/words/en.ts";
import { DAY, HOUR, type Instant, MINUTE, SECOND } from "../../src/core/time/instant.ts";
import { berlin, newYork } from "../support/builders.ts";
import { hostile } from "../support/hostile.ts";

describe("a sentence with something in it", () => {
  const table: [sentence: string, spans: ReturnType<typeof fill>][] = [
    [`Has ${SLOT} heard?`, [text("Has "), said("X"), text(" heard?")]],
    [`${SLOT}: answer`, [said("X"), text(": answer")]],
    [`ask ${SLOT}`, [text("ask "), said("X")]],
    [`${SLOT} and ${SLOT}`, [said("X"), text(" and "), said("X")]],
    ["nothing of it", [text("nothing of it")]],
    ["", []],
  ];
  test.each(table)("%j", (sentence, spans) => {
    expect(fill(sentence, [said("X")])).toEqual(spans);
  });
  test("in words of one's own looks", () => {
    expect(fill(`ask ${SLOT}!`, [said("X")], strong)).toEqual([strong("ask "), said("X"), strong("!")]);
  });
});

describe("a cut", () => {
  const table: [words: string, length: number, then: string][] = [
    ["short", 5, "short"],
    ["longer", 5, "long…"],
    ["two words", 5, "two…"],
    ["🙂🙂🙂🙂", 3, "🙂🙂…"],
    ["", 3, ""],
  ];
  test.each(table)("%j to %i", (words, length, then) => {
    expect(cut(words, length)).toBe(then);
  });
  test("never leaves half a character, and keeps to its length", () => {
    const whole = fc
      .oneof(hostile, fc.string({ unit: "grapheme", maxLength: 60 }))
      .map((words) => words.replace(/\p{Surrogate}/gu, ""));
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 80 }), (words, length) => {
        const short = cut(words, length);
        expect([...short].length).toBeLessThanOrEqual(length);
        expect(short).not.toMatch(/\p{Surrogate}/u);
        expect([...words].length <= length ? short === words : short.endsWith("…")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("plain words", () => {
  test("of a line are its words without looks", () => {
    const line = [
      text("a "),
      strong("b "),
      quiet("c "),
      said("d "),
      typed("e "),
      link("f ", "https://example.com"),
      person("raj", "Raj"),
    ];
    expect(plainLine(line)).toBe("a b c d e f Raj");
  });
  test("of a card are all its blocks, in order", () => {
    const card = withPlain("calm", [
      { kind: "title", line: [strong("FT-42")], aside: [text("due 16:30")] },
      { kind: "title", line: [strong("alone")], aside: [] },
      { kind: "quote", words: "cold", by: [said("Jane")] },
      { kind: "line", line: [text("a line")] },
      { kind: "facts", facts: [{ label: "Who", value: [text("Raj")] }] },
      {
        kind: "list",
        items: [
          { line: [text("one")], button: null },
          { line: [text("two")], button: null },
        ],
      },
      { kind: "buttons", buttons: [] },
    ]);
    expect(card.plain).toBe("FT-42 (due 16:30)\nalone\n“cold” Jane\na line\nWho: Raj\none\ntwo");
  });
});

describe("times", () => {
  const now = newYork("2027-03-01 09:00");
  const write = (at: Instant, zone = "America/New_York") => writeTime(at, now, zone, en);
  const table: [name: string, at: Instant, zone: string, words: string][] = [
    ["today", newYork("2027-03-01 16:30"), "America/New_York", "16:30"],
    ["this morning", newYork("2027-03-01 00:00"), "America/New_York", "00:00"],
    ["tomorrow", newYork("2027-03-02 08:00"), "America/New_York", "Tue 08:00"],
    ["yesterday", newYork("2027-02-28 23:59"), "America/New_York", "Sun 23:59"],
    ["within the week", newYork("2027-03-07 08:00"), "America/New_York", "Sun 08:00"],
    ["a week on", newYork("2027-03-08 08:00"), "America/New_York", "Mon 8 Mar 08:00"],
    ["a week ago", newYork("2027-02-22 08:00"), "America/New_York", "Mon 22 Feb 08:00"],
    ["another year", newYork("2026-12-31 08:00"), "America/New_York", "31 Dec 2026 08:00"],
    ["elsewhere it is tomorrow", newYork("2027-03-01 19:00"), "Europe/Berlin", "Tue 01:00"],
    ["over the night clocks go forward", berlin("2027-03-03 12:00"), "Europe/Berlin", "Wed 12:00"],
  ];
  test.each(table)("%s", (_name, at, zone, words) => {
    expect(write(at, zone)).toBe(words);
  });
  test("on a card that stays, with their day", () => {
    expect(writeTime(newYork("2027-03-01 16:30"), now, "America/New_York", en, true)).toBe("Mon 16:30");
    expect(writeTime(newYork("2027-03-08 08:00"), now, "America/New_York", en, true)).toBe("Mon 8 Mar 08:00");
  });
  test("days alone", () => {
    expect(writeDay(newYork("2027-03-08 08:00"), now, "America/New_York", en)).toBe("Mon 8 Mar");
    expect(writeDay(newYork("2028-03-08 08:00"), now, "America/New_York", en)).toBe("8 Mar 2028");
  });
  test.each<[number, string]>([
    [-5, "less than a minute"],
    [0, "less than a minute"],
    [59 * SECOND, "less than a minute"],
    [MINUTE, "1 min"],
    [50 * MINUTE + 59 * SECOND, "50 min"],
    [HOUR, "1 h"],
    [80 * MINUTE, "1 h 20 min"],
    [47 * HOUR + 59 * MINUTE, "47 h 59 min"],
    [2 * DAY, "2 days"],
    [9.9 * DAY, "9 days"],
  ])("%i ms are %s", (ms, words) => {
    expect(writeLength(ms, en.length)).toBe(words);
  });
});
