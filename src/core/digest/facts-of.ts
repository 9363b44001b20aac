import { personOf } from "../case/actor.ts";
import { type Case, isOpen } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import { findPromise } from "../promise/promise.ts";
import { clockFacts } from "./clock-facts.ts";
import type { Fact } from "./fact.ts";
import { type BareFact, factAbout } from "./fact-about.ts";
import { giveFacts } from "./give-facts.ts";

/**
 * The facts of one command: of events that were decided together, on the case as it was before them. Severity and
 * department are those before the command, since what was late is charged to how things stood when it became late.
 */
export const factsOf = (before: Case | null, events: readonly CaseEvent[]): Fact[] => {
  const facts: Fact[] = [];
  let state = before;
  let start = before;
  for (const event of events) {
    const next = evolve(state, event);
    start ??= next;
    const bare = state === null ? openingFacts(event, next) : factsOfEvent(event, state, next, start);
    for (const [part, fact] of bare.entries()) {
      facts.push({ ...fact, number: next.number, seq: event.seq, part, commandId: event.commandId });
    }
    state = next;
  }
  return facts;
};

/** The facts of a case's whole life: what was undone has not happened. */
export const factsOfLife = (events: readonly CaseEvent[]): Fact[] => {
  const facts: Fact[] = [];
  let kase: Case | null = null;
  for (const command of byCommand(events)) {
    facts.push(...factsOf(kase, command));
    kase = command.reduce<Case | null>(evolve, kase);
  }
  const undone = new Set(events.flatMap((event) => (event.type === "undone" ? [event.undid] : [])));
  return facts.filter(({ commandId }) => !undone.has(commandId));
};

const byCommand = (events: readonly CaseEvent[]): CaseEvent[][] => {
  const commands: CaseEvent[][] = [];
  for (const event of events) {
    const last = commands.at(-1);
    if (last?.[0]?.commandId === event.commandId) last.push(event);
    else commands.push([event]);
  }
  return commands;
};

const openingFacts = (event: CaseEvent, kase: Case): BareFact[] => [
  factAbout(kase, event, { kind: kase.backlog ? "backlog" : "new", wallMs: kase.started - kase.since }),
  ...(isOpen(kase.status) ? [factAbout(kase, event, { kind: "entered" })] : []),
];

const factsOfEvent = (event: CaseEvent, state: Case, next: Case, start: Case): BareFact[] => [
  ...deedFacts(event, state, next),
  ...giveFacts(event, state, next),
  ...clockFacts(event, state, next, start),
  ...moveFacts(event, state, next),
];

const deedFacts = (event: CaseEvent, state: Case, next: Case): BareFact[] => {
  const by = personOf(event.actor);
  const about = (fact: Parameters<typeof factAbout>[2]): BareFact[] => [
    factAbout(state, event, { person: by, ...fact }),
  ];
  switch (event.type) {
    case "customer-wrote":
      return about({ kind: "wrote", person: null });
    case "told":
      return state.told === null ? about({ kind: "answered", wallMs: event.at - state.since }) : [];
    case "company-replied":
      return state.told === null
        ? about({ kind: "answered", wallMs: Math.max(0, event.saidAt - state.since), code: "seen" })
        : [];
    case "resolved":
      return [
        ...about({
          kind: "resolved",
          person: next.assignee,
          wallMs: event.at - (state.reopenedAt ?? state.since),
        }),
        ...(event.cause === undefined ? [] : about({ kind: "cause", code: event.cause })),
      ];
    case "cause-named":
      return about({ kind: "cause", code: event.cause });
    case "incident-linked":
      return about({ kind: "incident", code: `${event.incident.id}` });
    case "promise-kept":
    case "promise-broken":
    case "promise-moved": {
      const department = findPromise(state, event.promise)?.department ?? state.department;
      return about({ kind: event.type, piece: event.promise, department });
    }
    case "reopened":
    case "revived":
      return about({ kind: "reopened", code: event.why });
    case "customer-agreed":
      return about({ kind: "agreed" });
    case "customer-disagreed":
      return about({ kind: "disagreed" });
    case "closed":
      return event.said === "silence" ? about({ kind: "unheard" }) : [];
    case "follow-up-answered":
      return event.said === "nobody" ? about({ kind: "not-followed" }) : about({ kind: "followed", code: event.said });
    case "dismissed":
      return about({ kind: "dismissed", code: event.was });
    case "severity-changed": {
      const warned = state.clocks.some(({ decided, breachedAt }) => breachedAt !== null || hasSteps(decided));
      return about({ kind: warned ? "severity-warned" : "severity", code: `${event.from}>${event.to}` });
    }
    case "waiting":
      return about({ kind: "waits", wallMs: event.until - event.at });
    case "task-waiting":
      return about({ kind: "waits", piece: event.task, wallMs: event.until - event.at });
    case "offer-accepted":
      return about({ kind: "pass-yes", charged: "in-transit", wallMs: event.transitMs, code: way(event) });
    case "offer-refused":
      return about({ kind: "pass-no", charged: "in-transit", wallMs: event.transitMs, code: way(event) });
    case "offer-taken-back":
      return about({ kind: "pass-back", charged: "in-transit", wallMs: event.transitMs, code: way(event) });
    default:
      return [];
  }
};

const way = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`;
const hasSteps = (decided: Record<string, number>): boolean => Object.values(decided).some((times) => times > 0);

/** Whose open cases it is among; one that is part of another is among nobody's. */
const openAt = ({ status, mergedInto, department }: Case): Case["department"] | null =>
  isOpen(status) && mergedInto === null ? department : null;

/** An undoing brings back what was: that the deed's own facts are taken out says it all. */
const moveFacts = (event: CaseEvent, state: Case, next: Case): BareFact[] => {
  if (event.type === "undone") return [];
  const was = openAt(state);
  const is = openAt(next);
  if (was === is) return [];
  return [
    ...(was === null ? [] : [factAbout(state, event, { kind: "left" })]),
    ...(is === null ? [] : [factAbout(next, event, { kind: "entered" })]),
  ];
};
