import type { Cluster } from "../core/incident/find-cluster.ts";
import { type Incident, incidentName } from "../core/incident/incident.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Field, Form } from "./card.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, firstNameOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, person, quiet, said, strong, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

const NAME_LENGTH = 120;
const WORD_LENGTH = 300;
const CASES_NAMED = 12;

const opens = (incident: Incident, reader: Reader): Button[] => {
  const { buttons } = reader.words.incidents;
  const id = String(incident.id);
  return [
    plainButton("incident", buttons.update, [], { args: { scope: "update", id }, opens: true, style: "primary" }),
    plainButton("incident", buttons.close, [], { args: { scope: "close", id }, opens: true }),
  ];
};

/** The one card of an incident in a place, as it is now. */
export const incidentCard = (incident: Incident, cases: number, reader: Reader): Card => {
  const { incidents } = reader.words;
  const { labels } = incidents;
  const id = incidentName(incident.id);
  const last = incident.updates.at(-1);
  const { planned, closed } = incident;
  const state = closed
    ? incidents.closedAt(when(reader, last?.at ?? incident.openedAt))
    : planned === null
      ? incidents.open(when(reader, incident.openedAt))
      : incidents.planned(when(reader, planned.from), when(reader, planned.to));
  const by = firstNameOf(reader, incident.by);
  const blocks: Block[] = [
    { kind: "title", line: [strong(incidents.title(id))], aside: [text(state)] },
    { kind: "line", line: [said(cut(incident.name, NAME_LENGTH))] },
    {
      kind: "facts",
      facts: [
        {
          label: labels.by,
          value: [
            person(incident.by, nameOf(reader, incident.by)),
            text(`, ${departmentOf(reader, incident.department)}`),
          ],
        },
        { label: labels.cases, value: [text(incidents.cases(cases))] },
        {
          label: labels.last,
          value:
            last === undefined
              ? [text(incidents.noWord)]
              : [
                  said(reader.words.quoted(cut(last.words, WORD_LENGTH))),
                  quiet(` ${firstNameOf(reader, last.by)}, ${when(reader, last.at)}`),
                ],
        },
        {
          label: labels.next,
          value: [
            strong(
              closed
                ? incidents.nextOver
                : incidents.nextUpdate(
                    by,
                    commandLine(reader, `incident update ${incident.id} ${reader.words.blanks.words}`),
                  ),
            ),
          ],
        },
      ],
    },
    ...(closed ? [] : [{ kind: "buttons" as const, buttons: opens(incident, reader) }]),
  ];
  return withPlain(closed ? "done" : "soon", blocks);
};

/** Those that are open, the newest last. */
export const incidentList = (all: readonly { incident: Incident; cases: number }[], reader: Reader): Card => {
  const { incidents } = reader.words;
  if (all.length === 0) return note([incidents.none]);
  return withPlain("calm", [
    { kind: "line", line: [strong(incidents.list(all.length))] },
    {
      kind: "list",
      items: all.map(({ incident, cases }) => ({
        line: [
          text(incidents.line(incidentName(incident.id), when(reader, incident.openedAt), incidents.cases(cases))),
          said(cut(incident.name, NAME_LENGTH)),
        ],
        button: null,
      })),
    },
  ]);
};

/** What is still to be said to open one, to write what is new, or to end one. */
export const incidentForm = (
  scope: "open" | "update" | "close",
  id: string,
  given: { words?: string },
  reader: Reader,
): Form => {
  const { forms } = reader.words.incidents;
  const field = (name: string, label: string, hint: string | null, required: boolean, long: boolean): Field => ({
    kind: long ? "text" : "line",
    id: name,
    label,
    hint,
    required,
    initial: name === "words" ? (given.words ?? null) : null,
    maxLength: long ? 3_000 : 150,
  });
  const args = id === "" ? { scope } : { scope, id };
  const shape = {
    ask: { verb: "incident" as const, numbers: [], args },
    basis: null,
    intro: null,
    choices: [],
    language: reader.words.language,
  };
  if (scope === "open") {
    const { title, submit, name, nameHint, span, spanHint } = forms.open;
    const fields = [field("words", name, nameHint, true, false), field("span", span, spanHint, false, false)];
    return { ...shape, title, submit, fields };
  }
  const { title, submit, words } = forms[scope];
  return {
    ...shape,
    title: title(incidentName(Number(id))),
    submit,
    fields: [field("words", words, null, true, true)],
  };
};

const choice = (words: string, cases: readonly number[], key: string, reader: Reader): Button[] => {
  const { buttons } = reader.words.incidents;
  return [
    plainButton("incident", buttons.open, [], {
      args: { scope: "open", words, ...(cases.length === 0 ? {} : { what: cases.join(",") }), said: "form" },
      opens: true,
      style: "primary",
    }),
    plainButton("incident", buttons.notOne, [], {
      args: { scope: "not-one", id: key, ...(cases.length === 0 ? {} : { what: cases.join(","), words }) },
    }),
  ];
};

/** A colleague thinks so; whoever leads decides. */
export const proposalCard = (who: string, words: string, key: string, reader: Reader): Card =>
  note(
    [[text(reader.words.incidents.proposal(firstNameOf(reader, who))), said(cut(words, NAME_LENGTH))]],
    choice(cut(words, NAME_LENGTH), [], key, reader),
  );

/** Several customers name the same within a short while. */
export const clusterCard = (cluster: Cluster, key: string, reader: Reader): Card => {
  const { incidents, length } = reader.words;
  const cases = cluster.cases.slice(0, CASES_NAMED).map((number) => `FT-${number}`);
  const more = cluster.cases.length > CASES_NAMED ? ", …" : "";
  return note(
    [
      [
        text(incidents.cluster(cluster.customers, writeLength(cluster.withinMs, length))),
        said(reader.words.quoted(cut(cluster.words, NAME_LENGTH))),
      ],
      incidents.clusterCases(`${cases.join(", ")}${more}`),
      incidents.clusterAsk,
    ],
    choice(cluster.words, cluster.cases.slice(0, 100), key, reader),
  );
};

/** A new case says what an open incident is called. */
export const matchCard = (incident: Incident, number: number, reader: Reader): Card => {
  const { incidents } = reader.words;
  const id = incidentName(incident.id);
  return note(
    [[text(incidents.match(id)), said(cut(incident.name, NAME_LENGTH))]],
    [
      plainButton("incident", incidents.buttons.link(id), [], {
        args: { scope: "link", id: String(incident.id), what: String(number) },
        style: "primary",
      }),
    ],
  );
};
