import { deliverPlaces } from "../flows/deliver-places.ts";
import type { Deps } from "../flows/deps.ts";
import { reportLateness } from "../flows/report-lateness.ts";
import { sweepClocks } from "../flows/sweep-clocks.ts";
import { tellPeople } from "../flows/tell-people.ts";
import { nextDueAt } from "../store/due-clocks.ts";
import { nextPlaceInMs } from "../store/lease-place.ts";
import { nextNagAt } from "../store/nags.ts";
import type { Sweep } from "./run-sweep.ts";

/** The list of everything that happens later. Each reads only what is due. */
export const sweeps = (deps: Deps, isTimeTrusted: () => Promise<boolean>): Sweep[] => [
  {
    name: "clocks",
    run: async () => {
      if (!(await isTimeTrusted())) return { againInMs: null };
      const swept = await sweepClocks(deps);
      await reportLateness(deps, swept.latestByMs);
      await tellPeople(deps);
      const next = [await nextDueAt(deps.db), await nextNagAt(deps.db)].filter((at) => at !== null);
      return { againInMs: next.length === 0 ? null : Math.max(50, Math.min(...next) - deps.now()) };
    },
  },
  {
    name: "places",
    run: async () => {
      await deliverPlaces(deps);
      return { againInMs: await nextPlaceInMs(deps.db) };
    },
  },
];
