import { expect, test } from "vitest";
import { comparisonLines, ledgerLines, summaryLines } from "../../../src/card/ledger-lines.ts";
import type { Complaint } from "../../../src/core/complaint/complaint.ts";
import { compareLedgers } from "../../../src/core/replay/compare-ledgers.ts";
import type { Happening } from "../../../src/core/replay/happening.ts";
import { replay } from "../../../src/core/replay/replay.ts";
import { summarise } from "../../../src/core/replay/summarise.ts";
import { DAY, HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk, always, onHours, withDepartment, withSeverity } from "../../support/a-desk.ts";
import { monday, noRoster, policyOf } from "../../support/builders.ts";
import { readerAt } from "../../support/reading.ts";
import { aComplaint, nobody } from "../complaint/a-complaint.ts";

const desk = withSeverity("normal", { targets: { claim: onHours(2 * HOUR) } }, aDesk);
const stricter = withSeverity("normal", { targets: { claim: always(30 * MINUTE) } }, aDesk);
const complaint = (id: string): Complaint =>
  aComplaint({
    connector: "script",
    externalId: id,
    source: "email",
    author: { ...nobody, email: `${id}@example.com` },
    text: "It is broken.",
    createdAt: monday,
  });
const happenings: Happening[] = [
  { at: monday, what: "complaint", complaint: complaint("a") },
  { at: monday, what: "complaint", complaint: complaint("b") },
  { at: plus(monday, HOUR), what: "ask", by: "ana", on: "script:a", command: { verb: "claim" } },
  { at: plus(monday, HOUR), what: "ask", by: "omar", on: "script:a", command: { verb: "release" } },
  { at: plus(monday, HOUR), what: "ask", by: "ana", on: "script:none", command: { verb: "claim" } },
];
const run = (of = desk) =>
  replay({ from: monday, to: plus(monday, DAY), ...policyOf(of), cases: [], roster: noRoster, happenings });

test("a ledger says what happened, what was refused, and what it comes to", () => {
  const ledger = run();
  expect(ledger.lines.filter(({ what }) => what === "asked")).toMatchObject([
    { case: 1, by: "ana", verb: "claim", refused: null },
    { case: 1, by: "omar", verb: "release", refused: "may-not" },
    { case: 0, by: "ana", verb: "claim", refused: "no-such-case" },
  ]);
  const summary = summarise(ledger);
  expect(summary).toMatchObject({ opened: 2, breaches: 1 });
  expect(summary.departments.find(({ department }) => department === "call-centre")).toMatchObject({
    opened: 2,
    breaches: { claim: 1 },
  });
  const ana = summary.people.find(({ person }) => person === "ana");
  // Half of two hours is when FT-1 is claimed: both are warned of then, and of FT-2 once more when it is due.
  expect(ana).toMatchObject({ reminders: 3, messages: 2, loud: 0, busiestHour: 1 });
  const text = [...ledgerLines(ledger, readerAt(monday)), ...summaryLines(summary, ledger.gaps, readerAt(monday))].join(
    "\n",
  );
  for (const piece of [
    "2027-03-01 09:00  FT-1",
    "BREACH of claim, Call centre",
    "Omar: release, refused (may-not)",
    "2 cases opened, 1 breach.",
  ]) {
    expect(text).toContain(piece);
  }
  expect(text).not.toMatch(/undefined|NaN|Invalid/);
});

test("another policy is compared clock by clock, and the same one alters nothing", () => {
  const compared = compareLedgers(run(), run(stricter));
  expect(compared.breaches).toEqual({ was: 1, is: 2 });
  expect(compared.clocks).toEqual([
    { case: 1, clock: "claim", generation: 1, was: null, is: plus(monday, 30 * MINUTE) },
    { case: 2, clock: "claim", generation: 1, was: plus(monday, 2 * HOUR), is: plus(monday, 30 * MINUTE) },
  ]);
  expect(comparisonLines(compared, "strict.yaml", readerAt(monday)).join("\n")).toContain(
    "FT-1 claim: kept -> breached 2027-03-01 09:30",
  );
  const same = compareLedgers(run(), run());
  expect(same).toMatchObject({ departments: [], people: [], clocks: [] });
  expect(comparisonLines(same, "same.yaml", readerAt(monday))).toEqual([
    "With same.yaml instead",
    "Nothing would differ.",
  ]);
});

test("a department on trial is sent nothing, and that is no telling", () => {
  const ledger = run(withDepartment("call-centre", { shadow: true }, desk));
  const nags = ledger.lines.filter((line) => line.what === "nag");
  expect(nags.length).toBeGreaterThan(0);
  expect(nags.filter(({ reason }) => reason !== "trial: told operations")).toEqual([]);
});
