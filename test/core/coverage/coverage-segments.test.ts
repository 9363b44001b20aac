import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageSegments } from "../../../src/core/coverage/coverage-segments.ts";
import { gapsOf } from "../../../src/core/coverage/gaps-ahead.ts";
import { isAway } from "../../../src/core/coverage/roster.ts";
import { whoCovers } from "../../../src/core/coverage/who-covers.ts";
import { DAY, type Instant, instant, MINUTE } from "../../../src/core/time/instant.ts";
import { anyCoverage } from "../../support/any-coverage.ts";
import { aDepartment, aPerson, away, berlin, contextOf, cover, shownInBerlin } from "../../support/coverage-desk.ts";
import { walkCoverage } from "../../support/coverage-walker.ts";

/** Spans with a clock change in Berlin or New York in the middle. */
const spans: [name: string, from: Instant, days: number][] = [
  ["spring in Berlin", berlin("2027-03-26 12:00"), 4],
  ["autumn in Berlin", berlin("2027-10-29 00:00"), 4],
  ["autumn in New York", berlin("2027-11-06 00:00"), 3],
];

describe.each(spans)("whatever the desk, over %s", (_name, from, days) => {
  const to = instant(from + days * DAY);

  it("is what one finds minute by minute", () => {
    fc.assert(
      fc.property(anyCoverage(from, days), (ctx) => {
        const minutes = walkCoverage("parts", from, to, ctx);
        const walked: { from: number; to: number; people: string[]; because: string }[] = [];
        for (const [i, minute] of minutes.entries()) {
          const at = from + i * MINUTE;
          const last = walked.at(-1);
          const { people, because } = minute;
          if (last !== undefined && last.because === because && String(last.people) === String(people)) {
            last.to = at + MINUTE;
          } else walked.push({ from: at, to: at + MINUTE, people, because });
        }
        expect(coverageSegments("parts", from, to, ctx)).toEqual(walked);
      }),
      { numRuns: 25 },
    );
  });

  it("agrees with itself at any instant, and never names anybody who is away", () => {
    const some = fc.array(fc.integer({ min: from, max: to - 1 }).map(instant), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(anyCoverage(from, days), some, (ctx, instants) => {
        for (const { id } of ctx.desk.departments) {
          const segments = coverageSegments(id, from, to, ctx);
          expect(segments.map((one) => one.from)).toEqual([from, ...segments.slice(0, -1).map((one) => one.to)]);
          expect(segments.at(-1)?.to).toBe(to);
          expect(segments.every((one) => one.from < one.to)).toBe(true);
          for (const at of [...instants, ...segments.map((one) => one.from)]) {
            const index = segments.findIndex((one) => one.from <= at && at < one.to);
            const segment = segments[index];
            const { person, because, until, ladder } = whoCovers(id, at, ctx);
            expect({ person, because }).toEqual({ person: segment?.people[0] ?? null, because: segment?.because });
            // The named last person is asked last, on duty or not.
            const named = ctx.desk.lastResort?.person;
            const first = (segment?.people ?? []).filter((one) => one !== named || isAway(one, at, ctx.roster));
            expect(ladder.slice(0, first.length)).toEqual(first);
            expect(new Set(ladder).size).toBe(ladder.length);
            expect(ladder.filter((one) => isAway(one, at, ctx.roster))).toEqual([]);
            const change = segments
              .slice(index + 1)
              .find((one) => (one.people[0] ?? null) !== person || one.because !== because);
            if (change !== undefined) expect(until).toBe(change.from);
            else if (until !== null) expect(until).toBeGreaterThanOrEqual(to);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("leaves as gaps exactly what nobody of the department covers", () => {
    fc.assert(
      fc.property(anyCoverage(from, days), (ctx) => {
        for (const { id } of ctx.desk.departments) {
          const uncovered: { from: Instant; to: Instant }[] = [];
          for (const one of coverageSegments(id, from, to, ctx)) {
            if (one.because !== "fallback" && one.because !== "nobody") continue;
            const last = uncovered.at(-1);
            if (last?.to === one.from) last.to = one.to;
            else uncovered.push({ from: one.from, to: one.to });
          }
          const joined: { from: Instant; to: Instant }[] = [];
          for (const gap of gapsOf(id, from, to, ctx)) {
            const last = joined.at(-1);
            if (last?.to === gap.from) last.to = gap.to;
            else joined.push({ from: gap.from, to: gap.to });
          }
          expect(joined).toEqual(uncovered);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("coverageSegments", () => {
  const ctx = contextOf(
    {
      departments: [aDepartment("parts", { lead: "lee" })],
      people: [aPerson("raj", "parts"), aPerson("lee", "parts")],
    },
    [
      cover("parts", "raj", "2027-03-06 09:00", "2027-03-06 12:34"),
      away("lee", "2027-03-05 00:00", "2027-03-07 00:00"),
    ],
  );

  it("has the exact instants, whatever they are", () => {
    const segments = coverageSegments("parts", berlin("2027-03-05 16:59"), berlin("2027-03-08 08:01"), ctx);
    expect(segments.map((one) => `${shownInBerlin(one.from)} ${one.because} ${one.people}`)).toEqual([
      "2027-03-05 16:59 hours raj",
      "2027-03-05 17:00 nobody ",
      "2027-03-06 09:00 cover raj",
      "2027-03-06 12:34 nobody ",
      "2027-03-08 08:00 hours raj,lee",
    ]);
  });

  it("has nothing to say of no time at all, or of a department that is not there", () => {
    const at = berlin("2027-03-05 12:00");
    expect(coverageSegments("parts", at, at, ctx)).toEqual([]);
    expect(coverageSegments("gone", at, instant(at + 1), ctx)).toEqual([
      { from: at, to: at + 1, people: [], because: "nobody" },
    ]);
  });
});
