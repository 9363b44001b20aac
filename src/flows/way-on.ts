import { note, refusalCard } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { phoneFirstCard } from "../card/call-answers.ts";
import type { Card } from "../card/card.ts";
import { darkCard, promisesOpenCard, unsureCard } from "../card/promise-answers.ts";
import type { Reader } from "../card/reader.ts";
import { askedBeforeCard, tasksOpenCard } from "../card/task-answers.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import type { Refusal } from "../core/case/refusal.ts";
import type { Person } from "../core/desk/desk.ts";
import { darkAt } from "../core/promise/dark-at.ts";
import { findTask } from "../core/task/task.ts";
import { loadViews } from "../store/load-case.ts";
import { refusedGive } from "./answer-give.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";

/** A refusal that comes with a choice; null for one that is a sentence. */
export const wayOn = async (
  deps: Deps,
  ask: Ask,
  command: Command,
  refused: { refusal: Refusal; kase: Case; me: Person },
  reader: Reader,
): Promise<Card | null> =>
  refusedPass(ask, refused, reader) ??
  (await refusedTask(deps, ask, refused.refusal, refused.kase, reader)) ??
  (await refusedPromise(deps, ask, command, refused, reader)) ??
  (await refusedGive(deps, ask, refused, reader));

/** A pass without a reason: it is asked for. */
const refusedPass = (ask: Ask, { refusal, kase }: { refusal: Refusal; kase: Case }, reader: Reader): Card | null => {
  if (refusal.code !== "needs-why") return null;
  const lines = refusalCard(refusal, kase, reader).blocks.flatMap((block) =>
    block.kind === "line" ? [block.line] : [],
  );
  return note(lines, [
    plainButton("pass", reader.words.word.buttons.why, ask.numbers, { args: ask.args, opens: true }),
  ]);
};

/** Some refusals come with a choice: the same thing twice, a case with open tasks, and writing before the call. */
const refusedTask = async (
  deps: Deps,
  ask: Ask,
  refusal: Refusal,
  kase: Case,
  reader: Reader,
): Promise<Card | null> => {
  if (refusal.code === "tasks-open") return tasksOpenCard(ask, kase, reader);
  if (refusal.code === "phone-first") {
    const [stored] = await loadViews(deps.db, [kase.number]);
    return stored === undefined ? null : phoneFirstCard(ask, viewFor(stored, null), reader);
  }
  if (refusal.code !== "asked-before") return null;
  const pieces = (refusal.facts.pieces ?? "").split(",").map((name) => name.split("."));
  const views = await loadViews(deps.db, [...new Set(pieces.map(([number]) => Number(number)))]);
  const earlier = pieces.flatMap(([number, id]) => {
    const found = views.find((view) => view.kase.number === Number(number));
    const task = found === undefined ? undefined : findTask(found.kase, id ?? "");
    return found === undefined || task === undefined ? [] : [{ number: found.kase.number, task }];
  });
  const [first] = earlier;
  const view = views.find(({ kase: one }) => one.number === first?.number);
  return view === undefined ? null : askedBeforeCard(ask, earlier, viewFor(view, null), reader);
};

/** Three refusals come with a way on: a date that was inferred, one with nobody there, and a case with open promises. */
const refusedPromise = async (
  deps: Deps,
  ask: Ask,
  command: Command,
  { refusal, kase }: { refusal: Refusal; kase: Case },
  reader: Reader,
): Promise<Card | null> => {
  if (refusal.code === "promises-open") {
    const [stored] = await loadViews(deps.db, [kase.number]);
    return stored === undefined ? null : promisesOpenCard(ask, viewFor(stored, null), reader);
  }
  if (command.verb !== "promise" && command.verb !== "promise-move") return null;
  if (refusal.code === "promise-unsure") return unsureCard(command, kase, reader);
  if (refusal.code !== "promise-dark") return null;
  const dark = darkAt(refusal.facts.department ?? kase.department, command.dueAt, await coverageNow(deps));
  return dark === null ? null : darkCard(command, dark, kase, reader);
};
