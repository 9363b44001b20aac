import { mentionCard } from "../card/mention-card.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { platformsOfPerson } from "../store/identities.ts";
import type { StoredNag } from "../store/nags.ts";
import { addNotice } from "../store/notices.ts";
import { placesShowing } from "../store/shown.ts";
import type { WantedPlace } from "../store/wanted-place.ts";
import type { Deps } from "./deps.ts";
import { readerAt } from "./draw.ts";
import { nagItems } from "./nag-items.ts";
import { platformsOf } from "./name-places.ts";

/**
 * Has what somebody cannot be told directly said in the thread of each case's card, in one place alone. Answers which of
 * the nags went there; a case without a card has nowhere to say it.
 */
export const mentionOnCard = async (deps: Deps, person: PersonId, nags: StoredNag[]): Promise<string[]> => {
  const said: string[] = [];
  for (const item of await nagItems(deps, nags)) {
    const { number } = item.view.kase;
    const place = await placeFor(deps, person, number);
    if (place === null) continue;
    const ids = nags.filter((nag) => nag.caseNumber === number && nag.kind === item.about).map(({ id }) => id);
    const card = mentionCard(item, person, readerAt(deps, place.department, place.platform));
    const key = `${place.id} mention ${ids.toSorted().join(" ")}`;
    await addNotice(deps.db, place, { key, card, at: deps.now(), caseNumber: number });
    said.push(...ids);
  }
  if (said.length > 0) deps.wake();
  return said;
};

/** Where they are known by name first, so that they are notified; then where their department works. */
const placeFor = async (deps: Deps, id: PersonId, caseNumber: number): Promise<WantedPlace | null> => {
  const known = await platformsOfPerson(deps.db, id);
  const home = findPerson(deps.policy().desk, id)?.department;
  const rank = ({ platform, department }: WantedPlace): number =>
    (known.includes(platform) ? 0 : 2) + (department === home ? 0 : 1);
  const places = await placesShowing(deps.db, caseNumber, platformsOf(deps));
  return places.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
};
