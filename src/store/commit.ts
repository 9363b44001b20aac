import type { Case } from "../core/case/case.ts";
import type { Words } from "../core/case/decision.ts";
import type { CaseEvent } from "../core/case/event.ts";
import type { Fact } from "../core/digest/fact.ts";
import type { PlannedGap, PlannedNag } from "../core/escalation/plan-nags.ts";
import { type Clock, clockKey } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";
import { caseRow, eventRow, iso } from "./case-row.ts";
import type { Db } from "./client.ts";
import { type ComplaintRow, complaintDoc } from "./complaint-doc.ts";
import { isDeadlock, violatedConstraint } from "./errors.ts";
import { factRow } from "./fact-row.ts";
import type { WantedPlace } from "./wanted-place.ts";

/** Everything one decision writes. `base` is the version it was decided on; 0 opens the case. */
export type Change = {
  base: number;
  after: Case;
  /** The desk version that all its clocks follow now; null when this did not look at that. */
  deskVersion: number | null;
  events: CaseEvent[];
  texts: Words[];
  /** The clocks this touched and when the next step of each is to be decided. */
  clocks: { clock: Clock; nextAt: Instant | null }[];
  nags: PlannedNag[];
  gaps: PlannedGap[];
  /** What this adds to the figures. */
  facts: Fact[];
  /** When its claim is to be looked at. */
  leaseAt: Instant | null;
  /** Where the case is to be seen from now on, and whose queues it changes. Places that show it already are implied. */
  places: WantedPlace[];
  complaint: ComplaintRow | null;
  customer: CustomerChange | null;
  /** Customers whose cases this was weighed against, at the versions that were read; a conflict when one has moved on. */
  locks: { id: string; version: number }[];
  /** What the customer has said of being phoned, where that is new. */
  noCalls: boolean | null;
  /** New words of a complaint that is here already; a conflict when they are no longer the ones that were read. */
  edit: ComplaintEdit | null;
  /** The asking this answers; the same key again is refused as repeated. */
  askedKey: string | null;
};

/** `version` 0 is a customer nobody knew; otherwise the version that the decision read. */
type CustomerChange = {
  id: string;
  version: number;
  name: string | null;
  handles: { kind: string; value: string }[];
  at: Instant;
};

type ComplaintEdit = { id: string; fromDigest: string; digest: string; textId: string };

/**
 * The one write door: case (compare-and-set on its version), events, clocks, nags and what is to be shown, in one
 * statement and so in one transaction. Rows are named by scalar subqueries, since the planner cannot tell that a CTE has
 * one row and would read whole tables, and rows that several cases share are locked in one order. `conflict`: somebody else was first, read again and decide again. `repeated`:
 * this asking was done before.
 */
export const commit = async (db: Db, change: Change): Promise<Committed> => {
  try {
    return (await write(db, change)) ? "committed" : "conflict";
  } catch (error) {
    return outcomeOf(error);
  }
};

type Committed = "committed" | "conflict" | "repeated";

/** Somebody else was first, in one of the ways in which PostgreSQL says so; anything else is a fault and thrown on. */
export const outcomeOf = (error: unknown): Exclude<Committed, "committed"> => {
  if (isDeadlock(error)) return "conflict";
  const violated = violatedConstraint(error);
  if (violated === null) throw error;
  return violated === "asked_pkey" ? "repeated" : "conflict";
};

