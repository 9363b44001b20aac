import { DAY, HOUR, MINUTE } from "../core/time/instant.ts";
import { checkReference, type Report, type Reports } from "./check-report.ts";
import type { DeskFile } from "./desk-shape.ts";
import { readDuration } from "./duration.ts";

/** How reminders go on from one person to the next, and where they end. */
export const checkManners = (file: DeskFile, { refuse }: Reports): void => {
  checkBetween(refuse, "next-after", file.nags["next-after"], { from: MINUTE, to: DAY, says: "from 1m to 24h" });
  const closing = file.nags["before-closing"];
  checkBetween(refuse, "before-closing", closing, { from: MINUTE, to: 8 * HOUR, says: "from 1m to 8h" });
  const last = file["last-resort"];
  if (last === undefined) return;
  const known = Object.keys(file.people);
  checkReference(refuse, ["last-resort", "person"], { id: last.person, kind: "person", known });
  const person = file.people[last.person];
  if (last.mail && person !== undefined && person.mail === undefined) {
    refuse(["last-resort", "mail"], `\`${last.person}\` has no mail address.`, "Give the person one, or write false.");
  }
};

const checkBetween = (
  refuse: Report,
  key: "next-after" | "before-closing",
  text: string,
  { from, to, says }: { from: number; to: number; says: string },
): void => {
  const ms = readDuration(text);
  if (ms === undefined || (ms >= from && ms <= to)) return;
  refuse(["nags", key], `\`${key}\` is ${text}, which is out of bounds.`, `Write a length of time ${says}.`);
};
