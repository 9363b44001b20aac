import type { Case } from "../case/case.ts";
import type { PlannedNag } from "../escalation/plan-nags.ts";
import type { Instant } from "../time/instant.ts";
import { newName, type World } from "./world.ts";

/** Nags that were decided now, each with its line in the ledger. */
export const addNags = (world: World, { number }: Case, nags: readonly PlannedNag[], now: Instant): void => {
  for (const nag of nags) {
    const { kind: about, generation, step, occurrence, person, because, way, loud } = nag;
    const line = {
      at: now,
      what: "nag" as const,
      case: number,
      about,
      generation,
      step,
      occurrence,
      person,
      because,
      way,
      loud,
      became: "held" as const,
      becameAt: null,
      reason: null,
    };
    world.lines.push(line);
    world.nags.push({ ...nag, id: newName(world, "nag"), caseNumber: number, line });
  }
};
