import { gapsAhead } from "../core/coverage/gaps-ahead.ts";
import type { CoverageContext } from "../core/coverage/roster.ts";
import type { DigestScope } from "../core/desk/desk.ts";
import { buildDigest, missedKey } from "../core/digest/build-digest.ts";
import { chargeSheet } from "../core/digest/charge-sheet.ts";
import { missedFacts } from "../core/digest/clock-facts.ts";
import type { Digest, DigestMatter, OverdueClock } from "../core/digest/digest.ts";
import type { Fact, FactKind } from "../core/digest/fact.ts";
import { daysBefore, fourWeeksBefore, type Stretch } from "../core/digest/same-stretch.ts";
import { departmentsIn, isInScope, type ScopeRows, scopeRows } from "../core/digest/scope.ts";
import { withPiece } from "../core/sla/evolve-clocks.ts";
import { DAY, earliest, type Instant, plus, type Zone } from "../core/time/instant.ts";
import { loadCase } from "../store/load-case.ts";
import { countFacts, countOfCases, factsBetween, moneyBetween } from "../store/metric-facts.ts";
import { clocksOf, openCases, overdueClocks, pendingGives } from "../store/open-cases.ts";
import { loadRoster } from "../store/roster.ts";
import type { Deps } from "./deps.ts";
import { fallingDue } from "./falling-due.ts";

const AHEAD = 7 * DAY;
/** A day or a weekend has too few asks to say anything of a limit. */
const LIMITS_OVER_DAYS = 28;
/** For so many of what fell due it is said who had the time; the figures count all. */
const CHARGED = 40;

type DigestDeps = Pick<Deps, "db" | "policy" | "now">;
export type AskedDigest = { scope: DigestScope; from: Instant; to: Instant; zone: Zone };

/** Reads all that a digest is made of, and makes it. Costs what happened in its stretch and what is open. */
export const readDigest = async (deps: DigestDeps, asked: AskedDigest): Promise<Digest> =>
  buildDigest(await readMatter(deps, asked));

const readMatter = async (deps: DigestDeps, asked: AskedDigest): Promise<DigestMatter> => {
  const { desk, calendars } = deps.policy();
  const { from, to, zone } = asked;
  const now = deps.now();
  const scope = scopeRows(asked.scope, desk);
  const overdue = await overdueClocks(deps.db, now, scope);
  const facts = [
    ...(await factsBetween(deps.db, from, to, scope)),
    ...(await unnoticed(deps, overdue, asked, scope)),
  ].toSorted((a, b) => a.at - b.at || a.number - b.number);
  // Cover of the past as well: whether somebody was there while a case lay is asked of the roster of that time.
  const ctx: CoverageContext = { desk, calendars, roster: await loadRoster(deps.db, plus(from, -30 * DAY)) };
  const falling = await fallingDue(deps, now, plus(now, AHEAD));
  const weighed = earliest(from, daysBefore(to, LIMITS_OVER_DAYS, zone));
  const mine = new Set(departmentsIn(asked.scope, desk));
  return {
    ...asked,
    now,
    facts,
    overdue,
    earlier: await earlierWeeks(deps, fourWeeksBefore(asked, zone), scope),
    open: await openCases(deps.db, scope),
    pending: await pendingGives(deps.db, scope),
    waited: await waitedBefore(deps, facts, to),
    missedClocks: await missedClocks(deps, facts, now, ctx),
    gaps: gapsAhead(ctx, now, AHEAD, falling).filter((gap) => gap.departments.some((id) => mine.has(id))),
    severities: desk.severities.map(({ id }) => id),
    powers: desk,
    decided: { from: weighed, facts: await moneyBetween(deps.db, weighed, to, scope) },
  };
};

/** What fell due and nobody has looked at yet is as due as the rest. */
const unnoticed = async (
  deps: DigestDeps,
  overdue: readonly (OverdueClock & { noticed: boolean })[],
  { from, to }: Stretch,
  scope: ScopeRows,
): Promise<Fact[]> => {
  const facts: Fact[] = [];
  for (const clock of overdue.filter((one) => !one.noticed && one.dueAt > from && one.dueAt <= to)) {
    const kase = await loadCase(deps.db, clock.number);
    const known = kase?.clocks.find((one) => one.kind === clock.kind && one.piece === clock.piece);
    if (kase === null || known === undefined || known.generation !== clock.generation) continue;
    const bare = missedFacts(known, kase).map((fact, part) => ({
      ...fact,
      number: kase.number,
      seq: kase.version,
      part: part + 1_000,
      commandId: "",
    }));
    facts.push(...bare.filter((fact) => isInScope(fact, scope)));
  }
  return facts;
};

const earlierWeeks = async (
  deps: DigestDeps,
  weeks: readonly Stretch[],
  scope: ScopeRows,
): Promise<DigestMatter["earlier"]> => {
  const counts = await countFacts(deps.db, weeks, scope);
  return weeks.map(
    (_, week) =>
      new Map<FactKind, number>(counts.filter(({ stretch }) => stretch === week).map(({ kind, n }) => [kind, n])),
  );
};

const waitedBefore = async (deps: DigestDeps, facts: readonly Fact[], to: Instant): Promise<Map<number, number>> => {
  const numbers = [...new Set(facts.filter(({ kind }) => kind === "waits").map(({ number }) => number))];
  if (numbers.length === 0) return new Map();
  return new Map((await countOfCases(deps.db, numbers, "waits", to)).map(({ number, n }) => [number, n]));
};

const missedClocks = async (
  deps: DigestDeps,
  facts: readonly Fact[],
  now: Instant,
  ctx: CoverageContext,
): Promise<DigestMatter["missedClocks"]> => {
  const severities = ctx.desk.severities.map(({ id }) => id);
  const missed = facts
    .flatMap((fact) => (fact.kind === "missed" && fact.clock !== null ? [{ ...fact, kind: fact.clock }] : []))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.at - b.at)
    .slice(0, CHARGED);
  const clocks = await clocksOf(deps.db, missed);
  return new Map(
    clocks.map(({ number, clock: stored }) => {
      const clock = withPiece(stored);
      const { kind, piece, generation } = clock;
      const charges = chargeSheet(clock, clock.endedAt ?? now, ctx);
      return [missedKey({ number, clock: kind, piece, generation }), { clock, charges }];
    }),
  );
};
