import type { BandsChart } from "../card/chart.ts";
import type { Palette } from "./palette.ts";
import { axisText, FONT, headOf, LETTER, SIDE, type Sized, SMALL, WIDTH } from "./sized.ts";

const ROW = 40;

type Api = {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
};

export const bandsOption = (chart: BandsChart, palette: Palette): Sized => {
  const highest = Math.max(1, ...chart.rows.map(({ high }) => high));
  const { head, option } = headOf(chart, palette);
  const notes = Math.max(0, ...chart.rows.map(({ note }) => note.length));
  return {
    width: WIDTH,
    height: head + 58 + chart.rows.length * ROW,
    option: {
      ...option,
      grid: { left: SIDE, right: notes * SMALL * LETTER + 28, top: head + 8, bottom: 34, containLabel: true },
      xAxis: {
        type: "value",
        min: 0,
        max: Math.max(highest, chart.ticks.at(-1)?.at ?? 0),
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: palette.rule } },
        axisTick: { show: true, customValues: chart.ticks.map(({ at }) => at), lineStyle: { color: palette.rule } },
        axisLabel: {
          ...axisText(palette),
          customValues: chart.ticks.map(({ at }) => at),
          formatter: (at: number) => chart.ticks.find((tick) => tick.at === at)?.label ?? "",
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
          data: chart.rows.map(({ low, middle, high }, index) => [index, low, middle, high]),
          encode: { x: [1, 2, 3], y: 0 },
          renderItem: (_params: unknown, api: Api) => {
            const index = api.value(0);
            const [left, y] = api.coord([api.value(1), index]);
            const [middle] = api.coord([api.value(2), index]);
            const [right] = api.coord([api.value(3), index]);
            return {
              type: "group",
              children: [
                {
                  type: "rect",
                  shape: { x: left, y: y - 9, width: Math.max(4, right - left), height: 18, r: 4 },
                  style: { fill: palette.band },
                },
                {
                  type: "rect",
                  shape: { x: middle - 2, y: y - 13, width: 4, height: 26, r: 2 },
                  style: { fill: palette.mark },
                },
                {
                  type: "text",
                  x: Math.max(right, middle) + 12,
                  y,
                  style: {
                    text: chart.rows[index]?.note ?? "",
                    fill: palette.ink,
                    fontSize: SMALL,
                    fontFamily: FONT,
                    textVerticalAlign: "middle",
                  },
                },
              ],
            };
          },
        },
      ],
    },
  };
};
