import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  firstInstant,
  isZone,
  lastInstant,
  localDate,
  localTime,
  offsetAt,
} from "../../../src/core/coverage/local-time.ts";

const at = (iso: string): number => Date.parse(iso);

describe("firstInstant and lastInstant", () => {
  it.each([
    ["an ordinary time", "Europe/Berlin", "2026-03-02", "09:00", "2026-03-02T08:00Z", "2026-03-02T08:00Z"],
    ["the end of a day", "Europe/Berlin", "2026-03-02", "24:00", "2026-03-02T23:00Z", "2026-03-02T23:00Z"],
    ["skipped in Berlin", "Europe/Berlin", "2022-03-27", "02:05", "2022-03-27T01:00Z", "2022-03-27T01:00Z"],
    ["just before the gap", "Europe/Berlin", "2022-03-27", "01:59", "2022-03-27T00:59Z", "2022-03-27T00:59Z"],
    ["just after the gap", "Europe/Berlin", "2022-03-27", "03:00", "2022-03-27T01:00Z", "2022-03-27T01:00Z"],
    ["skipped in Los Angeles", "America/Los_Angeles", "2014-03-09", "02:30", "2014-03-09T10:00Z", "2014-03-09T10:00Z"],
    ["twice in Los Angeles", "America/Los_Angeles", "2014-11-02", "01:30", "2014-11-02T08:30Z", "2014-11-02T09:30Z"],
    ["twice in Chicago", "America/Chicago", "2020-11-01", "01:30", "2020-11-01T06:30Z", "2020-11-01T07:30Z"],
    [
      "midnight skipped in Sao Paulo",
      "America/Sao_Paulo",
      "2017-10-15",
      "00:00",
      "2017-10-15T03:00Z",
      "2017-10-15T03:00Z",
    ],
    [
      "24:00 skipped in Sao Paulo",
      "America/Sao_Paulo",
      "2017-10-14",
      "24:00",
      "2017-10-15T03:00Z",
      "2017-10-15T03:00Z",
    ],
    [
      "twice for half an hour on Lord Howe",
      "Australia/Lord_Howe",
      "2026-04-05",
      "01:45",
      "2026-04-04T14:45Z",
      "2026-04-04T15:15Z",
    ],
    [
      "skipped for half an hour on Lord Howe",
      "Australia/Lord_Howe",
      "2026-10-04",
      "02:15",
      "2026-10-03T15:30Z",
      "2026-10-03T15:30Z",
    ],
    ["midnight twice in Havana", "America/Havana", "2026-11-01", "00:00", "2026-11-01T04:00Z", "2026-11-01T05:00Z"],
    ["a date left out in Samoa", "Pacific/Apia", "2011-12-30", "12:00", "2011-12-30T10:00Z", "2011-12-30T10:00Z"],
    [
      "a date shown twice on Kwajalein",
      "Pacific/Kwajalein",
      "1969-09-30",
      "12:00",
      "1969-09-30T01:00Z",
      "1969-10-01T00:00Z",
    ],
    [
      "an odd offset with seconds",
      "Africa/Monrovia",
      "1972-01-06",
      "12:00",
      "1972-01-06T12:44:30Z",
      "1972-01-06T12:44:30Z",
    ],
    ["a year before the first known", "Europe/Berlin", "1850-06-01", "12:00", "1850-06-01T11:00Z", "1850-06-01T11:00Z"],
    ["a year after the last known", "Europe/Berlin", "2500-07-01", "12:00", "2500-07-01T11:00Z", "2500-07-01T11:00Z"],
  ])("%s", (_, zone, date, time, first, last) => {
    expect(new Date(firstInstant(zone, date, time)).toISOString()).toBe(new Date(at(first)).toISOString());
    expect(new Date(lastInstant(zone, date, time)).toISOString()).toBe(new Date(at(last)).toISOString());
  });

  it("refuses what is no date, no time and no zone", () => {
    expect(() => firstInstant("UTC", "2026-02-30", "09:00")).toThrow("There is no date 2026-02-30.");
    expect(() => lastInstant("UTC", "2026-02-28", "9am")).toThrow("There is no time 9am.");
    expect(() => firstInstant("Moon/Base", "2026-02-28", "09:00")).toThrow("There is no time zone Moon/Base.");
  });
});

describe("localDate and localTime", () => {
  it.each([
    ["Europe/Berlin", "2026-03-28T22:59:59.999Z", "2026-03-28", "23:59"],
    ["Europe/Berlin", "2026-03-28T23:00Z", "2026-03-29", "00:00"],
    ["Europe/Berlin", "2026-03-29T01:00Z", "2026-03-29", "03:00"],
    ["America/New_York", "2026-01-01T04:59Z", "2025-12-31", "23:59"],
    ["Pacific/Kiritimati", "2026-01-01T10:00Z", "2026-01-02", "00:00"],
    ["Asia/Kathmandu", "2026-01-01T18:15Z", "2026-01-02", "00:00"],
    ["UTC", "1969-12-31T23:59Z", "1969-12-31", "23:59"],
  ])("%s at %s", (zone, iso, date, time) => {
    expect(localDate(zone, at(iso))).toBe(date);
    expect(localTime(zone, at(iso))).toBe(time);
  });

  it("refuses what is no instant", () => {
    expect(() => localDate("UTC", Number.NaN)).toThrow("NaN is not an instant.");
    expect(() => localDate("UTC", Number.POSITIVE_INFINITY)).toThrow("Infinity is not an instant.");
  });
});

describe("offsetAt", () => {
  it("agrees with luxon in every zone, in any order of asking", () => {
    const zones = Intl.supportedValuesOf("timeZone").filter((_, i) => i % 8 === 0);
    for (const [i, zone] of zones.entries()) {
      for (let n = 0; n < 12; n++) {
        // Steps of a year and some days, forwards and backwards from 1999, with another remainder in each zone.
        const ms = Date.UTC(1999, 5, 1) + (n % 2 === 0 ? n : -n) * 371.3 * 86_400_000 + i * 3_600_000;
        const whole = Math.floor(ms);
        expect([zone, whole, offsetAt(zone, whole)]).toEqual([
          zone,
          whole,
          DateTime.fromMillis(whole, { zone }).offset * 60_000,
        ]);
      }
    }
  });
});

describe("isZone", () => {
  it.each([
    ["Europe/Berlin", true],
    ["UTC", true],
    ["Etc/GMT+5", true],
    ["Europe/Nowhere", false],
    ["+02:00", false],
    ["-05:00", false],
    ["", false],
    ["local", false],
  ])("%s: %s", (name, known) => {
    expect(isZone(name)).toBe(known);
  });
});
