import type { Give } from "../../src/core/authority/give.ts";
import type { Case } from "../../src/core/case/case.ts";
import type { CaseEvent } from "../../src/core/case/event.ts";
import { evolve } from "../../src/core/case/evolve.ts";
import type { Desk, GiveKind, Tag } from "../../src/core/desk/desk.ts";
import type { Clock, Holder } from "../../src/core/sla/clock.ts";
import type { Instant } from "../../src/core/time/instant.ts";

/**
 * The figures once more, by going through every event of every case from the beginning: no facts, no store, nothing
 * that the running desk computes them with but `evolve`. Slow, and meant to be read beside docs/metrics.md.
 */
export type Counted = {
  key: string;
  number: number;
  at: Instant;
  department: string;
  source: string;
  connector: string | null;
  worked?: number;
  waited?: number;
  person?: string | null;
  /** Of goodwill that was asked for and decided, for `slowLimits`. */
  goodwill?: Goodwill;
  given?: { currency: string; amount: number };
};

/** `sums`: with what was asked, what the customer would have been given in all, as each limit counts it. */
export type Goodwill = {
  by: string;
  kind: GiveKind;
  currency: string;
  asked: number;
  sums: { case: number; customer: number; kind: number };
};

type Moment = { event: CaseEvent; before: Case; after: Case };

/** What a case adds to any figure, whenever that is. `end`: until when the desk has lived. */
export const countLife = (events: readonly CaseEvent[], desk: Desk, end: Instant): Counted[] => {
  const undone = new Set(events.map((event) => (event.type === "undone" ? event.undid : "")));
  const moments = momentsOf(events);
  const counted = moments.flatMap((moment) => (undone.has(moment.event.commandId) ? [] : countMoment(moment, desk)));
  return [...counted, ...countClocks(moments, end)];
};

const momentsOf = (events: readonly CaseEvent[]): Moment[] => {
  let state: Case | null = null;
  return events.map((event) => {
    const after: Case = evolve(state, event);
    const moment = { event, before: state ?? after, after };
    state = after;
    return moment;
  });
};

const countMoment = ({ event, before, after }: Moment, desk: Desk): Counted[] => {
  const one = (key: string, more: Partial<Counted> = {}): Counted => ({
    key,
    number: after.number,
    at: event.at,
    department: before.department,
    source: before.source,
    connector: before.connector,
    ...more,
  });
  switch (event.type) {
    case "opened":
      return event.backlog ? [one("backlog")] : [one("new"), one(`new ${event.source}`)];
    case "customer-wrote":
      return [one("wrote")];
    case "told":
    case "company-replied": {
      if (before.told !== null) return [];
      const waited = Math.max(0, (event.type === "told" ? event.at : event.saidAt) - before.since);
      return [one("answered", { waited }), one(`answered ${before.source}`, { waited })];
    }
    case "resolved": {
      const waited = event.at - (before.reopenedAt === null ? before.since : before.reopenedAt);
      const causes = event.cause === undefined ? [] : [one("cause"), one(`cause ${event.cause}`)];
      return [one("resolved", { waited }), one(`resolved ${before.source}`, { waited }), ...causes];
    }
    case "promise-kept":
    case "promise-broken":
    case "promise-moved": {
      const promised = before.promises.find(({ id }) => id === event.promise);
      return [one(event.type, { department: promised?.department ?? "" })];
    }
    case "reopened":
    case "revived":
      return [one("reopened")];
    case "customer-agreed":
      return [one("agreed")];
    case "customer-disagreed":
      return [one("disagreed")];
    case "closed":
      return event.said === "silence" ? [one("unheard")] : [];
    case "dismissed":
      return [one("dismissed")];
    case "severity-changed": {
      const order = desk.severities.map(({ id }) => id);
      const milder = order.indexOf(event.to) > order.indexOf(event.from);
      const warned = before.clocks.some((clock) => clock.breachedAt !== null || Object.keys(clock.decided).length > 0);
      return milder && warned ? [one("downgraded")] : [];
    }
    case "waiting":
    case "task-waiting":
      return [one("waits")];
    case "offer-accepted":
      return [one("pass-yes")];
    case "offer-refused":
      return [one("pass-no")];
    case "offer-taken-back":
      return [one("pass-back")];
    case "given": {
      const give = giveIn(after, event.give);
      const where = { department: give.from, given: { currency: event.currency, amount: event.amount } };
      return ["given", "granted", `granted ${give.kind}`].map((key) => one(key, where));
    }
    case "give-asked":
      return [one("give-asked", { department: giveIn(after, event.give).from })];
    case "give-approved": {
      const give = giveIn(before, event.give);
      const inFull = event.amount === give.amount;
      return [
        one(inFull ? "give-yes" : "give-less", decidedOn(give, event.at)),
        ...["granted", `granted ${give.kind}`].map((key) =>
          one(key, { department: give.from, given: { currency: give.currency, amount: event.amount } }),
        ),
      ];
    }
    case "give-refused":
      return [one("give-no", decidedOn(giveIn(before, event.give), event.at))];
    case "give-withdrawn":
      return [one("give-back", { department: giveIn(before, event.give).from })];
    case "follow-up-answered":
      return event.said === "nobody" ? [one("not-followed")] : [one("followed"), one(`followed ${event.said}`)];
    case "clock-step":
      return event.gap ? [one("nobody-there", { department: event.gap.department })] : [];
    default:
      return [];
  }
};

