import { note, refusalCard } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { ft } from "../card/case-card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import { fill, SLOT, said } from "../card/spans.ts";
import type { Answer } from "../chat/ports.ts";
import type { Person } from "../core/desk/desk.ts";
import { type Incident, incidentName, readIncident } from "../core/incident/incident.ts";
import { wantIncidentCards } from "../store/incident-cards.ts";
import { loadIncident, tellAgain } from "../store/incidents.ts";
import { survivorsOf } from "../store/kin.ts";
import type { AskedQuery } from "./asked-query.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";

/** `incident link 3 42 43`: these come from it, says whoever looks after them or leads a department. */
export const linkIncident = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person,
  words: string,
  reader: Reader,
): Promise<Answer> => {
  const { args } = asked.ask;
  const { incidents } = reader.words;
  const [first = "", ...rest] = words.split(/[\s,]+/);
  const id = readIncident(args.id ?? first);
  const numbers = await whereTheyAre(deps, numbersIn(args.what ?? rest.join(" ")));
  if (id === null || numbers.length === 0)
    return { card: note([incidents.usage((line) => commandLine(reader, line))]) };
  const incident = await loadIncident(deps.db, id);
  if (incident === null) return { card: unknownIncident(String(id), reader) };
  if (incident.closed) return { card: note([incidents.wasClosed(incidentName(id))]) };
  const { done, answers } = await linkAll(deps, asked, me, incident, numbers, reader);
  const lines = done.length === 0 ? [] : [incidents.linked(incidentName(id), done.map(ft).join(", "))];
  return { card: note([...lines, ...answers]) };
};

export const linkAll = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person,
  incident: Incident,
  numbers: number[],
  reader: Reader,
): Promise<{ done: number[]; answers: string[] }> => {
  const done: number[] = [];
  const answers: string[] = [];
  const command = { verb: "incident-link", incident: toLink(incident) } as const;
  for (const number of numbers) {
    const asking = { actor: { kind: "person", person: me.id } as const, key: `${asked.key} ${number}` };
    const changed = await changeCase(deps, number, command, asking);
    if (changed.did === "changed") done.push(number);
    else if (changed.did === "missing") answers.push(await noSuchCase(deps, number, reader));
    else if (changed.did === "refused") answers.push(refusalCard(changed.refusal, changed.kase, reader).plain);
    else if (changed.did === "busy") answers.push(reader.words.answers.tryAgain(ft(number)));
  }
  if (done.length > 0) {
    await wantIncidentCards(deps.db, incident.id);
    await tellAgain(deps.db, incident);
    deps.wake();
  }
  return { done, answers };
};

/** What a case has to know of the incident that it becomes part of. */
export const toLink = (incident: Incident) => {
  const last = incident.updates.at(-1);
  return {
    id: incident.id,
    name: incident.name,
    since: incident.openedAt,
    planned: incident.planned,
    heard: incident.updates.length,
    last: last === undefined ? null : { words: last.words, at: last.at },
  };
};

export const unlinkIncident = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person,
  words: string,
  reader: Reader,
): Promise<Answer> => {
  const { incidents } = reader.words;
  const numbers = await whereTheyAre(deps, numbersIn(words));
  if (numbers.length === 0) return { card: note([incidents.usage((line) => commandLine(reader, line))]) };
  const done: number[] = [];
  const answers: string[] = [];
  for (const number of numbers) {
    const asking = { actor: { kind: "person", person: me.id } as const, key: `${asked.key} ${number}` };
    const changed = await changeCase(deps, number, { verb: "incident-unlink" }, asking);
    if (changed.did === "changed") {
      done.push(number);
      if (changed.before.incident !== null) await wantIncidentCards(deps.db, changed.before.incident.id);
    } else if (changed.did === "missing") answers.push(await noSuchCase(deps, number, reader));
    else if (changed.did === "refused") answers.push(refusalCard(changed.refusal, changed.kase, reader).plain);
  }
  deps.wake();
  return { card: note([...(done.length === 0 ? [] : [incidents.unlinked(done.map(ft).join(", "))]), ...answers]) };
};

export const unknownIncident = (given: string, reader: Reader): Card =>
  note([fill(reader.words.incidents.unknown(SLOT), [said(given.slice(0, 40))])]);

/** The number of a case that is part of another one leads there, as everywhere. */
const whereTheyAre = async (deps: Deps, numbers: readonly number[]): Promise<number[]> => {
  const survivors = await survivorsOf(deps.db, numbers);
  return [...new Set(numbers.map((number) => survivors.get(number) ?? number))];
};

/** Case numbers as they are typed after one another. */
export const numbersIn = (words: string): number[] =>
  [
    ...new Set(
      [...words.matchAll(/(?:^|[\s,;])(?:ft-?|#)?(\d{1,9})(?=$|[\s,;])/giu)].map(([, number]) => Number(number)),
    ),
  ]
    .filter((number) => number > 0)
    .slice(0, 200);