/** The statement of `commit`, which `commitTogether` sends several times in one transaction. False: a conflict. */
export const write = async (db: Pick<Db, "$queryRaw">, change: Change): Promise<boolean> => {
  const rows = await db.$queryRaw<{ number: number }[]>`
      with doc as materialized (select ${JSON.stringify(toDoc(change))}::jsonb as d),
      new_customer as (
        insert into customers (id, version, name, created_at)
        select (d->'customer'->>'id')::uuid, 1, d->'customer'->>'name', (d->'customer'->>'at')::timestamptz
        from doc where (d->'customer'->>'version')::int = 0
        returning id
      ),
      old_customer as (
        update customers set version = customers.version + 1, name = coalesce(customers.name, d->'customer'->>'name')
        from doc where customers.id = (select (d->'customer'->>'id')::uuid from doc)
          and customers.version = (d->'customer'->>'version')::int and (d->'customer'->>'version')::int > 0
        returning customers.id
      ),
      locked as (
        update customers set version = customers.version + 1 from doc, jsonb_to_recordset(d->'locks')
          as l(id uuid, version int) where customers.id = l.id and customers.version = l.version returning customers.id
      ),
      edited as (
        select id from complaints where id = (select (d->'edit'->>'id')::uuid from doc)
          and digest = (select d->'edit'->>'from' from doc) for update
      ),
      gate as (
        select 1 from doc where jsonb_typeof(d->'customer') = 'null' and jsonb_typeof(d->'edit') = 'null'
        union all select 1 from new_customer union all select 1 from old_customer union all select 1 from edited
      ),
      opened as (
        insert into cases (number, version, status, department, assignee, severity, customer_id, source, since,
          started_at, due_at, wait_until, offered_to, asked_of, worked_by, lease_at, desk_version, merged_into, updated_at, state)
        select r.* from doc, jsonb_to_record(d->'row') as r(number int, version int, status text, department text,
          assignee text, severity text, customer_id uuid, source text, since timestamptz, started_at timestamptz,
          due_at timestamptz, wait_until timestamptz, offered_to text, asked_of text[], worked_by text[], lease_at timestamptz, desk_version int,
          merged_into int, updated_at timestamptz, state jsonb)
        where (d->>'base')::int = 0 and exists (select 1 from gate)
        returning number
      ),
      changed as (
        update cases set version = r.version, status = r.status, department = r.department, assignee = r.assignee,
          severity = r.severity, customer_id = r.customer_id, since = r.since, started_at = r.started_at,
          due_at = r.due_at,
          wait_until = r.wait_until, offered_to = r.offered_to, asked_of = r.asked_of, worked_by = r.worked_by,
          lease_at = r.lease_at,
          merged_into = r.merged_into, desk_version = coalesce(r.desk_version, cases.desk_version),
          updated_at = r.updated_at, state = r.state
        from doc, jsonb_to_record(d->'row') as r(number int, version int, status text, department text,
          assignee text, severity text, customer_id uuid, since timestamptz, started_at timestamptz,
          due_at timestamptz, wait_until timestamptz, offered_to text, asked_of text[], worked_by text[], lease_at timestamptz, desk_version int,
          merged_into int, updated_at timestamptz, state jsonb)
        where cases.number = (select (d->'row'->>'number')::int from doc) and cases.version = (d->>'base')::int and (d->>'base')::int > 0
          and exists (select 1 from gate)
          and (select count(*) from locked) = (select jsonb_array_length(d->'locks') from doc)
        returning cases.number
      ),
      done as (select number from opened union all select number from changed),
      wished as (
        update customers set no_calls = (d->>'noCalls')::boolean from done, doc
        where customers.id = (select (d->'row'->>'customer_id')::uuid from doc) and jsonb_typeof(d->'noCalls') = 'boolean'
      ),
      new_handles as (
        insert into handles (kind, value, customer_id)
        select h.kind, h.value, (d->'customer'->>'id')::uuid
        from done, doc, jsonb_to_recordset(d->'handles') as h(kind text, value text)
      ),
      new_texts as (
        insert into texts (id, case_number, words)
        select t.id, done.number, t.words from done, doc, jsonb_to_recordset(d->'texts') as t(id text, words text)
        on conflict (id) do nothing
      ),
      new_complaint as (
        insert into complaints (id, connector, external_id, source, role, customer_id, case_number, text_id, digest,
          author, thread_id, in_reply_to, url, order_number, product, language, attachments, created_at, received_at)
        select c.id, c.connector, c.external_id, c.source, c.role, c.customer_id, done.number, c.text_id, c.digest,
          c.author, c.thread_id, c.in_reply_to, c.url, c.order_number, c.product, c.language, c.attachments,
          c.created_at, c.received_at
        from done, doc, jsonb_to_record(d->'complaint') as c(id uuid, connector text, external_id text, source text,
          role text, customer_id uuid, text_id text, digest text, author jsonb, thread_id text, in_reply_to text,
          url text, order_number text, product text, language text, attachments jsonb, created_at timestamptz,
          received_at timestamptz)
        where jsonb_typeof(d->'complaint') = 'object'
      ),
      new_words as (
        update complaints set digest = d->'edit'->>'digest', text_id = d->'edit'->>'text'
        from done, doc where complaints.id = (select id from edited)
      ),
      new_events as (
        insert into events (case_number, seq, type, v, at, command_id, actor, data)
        select done.number, e.seq, e.type, e.v, e.at, e.command_id, e.actor, e.data
        from done, doc, jsonb_to_recordset(d->'events') as e(seq int, type text, v int, at timestamptz,
          command_id text, actor jsonb, data jsonb)
      ),
      new_clocks as (
        insert into clocks (case_number, kind, generation, state, due_at, breached_at, next_at, data)
        select done.number, k.kind, k.generation, k.state, k.due_at, k.breached_at, k.next_at, k.data
        from done, doc, jsonb_to_recordset(d->'clocks') as k(kind text, generation int, state text,
          due_at timestamptz, breached_at timestamptz, next_at timestamptz, data jsonb)
        on conflict (case_number, kind, generation) do update set state = excluded.state, due_at = excluded.due_at,
          breached_at = excluded.breached_at, next_at = excluded.next_at, data = excluded.data
      ),
      -- A generation that an undo took out of the case's story must not run on.
      stale_clocks as (
        update clocks set next_at = null, state = 'dropped' from doc
        where clocks.case_number = (select number from done) and clocks.state in ('running', 'paused')
          and not exists (select 1 from jsonb_to_recordset(d->'clocks') as k(kind text, generation int)
            where k.kind = clocks.kind and k.generation = clocks.generation)
      ),
      new_nags as (
        insert into nags (case_number, kind, generation, step, step_kind, occurrence, person_id, because, way, loud,
          step_at, decided_at, deliver_at, held, state)
        select done.number, n.kind, n.generation, n.step, n.step_kind, n.occurrence, n.person, n.because, n.way, n.loud,
          n.step_at,
          (d->'row'->>'updated_at')::timestamptz, n.deliver_at, n.held, 'decided'
        from done, doc, jsonb_to_recordset(d->'nags') as n(kind text, generation int, step text, step_kind text,
          occurrence int, person text, because text, way text, loud boolean, step_at timestamptz,
          deliver_at timestamptz, held boolean)
        on conflict (case_number, kind, generation, step, occurrence, person_id, way) do nothing
      ),
      new_gaps as (
        insert into gaps (case_number, kind, generation, step, occurrence, department, at, because)
        select done.number, g.kind, g.generation, g.step, g.occurrence, g.department,
          (d->'row'->>'updated_at')::timestamptz, g.because
        from done, doc, jsonb_to_recordset(d->'gaps') as g(kind text, generation int, step text, occurrence int,
          department text, because text)
        on conflict (case_number, kind, generation, step, occurrence) do nothing
      ),
      new_facts as (
        insert into metric_facts (case_number, seq, part, command_id, at, kind, clock, piece, generation, department,
          charged, source, connector, severity, person, wall_ms, counted_ms, code, money) select done.number, f.*
        from done, doc, jsonb_to_recordset(d->'facts') as f(seq int, part int, command_id text, at timestamptz,
          kind text, clock text, piece text, generation int, department text, charged text, source text,
          connector text, severity text, person text, wall_ms bigint, counted_ms bigint, code text, money jsonb)
      ),
      undone_facts as (
        delete from metric_facts where case_number = (select number from done)
          and command_id in (select jsonb_array_elements_text(d->'undone') from doc)
      ),
      wanted as (
        select p.* from done, doc, jsonb_to_recordset(d->'places') as p(id text, platform text, kind text,
          address text, department text, person_id text, card boolean, queue boolean)
      ),
      touched_places as (
        select id, platform, kind, address, department, person_id, queue from wanted
        union all
        select id, platform, kind, address, department, person_id, false from places
        where id in (select s.place_id from shown s where s.case_number = (select number from done))
          and id not in (select id from wanted)
      ),
      new_places as (
        insert into places (id, platform, kind, address, department, person_id, next_at, queue_wanted)
        select id, platform, kind, address, department, person_id, now(), queue from touched_places order by id
        on conflict (id) do update set next_at = least(coalesce(places.next_at, now()), now()),
          queue_wanted = places.queue_wanted or excluded.queue_wanted
      ),
      new_shown as (
        insert into shown (case_number, place_id, wanted)
        select done.number, wanted.id, (d->'row'->>'version')::int from done, doc, wanted where wanted.card
        on conflict (case_number, place_id) do update set wanted = excluded.wanted
      ),
      other_shown as (
        update shown set wanted = (d->'row'->>'version')::int from doc
        where shown.case_number = (select number from done) and shown.place_id not in (select id from wanted where card)
      ),
      new_asked as (
        insert into asked (key) select d->>'asked' from done, doc where d->>'asked' is not null
      )
      select number from done`;
  return rows.length === 1;
};

