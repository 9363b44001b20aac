import { clusterCard, matchCard } from "../card/incident-cards.ts";
import { headsOf } from "../core/coverage/lead-or-deputy.ts";
import {
  casesNaming,
  clusterTier,
  findCluster,
  namesIncident,
  type RecentCase,
} from "../core/incident/find-cluster.ts";
import { type Incident, phaseAt } from "../core/incident/incident.ts";
import { DAY, plus } from "../core/time/instant.ts";
import { wantIncidentCards } from "../store/incident-cards.ts";
import { openIncidents, refusedCases, tellAgain } from "../store/incidents.ts";
import { addNotice } from "../store/notices.ts";
import { newestRecent, recentCases } from "../store/recent-cases.ts";
import { changeCase } from "./change-case.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesIn, noticesTo } from "./desk-notices.ts";
import { readerAt } from "./draw.ts";
import { toLink } from "./link-incident.ts";
import { operationsPlaces, platformsOf } from "./name-places.ts";

type Recent = RecentCase & { department: string };

/**
 * Looks at the cases that came in lately, once for each new one: those that name an open incident are offered to it, and
 * what several customers name is brought up. Nothing is joined by itself, unless the desk file says so of a case that
 * names an open incident. `seen` is the newest case looked at before; gives the newest there is.
 */
export const suggestIncidents = async (deps: Deps, seen: number): Promise<number> => {
  const { desk } = deps.policy();
  const since = plus(deps.now(), -desk.incidents.withinMs);
  const newest = await newestRecent(deps.db, since);
  if (newest === null || newest <= seen) return seen;
  const [recent, open] = await Promise.all([recentCases(deps.db, since), openIncidents(deps.db)]);
  const rest: Recent[] = [];
  for (const one of recent) {
    const incident = open.find(
      ({ name, planned }) => phaseAt(planned, deps.now()) !== "over" && namesIncident(one.words, name),
    );
    if (incident === undefined) rest.push(one);
    else await offer(deps, one, incident);
  }
  await bringUp(deps, rest);
  return newest;
};

const offer = async (deps: Deps, { number, department }: Recent, incident: Incident): Promise<void> => {
  if (deps.policy().desk.incidents.links) {
    const command = { verb: "incident-link", incident: toLink(incident) } as const;
    const actor = { kind: "desk", part: "sweep" } as const;
    if ((await changeCase(deps, number, command, { actor, key: null })).did === "changed") {
      await wantIncidentCards(deps.db, incident.id);
      await tellAgain(deps.db, incident);
    }
    return;
  }
  const key = `incident ${incident.id} case ${number}`;
  for (const notice of noticesIn(deps, department, key, (reader) => matchCard(incident, number, reader))) {
    if (await addNotice(deps.db, notice.place, { key: notice.key, card: notice.card, at: deps.now() })) deps.wake();
  }
};

/** To those who head the departments that have these cases, and in the operations place; once, and when it has doubled. */
const bringUp = async (deps: Deps, recent: readonly Recent[]): Promise<void> => {
  const { desk } = deps.policy();
  const refused = await refusedCases(deps.db, plus(deps.now(), -desk.incidents.withinMs));
  const cluster = findCluster(recent, desk.incidents, deps.now(), refused);
  if (cluster === null) return;
  // After a no to the same words it is another question, of others.
  const asked = casesNaming(recent, cluster.words).filter((number) => refused.has(number));
  const after = asked.length === 0 ? "" : ` after ${Math.max(...asked)}`;
  const day = Math.floor(deps.now() / DAY);
  const key = `cluster ${cluster.words} ${clusterTier(cluster, desk.incidents)} ${day}${after}`;
  const coverage = await coverageNow(deps);
  const departments = recent.filter(({ number }) => cluster.cases.includes(number)).map((one) => one.department);
  const heads = [...new Set(departments)].flatMap((department) => headsOf(department, coverage));
  const notices = [
    ...(await noticesTo(deps, heads, key, (reader) => clusterCard(cluster, key, reader))),
    ...operationsPlaces(platformsOf(deps), deps.policy()).map((place) => ({
      place,
      key: `${place.id} ${key}`,
      card: clusterCard(cluster, key, readerAt(deps, null, place.platform)),
    })),
  ];
  for (const { place, key: under, card } of notices) {
    if (await addNotice(deps.db, place, { key: under, card, at: deps.now() })) deps.wake();
  }
};
