import { isPublic, sources } from "../complaint/complaint.ts";
import { clockKinds } from "../desk/desk.ts";
import type { Charge } from "./charge-sheet.ts";
import type { Digest, DigestMatter, KeptRow, MissedRow, PersonRow, SourceRow } from "./digest.ts";
import { type Fact, type FactKind, factKinds } from "./fact.ts";
import { figuresOf } from "./figures-of.ts";
import { goodwillGiven } from "./goodwill-given.ts";
import { hourByHour } from "./hour-by-hour.ts";
import { hurtsMost } from "./hurts-most.ts";
import { limitsWorthRaising } from "./limits-worth-raising.ts";
import { median } from "./median.ts";

/** A digest from what was counted. Pure: the same matter gives the same figures. */
export const buildDigest = (matter: DigestMatter): Digest => {
  const { facts, severities, now, decided } = matter;
  const hints = limitsWorthRaising(decided.facts, matter.powers);
  return {
    scope: matter.scope,
    from: matter.from,
    to: matter.to,
    now,
    figures: figuresOf(matter, hints),
    missed: missedRows(matter),
    stuck: matter.overdue.filter(({ kind }) => waitsForAYes.has(kind)).toSorted((a, b) => a.dueAt - b.dueAt),
    gaps: matter.gaps.filter((gap) => gap.falling.length > 0 || !gap.intended),
    hurting: hurtsMost(matter.open, severities, now),
    kept: keptRows(facts, severities),
    sources: sourceRows(facts),
    loudness: loudnessOf(facts),
    held: heldBy(facts),
    people: peopleRows(facts),
    goodwill: goodwillGiven(
      facts,
      matter.pending.map(({ money }) => money),
    ),
    limits: { from: decided.from, hints },
    hours: hourByHour(matter),
    usual: usualOf(matter.earlier),
  };
};

/** Nothing goes on until somebody answers, calls, or keeps what was promised. */
const waitsForAYes: ReadonlySet<string> = new Set(["accept", "approval", "call", "promise"]);

export const missedKey = ({
  number,
  clock,
  piece,
  generation,
}: Pick<Fact, "number" | "clock" | "piece" | "generation">) =>
  `${number} ${clock}${piece === null ? "" : `.${piece}`} ${generation}`;

/** Worst severity first, then what fell due first. */
const missedRows = ({ facts, missedClocks, severities }: DigestMatter): MissedRow[] =>
  of(facts, "missed")
    .map((fact) => {
      const known = missedClocks.get(missedKey(fact));
      return { fact, endedAt: known?.clock.endedAt ?? null, charges: known?.charges ?? [] };
    })
    .toSorted(
      (a, b) => severities.indexOf(a.fact.severity) - severities.indexOf(b.fact.severity) || a.fact.at - b.fact.at,
    );

const of = (facts: readonly Fact[], ...kinds: FactKind[]): Fact[] => facts.filter(({ kind }) => kinds.includes(kind));
const lengths = (facts: readonly Fact[], field: "wallMs" | "countedMs"): number[] =>
  facts.flatMap((fact) => fact[field] ?? []);

const keptRows = (facts: readonly Fact[], severities: readonly string[]): KeptRow[] =>
  clockKinds.flatMap((clock) =>
    severities.flatMap((severity): KeptRow[] => {
      const mine = facts.filter((fact) => fact.clock === clock && fact.severity === severity);
      const met = of(mine, "kept", "late");
      const row = { clock, severity, kept: of(mine, "kept").length, missed: of(mine, "missed").length };
      if (row.kept + row.missed === 0) return [];
      return [{ ...row, workedMs: median(lengths(met, "countedMs")), waitedMs: median(lengths(met, "wallMs")) }];
    }),
  );

const sourceRows = (facts: readonly Fact[]): SourceRow[] =>
  sources.flatMap((source): SourceRow[] => {
    const mine = facts.filter((fact) => fact.source === source);
    const answered = of(mine, "answered");
    const resolved = of(mine, "resolved");
    const came = of(mine, "new").length;
    if (came + answered.length + resolved.length === 0) return [];
    return [
      {
        source,
        new: came,
        answered: answered.length,
        answeredMs: median(lengths(answered, "wallMs")),
        resolved: resolved.length,
        resolvedMs: median(lengths(resolved, "wallMs")),
      },
    ];
  });

/** Fewer than this on either side say nothing. */
const ENOUGH = 3;

const loudnessOf = (facts: readonly Fact[]): Digest["loudness"] => {
  const resolved = of(facts, "resolved");
  const loud = lengths(
    resolved.filter(({ source }) => isPublic(source)),
    "wallMs",
  );
  const silent = lengths(
    resolved.filter(({ source }) => !isPublic(source)),
    "wallMs",
  );
  const [publicMs, privateMs] = [median(loud), median(silent)];
  if (loud.length < ENOUGH || silent.length < ENOUGH || publicMs === null || privateMs === null) return null;
  return { publicMs, privateMs };
};

const heldBy = (facts: readonly Fact[]): Charge[] => {
  const held = new Map<string, Charge>();
  for (const { department, charged, wallMs } of of(facts, "held")) {
    const key = charged ?? `by ${department}`;
    const known = held.get(key) ?? { holder: charged ?? { department }, wallMs: 0, darkMs: null };
    known.wallMs += wallMs ?? 0;
    held.set(key, known);
  }
  return [...held.values()].toSorted((a, b) => b.wallMs - a.wallMs);
};

const peopleRows = (facts: readonly Fact[]): PersonRow[] => {
  const people = new Map<string, PersonRow>();
  for (const { kind, person } of facts) {
    if (person === null || (kind !== "resolved" && kind !== "kept" && kind !== "missed")) continue;
    const known = people.get(person) ?? { person, resolved: 0, kept: 0, missed: 0 };
    known[kind] += 1;
    people.set(person, known);
  }
  return [...people.values()].toSorted((a, b) => (a.person < b.person ? -1 : 1));
};

const usualOf = (earlier: DigestMatter["earlier"]): Digest["usual"] =>
  new Map(
    factKinds.flatMap((kind) => {
      const counts = earlier.map((week) => week.get(kind) ?? 0);
      const most = Math.max(0, ...counts);
      return most === 0 ? [] : [[kind, { least: Math.min(...counts), most }] as const];
    }),
  );
