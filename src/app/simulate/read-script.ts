import { createReadStream } from "node:fs";
import { z } from "zod";
import type { Reader } from "../../card/reader.ts";
import { en } from "../../card/words/en.ts";
import { parseCommand } from "../../chat/parse-command.ts";
import type { Unread } from "../../chat/ports.ts";
import { ConfigError } from "../../config/config-error.ts";
import type { Ask } from "../../core/case/ask.ts";
import type { VerbName } from "../../core/case/verbs.ts";
import type { Desk, PersonId } from "../../core/desk/desk.ts";
import { findPerson } from "../../core/desk/find.ts";
import type { Happening } from "../../core/replay/happening.ts";
import { type Instant, instant } from "../../core/time/instant.ts";
import { parseSpan } from "../../core/time/parse-span.ts";
import { isQuery } from "../../flows/answer-query.ts";
import { readCommand, readDepartment, readPerson } from "../../flows/read-command.ts";
import { usageOf } from "../../flows/usage-of.ts";
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
  const ask = parseCommand(says, { thread: true, departments: desk.departments.map(({ name }) => name) });
  if ("unread" in ask) return { problem: unreadWords(says, ask, reader) };
  const one: Deed = { ask, says, by, at, index, reader };
  switch (ask.verb) {
    case "away":
      return readAway(one);
    case "cover":
      return readCover(one);
    case "settings":
      return readSettings(one);
    default:
      return readOfCase(one, on);
  }
};

type Deed = { ask: Ask; says: string; by: PersonId; at: Instant; index: number; reader: Reader };

const unreadWords = (says: string, { unread, word, guess }: Unread, reader: Reader): string => {
  if (unread === "empty") return "says is empty. Write what the person types, such as “claim”.";
  if (unread === "unknown-verb") {
    const hint = guess === null ? "" : ` Did you mean ${guess}?`;
    return `“${says}” is nothing that can be typed to the desk.${hint}`;
  }
  return `“${says}” lacks its words: it is typed as “${usageOf(word, reader).replace(" 42", "")}”.`;
};

const readSettings = ({ ask, by, at }: Deed): Read => {
  const reminders = (["all", "card", "lists"] as const).find((one) => one === ask.args.value);
  return reminders === undefined
    ? { problem: "settings needs nags all, nags card or nags lists." }
    : { happening: { at, what: "settings", person: by, reminders } };
};

/** Why a word that can be typed is not replayed, and what to write instead. */
const notReplayed: Partial<Record<VerbName, string>> = {
  quiet: "is not replayed: no reminder is held here. Leave it out",
  back: "is not replayed. Give the away before it this end: away until mon 12:00",
  new: "is not replayed. Write the complaint as a line of its own",
  next: "is not replayed. Write claim, with the complaint's id as on",
};

const readOfCase = ({ ask, says, by, at, reader }: Deed, on: string | undefined): Read => {
  const instead = notReplayed[ask.verb];
  if (instead !== undefined) return { problem: `“${says}” ${instead}.` };
  if (isQuery(ask.verb) || ask.verb === "connect") {
    return { problem: `“${says}” is asked of no case. Leave it out.` };
  }
  if (on === undefined) return { problem: "on is missing: the id of the complaint whose case is meant." };
  const read = readCommand(ask, reader, () => null);
  if ("command" in read) return { happening: { at, what: "ask", by, on: `${CONNECTOR}:${on}`, command: read.command } };
  return { problem: `“${says}” lacks something, or names somebody the desk does not know.` };
};

/** `away until thu`: the speaker is not there, or `away @raj until thu` a colleague. */
const readAway = ({ ask, says, by, at, index, reader }: Deed): Read => {
  const { span: words, who } = ask.args;
  const person = who === undefined ? by : readPerson(who, reader.desk);
  if (person === null) return { problem: `${who} is nobody of the desk file.` };
  if (words === undefined) return { problem: `“${says}” lacks a stretch of time, such as until mon.` };
  const span = parseSpan(words, at, reader.zone);
  if (span === null) return { problem: `“${words}” names no stretch of time.` };
  const absence = { id: `away-${index}`, person, from: span.from, to: span.to, by };
  return {
    happening: { at, what: "roster", event: { type: "away", data: { absence, ends: [], person, by } } },
  };
};

/** `cover parts sat 09:00-17:00`: the speaker has agreed to be there, or with `@carlos` after it Carlos has. */
const readCover = ({ ask, says, by, at, index, reader }: Deed): Read => {
  const { to: name = "", span: words, who, said } = ask.args;
  if (said !== undefined)
    return { problem: `“${says}” is not replayed. Leave it out, with the cover that it answers.` };
  const department = readDepartment(name, reader.desk);
  if (department === null) return { problem: `${name} is no department of the desk file.` };
  const person = who === undefined ? by : readPerson(who, reader.desk);
  if (person === null) return { problem: `${who} is nobody of the desk file.` };
  if (words === undefined) return { problem: `“${says}” lacks a stretch of time, such as sat 09:00-17:00.` };
  const span = parseSpan(words, at, reader.zone);
  if (span === null) return { problem: `“${words}” names no stretch of time.` };
  const data = { id: `cover-${index}`, department, person, from: span.from, to: span.to, by, state: "agreed" as const };
  return { happening: { at, what: "roster", event: { type: "cover-agreed", data } } };
};
