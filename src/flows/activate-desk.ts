import type { Desk } from "../core/desk/desk.ts";
import { countBehind, movedOnto } from "../store/cases-behind.ts";
import { activateDesk } from "../store/desk-versions.ts";
import type { Deps, Policy } from "./deps.ts";
import { moveClocks } from "./move-clocks.ts";

/** `cases` had clocks that moved and `dueTimes` of them fall due at another instant; `left` are still to be looked at. */
export type Activated = { version: number; cases: number; dueTimes: number; left: number };

/**
 * Makes a desk file the active version for every process and moves the running clocks onto it. What this process leaves
 * undone, because it is killed or because somebody is at a case, every running desk goes on with.
 */
export const activateDeskFile = async (
  deps: Deps,
  file: { hash: string; source: string; sourceName: string; desk: Desk },
  policyAt: (version: number) => Promise<Policy>,
): Promise<Activated> => {
  const since = deps.now();
  const version = await activateDesk(deps.db, file, since);
  const policy = await policyAt(version);
  await moveClocks({ ...deps, policy: () => policy });
  return { version, ...(await movedOnto(deps.db, version, since)), left: await countBehind(deps.db, version) };
};
