import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { domId } from "../../../src/chat/console/dom-id.ts";
import { limitTries } from "../../../src/chat/console/limit-tries.ts";
import { clockTime, dayKey, longDay, shortDay, zoneName } from "../../../src/chat/console/time-words.ts";
import { instant, machineTime } from "../../../src/core/time/instant.ts";

const css = readFileSync(new URL("../../../src/chat/console/assets/console.css", import.meta.url), "utf8");

type Colours = Record<string, string>;
const coloursOf = (text: string): Colours =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const [lightText = "", darkText = ""] = css.split("@media (prefers-color-scheme: dark)");
const light = coloursOf(lightText);
const dark = { ...light, ...coloursOf(darkText.slice(0, darkText.indexOf("/* ---- Ground"))) };

const luminance = (colour: string): number => {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};

const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const words: [string, string][] = [
  ...["surface", "paper", "raised"].flatMap((ground): [string, string][] =>
    ["ink", "quiet", "accent", "late"].map((ink) => [ink, ground]),
  ),
  ...["calm", "soon", "late", "done"].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ["ink", "calm-soft"],
  ["ink", "accent-soft"],
  ["accent", "accent-soft"],
  ["accent-strong", "accent-soft"],
  ["quiet", "accent-soft"],
  ["quiet", "calm-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-badge", "badge"],
  ["side-ink", "side"],
  ["side-ink", "side-here"],
  ["side-ink", "side-hover"],
  ["side-quiet", "side"],
  ["surface", "ink"],
];
/** What is seen without being read: edges of fields and buttons, the ring of focus. */
const edges: [string, string][] = ["surface", "paper", "raised"].flatMap((ground): [string, string][] => [
  ["line-strong", ground],
  ["focus", ground],
]);

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s colours", (_name, colours) => {
  it.each(words)("%s on %s can be read", (ink, ground) => {
    expect(contrast(colours[ink] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)("%s on %s can be seen", (ink, ground) => {
    expect(contrast(colours[ink] ?? "", colours[ground] ?? "")).toBeGreaterThanOrEqual(3);
  });
});

it.each([...css.matchAll(/\.hue-\d \{\s*background: (#[0-9a-f]{6})/g)].map(([, colour]) => colour ?? ""))(
  "initials can be read on %s",
  (colour) => {
    expect(contrast("#ffffff", colour)).toBeGreaterThanOrEqual(4.5);
  },
);

it("every page names its JSX runtime, because tsx may be started in any folder", () => {
  const root = fileURLToPath(new URL("../../../src/chat/console", import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(readFileSync(join(root, file), "utf8").split("\n").slice(0, 2), file).toEqual([
      "/** @jsxRuntime automatic */",
      "/** @jsxImportSource preact */",
    ]);
  }
});

describe("times on the console", () => {
  const at = instant(Date.parse("2027-03-01T04:05:00Z"));

  it.each([
    ["UTC", "04:05", "Mon 1 Mar", "Monday 1 March", "2027-03-01"],
    ["America/Chicago", "22:05", "Sun 28 Feb", "Sunday 28 February", "2027-02-28"],
    ["Asia/Kathmandu", "09:50", "Mon 1 Mar", "Monday 1 March", "2027-03-01"],
  ])("are written for %s", (zone, clock, short, long, key) => {
    expect([clockTime(at, zone), shortDay(at, zone), longDay(at, zone), dayKey(at, zone)]).toEqual([
      clock,
      short,
      long,
      key,
    ]);
  });

  it("call midnight 00:00", () => {
    expect(clockTime(instant(Date.parse("2027-03-01T00:00:00Z")), "UTC")).toBe("00:00");
  });

  it("name zones by their city", () => {
    expect(["America/New_York", "America/Argentina/Buenos_Aires", "UTC"].map(zoneName)).toEqual([
      "New York",
      "Buenos Aires",
      "UTC",
    ]);
  });
});

describe("element ids", () => {
  it.each([
    ["12", "m-12"],
    ["dm:raj", "m-dm_3a_raj"],
    ["a b.c#d", "m-a_20_b_2e_c_23_d"],
  ])("of %j can stand in a selector", (id, expected) => {
    expect(domId("m", id)).toBe(expected);
  });

  it("differ where the ids do", () => {
    expect(new Set(["a:b", "a.b", "a_3a_b", "a b"].map((id) => domId("m", id))).size).toBe(4);
  });
});

describe("the limit of tries", () => {
  const open = () => {
    let now = machineTime(0);
    const limit = limitTries({ each: 2, all: 4, perMs: 100, machineNow: () => now });
    return { limit, to: (ms: number) => (now = machineTime(ms)) };
  };

  it("counts each visitor apart", () => {
    const { limit } = open();
    limit.failed("a");
    expect(limit.waitMs("a")).toBe(0);
    limit.failed("a");
    expect([limit.waitMs("a"), limit.waitMs("b")]).toEqual([100, 0]);
  });

  it("counts all of them together too", () => {
    const { limit } = open();
    for (const by of ["a", "b", "c", "d"]) limit.failed(by);
    expect(limit.waitMs("e")).toBe(100);
  });

  it("forgets with time", () => {
    const { limit, to } = open();
    limit.failed("a");
    to(60);
    limit.failed("a");
    expect(limit.waitMs("a")).toBe(40);
    to(100);
    expect(limit.waitMs("a")).toBe(0);
  });
});
