import type { Case } from "../case/case.ts";
import { isOpenAt } from "../coverage/calendar.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import { coveringAt } from "../coverage/who-covers.ts";
import {
  type DepartmentId,
  type Desk,
  type GiveKind,
  giveKinds,
  type Limit,
  type Person,
  type PersonId,
} from "../desk/desk.ts";
import { findDepartment } from "../desk/find.ts";
import type { Instant } from "../time/instant.ts";
import type { Counted } from "./give.ts";
import { inCurrency } from "./in-currency.ts";

/** What a person may decide, in the currency of their department; `covers`: more than by day, since they cover. */
export type Power = { limit: Limit; currency: string; covers: boolean };

/** Who the give is about: whoever covers one of these departments decides for them while they are closed. */
export type About = { kase: Pick<Case, "department" | "speaker">; from: DepartmentId };

/** The most that the person may decide now, by any of their roles, as deputy of a lead, or because they cover. */
export const powerOf = (person: Person, { kase, from }: About, ctx: CoverageContext, now: Instant): Power => {
  const { desk } = ctx;
  const currency = findDepartment(desk, person.department)?.currency ?? "";
  const byRole = person.roles.map((role) => desk.authority.limits[person.department]?.[role] ?? NOTHING);
  const own = [...byRole, ...asDeputy(person, currency, desk)].reduce(more, NOTHING);
  const cover = desk.authority.cover?.[person.department];
  const covers = coversFor(person.id, { kase, from }, ctx, now);
  if (cover === undefined || !covers) return { limit: own, currency, covers: false };
  const limit = more(own, cover);
  return { limit, currency, covers: !isSame(limit, own) };
};

export const coversFor = (person: PersonId, { kase, from }: About, ctx: CoverageContext, now: Instant): boolean =>
  [...new Set([from, kase.department, kase.speaker.department])].some((department) =>
    coversClosed(person, department, ctx, now),
  );

/** Whoever covers a department while it is closed. By day its own people are there to be asked. */
const coversClosed = (person: PersonId, department: DepartmentId, ctx: CoverageContext, now: Instant): boolean =>
  !isOpenAt(ctx.calendars.ofDepartment(department), now) && coveringAt(department, now, ctx).people.includes(person);

/** A deputy decides what the lead of that department does, wherever they are themselves: nobody has to wait. */
const asDeputy = (person: Person, currency: string, desk: Desk): Limit[] =>
  desk.departments
    .filter(({ deputy }) => deputy === person.id)
    .map((one) => inMoney(desk.authority.limits[one.id]?.lead ?? NOTHING, one.currency, currency, desk));

/** Rounded so that it never allows more than it did. */
const inMoney = ({ kinds, ...limit }: Limit, from: string, to: string, { authority }: Desk): Limit => {
  const worth = (amount: number | null): number | null =>
    amount === null || from === to ? amount : Math.max(0, inCurrency(amount, from, to, authority.rates) - 1);
  const ofKinds = giveKinds.flatMap((kind) => (kinds[kind] === undefined ? [] : [[kind, worth(kinds[kind]) ?? 0]]));
  return { case: worth(limit.case), customer: worth(limit.customer), kinds: Object.fromEntries(ofKinds) };
};

/** Of a role that the desk file does not name: it gives nothing alone. */
export const NOTHING: Limit = { case: 0, customer: 0, kinds: {} };

const isSame = (one: Limit, other: Limit): boolean => one.case === other.case && one.customer === other.customer;

/** The larger of each; where only one of them says something of a kind, what the other allows for everything counts. */
const more = (one: Limit, other: Limit): Limit => {
  const kinds: Partial<Record<GiveKind, number>> = {};
  for (const kind of giveKinds) {
    if (one.kinds[kind] === undefined && other.kinds[kind] === undefined) continue;
    const amount = larger(one.kinds[kind] ?? one.customer, other.kinds[kind] ?? other.customer);
    if (amount !== null) kinds[kind] = amount;
  }
  return { case: larger(one.case, other.case), customer: larger(one.customer, other.customer), kinds };
};

const larger = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.max(one, other);

/** How much more the limit leaves with this counted already; null: as much as they like. Never below zero. */
export const leftOf = (limit: Limit, counted: Counted, kind: GiveKind): number | null => {
  const of = limit.kinds[kind];
  const rooms = [
    limit.case === null ? null : limit.case - counted.case,
    limit.customer === null ? null : limit.customer - counted.customer,
    of === undefined ? null : of - counted.kind,
  ].filter((room) => room !== null);
  return rooms.length === 0 ? null : Math.max(0, Math.min(...rooms));
};

/** The limit as one amount for people to read: the smallest that holds for this kind; null: none. */
export const highestOf = (limit: Limit, kind: GiveKind): number | null =>
  leftOf(limit, { case: 0, customer: 0, kind: 0 }, kind);
