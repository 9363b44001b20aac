import type { Counted } from "../authority/give.ts";
import { highestOf, NOTHING } from "../authority/limit-of.ts";
import type { DepartmentId, Desk, GiveKind, Limit, Role } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import type { Fact, Money } from "./fact.ts";
import { median } from "./median.ts";

/** One ask that went beyond the limit of today; `needed`: what the limit would have had to be. */
type BeyondAsk = { fact: Fact; money: Money; needed: number };

/** A limit of which approvals tell that it only costs time. Amounts are minor units of `currency`. */
export type LimitHint = {
  department: DepartmentId;
  kind: GiveKind;
  role: Role;
  currency: string;
  /** As it is today; 0: none is given alone. */
  limit: number;
  /** Up to where it is told of what was asked; null: all that was. */
  upTo: number | null;
  /** What was decided of it, in order; how many of them were granted in full, and how long half of those took at most. */
  asks: BeyondAsk[];
  full: number;
  waitedMs: number;
  /** The limit that is worth having, and how many of those granted in full it would have answered on the spot. */
  raiseTo: number;
  answered: number;
};

/** Fewer decisions say nothing: if one in four were refused, eight in a row would still be granted one time in ten. */
export const ENOUGH_ASKS = 8;
/** So many in a hundred are granted in full, or somebody really decides and the limit is right. */
export const IN_FULL_PERCENT = 90;
/** Most of them: so many in a hundred of those granted in full are answered on the spot. */
export const ANSWERED_PERCENT = 80;

export type Powers = Pick<Desk, "people" | "departments" | "authority">;

/**
 * The limits that are worth raising, those that would answer most first: by department, kind and role of whoever asked,
 * held against the desk as it is now. Never higher than the largest single amount that was granted in full, never over two
 * currencies, never where a real share was refused or granted in part. What is taken back or not decided counts nowhere.
 */
export const limitsWorthRaising = (facts: readonly Fact[], desk: Powers): LimitHint[] => {
  // Where everything takes a second person, no limit answers anything.
  if (!desk.authority.alone) return [];
  return [...groupsOf(facts, desk).values()]
    .flatMap(({ limit, asks, ...group }) => {
      const found = worthRaising(asks);
      return found === null ? [] : [{ ...group, limit: highestOf(limit, group.kind) ?? 0, ...found }];
    })
    .toSorted((a, b) => b.answered - a.answered || (keyOf(a) < keyOf(b) ? -1 : 1));
};

export const keyOf = ({ department, kind, role }: Pick<LimitHint, "department" | "kind" | "role">): string =>
  `${department} ${kind} ${role}`;

type Group = Pick<LimitHint, "department" | "kind" | "role" | "currency"> & { limit: Limit; asks: BeyondAsk[] };

const groupsOf = (facts: readonly Fact[], desk: Powers): Map<string, Group> => {
  const groups = new Map<string, Group>();
  for (const fact of facts) {
    const { kind, money, department } = fact;
    if (money === null || (kind !== "give-yes" && kind !== "give-less" && kind !== "give-no")) continue;
    const currency = findDepartment(desk, department)?.currency;
    const own = limitNow(fact, money.kind, desk);
    if (own === null || money.currency !== currency) continue;
    const needed = neededLimit(money, own.limit);
    if (needed === null) continue;
    const group = { department, kind: money.kind, currency, ...own };
    const known = groups.get(keyOf(group)) ?? { ...group, asks: [] };
    known.asks.push({ fact, money, needed });
    groups.set(keyOf(group), known);
  }
  return groups;
};

/**
 * By the role that lets whoever asked give most of this kind, a deputy being a lead. Who is not on the desk any more has
 * none, and whoever is deputy elsewhere gives by the limit of another department.
 */
const limitNow = (
  { person: id, department }: Fact,
  kind: GiveKind,
  desk: Powers,
): Pick<Group, "role" | "limit"> | null => {
  const person = findPerson(desk, id);
  const isDeputyOf = (one: Powers["departments"][number]): boolean => one.deputy === id;
  if (person === undefined || desk.departments.some((one) => isDeputyOf(one) && one.id !== department)) return null;
  const own: Role[] = desk.departments.some(isDeputyOf) ? [...person.roles, "lead"] : person.roles;
  const most = ({ limit }: { limit: Limit }): number => highestOf(limit, kind) ?? Number.POSITIVE_INFINITY;
  const [first] = own
    .map((role) => ({ role, limit: desk.authority.limits[department]?.[role] ?? NOTHING }))
    .toSorted((a, b) => most(b) - most(a));
  return first ?? null;
};

/** The smallest amount for every limit that stood in the way; null: none would today. */
const neededLimit = ({ kind, asked, counted }: Money, limit: Limit): number | null => {
  const sums: [number | null | undefined, keyof Counted][] = [
    [limit.case, "case"],
    [limit.customer, "customer"],
    [limit.kinds[kind], "kind"],
  ];
  const beyond = sums.flatMap(([most, of]) =>
    most !== null && most !== undefined && counted[of] + asked > most ? [counted[of] + asked] : [],
  );
  return beyond.length === 0 ? null : Math.max(...beyond);
};

type Found = "upTo" | "asks" | "full" | "waitedMs" | "raiseTo" | "answered";

const isFull = ({ fact }: BeyondAsk): boolean => fact.kind === "give-yes";
const isShare = (part: number, whole: number, percent: number): boolean => part * 100 >= whole * percent;

/**
 * From the smallest amount upwards as far as nearly all were granted in full; of that the smallest limit that would have
 * answered most of them.
 */
const worthRaising = (all: readonly BeyondAsk[]): Pick<LimitHint, Found> | null => {
  const tops = [...new Set(all.filter(isFull).map(({ needed }) => needed))].toSorted((a, b) => a - b);
  const within = (top: number): BeyondAsk[] => all.filter(({ needed }) => needed <= top);
  const isNearlyAlways = (asks: readonly BeyondAsk[]): boolean =>
    isShare(asks.filter(isFull).length, asks.length, IN_FULL_PERCENT);
  const end = tops.findLast((top) => within(top).length >= ENOUGH_ASKS && isNearlyAlways(within(top)));
  if (end === undefined) return null;
  const asks = within(end);
  const full = asks.filter(isFull);
  const largest = Math.max(...full.map(({ money }) => money.asked));
  const answeredBy = (top: number): number => full.filter(({ needed }) => needed <= top).length;
  const raiseTo = tops.find(
    (top) =>
      top <= Math.min(end, largest) &&
      isShare(answeredBy(top), full.length, ANSWERED_PERCENT) &&
      isNearlyAlways(within(top)),
  );
  if (raiseTo === undefined) return null;
  return {
    upTo: asks.length === all.length ? null : end,
    asks,
    full: full.length,
    waitedMs: median(full.flatMap(({ fact }) => fact.wallMs ?? [])) ?? 0,
    raiseTo,
    answered: answeredBy(raiseTo),
  };
};
