import { describe, expect, it } from "vitest";
import { defaultEscalations } from "../../src/config/desk-defaults.ts";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { problemsText } from "../../src/config/desk-problem.ts";
import { stepsFromFile } from "../../src/config/steps-in-file.ts";
import { compileCalendar } from "../../src/core/coverage/calendar.ts";
import { targetKinds } from "../../src/core/desk/desk.ts";
import { HOUR, MINUTE } from "../../src/core/time/instant.ts";
import { deskOf, edited, problemsOf, smallDesk, YEAR } from "./small-desk.ts";

const minimal = `organisation: Example Appliances
zone: Europe/Berlin
departments:
  care:
    lead: mia
  spare-parts: {}
people:
  mia: { name: Mia Tran, department: care, roles: [admin], mail: Mia@Example.com }
  raj: { name: Raj Patel, department: spare-parts, mail: raj@example.com }
`;

describe("a minimal desk file", () => {
  const desk = deskOf(minimal);
  const hours = ["09:00-17:00"];
  const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };

  it("gets hours, rooms, names and a triage", () => {
    expect(desk.departments).toEqual([
      {
        id: "care",
        name: "Care",
        zone: "Europe/Berlin",
        calendar: { zone: "Europe/Berlin", weekly },
        places: { console: "care" },
        lead: "mia",
        deputy: null,
        fallback: null,
        targets: {},
        rota: null,
        leaseMs: 8 * HOUR,
        shadow: false,
        currency: "USD",
      },
      expect.objectContaining({ id: "spare-parts", name: "Spare parts", lead: null }),
    ]);
    expect(desk).toMatchObject({
      command: "/case",
      triage: "care",
      speakers: { public: "care", private: "care" },
      operations: { console: "operations" },
      nags: { perHour: 4, nextAfterMs: 15 * MINUTE, beforeClosingMs: 30 * MINUTE },
      webhooks: [],
      routes: [],
      lastResort: null,
      authority: { currency: "USD", alone: false, cover: null, pays: null, rates: {} },
      routing: [],
      connectors: [{ name: "webhook", kind: "webhook" }],
    });
  });

  it("makes a lead of whoever leads, and small letters of mail addresses", () => {
    expect(desk.people.map(({ roles, mail }) => ({ roles, mail }))).toEqual([
      { roles: ["admin", "lead"], mail: "mia@example.com" },
      { roles: ["agent"], mail: "raj@example.com" },
    ]);
  });

  it("gets four severities, whose clocks all have a target and an escalation", () => {
    expect(desk.severities.map(({ id }) => id)).toEqual(["critical", "high", "normal", "low"]);
    for (const severity of desk.severities) {
      for (const kind of targetKinds) {
        const on = ["critical", "high"].includes(severity.id) ? "24x7" : "hours";
        expect(severity.targets[kind]).toEqual({ budgetMs: expect.any(Number), on });
        const steps = desk.escalations[severity.escalation[kind] ?? ""] ?? [];
        expect(steps.map((step) => step.kind)).toEqual(expect.arrayContaining(["warn", "breach", "repeat"]));
        // Somebody waits for an approval before a customer, and a customer to be phoned: neither is only noted.
        expect(steps.some((step) => step.loud)).toBe(on === "24x7" || kind === "approval" || kind === "call");
      }
      expect(severity.pausedByWait).toEqual(["resolve", "next-word"]);
    }
  });

  it("gets escalations that would be taken if the file gave them", () => {
    const refused: string[] = [];
    for (const steps of Object.values(defaultEscalations))
      stepsFromFile(steps, (_path, message) => refused.push(message));
    expect(refused).toEqual([]);
  });

  it("warns of what is likely to be forgotten", () => {
    const read = readDeskFile(edited(minimal, ", roles: [admin]", "").text, "desk.yaml", YEAR);
    expect("warnings" in read ? read.warnings.map(({ line, path }) => [line, path]) : read).toEqual([
      [6, "departments.spare-parts"],
      [7, "people"],
    ]);
  });
});

