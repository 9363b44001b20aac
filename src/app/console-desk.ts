import { ft } from "../card/case-card.ts";
import { strong, text } from "../card/spans.ts";
import type { Words } from "../card/words/en.ts";
import { wordsIn } from "../card/words/languages.ts";
import type { ConsoleChange, ConsoleChanges, ConsoleDesk } from "../chat/console/console-ports.ts";
import { type ClockKind, clockKinds } from "../core/desk/desk.ts";
import { type ClockKey, readClockKey } from "../core/sla/clock.ts";
import { instant } from "../core/time/instant.ts";
import type { Deps } from "../flows/deps.ts";
import { upcomingSteps } from "../store/due-clocks.ts";

/** The active desk as the console shows it. */
export const consoleDesk = (deps: () => Deps, mode: ConsoleDesk["mode"]): ConsoleDesk => ({
  now: () => deps().now(),
  get zone() {
    return deps().policy().desk.zone;
  },
  get organisation() {
    return deps().policy().desk.organisation;
  },
  get command() {
    return deps().policy().desk.command;
  },
  mode,
  get words() {
    return wordsIn(deps().policy().desk.language);
  },
  channels: () => {
    const { desk } = deps().policy();
    const channels = desk.departments.flatMap(({ id, name, zone, places }) =>
      places.console === undefined ? [] : [{ id: places.console, name, department: id, zone }],
    );
    const operations = desk.operations.console;
    const known = channels.some(({ id }) => id === operations);
    if (operations === undefined || known) return channels;
    return [...channels, { id: operations, name: "Operations", department: null, zone: desk.zone }];
  },
  people: () => deps().policy().desk.people,
  departments: () =>
    deps()
      .policy()
      .desk.departments.map(({ id, name }) => ({ id, name })),
  upcoming: async () => {
    const steps = await upcomingSteps(deps().db, 8);
    return steps.map(({ caseNumber, kind, at, dueAt }) => ({
      at: instant(at.getTime()),
      line: [strong(ft(caseNumber)), text(stepWords(kind, { at, dueAt }, wordsIn(deps().policy().desk.language)))],
    }));
  },
});

const stepWords = (
  kind: string,
  { at, dueAt }: { at: Date; dueAt: Date | null },
  { journey, clockNames }: Words,
): string => {
  const { next } = journey;
  if (kind === "wait") return next.wait;
  if (kind === "lease" || kind === "bounce" || kind === "follow-up") return next[kind];
  const clock = readClockKey(kind as ClockKey);
  const known: ClockKind | undefined = clockKinds.find((one) => one === clock.kind);
  const name = known === undefined ? kind : clockNames[known];
  const whole = known === "resolve";
  if (dueAt === null || at.getTime() < dueAt.getTime()) return whole ? next.caseSoon : next.soon(name);
  if (at.getTime() === dueAt.getTime()) return whole ? next.caseDue : next.due(name);
  return whole ? next.caseStill : next.still(name);
};

type AnnouncedChanges = ConsoleChanges & {
  announce(change: ConsoleChange): void;
  /** While `work` goes on pages hear of nothing, and at its end once of each channel that changed. */
  gather<T>(work: () => Promise<T>): Promise<T>;
};

/** Hears of changes and tells the open pages. */
export const consoleChanges = (): AnnouncedChanges => {
  const listeners = new Set<(change: ConsoleChange) => void>();
  let gathering = 0;
  const gathered = new Map<string, ConsoleChange>();
  const tell = (change: ConsoleChange): void => {
    for (const listener of listeners) listener(change);
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (change) => {
      if (gathering === 0) return tell(change);
      gathered.set("channel" in change ? `channel ${change.channel}` : "time", change);
    },
    gather: async (work) => {
      gathering += 1;
      try {
        return await work();
      } finally {
        gathering -= 1;
        if (gathering === 0) {
          const changes = [...gathered.values()];
          gathered.clear();
          for (const change of changes) tell(change);
        }
      }
    },
  };
};
