import { DateTime } from "luxon";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isOpen } from "../../src/core/case/case.ts";
import type { CaseEvent } from "../../src/core/case/event.ts";
import { fold } from "../../src/core/case/evolve.ts";
import { sources } from "../../src/core/complaint/complaint.ts";
import { type DigestScope, giveKinds } from "../../src/core/desk/desk.ts";
import type { Digest } from "../../src/core/digest/digest.ts";
import { median } from "../../src/core/digest/median.ts";
import { wholeDesk } from "../../src/core/digest/scope.ts";
import { replay } from "../../src/core/replay/replay.ts";
import type { World } from "../../src/core/replay/world.ts";
import { DAY, earliest, type Instant, plus } from "../../src/core/time/instant.ts";
import { readDigest } from "../../src/flows/read-digest.ts";
import { rebuildFacts } from "../../src/flows/rebuild-facts.ts";
import { countMoves } from "../../src/store/metric-facts.ts";
import { openCases } from "../../src/store/open-cases.ts";
import { newYork, noRoster, policyOf } from "../support/builders.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";
import { randomQuarter } from "../support/random-quarter.ts";
import { rigDesk } from "../support/rig-desk.ts";
import { belongs, type Counted, countLife, type SlowScope } from "../support/slow-digest.ts";
import { slowLimits } from "../support/slow-limits.ts";
import { storeLives } from "../support/store-lives.ts";

const desk = {
  ...rigDesk,
  followUp: { afterMs: 3 * DAY, severities: rigDesk.severities.map(({ id }) => id) },
  departments: rigDesk.departments.map((one) => ({
    ...one,
    tags: { region: one.id === "technical" ? "Europe" : "America", brand: "Norrwick" },
  })),
  connectors: [
    { name: "webhook", kind: "webhook" as const },
    { name: "shop", kind: "webhook" as const, tags: { brand: "Norrwick Shop" } },
  ],
};
const from = newYork("2027-01-04 00:00");
const to = newYork("2027-04-05 00:00");

let rig: DeskRig;
let lives: CaseEvent[][];
let counted: Counted[];
const suggested = new Set<string>();
beforeAll(async () => {
  rig = await openDeskRig({ desk, startAt: to });
  const policy = policyOf(desk);
  const happenings = randomQuarter(desk, policy.calendars, { from, to, count: 150, seed: 20_270_104 });
  let world: World | null = null;
  replay({ from, to, ...policy, cases: [], roster: noRoster, happenings }, (seen) => {
    world = seen;
  });
  lives = livesIn(world);
  counted = lives.flatMap((life) => countLife(life, desk, to));
  await storeLives(rig.pool, lives);
  await rebuildFacts(rig.deps);
});
afterAll(() => rig.close());

const livesIn = (world: World | null): CaseEvent[][] => {
  const found = new Map<number, CaseEvent[]>();
  for (const event of world?.events ?? []) found.set(event.number, [...(found.get(event.number) ?? []), event]);
  return [...found.values()];
};

const scopes: [string, SlowScope][] = [
  ["the whole desk", {}],
  ...desk.departments.map(({ id }): [string, SlowScope] => [id, { departments: [id] }]),
  ...sources.map((source): [string, SlowScope] => [source, { sources: [source] }]),
  ["Europe", { region: "Europe" }],
  ["the shop", { brand: "Norrwick Shop" }],
  [
    "the brand at two departments by mail",
    { brand: "Norrwick", departments: ["parts", "billing"], sources: ["email"] },
  ],
];

/** Thirteen weeks (the clocks change in one of them), a quarter of a year, one day and one weekend. */
const stretches: [Instant, Instant][] = [
  ...Array.from({ length: 13 }, (_, week): [Instant, Instant] => [
    plus(from, week * 7 * DAY),
    earliest(plus(from, (week + 1) * 7 * DAY), to),
  ]),
  [plus(from, -1), to],
  [newYork("2027-02-02 08:00"), newYork("2027-02-03 08:00")],
  [newYork("2027-03-12 17:00"), newYork("2027-03-15 08:00")],
];

