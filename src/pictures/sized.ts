import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "./palette.ts";
import { wrapWords } from "./wrap-words.ts";

/** What the library is told, and how large the picture is. */
export type Sized = { option: EChartsCoreOption; width: number; height: number };

export const FONT = "Inter";
/** Phones show it at half that, so nothing in it is written smaller than `SMALL`. */
export const WIDTH = 600;
export const SIDE = 20;
export const SMALL = 14;
const LARGE = 18;
const ROOM = WIDTH - 2 * SIDE;
/** How wide a letter of the typeface is on average, in parts of its size; a little more than measured. */
export const LETTER = 0.49;
const LEADING = 1.25;

/** The finding, and beneath it what is shown; `head` is how much room they take. */
export const headOf = ({ title, subtitle }: { title: string; subtitle: string }, palette: Palette) => {
  const finding = wrapWords(title, ROOM / (LARGE * (LETTER + 0.06)), 3);
  const shown = wrapWords(subtitle, ROOM / (SMALL * LETTER), 2);
  const head = 18 + finding.length * LARGE * LEADING + 6 + shown.length * SMALL * LEADING + 10;
  return {
    head,
    option: {
      backgroundColor: palette.ground,
      title: {
        left: SIDE,
        top: 16,
        itemGap: 6,
        text: finding.join("\n"),
        subtext: shown.join("\n"),
        textStyle: {
          color: palette.ink,
          fontFamily: FONT,
          fontSize: LARGE,
          fontWeight: 600,
          lineHeight: LARGE * LEADING,
        },
        subtextStyle: { color: palette.quiet, fontFamily: FONT, fontSize: SMALL, lineHeight: SMALL * LEADING },
      },
    },
  };
};

export const axisText = (palette: Palette) => ({ color: palette.quiet, fontFamily: FONT, fontSize: SMALL });
