import { addWorkingTime } from "../coverage/working-time.ts";
import { findSeverity } from "../desk/find.ts";
import { liveClock, liveClocks } from "../sla/clocks.ts";
import { DAY, earliest, HOUR, type Instant, instant, plus } from "../time/instant.ts";
import { personOf } from "./actor.ts";
import { becomesSpeaker } from "./becomes-speaker.ts";
import type { Case } from "./case.ts";
import type { Command } from "./command.ts";
import type { Bodies, DecideContext } from "./decision.ts";
import { lodge, lodgeWords } from "./lodge.ts";
import { type Refusal, refuse } from "./refusal.ts";

type Talk = Extract<Command, { verb: "update" | "told" | "wait" | "resume" | "on-it" | "not-me" | "severity" }>;

/** A date further off than this is a slip of the pen. */
const FARTHEST_WAIT = 366 * DAY;
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
      const text = lodgeWords(context.commandId, "told", command.words);
      const speaker = becomesSpeaker(kase, me, context.desk);
      return { events: [{ type: "told", textId: text.id, where: command.where, speaker }], texts: [text] };
    }
    case "wait": {
      const refusal = unlikelyDate(command.until, context.now);
      if (refusal !== null) return refusal;
      const text = lodgeWords(context.commandId, "wait", command.what);
      return { events: [{ type: "waiting", forId: text.id, until: command.until }], texts: [text] };
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

const unlikelyDate = (until: Instant, now: Instant): Refusal | null => {
  if (until <= now) return refuse("in-the-past", { at: String(until) });
  return until > now + FARTHEST_WAIT ? refuse("too-far", { at: String(until) }) : null;
};

const onIt = (kase: Case, me: string, asked: Instant | null, context: DecideContext): Bodies | Refusal => {
  if (asked !== null && asked <= context.now) return refuse("in-the-past", { at: String(asked) });
  const end = addWorkingTime(context.calendars.ofPerson(me), context.now, LONGEST_ON_IT);
  const longest = Number.isFinite(end) ? instant(end) : plus(context.now, LONGEST_ON_IT);
  // The climb is held until the next breach at most: a due time that is still ahead is not to be slept through.
  const due = liveClock(kase, "resolve")?.dueAt ?? null;
  const bounded = due !== null && due > context.now ? earliest(longest, due) : longest;
  return { events: [{ type: "on-it", person: me, until: asked === null ? bounded : earliest(asked, bounded) }] };
};
