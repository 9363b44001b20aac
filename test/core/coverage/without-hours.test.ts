import { describe, expect, it } from "vitest";
import { withoutHours } from "../../../src/core/coverage/without-hours.ts";
import type { Department, Person } from "../../../src/core/desk/desk.ts";
import { DAY } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import { aDepartment, aPerson, aRota, berlin, contextOf, weekdaysOpen } from "../../support/coverage-desk.ts";

const monday = berlin("2027-03-01 08:00");
const past = { zone: "UTC", weekly: {}, dates: { "2020-01-01": ["09:00-10:00"] } };
const nights = weekdaysOpen(["17:00-08:00"]);
const found = (departments: Department[], people: Person[], from = monday) =>
  withoutHours(contextOf({ departments, people }), from, 28 * DAY);
const nobody = { departments: [], people: [], apart: [] };

describe("who has no hours", () => {
  it("is nobody of an ordinary desk", () => {
    expect(withoutHours(contextOf(aDesk), monday, 28 * DAY)).toEqual(nobody);
    expect(found([aDepartment("parts", { calendar: "24x7" })], [aPerson("raj", "parts")])).toEqual(nobody);
  });
  it("is a department whose days are all past, and its people are not apart from it", () => {
    expect(found([aDepartment("parts", { calendar: past })], [aPerson("raj", "parts")])).toEqual({
      ...nobody,
      departments: ["parts"],
    });
  });
  it("is a person whose days are all past", () => {
    const people = [aPerson("raj", "parts", { calendar: past }), aPerson("lee", "parts")];
    expect(found([aDepartment("parts")], people)).toEqual({ ...nobody, people: ["raj"] });
  });
  it("is somebody who is there only while the department is closed, edge to edge", () => {
    const people = [aPerson("raj", "parts", { calendar: nights }), aPerson("lee", "parts")];
    expect(found([aDepartment("parts")], people)).toEqual({ ...nobody, apart: ["raj"] });
    const aMinute = aPerson("raj", "parts", { calendar: weekdaysOpen(["16:59-08:00"]) });
    expect(found([aDepartment("parts")], [aMinute])).toEqual(nobody);
  });
  it("but not somebody of the rota, who is meant for the nights", () => {
    const rota = aRota({ order: ["raj"] });
    expect(found([aDepartment("parts", { rota })], [aPerson("raj", "parts", { calendar: nights })])).toEqual(nobody);
  });
  it("looks as far as it is told", () => {
    const later = { zone: "Europe/Berlin", weekly: {}, dates: { "2027-03-28": ["09:00-10:00"] } };
    const of = (from: string) => found([aDepartment("parts", { calendar: later })], [], berlin(from)).departments;
    expect(of("2027-02-28 08:00")).toEqual(["parts"]);
    expect(of("2027-03-01 08:00")).toEqual([]);
    expect(of("2027-03-28 10:00")).toEqual(["parts"]);
  });
});
