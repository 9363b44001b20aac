import type pg from "pg";
import type { Case } from "../../src/core/case/case.ts";
import type { CaseEvent } from "../../src/core/case/event.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { clockKey, isLive } from "../../src/core/sla/clock.ts";

/** Puts whole lives of cases into the tables at once, without facts: as a desk from before there were any has them. */
export const storeLives = async (pool: pg.Pool, lives: readonly CaseEvent[][]): Promise<Case[]> => {
  const cases = lives.flatMap((events) => fold(null, events) ?? []);
  const events = lives.flat().map(({ v, number, seq, at, actor, commandId, type, ...data }) => ({
    case_number: number,
    seq,
    type,
    v,
    at: new Date(at),
    command_id: commandId,
    actor,
    data,
  }));
  await pool.query(
    `insert into events (case_number, seq, type, v, at, command_id, actor, data)
    select case_number, seq, type, v, at, command_id, actor, data from jsonb_to_recordset($1::jsonb) as e(case_number int,
      seq int, type text, v int, at timestamptz, command_id text, actor jsonb, data jsonb)`,
    [JSON.stringify(events)],
  );
  const rows = cases.map((kase) => {
    const dues = kase.clocks.filter((clock) => isLive(clock) && clock.dueAt !== null).map(({ dueAt }) => dueAt ?? 0);
    return {
      ...kase,
      since: new Date(kase.since),
      started: new Date(kase.started),
      due_at: dues.length === 0 ? null : new Date(Math.min(...dues)),
      offered_to: kase.offer?.to ?? null,
      state: kase,
    };
  });
  await pool.query(
    `insert into cases (number, version, status, department, assignee, severity, customer_id, source, since, started_at,
      due_at, offered_to, updated_at, state)
    select number, version, status, department, assignee, severity, gen_random_uuid(), source, since, started, due_at,
      offered_to, since, state from jsonb_to_recordset($1::jsonb) as c(number int, version int, status text,
      department text, assignee text, severity text, source text, since timestamptz, started timestamptz,
      due_at timestamptz, offered_to text, state jsonb)`,
    [JSON.stringify(rows)],
  );
  const clocks = cases.flatMap(({ number, clocks: all }) =>
    all.map((clock) => ({
      case_number: number,
      kind: clockKey(clock),
      generation: clock.generation,
      state: clock.state,
      due_at: clock.dueAt === null ? null : new Date(clock.dueAt),
      breached_at: clock.breachedAt === null ? null : new Date(clock.breachedAt),
      data: clock,
    })),
  );
  await pool.query(
    `insert into clocks (case_number, kind, generation, state, due_at, breached_at, data)
    select case_number, kind, generation, state, due_at, breached_at, data from jsonb_to_recordset($1::jsonb) as
      k(case_number int, kind text, generation int, state text, due_at timestamptz, breached_at timestamptz, data jsonb)`,
    [JSON.stringify(clocks)],
  );
  return cases;
};
