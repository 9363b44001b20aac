import type { DigestMatter, FigureItem, FigureKey, OpenCase, OverdueClock, PendingGive } from "./digest.ts";
import type { Fact, FactKind } from "./fact.ts";
import { keyOf, type LimitHint } from "./limits-worth-raising.ts";
import { endOfDay } from "./same-stretch.ts";

/** Kinds that are figures by their own name. */
const plain: readonly FactKind[] = [
  "new",
  "backlog",
  "wrote",
  "kept",
  "missed",
  "late",
  "answered",
  "words-only",
  "resolved",
  "reopened",
  "agreed",
  "disagreed",
  "unheard",
  "dismissed",
  "waits",
  "pass-yes",
  "pass-no",
  "pass-back",
  "promise-kept",
  "promise-broken",
  "promise-moved",
  "incident",
  "nobody-there",
  "given",
  "give-asked",
  "give-yes",
  "give-less",
  "give-no",
  "give-back",
  "followed",
  "not-followed",
];

/**
 * Every figure with what it counts, so that a number and its list can never differ. A case that did the same twice is
 * there twice; `words-only` and `waits-again` count cases.
 */
export const figuresOf = (matter: DigestMatter, hints: readonly LimitHint[]): Map<FigureKey, FigureItem[]> => {
  const figures = new Map<FigureKey, FigureItem[]>();
  const add = (key: FigureKey, item: FigureItem): void => {
    const known = figures.get(key);
    if (known === undefined) figures.set(key, [item]);
    else known.push(item);
  };
  const once = new Set<string>();
  for (const fact of matter.facts) {
    if (fact.kind === "words-only") {
      if (once.has(`words ${fact.number}`)) continue;
      once.add(`words ${fact.number}`);
    }
    for (const key of keysOf(fact, matter.severities)) add(key, itemOf(fact));
    if (fact.kind === "waits" && (matter.waited.get(fact.number) ?? 0) > 1 && !once.has(`waits ${fact.number}`)) {
      once.add(`waits ${fact.number}`);
      add("waits-again", itemOf(fact));
    }
  }
  const dayEnds = endOfDay(matter.now, matter.zone);
  for (const kase of matter.open) {
    add("open", standing(kase, kase.since));
    if (kase.status !== "claimed") add("unclaimed", standing(kase, kase.since));
    if (kase.dueAt !== null && kase.dueAt <= matter.now) add("overdue", standing(kase, kase.dueAt));
    else if (kase.dueAt !== null && kase.dueAt < dayEnds) add("at-risk", standing(kase, kase.dueAt));
  }
  for (const clock of matter.overdue) if (clock.kind === "accept") add("stuck-passes", hanging(clock));
  for (const give of matter.pending) add("give-pending", waiting(give));
  for (const hint of hints) {
    for (const { fact, needed } of hint.asks) {
      for (const key of ["limits", `limits ${keyOf(hint)}`])
        add(key, { ...itemOf(fact), money: moneyOf(fact, needed) });
    }
  }
  return figures;
};

const keysOf = (fact: Fact, severities: readonly string[]): FigureKey[] => {
  const { kind, clock, severity, source } = fact;
  const keys: FigureKey[] = plain.includes(kind) ? [kind] : [];
  if (clock !== null && (kind === "kept" || kind === "missed"))
    keys.push(`${kind} ${clock}`, `${kind} ${clock} ${severity}`);
  if (kind === "new" || kind === "answered" || kind === "resolved") keys.push(`${kind} ${source}`);
  if (kind === "cause") keys.push("cause", `cause ${fact.code ?? ""}`);
  if (fact.money !== null && fact.money.granted !== null) keys.push("granted", `granted ${fact.money.kind}`);
  if (kind === "followed") keys.push(`followed ${fact.code ?? ""}`);
  if (kind === "severity-warned" && isMilder(fact.code, severities)) keys.push("downgraded");
  return keys;
};

/** Severities are listed worst first. */
const isMilder = (code: string | null, severities: readonly string[]): boolean => {
  const [from = "", to = ""] = (code ?? "").split(">");
  return severities.includes(from) && severities.indexOf(to) > severities.indexOf(from);
};

const itemOf = (fact: Fact): FigureItem => {
  const { number, piece, at, department, clock, person, wallMs, code } = fact;
  return { number, piece, at, department, clock, person, ms: wallMs, code, money: moneyOf(fact, null) };
};

const moneyOf = ({ kind, money }: Fact, needed: number | null): FigureItem["money"] =>
  money === null ? null : { ...money, how: kind, needed };

const standing = ({ number, department }: OpenCase, at: FigureItem["at"]): FigureItem => ({
  number,
  piece: null,
  at,
  department,
  clock: null,
  person: null,
  ms: null,
  code: null,
  money: null,
});

const waiting = ({ number, piece, at, department, money }: PendingGive): FigureItem => ({
  number,
  piece,
  at,
  department,
  clock: null,
  person: null,
  ms: null,
  code: null,
  money: { ...money, how: "give-asked", needed: null },
});

const hanging = ({ number, piece, dueAt, holder, kind }: OverdueClock): FigureItem => ({
  number,
  piece,
  at: dueAt,
  department: holder,
  clock: kind,
  person: null,
  ms: null,
  code: null,
  money: null,
});
