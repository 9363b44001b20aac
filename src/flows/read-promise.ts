import type { FieldProblem } from "../card/card.ts";
import type { Reader } from "../card/reader.ts";
import type { Ask, AskArgs } from "../core/case/ask.ts";
import type { Command } from "../core/case/command.ts";
import { type Refusal, refuse } from "../core/case/refusal.ts";
import type { Calendar } from "../core/coverage/calendar.ts";
import type { DepartmentId } from "../core/desk/desk.ts";
import { readPromiseDate } from "../core/promise/read-promise-date.ts";
import { takeDate } from "../core/promise/take-date.ts";
import { inEnglish } from "../core/time/in-english.ts";
import { instant } from "../core/time/instant.ts";
import { readAgreed } from "./read-give.ts";

type Read = { command: Command } | { refusal: Refusal } | { problems: FieldProblem[] };

type Looks = {
  need(...fields: (keyof AskArgs)[]): { problems: FieldProblem[] } | null;
  /** The hours on which a department counts business days; null: the one that has the case, or keeps the promise. */
  calendarOf(department: DepartmentId | null): Calendar;
  departmentOf(words: string): DepartmentId | null;
};

/** Something is promised, or something becomes of a promise. */
export const readPromise = (ask: Ask, reader: Reader, looks: Looks): Read => {
  const { piece } = ask.args;
  return piece === undefined ? readMaking(ask, reader, looks) : readStep(ask, piece, reader, looks);
};

const readMaking = ({ args }: Ask, reader: Reader, { need, calendarOf, departmentOf }: Looks): Read => {
  // What becomes of a promise is said of one promise.
  if (args.said !== undefined) return { problems: [{ field: "said", sentence: reader.words.forms.required }] };
  const problems = args.at === undefined ? need("what", "until") : need("what");
  if (problems !== null) return problems;
  const to = (args.to ?? "") === "" ? null : departmentOf(args.to ?? "");
  if (to === null && (args.to ?? "") !== "") {
    return {
      refusal: refuse("unknown-department", {
        who: args.to ?? "",
        known: reader.desk.departments.map(({ id }) => id).join(", "),
      }),
    };
  }
  const date = dateOf(args, reader, calendarOf(to));
  return "problems" in date
    ? date
    : { command: { verb: "promise", what: args.what ?? "", to, agreed: readAgreed(args), ...date } };
};

const readStep = (ask: Ask, piece: string, reader: Reader, { need, calendarOf }: Looks): Read => {
  const { args, verb } = ask;
  const why = args.why ?? null;
  const move = (given: AskArgs, reason: string | null): Read => {
    const date = dateOf(given, reader, calendarOf(null));
    return "problems" in date ? date : { command: { verb: "promise-move", piece, why: reason, ...date } };
  };
  switch (verb) {
    case "yes":
      return { command: { verb: "promise-yes", piece } };
    case "no": {
      const other = otherDate(why);
      return other === null
        ? { command: { verb: "promise-no", piece, why } }
        : move({ until: other.date }, other.rest === "" ? null : other.rest);
    }
    case "done":
      return { command: { verb: "promise-kept", piece } };
    case "promise":
      break;
    default:
      return { refusal: refuse("whole-case-only", { given: verb }) };
  }
  switch (args.said) {
    case "kept":
      return { command: { verb: "promise-kept", piece } };
    case "broken":
      return { command: { verb: "promise-broken", piece, why } };
    default:
      return (args.at === undefined ? need("until") : null) ?? move(args, why);
  }
};

/** "but mon 10:00 the van is away": a no that names another date. */
const otherDate = (why: string | null): { date: string; rest: string } | null => {
  const lead = /^(?:but|rather|only|make it|not before|say|aber|sondern|erst|lieber)\s+(?:(?:by|bis|am)\s+)?/iu.exec(
    why ?? "",
  );
  return lead === null ? null : takeDate((why ?? "").slice(lead[0].length));
};

/** An instant that a button was drawn with has been seen in full; one that is read from words is as sure as they are. */
const dateOf = (
  args: AskArgs,
  reader: Reader,
  calendar: Calendar,
): Pick<Extract<Command, { verb: "promise" }>, "dueAt" | "sure" | "dark"> | { problems: FieldProblem[] } => {
  if (args.at !== undefined && /^\d{1,15}$/.test(args.at)) {
    return { dueAt: instant(Number(args.at)), sure: true, dark: args.dark === "yes" };
  }
  const read = readPromiseDate(inEnglish(args.until ?? "", reader.words.language), reader.now, reader.zone, calendar);
  return read === null
    ? { problems: [{ field: "until", sentence: reader.words.answers.dateUnread(args.until ?? "") }] }
    : { dueAt: read.at, sure: read.sure, dark: false };
};
