import { describe, expect, it } from "vitest";
import { holidayDates } from "../../../src/core/coverage/holiday-dates.ts";

describe("holidayDates", () => {
  it("lists the public holidays of Bavaria", () => {
    expect(holidayDates("DE-BY", 2026, 2026)).toEqual([
      "2026-01-01",
      "2026-01-06",
      "2026-04-03",
      "2026-04-06",
      "2026-05-01",
      "2026-05-14",
      "2026-05-25",
      "2026-06-04",
      "2026-10-03",
      "2026-11-01",
      "2026-12-25",
      "2026-12-26",
    ]);
  });

  it("tells a part of a country, and a town, from the whole", () => {
    expect(holidayDates("US", 2026, 2026)).not.toContain("2026-03-31");
    expect(holidayDates("US-CA", 2026, 2026)).toContain("2026-03-31");
    expect(holidayDates("DE-BY", 2026, 2026)).not.toContain("2026-08-08");
    expect(holidayDates("DE-BY-A", 2026, 2026)).toContain("2026-08-08");
  });

  it("puts a substitute day into the year it falls in", () => {
    // New Year's Day 2022 was a Saturday and was kept on the Friday before.
    expect(holidayDates("US", 2021, 2021)).toContain("2021-12-31");
    expect(holidayDates("US", 2022, 2022)).toContain("2022-01-01");
    expect(holidayDates("US", 2022, 2022)).not.toContain("2021-12-31");
  });

  it("lists each day of a holiday of several days, over the end of a year too", () => {
    const eid = ["2026-03-20", "2026-03-21", "2026-03-22"];
    expect(holidayDates("AE", 2026, 2026)).toEqual(expect.arrayContaining(eid));
    const incwala = holidayDates("SZ", 2026, 2027).filter((date) => date >= "2026-12-28" && date <= "2027-01-02");
    expect(incwala).toEqual(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
    expect(holidayDates("SZ", 2027, 2027)).toContain("2027-01-02");
  });

  it("leaves out half holidays and days that are merely observed", () => {
    expect(holidayDates("IS", 2026, 2026)).not.toContain("2026-12-24");
    expect(holidayDates("GT", 2026, 2026)).not.toContain("2026-12-24");
    expect(holidayDates("DE", 2026, 2026)).not.toContain("2026-02-14");
  });

  it("covers several years in order and refuses an unknown region", () => {
    const dates = holidayDates("DE", 2025, 2027);
    expect(dates).toEqual([...dates].sort());
    expect([dates[0], dates.at(-1)]).toEqual(["2025-01-01", "2027-12-26"]);
    expect(holidayDates("DE", 2027, 2026)).toEqual([]);
    expect(() => holidayDates("de-by", 2026, 2026)).toThrow("I know no holidays of de-by.");
  });
});
