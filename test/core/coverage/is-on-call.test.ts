import { expect, test } from "vitest";
import { isOnCall } from "../../../src/core/coverage/is-on-call.ts";
import { aDepartment, aPerson, aRota, away, berlin, contextOf, cover } from "../../support/coverage-desk.ts";

const desk = {
  departments: [aDepartment("parts", { rota: aRota() }), aDepartment("care")],
  people: [aPerson("raj", "parts"), aPerson("carlos", "parts"), aPerson("lee", "parts"), aPerson("ana", "care")],
};
const saturday = berlin("2027-03-06 10:00");
const both = [
  cover("parts", "lee", "2027-03-06 09:00", "2027-03-06 17:00"),
  cover("parts", "ana", "2027-03-06 09:00", "2027-03-06 17:00"),
];

test("whom the rota names in a closed hour, and nobody else", () => {
  const ctx = contextOf(desk);
  expect(["raj", "carlos", "lee", "ana"].filter((person) => isOnCall(person, saturday, ctx))).toEqual(["raj"]);
});
test("nobody in the hours of the department", () => {
  const ctx = contextOf(desk);
  expect(["raj", "carlos", "lee"].filter((person) => isOnCall(person, berlin("2027-03-05 10:00"), ctx))).toEqual([]);
});
test("everybody who agreed to cover, in whatever place, and not the rota any more", () => {
  const ctx = contextOf(desk, both);
  expect(["raj", "lee", "ana"].filter((person) => isOnCall(person, saturday, ctx))).toEqual(["lee", "ana"]);
});
test("nobody who was only asked, or is away", () => {
  const asked = [cover("parts", "lee", "2027-03-06 09:00", "2027-03-06 17:00", "asked"), away("raj")];
  const ctx = contextOf(desk, asked);
  expect(["raj", "lee"].filter((person) => isOnCall(person, saturday, ctx))).toEqual([]);
  expect(isOnCall("lee", saturday, contextOf(desk, [...both, away("lee")]))).toBe(false);
});
