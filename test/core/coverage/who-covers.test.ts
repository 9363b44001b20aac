import { describe, expect, it } from "vitest";
import { leadOrDeputyAt } from "../../../src/core/coverage/lead-or-deputy.ts";
import { presentIn } from "../../../src/core/coverage/present-in.ts";
import { type Absence, type Cover, isAway } from "../../../src/core/coverage/roster.ts";
import { whoCovers } from "../../../src/core/coverage/who-covers.ts";
import type { Department, Desk, Person } from "../../../src/core/desk/desk.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  away,
  berlin,
  contextOf,
  cover,
  shownInBerlin,
  weekdaysOpen,
} from "../../support/coverage-desk.ts";

/**
 * Parts works on weekdays and Saturday morning and is headed by Lee, then Raj; what it cannot do falls to Care, which is
 * open daily. Theo heads Small from Care. Grace is the duty manager.
 */
const long = weekdaysOpen(["07:00-23:00"], { sat: ["07:00-23:00"], sun: ["07:00-23:00"] });
const departments = (parts: Partial<Department> = {}): Department[] => [
  aDepartment("parts", {
    calendar: weekdaysOpen(["08:00-17:00"], { sat: ["08:00-13:00"] }),
    lead: "lee",
    deputy: "raj",
    fallback: "care",
    ...parts,
  }),
  aDepartment("care", { calendar: long, lead: "sam" }),
  aDepartment("small", { calendar: weekdaysOpen(["08:00-17:00"]), lead: "theo", deputy: "sam", fallback: "parts" }),
  aDepartment("alarm", { calendar: "24x7", lead: "nora" }),
];
const saturdays = weekdaysOpen(["08:00-17:00"], { sat: ["08:00-13:00"] });
const staff: Person[] = [
  aPerson("grace", "parts", { roles: ["manager"], calendar: saturdays }),
  aPerson("lee", "parts", { roles: ["agent", "lead"], calendar: saturdays }),
  aPerson("raj", "parts", { calendar: saturdays }),
  aPerson("carlos", "parts", { calendar: saturdays }),
  aPerson("mia", "care", { calendar: long }),
  aPerson("sam", "care", { calendar: weekdaysOpen(["10:00-18:00"]) }),
  aPerson("theo", "care", { calendar: weekdaysOpen(["09:00-16:00"]) }),
  aPerson("ines", "small"),
  aPerson("nora", "alarm", { calendar: "24x7" }),
];

const ask = (
  who: string,
  wall: string,
  rows: readonly (Cover | Absence)[] = [],
  given: { parts?: Partial<Department>; desk?: Partial<Desk> } = {},
): string => {
  const lastResort = { person: "grace", pager: false, mail: false };
  const desk = { departments: departments(given.parts), people: staff, lastResort, ...given.desk };
  const { person, because, until, ladder } = whoCovers(who, berlin(wall), contextOf(desk, rows));
  expect(ladder[0] ?? null).toBe(person ?? ladder[0] ?? null);
  return `${person} (${because}) until ${shownInBerlin(until)}: ${ladder.join(" ")}`;
};

// 5 March 2027 is a Friday.
const friday = "2027-03-05 12:00";
const saturdayNoon = "2027-03-06 12:00";
const saturdayNight = "2027-03-06 22:00";
const everybody = ["lee", "raj", "carlos", "grace"].map((one) => away(one));

