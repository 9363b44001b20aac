import type { ClockMoved } from "../case/event.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import { type Instant, instant, latest } from "../time/instant.ts";
import type { AdjustContext } from "./adjust-context.ts";
import { type Clock, type Holder, nameOf, type Stretch } from "./clock.ts";
import { countedBefore, countOpen, openStretch } from "./count-stretches.ts";
import { earlierWait } from "./earlier-wait.ts";
import type { Terms } from "./terms.ts";
import { usedUpAt } from "./used-up-at.ts";

/** Carries a running clock onto other terms with what is left of its budget; nothing when its terms are the same. */
export const moveClock = (live: Clock, terms: Terms, context: AdjustContext): ClockMoved[] => {
  const open = openStretch(live);
  const earlier = earlierWait(live, terms, context);
  const notTheirs = countNotTheirs(live, terms);
  const sameTerms =
    open.calendar === terms.calendar &&
    sameHolder(open.holder, terms.holder) &&
    (open.mode === "paused") === terms.paused &&
    live.budgetMs === terms.budgetMs &&
    live.escalation === terms.escalation;
  if (sameTerms && earlier.length === 0 && notTheirs === 0) return [];
  const from = switchedAt(open, terms, context);
  const countedMs = countOpen(live, { now: from, calendars: context.calendars });
  const next = stretchOf(terms, { holder: terms.holder, from, to: null, countedMs: null, why: context.why });
  const ended = live.stretches.slice(notTheirs, -1);
  const behind = [...earlier, ...ended, { ...open, countedMs }];
  return [
    {
      type: "clock-moved",
      ...nameOf(live),
      countedMs,
      stretch: next,
      ...inFront(earlier),
      ...(notTheirs === 0 ? {} : { notTheirs }),
      budgetMs: terms.budgetMs,
      escalation: terms.escalation,
      dueAt: terms.paused ? null : dueAfter(live, behind, next, terms, context),
    },
  ];
};

/** The pause ended when its date came, also when the sweep that says so comes later. */
const switchedAt = (open: Stretch, terms: Terms, context: AdjustContext): Instant => {
  const endedAt = open.mode === "paused" && !terms.paused ? context.waitEndedAt(terms.piece) : null;
  return endedAt === null ? context.now : latest(open.from, endedAt);
};

/** An older message alone is one stretch of nobody's; what another case had comes as it was there. */
const inFront = (earlier: Stretch[]): Pick<ClockMoved, "earlier" | "joined"> => {
  const [only, another] = earlier;
  if (only === undefined) return {};
  return another === undefined && only.holder === "before-us" ? { earlier: only } : { joined: earlier };
};

/** So many stretches in front were another case's wait, or that of a message which is another case's now. */
const countNotTheirs = (live: Clock, terms: Terms): number => {
  if (live.kind !== "resolve") return 0;
  const begins = terms.anchor.from;
  // One of no length at the very beginning is where its terms changed at once, and is its own.
  const isTheirs = ({ from, to }: Stretch): boolean => to === null || to > begins || from >= begins;
  const first = live.stretches.findIndex(isTheirs);
  return first === -1 ? 0 : first;
};

/**
 * What is overdue stays due when it was. A budget that new terms cut below what has been counted is due now, since
 * nobody could have known before; one that an older message has used up was due back then.
 */
const dueAfter = (
  live: Clock,
  behind: Stretch[],
  next: Stretch,
  terms: Terms,
  context: AdjustContext,
): Instant | null => {
  const countedMs = behind.reduce((sum, stretch) => sum + (stretch.countedMs ?? 0), 0);
  const leftMs = terms.budgetMs - countedMs;
  if (leftMs > 0) return finite(addWorkingTime(context.calendars.byRef(next.calendar), next.from, leftMs));
  if (live.dueAt !== null && live.dueAt <= context.now) return live.dueAt;
  if (live.breachedAt !== null) return live.breachedAt;
  const fromOlderWord = terms.budgetMs > countedBefore(live) + countOpen(live, context);
  return fromOlderWord ? usedUpAt({ stretches: behind }, terms.budgetMs, context.calendars) : next.from;
};

/** A stretch under these terms. */
export const stretchOf = (
  terms: Terms,
  piece: Pick<Stretch, "holder" | "from" | "to" | "countedMs" | "why">,
): Stretch => ({ ...piece, mode: terms.paused && piece.to === null ? "paused" : "counted", calendar: terms.calendar });

const sameHolder = (a: Holder, b: Holder): boolean =>
  typeof a === "string" || typeof b === "string" ? a === b : a.department === b.department;

/** "Never opens" is no instant: such a clock has no due time and the desk file's preview says so. */
export const finite = (ms: number): Instant | null => (Number.isFinite(ms) ? instant(ms) : null);
