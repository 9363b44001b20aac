import { trialCard } from "../card/nag-cards.ts";
import type { NagItem } from "../card/nag-item.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { holderOfNag } from "../core/escalation/plan-nags.ts";
import type { StoredList } from "../store/lists.ts";
import { type StoredNag, settleNags } from "../store/nags.ts";
import { addNotice } from "../store/notices.ts";
import type { Deps } from "./deps.ts";
import { readerAt } from "./draw.ts";
import { operationsPlaces, platformsOf } from "./name-places.ts";

/** Tells what comes from a department that is being tried out. */
export const trialOf = (deps: Deps): ((item: NagItem) => boolean) => {
  const { desk } = deps.policy();
  return ({ about, view: { kase } }) => {
    return findDepartment(desk, holderOfNag(about, kase))?.shadow === true;
  };
};

/** What an item is about, by which the nags behind it are found. */
export const storyOf = ({ about, view: { kase } }: NagItem): string => `${kase.number} ${about}`;

/** Operations alone see what the person would have been told, by whichever way. It is never counted as told. */
export const tellTrial = async (
  deps: Deps,
  person: PersonId,
  items: NagItem[],
  nags: StoredNag[],
  list: StoredList | null,
): Promise<void> => {
  const stories = new Set(items.map(storyOf));
  const behind = nags.filter((nag) => stories.has(`${nag.caseNumber} ${nag.kind}`));
  // Chat, mail and pager say the same, so the way is no part of the key.
  const what = behind.map((nag) => [nag.caseNumber, nag.kind, nag.generation, nag.step, nag.occurrence].join("."));
  const key = [person, ...what.toSorted(), ...(list === null ? [] : [`${list.kind} ${list.at}`])].join(" ");
  for (const place of operationsPlaces(platformsOf(deps), deps.policy())) {
    const card = trialCard(items, person, readerAt(deps, null));
    await addNotice(deps.db, place, { key: `trial ${place.id} ${key}`, card, at: deps.now() });
  }
  await settleNags(
    deps.db,
    behind.map(({ id }) => id),
    { state: "dropped", reason: "trial: told operations", now: deps.now() },
  );
};