describe("who covers", () => {
  it.each([
    [
      "its people while it is open, agents before managers, its head last",
      friday,
      [],
      {},
      "raj (hours) until 2027-03-05 17:00: raj carlos lee mia grace",
    ],
    [
      "until it closes on a short day",
      saturdayNoon,
      [],
      {},
      "raj (hours) until 2027-03-06 13:00: raj carlos lee mia grace",
    ],
    [
      "at the instant of closing it is closed",
      "2027-03-05 17:00",
      [],
      {},
      "mia (fallback) until 2027-03-05 23:00: mia grace",
    ],
    [
      "at the instant of opening it is open",
      "2027-03-08 08:00",
      [],
      {},
      "raj (hours) until 2027-03-08 17:00: raj carlos lee mia grace",
    ],
    [
      "nobody while its fallback is closed too, until somebody is there",
      "2027-03-07 03:00",
      [],
      {},
      "null (nobody) until 2027-03-07 07:00: grace",
    ],
    [
      "whoever is not away",
      friday,
      [away("raj", "2027-03-04 00:00", "2027-03-05 15:00")],
      {},
      "carlos (hours) until 2027-03-05 15:00: carlos lee mia grace",
    ],
    [
      "an absence ends at its end",
      friday,
      [away("raj", "2027-03-04 00:00", friday)],
      {},
      "raj (hours) until 2027-03-05 17:00: raj carlos lee mia grace",
    ],
    [
      "an absence without an end goes on",
      saturdayNoon,
      [away("raj")],
      {},
      "carlos (hours) until 2027-03-06 13:00: carlos lee mia grace",
    ],
    [
      "the deputy stands in for a lead who is away, and is asked last then",
      friday,
      [away("lee")],
      {},
      "carlos (hours) until 2027-03-05 17:00: carlos raj mia grace",
    ],
  ] as const)("%s", (_, wall, rows, given, says) => {
    expect(ask("parts", wall, rows, given)).toBe(says);
  });

  it.each([
    [
      "the person of the week while it is closed",
      saturdayNight,
      [],
      "raj (rota) until 2027-03-08 08:00: raj mia grace",
    ],
    ["not while it is open", friday, [away("raj")], "carlos (hours) until 2027-03-05 17:00: carlos lee mia grace"],
    [
      "the next one after the hand-over",
      "2027-03-13 22:00",
      [],
      "carlos (rota) until 2027-03-15 08:00: carlos mia grace",
    ],
    [
      "whoever agreed to a swap, and no longer the person of the week",
      saturdayNight,
      [cover("parts", "carlos", "2027-03-06 13:00", "2027-03-07 12:00")],
      "carlos (cover) until 2027-03-07 12:00: carlos mia grace",
    ],
    [
      "not who was only asked",
      saturdayNight,
      [cover("parts", "carlos", "2027-03-06 13:00", "2027-03-07 12:00", "asked")],
      "raj (rota) until 2027-03-08 08:00: raj mia grace",
    ],
    [
      "not who declined",
      saturdayNight,
      [cover("parts", "carlos", "2027-03-06 13:00", "2027-03-07 12:00", "declined")],
      "raj (rota) until 2027-03-08 08:00: raj mia grace",
    ],
    [
      "not who agreed and withdrew",
      saturdayNight,
      [cover("parts", "carlos", "2027-03-06 13:00", "2027-03-07 12:00", "withdrawn")],
      "raj (rota) until 2027-03-08 08:00: raj mia grace",
    ],
    [
      "the person of the week once more when the swap falls ill",
      saturdayNight,
      [cover("parts", "carlos", "2027-03-06 13:00", "2027-03-07 12:00"), away("carlos")],
      "raj (rota) until 2027-03-08 08:00: raj mia grace",
    ],
    [
      "somebody from elsewhere who agreed to help",
      saturdayNight,
      [cover("parts", "mia", "2027-03-06 20:00", "2027-03-07 12:00")],
      "mia (cover) until 2027-03-07 12:00: mia grace",
    ],
    [
      "cover before hours, too",
      friday,
      [cover("parts", "mia", "2027-03-05 11:00", "2027-03-05 13:00")],
      "mia (cover) until 2027-03-05 13:00: mia raj carlos lee grace",
    ],
    [
      "of two who cover the one who began first",
      saturdayNight,
      [
        cover("parts", "lee", "2027-03-06 21:00", "2027-03-07 12:00"),
        cover("parts", "carlos", "2027-03-06 20:00", "2027-03-06 23:00"),
      ],
      "carlos (cover) until 2027-03-06 23:00: carlos lee mia grace",
    ],
    [
      "its fallback when the person of the week is away",
      saturdayNight,
      [away("raj", "2027-03-06 00:00", "2027-03-07 00:00")],
      "mia (fallback) until 2027-03-06 23:00: mia grace",
    ],
  ] as const)("with a rota: %s", (_, wall, rows, says) => {
    expect(ask("parts", wall, rows, { parts: { rota: aRota() } })).toBe(says);
  });

  it("keeps the rota within its hours", () => {
    const parts = { rota: aRota({ hours: weekdaysOpen([], { sat: ["07:00-21:00"], sun: ["07:00-21:00"] }) }) };
    expect(ask("parts", "2027-03-06 15:00", [], { parts })).toMatch(/^raj \(rota\) until 2027-03-06 21:00/);
    expect(ask("parts", saturdayNight, [], { parts })).toMatch(/^mia \(fallback\) until 2027-03-06 23:00/);
    expect(ask("parts", "2027-03-05 18:00", [], { parts })).toMatch(/^mia \(fallback\)/);
  });

  it("asks somebody of the rota from another department, and nobody who has left", () => {
    const parts = { rota: aRota({ order: ["mia", "gone"] }) };
    expect(ask("parts", saturdayNight, [], { parts })).toMatch(/^mia \(rota\)/);
    expect(ask("parts", "2027-03-13 22:00", [], { parts })).toMatch(/^mia \(fallback\)/);
  });

  it("lets whoever is in help the person of the rota", () => {
    const people = [...staff, aPerson("ben", "parts", { calendar: weekdaysOpen(["08:00-23:00"]) })];
    const given = { parts: { rota: aRota() }, desk: { people } };
    expect(ask("parts", "2027-03-04 20:00", [], given)).toBe("raj (rota) until 2027-03-05 08:00: raj ben mia grace");
    expect(ask("parts", "2027-03-04 20:00", [away("raj")], given)).toMatch(/^ben \(hours\) until 2027-03-04 23:00/);
  });

  it.each([
    ["its own people first", friday, [], "ines (hours) until 2027-03-05 17:00: ines theo raj grace"],
    [
      "a lead who works elsewhere, while at work",
      friday,
      [away("ines")],
      "theo (deputy) until 2027-03-05 16:00: theo raj grace",
    ],
    [
      "the deputy for a lead who is away",
      friday,
      [away("ines"), away("theo")],
      "sam (deputy) until 2027-03-05 18:00: sam raj grace",
    ],
    [
      "the deputy at work for a lead who is off",
      "2027-03-05 17:30",
      [],
      "sam (deputy) until 2027-03-05 18:00: sam mia grace",
    ],
    [
      "its fallback when both are away",
      friday,
      [away("ines"), away("theo"), away("sam")],
      "raj (fallback) until 2027-03-05 17:00: raj grace",
    ],
    [
      "the fallback of its fallback",
      friday,
      [away("ines"), away("theo"), away("sam"), ...everybody],
      "mia (fallback) until 2027-03-05 23:00: mia",
    ],
    [
      "nobody when everybody is away, and nothing ends it",
      friday,
      [away("ines"), away("theo"), away("sam"), away("mia"), ...everybody],
      "null (nobody) until never: ",
    ],
  ] as const)("of a small department: %s", (_, wall, rows, says) => {
    expect(ask("small", wall, rows)).toBe(says);
  });

  it("ends a ring of fallbacks", () => {
    const round = departments().map((one) => ({ ...one, fallback: one.id === "parts" ? "care" : "parts" }));
    const given = { desk: { departments: round } };
    expect(ask("parts", "2027-03-07 03:00", [], given)).toBe("null (nobody) until 2027-03-07 07:00: grace");
    const itself = departments({ fallback: "parts" });
    expect(ask("parts", saturdayNight, [], { desk: { departments: itself } })).toBe(
      "null (nobody) until 2027-03-08 08:00: grace",
    );
  });

  it("has no end where nothing ends it", () => {
    expect(ask("alarm", friday)).toBe("nora (hours) until never: nora grace");
    expect(ask("alarm", friday, [away("nora", "2027-06-01 00:00")])).toBe(
      "nora (hours) until 2027-06-01 00:00: nora grace",
    );
  });

  it("finds an end that is months away", () => {
    const rows = ["raj", "carlos", "grace", "lee"].map((one) => away(one, "2027-03-01 00:00", "2027-05-31 00:00"));
    const alone = departments({ fallback: null });
    expect(ask("parts", friday, rows, { desk: { departments: alone } })).toBe("null (nobody) until 2027-05-31 08:00: ");
  });

  it("follows a night shift over midnight and over the clock change", () => {
    const nights = weekdaysOpen([], { sat: ["22:00-06:00"] });
    const desk = {
      departments: [aDepartment("night", { calendar: nights })],
      people: [aPerson("olga", "night", { calendar: nights })],
    };
    // From 22:00 on 27 March to 06:00 on the day that skips an hour: seven hours.
    expect(ask("night", "2027-03-27 23:00", [], { desk })).toMatch(/^olga \(hours\) until 2027-03-28 06:00/);
    expect(ask("night", "2027-03-28 06:00", [], { desk })).toMatch(/^null \(nobody\) until 2027-04-03 22:00/);
  });

  it("names the last resort only where there is one, who is not away", () => {
    expect(ask("parts", "2027-03-07 03:00", [away("grace")])).toBe("null (nobody) until 2027-03-07 07:00: lee");
    const none = { desk: { lastResort: null } };
    expect(ask("parts", "2027-03-07 03:00", [], none)).toBe("null (nobody) until 2027-03-07 07:00: lee");
    const gone = { desk: { lastResort: { person: "gone", pager: true, mail: false } } };
    expect(ask("parts", "2027-03-07 03:00", [], gone)).toBe("null (nobody) until 2027-03-07 07:00: lee");
  });
});

