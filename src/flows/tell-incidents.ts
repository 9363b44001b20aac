import type { Incident } from "../core/incident/incident.ts";
import { wantIncidentCards } from "../store/incident-cards.ts";
import { casesOfIncident, incidentTold, takeIncidentToTell } from "../store/incidents.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";

/**
 * Brings what is new of an incident into each of its cases. A process that is killed on the way leaves some that have
 * heard and some that have not; each knows for itself, so whoever goes on tells nobody twice.
 */
export const tellIncidents = async (deps: Deps): Promise<void> => {
  for (;;) {
    const incident = await takeIncidentToTell(deps.db);
    if (incident === null) return;
    if (await tellCases(deps, incident)) await incidentTold(deps.db, incident);
    // Those that went on without it are counted no more.
    if (incident.closed) await wantIncidentCards(deps.db, incident.id);
  }
};

const tellCases = async (deps: Deps, incident: Incident): Promise<boolean> => {
  const actor = { kind: "desk", part: "sweep" } as const;
  const all = incident.updates.length;
  let complete = true;
  for (const { number, heard } of await casesOfIncident(deps.db, incident.id)) {
    for (const [index, { by, words }] of incident.updates.entries()) {
      const n = index + 1;
      if (n <= heard) continue;
      const closes = incident.closed && n === all;
      const command = { verb: "incident-heard", incident: incident.id, n, by, words, closes } as const;
      const changed = await changeCase(deps, number, command, { actor, key: null });
      if (changed.did === "busy") complete = false;
    }
  }
  return complete;
};
