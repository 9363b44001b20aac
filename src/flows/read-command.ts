import type { FieldProblem } from "../card/card.ts";
import type { Reader } from "../card/reader.ts";
import { UNSAID } from "../card/word-forms.ts";
import { isGivePiece } from "../core/authority/give.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Command, Met } from "../core/case/command.ts";
import { readLost } from "../core/case/read-lost.ts";
import { type Refusal, refuse } from "../core/case/refusal.ts";
import { type Calendar, compileCalendar } from "../core/coverage/calendar.ts";
import type { CauseId, DepartmentId, Desk, PersonId } from "../core/desk/desk.ts";
import { isPromiseId } from "../core/promise/promise.ts";
import { inEnglish } from "../core/time/in-english.ts";
import type { Instant } from "../core/time/instant.ts";
import { parseWhen } from "../core/time/parse-when.ts";
import { readCall } from "./read-call.ts";
import { readAgreed, readAskOf, readConsentSaid, readGive, readGiveCommand } from "./read-give.ts";
import { readPromise } from "./read-promise.ts";
import { readTold } from "./read-told.ts";

/** What an asking turned out to be: a command, a refusal, or fields that are missing or could not be read. */
export type ReadCommand = { command: Command } | { refusal: Refusal } | { problems: FieldProblem[] };

/**
 * Looks up the names and dates of an asking. `personOf` knows a platform's mentions, `calendarOf` the hours on which a
 * department counts business days; null: the one that has the case.
 */
