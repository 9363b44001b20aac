import { afterAll, beforeAll, expect, test } from "vitest";
import { readHistory } from "../../src/app/simulate/read-history.ts";
import { fold } from "../../src/core/case/evolve.ts";
import type { RosterEvent } from "../../src/core/coverage/evolve-roster.ts";
import type { Happening } from "../../src/core/replay/happening.ts";
import type { LedgerLine } from "../../src/core/replay/ledger.ts";
import { replay } from "../../src/core/replay/replay.ts";
import { linesOf } from "../../src/core/replay/world.ts";
import { plus } from "../../src/core/time/instant.ts";
import { changeCase } from "../../src/flows/change-case.ts";
import { receiveComplaint } from "../../src/flows/receive-complaint.ts";
import { changeDesk } from "../../src/store/change-desk.ts";
import { setPersonSettings } from "../../src/store/settings.ts";
import { newYork, noRoster, policyOf } from "../support/builders.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";
import { randomStretch } from "../support/random-fortnight.ts";
import { sampleDesk } from "../support/sample-desk.ts";

/** With a spring night in Berlin and the holiday Monday after it. */
const from = newYork("2027-03-20 00:00");
const to = newYork("2027-04-03 00:00");

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig({ desk: await sampleDesk(2027) });
});
afterAll(() => rig.close());

test("a fortnight through the sweeps on PostgreSQL is the fortnight as it is simulated, line by line", async () => {
  const policy = policyOf(rig.desk());
  const happenings = randomStretch(policy.desk, policy.calendars, { from, to, count: 14, seed: 11 });
  const simulated = replay({ from, to, ...policy, cases: [], roster: noRoster, happenings });
  const lived = await live(happenings);
  const compared = (lines: readonly Comparable[], what: LedgerLine["what"]) =>
    lines
      .filter((line) => line.what === what)
      .map((line) => JSON.stringify(line, Object.keys(line).sort()))
      .sort();
  for (const what of kinds) expect(compared(lived, what), what).toEqual(compared(comparable(simulated.lines), what));
  // What the desk has lived through, replayed from its own events, comes to the same.
  const history = await readHistory(rig.db, from, to);
  const again = replay({ from, to, ...policy, ...history });
  for (const what of kinds.filter((one) => one !== "asked")) {
    expect(compared(comparable(again.lines), what), what).toEqual(compared(comparable(simulated.lines), what));
  }
  // Nothing of this stretch is missing from the comparison.
  for (const what of kinds) expect(compared(lived, what).length, what).toBeGreaterThan(0);
}, 600_000);

const kinds = [
  "opened",
  "heard",
  "asked",
  "wait-over",
  "lease-asked",
  "lease-lapsed",
  "step",
  "breach",
  "gap",
  "nag",
  "list",
] as const;

type Comparable = { what: string } & Record<string, unknown>;

/** How many lines a list had is drawn from the cases of the moment and not kept. */
const comparable = (lines: readonly LedgerLine[]): Comparable[] =>
  lines.map((line) => (line.what === "list" ? { ...line, items: 0 } : line));

/** Lets it all happen on the real desk, each at its instant, and reads back from the tables what came of it. */
const live = async (happenings: readonly Happening[]): Promise<Comparable[]> => {
  const numbers = new Map<string, number>();
  const asked: Comparable[] = [];
  rig.sleepUntil(from);
  await rig.settle();
  for (const [index, happening] of happenings.entries()) {
    if (happening.at > rig.now()) await rig.moveTo(happening.at);
    await happen(happening, numbers, asked);
    if (happenings[index + 1]?.at !== happening.at) await rig.settle();
  }
  await rig.moveTo(plus(to, -1));
  return [...asked, ...(await fromEvents()), ...(await fromTables())];
};

const happen = async (happening: Happening, numbers: Map<string, number>, asked: Comparable[]): Promise<void> => {
  switch (happening.what) {
    case "complaint": {
      const { case: number } = await receiveComplaint(rig.deps, happening.complaint, "live");
      if (number !== null) numbers.set(`webhook:${happening.complaint.externalId}`, number);
      return;
    }
    case "ask": {
      const number = numbers.get(String(happening.on)) ?? 0;
      const actor = { kind: "person", person: happening.by } as const;
      const changed = await changeCase(rig.deps, number, happening.command, { actor, key: null });
      const refused = changed.did === "refused" ? changed.refusal.code : null;
      asked.push({
        at: happening.at,
        what: "asked",
        case: number,
        by: happening.by,
        verb: happening.command.verb,
        refused,
      });
      return;
    }
    case "settings":
      await setPersonSettings(rig.db, happening.person, { nags: happening.reminders });
      return;
    case "roster":
      await say(happening.event);
      return;
    default:
      throw new Error(`${happening.what} is not lived here.`);
  }
};

/** Writes it down as the desk does when somebody says it. */
const say = async (event: RosterEvent): Promise<void> => {
  const { data } = event;
  const cover = "department" in data ? data : null;
  const { absence, ends } = "ends" in data ? data : { absence: null, ends: [] };
  const actor = { kind: "person", person: cover?.by ?? absence?.by ?? "" } as const;
  const said = { at: rig.now(), actor, event, cover, answer: null, absence, ends };
  const outcome = await changeDesk(rig.db, {
    ...said,
    notices: [],
    queues: [],
    askedKey: `said ${JSON.stringify(data)}`,
  });
  expect(outcome).toBe("committed");
};

const fromEvents = async (): Promise<Comparable[]> => {
  const lines: LedgerLine[] = [];
  const { rows } = await rig.pool.query<{ number: number }>("select number from cases order by number");
  for (const { number } of rows) {
    const events = await rig.eventsOf(number);
    for (const [index, event] of events.entries()) {
      // A command's events are one change: what a line says of the case is as it was before the first of them.
      const first = events.findIndex(({ commandId }) => commandId === event.commandId);
      const last = events.findLastIndex(({ commandId }) => commandId === event.commandId);
      const before = fold(null, events.slice(0, first));
      const after = fold(null, events.slice(0, last + 1));
      if (after !== null) lines.push(...linesOf(event, before, after, events[index]?.at ?? event.at));
    }
  }
  return comparable(lines);
};

const fromTables = async (): Promise<Comparable[]> => {
  const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;
  const { rows: nags } = await rig.pool.query(`select ${ms("decided_at")} as at, 'nag' as what, case_number as "case",
    kind as about, generation, step, occurrence, person_id as person, because, way, loud, reason,
    case state when 'delivered' then 'told' when 'dropped' then 'dropped' else 'held' end as became,
    ${ms("settled_at")} as "becameAt" from nags`);
  const { rows: gaps } = await rig.pool.query(`select ${ms("at")} as at, 'gap' as what, case_number as "case",
    kind as clock, generation, step, occurrence, department, because from gaps`);
  const { rows: lists } = await rig.pool.query(`select ${ms("settled_at")} as at, 'list' as what, person_id as person,
    kind, case state when 'delivered' then 'told' else state end as became, reason, 0 as items from lists`);
  return [...nags, ...gaps, ...lists];
};
