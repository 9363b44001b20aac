import type { Status } from "../core/case/case.ts";
import type { Evidence, Found } from "../core/status/rank-found.ts";
import type { Mark, Term } from "../core/status/read-question.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";
import { survivorsOf } from "./kin.ts";
import { anyOf, quoted, stem } from "./word-query.ts";

/** A word that more rows hold than this says little; the rest of them are only looked at in cases found otherwise. */
const MANY = 4_000;
/** Customers that one word of a name may bring in. */
const NAMESAKES = 1_500;
const CANDIDATES = 200;

/**
 * Cases for what was read from a question, with what speaks for each of them; every way in goes through an index. What
 * speaks for a case are codes and names, never the words of its texts.
 */
export const searchCases = async (db: Db, marks: readonly Mark[], terms: readonly Term[]): Promise<Found[]> => {
  const alike = await hasTrigrams(db);
  const [marked, worded] = await Promise.all([searchMarks(db, marks), searchWords(db, terms, alike)]);
  const rows = [...marked, ...worded];
  // What is part of another case speaks for that one.
  const survivors = await survivorsOf(db, [...new Set(rows.map(({ number }) => number))]);
  const found = new Map<number, Evidence[]>();
  for (const { number, evidence } of rows) {
    const survivor = survivors.get(number) ?? number;
    found.set(survivor, [...(found.get(survivor) ?? []), ...evidence]);
  }
  return describe(db, found);
};

type Row = { number: number; evidence: Evidence[] };

const searchMarks = async (db: Db, marks: readonly Mark[]): Promise<Row[]> => {
  const rows = marks.flatMap(({ kind, keys }, mark) => keys.map((key) => ({ mark, kind, key })));
  if (rows.length === 0) return [];
  const marksOf = rows.map(({ mark }) => mark);
  const kinds = rows.map(({ kind }) => kind);
  const keys = rows.map(({ key }) => key);
  const found = await db.$queryRaw<{ number: number; mark: number; how: string }[]>`
    with asked as materialized (
      -- The last nine digits tell a number apart, with whatever country or trunk prefix it was written.
      select *, left(reverse(key), 9) as tail from unnest(${marksOf}::int[], ${kinds}::text[], ${keys}::text[]) as a(mark, kind, key)
    ),
    people as (
      select mark, kind as how, h.customer_id from asked cross join lateral (
        select customer_id from handles where value = key) h
      where kind in ('handle', 'mail', 'code')
      union
      select mark, 'phone', h.customer_id from asked cross join lateral (
        select customer_id from handles where handles.kind = 'phone'
          and tail_key(value) ~>=~ tail and tail_key(value) ~<~ (tail || ':') limit 100) h
      where kind in ('phone', 'phone-end') or (kind = 'number' and length(key) > 3)
    ),
    hits as (
      select mark, 'case' as how, number from asked join cases on number = key::int
        where kind in ('case', 'number') and length(key) < 10
      union
      select mark, how, number from people join cases using (customer_id)
      union
      select mark, 'mail', c.case_number from asked cross join lateral (
        select case_number from complaints where author->>'email' is not null and lower(author->>'email') = key limit 100) c
      where kind = 'mail'
      union
      select mark, 'phone', c.case_number from asked cross join lateral (
        select case_number from complaints where author->>'phone' is not null
          and tail_key(author->>'phone') ~>=~ tail and tail_key(author->>'phone') ~<~ (tail || ':') limit 100) c
      where kind in ('phone', 'phone-end') or (kind = 'number' and length(key) > 3)
      union
      select mark, 'order', c.case_number from asked cross join lateral (
        select case_number from complaints where order_number is not null and code_key(order_number) = key limit 100) c
      where kind in ('order', 'code', 'number', 'phone')
      union
      select mark, 'link', c.case_number from asked cross join lateral (
        select case_number from complaints where url is not null and link_key(url) = link_key(key)
        union all
        -- A network's own number of the post, whatever stands around it in the link.
        select case_number from complaints where external_id = substring(key from '([0-9]{9,25})(?:[^0-9]*)$')
        limit 100) c
      where kind = 'link'
    )
    select distinct number, mark, how from hits where number is not null limit 1000`;
  return found.map(({ number, mark, how }) => ({ number, evidence: [{ by: "mark", mark, how }] }));
};

