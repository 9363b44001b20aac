import fc from "fast-check";
import { expect, test } from "vitest";
import type { BandsChart, Chart, LinesChart } from "../../../src/card/chart.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { en } from "../../../src/card/words/en.ts";
import { checkMessage } from "../../../src/chat/teams/check-limits.ts";
import { drawCard } from "../../../src/chat/teams/draw-card.ts";
import { drawChart } from "../../../src/chat/teams/draw-chart.ts";
import { DAY, HOUR } from "../../../src/core/time/instant.ts";
import { hostile } from "../../support/hostile.ts";

const options = { teamsIdOf: () => null, words: en, stamp: "stamp", where: "message" as const };
const picture = { type: "Image", url: "https://desk.example.com/pictures/a.png" };
const lines: LinesChart = {
  shape: "lines",
  title: "Parts has 14 open",
  subtitle: "Open cases week by week, by department",
  points: ["1 Mar", "now"],
  series: [
    { name: "Parts", values: [5, 14] },
    { name: "Billing", values: [4, 3] },
  ],
};
const bands: BandsChart = {
  shape: "bands",
  title: "Half of what came by mail took up to 3 days",
  subtitle: "Until it was resolved",
  rows: [
    { name: "X", low: 4 * HOUR, middle: 9 * HOUR, high: 20 * HOUR, note: "9 h (20)" },
    { name: "mail", low: 2 * DAY, middle: 3 * DAY, high: 6 * DAY, note: "3 days (9)" },
  ],
  ticks: [],
  bars: { unit: DAY, axis: "Days", low: "a quarter", middle: "half", high: "three quarters" },
};
const week: Chart = {
  shape: "week",
  title: "t",
  subtitle: "s",
  from: 0,
  to: 7 * DAY,
  days: [],
  rows: [],
  due: [],
  legend: { there: "there", closed: "closed", nobody: "nobody", due: "due", alone: "alone" },
};

test("lines over the weeks are a line chart with the picture to fall back to", () => {
  expect(drawChart(lines, picture)).toMatchObject({
    type: "Chart.Line",
    title: "Parts has 14 open",
    data: [
      {
        legend: "Parts",
        values: [
          { x: "1 Mar", y: 5 },
          { x: "now", y: 14 },
        ],
      },
      {
        legend: "Billing",
        values: [
          { x: "1 Mar", y: 4 },
          { x: "now", y: 3 },
        ],
      },
    ],
    fallback: picture,
  });
});

test("bands are three bars for each source, in the unit that the axis names", () => {
  expect(drawChart(bands, picture)).toMatchObject({
    type: "Chart.VerticalBar.Grouped",
    yAxisTitle: "Days",
    data: [
      {
        legend: "a quarter",
        values: [
          { x: "X: 9 h (20)", y: 0.2 },
          { x: "mail: 3 days (9)", y: 2 },
        ],
      },
      { legend: "half", values: [{ y: 0.4 }, { y: 3 }] },
      { legend: "three quarters", values: [{ y: 0.8 }, { y: 6 }] },
    ],
    fallback: picture,
  });
});

test("what no chart of Teams says stays a picture: a week, and more lines than colours that can be told apart", () => {
  expect(drawChart(week, picture)).toBeNull();
  const many = Array.from({ length: 8 }, (_, index) => ({ name: `Department ${index}`, values: [1, 2] }));
  expect(drawChart({ ...lines, series: many }, picture)).toBeNull();
});

test("a chart is within the limits whatever its names are, and points of one name stay two", () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const chart: Chart = {
        ...lines,
        title: one,
        subtitle: other,
        points: [other, other],
        series: [{ name: one, values: [1, 2] }],
      };
      const block = { kind: "picture" as const, id: "a", chart, alt: one, url: picture.url };
      expect(checkMessage(drawCard(withPlain("calm", [block]), options))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
