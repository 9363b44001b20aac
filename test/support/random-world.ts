import fc from "fast-check";
import type { Actor } from "../../src/core/case/actor.ts";
import type { Case, CustomerWord } from "../../src/core/case/case.ts";
import type { Command } from "../../src/core/case/command.ts";
import { alsoDecided, decide, decideOpening } from "../../src/core/case/decide.ts";
import type { DecideContext, Decision } from "../../src/core/case/decision.ts";
import type { CaseEvent } from "../../src/core/case/event.ts";
import { isRefusal } from "../../src/core/case/refusal.ts";
import { lookAtSilence } from "../../src/core/case/silence.ts";
import { standsInFor } from "../../src/core/coverage/stands-in-for.ts";
import { consentKinds, type Desk, giveKinds } from "../../src/core/desk/desk.ts";
import { pairSteps } from "../../src/core/link/pair-steps.ts";
import { isOnceOnly } from "../../src/core/task/earlier-task.ts";
import { DAY, HOUR, type Instant, instant, MINUTE } from "../../src/core/time/instant.ts";
import { always } from "./a-desk.ts";
import {
  aWord,
  customer,
  newYork,
  noRoster,
  opening,
  type Policy,
  person,
  policyOf,
  sweep,
  sweeper,
} from "./builders.ts";
import { type AskNow, desks, type Move, move } from "./random-story.ts";

/** Every approval has a clock, claims lapse, and work goes out by mail: what the usual desk leaves out. */
const withAll = (desk: Desk): Desk => ({
  ...desk,
  departments: desk.departments.map((one) => (one.id === "parts" ? { ...one, leaseMs: 4 * HOUR } : one)),
  severities: desk.severities.map((one) =>
    one.id === "low" ? one : { ...one, targets: { ...one.targets, approval: always(2 * HOUR), call: always(HOUR) } },
  ),
  calls: { angry: true, contacts: 3, brokenPromise: true, againMs: 2 * HOUR },
  outside: { ...desk.outside, workers: [{ id: "joe", name: "Joe", mail: "joe@example.net", department: null }] },
});
const worldDesks = desks.map(withAll);
const worldPolicies: readonly Policy[] = worldDesks.map((desk) => policyOf(desk, worldDesks));

/** The night before the clocks of New York go forward is near: stories go through it, and through weekends. */
const start = newYork("2027-03-11 15:00");

/** Somebody's message, and the case that it lies with. */
type Message = { word: CustomerWord; of: number };
type KnownIncident = { id: number; updates: { by: string; words: string; at: Instant }[]; closed: boolean };

export type World = {
  now: Instant;
  policy: Policy;
  cases: Map<number, Case>;
  messages: Message[];
  incidents: KnownIncident[];
  commands: number;
};

/** What one command did to one case. */
type Change = { before: Case | null; after: Case; events: readonly CaseEvent[] };
/** What happened at once: by one command, on every case that it is about. */
export type Happening = { what: string; by: Actor; command: Command | null; changes: readonly Change[]; world: World };

type Pair = "link" | "unlink" | "propose" | "merge" | "unmerge";
type Act =
  | { act: "one"; case: number; follow: boolean; move: Move }
  | { act: "give"; case: number; by: string; ask: AskNow }
  | { act: "two"; verb: Pair; one: number; other: number; by: string }
  | { act: "attach" | "detach"; one: number; other: number; by: string }
  | { act: "incident"; does: "open" | "update" | "close" | "link" | "unlink"; case: number; by: string }
  | { act: "arrived"; by: string }
  | { act: "undo"; case: number }
  | { act: "sweep" };
export type Step = { does: Act; passMs: number };

/** Half of the time somebody who may do nearly everything: stories of refusals are short. */
const people = fc.oneof(
  fc.constantFrom("grace", "ada"),
  fc.constantFrom("mia", "theo", "zoe", "ana", "sam", "raj", "carlos", "lee", "omar", "dana", "emre", "jonas"),
);
const which = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 4, 5);
const anId = (n: number, all: readonly { id: string }[], none: string): string =>
  all[n % Math.max(1, all.length)]?.id ?? none;
const yesNow = { who: null, where: "phone", words: "yes" } as const;
const amounts = fc.constantFrom("1", "20", "50", "80", "100", "150", "250", "400", "900", "x");

