import { describe, expect, it } from "vitest";
import { darkRoutes } from "../../../src/core/coverage/dark-routes.ts";
import type { ContactRoute } from "../../../src/core/desk/desk.ts";
import {
  aDepartment,
  aPerson,
  aRota,
  aRoute,
  away,
  berlin,
  contextOf,
  cover,
  shownInBerlin,
  weekdaysOpen,
} from "../../support/coverage-desk.ts";

const hours = weekdaysOpen(["08:00-20:00"], { sat: ["09:00-13:00"] });
const people = [aPerson("ana", "care", { calendar: hours }), aPerson("raj", "parts")];
const departments = [
  aDepartment("care", { calendar: hours }),
  aDepartment("parts", { rota: aRota({ order: ["raj"] }) }),
];
const phone = aRoute("phone-line", "care", { calendar: hours });
const notice = aRoute("site-notice", "phone-line");

const dark = (routes: ContactRoute[], ...rows: Parameters<typeof contextOf>[1] & object): string[] =>
  darkRoutes(
    contextOf({ departments, people, routes }, rows),
    berlin("2027-03-05 18:00"),
    berlin("2027-03-08 12:00"),
  ).map((one) => `${one.route} ${shownInBerlin(one.from)} to ${shownInBerlin(one.to)} ${one.because} ${one.pointsTo}`);

describe("dark routes", () => {
  it("are those that are closed, and those that name a closed one", () => {
    expect(dark([phone, notice])).toEqual([
      "phone-line 2027-03-05 20:00 to 2027-03-06 09:00 closed care",
      "phone-line 2027-03-06 13:00 to 2027-03-08 08:00 closed care",
      "site-notice 2027-03-05 20:00 to 2027-03-06 09:00 points-to-dark phone-line",
      "site-notice 2027-03-06 13:00 to 2027-03-08 08:00 points-to-dark phone-line",
    ]);
  });

  it("are open ones behind which nobody is, for as long", () => {
    const always = aRoute("phone-line", "care");
    expect(dark([always], away("ana", "2027-03-05 19:00", "2027-03-06 10:00"))).toEqual([
      "phone-line 2027-03-05 19:00 to 2027-03-06 10:00 points-to-dark care",
      "phone-line 2027-03-06 13:00 to 2027-03-08 08:00 points-to-dark care",
    ]);
  });

  it("are lit by a rota and by cover that is agreed", () => {
    expect(dark([aRoute("parts-line", "parts")])).toEqual([]);
    const asked = cover("care", "raj", "2027-03-06 13:00", "2027-03-08 08:00", "asked");
    expect(dark([aRoute("desk", "care")], asked)).toHaveLength(2);
    expect(dark([aRoute("desk", "care")], { ...asked, state: "agreed" })).toEqual([
      "desk 2027-03-05 20:00 to 2027-03-06 09:00 points-to-dark care",
    ]);
  });

  it("tell a closed hour of their own from one further on", () => {
    const short = aRoute("shop", "site-notice", { calendar: weekdaysOpen(["10:00-19:00"]) });
    expect(dark([notice, phone, short]).filter((line) => line.startsWith("shop"))).toEqual([
      "shop 2027-03-05 19:00 to 2027-03-08 10:00 closed site-notice",
    ]);
    const wide = { ...short, calendar: "24x7" as const };
    expect(dark([notice, phone, wide]).filter((line) => line.startsWith("shop"))).toEqual([
      "shop 2027-03-05 20:00 to 2027-03-06 09:00 points-to-dark site-notice",
      "shop 2027-03-06 13:00 to 2027-03-08 08:00 points-to-dark site-notice",
    ]);
  });

  it("are dark while the route they name is shut, though people are there", () => {
    const short = aRoute("phone-line", "care", { calendar: weekdaysOpen(["10:00-16:00"], { sat: ["10:00-12:00"] }) });
    expect(dark([short, notice]).filter((line) => line.startsWith("site-notice"))).toEqual([
      "site-notice 2027-03-05 18:00 to 2027-03-06 10:00 points-to-dark phone-line",
      "site-notice 2027-03-06 12:00 to 2027-03-08 10:00 points-to-dark phone-line",
    ]);
  });

  it("lead nowhere when they lead round in a ring, or to something that is gone", () => {
    const ring = [aRoute("one", "two"), aRoute("two", "one"), aRoute("lost", "gone")];
    expect(dark(ring)).toEqual(
      ["one two", "two one", "lost gone"].map((pair) => {
        const [route, pointsTo] = pair.split(" ");
        return `${route} 2027-03-05 18:00 to 2027-03-08 12:00 points-to-dark ${pointsTo}`;
      }),
    );
  });

  it("are none where there are no routes", () => {
    expect(dark([])).toEqual([]);
  });
});