const toDoc = (change: Change) => ({
  base: change.base,
  asked: change.askedKey,
  row: caseRow(change),
  customer: change.customer === null ? null : { ...change.customer, at: iso(change.customer.at) },
  edit:
    change.edit === null
      ? null
      : { id: change.edit.id, from: change.edit.fromDigest, digest: change.edit.digest, text: change.edit.textId },
  locks: change.locks,
  noCalls: change.noCalls,
  handles: change.customer?.handles ?? [],
  texts: change.texts,
  complaint: change.complaint === null ? null : complaintDoc(change.complaint),
  events: change.events.map(eventRow),
  clocks: change.clocks.map(({ clock, nextAt }) => ({
    kind: clockKey(clock),
    generation: clock.generation,
    state: clock.state,
    due_at: iso(clock.dueAt),
    breached_at: iso(clock.breachedAt),
    next_at: iso(nextAt),
    data: clock,
  })),
  nags: change.nags.map((nag) => ({
    kind: nag.kind,
    generation: nag.generation,
    step: nag.step,
    step_kind: nag.stepKind,
    occurrence: nag.occurrence,
    person: nag.person,
    because: nag.because,
    way: nag.way,
    loud: nag.loud,
    step_at: iso(nag.stepAt),
    deliver_at: iso(nag.deliverAt),
    held: nag.held,
  })),
  gaps: change.gaps,
  facts: change.facts.map(factRow),
  undone: change.events.flatMap((event) => (event.type === "undone" ? [event.undid] : [])),
  places: change.places.map(({ personId, ...place }) => ({ ...place, person_id: personId })),
});