describe("readDeskFile", () => {
  it("gives steps an id made of their time, so that a step put in between renames none", () => {
    const steps = deskOf(smallDesk).escalations.steps;
    expect(steps).toEqual([
      { id: "at-50", at: { share: 0.5 }, kind: "warn", tell: ["assignee"], loud: false },
      { id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: ["assignee", "lead"], loud: false },
      {
        id: "every-1h",
        at: { afterDueMs: HOUR },
        kind: "repeat",
        everyMs: HOUR,
        times: 3,
        tell: ["lead"],
        loud: false,
      },
    ]);
    const more = edited(
      smallDesk,
      "    - { every",
      "    - { after: 30m, tell: [lead], loud: true }\n    - { every",
    ).text;
    const withMore = deskOf(more).escalations.steps ?? [];
    expect(withMore.map(({ id }) => id)).toEqual(["at-50", "due", "after-30m", "every-1h"]);
    // What repeats goes on from the step above it.
    expect(withMore[3]?.at).toEqual({ afterDueMs: HOUR + 30 * MINUTE });
  });

  it("lets a clock be overdue when it falls due, even if nobody is told then", () => {
    const later = edited(smallDesk, "at: due, tell: [assignee, lead]", "after: 1h, tell: [lead], loud: true").text;
    expect(deskOf(later).escalations.steps?.map(({ id, tell }) => [id, tell])).toEqual([
      ["at-50", ["assignee"]],
      ["due", []],
      ["after-1h", ["lead"]],
      ["every-1h", ["lead"]],
    ]);
  });

  it.each([
    ["resolve: 8h", "resolve: 3d", { budgetMs: 72 * HOUR, on: "24x7" }],
    ["resolve: 8h", "resolve: 1h30m", { budgetMs: 90 * MINUTE, on: "24x7" }],
    ["resolve: 8h", "resolve: { within: 8h, on: hours }", { budgetMs: 8 * HOUR, on: "hours" }],
    ["resolve: 8h", "resolve: { within: 90m }", { budgetMs: 90 * MINUTE, on: "24x7" }],
  ])("reads %s as %s", (from, to, target) => {
    expect(deskOf(edited(smallDesk, from, to).text).severities[0]?.targets.resolve).toEqual(target);
  });

  it("runs no clock that a severity leaves out, and none of its steps where it says none", () => {
    const quiet = edited(smallDesk, "{ resolve: steps }", "{ claim: none, resolve: steps }").text;
    const [critical, normal] = deskOf(quiet).severities;
    expect(Object.keys(critical?.targets ?? {})).toEqual(["claim", "resolve"]);
    expect(critical?.escalation).toMatchObject({ claim: "claim-loud", resolve: "resolve-loud" });
    expect(normal?.escalation).toEqual({
      "first-reply": "word",
      "next-word": "word",
      tell: "word",
      task: "task",
      approval: "approval",
      call: "call",
      promise: "promise",
      "customer-word": "word",
      resolve: "steps",
      accept: "claim",
    });
  });

  it("phones for all that it may, unless the file says otherwise; no contacts is never for that", () => {
    const callsOf = (lines: string) => deskOf(`${minimal}${lines}`).calls;
    expect(callsOf("")).toEqual({ angry: true, contacts: 3, brokenPromise: true, againMs: 2 * HOUR });
    expect(callsOf("calls: { contacts: 0, angry: false, again: 45m }\n")).toEqual({
      angry: false,
      contacts: null,
      brokenPromise: true,
      againMs: 45 * MINUTE,
    });
  });

  it("lets a calendar follow the zone of whoever uses it", () => {
    const abroad = edited(smallDesk, "    calendar: office\n", "    calendar: office\n    zone: Europe/Berlin\n").text;
    const traveller = edited(abroad, "slack: U0LEE", "slack: U0LEE, zone: Asia/Tokyo, calendar: office").text;
    const desk = deskOf(traveller);
    const zones = [desk.departments[1], ...desk.people].map((one) => [
      one?.zone,
      one?.calendar === "24x7" ? null : one?.calendar.zone,
    ]);
    expect(zones).toEqual([
      ["Europe/Berlin", "Europe/Berlin"],
      ["America/New_York", "America/New_York"],
      ["Asia/Tokyo", "Asia/Tokyo"],
      ["Europe/Berlin", "Europe/Berlin"],
    ]);
  });

  it("spreads ranges of days, lets a day of its own win, and takes one window or several", () => {
    const weekly = "{ fri-mon: [09:00-12:00, 13:00-17:00], sat: closed, wed: 22:00-06:00 }";
    const [, parts] = deskOf(edited(smallDesk, "{ mon-fri: 09:00-17:00 }", weekly).text).departments;
    const day = ["09:00-12:00", "13:00-17:00"];
    expect(parts?.calendar).toMatchObject({ weekly: { mon: day, wed: ["22:00-06:00"], fri: day, sat: [], sun: day } });
  });

  it("freezes holidays from three years back to five ahead, and keeps dates as they are", () => {
    const more =
      "{ mon-fri: 09:00-17:00 }\n    holidays: DE-BY\n    dates: { 2026-12-24: 09:00-12:00, 2026-12-31: closed }";
    const source = edited(smallDesk, "{ mon-fri: 09:00-17:00 }", more).text;
    const calendar = deskOf(source).departments[1]?.calendar;
    if (calendar === undefined || calendar === "24x7") throw new Error("Not the calendar that was given.");
    const years = new Set([calendar.holidays].flat().map((date) => date?.slice(0, 4)));
    expect([...years]).toEqual(["2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030", "2031"]);
    expect(calendar.holidays).toContain("2026-01-06");
    expect(calendar.dates).toEqual({ "2026-12-24": ["09:00-12:00"], "2026-12-31": [] });
    expect(() => compileCalendar(calendar)).not.toThrow();
    expect(deskOf(source)).toEqual(deskOf(source));
  });

  it("gives everything that is wrong at once, in the order of the lines", () => {
    const changes: [string, string][] = [
      ["zone: America/New_York", "zone: EST"],
      ["triage: care", "triag: care"],
      ["09:00-17:00", "9-17"],
      ["lead: lee", "lead: lea"],
      ["claim: 30m", "claim: 3d"],
      ["name: Mia Tran, ", ""],
      ["slack: U0LEE", "slack: lee"],
      ["resolve: 24h", "resolve: soon"],
      ["at: 50%", "at: 50"],
      ["to: care", "to: cares"],
    ];
    const wanted = changes.map(([from]) => edited(smallDesk, from, "").line);
    const source = changes.reduce((text, [from, to]) => edited(text, from, to).text, smallDesk);
    const problems = problemsOf(readDeskFile(source, "desk.yaml", YEAR));
    expect(problems.map(({ line }) => line)).toEqual(wanted);
  });

  it("writes problems as paragraphs for people", () => {
    const source = edited(smallDesk, "lead: lee", "lead: lea").text;
    expect(problemsText(problemsOf(readDeskFile(source, "desk.yaml", YEAR)))).toBe(
      "desk.yaml:14  departments.parts.lead\n  There is no person `lea`.\n  Did you mean `lee`?",
    );
    const [one] = problemsOf(readDeskFile("a", "desk.yaml", YEAR));
    if (one === undefined) throw new Error("A word is no desk file.");
    expect(problemsText(Array.from({ length: 60 }, () => one))).toContain("There are 10 more.");
  });
});

