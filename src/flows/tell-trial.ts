import { trialCard } from "../card/nag-cards.ts";
import type { Case } from "../core/case/case.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { clockTable } from "../core/sla/clocks.ts";
import { loadViews } from "../store/load-case.ts";
import { type StoredNag, settleNags } from "../store/nags.ts";
import { addNotice } from "../store/notices.ts";
import type { Deps } from "./deps.ts";
import { readerAt } from "./draw.ts";
import { nagItems } from "./nag-items.ts";
import { operationsPlaces, platformsOf } from "./name-places.ts";

/** Which nags come from a department that is being tried out. */
export const splitTrials = async (
  deps: Deps,
  nags: StoredNag[],
): Promise<{ real: StoredNag[]; trials: StoredNag[] }> => {
  const { desk } = deps.policy();
  if (!desk.departments.some(({ shadow }) => shadow)) return { real: nags, trials: [] };
  const views = await loadViews(deps.db, [...new Set(nags.map((nag) => nag.caseNumber))]);
  const cases = new Map(views.map(({ kase }) => [kase.number, kase]));
  const isTrial = (nag: StoredNag): boolean => {
    const kase = cases.get(nag.caseNumber);
    return kase !== undefined && findDepartment(desk, holderOf(nag, kase))?.shadow === true;
  };
  return { real: nags.filter((nag) => !isTrial(nag)), trials: nags.filter(isTrial) };
};

const holderOf = (nag: StoredNag, kase: Case): string =>
  nag.kind === "lease" ? kase.department : clockTable[nag.kind].holder(kase);

/** Operations alone see what the person would have been told. It is never counted as told. */
export const tellTrial = async (deps: Deps, person: PersonId, trials: StoredNag[]): Promise<void> => {
  const items = await nagItems(deps, trials);
  const ids = trials.map(({ id }) => id);
  for (const place of operationsPlaces(platformsOf(deps), deps.policy())) {
    const card = trialCard(items, person, readerAt(deps, null));
    await addNotice(deps.db, place, { key: `trial ${place.id} ${ids.toSorted().join(" ")}`, card, at: deps.now() });
  }
  await settleNags(deps.db, ids, { state: "dropped", reason: "trial: told operations", now: deps.now() });
};
