import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/case/command.ts";
import { MINUTE, plus } from "../../../src/core/time/instant.ts";
import { withoutPerson, withPerson } from "../../support/a-desk.ts";
import {
  aCase,
  customer,
  does,
  hear,
  inTriage,
  monday,
  policyOf,
  type Step,
  sweeper,
  through,
} from "../../support/builders.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const told: Command = { verb: "told", words: "w", where: "public" };
const fresh = aCase();

describe("who speaks with the customer", () => {
  const table: [name: string, steps: Step[], person: string | null][] = [
    ["nobody at first", [], null],
    ["the first of the speaker's department who tells them something", [["mia", told, at(1)]], "mia"],
    [
      "and not the second",
      [
        ["mia", told, at(1)],
        ["theo", told, at(2)],
      ],
      "mia",
    ],
    ["nobody of another department", [["raj", told, at(1)]], null],
    [
      "not even when they were first",
      [
        ["raj", told, at(1)],
        ["mia", told, at(2)],
      ],
      "mia",
    ],
    ["nobody by a note", [["mia", { verb: "update", note: "n" }, at(1)]], null],
    ["nobody by the firm's own account", [[{ kind: "company" }, reply(), at(1)]], null],
    ["nobody who claims it for another department", [["raj", { verb: "claim" }, at(1)]], null],
  ];
  function reply(): Command {
    return { verb: "hear-reply", textId: "r", at: at(1), where: "public" };
  }
  test.each(table)("%s", (_name, steps, person) => {
    expect(through(fresh, steps).speaker).toEqual({ department: "social", person });
  });

  test("whoever of that department claims it", () => {
    const own = aCase({ department: "social" });
    expect(does(own, "theo", { verb: "claim" }, at(1)).speaker.person).toBe("theo");
    expect(does(inTriage(), "mia", { verb: "claim" }, at(1)).speaker.person).toBe("mia");
    const spoken = does(own, "mia", told, at(1));
    expect(does(spoken, "theo", { verb: "claim" }, at(2)).speaker.person).toBe("mia");
  });

  test("not whoever it is given to: that was not their word", () => {
    const own = aCase({ department: "social" });
    const given: Command = { verb: "pass", to: { person: "theo" }, why: null };
    expect(does(own, "zoe", given, at(1)).speaker.person).toBeNull();
    expect(does(inTriage(), "ana", given, at(1)).speaker.person).toBeNull();
  });

  test("stays through every pass, resolution, reopening and return", () => {
    const steps: Step[] = [
      ["mia", told, at(1)],
      ["raj", { verb: "claim" }, at(2)],
      ["raj", { verb: "pass", to: { person: "carlos" }, why: null }, at(3)],
      ["carlos", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(4)],
      ["omar", { verb: "yes" }, at(5)],
      ["omar", { verb: "claim" }, at(6)],
      ["omar", { verb: "notours", to: null }, at(7)],
      ["ana", { verb: "pass", to: { department: "technical" }, why: "theirs" }, at(8)],
      ["emre", { verb: "done", how: "x" }, at(9)],
      [customer, hear(at(10)), at(10)],
      ["emre", { verb: "dismiss" }, at(11)],
      [customer, hear(at(12)), at(12)],
      [sweeper, { verb: "retime" }, at(13)],
    ];
    for (let taken = 1; taken <= steps.length; taken += 1) {
      const kase = through(fresh, steps.slice(0, taken));
      expect(kase.speaker).toEqual({ department: "social", person: "mia" });
    }
  });

  test("is the next one when whoever it was has left the desk", () => {
    const spoken = does(fresh, "mia", told, at(1));
    const left = policyOf(withoutPerson("mia"));
    expect(does(spoken, "theo", told, at(2), left).speaker.person).toBe("theo");
    expect(does(spoken, "raj", told, at(2), left).speaker.person).toBe("mia");
  });

  test("stays who it is when they move to another department", () => {
    const spoken = does(fresh, "mia", told, at(1));
    const moved = policyOf(withPerson("mia", { department: "billing" }));
    expect(does(spoken, "theo", told, at(2), moved).speaker.person).toBe("mia");
  });
});
