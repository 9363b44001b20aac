import { readFile, stat } from "node:fs/promises";
import { holidayLines } from "../../card/holiday-lines.ts";
import { en } from "../../card/words/en.ts";
import { ConfigError } from "../../config/config-error.ts";
import { readEnvironment } from "../../config/environment.ts";
import { icalProblem, LARGEST_ICAL } from "../../core/coverage/ical-events.ts";
import { localDate } from "../../core/coverage/local-time.ts";
import { proposeClosures } from "../../core/coverage/propose-closures.ts";
import { readIcal } from "../../core/coverage/read-ical.ts";
import { closest } from "../../core/desk/closest.ts";
import type { Department, Desk } from "../../core/desk/desk.ts";
import { findDepartment } from "../../core/desk/find.ts";
import { DAY, plus } from "../../core/time/instant.ts";
import { openDeskClock } from "../desk-clock.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { readDesk } from "../open-desk.ts";

/** Eighteen months: a calendar of holidays is brought in for this year and the next. */
const AHEAD = 548 * DAY;

/**
 * Says which dates of an iCalendar file the desk file beside it is open on, and the lines that would close them. Changes
 * nothing; needs neither the database nor the desk to run.
 */
export const proposeHolidays = async (file: string, options: { department?: string }): Promise<void> => {
  loadDotEnv();
  const now = openDeskClock(0).now();
  const { desk } = await readDesk(readEnvironment(process.env).deskFile, now);
  const departments = options.department === undefined ? desk.departments : [departmentNamed(options.department, desk)];
  const zone = options.department === undefined ? desk.zone : (departments[0]?.zone ?? desk.zone);
  const text = await textOf(file);
  const problem = icalProblem(text);
  if (problem !== null) throw new ConfigError([`${file}: ${problem}`]);
  const to = plus(now, AHEAD);
  const { closures, problems } = readIcal(text, { zone, from: now, to });
  const reader = { desk, words: en, zone, now };
  const lines = holidayLines(proposeClosures(departments, closures), problems, localDate(zone, to - 1), reader);
  process.stdout.write(`${lines.join("\n")}\n`);
};

const departmentNamed = (id: string, desk: Desk): Department => {
  const found = findDepartment(desk, id);
  if (found !== undefined) return found;
  const ids = desk.departments.map((department) => department.id);
  const guess = closest(id, ids);
  const remedy = guess === undefined ? `There is ${ids.join(", ")}.` : `Did you mean ${guess}?`;
  throw new ConfigError([`The desk file has no department ${id}. ${remedy}`]);
};

const textOf = async (file: string): Promise<string> => {
  try {
    const { size } = await stat(file);
    if (size > 2 * LARGEST_ICAL) throw new ConfigError([`${file} has ${size} bytes. Export the holidays alone.`]);
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EISDIR") throw new ConfigError([`${file} is a folder. Name the .ics file inside it.`]);
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      throw new ConfigError([`${file} is not UTF-8. Export the calendar again as .ics, or save it as UTF-8.`]);
    }
    throw new ConfigError([`There is no file ${file} that can be read. Check the path.`]);
  }
};
