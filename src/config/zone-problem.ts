import { isZone } from "../core/coverage/local-time.ts";
import { closest } from "../core/desk/closest.ts";

/** Why a zone cannot be used, in two sentences; undefined when it can. Slow, so ask once per name. */
export const zoneProblem = (zone: string): { message: string; remedy: string } | undefined => {
  const known = Intl.supportedValuesOf("timeZone");
  if (zone === "UTC" || known.includes(zone)) return undefined;
  const sameWord = known.find((name) => name.toLowerCase() === zone.toLowerCase());
  // An older name of a zone, such as Asia/Calcutta, is as good as the newer one.
  if (sameWord === undefined && zone.includes("/") && isZone(zone)) return undefined;
  const guess = sameWord ?? summerZones[zone.toUpperCase()] ?? cityZone(zone, known) ?? closest(zone, known);
  return {
    message: `There is no time zone \`${zone}\`.`,
    remedy:
      guess === undefined ? "Write a name such as America/New_York or Europe/Berlin." : `Did you mean \`${guess}\`?`,
  };
};

const cityZone = (zone: string, known: string[]): string | undefined => {
  const city = zone.split("/").at(-1)?.toLowerCase() ?? "";
  return known.find((name) => name.split("/").at(-1)?.toLowerCase() === city);
};

/** Abbreviations that JavaScript takes for fixed offsets, which would never know summer time. */
const summerZones: Record<string, string> = {
  EST: "America/New_York",
  EDT: "America/New_York",
  CST: "America/Chicago",
  CDT: "America/Chicago",
  MST: "America/Denver",
  PST: "America/Los_Angeles",
  PDT: "America/Los_Angeles",
  GMT: "Europe/London",
  BST: "Europe/London",
  CET: "Europe/Berlin",
  CEST: "Europe/Berlin",
  MEZ: "Europe/Berlin",
};
