import type { Desk } from "../core/desk/desk.ts";
import { activateDesk } from "../store/desk-versions.ts";
import { changeCase } from "./change-case.ts";
import type { Deps, Policy } from "./deps.ts";
import { eachCase } from "./preview-desk.ts";

/** Makes a desk file the active version for every process, then moves the running clocks onto it, case by case. */
export const activateDeskFile = async (
  deps: Deps,
  file: { hash: string; source: string; sourceName: string; desk: Desk },
  policyAt: (version: number) => Promise<Policy>,
): Promise<{ version: number; cases: number }> => {
  const version = await activateDesk(deps.db, file, deps.now());
  const policy = await policyAt(version);
  const moving: Deps = { ...deps, policy: () => policy };
  let cases = 0;
  await eachCase(moving, async (kase) => {
    const actor = { kind: "desk", part: "activation" } as const;
    const changed = await changeCase(moving, kase.number, { verb: "retime" }, { actor, key: null });
    if (changed.did === "changed") cases += 1;
  });
  return { version, cases };
};
