import type { Ask } from "../core/case/ask.ts";
import type { Directory } from "./ports.ts";

/** A mention in what people type, in every window: `<@U1>`, `<@01234567-89ab-cdef-0123-456789abcdef>`. */
const mention = /<@([A-Za-z0-9-]+)>/g;

/** Names for people who are mentioned inside words. `to` keeps the id, which alone says who is meant. */
export const namePeople = (ask: Ask, names: ReadonlyMap<string, string>): Ask => {
  const args = { ...ask.args };
  for (const name of ["words", "what", "why", "value"] as const) {
    const words = args[name];
    if (words !== undefined) args[name] = withNames(words, names);
  }
  return { ...ask, args };
};

/** Free words with `<@U1>` as the person's name; an id nobody knows stays as it is. */
export const withNames = (words: string, names: ReadonlyMap<string, string>): string =>
  words.replace(mention, (whole, id: string) => {
    const name = names.get(id);
    return name === undefined ? whole : `@${name}`;
  });

/** The names of those mentioned, by id: as the platform labelled them, else as it knows them. */
export const namesOf = async (
  mentioned: ReadonlyMap<string, string | null>,
  directory: Directory,
): Promise<Map<string, string>> => {
  const names = new Map<string, string>();
  for (const [id, label] of [...mentioned].slice(0, 20)) {
    const name = label ?? (await directory.person(id).catch(() => null))?.name;
    if (name !== undefined) names.set(id, name);
  }
  return names;
};
