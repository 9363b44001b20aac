import { localDate, readDate } from "../core/coverage/local-time.ts";
import { type Rota, type Weekday, weekdays } from "../core/desk/desk.ts";
import { DAY } from "../core/time/instant.ts";
import { ALWAYS, checkCalendarUse } from "./check-hours.ts";
import { checkReference, type Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";

/** `mon 09:00` as the rules know it. */
export const handOverFromFile = (text: string): Rota["handOver"] => {
  const [day, time = "09:00"] = text.split(" ");
  return { day: weekdays.find((one): one is Weekday => one === day) ?? "mon", time };
};

/** The rota of one department: who is named, when it begins, and whether it ever has anything to cover. */
export const checkRota = ({ refuse, warn }: Reports, id: string, file: DeskFile): void => {
  const department = file.departments[id];
  const rota = department?.rota;
  if (department === undefined || rota === undefined) return;
  const path = ["departments", id, "rota"];
  const zone = department.zone ?? file.zone;
  for (const [i, person] of rota.order.entries()) {
    checkReference(refuse, [...path, "order", i], { id: person, kind: "person", known: Object.keys(file.people) });
    const home = file.people[person]?.department;
    if (home !== undefined && home !== id) {
      warn([...path, "order", i], `\`${person}\` works in \`${home}\`.`, "Leave it if that is meant.");
    }
  }
  checkCalendarUse(refuse, [...path, "hours"], rota.hours ?? ALWAYS, zone, file);
  if (department.calendar === ALWAYS) {
    warn(path, `\`${id}\` never closes, so its rota never covers.`, "Take the rota out, or give `calendar:` hours.");
  }
  const first = readDate(rota.from);
  const { day } = handOverFromFile(rota["hand-over"]);
  if (first === undefined) {
    refuse([...path, "from"], `There is no date ${rota.from}.`, "Write a date such as 2026-01-05.");
    return;
  }
  // Day 0 was a Thursday.
  const weekday = (((first + 3) % 7) + 7) % 7;
  const wait = (weekdays.indexOf(day) - weekday + 7) % 7;
  if (wait === 0) return;
  const begins = localDate("UTC", (first + wait) * DAY);
  warn(
    [...path, "from"],
    `${rota.from} is a ${weekdays[weekday]}, and this rota changes hands on ${day}: it begins on ${begins}.`,
    `Write ${begins} if that is meant.`,
  );
};
