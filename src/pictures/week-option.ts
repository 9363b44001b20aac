import type { Presence, WeekChart } from "../card/chart.ts";
import type { Palette } from "./palette.ts";
import { axisText, FONT, headOf, LETTER, SIDE, type Sized, SMALL, WIDTH } from "./sized.ts";

const ROW = 42;
const LEGEND_ROW = 26;

type Api = {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
};

const kinds: readonly Presence[] = ["there", "closed", "nobody"];

export const weekOption = (chart: WeekChart, palette: Palette): Sized => {
  const { head, option } = headOf(chart, palette);
  const legend = placesOf(chart);
  const below = 16 + legend.rows * LEGEND_ROW;
  const height = head + 44 + chart.rows.length * ROW + below;
  const stretches = chart.rows.flatMap(({ stretches: own }, row) =>
    own.map(({ from, to, kind }) => [row, from, to, kinds.indexOf(kind)]),
  );
  return {
    width: WIDTH,
    height,
    option: {
      ...option,
      grid: { left: SIDE, right: 24, top: head + 8, bottom: below + 28, containLabel: true },
      xAxis: {
        type: "value",
        min: chart.from,
        max: chart.to,
        splitLine: { show: false },
        axisLine: { show: false },
        axisTick: { show: true, customValues: chart.days.map(({ at }) => at), lineStyle: { color: palette.rule } },
        axisLabel: {
          ...axisText(palette),
          align: "left",
          customValues: chart.days.map(({ at }) => at),
          formatter: (at: number) => chart.days.find((day) => day.at === at)?.label ?? "",
        },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: chart.rows.map(({ name }) => name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: palette.ink, fontFamily: FONT, fontSize: SMALL },
      },
      series: [
        {
          type: "custom",
          data: stretches,
          encode: { x: [1, 2], y: 0 },
          renderItem: (_params: unknown, api: Api) => stretchShape(api, palette),
        },
        dueSeries(chart, false, palette),
        dueSeries(chart, true, palette),
      ],
      graphic: { elements: legendOf(chart, legend.places, height - below + 16, palette) },
    },
  };
};

const stretchShape = (api: Api, palette: Palette) => {
  const [left, y] = api.coord([api.value(1), api.value(0)]);
  const [right] = api.coord([api.value(2), api.value(0)]);
  const kind = kinds[api.value(3)] ?? "closed";
  return {
    type: "rect",
    shape: { x: left + 0.5, y: y - 12, width: Math.max(1, right - left - 1), height: 24, r: 3 },
    style: {
      fill: palette[kind],
      ...(kind === "nobody" ? { stroke: palette.alone, lineDash: [4, 3], lineWidth: 1.5 } : {}),
    },
  };
};

/** A dot for what somebody is there for, a larger diamond for what nobody is. */
const dueSeries = (chart: WeekChart, alone: boolean, palette: Palette) => ({
  type: "scatter",
  data: chart.due.filter((one) => one.alone === alone).map(({ row, at }) => [at, row]),
  symbol: alone ? "diamond" : "circle",
  symbolSize: alone ? 16 : 8,
  itemStyle: { color: alone ? palette.alone : palette.due, borderColor: palette.ground, borderWidth: 1.5, opacity: 1 },
  z: alone ? 5 : 4,
});

type Key = keyof WeekChart["legend"];
type Place = { key: Key; x: number; row: number };

/** Beside each other as far as they fit. */
const placesOf = (chart: WeekChart): { places: Place[]; rows: number } => {
  const places: Place[] = [];
  let [x, row] = [SIDE, 0];
  for (const key of ["there", "closed", "nobody", "due", "alone"] as const) {
    const wide = 40 + chart.legend[key].length * SMALL * LETTER;
    if (x > SIDE && x + wide - 20 > WIDTH - SIDE) [x, row] = [SIDE, row + 1];
    places.push({ key, x, row });
    x += wide;
  }
  return { places, rows: row + 1 };
};

const legendOf = (chart: WeekChart, places: readonly Place[], top: number, palette: Palette) =>
  places.flatMap(({ key, x: at, row }) => {
    const y = top + row * LEGEND_ROW;
    const isDue = key === "due" || key === "alone";
    const sign = isDue
      ? {
          type: "polygon",
          shape: { points: key === "alone" ? diamond(at + 7, y, 8) : octagon(at + 7, y, 4.5) },
          style: { fill: palette[key] },
        }
      : {
          type: "rect",
          shape: { x: at, y: y - 7, width: 14, height: 14, r: 3 },
          style: { fill: palette[key], stroke: key === "nobody" ? palette.alone : palette.rule, lineWidth: 1 },
        };
    const label = {
      type: "text",
      style: {
        x: at + 20,
        y,
        text: chart.legend[key],
        fill: palette.quiet,
        fontSize: SMALL,
        fontFamily: FONT,
        textVerticalAlign: "middle",
      },
    };
    return [sign, label];
  });

const diamond = (x: number, y: number, r: number): number[][] => [
  [x, y - r],
  [x + r, y],
  [x, y + r],
  [x - r, y],
];
const octagon = (x: number, y: number, r: number): number[][] =>
  Array.from({ length: 8 }, (_, i) => [x + r * Math.cos((i * Math.PI) / 4), y + r * Math.sin((i * Math.PI) / 4)]);
