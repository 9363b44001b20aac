import type { Source } from "../../src/core/complaint/complaint.ts";
import { normaliseHandle } from "../../src/core/complaint/handle.ts";
import { DAY, HOUR, type Instant } from "../../src/core/time/instant.ts";
import type { DeskRig } from "./desk-rig.ts";

/** One customer's case, as far as somebody may ask for it. */
export type ManyCase = {
  name: string | null;
  source: Source;
  handle?: string;
  email?: string;
  phone?: string;
  order?: string;
  product?: string;
  url?: string;
  text: string;
  daysAgo: number;
  closed?: boolean;
  /** The same key: the same customer. */
  customer?: string;
};

/**
 * Fills the desk with many cases, quickly: one statement for thousands of them copies the rows that receiving a complaint
 * has just written, with other names, words and dates, while the indexes are away. Returns the first one's number.
 */
export const fillWithCases = async (rig: DeskRig, cases: readonly ManyCase[]): Promise<number> => {
  await rig.complain({ by: "a_pattern", text: "A pattern for all others.", orderNumber: "P-1", product: "Pattern" });
  const { rows } = await rig.pool.query<{ number: number }>("select max(number) as number from cases");
  const pattern = rows[0]?.number ?? 0;
  const first = pattern + 1;
  const ids = new Map<string, string>();
  const { rows: indexes } = await rig.pool.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where indexdef not like '%UNIQUE%'
      and tablename in ('customers', 'handles', 'texts', 'complaints', 'cases', 'events')`,
  );
  for (const { name } of indexes) await rig.pool.query(`drop index ${name}`);
  for (let at = 0; at < cases.length; at += 10_000) {
    const docs = cases.slice(at, at + 10_000).map((one, index) => docOf(one, first + at + index, rig.now(), ids));
    await rig.pool.query(insertCopies, [pattern, JSON.stringify(docs)]);
  }
  for (const { made } of indexes) await rig.pool.query(made);
  await rig.pool.query("analyze customers, handles, texts, complaints, cases");
  return first;
};

const uuidOf = (kind: string, number: number): string =>
  `00000000-0000-4000-${kind}-${String(number).padStart(12, "0")}`;

const docOf = (one: ManyCase, number: number, now: Instant, ids: Map<string, string>) => {
  const key = one.customer ?? `of ${number}`;
  const isNew = !ids.has(key);
  const customer = ids.get(key) ?? uuidOf("8000", number);
  ids.set(key, customer);
  const at = now - Math.round(one.daysAgo * DAY);
  const author = { handle: one.handle ?? null, name: one.name, email: one.email ?? null, phone: one.phone ?? null };
  const written = one.source === "email" ? one.email : one.source === "phone" ? one.phone : one.handle;
  return {
    number,
    customer,
    is_new: isNew,
    name: one.name,
    kind: written === undefined ? null : one.source,
    value: written === undefined ? null : normaliseHandle(one.source, written),
    author,
    source: one.source,
    complaint: uuidOf("9000", number),
    text_id: `many-${number}`,
    words: one.text,
    order_number: one.order ?? null,
    product: one.product ?? null,
    url: one.url ?? null,
    external_id: `many-${number}`,
    at_ms: at,
    at: new Date(at).toISOString(),
    status: one.closed === true ? "closed" : "unclaimed",
    updated_at: new Date(at + HOUR).toISOString(),
  };
};

const insertCopies = `
  with doc as materialized (
    select * from jsonb_to_recordset($2::jsonb) as d(number int, customer uuid, is_new boolean, name text, kind text,
      value text, author jsonb, source text, complaint uuid, text_id text, words text, order_number text, product text,
      url text, external_id text, at_ms bigint, at timestamptz, status text, updated_at timestamptz)
  ),
  pattern as materialized (
    select cases.*, state || '{"status": "closed", "clocks": []}'::jsonb as closed from cases where number = $1
  ),
  new_customers as (
    insert into customers (id, version, name, created_at) select customer, 1, name, at from doc where is_new
  ),
  new_handles as (
    insert into handles (kind, value, customer_id) select kind, value, customer from doc where is_new and kind is not null
    on conflict do nothing
  ),
  new_texts as (insert into texts (id, case_number, words) select text_id, number, words from doc),
  new_complaints as (
    insert into complaints (id, connector, external_id, source, role, customer_id, case_number, text_id, digest, author,
      url, order_number, product, attachments, created_at, received_at)
    select complaint, 'webhook', external_id, source, 'customer', customer, number, text_id, '', author, url,
      order_number, product, '[]', at, at from doc
  ),
  new_events as (
    insert into events (case_number, seq, type, v, at, command_id, actor, data)
    select doc.number, 1, e.type, e.v, doc.at, 'many-' || doc.number, e.actor, e.data
    from doc, events e where e.case_number = $1 and e.seq = 1
  )
  insert into cases (number, version, status, department, assignee, severity, customer_id, source, since, started_at, due_at,
    wait_until, offered_to, asked_of, worked_by, desk_version, updated_at, state)
  select doc.number, pattern.version, doc.status, pattern.department, null, pattern.severity, doc.customer, doc.source, doc.at,
    doc.at, case when doc.status = 'closed' then null else pattern.due_at end, null, null, '{}', '{}', pattern.desk_version,
    doc.updated_at,
    case when doc.status = 'closed' then pattern.closed else pattern.state end || jsonb_build_object('number', doc.number,
      'customerId', doc.customer, 'source', doc.source, 'orderNumber', doc.order_number, 'product', doc.product,
      'since', doc.at_ms, 'started', doc.at_ms, 'firstWord', word.said, 'lastWord', word.said)
  from doc, pattern, lateral (select jsonb_build_object('complaintId', doc.complaint, 'textId', doc.text_id, 'at', doc.at_ms,
    'source', doc.source, 'url', doc.url) as said) as word`;

const given =
  "James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Daniel Nancy Matthew Lisa Anthony Betty Mark Margaret Donald Sandra Steven Ashley Paul Kimberly Andrew Emily Joshua Donna Kenneth Michelle Kevin Carol Brian Amanda George Melissa Timothy Deborah Ronald Stephanie Jason Rebecca Edward Laura Jeffrey Helen Ryan Sharon Jacob Cynthia Gary Kathleen Nicholas Amy Eric Angela Jonathan Shirley Stephen Anna Larry Brenda Justin Pamela Scott Emma Brandon Nicole Benjamin Samantha Samuel Katherine Gregory Christine Jane Lena Marta Ivan Olga Piotr Ana Lucia Marco Giulia Hans Greta Sven Astrid Amir Leila Wei Mei Hiro Yuki".split(
    " ",
  );
const family =
  "Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Schmidt Weber Fischer Wagner Becker Hoffmann Novak Kowalski Rossi Ferrari Larsen Hansen Ivanov Petrov Doe".split(
    " ",
  );
const things =
  "dryer,washing machine,dishwasher,refrigerator,oven,microwave,vacuum cleaner,television,kettle,coffee machine,cooktop,freezer,toaster,air conditioner".split(
    ",",
  );
const faults = [
  "The {thing} stopped working after two weeks and nobody calls me back.",
  "Still waiting for the spare part of my {thing}, third week now.",
  "Your technician never came. The {thing} is still broken.",
  "I was charged twice for the {thing} and want my refund.",
  "The {thing} makes a terrible noise at night.",
  "Delivery of the {thing} was promised for Tuesday, nothing came.",
  "The door of the {thing} does not close any more.",
  "Water leaks from the {thing} onto the floor.",
  "The {thing} smells burnt when it heats up.",
  "Wrong {thing} delivered, and the hotline hangs up on me.",
  "The display of the {thing} shows E21 and it will not start.",
  "No answer to three mails about my {thing}. Terrible service.",
  "The heating element of the {thing} failed again.",
  "The invoice for the {thing} is wrong, please correct it.",
  "The seal of the {thing} came off on the first day.",
  "The courier left the {thing} in the rain.",
];

/** As many cases of invented people as wanted, always the same ones. */
export const inventCases = (count: number): ManyCase[] => {
  let state = 42;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  return Array.from({ length: count }, (_, index): ManyCase => {
    const [first, last, thing] = [pick(given), pick(family), pick(things)];
    const source = pick(["x", "x", "facebook", "instagram", "email", "email", "phone", "web"] as const);
    const handle = `${first}_${last}${random(4) === 0 ? "" : random(10_000)}`.toLowerCase();
    return {
      name: random(8) === 0 ? null : `${first} ${last}`,
      source,
      ...(source === "email" ? { email: `${first}.${last}${index}@mail.example`.toLowerCase() } : {}),
      ...(source === "phone"
        ? { phone: `+1 ${200 + random(700)} 555 ${String(index % 10_000).padStart(4, "0")}` }
        : {}),
      ...(source === "email" || source === "phone" ? {} : { handle }),
      ...(random(2) === 0 ? { order: `ORD-${2000 + random(27)}-${String(100_000 + index)}` } : {}),
      ...(random(3) === 0 ? {} : { product: thing }),
      ...(source === "x"
        ? { url: `https://x.com/${handle}/status/${1_700_000_000_000_000_000n + BigInt(index)}` }
        : {}),
      text: pick(faults).replace("{thing}", thing),
      daysAgo: 1 + random(700),
      closed: random(10) < 8,
    };
  });
};