/** Each word of a question in names, products and texts; what few cases hold speaks louder. */
const searchWords = async (db: Db, terms: readonly Term[], alike: boolean): Promise<Row[]> => {
  if (terms.length === 0) return [];
  const words = terms.map(({ word }) => word);
  const inTexts = terms.map(({ word, things }) => anyOf([stem(word), ...things.map(stem)]));
  const inNames = terms.map(({ word, names, slips }) =>
    anyOf([`${quoted(word)}:*`, ...[...names, ...slips].map(quoted)]),
  );
  const rows = await db.$queryRaw<{ number: number; evidence: Evidence[] }[]>`
    with term as materialized (
      select word, texts::tsquery as texts, names::tsquery as names, place::int - 1 as place
      from unnest(${words}::text[], ${inTexts}::text[], ${inNames}::text[]) with ordinality as t(word, texts, names, place)
    ),
    named as (
      select place, k.id from term cross join lateral (
        (select id from customers where to_tsvector('simple', fold_words(coalesce(name, ''))) @@ term.names limit ${NAMESAKES})
        union
        (select customer_id from handles where value = term.word limit 50)
      ) k
    ),
    hit as (
      select place, 'name' as field, number from named join cases on customer_id = named.id
      union
      select place, 'product', c.case_number from term cross join lateral (
        select case_number from complaints
        where to_tsvector('simple', fold_words(coalesce(product, ''))) @@ term.texts and case_number is not null limit ${MANY}) c
      union
      select place, 'text', x.case_number from term cross join lateral (
        select case_number from texts
        where to_tsvector('simple', fold_words(coalesce(words, ''))) @@ term.texts and case_number is not null limit ${MANY}) x
    ),
    rare as (select place, field, count(*)::int as held from hit group by place, field),
    weighed as (
      select number, sum(weight) as weight from (
        select number, place, max(ln(100000.0 / held)) as weight from hit join rare using (place, field) group by number, place
      ) best group by number order by weight desc, number desc limit ${CANDIDATES}
    ),
    -- A common word may have been cut short: is it in those that are left?
    late as (
      select place, 'text' as field, number from weighed cross join term
        join rare using (place) cross join lateral (select 1 from texts where case_number = number
          and to_tsvector('simple', fold_words(coalesce(words, ''))) @@ term.texts limit 1) seen
      where rare.field = 'text' and rare.held >= ${MANY / 2}
      union all
      select place, 'product', number from weighed cross join term
        join rare using (place) cross join lateral (select 1 from complaints where case_number = number
          and to_tsvector('simple', fold_words(coalesce(product, ''))) @@ term.texts limit 1) seen
      where rare.field = 'product' and rare.held >= ${MANY / 2}
    )
    select number, jsonb_agg(jsonb_build_object('by', field, 'term', place, 'held', held)) as evidence
    from weighed join (select * from hit union select * from late) seen using (number) join rare using (place, field)
    group by number`;
  return [...rows, ...(alike ? await searchAlike(db, terms) : [])];
};

/** Names and handles that are written a little otherwise. */
const searchAlike = async (db: Db, terms: readonly Term[]): Promise<Row[]> => {
  const long = terms.flatMap(({ word }, place) => (word.length > 4 && !/\d/.test(word) ? [{ word, place }] : []));
  if (long.length === 0) return [];
  const rows = await db.$queryRaw<{ number: number; evidence: Evidence[] }[]>`
    with near as (
      select place, k.id from unnest(${long.map(({ word }) => word)}::text[], ${long.map(({ place }) => place)}::int[])
        as term(word, place) cross join lateral (
        (select id from customers where fold_words(coalesce(name, '')) %> term.word
          order by word_similarity(term.word, fold_words(coalesce(name, ''))) desc limit 100)
        union
        (select customer_id from handles where fold_words(value) %> term.word
          order by word_similarity(term.word, fold_words(value)) desc limit 50)
      ) k
    ),
    hit as (select distinct place, number from near join cases on customer_id = near.id),
    rare as (select place, count(*)::int as held from hit group by place)
    select number, jsonb_agg(jsonb_build_object('by', 'alike', 'term', place, 'held', held)) as evidence
    from hit join rare using (place) group by number`;
  return rows;
};

/** What stands beside the evidence: the rules rank by it, a short list shows a little of it. */
const describe = async (db: Db, found: ReadonlyMap<number, Evidence[]>): Promise<Found[]> => {
  const numbers = [...found.keys()];
  if (numbers.length === 0) return [];
  const rows = await db.$queryRaw<
    {
      number: number;
      status: Status;
      customer_id: string;
      name: string | null;
      handles: string[] | null;
      product: string | null;
      touched: Date;
    }[]
  >`select c.number, c.status, c.customer_id::text as customer_id, k.name, c.state->>'product' as product,
      c.updated_at as touched,
      (select array_agg(h.value) from handles h where h.customer_id = c.customer_id) as handles
    from cases c left join customers k on k.id = c.customer_id where c.number = any(${numbers})`;
  return rows.map(({ number, customer_id, touched, handles, ...row }) => ({
    ...row,
    number,
    customerId: customer_id,
    handles: handles ?? [],
    touched: instant(touched.getTime()) satisfies Instant,
    evidence: found.get(number) ?? [],
  }));
};

/** Whether misspelt names can be found here; asked once for each connection pool that has it. */
const hasTrigrams = async (db: Db): Promise<boolean> => {
  if (ready.has(db)) return true;
  const [row] = await db.$queryRaw<
    { there: boolean }[]
  >`select to_regclass('customers_name_alike') is not null as there`;
  if (row?.there === true) ready.add(db);
  return row?.there === true;
};
const ready = new WeakSet<Db>();
