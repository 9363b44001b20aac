import { expect, test } from "vitest";
import { openChart, resolvedChart, weekChart } from "../../src/card/digest-charts.ts";
import type { Reader } from "../../src/card/reader.ts";
import { en } from "../../src/card/words/en.ts";
import { DAY, HOUR, plus } from "../../src/core/time/instant.ts";
import { aDesk } from "../support/a-desk.ts";
import { monday, newYork } from "../support/builders.ts";

const reader: Reader = { desk: aDesk, words: en, zone: "America/New_York", now: monday, stays: true };
const at = [plus(monday, -7 * DAY), monday];

test("the largest change of what is open is the finding, and the words say all numbers", () => {
  const rows = [
    { department: "parts", open: [5, 14] },
    { department: "billing", open: [4, 3] },
    { department: "social", open: [0, 0] },
  ];
  const drawn = openChart({ at, rows }, reader);
  expect(drawn?.alt).toBe("Parts has 14 open, 9 more than a week ago. Now: Parts 14, Billing 3.");
  expect(drawn?.chart).toMatchObject({ points: ["22 Feb", "now"] });
  expect(openChart({ at, rows: [{ department: "social", open: [0, 0] }] }, reader)).toBeNull();
});

test.each([
  [[0, 1], [0, 1], "2 open in all, 2 more than a week ago"],
  [[3, 1], [4, 2], "3 open in all, 4 fewer than a week ago"],
  [[3, 1], [1, 3], "4 open, as many in all as a week ago"],
  [[3, 3], [1, 1], "4 open, as many in each department as a week ago"],
  [[3, 1], [1, 2], "Parts has 1 open, 2 fewer than a week ago"],
])("parts %j and billing %j: %s", (parts, billing, finding) => {
  const rows = [
    { department: "parts", open: parts },
    { department: "billing", open: billing },
  ];
  expect(openChart({ at, rows }, reader)?.chart).toMatchObject({ title: finding });
});

test("the slowest source is set against the fastest, those of whom one or two speak left out", () => {
  const row = (source: "x" | "email" | "phone", n: number, middleMs: number) => ({
    source,
    n,
    lowMs: middleMs / 2,
    middleMs,
    highMs: middleMs * 2,
  });
  const rows = [row("email", 9, 3 * DAY), row("x", 20, 9 * HOUR), row("phone", 1, 20 * DAY)];
  expect(resolvedChart(rows, reader)?.chart).toMatchObject({
    title: "Half of what came by mail took up to 3 days, by X up to 9 h",
    rows: [{ name: "X", note: "9 h (20)" }, { name: "mail" }, { name: "phone" }],
  });
  expect(resolvedChart([], reader)).toBeNull();
  expect(resolvedChart([row("x", 2, DAY)], reader)).toBeNull();
});

test("the week says where nobody is there and what falls due then", () => {
  const due = { number: 60, department: "parts", at: newYork("2027-03-06 12:00"), alone: true };
  const falling = { number: 60, department: "parts", owner: "parts", kind: "promise", at: due.at } as never;
  const gap = {
    departments: ["parts"],
    from: newYork("2027-03-05 17:00"),
    to: newYork("2027-03-08 08:00"),
    falling: [falling],
  };
  const week = {
    from: monday,
    to: plus(monday, 7 * DAY),
    days: [monday],
    rows: [{ department: "parts", stretches: [] }],
  };
  expect(weekChart({ ...week, due: [due], gap: gap as never }, reader).alt).toBe(
    "Nobody is there for Parts Fri 17:00 to Mon 8 Mar 08:00; 1 case falls due then. 1 case falls due in seven days, 1 with nobody there.",
  );
  expect(weekChart({ ...week, due: [], gap: null }, reader).chart.title).toBe(
    "Somebody is there for everything that falls due this week",
  );
});
