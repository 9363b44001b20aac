import { deliverPlaces } from "../flows/deliver-places.ts";
import type { Deps } from "../flows/deps.ts";
import { moveClocks, moveDueClocks } from "../flows/move-clocks.ts";
import { platformsOf } from "../flows/name-places.ts";
import { previewCoverage } from "../flows/preview-coverage.ts";
import { rebuildFacts } from "../flows/rebuild-facts.ts";
import { reportLateness } from "../flows/report-lateness.ts";
import { sendWebhooks } from "../flows/send-webhooks.ts";
import { sendWorkLinks } from "../flows/send-work-links.ts";
import { suggestIncidents } from "../flows/suggest-incidents.ts";
import { sweepClocks } from "../flows/sweep-clocks.ts";
import { sweepDigests } from "../flows/sweep-digests.ts";
import { sweepLists } from "../flows/sweep-lists.ts";
import { tellIncidents } from "../flows/tell-incidents.ts";
import { tellPeople } from "../flows/tell-people.ts";
import { nextPlaceInMs } from "../store/lease-place.ts";
import { nextInstant } from "../store/next-instant.ts";
import type { Sweep } from "./run-sweep.ts";

/** What the sweeps report of themselves. */
export type SweepFigures = {
  swept(steps: number, latestByMs: number): void;
  distrusted(): void;
  served(places: number): void;
};

/** The list of everything that happens later. Each reads only what is due. */
export const sweeps = (deps: Deps, isTimeTrusted: () => Promise<boolean>, figures: SweepFigures): Sweep[] => [
  {
    name: "clocks",
    run: async () => {
      if (!(await isTimeTrusted())) {
        figures.distrusted();
        return { againInMs: null };
      }
      await moveDueClocks(deps);
      const swept = await sweepClocks(deps);
      figures.swept(swept.decided, swept.latestByMs);
      await reportLateness(deps, swept.latestByMs);
      await sweepLists(deps);
      await tellPeople(deps);
      await previewCoverage(deps);
      await sweepDigests(deps);
      // What is due and still there could not be done just now; the backstop looks again.
      const next = await nextInstant(deps.db, deps.now());
      return { againInMs: next === null ? null : next - deps.now() };
    },
  },
  {
    // By itself, so that reminders wait for no more than the cases that they are about.
    name: "desk version",
    run: async () => {
      if (await isTimeTrusted()) await moveClocks(deps);
      return { againInMs: null };
    },
  },
  incidentSweep(deps),
  {
    name: "work by mail",
    run: async () => {
      await sendWorkLinks(deps);
      return { againInMs: null };
    },
  },
  {
    // Once after an update that counts something new, in the background: it reads every event there is.
    name: "facts",
    run: async () => {
      await rebuildFacts(deps);
      return { againInMs: null };
    },
  },
  {
    name: "webhooks",
    run: async () => ({ againInMs: await sendWebhooks(deps) }),
  },
  {
    name: "places",
    run: async () => {
      figures.served(await deliverPlaces(deps));
      return { againInMs: await nextPlaceInMs(deps.db, platformsOf(deps)) };
    },
  },
];

/** Which cases were looked at is known to this process alone: another looks once more, and what it says is said once. */
const incidentSweep = (deps: Deps): Sweep => {
  let seen = 0;
  return {
    name: "incidents",
    run: async () => {
      await tellIncidents(deps);
      seen = await suggestIncidents(deps, seen);
      return { againInMs: null };
    },
  };
};
