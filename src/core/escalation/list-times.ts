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
/** Hours that go on for longer than this are no shift of anybody's: they are counted as days that begin at nine. */
const LONGEST_SHIFT = 20 * HOUR;
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
  const times = shiftsAround(calendar, zone, now).flatMap(({ from, to, has }): ListTime[] => {
    const late = instant(to - beforeClosingMs);
    return [
      ...(has === "nothing" ? [] : [{ kind: "morning" as const, at: from }]),
      ...(has === "both" && late > from ? [{ kind: "late" as const, at: late }] : []),
    ];
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
  const shifts = shiftsAround(calendar, zone, now).map(({ from, to }) => ({ from, to }));
  return {
    current: shifts.find(({ from, to }) => from <= now && now < to) ?? null,
    next: shifts.find(({ from }) => from > now) ?? null,
  };
};

/** Which lists it has. The days of somebody who is always on have no closing, and the first began before it was one. */
type Stretch = Shift & { has: "both" | "morning" | "nothing" };

const shiftsAround = (calendar: Calendar, zone: Zone, now: Instant): Stretch[] => {
  const shifts: Shift[] = [];
  for (const { from, to } of openIntervals(calendar, now - LOOK_BACK, now + LOOK_AHEAD)) {
    const last = shifts.at(-1);
    if (last !== undefined && from - last.to < LONGEST_BREAK) last.to = instant(to);
    else shifts.push({ from: instant(from), to: instant(to) });
  }
  return shifts.flatMap((shift) =>
    shift.to - shift.from <= LONGEST_SHIFT ? [{ ...shift, has: "both" as const }] : daysOf(shift, zone),
  );
};

const daysOf = ({ from, to }: Shift, zone: Zone): Stretch[] => {
  const days: Stretch[] = [];
  for (let at = from; at < to; ) {
    const next = nineAfter(zone, at);
    days.push({ from: at, to: next < to ? next : to, has: at === from ? "nothing" : "morning" });
    at = next;
  }
  return days;
};

const nineAfter = (zone: Zone, now: Instant): Instant => {
  const midnight = Math.floor(wallAt(zone, now) / DAY) * DAY;
  const today = firstInstantOfWall(zone, midnight + USUAL_MORNING);
  return instant(today > now ? today : firstInstantOfWall(zone, midnight + DAY + USUAL_MORNING));
};
