import type { Case } from "../core/case/case.ts";
import type { CaseEvent } from "../core/case/event.ts";
import { readCase, type StoredCase } from "../core/case/read-case.ts";
import type { TextId } from "../core/case/wait.ts";
import { instant } from "../core/time/instant.ts";
import type { Db } from "./client.ts";

/** The case as decisions read it, or null when there is none of this number. */
export const loadCase = async (db: Db, number: number): Promise<Case | null> => {
  const [row] = await db.$queryRaw<{ state: StoredCase }[]>`select state from cases where number = ${number}`;
  return row === undefined ? null : readCase(row.state);
};

export const newestNumber = async (db: Db): Promise<number | null> => {
  const [row] = await db.$queryRaw<{ number: number | null }[]>`select max(number) as number from cases`;
  return row?.number ?? null;
};

/** A case with the words it names and what its customer is called. */
export type StoredView = {
  kase: Case;
  texts: Record<TextId, string>;
  customer: { name: string | null; handle: string | null; phone: string | null; mail: string | null };
};

/** Views of these cases in the order asked for; unknown numbers are left out. */
export const loadViews = async (db: Db, numbers: number[]): Promise<StoredView[]> => {
  if (numbers.length === 0) return [];
  const rows = await db.$queryRaw<({ state: StoredCase } & StoredView["customer"])[]>`
    select c.state, k.name, (select h.value from handles h where h.customer_id = c.customer_id
      and h.kind not in ('email', 'phone') order by h.kind limit 1) as handle,
      coalesce((select min(h.value) from handles h where h.customer_id = c.customer_id and h.kind = 'phone'),
        (select m.author->>'phone' from complaints m where m.case_number = c.number and m.author->>'phone' is not null
          order by m.created_at desc limit 1)) as phone,
      (select min(h.value) from handles h where h.customer_id = c.customer_id and h.kind = 'email') as mail,
      (select m.language from complaints m where m.case_number = c.number and m.role = 'customer'
        and m.language is not null order by m.created_at desc limit 1) as language
    from unnest(${numbers}::int[]) with ordinality as asked(number, place)
    join cases c on c.number = asked.number left join customers k on k.id = c.customer_id
    order by asked.place`;
  const cases = rows.map(({ state, ...customer }) => ({ kase: readCase(state), customer }));
  const texts = await loadTexts(
    db,
    cases.flatMap(({ kase }) => textIdsOf(kase)),
  );
  return cases.map(({ kase, customer }) => ({ kase, texts, customer }));
};

/** Words by id; blanked and unknown ones are missing. */
export const loadTexts = async (db: Db, ids: TextId[]): Promise<Record<TextId, string>> => {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const rows = await db.$queryRaw<{ id: string; words: string }[]>`
    select id, words from texts where id = any(${wanted}) and words is not null`;
  return Object.fromEntries(rows.map(({ id, words }) => [id, words]));
};

/** The texts a case names at present. */
const textIdsOf = (kase: Case): TextId[] =>
  [
    kase.firstWord.textId,
    kase.lastWord.textId,
    kase.told?.textId,
    kase.lastNote?.textId,
    kase.wait?.forId,
    kase.offer?.whyId,
    kase.resolution?.howId,
    kase.resolution?.unmetId,
    kase.didNotHelp?.howId,
    kase.didNotHelp?.saidId,
    kase.pleased?.textId,
    kase.wants,
    kase.harm?.textId,
    kase.news?.asked?.whatId,
    kase.incident?.nameId,
    kase.incident?.lastId,
    kase.phone.numberId,
    kase.phone.bestTimeId,
    ...kase.tasks.flatMap((task) => [
      task.whatId,
      task.wait?.forId,
      task.ended?.resultId,
      task.keptId,
      ...(task.outside !== null && "addressId" in task.outside.who ? [task.outside.who.addressId] : []),
      ...(task.about.kind === "call-back" ? [task.about.numberId, task.about.bestTimeId] : []),
    ]),
    ...kase.promises.flatMap((promise) => [promise.whatId, promise.told?.textId, promise.ended?.whyId, promise.leftId]),
    ...kase.gives.flatMap(({ whyId, decided, keptId }) => [whyId, decided?.whyId, keptId]),
    ...kase.consents.flatMap(({ whatId, answered }) => [whatId, answered?.whoId, answered?.wordsId]),
  ].filter((id): id is TextId => typeof id === "string");

export type EventRow = {
  case_number: number;
  seq: number;
  type: string;
  v: number;
  at: Date;
  command_id: string;
  actor: CaseEvent["actor"];
  data: Record<string, unknown>;
};

/** The events of a case after `afterSeq`, oldest first. */
export const loadEvents = async (db: Db, number: number, afterSeq = 0): Promise<CaseEvent[]> => {
  const rows = await db.$queryRaw<EventRow[]>`
    select case_number, seq, type, v, at, command_id, actor, data from events
    where case_number = ${number} and seq > ${afterSeq} order by seq`;
  return rows.map(toEvent);
};

/** The events of a case and of all that are part of it, in the order in which they happened. */
export const loadStory = async (db: Db, number: number): Promise<CaseEvent[]> => {
  const rows = await db.$queryRaw<EventRow[]>`
    with recursive parts as (
      select ${number}::int as number
      union select c.number from parts join cases c on c.merged_into = parts.number
    )
    select case_number, seq, type, v, at, command_id, actor, data from events
    where case_number in (select number from parts) order by at, recorded_at, case_number, seq`;
  return rows.map(toEvent);
};

/** The rows of `events` are written from `CaseEvent`s by `commit.ts` alone, so their shape is known. */
export const toEvent = (row: EventRow): CaseEvent =>
  ({
    ...row.data,
    type: row.type,
    v: row.v,
    number: row.case_number,
    seq: row.seq,
    at: instant(row.at.getTime()),
    actor: row.actor,
    commandId: row.command_id,
  }) as CaseEvent;

/** The texts that events name, wherever they name them. */
export const textIdsOfEvents = (events: readonly CaseEvent[]): TextId[] =>
  events.flatMap((event) => {
    const ids: TextId[] = [];
    if ("textId" in event && event.textId !== null) ids.push(event.textId);
    if ("whyId" in event && event.whyId !== null) ids.push(event.whyId);
    if ("howId" in event && event.howId !== null) ids.push(event.howId);
    if ("unmetId" in event && typeof event.unmetId === "string") ids.push(event.unmetId);
    if ("forId" in event) ids.push(event.forId);
    if ("whatId" in event && event.whatId !== null) ids.push(event.whatId);
    if ("resultId" in event) ids.push(event.resultId);
    if (event.type === "incident-linked") {
      ids.push(event.incident.nameId, ...(event.incident.lastId === null ? [] : [event.incident.lastId]));
    }
    const outside = "to" in event && typeof event.to === "object" ? event.to : null;
    if (outside !== null && "addressId" in outside) ids.push(outside.addressId);
    if (event.actor.kind === "outside" && "addressId" in event.actor.who) ids.push(event.actor.who.addressId);
    if ("whoId" in event && event.whoId !== null) ids.push(event.whoId);
    if ("wordsId" in event && event.wordsId !== null) ids.push(event.wordsId);
    if ("numberId" in event) ids.push(event.numberId);
    if ("word" in event) ids.push(event.word.textId);
    return ids;
  });
