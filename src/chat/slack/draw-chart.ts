import type { types } from "@slack/bolt";
import type { Card } from "../../card/card.ts";
import type { BandsChart, Chart, LinesChart } from "../../card/chart.ts";
import { distinctNames, oneLine } from "../distinct-names.ts";
import { limits } from "./check-limits.ts";

/**
 * A chart as Slack draws it itself, by https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; the
 * SDK's types do not have it yet.
 */
export type ChartBlock = types.Block & {
  type: "data_visualization";
  title: string;
  chart: { type: "line" | "bar"; series: Series[]; axis_config: AxisConfig };
};
type Series = { name: string; data: { label: string; value: number }[] };
type AxisConfig = { categories: string[]; x_label?: string; y_label?: string };

/** The pictures of a card that Slack can draw itself, by picture id; as many as it takes in one message. */
export const nativeCharts = (card: Card): ReadonlyMap<string, ChartBlock> => {
  const drawn = card.blocks.flatMap((block): [string, ChartBlock][] => {
    const chart = block.kind === "picture" ? drawChart(block.chart) : null;
    return block.kind === "picture" && chart !== null ? [[block.id, chart]] : [];
  });
  return new Map(drawn.slice(0, limits.charts));
};

/** Null where Slack has no chart that says the same, or not for so much. */
export const drawChart = (chart: Chart): ChartBlock | null => {
  switch (chart.shape) {
    case "lines":
      return fits(chart.series.length, limits.chartSeries) && fits(chart.points.length, limits.chartCategories)
        ? drawLines(chart)
        : null;
    case "bands":
      return fits(chart.rows.length, limits.chartCategories) ? drawBands(chart) : null;
    case "week":
      return null;
  }
};

const fits = (n: number, most: number): boolean => n >= 1 && n <= most;

const drawLines = ({ subtitle, points, series }: LinesChart): ChartBlock => {
  const categories = distinctNames(points, limits.chartLabel);
  const names = distinctNames(
    series.map(({ name }) => name),
    limits.chartLabel,
  );
  const lines = series.map(({ values }, index) => ({
    name: names[index] ?? "…",
    data: categories.map((label, point) => ({ label, value: values[point] ?? 0 })),
  }));
  return blockOf(subtitle, { type: "line", series: lines, axis_config: { categories } });
};

const drawBands = ({ rows, bars }: BandsChart): ChartBlock => {
  const categories = distinctNames(
    rows.map(({ name }) => name),
    limits.chartLabel,
  );
  const which = ["low", "middle", "high"] as const;
  const names = distinctNames(
    which.map((one) => bars[one]),
    limits.chartLabel,
  );
  const series = which.map((one, index) => ({
    name: names[index] ?? "…",
    data: rows.map((row, at) => ({
      label: categories[at] ?? "…",
      value: Math.round((row[one] / bars.unit) * 10) / 10,
    })),
  }));
  return blockOf(bars.axis, { type: "bar", series, axis_config: { categories } });
};

/** The finding is longer than a title may be and stands in the words beneath; the title says what is shown. */
const blockOf = (shown: string, chart: ChartBlock["chart"]): ChartBlock => ({
  type: "data_visualization",
  title: oneLine(shown, limits.chartTitle),
  chart,
});
