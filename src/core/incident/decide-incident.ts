import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { lodgeWords } from "../case/lodge.ts";
import { type Refusal, refuse } from "../case/refusal.ts";
import { incidentName, phaseAt, phaseEndsAt } from "./incident.ts";

type OfIncident = Extract<Command, { verb: "incident-link" | "incident-unlink" | "incident-heard" }>;

/** A case becomes part of an incident, hears what is new of it, and goes on once it is over. */
export const decideIncident = (kase: Case, command: OfIncident, context: DecideContext): Bodies | Refusal => {
  const { incident } = kase;
  switch (command.verb) {
    case "incident-link":
      return link(kase, command, context);
    case "incident-unlink":
      return incident === null
        ? refuse("no-incident")
        : { events: [{ type: "incident-unlinked", incident: incident.id }] };
    case "incident-heard": {
      // Told before: whoever was interrupted begins again, and no case hears it twice.
      if (incident === null || incident.id !== command.incident || incident.heard >= command.n) return { events: [] };
      const text = lodgeWords(context.commandId, "news", command.words);
      const { n, by } = command;
      const type = command.closes ? ("incident-closed" as const) : ("incident-news" as const);
      return { events: [{ type, incident: incident.id, n, by, textId: text.id }], texts: [text] };
    }
  }
};

const link = (
  kase: Case,
  { incident }: Extract<OfIncident, { verb: "incident-link" }>,
  context: DecideContext,
): Bodies | Refusal => {
  if (kase.incident !== null) {
    const code = kase.incident.id === incident.id ? "incident-same" : "incident-other";
    return refuse(code, { given: incidentName(kase.incident.id) });
  }
  const name = lodgeWords(context.commandId, "incident", incident.name);
  const last = incident.last === null ? null : lodgeWords(context.commandId, "news", incident.last.words);
  return {
    events: [
      {
        type: "incident-linked",
        incident: {
          id: incident.id,
          nameId: name.id,
          since: incident.since,
          planned: incident.planned,
          phase: phaseAt(incident.planned, context.now),
          heard: incident.heard,
          lastId: last?.id ?? null,
          lastAt: incident.last?.at ?? null,
        },
      },
    ],
    texts: last === null ? [name] : [name, last],
  };
};

/** A planned incident that has come to its beginning or its end. */
export const incidentPhases = ({ incident }: Case, { now }: DecideContext): EventBody[] => {
  const at = phaseEndsAt(incident);
  if (incident === null || at === null || at > now) return [];
  const phase = phaseAt(incident.planned, now);
  return [{ type: phase === "on" ? "incident-began" : "incident-over", incident: incident.id }];
};
