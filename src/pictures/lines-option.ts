import type { LinesChart } from "../card/chart.ts";
import type { Palette } from "./palette.ts";
import { axisText, FONT, headOf, LETTER, SIDE, type Sized, SMALL, WIDTH } from "./sized.ts";

/** Shapes as well as colours, so that lines are told apart in grey. */
const symbols = ["circle", "rect", "triangle", "diamond", "roundRect", "pin", "arrow"];
const PLOT = 250;

export const linesOption = (chart: LinesChart, palette: Palette): Sized => {
  const { head, option } = headOf(chart, palette);
  // Room for the longest name beside its line's end.
  const names = Math.max(...chart.series.map(({ name }) => Array.from(name).length)) + 5;
  return {
    width: WIDTH,
    height: head + PLOT,
    option: {
      ...option,
      grid: {
        left: SIDE,
        right: Math.min(WIDTH / 3, names * SMALL * LETTER + 24),
        top: head + 14,
        bottom: 20,
        containLabel: true,
      },
      xAxis: {
        type: "category",
        data: chart.points,
        boundaryGap: false,
        axisLine: { lineStyle: { color: palette.rule } },
        axisTick: { show: false },
        axisLabel: { ...axisText(palette), hideOverlap: true },
      },
      yAxis: {
        type: "value",
        min: 0,
        minInterval: 1,
        splitLine: { lineStyle: { color: palette.rule, width: 1 } },
        axisLabel: axisText(palette),
      },
      series: chart.series.map(({ name, values }, index) => {
        const color = palette.lines[index % palette.lines.length];
        return {
          type: "line",
          name,
          data: values,
          symbol: symbols[index % symbols.length],
          symbolSize: 7,
          lineStyle: { color, width: 2.5 },
          itemStyle: { color },
          endLabel: {
            show: true,
            formatter: `${name.replaceAll("{", "").replaceAll("}", "")}  ${values.at(-1) ?? 0}`,
            color,
            fontFamily: FONT,
            fontSize: SMALL,
            fontWeight: 600,
            distance: 10,
          },
          labelLayout: { moveOverlap: "shiftY" },
        };
      }),
    },
  };
};
