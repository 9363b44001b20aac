import type { DepartmentId, Desk, PersonId, SeverityId } from "../core/desk/desk.ts";
import { departmentName, findSeverity, firstName, personName } from "../core/desk/find.ts";
import type { Instant, Zone } from "../core/time/instant.ts";
import { writeInFull, writeTime } from "./time-words.ts";
import type { Words } from "./words/en.ts";

/** For whom something is drawn: in which language and zone, at which instant, and by which desk version's names. */
export type Reader = {
  desk: Desk;
  words: Words;
  zone: Zone;
  now: Instant;
  /** It will still be read on other days, as a card in a channel is: a time then always says its day. */
  stays?: boolean;
  /** Where commands are typed without the desk's own word before them. */
  bareCommands?: boolean;
};

export const when = (reader: Reader, at: Instant): string =>
  writeTime(at, reader.now, reader.zone, reader.words, reader.stays ?? false);
/** A date that people are held to: never a weekday alone. */
export const dateOf = (reader: Reader, at: Instant): string =>
  writeInFull(at, reader.now, reader.zone, reader.words, true);
/** The same before it counts, with the zone's name where the desk works in more than one. */
export const dateInFull = (reader: Reader, at: Instant): string => {
  const words = writeInFull(at, reader.now, reader.zone, reader.words);
  return hasZones(reader.desk) ? reader.words.card.inZone(words, zoneName(reader.zone)) : words;
};
/** Whether a time alone would leave open which clocks it is read from. */
export const hasZones = (desk: Desk): boolean => new Set(desk.departments.map(({ zone }) => zone)).size > 1;
export const zoneName = (zone: Zone): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
/** As `when`, with the zone's name where the desk works in more than one. */
export const whenInZone = (reader: Reader, at: Instant): string =>
  hasZones(reader.desk) ? reader.words.card.inZone(when(reader, at), zoneName(reader.zone)) : when(reader, at);
export const nameOf = (reader: Reader, id: PersonId): string => personName(reader.desk, id);
export const firstNameOf = (reader: Reader, id: PersonId): string => firstName(personName(reader.desk, id));
export const departmentOf = (reader: Reader, id: DepartmentId): string => departmentName(reader.desk, id);
export const severityOf = (reader: Reader, id: SeverityId): string => findSeverity(reader.desk, id)?.name ?? id;
/** A command as it is typed in the window it is read in: `/case claim 42`, `claim 42`. */
export const commandLine = (reader: Reader, rest: string): string =>
  reader.bareCommands === true ? rest : `${reader.desk.command} ${rest}`;
