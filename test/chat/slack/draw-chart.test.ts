import fc from "fast-check";
import { expect, test } from "vitest";
import type { BandsChart, Chart, LinesChart } from "../../../src/card/chart.ts";
import { withPlain } from "../../../src/card/plain-card.ts";
import { en } from "../../../src/card/words/en.ts";
import { checkMessage } from "../../../src/chat/slack/check-limits.ts";
import { drawCard } from "../../../src/chat/slack/draw-card.ts";
import { drawChart } from "../../../src/chat/slack/draw-chart.ts";
import { DAY, HOUR } from "../../../src/core/time/instant.ts";
import { hostile } from "../../support/hostile.ts";

const lines: LinesChart = {
  shape: "lines",
  title: "Parts has 14 open, 9 more than eight weeks ago, and Billing has 3",
  subtitle: "Open cases week by week, by department",
  points: ["1 Mar", "now"],
  series: [{ name: "Parts", values: [5, 14] }],
};
const bands: BandsChart = {
  shape: "bands",
  title: "t",
  subtitle: "s",
  rows: [{ name: "mail", low: 4 * HOUR, middle: DAY, high: 2.55 * DAY, note: "24 h (3)" }],
  ticks: [],
  bars: {
    unit: DAY,
    axis: "Days until it was resolved",
    low: "25 % within",
    middle: "50 % within",
    high: "75 % within",
  },
};

test("lines are a line chart, of which the title says what is shown", () => {
  expect(drawChart(lines)).toEqual({
    type: "data_visualization",
    title: "Open cases week by week, by department",
    chart: {
      type: "line",
      series: [
        {
          name: "Parts",
          data: [
            { label: "1 Mar", value: 5 },
            { label: "now", value: 14 },
          ],
        },
      ],
      axis_config: { categories: ["1 Mar", "now"] },
    },
  });
});

test("bands are three bars for each source, in the unit that the title names", () => {
  expect(drawChart(bands)).toMatchObject({
    title: "Days until it was resolved",
    chart: {
      type: "bar",
      series: [
        { name: "25 % within", data: [{ label: "mail", value: 0.2 }] },
        { name: "50 % within", data: [{ value: 1 }] },
        { name: "75 % within", data: [{ value: 2.6 }] },
      ],
    },
  });
});

test("more than Slack takes stays a picture", () => {
  const series = Array.from({ length: 7 }, (_, index) => ({ name: `D${index}`, values: [1, 2] }));
  expect(drawChart({ ...lines, series })).toBeNull();
  expect(drawChart({ ...lines, points: Array.from({ length: 21 }, (_, index) => `${index}`) })).toBeNull();
  const pictures = [lines, bands, lines].map((chart, index) => ({
    ...{ kind: "picture" as const, id: String(index), chart, alt: "words" },
    url: "https://desk.example/a.png",
  }));
  const { blocks } = drawCard(withPlain("calm", pictures), {
    slackIdOf: () => null,
    words: en,
    stamp: "stamp",
    charts: true,
  });
  expect(blocks.map(({ type }) => type).filter((type) => type !== "context")).toEqual([
    "data_visualization",
    "data_visualization",
    "image",
  ]);
});

test("a chart is within the limits whatever its names are", () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const twins = [one, one].map((name) => ({ name, values: [1, 2] }));
      const chart: Chart = { ...lines, title: one, subtitle: other, points: [other, other], series: twins };
      const block = { kind: "picture" as const, id: "a", chart, alt: one, url: null };
      const drawn = drawCard(withPlain("calm", [block]), {
        slackIdOf: () => null,
        words: en,
        stamp: "stamp",
        charts: true,
      });
      expect(checkMessage(drawn)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
