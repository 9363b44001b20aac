import type { Person } from "../core/desk/desk.ts";
import type { Deps } from "./deps.ts";
import { homePlatform } from "./home-platform.ts";
import { inTime } from "./sending.ts";

/**
 * Everybody on the desk whom no window reaches directly. One by one, since platforms take few questions a minute; of
 * whom a platform cannot say just now nothing is said. Ends early when `stopped` says so.
 */
export const findUnreachable = async (deps: Deps, stopped: () => boolean): Promise<Person[]> => {
  const unreachable: Person[] = [];
  for (const person of deps.policy().desk.people) {
    if (stopped()) return unreachable;
    try {
      if ((await inTime(deps, homePlatform(deps, person.id))) === null) unreachable.push(person);
    } catch (error) {
      deps.log.warn({ person: person.id, error: String(error) }, "A person could not be looked up just now.");
    }
  }
  return unreachable;
};
