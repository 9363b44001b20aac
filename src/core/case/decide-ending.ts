import { restDeed } from "../consent/rest-deed.ts";
import type { Desk } from "../desk/desk.ts";
import { findPerson, oneSeverityHigher } from "../desk/find.ts";
import { isOfTwo } from "../link/is-of-two.ts";
import { withdrawUntold } from "../promise/decide-promise.ts";
import { toldPromises } from "../promise/promise.ts";
import { cancelAll } from "../task/decide-task.ts";
import { MINUTE } from "../time/instant.ts";
import { personOf } from "./actor.ts";
import { type Case, isOpen } from "./case.ts";
import type { Command } from "./command.ts";
import { unknownCause } from "./decide-word.ts";
import type { Bodies, DecideContext } from "./decision.ts";
import type { EventBody } from "./event.ts";
import { lodge, lodgeWords } from "./lodge.ts";
import { openPieces, stillOpen } from "./open-pieces.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";

type Ending = Extract<Command, { verb: "done" | "customer" | "dismiss" | "reopen" | "undo" }>;

export const UNDO_WITHIN = 5 * MINUTE;
/** After this many tries without an answer the case closes, and silence is written down as silence. */
const TRIES = 2;

/** How a case ends and comes back: resolve, the customer's word, dismissal, reopening, and taking a slip back. */
export const decideEnding = (kase: Case, command: Ending, context: DecideContext): Bodies | Refusal => {
  switch (command.verb) {
    case "done": {
      const open = openPieces(kase);
      if (open.length > 0 && (command.open ?? null) === null) {
        return refuse("tasks-open", { pieces: open.join(",") });
      }
      const told = toldPromises(kase);
      if (told.length > 0 && (command.promised ?? null) === null) {
        return refuse("promises-open", { pieces: told.map(({ id }) => id).join(",") });
      }
      const resolved = resolution(command, context);
      if (isRefusal(resolved)) return resolved;
      // What they did themselves needs nobody's yes.
      const rests = command.alone ? [] : restDeed(kase, deedOf(command), context);
      if (isRefusal(rests)) return rests;
      const left = [leftOpen(kase, command, context), leftPromised(kase, command, context)];
      return {
        events: [...left.flatMap(({ events }) => events), ...rests, ...resolved.events],
        texts: [...(resolved.texts ?? []), ...left.flatMap(({ texts = [] }) => texts)],
      };
    }
    case "customer":
      return customerSaid(kase, command, context);
    case "dismiss": {
      const told = toldPromises(kase);
      if (told.length > 0) return refuse("promises-open", { pieces: told.map(({ id }) => id).join(",") });
      return {
        events: [...cancelAll(kase, null), ...withdrawUntold(kase), { type: "dismissed", was: kase.status }],
      };
    }
    case "reopen":
      return kase.status === "dismissed"
        ? { events: [revival(kase, "asked")] }
        : { events: [reopening(kase, "asked", context.desk)] };
    case "undo":
      return undo(kase, context);
  }
};

const deedOf = ({ how, agreed = null }: Extract<Command, { verb: "done" }>) =>
  ({ did: "done", piece: null, words: how ?? "", said: agreed }) as const;

/** How it was resolved, with what is known of it by now. */
const resolution = (command: Extract<Command, { verb: "done" }>, context: DecideContext): Bodies | Refusal => {
  const { cause = null, met = null, alone = false } = command;
  const unknown = cause === null ? null : unknownCause(cause, context);
  if (unknown !== null) return unknown;
  const how = lodge(context.commandId, "how", command.how);
  const unmet = met === null || met.yes ? null : lodge(context.commandId, "unmet", met.why);
  return {
    events: [
      {
        type: "resolved",
        howId: how?.id ?? null,
        ...(met === null ? {} : { met: met.yes ? "yes" : "no" }),
        ...(unmet === null ? {} : { unmetId: unmet.id }),
        ...(cause === null ? {} : { cause }),
        ...(alone ? { alone } : {}),
      },
    ],
    texts: [how, unmet].filter((text) => text !== null),
  };
};

