import { DAY, HOUR, MINUTE } from "../core/time/instant.ts";

/** `"1h30m"` in milliseconds; undefined when it is no length of time. Months and seconds do not occur. */
export const readDuration = (text: string): number | undefined => {
  const match = /^(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?$/.exec(text);
  if (match === null || text === "") return undefined;
  const [, days = "0", hours = "0", minutes = "0"] = match;
  return Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE;
};

/** A day on opening hours could mean 24 hours or one working day, so days are for clocks that never stop. */
export const hasDays = (text: string): boolean => text.includes("d");

/** The longest budget; it also keeps due times within the years that calendars know. */
export const LONGEST = 366 * DAY;
