import { type Desk, giveKinds, type Limit, type Role, roles } from "../../src/core/desk/desk.ts";
import { median } from "../../src/core/digest/median.ts";
import type { Counted, Goodwill } from "./slow-digest.ts";

type Decided = Counted & { goodwill: Goodwill };
type Said = {
  asked: number[];
  full: number;
  waited: number | null;
  raiseTo: number;
  answered: number;
  upTo: number | null;
};

/**
 * Which limits are worth raising, by trying out every amount that was ever asked for as the limit: docs/metrics.md read
 * sentence by sentence, beside `limitsWorthRaising` and not by its means.
 */
export const slowLimits = (counted: readonly Counted[], desk: Desk): Record<string, Said> => {
  const found: Record<string, Said> = {};
  const decided = counted.filter(
    (one): one is Decided => one.goodwill !== undefined && ["give-yes", "give-less", "give-no"].includes(one.key),
  );
  for (const { id, currency } of desk.departments) {
    for (const role of roles) {
      for (const kind of giveKinds) {
        const limit = desk.authority.limits[id]?.[role];
        if (limit === undefined) continue;
        const beyond = decided.filter(
          ({ department, goodwill }) =>
            department === id &&
            goodwill.kind === kind &&
            goodwill.currency === currency &&
            highestRole(desk, goodwill.by) === role &&
            !fits(goodwill, limit),
        );
        const said = tryOut(beyond, limit);
        if (said !== null) found[`${id} ${kind} ${role}`] = said;
      }
    }
  }
  return found;
};

/** On the desk of the test a manager gives more than a lead, and a lead more than an agent. */
const highestRole = ({ people, departments }: Desk, by: string): Role | undefined => {
  const own = people.find(({ id }) => id === by)?.roles ?? [];
  if (own.includes("manager")) return "manager";
  return own.includes("lead") || departments.some(({ deputy }) => deputy === by) ? "lead" : own[0];
};

const fits = ({ sums, kind }: Goodwill, limit: Limit): boolean =>
  sums.case <= (limit.case ?? sums.case) &&
  sums.customer <= (limit.customer ?? sums.customer) &&
  sums.kind <= (limit.kinds[kind] ?? sums.kind);

const raised = (limit: Limit, to: number): Limit => ({
  case: limit.case === null ? null : Math.max(limit.case, to),
  customer: limit.customer === null ? null : Math.max(limit.customer, to),
  kinds: Object.fromEntries(Object.entries(limit.kinds).map(([kind, most]) => [kind, Math.max(most, to)])),
});

const tryOut = (beyond: readonly Decided[], limit: Limit): Said | null => {
  const amounts = beyond
    .flatMap(({ goodwill: { sums } }) => [sums.case, sums.customer, sums.kind])
    .sort((a, b) => a - b);
  const letThrough = (to: number): Decided[] => beyond.filter(({ goodwill }) => fits(goodwill, raised(limit, to)));
  const inFull = (some: readonly Decided[]): Decided[] => some.filter(({ key }) => key === "give-yes");
  const nearlyAll = (some: readonly Decided[]): boolean => inFull(some).length >= 0.9 * some.length;
  // A limit at which one more is granted in full, and not only one more is refused.
  const steps = amounts.filter((to) =>
    inFull(letThrough(to)).some(({ goodwill }) => !fits(goodwill, raised(limit, to - 1))),
  );
  const end = steps.filter((to) => letThrough(to).length >= 8 && nearlyAll(letThrough(to))).at(-1);
  if (end === undefined) return null;
  const told = letThrough(end);
  const largest = Math.max(...inFull(told).map(({ goodwill }) => goodwill.asked));
  const [raiseTo] = steps.filter(
    (to) => to <= largest && nearlyAll(letThrough(to)) && inFull(letThrough(to)).length >= 0.8 * inFull(told).length,
  );
  if (raiseTo === undefined) return null;
  return {
    asked: told.map(({ number }) => number).sort((a, b) => a - b),
    full: inFull(told).length,
    waited: median(inFull(told).map(({ waited = 0 }) => waited)),
    raiseTo,
    answered: inFull(letThrough(raiseTo)).length,
    upTo: told.length === beyond.length ? null : end,
  };
};
