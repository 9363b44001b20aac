import type { Instant, Zone } from "../../core/time/instant.ts";

/** How the console writes times: the 24-hour clock and English day names, always in a named zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

const format = (zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  // Building a formatter costs far more than using one, and a page writes dozens of times.
  const key = `${zone} ${JSON.stringify(options)}`;
  const kept = formats.get(key);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options });
  formats.set(key, made);
  return made;
};

/** `09:05` */
export const clockTime = (at: Instant, zone: Zone): string =>
  format(zone, { hour: "2-digit", minute: "2-digit" }).format(at);

/** `Fri 26 Feb` */
export const shortDay = (at: Instant, zone: Zone): string =>
  format(zone, { weekday: "short", day: "numeric", month: "short" }).format(at).replace(",", "");

/** `Friday 26 February` */
export const longDay = (at: Instant, zone: Zone): string =>
  format(zone, { weekday: "long", day: "numeric", month: "long" }).format(at).replace(",", "");

/** `2027-02-26`, for grouping and comparing days in a zone. */
export const dayKey = (at: Instant, zone: Zone): string => {
  const parts = format(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
};

/** The machine-readable form of `<time>`. */
export const isoTime = (at: Instant): string => new Date(at).toISOString();

/** `New York` for `America/New_York`; names without a city stay as they are. */
export const zoneName = (zone: Zone): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