const gives: fc.Arbitrary<AskNow> = fc
  .record({
    verb: fc.constantFrom("give", "give", "give", "give-change", "give-yes", "give-yes", "give-yes", "give-no"),
    kind: fc.constantFrom(...giveKinds),
    amount: amounts,
    n: fc.nat({ max: 9 }),
    agreed: fc.boolean(),
    part: fc.integer({ min: 0, max: 3 }),
  })
  .map(
    ({ verb, kind, amount, n, agreed, part }): AskNow =>
      (_now, kase) => {
        const pending = kase.gives.filter(({ state }) => state === "pending");
        const piece = anId(n, n % 4 === 0 ? kase.gives : pending, "a9");
        if (verb === "give") return { verb, kind, amount, why: "w", consent: agreed ? yesNow : null };
        if (verb === "give-change") return { verb, piece, amount, why: null };
        return verb === "give-no"
          ? { verb, piece, why: "w" }
          : { verb: "give-yes", piece, amount: part === 0 ? amount : null, asking: null };
      },
  );

const consents: fc.Arbitrary<AskNow> = fc
  .tuple(fc.constantFrom("ask-consent", "consent", "wipe"), fc.constantFrom(...consentKinds), fc.nat({ max: 3 }))
  .map(
    ([verb, about, n]): AskNow =>
      (_now, kase) => {
        if (verb === "ask-consent") return { verb, about, what: "w", to: null };
        if (verb === "wipe")
          return {
            verb: "ask",
            to: "technical",
            what: "wipe it",
            about: { kind: "piece" },
            knows: [],
            consent: n === 0 ? yesNow : null,
          };
        const id = kase.consents[n]?.id ?? null;
        return { verb: "consent", id, about: id === null ? about : null, said: n === 0 ? "no" : "yes", draft: yesNow };
      },
  );

const words: fc.Arbitrary<AskNow> = fc.constantFrom<AskNow>(
  () => ({ verb: "wants", words: "w" }),
  () => ({ verb: "harm", words: "h", lost: 30, ours: true }),
  () => ({ verb: "met", met: { yes: true } }),
  () => ({ verb: "met", met: { yes: false, why: "w" } }),
  () => ({ verb: "cause", cause: "wrong-part" }),
  () => ({ verb: "done", how: null, alone: true }),
  () => ({
    verb: "done",
    how: "h",
    cause: "no-answer",
    met: { yes: true },
    open: { become: "keep", why: "w" },
    promised: { become: "open", why: "w" },
  }),
  () => ({ verb: "done", how: "h", open: { become: "cancel", why: "w" }, promised: { become: "kept" } }),
  () => ({ verb: "done", how: "wiped it", agreed: "not-asked", open: { become: "keep", why: "w" } }),
  (_now, { tasks }) => ({ verb: "task-done", piece: tasks.at(-1)?.id ?? "9", result: "replaced it", agreed: "yes" }),
  () => ({ verb: "customer", said: "yes", words: null }),
  () => ({ verb: "customer", said: "yes", words: null }),
  () => ({ verb: "customer", said: "no-answer", words: null }),
  () => ({ verb: "told", words: "w", where: "public" }),
  () => ({ verb: "not-me" }),
);

const calls: fc.Arbitrary<AskNow> = fc.constantFrom<AskNow>(
  () => ({ verb: "call" }),
  () => ({ verb: "call" }),
  () => ({ verb: "calling" }),
  () => ({ verb: "called", outcome: "reached", words: "w" }),
  () => ({ verb: "called", outcome: "no-reply", words: null }),
  () => ({ verb: "reach", number: "212 555 0188", bestTime: null }),
  () => ({ verb: "reach", number: null, bestTime: null }),
  () => ({ verb: "nophone", calls: false }),
  () => ({ verb: "nophone", calls: true }),
);

const outside: fc.Arbitrary<AskNow> = fc
  .tuple(
    fc.constantFrom("task-send", "task-send", "task-pass", "link-opened", "done", "could-not", "part", "link-failed"),
    fc.nat({ max: 5 }),
  )
  .map(
    ([verb, n]): AskNow =>
      (_now, { tasks }) => {
        const piece = anId(n, tasks, "9");
        if (verb === "task-send") return { verb, piece, to: { words: "joe" }, why: null };
        if (verb === "task-pass") return { verb, piece, to: "omar", why: null };
        const link = tasks.find(({ id }) => id === piece)?.outside?.link ?? "gone";
        if (verb === "link-opened" || verb === "link-failed") return { verb, piece, link };
        const answer =
          verb === "part" ? ({ did: "part", part: "279838" } as const) : { did: verb as "done", words: "w" };
        return { verb: "link-answered", piece, link, answer };
      },
  );

