import type { CalendarSpec } from "../../src/core/coverage/calendar.ts";
import type { Department, Desk, Limit, Person, Severity, Step, Target } from "../../src/core/desk/desk.ts";
import { DAY, HOUR, MINUTE } from "../../src/core/time/instant.ts";

const newYork = "America/New_York";

const weekdays = (hours: string[], more: Record<string, string[]> = {}) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  ...more,
});

const long = ["07:00-23:00"];
const hoursOf: Record<string, CalendarSpec> = {
  social: { zone: newYork, weekly: weekdays(long, { sat: long, sun: long }) },
  "call-centre": { zone: newYork, weekly: weekdays(["08:00-20:00"], { sat: ["09:00-13:00"] }) },
  parts: { zone: newYork, weekly: weekdays(["08:00-17:00"]) },
  billing: { zone: newYork, weekly: weekdays(["08:30-12:30", "13:30-17:00"]) },
  technical: { zone: "Europe/Berlin", weekly: weekdays(["07:00-16:00"]) },
};
const hours = (department: string): CalendarSpec => hoursOf[department] ?? "24x7";
const zoneOf = (department: string): string => (department === "technical" ? "Europe/Berlin" : newYork);

const department = (id: string, name: string, given: Partial<Department> = {}): Department => ({
  id,
  name,
  zone: zoneOf(id),
  calendar: hours(id),
  places: { console: id },
  lead: null,
  deputy: null,
  fallback: "call-centre",
  targets: {},
  rota: null,
  leaseMs: null,
  shadow: false,
  currency: id === "technical" ? "EUR" : "USD",
  ...given,
});

const member = (id: string, name: string, of: string, given: Partial<Person> = {}): Person => ({
  id,
  name,
  department: of,
  roles: ["agent"],
  zone: zoneOf(of),
  calendar: hours(of),
  mail: `${id}@example.com`,
  slack: null,
  teams: null,
  language: null,
  ...given,
});

export const always = (budgetMs: number): Target => ({ budgetMs, on: "24x7" });
export const onHours = (budgetMs: number): Target => ({ budgetMs, on: "hours" });

/** Whole units, in one case and for one customer. */
const limit = (ofCase: number, ofCustomer: number, kinds: Limit["kinds"] = {}): Limit => ({
  case: ofCase * 100,
  customer: ofCustomer * 100,
  kinds,
});

const quiet: Pick<Step, "loud"> = { loud: false };
const loud: Pick<Step, "loud"> = { loud: true };

/** Half, due, and three times more; nobody is loud. */
const calmly: Step[] = [
  { id: "at-50", at: { share: 0.5 }, kind: "warn", tell: ["assignee"], ...quiet },
  { id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: ["assignee", "lead"], ...quiet },
  {
    id: "every-4h",
    at: { afterDueMs: 4 * HOUR },
    kind: "repeat",
    tell: ["lead"],
    everyMs: 4 * HOUR,
    times: 3,
    ...quiet,
  },
];

const loudly: Step[] = [
  { id: "at-50", at: { share: 0.5 }, kind: "warn", tell: ["department"], ...quiet },
  { id: "at-80", at: { share: 0.8 }, kind: "warn", tell: ["department", "lead"], ...quiet },
  { id: "due", at: { afterDueMs: 0 }, kind: "breach", tell: ["department", "lead"], ...loud },
  { id: "after-30m", at: { afterDueMs: 30 * MINUTE }, kind: "breach", tell: ["lead", "manager"], ...loud },
  { id: "every-1h", at: { afterDueMs: HOUR }, kind: "repeat", tell: ["manager"], everyMs: HOUR, times: 4, ...loud },
];

const severity = (id: string, name: string, targets: Severity["targets"], given: Partial<Severity> = {}): Severity => ({
  id,
  name,
  targets,
  pausedByWait: ["resolve", "next-word"],
  pausedByIncident: ["resolve"],
  escalation: {
    claim: "calmly",
    "first-reply": "calmly",
    "next-word": "calmly",
    resolve: "calmly",
    accept: "calmly",
    tell: "calmly",
    task: "calmly",
  },
  ...given,
});

const all = { claim: "loudly", "first-reply": "loudly", "next-word": "loudly", resolve: "loudly" };

