import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "./palette.ts";

/** What the library is told, and how large the picture is. */
export type Sized = { option: EChartsCoreOption; width: number; height: number };

export const FONT = "Inter";
export const WIDTH = 760;
/** Above the chart: two lines of words. */
export const HEAD = 76;

/** The finding, and beneath it what is shown. */
export const headOf = ({ title, subtitle }: { title: string; subtitle: string }, palette: Palette) => ({
  backgroundColor: palette.ground,
  title: {
    left: 24,
    top: 18,
    itemGap: 6,
    text: title,
    subtext: subtitle,
    textStyle: {
      color: palette.ink,
      fontFamily: FONT,
      fontSize: 17,
      fontWeight: 600,
      width: WIDTH - 48,
      overflow: "truncate",
    },
    subtextStyle: { color: palette.quiet, fontFamily: FONT, fontSize: 13 },
  },
});

export const axisText = (palette: Palette) => ({ color: palette.quiet, fontFamily: FONT, fontSize: 12 });
