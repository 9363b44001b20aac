import { describe, expect, test } from "vitest";
import type { Actor } from "../../../src/core/case/actor.ts";
import type { Case } from "../../../src/core/case/case.ts";
import type { Verb } from "../../../src/core/case/command.ts";
import { lifecycle } from "../../../src/core/case/lifecycle.ts";
import { may, oversees } from "../../../src/core/case/may.ts";
import type { Desk } from "../../../src/core/desk/desk.ts";
import { findPerson } from "../../../src/core/desk/find.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk, withDepartment, withoutPerson, withPerson } from "../../support/a-desk.ts";
import { aCase, customer, inTriage, monday, person, refused, sweeper, through } from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);

/**
 * Parts has it, Carlos claimed it, Social speaks with the customer, Billing is asked to take it, Technical does a piece
 * and is to keep what Social promised.
 */
const kase = through(aCase(), [
  ["carlos", { verb: "claim" }, at(1)],
  ["mia", { verb: "told", words: "we are on it", where: "public" }, at(2)],
  ["carlos", { verb: "ask", to: "technical", what: "look at it", about: { kind: "piece" }, knows: [] }, at(3)],
  ["mia", { verb: "promise", what: "a visit", to: "technical", dueAt: at(60), sure: true, dark: true }, at(3)],
  ["carlos", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(3)],
]);

/** A lead and a deputy of Parts who sit elsewhere, as in a small firm. */
const shared = withDepartment("parts", { lead: "emre", deputy: "ana" });

const people: Record<string, { id: string; desk: Desk }> = {
  assignee: { id: "carlos", desk: aDesk },
  moved: { id: "carlos", desk: withPerson("carlos", { department: "technical" }) },
  owner: { id: "raj", desk: aDesk },
  lead: { id: "emre", desk: shared },
  deputy: { id: "ana", desk: shared },
  speaker: { id: "theo", desk: aDesk },
  receiver: { id: "omar", desk: aDesk },
  sorter: { id: "ana", desk: aDesk },
  other: { id: "emre", desk: aDesk },
  "other-lead": { id: "jonas", desk: aDesk },
  manager: { id: "grace", desk: aDesk },
  admin: { id: "ada", desk: aDesk },
  left: { id: "carlos", desk: withoutPerson("carlos") },
};

/** `y` may, `-` may not. `sorter` works in the department that looks at what nobody could place. */
const meant = `
  verb       assignee moved owner lead deputy speaker receiver sorter other other-lead manager admin left
  claim      y        y     y     y    y      -       -        -      -     -          y       y     -
  release    y        y     y     y    y      -       -        -      -     -          y       y     -
  update     y        y     y     y    y      y       y        y      y     y          y       y     -
  told       y        y     y     y    y      y       y        y      y     y          y       y     -
  wait       y        y     y     y    y      y       -        -      -     -          y       y     -
  resume     y        y     y     y    y      y       -        -      -     -          y       y     -
  pass       y        y     y     y    y      y       -        -      -     -          y       y     -
  yes        -        -     -     -    -      -       y        -      -     -          y       y     -
  no         y        y     y     y    y      -       y        -      -     -          y       y     -
  done       y        y     y     y    y      -       -        -      -     -          y       y     -
  customer   y        y     y     y    y      y       -        -      -     -          y       y     -
  wants      y        y     y     y    y      y       y        y      y     y          y       y     -
  harm       y        y     y     y    y      y       y        y      y     y          y       y     -
  met        y        y     y     y    y      y       -        -      -     -          y       y     -
  cause      y        y     y     y    y      y       -        -      -     -          y       y     -
  on-it      y        y     y     y    y      y       y        y      y     y          y       y     -
  not-me     y        y     y     y    y      y       y        y      y     y          y       y     -
  severity   y        y     y     y    y      y       -        -      -     -          y       y     -
  notours    y        y     y     y    y      y       -        -      -     -          y       y     -
  dismiss    y        y     y     y    y      y       -        y      -     -          y       y     -
  reopen     y        y     y     y    y      y       y        y      y     y          y       y     -
  undo       y        y     y     y    y      y       y        y      y     y          y       y     -
  ask        y        y     y     y    y      y       -        -      -     -          y       y     -
  ask-tell   y        y     y     y    y      y       y        y      y     y          y       y     -
  arrived    y        y     y     y    y      y       y        y      y     y          y       y     -
  give         y        y     y     y    y      y       y        y      y     y          y       y     -
  give-change  y        y     y     y    y      y       y        y      y     y          y       y     -
  give-yes     y        y     y     y    y      y       y        y      y     y          y       y     -
  give-no      y        y     y     y    y      y       y        y      y     y          y       y     -
  consent      y        y     y     y    y      y       y        y      y     y          y       y     -
  ask-consent  y        y     y     y    y      y       y        y      y     y          y       y     -
  call       y        y     y     y    y      y       y        y      y     y          y       y     -
  calling    y        y     y     y    y      y       y        y      y     y          y       y     -
  called     y        y     y     y    y      y       y        y      y     y          y       y     -
  reach      y        y     y     y    y      y       y        y      y     y          y       y     -
  nophone    y        y     y     y    y      y       y        y      y     y          y       y     -
  task-claim   -      y     -     y    -      -       -        -      y     y          y       y     -
  task-release -      y     -     y    -      -       -        -      y     y          y       y     -
  task-wait    -      y     -     y    -      -       -        -      y     y          y       y     -
  task-resume  -      y     -     y    -      -       -        -      y     y          y       y     -
  task-done    -      y     -     y    -      -       -        -      y     y          y       y     -
  task-no      y      y     y     y    y      -       -        -      y     y          y       y     -
  incident-link   y   y     y     y    y      y       -        -      -     y          y       y     -
  incident-unlink y   y     y     y    y      y       -        -      -     y          y       y     -
  task-pass    -      y     -     y    -      -       -        -      y     y          y       y     -
  task-send    -      y     -     y    -      -       -        -      y     y          y       y     -
  link         y      y     y     y    y      y       y        y      y     y          y       y     -
  unlink       y      y     y     y    y      y       y        y      y     y          y       y     -
  propose-link y      y     y     y    y      y       y        y      y     y          y       y     -
  merge        y      y     y     y    y      y       -        -      -     -          y       y     -
  merge-into   y      y     y     y    y      y       -        -      -     -          y       y     -
  unmerge      y      y     y     y    y      y       -        -      -     -          y       y     -
  unmerge-from y      y     y     y    y      y       -        -      -     -          y       y     -
  let-go       y      y     y     y    y      y       -        -      -     -          y       y     -
  take-in      y      y     y     y    y      y       y        y      y     y          y       y     -
  promise        y    y     y     y    y      y       y        y      y     y          y       y     -
  promise-yes    -    y     -     y    -      -       -        -      y     y          y       y     -
  promise-no     y    y     y     y    y      y       -        -      y     y          y       y     -
  promise-kept   y    y     y     y    y      y       -        -      y     y          y       y     -
  promise-broken y    y     y     y    y      y       -        -      y     y          y       y     -
  promise-move   y    y     y     y    y      y       -        -      y     y          y       y     -
`;
const [head = "", ...lines] = meant.trim().split("\n");
const [, ...columns] = head.trim().split(/\s+/);
const rows = lines.map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([verb = "", ...row]) =>
  row.map((cell, index) => ({ verb: verb as Verb, who: columns[index] ?? "", cell })),
);
const fromOutside: Verb[] = [
  "hear",
  "hear-edit",
  "hear-reply",
  "retime",
  "lapse",
  "link-opened",
  "link-answered",
  "link-failed",
  "incident-heard",
];

