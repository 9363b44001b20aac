import { describe, expect, it } from "vitest";
import { readDeskFile } from "../../src/config/desk-file.ts";
import { deskOf, edited, problemsOf, smallDesk, YEAR } from "./small-desk.ts";

/** What is changed in the small desk, then the one problem it must give. `down` is how many lines below the change. */
type Row = { from: string; to: string; path: string; says: string; remedy: string; down?: number };

const row = (from: string, to: string, path: string, says: string, remedy: string, down = 0): Row => ({
  from,
  to,
  path,
  says,
  remedy,
  down,
});

const shape: Row[] = [
  row("organisation: Example Appliances\n", "", "organisation", "has no `organisation`", "Add `organisation:"),
  row("organisation: Example Appliances", "organisation: ''", "organisation", "not a name", "`Example Appliances`"),
  row("organisation: Example Appliances", "organisation: 42", "organisation", "the number 42", "such as"),
  row("triage: care", "triag: care", "triag", "knows no key `triag`", "Did you mean `triage`?"),
  row("triage: care", "colour: red", "colour", "knows no key `colour`", "Its keys are organisation"),
  row("triage: care", "command: case", "command", "not a slash command", "`/case`"),
  row("triage: care", "nags: { per-hour: 0 }", "nags.per-hour", "out of bounds", "from 1 to 60"),
  row("triage: care", "nags: { per-hour: many }", "nags.per-hour", "the text `many`", "a whole number from 1 to 60"),
  row('slack: "#parts"', "slack: parts", "departments.parts.places.slack", "not a Slack channel", '`"#care-parts"`'),
  row('slack: "#parts"', 'slcak: "#parts"', "departments.parts.places.slcak", "knows no key", "Did you mean `slack`?"),
  row('{ slack: "#parts" }', "\n      slack: #parts", "departments.parts.places.slack", "a comment", "in quotes", 1),
  row('{ slack: "#parts" }', "\n      slack:", "departments.parts.places.slack", "is empty", "a Slack channel", 1),
  row('slack: "#parts"', "teams: Parts", "departments.parts.places.teams", "not a Teams channel id", "19:"),
  row("lead: lee", "lead: [lee]", "departments.parts.lead", "is a list", "the id of a person"),
  row("name: Raj Patel, ", "", "people.raj.name", "has no `name`", "Add `name:"),
  row(
    "roles: [manager, admin]",
    "roles: [manger, admin]",
    "people.mia.roles[0]",
    "`manger`",
    "Did you mean `manager`?",
  ),
  row("roles: [manager, admin]", "roles: admin", "people.mia.roles", "the text `admin`", "a list such as [agent]"),
  row("  mia:", "  Raj P: { name: R, department: care }\n  mia:", "people.Raj P", "not an id", "Write `raj-p`."),
  row("mail: raj@example.com", "mail: raj", "people.raj.mail", "not a mail address", "`raj@example.com`"),
  row("slack: U0LEE", 'slack: "@lee"', "people.lee.slack", "not a Slack member id", "`U024BE7LH`"),
  row("resolve: 8h", "resolve: 8 hours", "severities.critical.targets.resolve", "not a length of time", "`1h30m`"),
  row("resolve: 8h", "resolve: 8", "severities.critical.targets.resolve", "the number 8", "a length of time"),
  row("resolve: 8h", "reslove: 8h", "severities.critical.targets.reslove", "knows no key", "Did you mean `resolve`?"),
  row(
    "resolve: 8h",
    "resolve: 8h, promise: 8h",
    "severities.critical.targets.promise",
    "knows no key `promise`",
    "Its keys are",
  ),
  row(
    "resolve: 8h",
    "resolve: 8h, taks: 8h",
    "severities.critical.targets.taks",
    "knows no key",
    "Did you mean `task`?",
  ),
  row("claim: 30m", "claim: 30m, task: soon", "departments.parts.targets.task", "not a length of time", "`1h30m`"),
  row("claim: 30m", "claim: { within: 30m, on: hour }", "departments.parts.targets.claim.on", "`hour`", "`hours`?"),
  row("tell: [assignee] }", "tell: [] }", "escalations.steps[0].tell", "empty list", "Put at least one in."),
  row("tell: [assignee] }", "tell: [asignee] }", "escalations.steps[0].tell[0]", "`asignee`", "`assignee`?"),
  row("at: 50%", "at: 50", "escalations.steps[0].at", "the number 50", "`50%`"),
  row("at: 50%", "at: 100%", "escalations.steps[0].at", "`100%`", "`due`"),
  row("at: 50%, tell: [assignee]", "at: 50%, loud: yes, tell: [lead]", "escalations.steps[0].loud", "`yes`", "true or"),
  row("times: 3", "times: 99", "escalations.steps[2].times", "out of bounds", "from 1 to 50"),
  row("words: [refund, invoice]", "sources: [twitter]", "routing[0].when.sources[0]", "`twitter`", "Write one of x,"),
  row("words: [refund, invoice]", "word: refund", "routing[0].when.word", "knows no key", "Did you mean `words`?"),
  row("kind: webhook", "kind: webhok", "connectors.webhook.kind", "`webhok`", "Did you mean `webhook`?"),
];

