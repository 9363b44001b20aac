import type { CalendarProposal, Standing, WeighedClosure } from "../core/coverage/propose-closures.ts";
import { departmentOf, type Reader } from "./reader.ts";

/**
 * Closures out of another calendar, each with what the desk says of it already, and the lines that would close what is
 * open. `until` is the last date that was looked at. Names are somebody else's words; `readIcal` has made them one line.
 */
export const holidayLines = (
  { weighed, proposals }: { weighed: readonly WeighedClosure[]; proposals: readonly CalendarProposal[] },
  problems: readonly string[],
  until: string,
  reader: Reader,
): string[] => {
  const { holidays: words } = reader.words;
  if (weighed.length === 0) return [words.none(until), ...problems];
  return [
    words.found(weighed.length, until),
    ...weighed.map((closure) => words.line(closure.date, closure.name, standingWords(closure, reader))),
    ...problems,
    "",
    ...(proposals.length === 0 ? [words.nothingToDo] : proposals.flatMap((one) => [...proposalLines(one, reader), ""])),
    ...(proposals.length === 0 ? [] : [words.nothingChanged]),
  ];
};

const standingWords = ({ standing }: WeighedClosure, reader: Reader): string => {
  const { holidays: words } = reader.words;
  const by = new Map<Standing, string[]>();
  for (const [id, how] of Object.entries(standing)) by.set(how, [...(by.get(how) ?? []), departmentOf(reader, id)]);
  const parts = [...by].map(([how, names]) => words.at(words.standings[how], names.join(", ")));
  return parts.join("; ");
};

const proposalLines = ({ departments, add }: CalendarProposal, reader: Reader): string[] => {
  const { holidays: words } = reader.words;
  const names = departments.map((id) => departmentOf(reader, id)).join(", ");
  return [words.paste(names), words.dates, ...add.map(({ date, name }) => words.date(date, name))];
};
