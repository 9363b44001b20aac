import { describe, expect, test } from "vitest";
import type { Roster } from "../../../src/core/coverage/roster.ts";
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

  const covers = (from: string, to: string, state: "agreed" | "asked" = "agreed") => ({
    id: `${from} ${state}`,
    department: "billing",
    person: "raj",
    from: newYork(from),
    to: newYork(to),
    by: "dana",
    state,
  });
  const away = (from: string, to: string | null) => ({
    id: from,
    person: "raj",
    from: newYork(from),
    to: to === null ? null : newYork(to),
    by: "raj",
  });
  const friday = newYork("2027-03-05 18:00");
  const weekend = covers("2027-03-06 09:00", "2027-03-06 13:00");
  const rosters: [name: string, roster: Roster, now: Instant, then: Instant][] = [
    ["before hours they agreed to cover", { ...noRoster, covers: [weekend] }, friday, newYork("2027-03-06 09:00")],
    [
      "in hours they cover",
      { ...noRoster, covers: [weekend] },
      newYork("2027-03-06 10:00"),
      newYork("2027-03-06 10:00"),
    ],
    ["after them", { ...noRoster, covers: [weekend] }, newYork("2027-03-06 13:00"), newYork("2027-03-08 08:00")],
    [
      "hours they were only asked for",
      { ...noRoster, covers: [covers("2027-03-06 09:00", "2027-03-06 13:00", "asked")] },
      friday,
      newYork("2027-03-08 08:00"),
    ],
    [
      "until they are back",
      { ...noRoster, absences: [away("2027-03-08 00:00", "2027-03-10 00:00")] },
      friday,
      newYork("2027-03-10 08:00"),
    ],
    [
      "two absences that follow one another",
      {
        ...noRoster,
        absences: [away("2027-03-10 00:00", "2027-03-11 12:00"), away("2027-03-08 00:00", "2027-03-10 00:00")],
      },
      friday,
      newYork("2027-03-11 12:00"),
    ],
    [
      "away with no end: their next hours, rather than never",
      { ...noRoster, absences: [away("2027-03-05 12:00", null)] },
      friday,
      newYork("2027-03-08 08:00"),
    ],
    [
      "away while they were to cover",
      { covers: [weekend], absences: [away("2027-03-06 00:00", "2027-03-07 00:00")] },
      friday,
      newYork("2027-03-08 08:00"),
    ],
    [
      "back in the middle of what they cover",
      { covers: [weekend], absences: [away("2027-03-06 00:00", "2027-03-06 11:00")] },
      friday,
      newYork("2027-03-06 11:00"),
    ],
  ];
  test.each(rosters)("%s", (_name, roster, now, then) => {
    expect(whenToTell("raj", false, { ...policy, roster }, now)).toBe(then);
  });

  test("hours that never come again hold nothing back", () => {
    const past = { zone: "America/New_York", weekly: {}, dates: { "2027-01-04": ["09:00-17:00"] } };
    const now = newYork("2027-03-06 03:00");
    const ctx = { ...policyOf(withPerson("raj", { calendar: past })), roster: noRoster };
    expect(whenToTell("raj", false, ctx, now)).toBe(now);
  });
});
