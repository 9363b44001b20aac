import { describe, expect, test } from "vitest";
import { isOpenAt } from "../../../src/core/coverage/calendar.ts";
import { calendarsOf, refOf } from "../../../src/core/coverage/calendars.ts";
import { aDesk, always, onHours, withDepartment, withPerson } from "../../support/a-desk.ts";
import { berlin, newYork, policyOf } from "../../support/builders.ts";

const { calendars } = policyOf(aDesk);
const partsHours = aDesk.departments.find(({ id }) => id === "parts")?.calendar ?? "24x7";

describe("the calendars of a desk version", () => {
  test("a target names all hours or those of its department", () => {
    expect(calendars.forTarget(always(1), "parts")).toBe("24x7");
    expect(calendars.forTarget(onHours(1), "parts")).toBe(refOf("parts", partsHours));
    expect(calendars.forTarget(onHours(1), "gone")).toBe("24x7");
  });
  test("of departments and people, and around the clock for whoever is gone", () => {
    const early = berlin("2027-03-01 08:00");
    expect(isOpenAt(calendars.ofDepartment("technical"), early)).toBe(true);
    expect(isOpenAt(calendars.ofDepartment("parts"), early)).toBe(false);
    expect(isOpenAt(calendars.ofDepartment("gone"), early)).toBe(true);
    expect(isOpenAt(calendars.ofPerson("gone"), early)).toBe(true);
    const own = policyOf(withPerson("raj", { calendar: "24x7" })).calendars;
    expect([isOpenAt(own.ofPerson("raj"), early), isOpenAt(own.ofPerson("carlos"), early)]).toEqual([true, false]);
  });
  test("asking twice gives the same one", () => {
    expect(calendars.ofDepartment("parts")).toBe(calendars.ofDepartment("parts"));
    expect(calendars.byRef("24x7")).toBe(calendars.byRef("24x7"));
  });
  test("changed hours are another calendar, and equal hours of another department are too", () => {
    const changed = withDepartment("parts", {
      calendar: { zone: "America/New_York", weekly: { mon: ["08:00-17:01"] } },
    });
    const refs = [aDesk, changed].map((desk) => calendarsOf(desk).forTarget(onHours(1), "parts"));
    expect(new Set(refs).size).toBe(2);
    expect(refOf("parts", partsHours)).not.toBe(refOf("billing", partsHours));
    expect(refOf("parts", "24x7")).toBe("24x7");
  });
  test("an earlier version answers for what a running clock still names", () => {
    const ref = refOf("parts", partsHours);
    const next = withDepartment("parts", { calendar: "24x7" });
    expect(() => calendarsOf(next).byRef(ref)).toThrow("No desk version knows the calendar parts@");
    const known = calendarsOf(next, (asked) => (asked === ref ? partsHours : undefined)).byRef(ref);
    expect(isOpenAt(known, newYork("2027-03-01 09:00"))).toBe(true);
    expect(isOpenAt(known, newYork("2027-03-01 18:00"))).toBe(false);
  });
  test("six hundred different hours have six hundred names", () => {
    const two = (n: number) => String(n).padStart(2, "0");
    const refs = Array.from({ length: 600 }, (_, n) => {
      const closes = `${two(10 + Math.floor(n / 60))}:${two(n % 60)}`;
      return refOf("parts", { zone: "America/New_York", weekly: { mon: [`09:00-${closes}`] } });
    });
    expect(new Set(refs).size).toBe(600);
  });
});