describe("who is there to act", () => {
  const withRota = (rota: string): string => edited(smallDesk, "lead: lee", `lead: lee\n    rota: ${rota}`).text;
  const warnings = (source: string): string[] => {
    const read = readDeskFile(source, "desk.yaml", YEAR);
    if ("problems" in read) throw new Error(JSON.stringify(read.problems, null, 2));
    return read.warnings.map(({ path, message, remedy }) => `${path}: ${message} ${remedy}`);
  };

  it("reads a rota, with the hours of a calendar frozen in the department's zone", () => {
    const calendar = "    weekly: { mon-fri: 09:00-17:00 }\n";
    const hours = `${calendar}  on-call:\n    weekly: { mon-sun: 07:00-21:00 }\n    holidays: US\n`;
    const rota = "{ hand-over: fri 16:30, order: [raj, lee, raj], from: 2026-01-02, hours: on-call }";
    const source = edited(withRota(rota), calendar, hours).text;
    expect(deskOf(source).departments[1]?.rota).toEqual({
      handOver: { day: "fri", time: "16:30" },
      order: ["raj", "lee", "raj"],
      from: "2026-01-02",
      hours: {
        zone: "America/New_York",
        weekly: expect.objectContaining({ sun: ["07:00-21:00"] }),
        holidays: expect.arrayContaining(["2026-11-26"]),
      },
    });
    expect(warnings(source)).toEqual([]);
  });

  it("hands over on Monday at nine and covers every closed hour unless told otherwise", () => {
    for (const more of ["", ", hours: 24x7"]) {
      const rota = deskOf(withRota(`{ order: [raj], from: 2026-01-05${more} }`)).departments[1]?.rota;
      expect(rota).toMatchObject({ handOver: { day: "mon", time: "09:00" }, hours: null });
    }
  });

  it.each([
    ["{ order: [raj, mia], from: 2026-01-05 }", "order[1]: `mia` works in `care`. Leave it if that is meant."],
    [
      "{ order: [raj], from: 2026-01-07 }",
      "from: 2026-01-07 is a wed, and this rota changes hands on mon: it begins on 2026-01-12. Write 2026-01-12 if that is meant.",
    ],
  ])("warns of %s", (rota, says) => {
    expect(warnings(withRota(rota))).toEqual([`departments.parts.rota.${says}`]);
  });

  it("warns of a rota that has nothing to cover", () => {
    const rota = "lead: lee\n    rota: { order: [raj], from: 2026-01-05 }";
    const always = edited(edited(smallDesk, "lead: lee", rota).text, "calendar: office\n", "calendar: 24x7\n").text;
    expect(warnings(always)).toContainEqual(expect.stringContaining("`parts` never closes, so its rota never covers."));
  });

  it.each([
    ["lease: 4h", 4 * HOUR],
    ["lease: 1h30m", 90 * MINUTE],
    ["lease: none", null],
    ["shadow: false", 8 * HOUR],
  ])("reads %s", (line, leaseMs) => {
    const source = edited(smallDesk, "claim: 30m }", `claim: 30m }\n    ${line}`).text;
    expect(deskOf(source).departments[1]).toMatchObject({ leaseMs, shadow: false });
  });

  it("reads routes, a last resort and manners", () => {
    const more = `triage: care
nags: { next-after: 5m }
last-resort: { person: mia, pager: true }
routes:
  phone-line: { name: Phone 0800, calendar: office, to: care }
  notice: { to: phone-line }`;
    const source = edited(smallDesk, "triage: care", more).text;
    expect(deskOf(source)).toMatchObject({
      nags: { perHour: 4, nextAfterMs: 5 * MINUTE, beforeClosingMs: 30 * MINUTE },
      lastResort: { person: "mia", pager: true, mail: false },
      routes: [
        { id: "phone-line", name: "Phone 0800", calendar: { zone: "America/New_York" }, to: "care" },
        { id: "notice", name: "Notice", calendar: "24x7", to: "phone-line" },
      ],
    });
    expect(warnings(source)).toEqual([]);
  });
});