export const readCommand = (
  ask: Ask,
  reader: Reader,
  personOf: (mention: string) => PersonId | null,
  calendarOf: (department: DepartmentId | null) => Calendar = () => compileCalendar("24x7"),
): ReadCommand => {
  const { args } = ask;
  const missing = (...fields: (keyof typeof args)[]): FieldProblem[] =>
    fields
      .filter((field) => (args[field] ?? "").trim() === "")
      .map((field) => ({ field, sentence: reader.words.forms.required }));
  const need = (...fields: (keyof typeof args)[]): { problems: FieldProblem[] } | null => {
    const problems = missing(...fields);
    return problems.length === 0 ? null : { problems };
  };
  if (args.piece !== undefined && isGivePiece(args.piece) && !ofWholeCase.has(ask.verb)) {
    return readGiveCommand(ask, args.piece, need);
  }
  if (ask.verb === "promise" || (args.piece !== undefined && isPromiseId(args.piece) && !ofWholeCase.has(ask.verb))) {
    return readPromise(ask, reader, { need, calendarOf, departmentOf: (words) => readDepartment(words, reader.desk) });
  }
  if (args.piece !== undefined && !ofWholeCase.has(ask.verb))
    return readTaskCommand(ask, args.piece, reader, need, personOf);
  switch (ask.verb) {
    case "claim":
    case "release":
    case "resume":
    case "yes":
    case "dismiss":
    case "reopen":
    case "undo":
    case "not-me":
      return { command: { verb: ask.verb } };
    case "call":
    case "calling":
    case "called":
    case "reach":
    case "nophone":
      return readCall(ask.verb, args, need, reader);
    case "no":
      return { command: { verb: "no", why: args.why ?? null } };
    case "update":
      return need("words") ?? { command: { verb: "update", note: args.words ?? "" } };
    case "told":
      return need("words") ?? { command: readTold(args) };
    case "wait": {
      const problems = need("what", "until");
      if (problems !== null) return problems;
      const until = readWhen(args.until ?? "", reader);
      return "problem" in until
        ? { problems: [{ field: "until", sentence: until.problem }] }
        : { command: { verb: "wait", what: args.what ?? "", until: until.at } };
    }
    case "on-it": {
      if ((args.until ?? "") === "") return { command: { verb: "on-it", until: null } };
      const until = readWhen(args.until ?? "", reader);
      return "problem" in until
        ? { problems: [{ field: "until", sentence: until.problem }] }
        : { command: { verb: "on-it", until: until.at } };
    }
    case "pass": {
      const problems = need("to");
      if (problems !== null) return problems;
      const to = readReceiver(args.to ?? "", reader.desk, personOf);
      return to === null
        ? { refusal: refuse("unknown-person", { who: args.to ?? "", known: departmentList(reader.desk) }) }
        : { command: { verb: "pass", to, why: args.why ?? null } };
    }
    case "ask":
      return readAskOf(ask, reader, need, (words) => readReceiver(words, reader.desk, personOf));
    case "give":
      return readGive(ask, reader, need);
    case "consent":
      return readConsentSaid(ask, need);
    case "done": {
      const left = (["keep", "cancel"] as const).find((one) => one === args.left) ?? null;
      const alone = args.kind === "self";
      const promised = (["kept", "open", "withdrawn"] as const).find((one) => one === args.promised) ?? null;
      const needsWhy = left !== null || (promised !== null && promised !== "kept");
      const problems = need(...(alone ? [] : ["words" as const]), ...(needsWhy ? ["why" as const] : []));
      if (problems !== null) return problems;
      const why = args.why ?? "";
      const open = left === null ? null : { become: left, why };
      return {
        command: {
          verb: "done",
          how: args.words ?? null,
          open,
          promised: promised === null ? null : promised === "kept" ? { become: promised } : { become: promised, why },
          met: readMet(args),
          cause: readCause(args, reader),
          alone,
          agreed: readAgreed(args),
        },
      };
    }
    case "wants":
      return need("words") ?? { command: { verb: "wants", words: args.words ?? "" } };
    case "harm": {
      const problems = need("words");
      if (problems !== null) return problems;
      const lost = (args.lost ?? "").trim() === "" ? null : readLost(inEnglish(args.lost ?? "", reader.words.language));
      if (lost === null && (args.lost ?? "").trim() !== "") {
        return { problems: [{ field: "lost", sentence: reader.words.answers.lostUnread(args.lost ?? "") }] };
      }
      return { command: { verb: "harm", words: args.words ?? "", lost, ours: args.ours === "yes" } };
    }
    case "met": {
      const met = readMet(args);
      return met === null
        ? { problems: [{ field: "met", sentence: reader.words.answers.metUnread(args.met ?? "") }] }
        : { command: { verb: "met", met } };
    }
    case "cause": {
      const problems = need("cause");
      if (problems !== null) return problems;
      const cause = readCause(args, reader);
      // Whoever says that they do not know has nothing to write down.
      return cause === null
        ? { problems: [{ field: "cause", sentence: reader.words.forms.required }] }
        : { command: { verb: "cause", cause } };
    }
    case "customer": {
      const said = (args.said ?? "").toLowerCase().replace(/\s+/g, "-");
      if (said !== "yes" && said !== "no" && said !== "no-answer") {
        return (
          need("said") ?? { problems: [{ field: "said", sentence: reader.words.answers.saidUnread(args.said ?? "") }] }
        );
      }
      return { command: { verb: "customer", said, words: args.words ?? null } };
    }
    case "severity": {
      const problems = need("severity");
      if (problems !== null) return problems;
      const given = (args.severity ?? "").toLowerCase();
      const found = reader.desk.severities.find(({ id, name }) => id === given || name.toLowerCase() === given);
      return { command: { verb: "severity", to: found?.id ?? given, why: args.why ?? null } };
    }
    case "notours": {
      const given = (args.to ?? "").trim();
      if (given === "" || given === "triage") return { command: { verb: "notours", to: null } };
      const to = readDepartment(given, reader.desk);
      return to === null
        ? { refusal: refuse("unknown-department", { who: given, known: departmentList(reader.desk) }) }
        : { command: { verb: "notours", to } };
    }
    default:
      throw new Error(`"${ask.verb}" is asked of no case.`);
  }
};

const readMet = ({ met, unmet }: Ask["args"]): Met | null =>
  met === "yes" ? { yes: true } : met === "no" ? { yes: false, why: unmet ?? null } : null;

/** An id or a name of the desk's list; else as it was given, to be refused. Null where nobody knows. */
const readCause = ({ cause = "" }: Ask["args"], { desk }: Reader): CauseId | null => {
  const given = cause.trim().toLowerCase();
  if (given === "" || given === UNSAID) return null;
  const found = desk.causes.find(
    ({ id, name }) => id === given.replace(/[\s_]+/g, "-") || name.toLowerCase() === given,
  );
  return found?.id ?? given;
};

