import { createReadStream } from "node:fs";
import { z } from "zod";
import type { Reader } from "../../card/reader.ts";
import { en } from "../../card/words/en.ts";
import { parseCommand } from "../../chat/parse-command.ts";
import { ConfigError } from "../../config/config-error.ts";
import type { Desk } from "../../core/desk/desk.ts";
import { findPerson } from "../../core/desk/find.ts";
import type { Happening } from "../../core/replay/happening.ts";
import { type Instant, instant } from "../../core/time/instant.ts";
import { parseSpan } from "../../core/time/parse-span.ts";
import { readCommand, readDepartment } from "../../flows/read-command.ts";
import { jsonLines } from "../../intake/json-lines.ts";
import { pathOf, readItem } from "../../intake/read-item.ts";

/** What somebody does: `says` is what they would type, without a number; `on` is the complaint's id whose case is meant. */
const deed = z.object({
  at: z.iso.datetime({ offset: true, error: "must be a time such as 2027-03-20T09:00:00Z" }),
  by: z.string({ error: "must be a person of the desk file" }),
  says: z.string({ error: "must be what the person types, such as “claim”" }),
  on: z.string().optional(),
});

const MOST_PROBLEMS = 20;
const CONNECTOR = "script";

/**
 * A file of complaints and deeds, a JSON object a line: complaints in the shape of the webhook, which arrive at their
 * `createdAt`, and `{"at", "by", "says", "on"}`. Throws a `ConfigError` that names every line that cannot be read.
 */
export const readScript = async (file: string, desk: Desk): Promise<Happening[]> => {
  const happenings: Happening[] = [];
  const problems: string[] = [];
  for await (const row of linesOf(file)) {
    const read = "problem" in row ? { problem: row.problem } : readRow(row.value, desk, happenings.length);
    if ("problem" in read) problems.push(`${file}, line ${row.line}: ${read.problem}`);
    else happenings.push(read.happening);
  }
  if (problems.length > 0) {
    const rest = problems.length - MOST_PROBLEMS;
    throw new ConfigError([...problems.slice(0, MOST_PROBLEMS), ...(rest > 0 ? [`and ${rest} more lines.`] : [])]);
  }
  return happenings.sort((a, b) => a.at - b.at);
};

async function* linesOf(file: string) {
  try {
    yield* jsonLines(createReadStream(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ConfigError([`${file} cannot be read (${code}). Check the path.`]);
  }
}

type Read = { happening: Happening } | { problem: string };

const readRow = (value: unknown, desk: Desk, index: number): Read =>
  typeof value === "object" && value !== null && "says" in value ? readDeed(value, desk, index) : readComplaint(value);

const readComplaint = (value: unknown): Read => {
  const read = readItem(value, { connector: CONNECTOR, receivedAt: LATEST, history: true });
  return read.ok
    ? { happening: { at: read.complaint.createdAt, what: "complaint", complaint: read.complaint } }
    : { problem: `${pathOf(read.path) || "The complaint"} ${read.why}.` };
};

/** A stretch may lie ahead, so a complaint's time is never too late. */
const LATEST = instant(Date.UTC(2199, 0, 1));

const readDeed = (value: object, desk: Desk, index: number): Read => {
  const read = deed.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { problem: `${issue?.path.join(".") || "The line"} ${issue?.message ?? "cannot be read"}.` };
  }
  const { by, says, on } = read.data;
  const at = instant(Date.parse(read.data.at));
  const person = findPerson(desk, by);
  if (person === undefined) return { problem: `${by} is nobody of the desk file.` };
  const reader: Reader = { desk, words: en, zone: person.zone, now: at };
  return (
    readAway(says, by, at, index, reader) ??
    readCover(says, by, at, index, reader) ??
    readWords(says, by, on, at, reader)
  );
};

const readWords = (says: string, by: string, on: string | undefined, at: Instant, reader: Reader): Read => {
  const ask = parseCommand(says, { thread: true, departments: reader.desk.departments.map(({ name }) => name) });
  if ("unread" in ask) return { problem: `“${says}” is nothing that can be typed to the desk.` };
  if (ask.verb === "settings") {
    const reminders = (["all", "card", "lists"] as const).find((one) => one === ask.args.value);
    return reminders === undefined
      ? { problem: "settings needs nags all, nags card or nags lists." }
      : { happening: { at, what: "settings", person: by, reminders } };
  }
  if (on === undefined) return { problem: "on is missing: the id of the complaint whose case is meant." };
  try {
    const read = readCommand(ask, reader, () => null);
    if ("command" in read)
      return { happening: { at, what: "ask", by, on: `${CONNECTOR}:${on}`, command: read.command } };
    return { problem: `“${says}” lacks something, or names somebody the desk does not know.` };
  } catch {
    return { problem: `“${says}” is asked of no case. Leave it out.` };
  }
};

/** `away until thu`: the speaker is not there. */
const readAway = (says: string, by: string, at: Instant, index: number, reader: Reader): Read | null => {
  const words = /^away\s+(.+)$/i.exec(says.trim())?.[1];
  if (words === undefined) return null;
  const span = parseSpan(words, at, reader.zone);
  if (span === null) return { problem: `“${words}” names no stretch of time.` };
  return {
    happening: {
      at,
      what: "roster",
      event: {
        type: "away",
        data: {
          absence: { id: `away-${index}`, person: by, from: span.from, to: span.to, by },
          ends: [],
          person: by,
          by,
        },
      },
    },
  };
};

/** `cover parts sat 09:00-17:00`: the speaker has agreed to be there. */
const readCover = (says: string, by: string, at: Instant, index: number, reader: Reader): Read | null => {
  const [, name, words] = /^cover\s+(\S+)\s+(.+)$/i.exec(says.trim()) ?? [];
  if (name === undefined || words === undefined) return null;
  const department = readDepartment(name, reader.desk);
  const span = parseSpan(words, at, reader.zone);
  if (department === null) return { problem: `${name} is no department of the desk file.` };
  if (span === null) return { problem: `“${words}” names no stretch of time.` };
  const cover = {
    id: `cover-${index}`,
    department,
    person: by,
    from: span.from,
    to: span.to,
    by,
    state: "agreed" as const,
  };
  return { happening: { at, what: "roster", event: { type: "cover-agreed", data: cover } } };
};
