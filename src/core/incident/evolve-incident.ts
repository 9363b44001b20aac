import type { Case } from "../case/case.ts";
import type { CaseEvent, IncidentBody } from "../case/event.ts";

type IncidentEvent = Extract<CaseEvent, { type: IncidentBody["type"] }>;

/** The case after something happened to the incident that it is part of. What is new there is news for its customer. */
export const evolveIncident = (kase: Case, event: IncidentEvent): Case => {
  switch (event.type) {
    case "incident-linked":
      return { ...kase, incident: event.incident };
    case "incident-unlinked":
      return { ...kase, incident: null };
    case "incident-began":
      return { ...kase, incident: kase.incident === null ? null : { ...kase.incident, phase: "on" } };
    case "incident-over":
      return { ...kase, incident: kase.incident === null ? null : { ...kase.incident, phase: "over" } };
    case "incident-news":
      return {
        ...withNews(kase, event),
        incident:
          kase.incident === null ? null : { ...kase.incident, heard: event.n, lastId: event.textId, lastAt: event.at },
      };
    case "incident-closed":
      return { ...withNews(kase, event), incident: null };
  }
};

/** Nobody is told anything any more of what is closed or was no complaint. */
const withNews = (kase: Case, event: Extract<IncidentEvent, { by: string }>): Case =>
  kase.status === "closed" || kase.status === "dismissed"
    ? kase
    : {
        ...kase,
        news: { since: kase.news?.since ?? event.at, asked: { by: event.by, whatId: event.textId } },
      };