test.each(scopes)("a quarter of digests is what its events come to: %s", async (_, scope) => {
  // Every week for the desk and each department; for the other scopes every third one, and the longer stretches.
  const isSmall = scope.sources !== undefined || scope.brand !== undefined;
  for (const [begin, end] of stretches.filter((_one, index) => !isSmall || index % 3 === 0 || index > 12)) {
    const digest = await readDigest(rig.deps, { scope: asked(scope), from: begin, to: end, zone: "America/New_York" });
    const mine = counted.filter((one) => one.at > begin && one.at <= end && belongs(one, scope, desk));
    expect([digest.goodwill.granted, digest.goodwill.kinds], `goodwill ${end}`).toEqual(slowGoodwill(mine));
    expect(fast(digest), `${new Date(begin).toISOString()}`).toEqual(slow(mine));
    const weeks = DateTime.fromMillis(end, { zone: "America/New_York" }).minus({ weeks: 4 }).toMillis();
    const since = Math.min(begin, weeks);
    const weighed = counted.filter((one) => one.at > since && one.at <= end && belongs(one, scope, desk));
    const limits = slowLimits(weighed, desk);
    expect(fastLimits(digest), `limits ${new Date(begin).toISOString()}`).toEqual(limits);
    for (const who of Object.keys(limits)) suggested.add(who);
  }
});

test("what was open at the end of each week is what its events come to", async () => {
  const ends = stretches.slice(0, 13).map(([, end]) => end);
  const weeks = ends.slice(1).map((end, index) => ({ from: ends[index] ?? end, to: end }));
  const everything = { departments: null, sources: null, connectors: [], pairs: null };
  const moves = await countMoves(rig.db, weeks, everything);
  const now = await openCases(rig.db, everything);
  const departments = new Map(
    ends.map((at) => [
      at,
      lives.flatMap((life) => {
        const kase = fold(
          null,
          life.filter((event) => event.at <= at),
        );
        return kase !== null && isOpen(kase.status) ? [kase.department] : [];
      }),
    ]),
  );
  for (const { id } of desk.departments) {
    const openAt = (at: Instant): number => (departments.get(at) ?? []).filter((one) => one === id).length;
    expect(now.filter(({ department }) => department === id)).toHaveLength(openAt(to));
    for (const [stretch, { from: begin, to: end }] of weeks.entries()) {
      const rose = moves.find((move) => move.stretch === stretch && move.department === id)?.rose ?? 0;
      expect(rose, `${id} ${stretch}`).toBe(openAt(end) - openAt(begin));
    }
  }
});

test("what waits for a yes or no at the end is what its events come to", async () => {
  const whole = { from: plus(to, -DAY), to, zone: "America/New_York" };
  const digest = await readDigest(rig.deps, { scope: wholeDesk, ...whole });
  const slowly = lives.flatMap((life) => {
    const kase = fold(null, life);
    const isClosed = kase === null || kase.status === "closed" || kase.status === "dismissed";
    return isClosed
      ? []
      : kase.gives
          .filter(({ state }) => state === "pending")
          .map(({ id, amount }) => ({ number: kase.number, id, amount }));
  });
  const quickly = (digest.figures.get("give-pending") ?? []).map(({ number, piece, money }) => ({
    number,
    id: piece,
    amount: money?.asked,
  }));
  expect(slowly.length).toBeGreaterThan(2);
  expect(quickly).toEqual(slowly.toSorted((a, b) => a.number - b.number));
  const sum = slowly.reduce((all, { amount }) => all + amount, 0);
  expect(digest.goodwill.pending).toEqual([{ currency: "USD", amount: sum }]);
});

test("the quarter has something of everything", () => {
  const keys = new Set(counted.map(({ key }) => key.split(" ")[0]));
  const all = ["new", "wrote", "answered", "resolved", "reopened", "agreed", "disagreed", "unheard", "dismissed"];
  const rest = [
    "downgraded",
    "waits",
    "pass-yes",
    "pass-no",
    "kept",
    "missed",
    "late",
    "held",
    "words-only",
    "cause",
    "promise-kept",
    "given",
    "granted",
    "give-asked",
    "give-yes",
    "give-less",
    "give-no",
    "give-back",
    "followed",
    "not-followed",
  ];
  expect([...all, ...rest].filter((key) => !keys.has(key))).toEqual([]);
  expect([...suggested].length).toBeGreaterThan(1);
  expect(lives.flat().some(({ type }) => type === "undone")).toBe(true);
  expect(counted.length).toBeGreaterThan(1_500);
});

