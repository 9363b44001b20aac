import type { Actor } from "../core/case/actor.ts";
import type { Incident } from "../core/incident/incident.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { isDeadlock, violatedConstraint } from "./errors.ts";
import type { WantedPlace } from "./wanted-place.ts";

/** What one word about an incident writes. `base` is the version it was decided on; 0 opens it. */
export type IncidentChange = {
  base: number;
  after: Incident;
  event: "incident-opened" | "incident-updated" | "incident-closed";
  actor: Actor;
  at: Instant;
  /** Whether its cases are to hear of it. */
  tells: boolean;
  /** Where its card stands. */
  places: WantedPlace[];
  askedKey: string;
};

export const nextIncidentId = async (db: Db): Promise<number> => {
  const [row] = await db.$queryRaw<{ id: number }[]>`select nextval('incidents_id_seq')::int as id`;
  return row?.id ?? 0;
};

/**
 * Writes the incident, the event, and that its cases and cards are to be brought up to it, in one statement and so in one
 * transaction. `conflict`: somebody else was first. `repeated`: this asking was done before.
 */
export const saveIncident = async (db: Db, change: IncidentChange): Promise<"committed" | "conflict" | "repeated"> => {
  try {
    const rows = await db.$queryRaw<unknown[]>`
      with doc as materialized (select ${JSON.stringify(toDoc(change))}::jsonb as d),
      opened as (
        insert into incidents (id, version, closed, state)
        select (d->>'id')::int, 1, false, d->'state' from doc where (d->>'base')::int = 0
        returning id
      ),
      changed as (
        update incidents set version = incidents.version + 1, closed = (d->>'closed')::boolean, state = d->'state',
          next_at = case when (d->>'tells')::boolean then now() else next_at end
        from doc where incidents.id = (d->>'id')::int and incidents.version = (d->>'base')::int
          and (d->>'base')::int > 0
        returning incidents.id
      ),
      done as (select id from opened union all select id from changed),
      new_event as (
        insert into desk_events (at, actor, type, data)
        select (d->>'at')::timestamptz, d->'actor', d->>'event', d->'state' from doc, done
      ),
      new_asked as (insert into asked (key) select d->>'asked' from doc, done),
      new_places as (
        insert into places (id, platform, kind, address, department, person_id, next_at, queue_wanted)
        select p.id, p.platform, p.kind, p.address, p.department, p.person_id, now(), false
        from done, doc, jsonb_to_recordset(d->'places') as p(id text, platform text, kind text, address text,
          department text, person_id text)
        order by p.id
        on conflict (id) do update set next_at = least(coalesce(places.next_at, now()), now())
      ),
      new_cards as (
        insert into incident_cards (incident_id, place_id)
        select done.id, p.id from done, doc, jsonb_to_recordset(d->'places') as p(id text)
        on conflict (incident_id, place_id) do update set wanted = incident_cards.wanted + 1
      )
      select id from done`;
    return rows.length === 1 ? "committed" : "conflict";
  } catch (error) {
    if (isDeadlock(error)) return "conflict";
    const violated = violatedConstraint(error);
    if (violated === "asked_pkey") return "repeated";
    if (violated !== null) return "conflict";
    throw error;
  }
};

const toDoc = ({ base, after, event, actor, at, tells, places, askedKey }: IncidentChange) => ({
  base,
  id: after.id,
  closed: after.closed,
  state: after,
  event,
  actor,
  at: new Date(at).toISOString(),
  tells,
  asked: askedKey,
  places: places.map(({ personId, ...place }) => ({ ...place, person_id: personId })),
});

type Row = { version: number; state: Incident };
const toIncident = ({ version, state }: Row): Incident => ({ ...state, version });

export const loadIncident = async (db: Db, id: number): Promise<Incident | null> => {
  const [row] = await db.$queryRaw<Row[]>`select version, state from incidents where id = ${id}`;
  return row === undefined ? null : toIncident(row);
};

export const openIncidents = async (db: Db): Promise<Incident[]> =>
  (await db.$queryRaw<Row[]>`select version, state from incidents where not closed order by id`).map(toIncident);

/** These are not one fault, somebody says. False: this asking was done before. */
export const refuseCluster = async (
  db: Db,
  { cases, actor, at, askedKey }: { cases: readonly number[]; actor: Actor; at: Instant; askedKey: string },
): Promise<boolean> => {
  const done = await db.$executeRaw`
    with new_asked as (insert into asked (key) values (${askedKey}) on conflict do nothing returning key)
    insert into desk_events (at, actor, type, data)
    select ${new Date(at)}, ${JSON.stringify(actor)}::jsonb, 'cluster-refused', ${JSON.stringify({ cases })}::jsonb
    from new_asked`;
  return done === 1;
};

/** The cases of which somebody has said since then that they are not one fault. */
export const refusedCases = async (db: Db, since: Instant): Promise<Set<number>> => {
  const rows = await db.$queryRaw<{ number: number }[]>`
    select distinct jsonb_array_elements_text(data->'cases')::int as number from desk_events
    where at > ${new Date(since)} and type = 'cluster-refused'`;
  return new Set(rows.map(({ number }) => number));
};

/** The cases that are part of it, and how many of its updates each has heard. */
export const casesOfIncident = async (db: Db, id: number): Promise<{ number: number; heard: number }[]> =>
  db.$queryRaw`select number, (state->'incident'->>'heard')::int as heard from cases
    where (state->'incident'->>'id') is not null and (state->'incident'->>'id')::int = ${id}
      and (state->>'mergedInto') is null order by since, number`;

/** Takes an incident whose cases are to hear what is new, for a minute; after that another process goes on with it. */
export const takeIncidentToTell = async (db: Db): Promise<Incident | null> => {
  const [row] = await db.$queryRaw<Row[]>`
    update incidents set next_at = now() + interval '1 minute'
    where id = (select id from incidents where next_at <= now() order by next_at limit 1 for update skip locked)
    returning version, state`;
  return row === undefined ? null : toIncident(row);
};

/** Its cases have heard all; something newer that came meanwhile is still to be told. */
export const incidentTold = async (db: Db, { id, version }: Incident): Promise<void> => {
  await db.$executeRaw`update incidents set next_at = null where id = ${id} and version = ${version}`;
};

/** A case became part of it while something was said: its cases are gone through once more. */
export const tellAgain = async (db: Db, { id, version }: Incident): Promise<void> => {
  await db.$executeRaw`update incidents set next_at = now() where id = ${id} and version <> ${version}`;
};
