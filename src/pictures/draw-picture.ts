import { createRequire } from "node:module";
import type { Chart } from "../card/chart.ts";
import { bandsOption } from "./bands-option.ts";
import { linesOption } from "./lines-option.ts";
import { palettes, type Theme } from "./palette.ts";
import { FONT, type Sized } from "./sized.ts";
import { weekOption } from "./week-option.ts";

/** A chart as SVG text. Nothing of it comes from outside: names are drawn as text, never as markup. */
export const drawSvg = async (chart: Chart, theme: Theme): Promise<string> => {
  const { option, width, height } = sizedOf(chart, theme);
  const echarts = await loadCharts();
  const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawing.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option });
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
};

/** The same as PNG, twice as fine as it is shown, for windows that draw no SVG. */
export const drawPng = async (chart: Chart, theme: Theme): Promise<Uint8Array> => {
  const svg = await drawSvg(chart, theme);
  const { Resvg } = await import("@resvg/resvg-js");
  return new Resvg(svg, {
    fitTo: { mode: "zoom", value: 2 },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT },
    background: palettes[theme].ground,
  })
    .render()
    .asPng();
};

const sizedOf = (chart: Chart, theme: Theme): Sized => {
  switch (chart.shape) {
    case "lines":
      return linesOption(chart, palettes[theme]);
    case "bands":
      return bandsOption(chart, palettes[theme]);
    case "week":
      return weekOption(chart, palettes[theme]);
  }
};

/** Only when a picture is drawn, and only the parts that are used: the whole library takes long to load. */
const loadCharts = async () => {
  const [core, charts, components, features, renderers] = await Promise.all([
    import("echarts/core"),
    import("echarts/charts"),
    import("echarts/components"),
    import("echarts/features"),
    import("echarts/renderers"),
  ]);
  core.use([
    charts.LineChart,
    charts.CustomChart,
    charts.ScatterChart,
    components.GridComponent,
    components.TitleComponent,
    components.GraphicComponent,
    features.LegacyGridContainLabel,
    renderers.SVGRenderer,
  ]);
  return core;
};

/** A server has no typefaces of its own, so the picture brings one. */
const fontFiles = (): string[] => {
  const require = createRequire(import.meta.url);
  return ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
    require.resolve(`@expo-google-fonts/inter/${file}`),
  );
};
