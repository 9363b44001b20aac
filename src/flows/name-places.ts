import { askedOf } from "../core/case/asked-of.ts";
import { type Case, isOpen } from "../core/case/case.ts";
import { stoodInPublic } from "../core/case/stood-in-public.ts";
import { isPublic } from "../core/complaint/complaint.ts";
import type { DepartmentId, PersonId, Platform } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import type { WantedPlace } from "../store/wanted-place.ts";
import type { Deps, Policy } from "./deps.ts";

/** A department's places on the platforms that are open. What one on trial would be shown, operations alone see. */
export const departmentPlaces = (
  department: DepartmentId,
  platforms: Platform[],
  policy: Policy,
  looks: { card: boolean; queue: boolean },
): WantedPlace[] => {
  const found = findDepartment(policy.desk, department);
  if (found?.shadow === true) {
    return operationsPlaces(platforms, policy).map((place) => ({ ...place, card: looks.card }));
  }
  return platforms.flatMap((platform) => {
    const address = found?.places[platform];
    if (address === undefined) return [];
    return [
      {
        id: channelId(platform, address),
        platform,
        kind: "channel" as const,
        address,
        department,
        personId: null,
        ...looks,
      },
    ];
  });
};

const channelId = (platform: Platform, address: string): string => `${platform}:channel:${address}`;
const personPlaceId = (platform: Platform, person: PersonId): string => `${platform}:person:${person}`;

/** A person's direct chat on their home window. */
export const personPlace = (person: PersonId, platform: Platform): WantedPlace => ({
  id: personPlaceId(platform, person),
  platform,
  kind: "person",
  address: person,
  department: null,
  personId: person,
  card: false,
  queue: false,
});

/** Where the desk speaks about itself. */
export const operationsPlaces = (platforms: Platform[], policy: Policy): WantedPlace[] =>
  platforms.flatMap((platform) => {
    const address = policy.desk.operations[platform];
    if (address === undefined) return [];
    const place = {
      platform,
      kind: "channel" as const,
      address,
      department: null,
      personId: null,
      card: false,
      queue: false,
    };
    return [{ ...place, id: channelId(platform, address) }];
  });

export const platformsOf = (deps: Pick<Deps, "windows">): Platform[] => deps.windows.map((window) => window.platform);

/**
 * Where a case is seen after a change: with its department, with the one it is offered to, with those that do a piece of it or keep a promise, and, when everybody can read
 * the complaint, with those who speak in public. Places that showed it before keep showing it. Backlog has a line in the
 * queue and no card until somebody touches it. Every department it left or came to has another queue now.
 */
export const placesOf = (before: Case | null, after: Case, platforms: Platform[], policy: Policy): WantedPlace[] => {
  // The cards of a case that is part of another one are rewritten where they stand; they come into no new place.
  const owners = new Set<DepartmentId>(after.mergedInto === null ? [after.department] : []);
  if (after.offer !== null) owners.add(after.offer.to);
  if (isOpen(after.status) && after.mergedInto === null) {
    if (isPublic(after.source)) owners.add(after.speaker.department);
    // Whoever holds it and wherever it goes on by now, those who speak in public see what everybody reads.
    if (stoodInPublic(after)) owners.add(policy.desk.speakers.public);
  }
  if (!isDone(after) && after.mergedInto === null) for (const department of askedOf(after)) owners.add(department);
  const queues = new Set<DepartmentId>([after.department, ...offeredTo(after), ...askedOf(after)]);
  if (before !== null) for (const id of [before.department, ...offeredTo(before), ...askedOf(before)]) queues.add(id);
  const places = new Map<string, WantedPlace>();
  for (const department of new Set([...owners, ...queues])) {
    const looks = { card: !after.backlog && owners.has(department), queue: queues.has(department) };
    for (const place of departmentPlaces(department, platforms, policy, looks)) {
      const known = places.get(place.id);
      // Two departments may share one channel; it is one place then.
      places.set(
        place.id,
        known === undefined ? place : { ...known, card: known.card || place.card, queue: known.queue || place.queue },
      );
    }
  }
  return [...places.values()];
};

const isDone = ({ status }: Case): boolean => status === "closed" || status === "dismissed";
const offeredTo = (kase: Case): DepartmentId[] => (kase.offer === null ? [] : [kase.offer.to]);
