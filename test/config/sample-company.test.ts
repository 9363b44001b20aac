import { describe, expect, it } from "vitest";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { deskShape } from "../../src/config/desk-shape.ts";
import { loadDeskSource } from "../../src/config/load-desk.ts";
import { compileCalendar } from "../../src/core/coverage/calendar.ts";
import { type Department, type Step, targetKinds } from "../../src/core/desk/desk.ts";
import { findDepartment, findSeverity } from "../../src/core/desk/find.ts";
import { MINUTE } from "../../src/core/time/instant.ts";

const { source, name } = await loadDeskSource(null);
const read = readDeskFile(source, name, 2026);
if ("problems" in read) throw new Error(JSON.stringify(read.problems, null, 2));
const { desk, warnings } = read;

const weeklyOf = (department: Department | undefined) =>
  department === undefined || department.calendar === "24x7" ? {} : department.calendar.weekly;

describe("the sample company", () => {
  it("reads clean", () => {
    expect(warnings).toEqual([]);
    for (const { calendar } of [...desk.departments, ...desk.people])
      expect(() => compileCalendar(calendar)).not.toThrow();
  });

  it("has the departments of the chain, in two zones, each with its places, lead and deputy", () => {
    expect(desk.departments.map(({ id }) => id)).toEqual(["social", "call-centre", "parts", "billing", "technical"]);
    expect(new Set(desk.departments.map(({ zone }) => zone)).size).toBe(2);
    for (const department of desk.departments) {
      expect(department.places.slack).toMatch(/^#care-/);
      expect(department.places.console).toBe(department.id);
      expect(department.lead).not.toBeNull();
      expect(department.deputy).not.toBeNull();
      const members = desk.people.filter((person) => person.department === department.id);
      expect(members.length).toBeGreaterThanOrEqual(3);
    }
  });

  it("has the people that the documentation speaks of, every role and mail addresses nobody can have", () => {
    expect(desk.people.length).toBeGreaterThanOrEqual(14);
    const where = Object.fromEntries(desk.people.map((person) => [person.name.split(" ")[0], person.department]));
    expect(where).toMatchObject({
      Mia: "social",
      Raj: "parts",
      Lee: "parts",
      Ana: "call-centre",
      Maria: "call-centre",
      Dana: "billing",
    });
    expect(new Set(desk.people.flatMap((person) => person.roles))).toEqual(
      new Set(["agent", "lead", "manager", "admin"]),
    );
    for (const person of desk.people) expect(person.mail).toMatch(/\.example$/);
  });

  it("shows every kind of hours", () => {
    expect(weeklyOf(findDepartment(desk, "billing")).mon).toHaveLength(2);
    expect(weeklyOf(findDepartment(desk, "parts"))).toMatchObject({ mon: ["08:00-17:00"], sat: ["08:00-13:00"] });
    expect(Object.keys(weeklyOf(findDepartment(desk, "social")))).toHaveLength(7);
    const calendars = desk.departments.flatMap(({ calendar }) => (calendar === "24x7" ? [] : [calendar]));
    const holidays = calendars.map((calendar) => [calendar.holidays ?? []].flat());
    expect(holidays.some((dates) => dates.includes("2026-11-26"))).toBe(true); // Thanksgiving
    expect(holidays.some((dates) => dates.includes("2027-01-06"))).toBe(true); // Epiphany, Bavaria
  });

  it("answers in public within a quarter of an hour", () => {
    expect(findDepartment(desk, "social")?.targets["first-reply"]).toEqual({ budgetMs: 15 * MINUTE, on: "hours" });
  });

  it("has four severities, worst first, that get slower downwards and run every clock", () => {
    expect(desk.severities.map(({ id }) => id)).toEqual(["critical", "high", "normal", "low"]);
    for (const kind of targetKinds) {
      expect(desk.severities.every((severity) => severity.targets[kind] !== undefined)).toBe(true);
      for (const pair of [
        ["critical", "high"],
        ["normal", "low"],
      ]) {
        const [worse, better] = pair.map((id) => findSeverity(desk, id)?.targets[kind]?.budgetMs ?? 0);
        expect(worse).toBeLessThan(better ?? 0);
      }
    }
  });

  it("is loud about claims and breaches of the worst two, and quiet else", () => {
    const steps = (severity: string, kind: "claim" | "resolve"): Step[] =>
      desk.escalations[findSeverity(desk, severity)?.escalation[kind] ?? ""] ?? [];
    for (const kind of ["claim", "resolve"] as const) {
      for (const id of ["critical", "high"]) {
        const late = steps(id, kind).filter((step) => step.kind !== "warn");
        expect(late.length).toBeGreaterThan(1);
        expect(late.every((step) => step.loud)).toBe(true);
      }
      for (const id of ["normal", "low"]) expect(steps(id, kind).some((step) => step.loud)).toBe(false);
    }
  });

  it("routes on strong words only: each other department by name, nothing by default", () => {
    const targets = new Set(desk.routing.map((rule) => rule.to));
    expect(targets).toEqual(new Set(["technical", "billing", "parts", "call-centre"]));
    for (const rule of desk.routing) expect(rule.when.words?.length ?? 0).toBeGreaterThan(0);
    expect(desk.routing.flatMap((rule) => rule.when.products ?? [])).toEqual([
      "dryer",
      "washer",
      "dishwasher",
      "fridge",
    ]);
  });

  it("has somebody on call at weekends where it matters, and says where the public ways lead", () => {
    const onCall = desk.departments.filter(({ rota }) => rota !== null);
    expect(onCall.map(({ id }) => id)).toEqual(["parts", "technical"]);
    for (const { id, rota } of onCall) {
      for (const person of rota?.order ?? []) expect(desk.people.find((one) => one.id === person)?.department).toBe(id);
      expect(rota?.hours).toMatchObject({ weekly: { sat: ["07:00-21:00"], sun: ["07:00-21:00"] } });
    }
    expect(desk.routes.map(({ id, to }) => `${id} ${to}`)).toEqual([
      "phone-line call-centre",
      "site-notice phone-line",
    ]);
    const last = desk.people.find(({ id }) => id === desk.lastResort?.person);
    expect(last?.roles).toContain("manager");
    for (const { leaseMs } of desk.departments) expect(leaseMs).toBeGreaterThan(0);
  });

  it("explains each of its sections", () => {
    const sections = [...source.matchAll(/^[a-z-]+:/gm)].map(([key]) => key);
    expect(sections.toSorted()).toEqual(
      Object.keys(deskShape.shape)
        .map((key) => `${key}:`)
        .toSorted(),
    );
    expect(source.split("\n").filter((line) => /^ *#/.test(line)).length).toBeGreaterThan(35);
    for (const line of source.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
  });
});
