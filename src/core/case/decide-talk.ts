import { callNow } from "../call/call.ts";
import { madeByTelling } from "../call/decide-call.ts";
import { phonesFirst } from "../call/phones-first.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import { findPerson, findSeverity } from "../desk/find.ts";
import { inboxOf } from "../escalation/inbox-of.ts";
import { noSuchPromise } from "../promise/decide-promise.ts";
import { findPromise } from "../promise/promise.ts";
import { promiseTable } from "../promise/promise-table.ts";
import { liveClocks } from "../sla/clocks.ts";
import { closeIfLast } from "../task/decide-task.ts";
import { partIn } from "../task/part-number.ts";
import { earliest, HOUR, type Instant, instant, plus } from "../time/instant.ts";
import { personOf } from "./actor.ts";
import { becomesSpeaker } from "./becomes-speaker.ts";
import type { Case } from "./case.ts";
import type { Command } from "./command.ts";
import type { Bodies, DecideContext } from "./decision.ts";
import { lodge, lodgeWords } from "./lodge.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { unlikelyDate } from "./unlikely-date.ts";

type Talk = Extract<Command, { verb: "update" | "told" | "wait" | "resume" | "on-it" | "not-me" | "severity" }>;

/** "On it" quiets the climb for no longer than this much of the person's own working time. */
const LONGEST_ON_IT = 2 * HOUR;

/** Work on a case that leaves it where it is: notes, words to the customer, waits, "on it", severity. */
export const decideTalk = (kase: Case, command: Talk, context: DecideContext): Bodies | Refusal => {
  const me = personOf(context.actor) ?? "";
  switch (command.verb) {
    case "update": {
      const text = lodgeWords(context.commandId, "note", command.note);
      return { events: [{ type: "noted", textId: text.id }], texts: [text] };
    }
    case "told": {
      const isWritten = command.where !== "phone";
      if (isWritten && command.despite !== true && phonesFirst(kase)) {
        return refuse("phone-first", { person: callNow(kase)?.caller?.person ?? "" });
      }
      const tells = [...new Set(command.tells ?? [])];
      const refusal = tells.map((id) => notTellable(kase, id)).find((one) => one !== null);
      if (refusal !== undefined) return refusal;
      const text = lodgeWords(context.commandId, "told", command.words);
      const speaker = becomesSpeaker(kase, me, context.desk);
      const words = { type: "told" as const, textId: text.id, where: command.where, speaker };
      const said = tells.length === 0 ? words : { ...words, promises: tells };
      const made = isWritten ? [] : madeByTelling(kase, context);
      return { events: [...made, said, ...closeIfLast(kase)], texts: [text] };
    }
    case "wait": {
      const refusal = unlikelyDate(command.until, context.now);
      if (refusal !== null) return refusal;
      const text = lodgeWords(context.commandId, "wait", command.what);
      const part = partIn(command.what);
      const waits = { type: "waiting" as const, forId: text.id, until: command.until };
      return { events: [part === null ? waits : { ...waits, part }], texts: [text] };
    }
    case "resume":
      return kase.wait === null ? refuse("not-waiting") : { events: [{ type: "resumed", why: "asked" }] };
    case "on-it":
      return onIt(kase, me, command.until, context);
    case "not-me":
      return liveClocks(kase).some((clock) => clock.climb?.told.includes(me))
        ? { events: [{ type: "stepped-aside", person: me }] }
        : refuse("not-asked");
    case "severity": {
      if (findSeverity(context.desk, command.to) === undefined) {
        const known = context.desk.severities.map((severity) => severity.id).join(", ");
        return refuse("unknown-severity", { severity: command.to, known });
      }
      if (command.to === kase.severity) return refuse("same-severity", { severity: command.to });
      const text = lodge(context.commandId, "why", command.why);
      return {
        events: [{ type: "severity-changed", from: kase.severity, to: command.to, whyId: text?.id ?? null }],
        texts: text === null ? [] : [text],
      };
    }
  }
};

/** Only what is still to be kept can be told as a promise. */
const notTellable = (kase: Case, id: string): Refusal | null => {
  const promise = findPromise(kase, id);
  if (promise === undefined) return noSuchPromise(kase, id);
  const cell = promiseTable["promise-kept"][promise.state];
  return cell === "may"
    ? null
    : refuse(cell, {
        piece: `${kase.number}.${id}`,
        person: promise.ended?.by ?? "",
        at: String(promise.ended?.at ?? ""),
      });
};

/** Whoever speaks with the customer hears that something is to be said. */
export const decideAskTell = (
  kase: Case,
  command: Extract<Command, { verb: "ask-tell" }>,
  context: DecideContext,
): Bodies | Refusal => {
  const to = findPerson(context.desk, kase.speaker.person)?.id ?? null;
  if (to !== null && to === personOf(context.actor)) return refuse("you-speak", { person: to });
  const text = lodge(context.commandId, "tell", command.what);
  return { events: [{ type: "tell-asked", to, whatId: text?.id ?? null }], texts: text === null ? [] : [text] };
};

const onIt = (kase: Case, me: string, asked: Instant | null, context: DecideContext): Bodies | Refusal => {
  if (asked !== null && asked <= context.now) return refuse("in-the-past", { at: String(asked) });
  const end = addWorkingTime(context.calendars.ofPerson(me), context.now, LONGEST_ON_IT);
  const longest = Number.isFinite(end) ? instant(end) : plus(context.now, LONGEST_ON_IT);
  const bounded = dueAhead(kase, me, context.now).reduce(earliest, longest);
  return { events: [{ type: "on-it", person: me, until: asked === null ? bounded : earliest(asked, bounded) }] };
};

/**
 * A breach is held by nobody, so a due time that is still ahead ends the peace: that of the case, and of whatever else
 * this person answers for. What is overdue already ends nothing.
 */
const dueAhead = (kase: Case, me: string, now: Instant): Instant[] =>
  liveClocks(kase)
    .filter((clock) => {
      const answers = inboxOf(kase, clock).answering.includes(me) || clock.climb?.told.includes(me) === true;
      return clock.kind === "resolve" || answers;
    })
    .flatMap(({ dueAt }) => (dueAt !== null && dueAt > now ? [dueAt] : []));
