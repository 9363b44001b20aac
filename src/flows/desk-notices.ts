import type { Card } from "../card/card.ts";
import type { Reader } from "../card/reader.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { DeskNotice } from "../store/change-desk.ts";
import { keysSaid } from "../store/notices.ts";
import type { WantedPlace } from "../store/wanted-place.ts";
import type { Deps } from "./deps.ts";
import { readerAt, readerFor } from "./draw.ts";
import { homePlatform } from "./home-platform.ts";
import { departmentPlaces, personPlace, platformsOf } from "./name-places.ts";
import { inTime } from "./sending.ts";

type Draw = (reader: Reader) => Card;

/**
 * Something to say to a person directly, once by its key; null when they are reached nowhere. A platform that cannot be
 * asked where they are throws.
 */
export const noticeTo = async (deps: Deps, id: PersonId, key: string, draw: Draw): Promise<DeskNotice | null> => {
  const known = findPerson(deps.policy().desk, id);
  const platform = known === undefined ? null : await inTime(deps, homePlatform(deps, id));
  if (platform === null) return null;
  const place = personPlace(id, platform);
  // It is read when they look, which may be another day.
  return { place, key: keyIn(place, key), card: draw({ ...(await readerFor(deps, id, platform)), stays: true }) };
};

/** The same to several. One who cannot be looked up now is left out: others have been told. */
export const noticesTo = async (
  deps: Deps,
  people: Iterable<PersonId>,
  key: string,
  draw: (reader: Reader, person: PersonId) => Card,
): Promise<DeskNotice[]> => {
  const notices: DeskNotice[] = [];
  for (const person of new Set(people)) {
    try {
      const notice = await noticeTo(deps, person, key, (reader) => draw(reader, person));
      if (notice !== null) notices.push(notice);
    } catch (error) {
      deps.log.error({ person, error: String(error) }, "A person could not be looked up and is not told.");
    }
  }
  return notices;
};

/** Something to say in a department's channel; of a department in shadow in the operations place. */
export const noticesIn = (deps: Deps, id: DepartmentId, key: string, draw: Draw): DeskNotice[] => {
  return placesFor(deps, id).map((place) => ({
    place,
    key: keyIn(place, key),
    card: draw(readerAt(deps, id, place.platform)),
  }));
};

/** Every key under which something may have been said to a department, in its channel or to anybody. */
export const keysOf = (deps: Deps, id: DepartmentId, key: string): string[] => {
  const people = deps
    .policy()
    .desk.people.flatMap((person) => platformsOf(deps).map((platform) => personPlace(person.id, platform)));
  return [...placesFor(deps, id), ...people].map((place) => keyIn(place, key));
};

/** The key under which a lead is told of an absence that leaves time without anybody. */
export const toldOfAbsence = (id: string): string => `nobody for ${id}`;

/** To whom something has been said directly by one of these keys. */
export const whoWasTold = async (deps: Deps, keys: readonly string[]): Promise<PersonId[]> => {
  const people = deps.policy().desk.people.map(({ id }) => id);
  const all = people.flatMap((person) =>
    platformsOf(deps).flatMap((platform) =>
      keys.map((key) => ({ person, key: keyIn(personPlace(person, platform), key) })),
    ),
  );
  const said = await keysSaid(
    deps.db,
    all.map(({ key }) => key),
  );
  return [...new Set(all.flatMap(({ person, key }) => (said.has(key) ? [person] : [])))];
};

const keyIn = (place: WantedPlace, key: string): string => `${place.id} ${key}`;

const placesFor = (deps: Deps, id: DepartmentId): WantedPlace[] =>
  departmentPlaces(id, platformsOf(deps), deps.policy(), { card: false, queue: false });

/** Where the queue card names who is on duty in a department. */
export const queuesOf = (deps: Deps, id: DepartmentId): WantedPlace[] =>
  departmentPlaces(id, platformsOf(deps), deps.policy(), { card: false, queue: true });
