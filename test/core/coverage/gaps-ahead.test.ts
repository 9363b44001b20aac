import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FallingDue, type Gap, gapsAhead, gapsOf } from "../../../src/core/coverage/gaps-ahead.ts";
import { DAY, HOUR, type Instant, instant, plus } from "../../../src/core/time/instant.ts";
import { anyCoverage } from "../../support/any-coverage.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  away,
  berlin,
  contextOf,
  cover,
  shownInBerlin,
  weekdaysOpen,
} from "../../support/coverage-desk.ts";

const due = (number: number, department: string, wall: string, given: Partial<FallingDue> = {}): FallingDue => ({
  number,
  department,
  owner: department,
  kind: "resolve",
  at: berlin(wall),
  departments: [department],
  loud: false,
  ...given,
});
const told = (gap: Gap): string =>
  `${gap.departments.join("+")} ${shownInBerlin(gap.from)} to ${shownInBerlin(gap.to)}, ` +
  `${gap.intended ? "meant" : "not meant"} (${gap.because}), ${gap.falling.map((one) => one.number).join(" ") || "nothing"}`;

const desk = {
  departments: [
    aDepartment("parts", { rota: aRota({ order: ["raj"] }), fallback: "care" }),
    aDepartment("money", { calendar: weekdaysOpen(["08:30-12:30", "13:30-17:00"]) }),
    aDepartment("care", { calendar: "24x7" }),
  ],
  people: [
    aPerson("raj", "parts"),
    aPerson("lee", "parts"),
    aPerson("dana", "money", { calendar: weekdaysOpen(["08:30-12:30", "13:30-17:00"]) }),
    aPerson("mia", "care", { calendar: "24x7" }),
  ],
};
const friday = berlin("2027-03-05 12:00");

describe("the gaps of one department", () => {
  const gaps = (id: string, from: string, to: string, ...rows: Parameters<typeof contextOf>[1] & object) =>
    gapsOf(id, berlin(from), berlin(to), contextOf(desk, rows)).map(told);

  it.each([
    ["none where the rota covers every closed hour", "parts", [], []],
    [
      "the person of the week is away: not meant, though the fallback would be told",
      "parts",
      [away("raj", "2027-03-06 09:00", "2027-03-06 21:00")],
      ["parts 2027-03-06 09:00 to 2027-03-06 21:00, not meant (rota-away), nothing"],
    ],
    [
      "the same with a swap for part of it",
      "parts",
      [
        away("raj", "2027-03-06 09:00", "2027-03-06 21:00"),
        cover("parts", "lee", "2027-03-06 10:00", "2027-03-06 18:00"),
      ],
      [
        "parts 2027-03-06 09:00 to 2027-03-06 10:00, not meant (rota-away), nothing",
        "parts 2027-03-06 18:00 to 2027-03-06 21:00, not meant (rota-away), nothing",
      ],
    ],
    [
      "open hours with everybody away",
      "parts",
      [away("raj", "2027-03-05 09:00", "2027-03-05 17:00"), away("lee", "2027-03-05 15:00")],
      ["parts 2027-03-05 15:00 to 2027-03-05 17:00, not meant (nobody-in), nothing"],
    ],
    [
      "closed hours, lunch among them: meant",
      "money",
      [],
      [
        "money 2027-03-05 12:30 to 2027-03-05 13:30, meant (closed), nothing",
        "money 2027-03-05 17:00 to 2027-03-08 08:30, meant (closed), nothing",
      ],
    ],
    [
      "whoever agreed to help has fallen ill: not meant, though the department is closed",
      "money",
      [
        cover("money", "mia", "2027-03-06 09:00", "2027-03-06 12:00"),
        away("mia", "2027-03-06 11:00", "2027-03-07 00:00"),
      ],
      [
        "money 2027-03-05 12:30 to 2027-03-05 13:30, meant (closed), nothing",
        "money 2027-03-05 17:00 to 2027-03-06 09:00, meant (closed), nothing",
        "money 2027-03-06 11:00 to 2027-03-06 12:00, not meant (cover-away), nothing",
        "money 2027-03-06 12:00 to 2027-03-08 08:30, meant (closed), nothing",
      ],
    ],
    ["none of a department that is always there", "care", [], []],
    [
      "one of it as soon as its only person is away",
      "care",
      [away("mia", "2027-03-06 11:00", "2027-03-06 12:00")],
      ["care 2027-03-06 11:00 to 2027-03-06 12:00, not meant (nobody-in), nothing"],
    ],
  ] as const)("%s", (_, id, rows, says) => {
    expect(gaps(id, "2027-03-05 12:00", "2027-03-08 12:00", ...rows)).toEqual(says);
  });
});

