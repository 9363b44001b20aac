import { describe, expect, test } from "vitest";
import type { Chart } from "../../src/card/chart.ts";
import { DAY, HOUR } from "../../src/core/time/instant.ts";
import { drawPng, drawSvg } from "../../src/pictures/draw-picture.ts";

const hostile = '<script>alert(1)</script>&"{a|b}';
const from = Date.UTC(2027, 2, 8, 5);
const charts: Record<string, Chart> = {
  lines: {
    shape: "lines",
    title: "Parts has 14 open",
    subtitle: hostile,
    points: ["1 Mar", "now"],
    series: [
      { name: "Parts", values: [5, 14] },
      { name: hostile, values: [3, 3] },
    ],
  },
  bands: {
    shape: "bands",
    title: hostile,
    subtitle: "s",
    rows: [{ name: "mail", low: HOUR, middle: DAY, high: 2 * DAY, note: "24 h (3)" }],
    ticks: [
      { at: 0, label: "0" },
      { at: 2 * DAY, label: "2 d" },
    ],
    bars: { unit: DAY, axis: "days", low: "a quarter", middle: "half", high: "three quarters" },
  },
  week: {
    shape: "week",
    title: "Nobody is there for Parts",
    subtitle: hostile,
    from,
    to: from + 7 * DAY,
    days: [{ at: from, label: "Mon 8" }],
    rows: [{ name: "Parts", stretches: [{ from, to: from + DAY, kind: "nobody" }] }],
    due: [{ row: 0, at: from + HOUR, label: "FT-1", alone: true }],
    legend: { there: "there", closed: "closed", nobody: "nobody", due: "due", alone: "alone" },
  },
};

describe.each(Object.entries(charts))("%s", (_, chart) => {
  test("says its finding as text, and what others named is never markup", async () => {
    const svg = await drawSvg(chart, "light");
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toContain("<script");
    expect(
      svg.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    ).toContain(chart.title);
  });

  test("is drawn for light and for dark, twice as fine for those who take PNG", async () => {
    expect(await drawSvg(chart, "dark")).not.toBe(await drawSvg(chart, "light"));
    const png = Buffer.from(await drawPng(chart, "light"));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1_200);
    // Without its typeface the words would be missing, and the picture next to empty.
    expect(png.length).toBeGreaterThan(9_000);
  });
});
