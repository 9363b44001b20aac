import type { Case } from "../case/case.ts";
import type { CaseEvent, ClockChange, ClockStep, EventMeta } from "../case/event.ts";
import type { DepartmentId } from "../desk/desk.ts";
import { type Clock, isSame, type Stretch } from "../sla/clock.ts";
import { evolveClocks } from "../sla/evolve-clocks.ts";
import { whoAnswers } from "../sla/who-answers.ts";
import type { Instant } from "../time/instant.ts";
import type { Charged } from "./fact.ts";
import { type BareFact, factAbout } from "./fact-about.ts";

/** What an event says of clocks: met, fallen due, and by whom the time was used up. */
export const clockFacts = (event: CaseEvent, state: Case, next: Case, start: Case): BareFact[] => {
  switch (event.type) {
    case "clock-moved":
    case "clock-ended":
    case "clock-step":
      return factsOfChange(event, state.clocks, next, start);
    case "retimed": {
      const { type: _type, version: _version, moves, ...meta } = event;
      let clocks: readonly Clock[] = state.clocks;
      return moves.flatMap((move) => {
        const before = clocks;
        clocks = evolveClocks(clocks, { ...move, ...meta });
        return move.type === "clock-started"
          ? []
          : factsOfChange({ ...move, ...meta }, before, { ...next, clocks: [...clocks] }, start);
      });
    }
    default:
      return [];
  }
};

type Change = EventMeta & (Exclude<ClockChange, { type: "clock-started" }> | ClockStep);

const factsOfChange = (change: Change, clocks: readonly Clock[], next: Case, start: Case): BareFact[] => {
  const before = clocks.find((clock) => isSame(clock, change));
  const after = next.clocks.find((clock) => isSame(clock, change));
  if (before === undefined || after === undefined) return [];
  const missed = before.breachedAt === null && after.breachedAt !== null ? missedFacts(after, start) : [];
  if (change.type === "clock-ended") return [...missed, ...(after.state === "met" ? metFacts(after, next, start) : [])];
  const gap = change.type === "clock-step" ? (change.gap ?? null) : null;
  if (gap === null) return missed;
  const { department, because } = gap;
  return [...missed, factOf(after, start, change.at, { kind: "nobody-there", department, code: because })];
};

/** It fell due unmet, whenever that was noticed; `kase` as it was before whatever noticed it. */
export const missedFacts = (clock: Clock, kase: Case): BareFact[] => {
  const at = clock.breachedAt ?? clock.dueAt;
  if (at === null) return [];
  const missed = factOf(clock, kase, at, { kind: "missed", person: whoAnswers(clock, kase), ...chargedAt(clock, at) });
  const isAboutTheCase = clock.kind === "claim" || clock.kind === "resolve";
  const toldBefore = kase.told !== null && kase.told.at <= at;
  return isAboutTheCase && toldBefore && isNothingDone(kase) ? [missed, { ...missed, kind: "words-only" }] : [missed];
};

/** But for words to the customer nothing is on record: nobody noted, asked, promised, waits, offers or has put it right. */
const isNothingDone = ({ lastNote, tasks, promises, incident, wait, offer, resolution }: Case): boolean =>
  [lastNote, incident, wait, offer, resolution].every((one) => one === null) && tasks.length + promises.length === 0;

const metFacts = (clock: Clock, next: Case, start: Case): BareFact[] => {
  const at = clock.endedAt ?? clock.stretches.at(-1)?.to ?? null;
  const [first] = clock.stretches;
  if (at === null || first === undefined) return [];
  const met = factOf(clock, start, at, {
    kind: clock.breachedAt === null ? "kept" : "late",
    person: whoAnswers(clock, next),
    ...chargedAt(clock, at),
    wallMs: at - first.from,
    countedMs: clock.stretches.reduce((sum, stretch) => sum + (stretch.countedMs ?? 0), 0),
  });
  return clock.kind === "resolve" ? [met, ...heldFacts(clock, start, at)] : [met];
};

/** The clock's whole time by who held it: what they add up to is its length. */
const heldFacts = (clock: Clock, kase: Case, at: Instant): BareFact[] => {
  const owner = chargedAt(clock, at).department;
  const held = new Map<string, { department: DepartmentId; charged: Charged | null; wall: number; counted: number }>();
  for (const { holder, from, to, countedMs } of clock.stretches) {
    const department = typeof holder === "string" ? owner : holder.department;
    const charged = typeof holder === "string" ? holder : null;
    const key = charged ?? `by ${department}`;
    const known = held.get(key) ?? { department, charged, wall: 0, counted: 0 };
    known.wall += (to ?? at) - from;
    known.counted += countedMs ?? 0;
    held.set(key, known);
  }
  return [...held.values()].map(({ department, charged, wall, counted }) =>
    factOf(clock, kase, at, { kind: "held", department, charged, wallMs: wall, countedMs: counted }),
  );
};

const factOf = (clock: Clock, kase: Case, at: Instant, fact: Parameters<typeof factAbout>[2]): BareFact =>
  factAbout(kase, { at }, { clock: clock.kind, piece: clock.piece, generation: clock.generation, ...fact });

/**
 * Who held it at an instant. Time in transit and before us is nobody's here; it stands in the figures of the department
 * that had it before, or got it first.
 */
const chargedAt = ({ stretches }: Clock, at: Instant): { department: DepartmentId; charged: Charged | null } => {
  const index = Math.max(
    0,
    stretches.findLastIndex(({ from }) => from <= at),
  );
  const holder = stretches[index]?.holder ?? "before-us";
  if (typeof holder !== "string") return { department: holder.department, charged: null };
  const near = departmentIn(stretches.slice(0, index).reverse()) ?? departmentIn(stretches.slice(index));
  return { department: near ?? "", charged: holder };
};

const departmentIn = (stretches: readonly Stretch[]): DepartmentId | null => {
  for (const { holder } of stretches) if (typeof holder !== "string") return holder.department;
  return null;
};
