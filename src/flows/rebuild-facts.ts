import { FACT_RULES } from "../core/digest/fact.ts";
import { factsOfLife } from "../core/digest/facts-of.ts";
import { newestNumber } from "../store/load-case.ts";
import { replaceFacts } from "../store/metric-facts.ts";
import { factsMade, setFactsMade } from "../store/settings.ts";
import type { Deps } from "./deps.ts";

const AT_ONCE = 100;

/** So many cases are seen to while somebody waits for the answer. */
const WHILE_ASKED = 1_000;

/** Whether every figure rests on facts made by the rules of today; on a small desk they are made so at once. */
export const areFactsMade = async (deps: Pick<Deps, "db" | "log">): Promise<boolean> => {
  const made = await factsMade(deps.db);
  if (made !== null && made.rules === FACT_RULES && made.upTo === null) return true;
  if (((await newestNumber(deps.db)) ?? 0) > WHILE_ASKED) return false;
  await rebuildFacts(deps);
  return true;
};

/**
 * Makes the facts of cases from before there were any, or from before the rules changed, out of their events; goes on
 * where it was interrupted. Several processes may do it at once: each case comes to the same.
 */
export const rebuildFacts = async (deps: Pick<Deps, "db" | "log">): Promise<void> => {
  const made = await factsMade(deps.db);
  if (made !== null && made.rules === FACT_RULES && made.upTo === null) return;
  let upTo: number | null = made?.rules === FACT_RULES ? (made.upTo ?? 0) : 0;
  const from = upTo;
  while (upTo !== null) {
    upTo = await replaceFacts(deps.db, upTo, AT_ONCE, factsOfLife);
    await setFactsMade(deps.db, { rules: FACT_RULES, upTo });
  }
  deps.log.info({ from }, "The facts behind the figures are made from all events.");
};