describe("presentIn", () => {
  const desk = { departments: departments({ rota: aRota() }), people: staff };
  it.each([
    ["members in their own hours", friday, [], ["lee", "raj", "carlos", "grace"]],
    ["in their own, not the department's", "2027-03-05 16:30", [], ["lee", "raj", "carlos", "grace"]],
    ["without those who are away", friday, [away("raj")], ["lee", "carlos", "grace"]],
    [
      "with those who agreed to cover, first and once",
      friday,
      [cover("parts", "raj", "2027-03-05 09:00", "2027-03-05 13:00")],
      ["raj", "lee", "carlos", "grace"],
    ],
    ["nobody of the rota, who is not in", saturdayNight, [], []],
  ] as const)("%s", (_, wall, rows, people) => {
    expect(presentIn("parts", berlin(wall), contextOf(desk, rows))).toEqual(people);
  });

  it("is nobody in a department that is not there", () => {
    expect(presentIn("gone", berlin(friday), contextOf(desk))).toEqual([]);
  });
});

describe("leadOrDeputyAt", () => {
  const desk = { departments: departments(), people: staff };
  it.each([
    ["the lead at work", "small", "2027-03-05 12:00", [], "theo"],
    ["the deputy at work for a lead who is off", "small", "2027-03-05 17:30", [], "sam"],
    ["the lead before the deputy when both are off", "small", saturdayNight, [], "theo"],
    ["the deputy for a lead who is away", "small", saturdayNight, [away("theo")], "sam"],
    ["nobody when both are away", "small", friday, [away("theo"), away("sam")], null],
    ["nobody of a department that is not there", "gone", friday, [], null],
  ] as const)("%s", (_, department, wall, rows, person) => {
    expect(leadOrDeputyAt(department, berlin(wall), contextOf(desk, rows))).toBe(person);
  });
});

describe("isAway", () => {
  const roster = {
    covers: [],
    absences: [away("raj", "2027-03-05 08:00", "2027-03-05 17:00"), away("lee", "2027-03-05 08:00")],
  };
  it.each([
    ["raj", "2027-03-05 07:59", false],
    ["raj", "2027-03-05 08:00", true],
    ["raj", "2027-03-05 17:00", false],
    ["lee", "2031-01-01 00:00", true],
    ["mia", friday, false],
  ])("%s at %s: %s", (person, wall, is) => {
    expect(isAway(person, berlin(wall), roster)).toBe(is);
  });
});
