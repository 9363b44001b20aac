import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { silenceDueAt } from "../case/silence.ts";
import { waitEndsAt } from "../case/wait-ends.ts";
import type { CaseMessage } from "../complaint/matter-of.ts";
import type { Calendars } from "../coverage/calendars.ts";
import type { CoverageContext, Roster } from "../coverage/roster.ts";
import type { Desk, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { type ListTime, nextListTime } from "../escalation/list-times.ts";
import { nextLookAt } from "../escalation/next-look-at.ts";
import type { PlannedNag } from "../escalation/plan-nags.ts";
import type { Manners } from "../escalation/sort-inbox.ts";
import { clockId, clockKey } from "../sla/clock.ts";
import { holderOf, liveClocks } from "../sla/clocks.ts";
import { earliest, type Instant } from "../time/instant.ts";
import type { LedgerLine } from "./ledger.ts";

/** A case as it stands, when each of its clocks and its claim are to be looked at, and the soonest of these. */
export type Tracked = {
  kase: Case;
  looks: Map<string, Instant | null>;
  leaseAt: Instant | null;
  nextAt: Instant | null;
};

/** A nag that is not settled yet, with its line in the ledger. */
export type WaitingNag = PlannedNag & { id: string; caseNumber: number; line: NagLine };
type NagLine = Extract<LedgerLine, { what: "nag" }>;

/** All that a replay knows while it goes on. It is changed in place: only `replay` holds it. */
export type World = {
  desk: Desk;
  calendars: Calendars;
  roster: Roster;
  cases: Map<number, Tracked>;
  customerOf: Map<string, string>;
  messages: Map<number, CaseMessage[]>;
  caseOfMessage: Map<string, number>;
  nags: WaitingNag[];
  tellings: Map<PersonId, Instant[]>;
  reminders: Map<PersonId, Manners["reminders"]>;
  nextList: Map<PersonId, ListTime | null>;
  dueLists: Map<PersonId, ListTime>;
  lines: LedgerLine[];
  /** Every event of every case, in the order in which it happened. */
  events: CaseEvent[];
  /** Gaps that stand in the ledger already. */
  gaps: Set<string>;
  /** Counts what needs a name of its own. */
  named: number;
};

export const openWorld = (desk: Desk, calendars: Calendars, now: Instant): World => ({
  desk,
  calendars,
  roster: { covers: [], absences: [] },
  cases: new Map(),
  customerOf: new Map(),
  messages: new Map(),
  caseOfMessage: new Map(),
  nags: [],
  tellings: new Map(),
  reminders: new Map(),
  nextList: new Map(desk.people.map(({ id }) => [id, listAfter(desk, calendars, id, now)])),
  dueLists: new Map(),
  lines: [],
  events: [],
  gaps: new Set(),
  named: 0,
});

export const coverageOf = ({ desk, calendars, roster }: World): CoverageContext => ({ desk, calendars, roster });

export const listAfter = (desk: Desk, calendars: Calendars, person: PersonId, now: Instant): ListTime | null => {
  const zone = findPerson(desk, person)?.zone ?? desk.zone;
  return nextListTime(calendars.ofPerson(person), zone, now, desk.nags.beforeClosingMs);
};

export const newName = (world: World, kind: string): string => {
  world.named += 1;
  return `${kind}-${world.named}`;
};

/** Takes a case on as it is after these events, and writes down what they say. */
export const takeOn = (world: World, kase: Case, events: readonly CaseEvent[], now: Instant): void => {
  const before = world.cases.get(kase.number)?.kase ?? null;
  const policy = { desk: world.desk, calendars: world.calendars };
  const looks = new Map(liveClocks(kase).map((clock) => [clockId(clock), nextLookAt(clock, kase, policy, now)]));
  world.cases.set(kase.number, track(kase, looks, silenceDueAt(kase, policy)));
  for (const event of events) {
    world.events.push(event);
    world.lines.push(...linesOf(event, before, kase, now));
  }
};

export const track = (kase: Case, looks: Map<string, Instant | null>, leaseAt: Instant | null): Tracked => {
  const ahead = [...looks.values(), leaseAt, waitEndsAt(kase)].filter((at) => at !== null);
  return { kase, looks, leaseAt, nextAt: ahead.length === 0 ? null : ahead.reduce(earliest) };
};

/** What one event adds to the ledger. */
export const linesOf = (event: CaseEvent, before: Case | null, after: Case, now: Instant): LedgerLine[] => {
  const head = { at: now, case: after.number };
  switch (event.type) {
    case "opened":
      return [
        { ...head, what: "opened", department: event.department, severity: event.severity, status: event.status },
      ];
    case "customer-wrote":
      return [{ ...head, what: "heard" }];
    case "resumed":
      return event.why === "date-came" ? [{ ...head, what: "wait-over" }] : [];
    case "lease-asked":
      return [{ ...head, what: "lease-asked", person: event.person }];
    case "offer-bounced":
      return [{ ...head, what: "bounced", from: event.from, to: event.to }];
    case "follow-up-asked":
      return event.to === null ? [] : [{ ...head, what: "follow-up", person: event.to }];
    case "released":
      return event.why === "lease"
        ? [{ ...head, what: "lease-lapsed", person: event.person, department: after.department }]
        : [];
    case "clock-step": {
      const department = holderOf(event, before ?? after);
      const known = before?.clocks.find((one) => clockId(one) === clockId(event));
      const clock = { clock: clockKey(event), generation: event.generation };
      const steps: LedgerLine[] = [
        {
          ...head,
          what: "step",
          ...clock,
          step: event.step,
          stepKind: event.stepKind,
          occurrence: event.occurrence,
          dueAt: event.dueAt,
          loud: event.loud,
          department,
          told: event.told,
        },
      ];
      const isNew = event.breached && known?.breachedAt === null;
      return isNew ? [...steps, { ...head, what: "breach", ...clock, department, severity: after.severity }] : steps;
    }
    default:
      return [];
  }
};