describe("gapsAhead", () => {
  const ctx = contextOf(desk, [
    away("raj", "2027-03-06 09:00", "2027-03-06 21:00"),
    away("mia", "2027-03-07 11:00", "2027-03-07 12:00"),
  ]);

  it("puts what a case needs together first, then what nobody meant and something falls into, then the heavier", () => {
    const falling = [
      due(1, "money", "2027-03-07 10:00"),
      due(2, "money", "2027-03-07 10:00", { kind: "promise" }),
      due(3, "parts", "2027-03-06 12:00", { departments: ["parts", "money"] }),
      due(4, "parts", "2027-03-05 12:30", { departments: ["parts", "money"] }),
      due(5, "money", "2027-03-05 13:00", { loud: true }),
      due(6, "care", "2027-03-06 11:30"),
    ];
    expect(gapsAhead(ctx, friday, 3 * DAY, falling).map(told)).toEqual([
      "parts+money 2027-03-06 09:00 to 2027-03-06 21:00, not meant (rota-away), 3",
      "parts 2027-03-06 09:00 to 2027-03-06 21:00, not meant (rota-away), 3",
      "money 2027-03-05 12:30 to 2027-03-05 13:30, meant (closed), 5",
      "money 2027-03-05 17:00 to 2027-03-08 08:30, meant (closed), 1 2",
      "care 2027-03-07 11:00 to 2027-03-07 12:00, not meant (nobody-in), nothing",
    ]);
  });

  it("weighs a promise and what is loud more than the rest", () => {
    const weight = (given: Partial<FallingDue>): number | undefined =>
      gapsAhead(ctx, friday, DAY, [due(1, "money", "2027-03-05 13:00", given)]).find((gap) => gap.falling.length > 0)
        ?.weight;
    expect([{}, { kind: "task" as const }, { kind: "promise" as const }, { loud: true }].map(weight)).toEqual([
      1, 1, 2, 3,
    ]);
  });

  it("holds what is due at its first instant, not what is due at its end, and tells that apart", () => {
    const falling = [
      due(1, "money", "2027-03-05 17:00"),
      due(2, "money", "2027-03-08 08:30"),
      due(3, "money", "2027-03-08 09:29"),
      due(4, "money", "2027-03-08 09:30"),
    ];
    const night = gapsAhead(ctx, friday, 3 * DAY, falling).find((gap) => gap.to === berlin("2027-03-08 08:30"));
    expect(night?.falling.map((one) => one.number)).toEqual([1]);
    expect(night?.soonAfter.map((one) => one.number)).toEqual([2, 3]);
    expect(night?.weight).toBe(1);
  });

  it("shares only the time in which all of them are shut, and keeps two cases of one night together", () => {
    const all = contextOf(desk, [away("raj", "2027-03-05 12:45", "2027-03-06 21:00"), away("lee", "2027-03-05 12:45")]);
    const needs = { departments: ["parts", "money"] };
    const falling = [
      due(7, "money", "2027-03-05 20:00", needs),
      due(8, "parts", "2027-03-05 13:00", needs),
      due(9, "parts", "2027-03-05 18:00", { departments: ["parts", "money", "care"] }),
    ];
    const shared = gapsAhead(all, friday, 2 * DAY, falling).filter((gap) => gap.departments.length > 1);
    expect(shared.map(told)).toEqual([
      "parts+money 2027-03-05 17:00 to 2027-03-06 21:00, not meant (rota-away), 9 7",
      "parts+money 2027-03-05 12:45 to 2027-03-05 13:30, not meant (nobody-in), 8",
    ]);
  });

  it("begins now and ends with the horizon", () => {
    const gaps = gapsAhead(ctx, berlin("2027-03-05 20:00"), HOUR, []);
    expect(gaps.map(told)).toEqual(["money 2027-03-05 20:00 to 2027-03-05 21:00, meant (closed), nothing"]);
    expect(gapsAhead(ctx, friday, 0, [])).toEqual([]);
  });
});

describe("whatever the desk", () => {
  const from = berlin("2027-03-26 12:00");
  const days = 4;
  const item = (at: Instant): fc.Arbitrary<FallingDue> =>
    fc.record({
      number: fc.integer({ min: 1, max: 99 }),
      department: fc.constantFrom("care", "parts", "money"),
      owner: fc.constantFrom("care", "parts", "money"),
      kind: fc.constantFrom("resolve", "task", "promise"),
      at: fc.integer({ min: at, max: at + days * DAY }).map(instant),
      departments: fc.subarray(["care", "parts", "money"], { minLength: 1 }),
      loud: fc.boolean(),
    });

  it("each thing that falls due stands in the one gap of its department that holds it, if there is one", () => {
    fc.assert(
      fc.property(anyCoverage(from, days), fc.array(item(from), { maxLength: 6 }), (ctx, falling) => {
        const gaps = gapsAhead(ctx, from, days * DAY, falling);
        const own = gaps.filter((gap) => gap.departments.length === 1);
        for (const one of falling) {
          const holding = own.filter(
            (gap) => gap.departments[0] === one.department && gap.from <= one.at && one.at < gap.to,
          );
          expect(own.filter((gap) => gap.falling.includes(one))).toEqual(holding);
          expect(holding.length).toBeLessThanOrEqual(1);
        }
        for (const gap of gaps) {
          expect(gap.from).toBeLessThan(gap.to);
          expect(gap.from).toBeGreaterThanOrEqual(from);
          expect(gap.to).toBeLessThanOrEqual(plus(from, days * DAY));
          expect(gap.intended).toBe(gap.because === "closed");
        }
        // A shared gap lies within a gap of each of its departments and has something in it that needs them all.
        for (const gap of gaps.slice(0, gaps.length - own.length)) {
          expect(gap.departments.length).toBeGreaterThan(1);
          expect(gap.falling.length).toBeGreaterThan(0);
          for (const id of gap.departments) {
            expect(own.some((one) => one.departments[0] === id && one.from <= gap.from && gap.to <= one.to)).toBe(true);
            expect(gap.falling.every((one) => one.departments.includes(id))).toBe(true);
          }
        }
        for (const one of falling) {
          const shut = own.filter(
            (gap) => one.departments.includes(gap.departments[0] ?? "") && gap.from <= one.at && one.at < gap.to,
          );
          expect(gaps.some((gap) => gap.departments.length > 1 && gap.falling.includes(one))).toBe(shut.length > 1);
        }
      }),
      { numRuns: 40 },
    );
  });
});
