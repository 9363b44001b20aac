import type { KnownPerson, KnownPlace, TeamsBook } from "../../src/chat/teams/teams-book.ts";

/** How people and places are reached, for tests of the window alone; the desk itself keeps this in PostgreSQL. */
export const memoryTeamsBook = (): TeamsBook => {
  const people = new Map<string, KnownPerson>();
  const places = new Map<string, KnownPlace>();
  return {
    keepPerson: async (person) => {
      const before = people.get(person.userId);
      people.set(person.userId, { ...person, chat: person.chat ?? before?.chat ?? null });
      return { chatIsNew: person.chat !== null && before?.chat !== person.chat };
    },
    person: async (id) => people.get(id) ?? [...people.values()].find(({ account }) => account === id) ?? null,
    forgetChat: async (userId) => {
      const known = people.get(userId);
      if (known !== undefined) people.set(userId, { ...known, chat: null });
    },
    keepPlace: async (place) => {
      const isNew = !places.has(place.id);
      places.set(place.id, { ...place, team: place.team ?? places.get(place.id)?.team ?? null });
      return { isNew };
    },
    place: async (id) => places.get(id) ?? null,
    serverOf: async (id) =>
      places.get(id)?.serviceUrl ?? [...people.values()].find(({ chat }) => chat === id)?.serviceUrl ?? null,
    teams: async () => [...places.values()].filter(({ kind }) => kind === "team"),
    forgetPlace: async (id) => {
      for (const [key, place] of places) if (key === id || place.team === id) places.delete(key);
    },
  };
};
