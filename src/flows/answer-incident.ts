import { note } from "../card/answer-cards.ts";
import { ft } from "../card/case-card.ts";
import { incidentCard, incidentForm, incidentList, proposalCard } from "../card/incident-cards.ts";
import { commandLine, nameOf, type Reader, when } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { oversees } from "../core/case/may.ts";
import { headsOf } from "../core/coverage/lead-or-deputy.ts";
import type { Person, PersonId } from "../core/desk/desk.ts";
import { casesNaming } from "../core/incident/find-cluster.ts";
import { type Incident, incidentName, readIncident } from "../core/incident/incident.ts";
import { inEnglish } from "../core/time/in-english.ts";
import { plus } from "../core/time/instant.ts";
import { parseSpan } from "../core/time/parse-span.ts";
import { wasAsked } from "../store/asked.ts";
import {
  casesOfIncident,
  type IncidentChange,
  loadIncident,
  nextIncidentId,
  openIncidents,
  refuseCluster,
  saveIncident,
} from "../store/incidents.ts";
import { addNotice } from "../store/notices.ts";
import { recentCases } from "../store/recent-cases.ts";
import type { AskedQuery } from "./asked-query.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesTo } from "./desk-notices.ts";
import { linkAll, linkIncident, numbersIn, unknownIncident, unlinkIncident } from "./link-incident.ts";
import { departmentPlaces, operationsPlaces, platformsOf } from "./name-places.ts";

/** `incident open | list | link | unlink | update | close`, or its number alone. */
export const answerIncident = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { args } = asked.ask;
  const scope = (args.scope ?? "list").toLowerCase();
  const words = (args.words ?? "").trim();
  const { incidents } = reader.words;
  switch (scope) {
    case "list":
      return list(deps, reader);
    case "open":
      return open(deps, asked, me, words, reader);
    case "link":
      return linkIncident(deps, asked, me, words, reader);
    case "unlink":
      return unlinkIncident(deps, asked, me, words, reader);
    case "update":
    case "close":
      return say(deps, asked, me, scope, reader);
    case "not-one":
      return notOne(deps, asked, me, reader);
    default: {
      const id = readIncident(scope);
      if (id === null) return { card: note([incidents.usage((rest) => commandLine(reader, rest))]) };
      const incident = await loadIncident(deps.db, id);
      if (incident === null) return { card: unknownIncident(scope, reader) };
      return { card: incidentCard(incident, (await casesOfIncident(deps.db, id)).length, reader) };
    }
  }
};

/** What was brought up is not one fault: these cases are no reason to ask again, whatever is restarted meanwhile. */
const notOne = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { incidents } = reader.words;
  const { what, words } = asked.ask.args;
  if (!leads(me)) return { card: note([incidents.forLeads]) };
  const since = plus(deps.now(), -reader.desk.incidents.withinMs);
  const naming = words === undefined ? [] : casesNaming(await recentCases(deps.db, since), words);
  const cases = [...new Set([...numbersIn(what ?? ""), ...naming])].toSorted((a, b) => a - b);
  if (cases.length === 0) return { card: note([incidents.notProposed]) };
  const actor = { kind: "person", person: me.id } as const;
  const fresh = await refuseCluster(deps.db, { cases, actor, at: deps.now(), askedKey: asked.key });
  return fresh ? { card: note([incidents.notOne]) } : {};
};

const leads = (me: Person): boolean => me.roles.includes("lead") || oversees(me);

const list = async (deps: Deps, reader: Reader): Promise<Answer> => {
  const open = await openIncidents(deps.db);
  const all = await Promise.all(
    open.map(async (incident) => ({ incident, cases: (await casesOfIncident(deps.db, incident.id)).length })),
  );
  return { card: incidentList(all, reader) };
};

const open = async (deps: Deps, asked: AskedQuery, me: Person, words: string, reader: Reader): Promise<Answer> => {
  const { incidents } = reader.words;
  const { args } = asked.ask;
  const { name, planned: typed } = readOpening(words);
  const span = (args.span ?? typed ?? "").trim();
  if (name === "" || (asked.way === "button" && args.said === "form")) {
    const form = incidentForm("open", "", { words: name }, reader);
    return {
      form: {
        ...form,
        ask: { ...form.ask, args: { ...form.ask.args, ...(args.what === undefined ? {} : { what: args.what }) } },
      },
    };
  }
  const planned = span === "" ? null : parseSpan(inEnglish(span, reader.words.language), deps.now(), reader.zone);
  if (span !== "" && (planned === null || planned.to === null)) {
    const sentence = incidents.spanUnread(span.slice(0, 60));
    return asked.way === "form" ? { problems: [{ field: "span", sentence }] } : { card: note([sentence]) };
  }
  if (planned !== null && planned.to !== null && planned.to <= deps.now()) {
    const sentence = incidents.spanOver(when(reader, planned.to));
    return asked.way === "form" ? { problems: [{ field: "span", sentence }] } : { card: note([sentence]) };
  }
  if (!leads(me)) return propose(deps, asked, me, name, reader);
  if (await wasAsked(deps.db, asked.key)) return {};
  const incident: Incident = {
    id: await nextIncidentId(deps.db),
    version: 0,
    name: name.slice(0, 150),
    department: me.department,
    by: me.id,
    openedAt: deps.now(),
    planned: planned === null || planned.to === null ? null : { from: planned.from, to: planned.to },
    updates: [],
    closed: false,
  };
  const saved = await save(deps, incident, { base: 0, event: "incident-opened", tells: false }, me.id, asked.key);
  if (saved !== "committed") return {};
  const linked = await linkAll(deps, asked, me, { ...incident, version: 1 }, numbersIn(args.what ?? ""), reader);
  const id = incidentName(incident.id);
  return {
    card: note([
      incidents.opened(id, commandLine(reader, `incident link ${incident.id} 42 43`)),
      ...(linked.done.length === 0 ? [] : [incidents.linked(id, linked.done.map(ft).join(", "))]),
    ]),
  };
};

