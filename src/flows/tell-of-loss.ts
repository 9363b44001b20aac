import { en } from "../card/words/en.ts";
import type { Person, Platform } from "../core/desk/desk.ts";
import { DAY } from "../core/time/instant.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import type { Home } from "./home-platform.ts";

/** In which windows somebody can no longer be written to, and where they are told instead; once a day while it lasts. */
export const tellOfLoss = async (deps: Deps, person: Person, { platform, lost }: Home): Promise<void> => {
  const name = (one: Platform): string => en.platformNames[one];
  const instead =
    platform === null ? "I mention them on their cases' cards instead" : `They are told in ${name(platform)} instead`;
  for (const gone of lost) {
    await alarm(
      deps,
      `home ${person.id} ${gone.platform} ${Math.floor(deps.now() / DAY)}`,
      `I cannot write to ${person.name} directly in ${name(gone.platform)}: ${gone.why}. ${instead}. Once they write to me there I can again.`,
    );
  }
};