/** What is asked of a case whatever piece of it was named: a note on FT-42.1 is a note on FT-42. */
const ofWholeCase: ReadonlySet<string> = new Set([
  "update",
  "told",
  "on-it",
  "undo",
  "ask",
  "wants",
  "harm",
  "met",
  "cause",
]);

/** What is done with one task of a case. */
const readTaskCommand = (
  ask: Ask,
  piece: string,
  reader: Reader,
  need: (...fields: (keyof Ask["args"])[]) => { problems: FieldProblem[] } | null,
  personOf: (mention: string) => PersonId | null,
): ReadCommand => {
  const { args } = ask;
  switch (ask.verb) {
    case "claim":
    case "yes":
      return { command: { verb: "task-claim", piece } };
    case "release":
      return { command: { verb: "task-release", piece } };
    case "resume":
      return { command: { verb: "task-resume", piece } };
    case "done":
      return (
        need("words") ?? { command: { verb: "task-done", piece, result: args.words ?? "", agreed: readAgreed(args) } }
      );
    case "no":
      return { command: { verb: "task-no", piece, why: args.why ?? null } };
    case "pass":
      return need("to") ?? readTaskReceiver(args.to ?? "", { piece, why: args.why ?? null }, reader, personOf);
    case "wait": {
      const problems = need("what", "until");
      if (problems !== null) return problems;
      const until = readWhen(args.until ?? "", reader);
      return "problem" in until
        ? { problems: [{ field: "until", sentence: until.problem }] }
        : { command: { verb: "task-wait", piece, what: args.what ?? "", until: until.at } };
    }
    default:
      return { refusal: refuse("whole-case-only", { given: ask.verb }) };
  }
};

/** A colleague; anybody else gets it by mail, and which of them may, the case's task decides. */
const readTaskReceiver = (
  to: string,
  given: { piece: string; why: string | null },
  reader: Reader,
  personOf: (mention: string) => PersonId | null,
): ReadCommand => {
  const person = personOf(to) ?? readPerson(to, reader.desk);
  return person === null
    ? { command: { verb: "task-send", ...given, to: { words: to } } }
    : { command: { verb: "task-pass", ...given, to: person } };
};

/** A time ahead, or the sentence why it cannot be read. */
export const readWhen = (words: string, reader: Reader): { at: Instant } | { problem: string } => {
  const at = parseWhen(inEnglish(words, reader.words.language), reader.now, reader.zone);
  return at === null ? { problem: reader.words.answers.dateUnread(words) } : { at };
};

export const readDepartment = (words: string, desk: Desk): DepartmentId | null => {
  const key = words
    .toLowerCase()
    .replace(/^[#@]/, "")
    .replace(/[\s_]+/g, "-");
  const found = desk.departments.find(
    ({ id, name }) => id === key || name.toLowerCase().replace(/[\s_]+/g, "-") === key,
  );
  return found?.id ?? null;
};

/** A mention, an id, a full or a first name that only one person has; else a department. */
const readReceiver = (
  words: string,
  desk: Desk,
  personOf: (mention: string) => PersonId | null,
): { person: PersonId } | { department: DepartmentId } | null => {
  const mentioned = personOf(words);
  if (mentioned !== null) return { person: mentioned };
  if (!words.startsWith("@")) {
    const department = readDepartment(words, desk);
    if (department !== null) return { department };
  }
  const person = readPerson(words, desk);
  return person === null ? null : { person };
};

/** An id, a full or a first name that only one person has. */
export const readPerson = (words: string, desk: Desk): PersonId | null => {
  const key = words.toLowerCase().replace(/^@/, "").trim();
  const [only, another] = desk.people.filter(
    ({ id, name }) => id === key || name.toLowerCase() === key || name.toLowerCase().split(" ")[0] === key,
  );
  return only !== undefined && another === undefined ? only.id : null;
};

export const departmentList = (desk: Desk): string => desk.departments.map(({ id }) => id).join(", ");
