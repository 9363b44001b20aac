/** Minutes of the day; an `end` that is not after the start is on the next day. */
export type HoursOfDay = { start: number; end: number };

type Said = { hour: number; minute: number; half: "am" | "pm" | null; bare: boolean };

const NOON = 12 * 60;
const DAY = 2 * NOON;

/**
 * Two times of day as people write them: `09:00` and `17:00`, `9` and `5`, `9am` and `1`, `22` and `6`. Null for what is
 * no time, and for what could be meant in two ways, such as 5 and 8.
 */
export const readHours = (from: string, to: string): HoursOfDay | null => {
  const [start, end] = [read(from), read(to)];
  if (start === null || end === null || start.hour === 24) return null;
  const isDial = start.half !== null || end.half !== null || (start.bare && end.bare);
  const spoken = isDial && [start, end].every(({ hour }) => hour >= 1 && hour <= 12);
  const hours = spoken ? asSpoken(start, end) : { start: minutesOf(start), end: minutesOf(end) };
  if (hours === null) return null;
  const ends = hours.end > DAY ? hours.end - DAY : hours.end;
  if (ends === hours.start) return null;
  // Over midnight goes what begins in the evening; 09:00-05:00 is more likely meant for an afternoon.
  return ends < hours.start && hours.start < NOON ? null : { start: hours.start, end: ends };
};

const read = (text: string): Said | null => {
  if (text === "noon") return { hour: 12, minute: 0, half: "pm", bare: false };
  if (text === "midnight") return { hour: 24, minute: 0, half: null, bare: false };
  const match = /^(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?$/.exec(text);
  if (match === null) return null;
  const [, digits = "", after, half] = match;
  const [hour, minute] = [Number(digits), Number(after ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  return { hour, minute, half: half === "am" || half === "pm" ? half : null, bare: after === undefined };
};

/** Minutes since midnight; what says am or pm is of that half. */
const minutesOf = ({ hour, minute, half }: Said): number =>
  (half === null ? hour : (hour % 12) + (half === "pm" ? 12 : 0)) * 60 + minute;

/** On a dial of twelve hours. */
const asSpoken = (start: Said, end: Said): HoursOfDay | null => {
  if (start.half !== null && end.half !== null) return { start: minutesOf(start), end: minutesOf(end) };
  if (end.half !== null) {
    // "9-5pm" begins in the morning, "1-5pm" in the same half of the day.
    const same = minutesOf({ ...start, half: end.half });
    const starts = same < minutesOf(end) ? same : minutesOf({ ...start, half: end.half === "pm" ? "am" : "pm" });
    return { start: starts, end: minutesOf(end) };
  }
  if (start.half !== null) return { start: minutesOf(start), end: nextOnDial(end, minutesOf(start)) };
  return bothBare(start, end);
};

/** Said from seven on it is a morning, before that an afternoon; what then lasts into the evening could be either. */
const bothBare = (start: Said, end: Said): HoursOfDay | null => {
  const begins = start.hour >= 7 ? start.hour * 60 : (start.hour + 12) * 60;
  const ends = nextOnDial(end, begins);
  return start.hour < 7 && ends > 19 * 60 ? null : { start: begins, end: ends };
};

/** The next time after `minutes` at which a dial shows it. */
const nextOnDial = ({ hour, minute }: Said, minutes: number): number => {
  const shown = (hour % 12) * 60 + minute;
  return shown + Math.ceil((minutes + 1 - shown) / NOON) * NOON;
};