const answerOf = (verb: Verb, who: string, of: Case) => {
  const { id, desk } = people[who] ?? { id: "nobody", desk: aDesk };
  const piece = verb.startsWith("task-") ? "1" : verb.startsWith("promise-") ? "p1" : undefined;
  return may(person(id), piece === undefined ? { verb } : { verb, piece }, of, desk);
};

describe("who may do what", () => {
  test("every verb people have stands in the table", () => {
    expect([...rows.map(([verb]) => verb), ...fromOutside].toSorted()).toEqual(Object.keys(lifecycle).toSorted());
  });

  test.each(cells)("$verb by $who: $cell", ({ verb, who, cell }) => {
    expect(answerOf(verb, who, kase).yes).toBe(cell === "y");
  });

  test.each(cells.filter(({ who }) => who !== "left"))("in triage anybody of the desk may: $verb by $who", (cell) => {
    expect(answerOf(cell.verb, cell.who, inTriage()).yes).toBe(true);
  });

  test.each(rows.map(([verb]) => verb as Verb))("who has left may nothing, not even in triage: %s", (verb) => {
    expect(answerOf(verb, "left", inTriage())).toEqual({ yes: false, who: [] });
    expect(answerOf(verb, "left", kase)).toEqual({ yes: false, who: [] });
  });

  test("a refusal names the departments that can, each once", () => {
    expect(may(person("emre"), { verb: "done" }, kase, aDesk)).toEqual({ yes: false, who: ["parts"] });
    expect(may(person("emre"), { verb: "pass" }, kase, aDesk)).toEqual({ yes: false, who: ["parts", "social"] });
    expect(may(person("carlos"), { verb: "yes" }, kase, aDesk)).toEqual({ yes: false, who: ["billing"] });
    const own = aCase({ department: "call-centre", speaker: "call-centre" });
    expect(may(person("emre"), { verb: "dismiss" }, own, aDesk)).toEqual({ yes: false, who: ["call-centre"] });
    expect(refused(kase, "emre", { verb: "done", how: "x" }, at(5))).toMatchObject({
      code: "may-not",
      facts: { verb: "done", departments: "parts" },
    });
  });

  test("that the customer solved it alone may be said by whoever speaks with them as well", () => {
    expect(may(person("theo"), { verb: "done" }, kase, aDesk).yes).toBe(false);
    expect(may(person("theo"), { verb: "done", alone: true }, kase, aDesk).yes).toBe(true);
    expect(may(person("emre"), { verb: "done", alone: true }, kase, aDesk).yes).toBe(false);
  });

  test("who works with either of two cases may make them one", () => {
    const theirs = { ...aCase({ department: "billing", speaker: "billing" }), number: 41 };
    const whoMay = (id: string) => may(person(id), { verb: "merge", other: theirs }, kase, aDesk);
    expect([whoMay("omar").yes, whoMay("raj").yes]).toEqual([true, true]);
    expect(whoMay("emre")).toEqual({ yes: false, who: ["parts", "social", "billing"] });
  });

  test("without an offer the answer to it is refused for that reason, whoever asks", () => {
    const plain = aCase();
    for (const verb of ["yes", "no"] as const) expect(may(person("emre"), { verb }, plain, aDesk).yes).toBe(true);
  });

  test.each<[Actor]>([[customer], [{ kind: "company" }], [sweeper]])("%o is never stopped", (actor) => {
    for (const verb of fromOutside) expect(may(actor, { verb }, kase, aDesk).yes).toBe(true);
  });

  test("managers and administrators oversee, leads do not", () => {
    const seen = ["grace", "ada", "lee", "raj"].map((id) => {
      const found = findPerson(aDesk, id);
      return found !== undefined && oversees(found);
    });
    expect(seen).toEqual([true, true, false, false]);
  });
});