/** Mostly one after the other within minutes; also over a night, a weekend, and past the ninety days that goodwill counts. */
const passes = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 20 * MINUTE }) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 14 * HOUR }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 * DAY }) },
  { weight: 1, arbitrary: fc.constant(50 * DAY) },
);

const ofOne = (asks: fc.Arbitrary<AskNow>): fc.Arbitrary<Act> =>
  fc.record({ act: fc.constant("give" as const), case: which, by: people, ask: asks });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      act: fc.constant("one" as const),
      case: which,
      follow: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      move,
    }),
  },
  { weight: 6, arbitrary: ofOne(gives) },
  { weight: 2, arbitrary: ofOne(consents) },
  { weight: 8, arbitrary: ofOne(words) },
  { weight: 2, arbitrary: ofOne(outside) },
  { weight: 3, arbitrary: ofOne(calls) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant("two" as const),
      verb: fc.constantFrom<Pair>(
        "link",
        "unlink",
        "propose",
        "merge",
        "merge",
        "merge",
        "unmerge",
        "unmerge",
        "unmerge",
      ),
      one: which,
      other: which,
      by: people,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom("attach" as const, "detach" as const),
      one: which,
      other: which,
      by: people,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant("incident" as const),
      does: fc.constantFrom(
        "open" as const,
        "update" as const,
        "close" as const,
        "link" as const,
        "link" as const,
        "unlink" as const,
      ),
      case: which,
      by: people,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("arrived" as const), by: people }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("undo" as const), case: which }) },
  { weight: 3, arbitrary: fc.constant({ act: "sweep" as const }) },
);
export const steps = fc.array(fc.record({ does: act, passMs: passes }), { minLength: 20, maxLength: 90, size: "max" });

/** Two cases of Jane, one of Joe who names the same order as her first, and one of somebody who names none. */
const first: readonly Parameters<typeof opening>[1][] = [
  { customerId: "jane", department: "parts", orderNumber: "W1", severity: "normal" },
  { customerId: "jane", department: "billing", severity: "high" },
  { customerId: "joe", department: "technical", orderNumber: "W1", severity: "critical" },
  { customerId: "kim", department: "call-centre", severity: "low", status: "triage" },
];

const contextOf = (world: World, actor: Actor, commandId: string): DecideContext => {
  const coverage = { ...world.policy, roster: noRoster };
  const duty = actor.kind === "person" ? standsInFor(actor.person, world.now, coverage) : [];
  return { ...world.policy, now: world.now, actor, commandId, standsInFor: duty, roster: noRoster };
};

/** Whichever case goes on for this one. */
const survivorOf = (world: World, number: number): Case => {
  const kase = caseAt(world, number);
  return kase.mergedInto === null ? kase : survivorOf(world, kase.mergedInto.number);
};
export const caseAt = ({ cases }: World, number: number): Case => {
  const kase = cases.get(number);
  if (kase === undefined) throw new Error(`There is no FT-${number}.`);
  return kase;
};

/** Customers who are one because a case of theirs is part of a case of another's. */
export const kinOf = (world: World, customerId: string): Set<string> => {
  const kin = new Set([customerId]);
  for (let known = 0; known !== kin.size; ) {
    known = kin.size;
    for (const { customerId: own, mergedInto } of world.cases.values()) {
      const up = mergedInto === null ? own : caseAt(world, mergedInto.number).customerId;
      if (kin.has(own)) kin.add(up);
      if (kin.has(up)) kin.add(own);
    }
  }
  return kin;
};

/** What the flows load for goodwill and for what is ordered once: of the same people, order or linked, where it goes on. */
const relatedTo = (world: World, kase: Case): Case[] => {
  const kin = kinOf(world, kase.customerId);
  const linked = kase.links.filter(({ state }) => state === "linked").map(({ number }) => number);
  const named = [...world.cases.values()].filter(
    (one) =>
      kin.has(one.customerId) ||
      linked.includes(one.number) ||
      (one.orderNumber !== null && one.orderNumber === kase.orderNumber),
  );
  const going = new Set(named.map(({ number }) => survivorOf(world, number).number));
  return [...going].filter((number) => number !== kase.number).map((number) => caseAt(world, number));
};

