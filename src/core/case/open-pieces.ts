import { pendingGives } from "../authority/give.ts";
import { openPromises } from "../promise/promise.ts";
import { openTasks } from "../task/task.ts";
import type { Case } from "./case.ts";

/** What somebody here still has to do or decide: tasks, then goodwill, in the order of asking. Ids. */
export const openPieces = (kase: Pick<Case, "tasks" | "gives">): string[] =>
  [...openTasks(kase), ...pendingGives(kase)].map(({ id }) => id);

/** What keeps a case from being over although the customer says that it is put right; promises among them. */
export const stillOpen = (kase: Pick<Case, "tasks" | "gives" | "promises">): string[] => [
  ...openPieces(kase),
  ...openPromises(kase).map(({ id }) => id),
];
