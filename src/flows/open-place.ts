import { wordsIn } from "../card/words/languages.ts";
import type { PlaceAddress } from "../chat/ports.ts";
import { type LeasedPlace, rememberExternalId } from "../store/lease-place.ts";
import type { ChatWindow, Deps } from "./deps.ts";
import { userOn } from "./home-platform.ts";
import { inTime } from "./sending.ts";

/** `internal` false: outsiders can read it, so what stands there is to be hidden. */
export type OpenedPlace = { address: PlaceAddress; internal: boolean } | { lost: string };

/** Where a place is on its platform, and whether it is still the firm's own. Asked before every post. */
export const openPlace = async (deps: Deps, place: LeasedPlace, window: ChatWindow): Promise<OpenedPlace> => {
  const { because } = wordsIn(deps.policy().desk.language).operations;
  if (place.kind === "person") {
    const user = place.personId === null ? null : await inTime(deps, userOn(deps, window, place.personId));
    return user === null
      ? { lost: because.noAccount }
      : { address: { kind: "person", externalId: user }, internal: true };
  }
  const known = await inTime(deps, window.directory.place(place.externalId ?? place.address));
  if (known === null) return { lost: because.noChannel };
  if (known.externalId !== place.externalId) await rememberExternalId(deps.db, place.id, known.externalId);
  return { address: { kind: "channel", externalId: known.externalId }, internal: known.internal };
};