const weighs = (command: Command): boolean =>
  command.verb === "give" ||
  command.verb === "give-change" ||
  command.verb === "give-yes" ||
  (command.verb === "ask" && isOnceOnly(command.about.kind));

/** A fresh world, and everything that these steps do to it, one happening after the other. */
export function* live(all: readonly Step[]): Generator<Happening> {
  const policy = worldPolicies[0] ?? policyOf(withAll(desks[0] as Desk));
  const world: World = { now: start, policy, cases: new Map(), messages: [], incidents: [], commands: 0 };
  const nextId = (): string => {
    world.commands += 1;
    return `command-${world.commands}`;
  };
  const put = (before: Case | null, { after, events }: Pick<Decision, "after" | "events">): Change => {
    world.cases.set(after.number, after);
    return { before, after, events };
  };
  const done = (what: string, by: Actor, command: Command | null, changes: readonly Change[]): Happening => ({
    what,
    by,
    command,
    changes,
    world,
  });
  const open = (number: number, given: Parameters<typeof opening>[1]): Decision => {
    const word = aWord(world.now);
    world.messages.push({ word, of: number });
    return decideOpening(number, opening(world.now, { ...given, word }), [], contextOf(world, customer, nextId()));
  };
  /** One command on one case, as the flows do it; nothing where it is refused. */
  const ask = (number: number, by: Actor, command: Command): Happening | null => {
    const kase = caseAt(world, number);
    const related = weighs(command) ? relatedTo(world, kase) : [];
    const decision = decide(kase, command, { ...contextOf(world, by, nextId()), related });
    if (isRefusal(decision) || decision.events.length === 0) return null;
    if (command.verb === "hear") world.messages.push({ word: command.word, of: number });
    return done(command.verb, by, command, [put(kase, decision)]);
  };
  const both = (
    what: string,
    by: Actor,
    one: readonly [Case, Command],
    other: readonly [Case, Command],
  ): Happening | null => {
    const context = contextOf(world, by, nextId());
    const [here, there] = [decide(...one, context), decide(...other, context)];
    if (isRefusal(here) || isRefusal(there)) return null;
    return done(what, by, one[1], [put(one[0], here), put(other[0], there)]);
  };
  const numberOf = (n: number): number => [...world.cases.keys()][n % world.cases.size] ?? 1;
  const tell = function* (incident: KnownIncident): Generator<Happening> {
    for (const { number } of [...world.cases.values()].filter(
      (one) => one.incident?.id === incident.id && one.mergedInto === null,
    )) {
      const heard = caseAt(world, number).incident?.heard ?? 0;
      for (const [index, { by, words: said }] of incident.updates.entries()) {
        if (index < heard) continue;
        const closes = incident.closed && index === incident.updates.length - 1;
        const told = ask(number, sweeper, {
          verb: "incident-heard",
          incident: incident.id,
          n: index + 1,
          by,
          words: said,
          closes,
        });
        if (told !== null) yield told;
      }
    }
  };

  for (const [index, given] of first.entries()) {
    const decision = open(index + 1, given);
    yield done("opened", customer, null, [put(null, decision)]);
  }
  for (const { does, passMs } of all) {
    world.now = instant(world.now + passMs);
    const happenings: (Happening | null)[] = [];
    switch (does.act) {
      case "one": {
        const { by, ask: askNow, policy: next, passMs: more } = does.move;
        world.now = instant(world.now + Math.min(more, HOUR));
        const other = worldPolicies[next];
        if (other !== undefined) {
          world.policy = other;
          for (const number of world.cases.keys()) {
            const moved = ask(number, { kind: "desk", part: "activation" }, { verb: "retime", version: next });
            if (moved !== null) yield moved;
          }
        }
        const named = numberOf(does.case);
        const kase = does.follow ? survivorOf(world, named) : caseAt(world, named);
        happenings.push(ask(kase.number, by, askNow(world.now, kase)));
        break;
      }
      case "give": {
        const kase = survivorOf(world, numberOf(does.case));
        happenings.push(ask(kase.number, person(does.by), does.ask(world.now, kase)));
        break;
      }
      case "undo": {
        const kase = caseAt(world, numberOf(does.case));
        if (kase.undo !== null) happenings.push(ask(kase.number, person(kase.undo.by), { verb: "undo" }));
        break;
      }
      case "two": {
        const [one, other] =
          does.verb === "unmerge"
            ? parting(world, numberOf(does.one))
            : [survivorOf(world, numberOf(does.one)), survivorOf(world, numberOf(does.other))];
        if (one.number === other.number) break;
        const [here, there] = pairSteps(does.verb, one, other);
        const happened = both(does.verb, person(does.by), [one, here], [other, there]);
        if (happened === null) break;
        yield happened;
        // A case that came back is told what it has missed of its incident.
        for (const incident of world.incidents) {
          if (does.verb === "unmerge" && incident.id === caseAt(world, other.number).incident?.id)
            yield* tell(incident);
        }
        break;
      }
      case "attach": {
        const [to, from] = [survivorOf(world, numberOf(does.one)), survivorOf(world, numberOf(does.other))];
        const own = world.messages.filter((message) => survivorOf(world, message.of).number === from.number);
        const moved = own.at(-1);
        if (moved === undefined || to.number === from.number) break;
        const letGo: Command = {
          verb: "let-go",
          complaintId: moved.word.complaintId,
          to: to.number,
          words: own.map(({ word }) => word),
        };
        const happened = both(
          "attach",
          person(does.by),
          [to, { verb: "take-in", word: moved.word, from: from.number }],
          [from, letGo],
        );
        if (happened !== null) moved.of = to.number;
        happenings.push(happened);
        break;
      }
      case "detach": {
        const from = survivorOf(world, numberOf(does.one));
        const own = world.messages.filter((message) => survivorOf(world, message.of).number === from.number);
        const moved = own.at(-1);
        if (moved === undefined || world.cases.size >= 6) break;
        const number = world.cases.size + 1;
        const context = contextOf(world, person(does.by), nextId());
        const left = decide(
          from,
          { verb: "let-go", complaintId: moved.word.complaintId, to: number, words: own.map(({ word }) => word) },
          context,
        );
        if (isRefusal(left)) break;
        const body = opening(world.now, { customerId: from.customerId, department: "parts", word: moved.word });
        const fresh = decideOpening(number, body, [], context);
        moved.of = number;
        const linked = (other: number) => ({ events: [{ type: "linked" as const, other, because: "moved" as const }] });
        happenings.push(
          done("detach", person(does.by), null, [
            put(from, alsoDecided(left, linked(number), context)),
            put(null, alsoDecided(fresh, linked(from.number), context)),
          ]),
        );
        break;
      }
      case "incident": {
        const known = world.incidents.findLast(({ closed }) => !closed);
        if (does.does === "open") {
          world.incidents.push({ id: world.incidents.length + 1, updates: [], closed: false });
          break;
        }
        const kase = survivorOf(world, numberOf(does.case));
        if (does.does === "unlink") {
          happenings.push(ask(kase.number, person(does.by), { verb: "incident-unlink" }));
          break;
        }
        if (known === undefined) break;
        if (does.does === "link") {
          const last = known.updates.at(-1) ?? null;
          const incident = {
            id: known.id,
            name: "outage",
            since: world.now,
            planned: null,
            heard: known.updates.length,
            last,
          };
          happenings.push(ask(kase.number, person(does.by), { verb: "incident-link", incident }));
          break;
        }
        known.updates.push({ by: does.by, words: "news", at: world.now });
        known.closed = does.does === "close";
        yield* tell(known);
        break;
      }
      case "arrived":
        for (const number of world.cases.keys())
          happenings.push(ask(number, person(does.by), { verb: "arrived", part: "279838" }));
        break;
      case "sweep":
        for (const number of world.cases.keys()) {
          const coverage = { ...world.policy, roster: noRoster };
          happenings.push(ask(number, sweeper, { verb: "retime" }));
          happenings.push(ask(number, sweeper, lookAtSilence(caseAt(world, number), world.now, coverage)));
          const kase = caseAt(world, number);
          const swept = sweep(kase, world.now, world.policy);
          if (swept.events.length > 0) happenings.push(done("steps", sweeper, null, [put(kase, swept)]));
        }
        break;
    }
    for (const happened of happenings) if (happened !== null) yield happened;
  }
}

/** The two that are to be parted where one of them was named. */
const parting = (world: World, number: number): [Case, Case] => {
  const kase = caseAt(world, number);
  if (kase.mergedInto !== null) return [caseAt(world, kase.mergedInto.number), kase];
  const part = kase.absorbed.at(-1);
  return part === undefined ? [kase, kase] : [kase, caseAt(world, part.number)];
};