const references: Row[] = [
  row("triage: care", "triage: cares", "triage", "no department `cares`", "Did you mean `care`?"),
  row("triage: care", "speakers: { public: part }", "speakers.public", "no department `part`", "Did you mean `parts`?"),
  row("lead: lee", "lead: lea", "departments.parts.lead", "no person `lea`", "Did you mean `lee`?"),
  row("deputy: raj", "deputy: lee", "departments.parts.deputy", "the lead as well", "somebody else"),
  row("fallback: care", "fallback: billing", "departments.parts.fallback", "no department `billing`", "care, parts"),
  row("fallback: care", "fallback: parts", "departments.parts.fallback", "falls back on itself", "Take"),
  row(
    "    lead: mia",
    "    fallback: parts",
    "departments.care.fallback",
    "care, parts, care",
    "Take one of them out.",
  ),
  row("calendar: office", "calendar: ofice", "departments.parts.calendar", "no calendar `ofice`", "`office`?"),
  row("Lee Wong, department: parts", "Lee, department: part", "people.lee.department", "no department", "`parts`?"),
  row("{ resolve: steps }", "{ resolve: stps }", "severities.normal.escalations.resolve", "`stps`", "`steps`?"),
  row("severity: normal", "severity: nomal", "routing[0].severity", "no severity `nomal`", "`normal`?"),
  row("to: care", "to: carr", "routing[0].to", "no department `carr`", "Did you mean `care`?"),
  row("words: [refund, invoice]", "connectors: web", "routing[0].when.connectors", "no connector `web`", "`webhook`?"),
];

