import { taskShown } from "../card/task-card.ts";
import type { Asked } from "../chat/ports.ts";
import type { Ask, AskArgs } from "../core/case/ask.ts";
import { cleanText } from "../core/complaint/clean-text.ts";
import type { DepartmentId, Person } from "../core/desk/desk.ts";
import { isTaskOpen } from "../core/task/task.ts";
import { DAY, plus } from "../core/time/instant.ts";
import { lastTouched } from "../store/last-touched.ts";
import { loadCase } from "../store/load-case.ts";
import { caseOfMessage } from "../store/shown.ts";
import { caseNamed } from "./ask-which-case.ts";
import type { Deps } from "./deps.ts";

/** What people type is stored and shown like what customers write, and comes from the same clipboards. */
export const cleaned = (args: AskArgs): AskArgs =>
  Object.fromEntries(Object.entries(args).map(([name, words]) => [name, cleanText(words)]));

/** What is said of two cases: in a card's thread the one that is named is the other one. */
export const ofTwoCases: ReadonlySet<string> = new Set(["link", "unlink", "merge", "unmerge"]);

/** In a card's thread the number goes without saying; `undo` alone means the last case one touched. */
export const withNumbers = async (deps: Deps, ask: Ask, asked: Asked, person: Person): Promise<Ask> => {
  const isOneOfTwo = ofTwoCases.has(ask.verb) && ask.numbers.length === 1 && ask.args.other === undefined;
  if (isOneOfTwo && asked.at.thread !== null) {
    const here = await caseOfMessage(deps.db, asked.at.thread);
    return here === null ? ask : { ...ask, numbers: [...new Set([here.number, ...ask.numbers])] };
  }
  const named = caseNamed(ask);
  if (ask.numbers.length > 0 || named !== null) return named === null ? ask : { ...ask, numbers: [named] };
  const here = asked.at.thread === null ? null : await caseOfMessage(deps.db, asked.at.thread);
  if (here !== null) return { ...ask, ...(await saidUnder(deps, ask, here)) };
  if (ask.verb !== "undo") return ask;
  const last = await lastTouched(deps.db, person.id, plus(deps.now(), -DAY));
  return last === null ? ask : { ...ask, numbers: [last.number] };
};

/** Under a task's card what is said is about that task, as long as it stands for the case there. */
const saidUnder = async (
  deps: Deps,
  ask: Ask,
  { number, department }: { number: number; department: DepartmentId | null },
): Promise<Pick<Ask, "numbers" | "args">> => {
  const kase = await loadCase(deps.db, number);
  const task = kase === null ? null : taskShown({ kase, texts: {}, customer: noName, forDepartment: department });
  const isOfTask = task !== null && ask.args.piece === undefined && isTaskOpen(task);
  return { numbers: [number], args: isOfTask ? { ...ask.args, piece: task.id } : ask.args };
};
const noName = { name: null, handle: null };