const giveIn = (kase: Case, id: string): Give => {
  const give = kase.gives.find((one) => one.id === id);
  if (give === undefined) throw new Error(`FT-${kase.number}.${id} is nowhere.`);
  return give;
};

const decidedOn = (give: Give, at: Instant): Partial<Counted> => {
  const { from, by, kind, currency, amount, counted } = give;
  const sums = { case: counted.case + amount, customer: counted.customer + amount, kind: counted.kind + amount };
  return { department: from, waited: at - give.askedAt, goodwill: { by, kind, currency, asked: amount, sums } };
};

/** Each generation of each clock as it was last seen, and how the case stood before its breach was noticed. */
const countClocks = (moments: readonly Moment[], end: Instant): Counted[] => {
  const last = new Map<string, { clock: Clock; noticed: Case | null; ended: Case | null }>();
  let beforeCommand = moments[0]?.after;
  let command = "";
  for (const { event, before, after } of moments) {
    if (event.commandId !== command) beforeCommand = before;
    command = event.commandId;
    for (const clock of after.clocks) {
      const id = `${clock.kind} ${clock.piece} ${clock.generation}`;
      const known = last.get(id);
      const noticed = clock.breachedAt === null ? null : (known?.noticed ?? beforeCommand ?? null);
      const ended = clock.state === "met" ? (known?.ended ?? beforeCommand ?? null) : null;
      last.set(id, { clock, noticed, ended });
    }
  }
  const now = moments.at(-1)?.after;
  if (now === undefined) return [];
  const counted: Counted[] = [];
  for (const { clock, noticed, ended } of last.values()) {
    const isLive = now.clocks.some(
      (one) => one.kind === clock.kind && one.piece === clock.piece && one.generation === clock.generation,
    );
    const unnoticed =
      isLive && clock.state === "running" && clock.dueAt !== null && clock.dueAt <= end ? clock.dueAt : null;
    const dueAt = clock.breachedAt ?? unnoticed;
    if (dueAt !== null) counted.push(...missed(clock, dueAt, noticed ?? now));
    if (clock.state === "met") counted.push(...met(clock, ended ?? now));
  }
  return counted;
};

const missed = (clock: Clock, at: Instant, kase: Case): Counted[] => {
  const one = (key: string): Counted => ({
    key,
    number: kase.number,
    at,
    department: departmentAt(clock, at),
    source: kase.source,
    connector: kase.connector,
  });
  const onlyTold =
    (clock.kind === "claim" || clock.kind === "resolve") &&
    kase.told !== null &&
    kase.told.at <= at &&
    !(kase.lastNote || kase.tasks.length > 0 || kase.promises.length > 0 || kase.wait || kase.offer || kase.resolution);
  return [
    one("missed"),
    one(`missed ${clock.kind}`),
    one(`missed ${clock.kind} ${kase.severity}`),
    ...(onlyTold ? [one("words-only")] : []),
  ];
};

const met = (clock: Clock, kase: Case): Counted[] => {
  const at = clock.endedAt as Instant;
  const begun = (clock.stretches[0]?.from ?? at) as Instant;
  const times = {
    worked: clock.stretches.reduce((sum, stretch) => sum + (stretch.countedMs ?? 0), 0),
    waited: at - begun,
  };
  const one = (key: string, more: Partial<Counted> = {}): Counted => ({
    key,
    number: kase.number,
    at,
    department: departmentAt(clock, at),
    source: kase.source,
    connector: kase.connector,
    ...times,
    ...more,
  });
  const held =
    clock.kind === "resolve"
      ? clock.stretches.map((stretch) =>
          one(`held ${nameOf(stretch.holder)}`, {
            department: typeof stretch.holder === "string" ? departmentAt(clock, at) : stretch.holder.department,
            waited: (stretch.to ?? at) - stretch.from,
          }),
        )
      : [];
  if (clock.breachedAt !== null) return [one("late"), one(`met ${clock.kind} ${kase.severity}`), ...held];
  return [
    one("kept"),
    one(`kept ${clock.kind}`),
    one(`kept ${clock.kind} ${kase.severity}`),
    one(`met ${clock.kind} ${kase.severity}`),
    ...held,
  ];
};

const nameOf = (holder: Holder): string => (typeof holder === "string" ? holder : holder.department);

/** Who had it then; in transit and before us whoever had it last, else whoever got it first. */
const departmentAt = ({ stretches }: Clock, at: Instant): string => {
  const begun = stretches.filter(({ from }) => from <= at);
  const named = (begun.length === 0 ? stretches : begun).map(({ holder }) => holder).reverse();
  const own =
    named.find((holder) => typeof holder !== "string") ??
    stretches.map(({ holder }) => holder).find((holder) => typeof holder !== "string");
  return own === undefined || typeof own === "string" ? "" : own.department;
};

export type SlowScope = { departments?: string[]; sources?: string[] } & Partial<Record<Tag, string>>;

/** A connector's own tag, else its department's. */
export const belongs = (
  one: Pick<Counted, "department" | "source" | "connector">,
  scope: SlowScope,
  desk: Desk,
): boolean => {
  const tags = {
    ...desk.departments.find(({ id }) => id === one.department)?.tags,
    ...desk.connectors.find(({ name }) => name === one.connector)?.tags,
  };
  return (
    (scope.departments === undefined || scope.departments.includes(one.department)) &&
    (scope.sources === undefined || scope.sources.includes(one.source)) &&
    (["region", "site", "brand"] as const).every((tag) => scope[tag] === undefined || tags[tag] === scope[tag])
  );
};
