import type { Person } from "../core/desk/desk.ts";
import { DAY } from "../core/time/instant.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import type { Home } from "./home-platform.ts";

/** In which windows somebody can no longer be written to, and where they are told instead; once a day while it lasts. */
export const tellOfLoss = async (deps: Deps, person: Person, { platform, lost }: Home): Promise<void> => {
  for (const gone of lost) {
    await alarm(
      deps,
      `home ${person.id} ${gone.platform} ${Math.floor(deps.now() / DAY)}`,
      ({ operations, platformNames }) =>
        operations.homeLost(
          person.name,
          platformNames[gone.platform],
          gone.why,
          platform === null ? operations.onCards : operations.inWindow(platformNames[platform]),
        ),
    );
  }
};
