import { describe, expect, test } from "vitest";
import {
  departmentName,
  findDepartment,
  findPerson,
  findSeverity,
  firstName,
  membersOf,
  oneSeverityHigher,
  personName,
} from "../../../src/core/desk/find.ts";
import { aDesk } from "../../support/a-desk.ts";

describe("finding things of the desk", () => {
  test("by id, and nothing for what it does not have", () => {
    expect(findDepartment(aDesk, "parts")?.name).toBe("Parts");
    expect(findPerson(aDesk, "raj")?.name).toBe("Raj Patel");
    expect(findSeverity(aDesk, "high")?.name).toBe("High");
    expect([findDepartment(aDesk, "x"), findPerson(aDesk, "x"), findSeverity(aDesk, "x")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([findDepartment(aDesk, null), findPerson(aDesk, null)]).toEqual([undefined, undefined]);
  });
  test("names, or the id of what has left", () => {
    expect([departmentName(aDesk, "call-centre"), departmentName(aDesk, "old")]).toEqual(["Call centre", "old"]);
    expect([personName(aDesk, "mia"), personName(aDesk, "old")]).toEqual(["Mia Tran", "old"]);
  });
  test("members", () => {
    expect(membersOf(aDesk, "parts").map(({ id }) => id)).toEqual(["raj", "carlos", "lee"]);
    expect(membersOf(aDesk, "x")).toEqual([]);
  });
  test.each([
    ["Raj Patel", "Raj"],
    ["  Mia  Tran ", "Mia"],
    ["Cher", "Cher"],
    ["Ana\tSilva", "Ana"],
    ["", ""],
    ["李小龙", "李小龙"],
  ])("first name of %j", (name, first) => {
    expect(firstName(name)).toBe(first);
  });
  test.each([
    ["low", "normal"],
    ["normal", "high"],
    ["critical", "critical"],
    ["one the desk has dropped", "one the desk has dropped"],
  ])("one severity higher than %s", (id, higher) => {
    expect(oneSeverityHigher(aDesk, id)).toBe(higher);
  });
});