const asked = (scope: SlowScope): DigestScope => ({
  ...wholeDesk,
  ...scope,
  departments: scope.departments ?? [],
  sources: sources.filter((source) => scope.sources?.includes(source)),
});

type Figures = Record<string, unknown>;

/** Standing figures and those that count a case once are compared elsewhere. */
const standing = new Set(["open", "unclaimed", "overdue", "at-risk", "stuck-passes", "waits-again", "give-pending"]);

const fast = (digest: Digest): Figures => ({
  ...Object.fromEntries(
    [...digest.figures]
      .filter(([key]) => !standing.has(key) && !key.startsWith("limits"))
      .map(([key, items]) => [key, items.map(({ number }) => number).sort((a, b) => a - b)]),
  ),
  ...Object.fromEntries(digest.kept.map((row) => [`times ${row.clock} ${row.severity}`, [row.workedMs, row.waitedMs]])),
  ...Object.fromEntries(digest.sources.map((row) => [`times ${row.source}`, [row.answeredMs, row.resolvedMs]])),
  ...Object.fromEntries(
    digest.held.map(({ holder, wallMs }) => [
      `held ${typeof holder === "string" ? holder : holder.department}`,
      wallMs,
    ]),
  ),
});

/** What was granted, added up currency by currency, and how often of each kind. */
const slowGoodwill = (mine: readonly Counted[]) => {
  const granted = mine.flatMap(({ key, given }) => (key === "granted" && given !== undefined ? [given] : []));
  const currencies = [...new Set(granted.map(({ currency }) => currency))].sort();
  return [
    currencies.map((currency) => {
      const amounts = granted.filter((one) => one.currency === currency).map(({ amount }) => amount);
      return { currency, amount: amounts.reduce((sum, amount) => sum + amount, 0) };
    }),
    giveKinds.flatMap((kind) => {
      const n = mine.filter(({ key }) => key === `granted ${kind}`).length;
      return n === 0 ? [] : [{ kind, n }];
    }),
  ];
};

/** As `slowLimits` says it; what is listed behind the figure is what is told of. */
const fastLimits = (digest: Digest): Figures =>
  Object.fromEntries(
    digest.limits.hints.map(({ department, kind, role, full, waitedMs, raiseTo, answered, upTo }) => {
      const key = `${department} ${kind} ${role}`;
      const asked = (digest.figures.get(`limits ${key}`) ?? []).map(({ number }) => number).sort((a, b) => a - b);
      return [key, { asked, full, waited: waitedMs, raiseTo, answered, upTo }];
    }),
  );

const slow = (mine: readonly Counted[]): Figures => {
  const figures: Record<string, number[]> = {};
  const of = (key: string): Counted[] => mine.filter((one) => one.key === key);
  for (const { key, number } of mine) {
    if (key.startsWith("held ") || key.startsWith("met ")) continue;
    figures[key] = [...(figures[key] ?? []), number].sort((a, b) => a - b);
  }
  if (figures["words-only"] !== undefined) figures["words-only"] = [...new Set(figures["words-only"])];
  const more: Figures = {};
  for (const key of new Set(mine.map((one) => one.key))) {
    const [kind = "", clock = "", severity] = key.split(" ");
    const clockName = `${clock} ${severity}`;
    if ((kind === "kept" || kind === "missed") && severity !== undefined) {
      const met = of(`met ${clockName}`);
      more[`times ${clockName}`] = [
        median(met.map(({ worked = 0 }) => worked)),
        median(met.map(({ waited = 0 }) => waited)),
      ];
    }
    if (["new", "answered", "resolved"].includes(kind) && clock !== "") {
      const waits = (of_: string): number | null => median(of(`${of_} ${clock}`).map(({ waited = 0 }) => waited));
      more[`times ${clock}`] = [waits("answered"), waits("resolved")];
    }
    if (kind === "held") more[key] = of(key).reduce((sum, { waited = 0 }) => sum + waited, 0);
  }
  return { ...figures, ...more };
};
