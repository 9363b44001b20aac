import { describe, expect, test } from "vitest";
import { whenToTell } from "../../../src/core/escalation/when-to-tell.ts";
import type { Instant } from "../../../src/core/time/instant.ts";
import { withPerson } from "../../support/a-desk.ts";
import { berlin, newYork, noRoster, policy, policyOf } from "../../support/builders.ts";

describe("when to tell", () => {
  const table: [name: string, person: string, loud: boolean, now: Instant, then: Instant][] = [
    ["at work", "raj", false, newYork("2027-03-01 09:00"), newYork("2027-03-01 09:00")],
    ["before work", "raj", false, newYork("2027-03-01 06:00"), newYork("2027-03-01 08:00")],
    ["at closing time", "raj", false, newYork("2027-03-01 17:00"), newYork("2027-03-02 08:00")],
    ["on Saturday", "raj", false, newYork("2027-03-06 12:00"), newYork("2027-03-08 08:00")],
    ["in their own zone", "emre", false, newYork("2027-03-01 14:00"), berlin("2027-03-02 07:00")],
    ["over the night clocks go forward", "mia", false, newYork("2027-03-13 23:30"), newYork("2027-03-14 07:00")],
    ["loud", "raj", true, newYork("2027-03-06 03:00"), newYork("2027-03-06 03:00")],
    ["somebody who has left", "nobody", false, newYork("2027-03-06 03:00"), newYork("2027-03-06 03:00")],
  ];
  test.each(table)("%s", (_name, person, loud, now, then) => {
    expect(whenToTell(person, loud, { ...policy, roster: noRoster }, now)).toBe(then);
  });

  test("hours that never come again hold nothing back", () => {
    const past = { zone: "America/New_York", weekly: {}, dates: { "2027-01-04": ["09:00-17:00"] } };
    const now = newYork("2027-03-06 03:00");
    const ctx = { ...policyOf(withPerson("raj", { calendar: past })), roster: noRoster };
    expect(whenToTell("raj", false, ctx, now)).toBe(now);
  });
});
