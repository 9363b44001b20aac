import { openCall } from "../call/call.ts";
import { personOf } from "./actor.ts";
import type { Case } from "./case.ts";
import type { CaseEvent, EventType } from "./event.ts";
import { queued } from "./queued.ts";
import type { TextId } from "./wait.ts";

type Ending = Extract<
  EventType,
  | "resolved"
  | "wants-said"
  | "harm-said"
  | "met-said"
  | "cause-named"
  | "customer-agreed"
  | "customer-disagreed"
  | "no-answer"
  | "follow-up-planned"
  | "follow-up-asked"
  | "follow-up-answered"
  | "closed"
  | "reopened"
  | "dismissed"
  | "revived"
>;

/** How a case ends and comes back, with what the customer wants and says of it. */
export const evolveEnding = (touched: Case, event: Extract<CaseEvent, { type: Ending }>): Case => {
  const by = personOf(event.actor);
  switch (event.type) {
    case "resolved":
      return {
        ...touched,
        status: "resolved",
        resolution: {
          by: by ?? "",
          at: event.at,
          howId: event.howId,
          met: event.met ?? null,
          unmetId: event.unmetId ?? null,
          alone: event.alone ?? false,
          theirWord: event.theirWord ?? false,
        },
        solvedAlone: event.alone === true ? { by: by ?? "", at: event.at } : null,
        pleased: null,
        bounced: null,
        didNotHelp: null,
        cause: event.cause ?? touched.cause,
        // Whoever writes down that the customer no longer needs us has not taken the case with that.
        assignee: event.alone === true || event.theirWord === true ? touched.assignee : (touched.assignee ?? by),
        assignedAt:
          touched.assignedAt ?? (by === null || event.alone === true || event.theirWord === true ? null : event.at),
        queuedAt: null,
        wait: null,
        missing: null,
        offer: null,
        onIt: [],
        customerSaid: null,
        tries: 0,
        triedAt: null,
      };
    case "wants-said":
      return { ...touched, wants: event.textId };
    case "harm-said":
      return {
        ...touched,
        harm: {
          textId: event.textId,
          lostMinutes: event.lostMinutes,
          ours: event.ours,
          by: by ?? "",
          at: event.at,
        },
      };
    case "met-said":
      return touched.resolution === null
        ? touched
        : { ...touched, resolution: { ...touched.resolution, met: event.met, unmetId: event.unmetId } };
    case "cause-named":
      return { ...touched, cause: event.cause };
    case "customer-agreed":
      return { ...touched, customerSaid: "yes", solvedAlone: null, askFirst: null };
    case "customer-disagreed":
      return { ...touched, customerSaid: "no", solvedAlone: null, didNotHelp: failedOf(touched, event.textId) };
    case "no-answer":
      return { ...touched, tries: event.tries, triedAt: event.at };
    case "closed":
      return {
        ...touched,
        status: "closed",
        pleased: null,
        customerSaid: event.said,
        wait: null,
        missing: null,
        offer: null,
        onIt: [],
      };
    case "reopened":
      return {
        ...touched,
        status: event.status,
        generation: touched.generation + 1,
        reopenedAt: event.at,
        call: openCall(touched),
        calledFor: [],
        touchedAt: event.at,
        resolution: null,
        didNotHelp: touched.resolution === null ? null : failedOf(touched, touched.didNotHelp?.saidId ?? null),
        pleased: null,
        followUp: null,
        customerSaid: event.why === "customer-disagreed" ? "no" : null,
        tries: 0,
        triedAt: null,
        dismissal: null,
        queuedAt: event.status === "claimed" ? null : event.at,
        assignee: event.status === "claimed" ? touched.assignee : null,
        assignedAt: event.status === "claimed" ? touched.assignedAt : null,
      };
    case "follow-up-planned":
      return {
        ...touched,
        followUp: { dueAt: event.dueAt, why: event.why, askedAt: null, to: null, answered: null },
      };
    case "follow-up-asked":
      return touched.followUp === null
        ? touched
        : { ...touched, followUp: { ...touched.followUp, askedAt: event.at, to: event.to } };
    case "follow-up-answered":
      return touched.followUp === null || event.said === "no"
        ? { ...touched, followUp: null }
        : { ...touched, followUp: { ...touched.followUp, answered: event.said } };
    case "dismissed":
      return {
        ...touched,
        status: "dismissed",
        dismissal: { by: by ?? "", at: event.at, was: event.was },
        bounced: null,
        assignee: null,
        assignedAt: null,
        queuedAt: null,
        wait: null,
        missing: null,
        offer: null,
        onIt: [],
      };
    case "revived":
      return {
        ...queued(touched, event),
        status: event.status,
        generation: touched.generation + 1,
        reopenedAt: event.at,
        call: openCall(touched),
        calledFor: [],
        dismissal: null,
      };
  }
};

/** What is open again has been resolved in a way that did not hold. `saidId`: what the customer said of it. */
const failedOf = ({ resolution }: Case, saidId: TextId | null): Case["didNotHelp"] =>
  resolution === null
    ? null
    : { by: resolution.by, at: resolution.at, howId: resolution.howId, alone: resolution.alone, saidId };