/** Tasks that are not done yet are taken back or go on, and why is written down. */
const leftOpen = (kase: Case, command: Extract<Command, { verb: "done" }>, context: DecideContext): Bodies => {
  const open = openPieces(kase);
  if (open.length === 0 || command.open === undefined || command.open === null) return { events: [] };
  const why = lodgeWords(context.commandId, "left", command.open.why);
  const events: EventBody[] =
    command.open.become === "cancel" ? cancelAll(kase, why.id) : [{ type: "tasks-kept", tasks: open, whyId: why.id }];
  return { events, texts: [why] };
};

/** What the customer counts on is kept, goes on, or is no longer needed and they are told so; the rest ends here. */
const leftPromised = (kase: Case, command: Extract<Command, { verb: "done" }>, context: DecideContext): Bodies => {
  const told = toldPromises(kase);
  const untold = withdrawUntold(kase);
  const { promised = null } = command;
  if (told.length === 0 || promised === null) return { events: untold };
  if (promised.become === "kept") {
    return { events: [...told.map(({ id }) => ({ type: "promise-kept" as const, promise: id })), ...untold] };
  }
  const why = lodgeWords(context.commandId, "promised", promised.why);
  const events: EventBody[] =
    promised.become === "withdrawn"
      ? told.map(({ id }) => ({ type: "promise-withdrawn", promise: id, whyId: why.id }))
      : [{ type: "promises-left", promises: told.map(({ id }) => id), whyId: why.id }];
  return { events: [...events, ...untold], texts: [why] };
};

const customerSaid = (
  kase: Case,
  command: Extract<Command, { verb: "customer" }>,
  context: DecideContext,
): Bodies | Refusal => {
  if (isOpen(kase.status)) return saysItWorks(kase, command);
  const followUp = kase.status === "closed" && kase.followUp?.answered === null;
  if (command.said === "no") {
    const text = lodge(context.commandId, "customer", command.words);
    const higher = oneSeverityHigher(context.desk, kase.severity);
    const events: EventBody[] = [
      ...(followUp ? [{ type: "follow-up-answered" as const, said: "no" as const }] : []),
      { type: "customer-disagreed", textId: text?.id ?? null },
      reopening(kase, "customer-disagreed", context.desk),
    ];
    if (higher !== kase.severity) {
      events.push({ type: "severity-changed", from: kase.severity, to: higher, whyId: text?.id ?? null });
    }
    return { events, texts: text === null ? [] : [text] };
  }
  if (followUp) return { events: [{ type: "follow-up-answered", said: command.said }] };
  if (kase.status === "closed") return refuse("already-closed");
  // What was promised to be done is done, whatever the customer says of the rest: the case closes with the last of it.
  const closes = stillOpen(kase).length === 0;
  if (command.said === "yes") {
    return {
      events: [{ type: "customer-agreed" }, ...(closes ? [{ type: "closed" as const, said: "yes" as const }] : [])],
    };
  }
  const tries = kase.tries + 1;
  const tried: EventBody = { type: "no-answer", tries };
  return { events: tries >= TRIES && closes ? [tried, { type: "closed", said: "silence" }] : [tried] };
};

/** Before anybody has resolved it, the customer's own word that it works resolves and closes it at once. */
const saysItWorks = (kase: Case, { said }: Extract<Command, { verb: "customer" }>): Bodies | Refusal => {
  if (said !== "yes" || kase.pleased === null) return refuse("not-resolved");
  const open = openPieces(kase);
  if (open.length > 0) return refuse("tasks-open", { pieces: open.join(",") });
  const told = toldPromises(kase);
  if (told.length > 0) return refuse("promises-open", { pieces: told.map(({ id }) => id).join(",") });
  return {
    events: [
      ...withdrawUntold(kase),
      { type: "resolved", howId: kase.pleased.textId, theirWord: true },
      { type: "customer-agreed" },
      { type: "closed", said: "yes" },
    ],
  };
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
  if (kase.undo === null) return refuse(kase.touchedAt === null ? "nothing-yet" : "nothing-to-undo");
  if (kase.undo.by !== me) return refuse("not-your-undo", { person: kase.undo.by });
  if (context.now - kase.undo.at > UNDO_WITHIN) return refuse("undo-too-late", { at: String(kase.undo.at) });
  // What was done to two cases is taken back for both or not at all.
  if (isOfTwo(kase.undo.verb)) return refuse("of-two");
  return { events: [{ type: "undone", undid: kase.undo.commandId, verb: kase.undo.verb }] };
};
