import type { CaseEvent, IncidentBody } from "../core/case/event.ts";
import { incidentName } from "../core/incident/incident.ts";
import type { Fact, Line } from "./card.ts";
import { type CaseView, wordsOf } from "./case-view.ts";
import type { Sayable } from "./fit-lines.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { cut, quiet, said, strong, text } from "./spans.ts";

const NAME_LENGTH = 80;
const WORD_LENGTH = 160;
const LONG = 400;

/** What a card says of the incident that its case is part of. */
export const incidentFact = (view: CaseView, reader: Reader): Fact | null => {
  const line = incidentLine(view, reader, WORD_LENGTH);
  return line === null ? null : { label: reader.words.incidents.label, value: line };
};

/** The same where a story is told: whoever takes over may say its last word. */
export const incidentSayable = (view: CaseView, reader: Reader): Sayable | null => {
  const { incident } = view.kase;
  if (incident === null) return null;
  return {
    at: incident.lastAt ?? incident.since,
    keep: "usual",
    line: (room) => [strong(reader.words.incidents.label), text(" "), ...(incidentLine(view, reader, room) ?? [])],
  };
};

const incidentLine = (view: CaseView, reader: Reader, room: number): Line | null => {
  const { incident } = view.kase;
  if (incident === null) return null;
  const { incidents } = reader.words;
  const id = incidentName(incident.id);
  const { planned } = incident;
  const head =
    planned === null
      ? incidents.fact(id, when(reader, incident.since))
      : incidents.factPlanned(id, when(reader, planned.from), when(reader, planned.to));
  const last = wordsOf(view, incident.lastId, reader);
  return [
    text(head),
    said(cut(wordsOf(view, incident.nameId, reader), NAME_LENGTH)),
    ...(incident.lastAt === null
      ? []
      : [quiet(incidents.lastWord(when(reader, incident.lastAt))), said(reader.words.quoted(cut(last, room)))]),
  ];
};

/** What happened to the incident of a case, as a line of its history. */
export const incidentHistory = (
  event: Extract<CaseEvent, { type: IncidentBody["type"] }>,
  who: string,
  view: CaseView,
  reader: Reader,
): Line => {
  const { history } = reader.words.incidents;
  const id = incidentName(typeof event.incident === "number" ? event.incident : event.incident.id);
  switch (event.type) {
    case "incident-linked":
      return [text(history.linked(who, id)), said(cut(wordsOf(view, event.incident.nameId, reader), NAME_LENGTH))];
    case "incident-unlinked":
      return [text(history.unlinked(who, id))];
    case "incident-began":
      return [text(history.began(id))];
    case "incident-over":
      return [text(history.over(id))];
    case "incident-news":
      return [
        text(history.news(firstNameOf(reader, event.by), id)),
        said(cut(wordsOf(view, event.textId, reader), LONG)),
      ];
    case "incident-closed":
      return [
        text(history.closed(firstNameOf(reader, event.by), id)),
        said(cut(wordsOf(view, event.textId, reader), LONG)),
      ];
  }
};
