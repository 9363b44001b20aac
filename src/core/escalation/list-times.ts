import { type Calendar, nextOpening, openIntervals } from "../coverage/calendar.ts";
import { firstInstantOfWall, wallAt } from "../coverage/local-time.ts";
import { DAY, HOUR, type Instant, instant, type Zone } from "../time/instant.ts";

/** A person's list of the morning, and the one before closing. */
export type ListKind = "morning" | "late";
export type ListTime = { kind: ListKind; at: Instant };
/** A stretch of work of a person, lunch included. */
export type Shift = { from: Instant; to: Instant };

/** A closed time shorter than this is a break and ends no shift. */
const LONGEST_BREAK = 4 * HOUR;
const LOOK_BACK = 2 * DAY;
const LOOK_AHEAD = 8 * DAY;
/** Whoever has no hours gets a list when most people begin. */
const USUAL_MORNING = 9 * HOUR;

/**
 * When the next list is due after `now`: with the beginning of a shift, and so long before its end; of a shift that is
 * shorter than that, only the first. Whoever is always on gets one at nine; null for hours that never come again.
 */
export const nextListTime = (
  calendar: Calendar,
  zone: Zone,
  now: Instant,
  beforeClosingMs: number,
): ListTime | null => {
  if (calendar.kind === "24x7") return { kind: "morning", at: nineAfter(zone, now) };
  const times = shiftsAround(calendar, now).flatMap(({ from, to }): ListTime[] => {
    const late = instant(to - beforeClosingMs);
    return [{ kind: "morning", at: from }, ...(late > from ? [{ kind: "late" as const, at: late }] : [])];
  });
  const next = times.filter(({ at }) => at > now).toSorted((a, b) => a.at - b.at)[0];
  if (next !== undefined) return next;
  const opening = nextOpening(calendar, now + LOOK_AHEAD);
  return Number.isFinite(opening) ? { kind: "morning", at: instant(opening) } : null;
};

/** The shift that holds `now` or begins at it, and the one after; null where there is none within a week. */
export const shiftAt = (
  calendar: Calendar,
  zone: Zone,
  now: Instant,
): { current: Shift | null; next: Shift | null } => {
  if (calendar.kind === "24x7") {
    const to = nineAfter(zone, now);
    return { current: { from: instant(to - DAY), to }, next: { from: to, to: instant(to + DAY) } };
  }
  const shifts = shiftsAround(calendar, now);
  return {
    current: shifts.find(({ from, to }) => from <= now && now < to) ?? null,
    next: shifts.find(({ from }) => from > now) ?? null,
  };
};

const shiftsAround = (calendar: Calendar, now: Instant): Shift[] => {
  const shifts: Shift[] = [];
  for (const { from, to } of openIntervals(calendar, now - LOOK_BACK, now + LOOK_AHEAD)) {
    const last = shifts.at(-1);
    if (last !== undefined && from - last.to < LONGEST_BREAK) last.to = instant(to);
    else shifts.push({ from: instant(from), to: instant(to) });
  }
  return shifts;
};

const nineAfter = (zone: Zone, now: Instant): Instant => {
  const midnight = Math.floor(wallAt(zone, now) / DAY) * DAY;
  const today = firstInstantOfWall(zone, midnight + USUAL_MORNING);
  return instant(today > now ? today : firstInstantOfWall(zone, midnight + DAY + USUAL_MORNING));
};
