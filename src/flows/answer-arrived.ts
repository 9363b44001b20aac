import { note, refusalCard } from "../card/answer-cards.ts";
import { commandLine, departmentOf, firstNameOf, type Reader } from "../card/reader.ts";
import { arrivedCard } from "../card/task-answers.ts";
import { doerOf } from "../card/task-words.ts";
import type { Answer } from "../chat/ports.ts";
import type { Case } from "../core/case/case.ts";
import type { Person } from "../core/desk/desk.ts";
import { normalisePart } from "../core/task/part-number.ts";
import { waitsForPart } from "../core/task/task.ts";
import { casesWaitingFor } from "../store/related-cases.ts";
import type { AskedQuery } from "./asked-query.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { usageOf } from "./usage-of.ts";

type Woken = Parameters<typeof arrivedCard>[1][number];

/** A part is here: every case and task that waits for it goes on, and whoever has it hears of it. */
export const answerArrived = async (
  deps: Deps,
  { ask, key }: AskedQuery,
  me: Person,
  reader: Reader,
): Promise<Answer> => {
  const part = normalisePart(ask.args.part ?? "");
  if (part === "")
    return { card: note([reader.words.answers.usage("arrived", commandLine(reader, usageOf("arrived", reader)))]) };
  const actor = { kind: "person", person: me.id } as const;
  const woken: Woken[] = [];
  for (const { number } of await casesWaitingFor(deps.db, part)) {
    const changed = await changeCase(deps, number, { verb: "arrived", part }, { actor, key: `${key} ${number}` });
    if (changed.did === "refused") return { card: refusalCard(changed.refusal, changed.kase, reader) };
    if (changed.did === "busy") return { card: note([reader.words.answers.tryAgain(`FT-${number}`)]) };
    if (changed.did === "changed") woken.push(...wokenIn(changed.before, part, reader));
  }
  return { card: arrivedCard(part, woken, reader) };
};

const wokenIn = (kase: Case, part: string, reader: Reader): Woken[] => {
  const { number, since } = kase;
  const owner = kase.assignee === null ? departmentOf(reader, kase.department) : firstNameOf(reader, kase.assignee);
  return [
    ...(waitsForPart(kase, part) ? [{ number, piece: null, who: owner, since }] : []),
    ...kase.tasks
      .filter((task) => waitsForPart(task, part))
      .map((task) => ({ number, piece: task.id, who: doerOf(task, reader), since })),
  ];
};