const rules: Row[] = [
  row("zone: America/New_York", "zone: EST", "zone", "no time zone `EST`", "`America/New_York`?"),
  row("zone: America/New_York", "zone: berlin", "zone", "no time zone `berlin`", "`Europe/Berlin`?"),
  row("zone: America/New_York", "zone: america/new_york", "zone", "no time zone", "`America/New_York`?"),
  row("09:00-17:00", "9-17", "calendars.office.weekly.mon-fri", "mon-fri has 9-17", "HH:MM-HH:MM"),
  row("09:00-17:00", "09:00-00:00", "calendars.office.weekly.mon-fri", "ends before it begins", "09:00-24:00"),
  row("09:00-17:00", "[09:00-13:00, 12:00-17:00]", "calendars.office.weekly.mon-fri", "overlap", "one window"),
  row("mon-fri: 09:00-17:00", "mon-fri: closed", "calendars.office.weekly", "never opens", "at least one"),
  row("mon-fri: 09:00-17:00", "monday: 09:00-17:00", "calendars.office.weekly.monday", "not a weekday", "`mon-fri`"),
  row(
    "mon-fri: 09:00-17:00",
    "mon-wed: 09:00-17:00, wed-fri: 09:00-17:00",
    "calendars.office.weekly.wed-fri",
    "wed is in",
    "one range",
  ),
  row("09:00-17:00 }", "09:00-17:00 }\n    holidays: DE-XX", "calendars.office.holidays", "DE-XX", "DE-BY", 1),
  row(
    "09:00-17:00 }",
    "09:00-17:00 }\n    dates: { 2026-02-30: closed }",
    "calendars.office.dates.2026-02-30",
    "no such date",
    "YYYY",
    1,
  ),
  row(
    "09:00-17:00 }",
    "09:00-17:00 }\n    zone: Mars/Base",
    "calendars.office.zone",
    "no time zone",
    "Write a name",
    1,
  ),
  row("claim: 30m", "claim: 3d", "departments.parts.targets.claim", "days of 24 hours or of 8", "on: 24x7"),
  row("claim: 30m", "claim: 0m", "departments.parts.targets.claim", "no time at all", "15m"),
  row("claim: 15m, resolve: 8h", "claim: 15m", "severities.critical.targets", "must be resolved", "Add `resolve"),
  row(
    "  critical:\n",
    "  low: { targets: { resolve: 9h } }\n  critical:\n",
    "severities.critical",
    "below `low`",
    "worst",
    1,
  ),
  row("mia@example.com", "RAJ@example.com", "people.raj.mail", "`mia` already has this mail address", "of its own", 2),
  row(
    "slack: U0LEE }",
    "slack: U0LEE }\n  ann: { name: A, department: care, slack: U0LEE }",
    "people.ann.slack",
    "`lee`",
    "own",
    1,
  ),
  row("  parts:\n", "  parts:\n    name: Care\n", "departments.parts", "`care` already has this name", "of its own"),
  row("  parts:\n", "  mine: { lead: mia }\n  parts:\n", "departments.mine", "something else", "another id"),
  row("  mia:", "  care: { name: X, department: care }\n  mia:", "people.care", "a department as well", "another id"),
  row("at: 50%, tell: [assignee]", "tell: [assignee]", "escalations.steps[0]", "does not say when", "at: due"),
  row("at: 50%, tell: [assignee]", "at: 50%, after: 1h, tell: [lead]", "escalations.steps[0].after", "`at` and", "two"),
  row(
    "at: 50%, tell: [assignee]",
    "after: 2h, tell: [lead]",
    "escalations.steps[1]",
    "before the one above",
    "order",
    1,
  ),
  row("at: 50%, tell: [assignee]", "at: 50%, times: 2, tell: [lead]", "escalations.steps[0].times", "repeats", "every"),
  row("at: 50%", "at: due", "escalations.steps[1]", "at the same time", "Make one step", 1),
  row(
    "    - { every",
    "    - { every: 2h, tell: [lead] }\n    - { every",
    "escalations.steps[3]",
    "repeats",
    "last",
    1,
  ),
  row("every: 1h", "every: 1m", "escalations.steps[2].every", "every 5 minutes", "5m or more"),
  row("every: 1h", "every: 1d", "escalations.steps[2].every", "24 hours or 8", "24h"),
  row("  steps:\n", "  none: [{ at: due, tell: [lead] }]\n  steps:\n", "escalations.none", "no escalation", "another"),
  row("when: { words: [refund, invoice] }, ", "", "routing[1]", "`Rest` never decides", "Move it up", 1),
  row("name: Rest", "name: Money", "routing[1].name", "already has this name", "name of its own"),
  row(
    "name: Rest, to",
    "name: Rest, when: { words: [REFUND], sources: x }, to",
    "routing[1]",
    "never decides",
    "narrow",
  ),
];

/** What `parts` gets for its lead in the rows below: the lead again and a rota. */
const rota = (lines: string): string => `lead: lee\n    rota: ${lines}`;
const rotaPath = "departments.parts.rota";

