import { readTime } from "./local-time.ts";

/** Minutes from the start of the local date on which the window opens; `end` is exclusive and may pass 1440. */
export type Window = { readonly start: number; readonly end: number };

const MINUTES_A_DAY = 24 * 60;

/**
 * Reads `"09:00-17:00"`; an end before the start is on the next date (`"22:00-06:00"`). What cannot be read, or is
 * likely to be meant otherwise, comes back as the rest of a sentence that begins with where it stands.
 */
export function parseWindow(text: unknown): Window | string {
  const parts = typeof text === "string" ? text.split("-") : [];
  const [from = "", to = ""] = parts;
  const start = readTime(from);
  const end = readTime(to);
  if (parts.length !== 2 || start === undefined || end === undefined || start === MINUTES_A_DAY) {
    return `has ${show(text)}, which is not a window. Write two times from 00:00 to 24:00 as HH:MM-HH:MM, such as 09:00-17:00.`;
  }
  if (start === end || (start === 0 && end === 0)) {
    return `has ${text}, which ends when it begins. Write 00:00-24:00 for the whole day, or leave the window out.`;
  }
  if (end === 0) return `has ${text}, which ends before it begins. Write ${from}-24:00 if it lasts until midnight.`;
  if (start === 0 && end === MINUTES_A_DAY - 1) {
    return "has 00:00-23:59, which leaves out the last minute of the day. Write 00:00-24:00 for the whole day.";
  }
  return { start, end: end < start ? end + MINUTES_A_DAY : end };
}

/** `{ start: 1320, end: 1800 }` as `22:00-06:00`, for sentences. */
export function showWindow({ start, end }: Window): string {
  return `${showTime(start)}-${showTime(end > MINUTES_A_DAY ? end - MINUTES_A_DAY : end)}`;
}

function showTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function show(value: unknown): string {
  return typeof value === "string" && value !== "" ? value : (JSON.stringify(value) ?? "nothing");
}
