import type { PlaceAddress } from "../chat/ports.ts";
import { type LeasedPlace, rememberExternalId } from "../store/lease-place.ts";
import type { ChatWindow, Deps } from "./deps.ts";
import { userOn } from "./home-platform.ts";

/** Where a place is on its platform; `closed` when it cannot be found or outsiders can read it. Asked before every post. */
export const openPlace = async (
  deps: Deps,
  place: LeasedPlace,
  window: ChatWindow,
): Promise<PlaceAddress | { closed: string }> => {
  if (place.kind === "person") {
    const user = place.personId === null ? null : await userOn(deps, window, place.personId);
    return user === null
      ? { closed: "I do not know this person's account there" }
      : { kind: "person", externalId: user };
  }
  const known = await window.directory.place(place.externalId ?? place.address);
  if (known === null) return { closed: "there is no such channel, or I am not in it" };
  if (!known.internal) return { closed: "people outside the firm can read it" };
  if (known.externalId !== place.externalId) await rememberExternalId(deps.db, place.id, known.externalId);
  return { kind: "channel", externalId: known.externalId };
};
