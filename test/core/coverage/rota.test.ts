import { describe, expect, it } from "vitest";
import { handOvers, rotaPersonAt } from "../../../src/core/coverage/rota.ts";
import type { Rota } from "../../../src/core/desk/desk.ts";
import { DAY, instant } from "../../../src/core/time/instant.ts";
import { aRota, berlin, shownInBerlin } from "../../support/coverage-desk.ts";

const zone = "Europe/Berlin";
const at = (rota: Rota, wall: string) => rotaPersonAt(rota, zone, berlin(wall));
const utc = (iso: string) => instant(Date.parse(iso));

describe("whose week it is", () => {
  it.each([
    ["before the rota begins", "2027-03-01 07:59", null],
    ["long before", "2026-03-01 12:00", null],
    ["at the first hand-over", "2027-03-01 08:00", "raj"],
    ["on the Sunday of the first week", "2027-03-07 23:59", "raj"],
    ["a minute before the second hand-over", "2027-03-08 07:59", "raj"],
    ["at the second", "2027-03-08 08:00", "carlos"],
    ["in the third week", "2027-03-15 08:00", "lee"],
    ["when it begins again from the first", "2027-03-22 08:00", "raj"],
    ["a year on, 52 weeks: one week past the first again", "2028-02-28 08:00", "carlos"],
  ])("%s", (_, wall, person) => {
    expect(at(aRota(), wall)).toBe(person);
  });

  it("begins with the first hand-over on its date or after it", () => {
    const fridays = aRota({ handOver: { day: "fri", time: "17:00" }, from: "2027-03-01" });
    expect(at(fridays, "2027-03-05 16:59")).toBe(null);
    expect(at(fridays, "2027-03-05 17:00")).toBe("raj");
    expect(at({ ...fridays, from: "2027-03-05" }, "2027-03-05 17:00")).toBe("raj");
    expect(at({ ...fridays, from: "2027-03-06" }, "2027-03-11 12:00")).toBe(null);
  });

  it("gives somebody who stands there twice two weeks of three", () => {
    const rota = aRota({ order: ["raj", "raj", "lee"] });
    const weeks = [0, 1, 2, 3, 4, 5].map((n) =>
      rotaPersonAt(rota, zone, instant(berlin("2027-03-03 12:00") + n * 7 * DAY)),
    );
    expect(weeks).toEqual(["raj", "raj", "lee", "raj", "raj", "lee"]);
  });

  it("refuses a date that cannot be read, with a sentence", () => {
    expect(() => at(aRota({ from: "2027-02-30" }), "2027-03-03 12:00")).toThrow(
      /cannot begin on 2027-02-30 at 08:00\./,
    );
  });
});

describe("a hand-over on the Sunday on which the clocks change", () => {
  const sundays = (time: string, from: string) =>
    aRota({ handOver: { day: "sun", time }, order: ["raj", "carlos"], from });

  it("that is skipped is at the first instant after the gap", () => {
    const rota = sundays("02:30", "2027-03-21");
    // 01:59:59 is followed by 03:00:00.
    expect(rotaPersonAt(rota, zone, utc("2027-03-28T00:59:59Z"))).toBe("raj");
    expect(rotaPersonAt(rota, zone, utc("2027-03-28T01:00:00Z"))).toBe("carlos");
  });

  it("that is shown twice is at the first of the two, and stays done", () => {
    const rota = sundays("02:30", "2027-10-24");
    expect(rotaPersonAt(rota, zone, utc("2027-10-31T00:29:59Z"))).toBe("raj");
    expect(rotaPersonAt(rota, zone, utc("2027-10-31T00:30:00Z"))).toBe("carlos");
    // The clocks show 02:15 once more, before the hand-over as they tell it.
    expect(rotaPersonAt(rota, zone, utc("2027-10-31T01:15:00Z"))).toBe("carlos");
  });

  it("keeps the time of day, whatever the week's length", () => {
    const rota = sundays("09:00", "2027-03-14");
    const found = handOvers(rota, zone, berlin("2027-03-01 00:00"), berlin("2027-04-10 00:00"));
    expect(found.map(shownInBerlin)).toEqual([
      "2027-03-14 09:00",
      "2027-03-21 09:00",
      "2027-03-28 09:00",
      "2027-04-04 09:00",
    ]);
    expect((found[2] ?? 0) - (found[1] ?? 0)).toBe(7 * DAY - 3_600_000);
  });
});

describe("handOvers", () => {
  it("leaves out both ends", () => {
    const rota = aRota();
    const [from, to] = [berlin("2027-03-08 08:00"), berlin("2027-03-22 08:00")];
    expect(handOvers(rota, zone, from, to).map(shownInBerlin)).toEqual(["2027-03-15 08:00"]);
    expect(handOvers(rota, zone, instant(from - 1), instant(to + 1))).toHaveLength(3);
  });

  it("has none before the rota begins", () => {
    expect(handOvers(aRota(), zone, berlin("2027-01-01 00:00"), berlin("2027-03-01 08:00"))).toEqual([]);
  });
});
