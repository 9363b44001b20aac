import type { Actor } from "../core/case/actor.ts";
import type { RosterEvent } from "../core/coverage/evolve-roster.ts";
import type { Absence, Cover } from "../core/coverage/roster.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { isDeadlock, violatedConstraint } from "./errors.ts";
import type { WantedPlace } from "./wanted-place.ts";

/** Everything one word about who is where writes. Exactly what changed is given, the rest is null or empty. */
export type DeskChange = {
  at: Instant;
  actor: Actor;
  event: RosterEvent;
  cover: Cover | null;
  /** Only from the state that the decision read. */
  answer: { id: string; from: Cover["state"]; to: Cover["state"] } | null;
  absence: Absence | null;
  /** Absences that end sooner; one that has ended by then is left as it is, and counts for nothing. */
  ends: { id: string; to: Instant }[];
  notices: DeskNotice[];
  /** Places whose queue card names who is on duty. */
  queues: WantedPlace[];
  askedKey: string;
};

export type DeskNotice = { place: WantedPlace; key: string; card: unknown };

/**
 * Writes the row, the event, and what people are told, in one statement and so in one transaction. `conflict`: somebody
 * else was first and nothing was written. `repeated`: this asking was done before.
 */
export const changeDesk = async (db: Db, change: DeskChange): Promise<"committed" | "conflict" | "repeated"> => {
  try {
    const rows = await db.$queryRaw<unknown[]>`
      with doc as materialized (select ${JSON.stringify(toDoc(change))}::jsonb as d),
      new_cover as (
        insert into covers (id, department, person_id, from_at, to_at, by_id, state)
        select c.* from doc, jsonb_to_record(d->'cover') as c(id uuid, department text, person text,
          "from" timestamptz, "to" timestamptz, by text, state text)
        where jsonb_typeof(d->'cover') = 'object'
        returning 1
      ),
      answered as (
        update covers set state = d->'answer'->>'to' from doc
        where covers.id = (select (d->'answer'->>'id')::uuid from doc) and covers.state = d->'answer'->>'from'
        returning 1
      ),
      new_absence as (
        insert into absences (id, person_id, from_at, to_at, by_id)
        select a.* from doc, jsonb_to_record(d->'absence') as a(id uuid, person text, "from" timestamptz,
          "to" timestamptz, by text)
        where jsonb_typeof(d->'absence') = 'object'
        returning 1
      ),
      ended as (
        update absences set to_at = e."to" from doc, jsonb_to_recordset(d->'ends') as e(id uuid, "to" timestamptz)
        where absences.id = e.id and (absences.to_at is null or absences.to_at > e."to")
        returning 1
      ),
      done as (
        select 1 as one where exists (select 1 from new_cover) or exists (select 1 from answered)
          or exists (select 1 from new_absence) or exists (select 1 from ended)
      ),
      new_event as (
        insert into desk_events (at, actor, type, data)
        select (d->>'at')::timestamptz, d->'actor', d->>'type', d->'data' from doc, done
      ),
      new_asked as (insert into asked (key) select d->>'asked' from doc, done),
      new_places as (
        insert into places (id, platform, kind, address, department, person_id, next_at, queue_wanted)
        select p.id, p.platform, p.kind, p.address, p.department, p.person_id, now(), p.queue
        from done, doc, jsonb_to_recordset(d->'places') as p(id text, platform text, kind text, address text,
          department text, person_id text, queue boolean)
        order by p.id
        on conflict (id) do update set next_at = least(coalesce(places.next_at, now()), now()),
          queue_wanted = places.queue_wanted or excluded.queue_wanted
      ),
      new_notices as (
        insert into notices (place_id, key, card, at)
        select n.place, n.key, n.card, (d->>'at')::timestamptz
        from done, doc, jsonb_to_recordset(d->'notices') as n(place text, key text, card jsonb)
        on conflict (key) do nothing
      )
      select one from done`;
    return rows.length === 1 ? "committed" : "conflict";
  } catch (error) {
    if (isDeadlock(error)) return "conflict";
    if (violatedConstraint(error) === "asked_pkey") return "repeated";
    throw error;
  }
};

const toDoc = ({ at, actor, event, askedKey, ...change }: DeskChange) => ({
  at: iso(at),
  actor,
  type: event.type,
  data: event.data,
  asked: askedKey,
  cover: change.cover === null ? null : { ...change.cover, from: iso(change.cover.from), to: iso(change.cover.to) },
  answer: change.answer,
  absence:
    change.absence === null ? null : { ...change.absence, from: iso(change.absence.from), to: iso(change.absence.to) },
  ends: change.ends.map(({ id, to }) => ({ id, to: iso(to) })),
  notices: change.notices.map(({ place, key, card }) => ({ place: place.id, key, card })),
  places: placesOf(change).map(({ personId, ...place }) => ({ ...place, person_id: personId })),
});

/** Each place once; a queue is drawn anew where any of them wants it. */
const placesOf = ({ notices, queues }: Pick<DeskChange, "notices" | "queues">): WantedPlace[] => {
  const places = new Map<string, WantedPlace>();
  for (const place of [...notices.map((notice) => notice.place), ...queues]) {
    const known = places.get(place.id);
    places.set(place.id, known === undefined ? place : { ...place, queue: known.queue || place.queue });
  }
  return [...places.values()];
};

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
