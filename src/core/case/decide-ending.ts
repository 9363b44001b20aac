import type { Desk } from "../desk/desk.ts";
import { findPerson, oneSeverityHigher } from "../desk/find.ts";
import { MINUTE } from "../time/instant.ts";
import { personOf } from "./actor.ts";
import type { Case } from "./case.ts";
import type { Command } from "./command.ts";
import type { Bodies, DecideContext } from "./decision.ts";
import type { EventBody } from "./event.ts";
import { lodge, lodgeWords } from "./lodge.ts";
import { type Refusal, refuse } from "./refusal.ts";

type Ending = Extract<Command, { verb: "done" | "customer" | "dismiss" | "reopen" | "undo" }>;

const UNDO_WITHIN = 5 * MINUTE;
/** After this many tries without an answer the case closes, and silence is written down as silence. */
const TRIES = 2;

/** How a case ends and comes back: resolve, the customer's word, dismissal, reopening, and taking a slip back. */
export const decideEnding = (kase: Case, command: Ending, context: DecideContext): Bodies | Refusal => {
  switch (command.verb) {
    case "done": {
      const text = lodgeWords(context.commandId, "how", command.how);
      return { events: [{ type: "resolved", howId: text.id }], texts: [text] };
    }
    case "customer":
      return customerSaid(kase, command, context);
    case "dismiss":
      return { events: [{ type: "dismissed", was: kase.status }] };
    case "reopen":
      return kase.status === "dismissed"
        ? { events: [revival(kase, "asked")] }
        : { events: [reopening(kase, "asked", context.desk)] };
    case "undo":
      return undo(kase, context);
  }
};

const customerSaid = (
  kase: Case,
  command: Extract<Command, { verb: "customer" }>,
  context: DecideContext,
): Bodies | Refusal => {
  if (command.said === "no") {
    const text = lodge(context.commandId, "customer", command.words);
    const higher = oneSeverityHigher(context.desk, kase.severity);
    const events: EventBody[] = [
      { type: "customer-disagreed", textId: text?.id ?? null },
      reopening(kase, "customer-disagreed", context.desk),
    ];
    if (higher !== kase.severity) {
      events.push({ type: "severity-changed", from: kase.severity, to: higher, whyId: text?.id ?? null });
    }
    return { events, texts: text === null ? [] : [text] };
  }
  if (kase.status === "closed") return refuse("already-closed");
  if (command.said === "yes") return { events: [{ type: "customer-agreed" }, { type: "closed", said: "yes" }] };
  const tries = kase.tries + 1;
  const tried: EventBody = { type: "no-answer", tries };
  return { events: tries >= TRIES ? [tried, { type: "closed", said: "silence" }] : [tried] };
};

/** Back to whoever had it, who knows the story; without one, or when that one has left the desk, it is anybody's. */
export const reopening = (
  kase: Case,
  why: "asked" | "customer-wrote" | "customer-disagreed",
  desk: Desk,
): EventBody => ({
  type: "reopened",
  why,
  status: findPerson(desk, kase.assignee) === undefined ? "unclaimed" : "claimed",
});

export const revival = (kase: Case, why: "asked" | "customer-wrote"): EventBody => ({
  type: "revived",
  why,
  status: kase.dismissal?.was === "triage" ? "triage" : "unclaimed",
});

const undo = (kase: Case, context: DecideContext): Bodies | Refusal => {
  const me = personOf(context.actor);
  if (kase.undo === null) return refuse("nothing-to-undo");
  if (kase.undo.by !== me) return refuse("not-your-undo", { person: kase.undo.by });
  if (context.now - kase.undo.at > UNDO_WITHIN) return refuse("undo-too-late", { at: String(kase.undo.at) });
  return { events: [{ type: "undone", undid: kase.undo.commandId, verb: kase.undo.verb }] };
};