const coverage: Row[] = [
  row(
    "lead: lee",
    rota("{ from: 2026-01-05 }"),
    `${rotaPath}.order`,
    "`parts`, under `rota`, has no `order`",
    "raj",
    1,
  ),
  row("lead: lee", rota("{ order: [lee] }"), `${rotaPath}.from`, "has no `from`", "2026-12-24", 1),
  row("lead: lee", rota("{ order: [], from: 2026-01-05 }"), `${rotaPath}.order`, "an empty list", "one in", 1),
  row("lead: lee", rota("{ order: lee, from: 2026-01-05 }"), `${rotaPath}.order`, "the text `lee`", "[raj, lee]", 1),
  row("lead: lee", rota("{ order: [lea], from: 2026-01-05 }"), `${rotaPath}.order[0]`, "no person `lea`", "`lee`?", 1),
  row(
    "lead: lee",
    rota("{ order: [lee], from: 2026-02-30 }"),
    `${rotaPath}.from`,
    "There is no date 2026-02-30.",
    "2026-01-05",
    1,
  ),
  row("lead: lee", rota("{ order: [lee], from: soon }"), `${rotaPath}.from`, "not a date", "`2026-12-24`", 1),
  ...["monday 09:00", "mon 9:00", "mon 25:00", "mon 09:60", "mon 24:00", "mon", "09:00"].map((handOver) =>
    row(
      "lead: lee",
      rota(`{ order: [lee], from: 2026-01-05, hand-over: "${handOver}" }`),
      `${rotaPath}.hand-over`,
      "not a weekday and a time",
      "`mon 09:00` or `fri 17:00`",
      1,
    ),
  ),
  row(
    "lead: lee",
    rota("{ order: [lee], from: 2026-01-05, hours: ofice }"),
    `${rotaPath}.hours`,
    "no calendar `ofice`",
    "`office`?",
    1,
  ),
  row(
    "lead: lee",
    rota("{ order: [lee], from: 2026-01-05, hours: { weekly: { mon: 9-17 } } }"),
    `${rotaPath}.hours.weekly.mon`,
    "mon has 9-17",
    "HH:MM-HH:MM",
    1,
  ),
  row(
    "lead: lee",
    rota("{ order: [lee], from: 2026-01-05, handover: mon 09:00 }"),
    `${rotaPath}.handover`,
    "`parts`, under `rota`, knows no key `handover`",
    "`hand-over`?",
    1,
  ),
  row("claim: 30m }", "claim: 30m }\n    lease: 3d", "departments.parts.lease", "24 hours or of 8", "hours", 1),
  row("claim: 30m }", "claim: 30m }\n    lease: 5m", "departments.parts.lease", "so soon", "15m or more", 1),
  row("claim: 30m }", "claim: 30m }\n    lease: 0m", "departments.parts.lease", "so soon", "15m or more", 1),
  row("claim: 30m }", "claim: 30m }\n    lease: never", "departments.parts.lease", "or none", "`none`", 1),
  row("claim: 30m }", "claim: 30m }\n    lease: 9000h", "departments.parts.lease", "more than a year", "shorter", 1),
  row("claim: 30m }", "claim: 30m }\n    shadow: yes", "departments.parts.shadow", "`yes`", "true or false", 1),
  row("triage: care", "calls: { again: 5m }", "calls.again", "out of bounds", "15m to 24h"),
  row("triage: care", "calls: { contacts: 51 }", "calls.contacts", "51", "50"),
  row("triage: care", "nags: { next-after: 0m }", "nags.next-after", "`next-after` is 0m", "from 1m to 24h"),
  row("triage: care", "nags: { next-after: 2d }", "nags.next-after", "out of bounds", "from 1m to 24h"),
  row("triage: care", "nags: { before-closing: 9h }", "nags.before-closing", "out of bounds", "from 1m to 8h"),
  row("triage: care", "nags: { before-closing: soon }", "nags.before-closing", "not a length of time", "`15m`"),
  row("triage: care", "last-resort: { person: lea }", "last-resort.person", "no person `lea`", "Did you mean `lee`?"),
  row("triage: care", "last-resort: { pager: true }", "last-resort.person", "has no `person`", "Add `person: raj`."),
  row(
    "triage: care",
    "last-resort: { person: lee, mail: true }",
    "last-resort.mail",
    "`lee` has no mail address",
    "write false",
  ),
  row("triage: care", "routes: { phone: { to: cara } }", "routes.phone.to", "no department or route `cara`", "`care`?"),
  row("triage: care", "routes: { phone: {} }", "routes.phone.to", "The route `phone` has no `to`", "call-centre"),
  row("triage: care", "routes: { phone: { to: phone } }", "routes.phone.to", "`phone` leads to itself", "Take one"),
  row(
    "triage: care",
    "routes: { a: { to: b }, b: { to: c }, c: { to: a } }",
    "routes.a.to",
    "round in a ring: a, b, c, a",
    "Take one of them out.",
  ),
  row("triage: care", "routes: { parts: { to: care } }", "routes.parts", "a department as well", "another id"),
  row(
    "triage: care",
    "routes: { phone: { to: care, calendar: ofice } }",
    "routes.phone.calendar",
    "no calendar `ofice`",
    "`office`?",
  ),
  row(
    "triage: care",
    "routes: { a: { name: Phone, to: care }, b: { name: phone, to: care } }",
    "routes.b",
    "`a` already has this name",
    "of its own",
  ),
  row("triage: care", "routes: { Phone line: { to: care } }", "routes.Phone line", "not an id", "Write `phone-line`."),
];

