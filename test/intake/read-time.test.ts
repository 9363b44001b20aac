import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTime } from "../../src/intake/read-time.ts";

const utc = Date.UTC(2026, 1, 27, 9, 12, 0);

describe("times with a zone", () => {
  const good: [text: string, at: number][] = [
    ["2026-02-27T09:12:00Z", utc],
    ["2026-02-27T09:12Z", utc],
    ["2026-02-27t09:12:00z", utc],
    ["2026-02-27 10:12:00+01:00", utc],
    ["2026-02-27T10:12:00+0100", utc],
    ["2026-02-26T23:42:00-09:30", utc],
    ["2026-02-27T09:12:00.5Z", utc + 500],
    ["2026-02-27T09:12:00,123456789Z", utc + 123],
    [" 2026-02-27T09:12:00Z ", utc],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["1990-01-01T00:00:00Z", Date.UTC(1990, 0, 1)],
  ];
  test.each(good)("%s", (text, at) => {
    expect(readTime(text)).toEqual({ ok: true, at });
  });

  test("every instant written with any offset is read back", () => {
    const at = fc.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2100, 0, 1) });
    const quarters = fc.integer({ min: -48, max: 56 });
    fc.assert(
      fc.property(at, quarters, (ms, quarter) => {
        const offset = Math.abs(quarter) * 15;
        const zone = [Math.floor(offset / 60), offset % 60].map((part) => String(part).padStart(2, "0")).join(":");
        const local = new Date(ms + quarter * 15 * 60_000).toISOString().slice(0, -1);
        expect(readTime(`${local}${quarter < 0 ? "-" : "+"}${zone}`)).toEqual({ ok: true, at: ms });
      }),
    );
  });
});

describe("anything else is refused with a reason", () => {
  const bad: [text: string, why: RegExp][] = [
    ["2026-02-27T09:12:00", /zone/],
    ["2026-02-27", /zone/],
    ["1772183520", /zone/],
    ["Fri, 27 Feb 2026 09:12:00 GMT", /zone/],
    ["2017-02-21T05: 18: 14Z", /zone/],
    ["2026-02-27T09:12:00 Europe/Berlin", /zone/],
    ["", /zone/],
    ["2026-02-30T09:12:00Z", /does not exist/],
    ["2025-02-29T09:12:00Z", /does not exist/],
    ["2026-13-01T09:12:00Z", /does not exist/],
    ["2026-02-27T24:00:00Z", /does not exist/],
    ["2026-02-27T09:60:00Z", /does not exist/],
    ["0001-01-01T00:00:00Z", /does not exist|1990/],
    ["1989-12-31T23:59:59Z", /1990/],
    ["2026-02-27T09:12:00+19:00", /zone/],
    ["2026-02-27T09:12:00+01:75", /zone/],
  ];
  test.each(bad)("%j", (text, why) => {
    const result = readTime(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.why).toMatch(why);
  });
});
