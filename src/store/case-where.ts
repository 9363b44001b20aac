import { sources } from "../core/complaint/complaint.ts";
import { foldWords } from "../core/complaint/fold-words.ts";
import { normaliseHandle } from "../core/complaint/handle.ts";
import { readIncident } from "../core/incident/incident.ts";
import type { CaseFilter } from "../core/status/case-filter.ts";
import { sameThings } from "../core/status/same-words.ts";
import { type Instant, plus } from "../core/time/instant.ts";
import { Prisma } from "./generated/client.ts";
import { anyOf, stem } from "./word-query.ts";

/** A filter as the condition of a statement on `cases`; every value goes as a parameter. */
export const caseWhere = (filter: CaseFilter, now: Instant): Prisma.Sql => {
  const { departments, statuses, severities, sources: from, person } = filter;
  const all: (Prisma.Sql | null)[] = [
    Prisma.sql`merged_into is null`,
    statuses.length > 0 ? Prisma.sql`status = any(${statuses}::text[])` : openOf(filter),
    departments.length === 0
      ? null
      : Prisma.sql`(department = any(${departments}::text[]) or offered_to = any(${departments}::text[])
          or asked_of && ${departments}::text[])`,
    severities.length === 0 ? null : Prisma.sql`severity = any(${severities}::text[])`,
    from.length === 0 ? null : Prisma.sql`source = any(${from}::text[])`,
    filter.olderThanMs === null ? null : Prisma.sql`since <= ${new Date(plus(now, -filter.olderThanMs))}::timestamptz`,
    filter.waiting ? Prisma.sql`wait_until is not null` : null,
    filter.overdue ? Prisma.sql`due_at <= ${new Date(now)}::timestamptz` : null,
    filter.unclaimed ? Prisma.sql`status in ('triage', 'unclaimed')` : null,
    person === null
      ? null
      : Prisma.sql`(assignee = ${person} or worked_by @> array[${person}]::text[]
          or (status = 'resolved' and state->'speaker'->>'person' = ${person}))`,
    filter.customer === null ? null : ofCustomer(filter.customer),
    filter.product === null ? null : ofProduct(filter.product),
    filter.incident === null ? null : Prisma.sql`state->'incident'->>'id' = ${String(readIncident(filter.incident))}`,
  ];
  return Prisma.join(
    all.filter((one) => one !== null),
    " and ",
  );
};

/** Without a status what is open is meant; a resolved one too, where its speaker or a piece of it is still to act. */
const openOf = ({ person, departments }: CaseFilter): Prisma.Sql => {
  const open = Prisma.sql`status in ('triage', 'unclaimed', 'claimed')`;
  if (person !== null) {
    // A closed one whose customer they are to ask after is theirs as well.
    return Prisma.sql`(status in ('triage', 'unclaimed', 'claimed', 'resolved')
      or (status = 'closed' and worked_by @> array[${person}]::text[]))`;
  }
  if (departments.length === 0) return open;
  return Prisma.sql`(${open} or (status = 'resolved' and asked_of && ${departments}::text[]))`;
};

const ofCustomer = (given: string): Prisma.Sql => {
  const bare = given.trim().replace(/^@/u, "");
  const spelt = [...sources, "name" as const].map((kind) => normaliseHandle(kind, bare));
  const keys = [...new Set([bare, bare.toLowerCase(), ...spelt])].filter((one) => one !== "");
  const words = foldWords(bare).trim();
  // A handle is one customer's; only where it is nobody's may the same letters be somebody's name.
  const unlessHandle = given.trim().startsWith("@")
    ? Prisma.sql`not exists (select 1 from handles where value = any(${keys}::text[])) and`
    : Prisma.empty;
  return Prisma.sql`customer_id in (select customer_id from handles where value = any(${keys}::text[])
    union select id from customers where ${unlessHandle} ${words} <> ''
      and to_tsvector('simple', fold_words(coalesce(name, ''))) @@ plainto_tsquery('simple', ${words}))`;
};

const ofProduct = (given: string): Prisma.Sql => {
  const words = foldWords(given)
    .trim()
    .split(" ")
    .filter((word) => word !== "");
  const query = words.map((word) => `(${anyOf([word, ...sameThings(word)].map(stem))})`).join(" & ");
  return Prisma.sql`number in (select case_number from complaints where case_number is not null
    and to_tsvector('simple', fold_words(coalesce(product, ''))) @@ ${query}::tsquery)`;
};
