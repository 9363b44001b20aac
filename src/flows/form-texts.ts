import type { Case } from "../core/case/case.ts";
import { openPromises } from "../core/promise/promise.ts";
import { loadTexts } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";

/** The words that a form about a case shows or begins with, by id. */
export const formTexts = async (deps: Deps, kase: Case | null): Promise<Record<string, string>> =>
  kase === null
    ? {}
    : loadTexts(
        deps.db,
        [kase.wants, kase.harm?.textId, ...openPromises(kase).map(({ whatId }) => whatId)].filter(
          (id) => typeof id === "string",
        ),
      );
