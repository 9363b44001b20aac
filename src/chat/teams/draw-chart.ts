import type { BandsChart, Chart, LinesChart } from "../../card/chart.ts";
import { distinctNames, oneLine } from "../distinct-names.ts";
import { limits } from "./check-limits.ts";
import type { Element } from "./draw-line.ts";

/**
 * A chart as Teams draws it itself: sharp at any width, in the reader's own theme, read point by point by screen readers.
 * A client that knows no such element shows `fallback` by the rules of Adaptive Cards; no capability is `require`d,
 * because none is documented for charts and an unknown one would keep the chart from everybody. Null where Teams has no
 * chart that says the same: a week of who is there needs an axis of time with stretches, and more lines than there are
 * colours need names at their ends.
 */
export const drawChart = (chart: Chart, fallback: Element): Element | null => {
  switch (chart.shape) {
    case "lines":
      return chart.series.length === 0 || chart.series.length > limits.chartSeries ? null : drawLines(chart, fallback);
    case "bands":
      return chart.rows.length === 0 ? null : drawBands(chart, fallback);
    case "week":
      return null;
  }
};

/** Blue and marigold first: the pair that people with any colour vision tell apart. */
const lineColors = [
  "categoricalBlue",
  "categoricalMarigold",
  "categoricalPurple",
  "categoricalTeal",
  "categoricalRed",
  "categoricalLime",
  "categoricalLavender",
];

const drawLines = (chart: LinesChart, fallback: Element): Element => {
  const names = distinctNames(chart.points, limits.chartName);
  return {
    type: "Chart.Line",
    ...headOf(chart.title),
    xAxisTitle: title(chart.subtitle),
    yMin: 0,
    data: chart.series.map(({ name, values }, index) => ({
      legend: nameOf(name),
      color: lineColors[index],
      values: names.map((x, point) => ({ x, y: values[point] ?? 0 })),
    })),
    fallback,
  };
};

const drawBands = ({ title: finding, rows, bars }: BandsChart, fallback: Element): Element => {
  const names = distinctNames(
    rows.map(({ name, note }) => `${name}: ${note}`),
    limits.chartName,
  );
  const series = (["low", "middle", "high"] as const).map((which, index) => ({
    legend: nameOf(bars[which]),
    color: ["sequential3", "sequential5", "sequential7"][index],
    values: rows.map((row, at) => ({ x: names[at], y: Math.round((row[which] / bars.unit) * 10) / 10 })),
  }));
  return {
    type: "Chart.VerticalBar.Grouped",
    ...headOf(finding),
    yAxisTitle: title(bars.axis),
    data: series,
    fallback,
  };
};

/** Newer clients show a title only when told to; older ones always do. */
const headOf = (finding: string): object => ({ title: title(finding), showTitle: true, showLegend: true });

const title = (words: string): string => oneLine(words, limits.chartTitle);
const nameOf = (words: string): string => oneLine(words, limits.chartName);