const yaml: Row[] = [
  row("    lead: lee", "\tlead: lee", "", "A tab", "two spaces"),
  row("    lead: lee", "   lead: lee", "", "not indented", "two spaces"),
  row("    lead: lee", "    lead: lee\n    lead: raj", "", "a second time", "Keep one", 1),
  row("    lead: lee", "    lead: @lee", "", "needs quotes", '"@raj"'),
  row("    lead: lee", "    lead: *lee", "", "& and *", "in quotes"),
  row("    lead: lee", "    lead: &lee", "", "& and *", "in quotes"),
  row("    lead: lee", "    lead: !!js/function 'x'", "", "begins a YAML type", "Take it out"),
  row("    lead: lee", "    lead: !!str lee", "", "begins a YAML type", "Take it out"),
  row("    lead: lee", "    lead: a: b", "", "second colon", "in quotes"),
  row("    lead: lee", '    lead: "\\0"', "", "cannot be seen or stored", "escape"),
  row("    lead: lee", "    lead: l\u0007e", "", "cannot be seen or stored", "anew"),
  row("    lead: lee", "    __proto__: {}", "", "__proto__", "Take it out"),
  row("organisation: Example", "%YAML 1.1\n---\norganisation: Example", "", "begins with %", "Take the line out"),
  row("departments:\n", "---\ndepartments:\n", "", "second document", "Keep one"),
];

describe("a broken desk file", () => {
  it("is broken by the change alone", () => {
    expect(deskOf(smallDesk).organisation).toBe("Example Appliances");
  });

  it.each([...shape, ...references, ...rules, ...coverage, ...yaml])("says where $path is wrong: $to", (broken) => {
    const { text, line } = edited(smallDesk, broken.from, broken.to);
    const problems = problemsOf(readDeskFile(text, "desk.yaml", YEAR));
    // A slip in YAML itself may be followed by others that it causes; elsewhere one slip is one problem.
    const [problem, ...others] = problems;
    if (!yaml.includes(broken)) expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: "desk.yaml", path: broken.path, line: line + (broken.down ?? 0) });
    expect(problem?.message).toContain(broken.says);
    expect(problem?.remedy).toContain(broken.remedy);
    for (const text of [problem?.message, problem?.remedy]) expect(text).toMatch(/^[^\n!]*[.?`]$/);
  });
});