/** An invented maker of household appliances: five departments in two zones, one of everything. */
export const aDesk: Desk = {
  calls: { angry: false, contacts: null, brokenPromise: false, againMs: 2 * HOUR },
  organisation: "Example Appliances",
  zone: newYork,
  language: "en",
  command: "/case",
  speakers: { public: "social", private: "call-centre" },
  triage: "call-centre",
  operations: { console: "operations" },
  departments: [
    department("social", "Social", { lead: "zoe", deputy: "theo", targets: { "first-reply": onHours(15 * MINUTE) } }),
    department("call-centre", "Call centre", { lead: "sam", deputy: "priya", fallback: null }),
    department("parts", "Parts", { lead: "lee", deputy: "raj" }),
    department("billing", "Billing", { lead: "dana", deputy: "ingrid" }),
    department("technical", "Technical", { lead: "jonas", deputy: "katrin" }),
  ],
  people: [
    member("mia", "Mia Tran", "social"),
    member("theo", "Theo Marsh", "social"),
    member("zoe", "Zoe Adler", "social", { roles: ["agent", "lead"] }),
    member("ana", "Ana Silva", "call-centre"),
    member("priya", "Priya Nair", "call-centre"),
    member("sam", "Sam Whitfield", "call-centre", { roles: ["agent", "lead"] }),
    member("raj", "Raj Patel", "parts"),
    member("carlos", "Carlos Vega", "parts"),
    member("lee", "Lee Wong", "parts", { roles: ["agent", "lead"] }),
    member("omar", "Omar Haddad", "billing"),
    member("ingrid", "Ingrid Berg", "billing"),
    member("dana", "Dana Kowalski", "billing", { roles: ["agent", "lead"] }),
    member("emre", "Emre Aydin", "technical"),
    member("katrin", "Katrin Vogel", "technical"),
    member("jonas", "Jonas Weber", "technical", { roles: ["agent", "lead"] }),
    member("grace", "Grace Okafor", "call-centre", { roles: ["manager"] }),
    member("ada", "Ada Lind", "billing", { roles: ["admin"] }),
  ],
  severities: [
    severity(
      "critical",
      "Critical",
      {
        claim: always(15 * MINUTE),
        "first-reply": always(15 * MINUTE),
        "next-word": always(2 * HOUR),
        resolve: always(8 * HOUR),
        "customer-word": always(24 * HOUR),
        accept: always(15 * MINUTE),
        tell: always(30 * MINUTE),
        task: always(2 * HOUR),
      },
      { escalation: { ...all, "customer-word": "calmly", accept: "loudly", tell: "loudly", task: "loudly" } },
    ),
    severity("high", "High", {
      claim: always(HOUR),
      "first-reply": always(30 * MINUTE),
      "next-word": always(4 * HOUR),
      resolve: always(24 * HOUR),
      "customer-word": always(48 * HOUR),
      accept: always(HOUR),
      tell: always(HOUR),
      task: always(4 * HOUR),
    }),
    severity("normal", "Normal", {
      claim: onHours(2 * HOUR),
      "first-reply": onHours(HOUR),
      "next-word": onHours(8 * HOUR),
      resolve: onHours(24 * HOUR),
      "customer-word": always(72 * HOUR),
      accept: onHours(4 * HOUR),
      tell: onHours(2 * HOUR),
      task: onHours(8 * HOUR),
    }),
    // A severity may leave targets out: such clocks never run under it.
    severity("low", "Low", { "next-word": onHours(16 * HOUR), resolve: onHours(40 * HOUR) }),
  ],
  escalations: { calmly, loudly },
  routing: [],
  connectors: [{ name: "webhook", kind: "webhook" }],
  nags: { perHour: 4, nextAfterMs: 15 * MINUTE, beforeClosingMs: HOUR },
  webhooks: [],
  routes: [],
  lastResort: null,
  causes: [
    { id: "wrong-part", name: "Wrong or double part", department: "parts" },
    { id: "no-answer", name: "Nobody answered", department: null },
  ],
  followUp: { afterMs: 3 * 24 * HOUR, severities: ["critical", "high"] },
  incidents: { customers: 6, withinMs: HOUR, links: false },
  outside: { workers: [], domains: [], lastsMs: 3 * DAY },
  authority: {
    currency: "USD",
    limits: Object.fromEntries(
      ["social", "call-centre", "parts", "billing", "technical"].map((id) => [
        id,
        { agent: limit(50, 100), lead: limit(250, 400), manager: limit(1000, 2000) },
      ]),
    ),
    cover: Object.fromEntries(
      ["social", "call-centre", "parts", "billing", "technical"].map((id) => [id, limit(150, 300)]),
    ),
    alone: true,
    pays: "billing",
    rates: { EUR: 1_100_000 },
  },
  consentWords: {},
};

export const withDepartment = (id: string, given: Partial<Department>, of: Desk = aDesk): Desk => ({
  ...of,
  departments: of.departments.map((one) => (one.id === id ? { ...one, ...given } : one)),
});
export const withPerson = (id: string, given: Partial<Person>, of: Desk = aDesk): Desk => ({
  ...of,
  people: of.people.map((one) => (one.id === id ? { ...one, ...given } : one)),
});
export const withoutPerson = (id: string, of: Desk = aDesk): Desk => ({
  ...of,
  people: of.people.filter((one) => one.id !== id),
});
export const withSeverity = (id: string, given: Partial<Severity>, of: Desk = aDesk): Desk => ({
  ...of,
  severities: of.severities.map((one) => (one.id === id ? { ...one, ...given } : one)),
});