/** `"StreetSmart login down" planned sat 22:00-sun 02:00`, the quotes left out or not. */
const readOpening = (words: string): { name: string; planned: string | null } => {
  const found = /^(?:["“”](.+?)["“”]|(.*?))(?:\s+planned\s+(.+))?$/iu.exec(words);
  return { name: (found?.[1] ?? found?.[2] ?? words).trim(), planned: found?.[3] ?? null };
};

/** Whoever leads no department says what they think to those who do. */
const propose = async (deps: Deps, asked: AskedQuery, me: Person, words: string, reader: Reader): Promise<Answer> => {
  const { incidents } = reader.words;
  const heads = headsOf(me.department, await coverageNow(deps)).filter((id) => id !== me.id);
  const whom = heads.length > 0 ? heads : reader.desk.people.filter(oversees).map(({ id }) => id);
  const key = `incident proposed ${asked.key}`;
  const notices = await noticesTo(deps, whom, key, (theirs) => proposalCard(me.id, words, key, theirs));
  for (const { place, key: under, card } of notices)
    await addNotice(deps.db, place, { key: under, card, at: deps.now() });
  if (notices.length === 0) return { card: note([incidents.proposedNobody]) };
  deps.wake();
  return { card: note([incidents.proposed(whom.map((id) => nameOf(reader, id)).join(", "))]) };
};

/** What is new of it, or that it is over: one word for all its cases. */
const say = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person,
  scope: "update" | "close",
  reader: Reader,
): Promise<Answer> => {
  const { incidents } = reader.words;
  const { args } = asked.ask;
  const [, typed = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/u.exec((args.words ?? "").trim()) ?? [];
  const id = readIncident(args.id ?? typed);
  if (id === null) return { card: note([incidents.usage((line) => commandLine(reader, line))]) };
  const words = args.id === undefined ? unquoted(rest) : (args.words ?? "").trim();
  const incident = await loadIncident(deps.db, id);
  if (incident === null) return { card: unknownIncident(String(id), reader) };
  if (incident.closed)
    return (await wasAsked(deps.db, asked.key)) ? {} : { card: note([incidents.wasClosed(incidentName(id))]) };
  if (!leads(me)) return { card: note([incidents.forLeads]) };
  if (words === "") {
    if (asked.way === "form") return { problems: [{ field: "words", sentence: reader.words.forms.required }] };
    return asked.way === "button"
      ? { form: incidentForm(scope, String(id), {}, reader) }
      : { card: note([incidents.usage((line) => commandLine(reader, line))]) };
  }
  const after: Incident = {
    ...incident,
    updates: [...incident.updates, { by: me.id, at: deps.now(), words }],
    closed: scope === "close",
  };
  const event = scope === "close" ? ("incident-closed" as const) : ("incident-updated" as const);
  const saved = await save(deps, after, { base: incident.version, event, tells: true }, me.id, asked.key);
  if (saved === "repeated") return {};
  if (saved === "conflict") return { card: note([incidents.changed(incidentName(id))]) };
  const cases = (await casesOfIncident(deps.db, id)).length;
  return { card: note([(scope === "close" ? incidents.closed : incidents.told)(incidentName(id), cases)]) };
};

const save = async (
  deps: Deps,
  after: Incident,
  how: Pick<IncidentChange, "base" | "event" | "tells">,
  me: PersonId,
  askedKey: string,
): Promise<"committed" | "conflict" | "repeated"> => {
  const policy = deps.policy();
  const platforms = platformsOf(deps).filter((one) => one !== "mail" && one !== "pager");
  const looks = { card: false, queue: false };
  const places = new Map(
    [...operationsPlaces(platforms, policy), ...departmentPlaces(after.department, platforms, policy, looks)].map(
      (place) => [place.id, place],
    ),
  );
  const actor = { kind: "person", person: me } as const;
  const saved = await saveIncident(deps.db, {
    ...how,
    after,
    actor,
    at: deps.now(),
    places: [...places.values()],
    askedKey,
  });
  if (saved === "committed") deps.wake();
  return saved;
};

const unquoted = (words: string): string =>
  words
    .trim()
    .replace(/^["“]([\s\S]*)["”]$/u, "$1")
    .trim();
