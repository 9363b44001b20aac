import { personOf } from "../case/actor.ts";
import { becomesSpeaker } from "../case/becomes-speaker.ts";
import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import type { EventBody } from "../case/event.ts";
import { lodge, lodgeWords } from "../case/lodge.ts";
import { oversees } from "../case/may.ts";
import { type Refusal, refuse } from "../case/refusal.ts";
import { addWorkingTime } from "../coverage/working-time.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { closeIfLast } from "../task/decide-task.ts";
import { type Instant, instant, plus } from "../time/instant.ts";
import { openCall } from "./call.ts";
import { settledReasons } from "./needs-call.ts";

type OfCall = Extract<Command, { verb: "call" | "calling" | "called" | "reach" | "nophone" }>;

/** After this many tries nobody is asked to phone any more: the customer is written to. */
const TRIES = 2;

/** Phoning the customer: that somebody should, who is at it, what came of it, their number, and that they do not want it. */
export const decideCall = (kase: Case, command: OfCall, context: DecideContext): Bodies | Refusal => {
  const me = personOf(context.actor) ?? "";
  const call = openCall(kase);
  switch (command.verb) {
    case "call": {
      if (!mayAsk(me, context)) return refuse("leads-ask", { person: headOf(kase, context) ?? "" });
      if (kase.noCalls) return refuse("no-calls");
      if (call !== null && call.againAt === null) return refuse("call-asked", { person: call.caller?.person ?? "" });
      return { events: [call === null ? { type: "call-asked", why: "asked" } : { type: "call-again" }] };
    }
    case "calling": {
      if (kase.noCalls) return refuse("no-calls");
      if (call?.caller?.person === me) return refuse("you-call", { person: me });
      const asked: EventBody[] = call === null ? [{ type: "call-asked", why: "asked" }] : [];
      return { events: [...asked, { type: "calling", person: me }] };
    }
    case "called": {
      const { outcome, words } = command;
      const again = outcome === "no-reply" && call !== null && call.tries + 1 < TRIES ? nextTry(kase, context) : null;
      const settles = settledReasons(kase, context.desk.calls);
      const called: EventBody = { type: "called", outcome, againAt: again, settles };
      if (outcome === "no-reply") {
        const note = lodge(context.commandId, "note", words);
        return note === null
          ? { events: [called] }
          : { events: [called, { type: "noted", textId: note.id }], texts: [note] };
      }
      const text = lodgeWords(context.commandId, "told", words ?? "");
      const speaker = becomesSpeaker(kase, me, context.desk);
      return {
        events: [called, { type: "told", textId: text.id, where: "phone", speaker }, ...closeIfLast(kase)],
        texts: [text],
      };
    }
    case "reach": {
      if (command.number === null) return { events: [{ type: "phone-wrong" }] };
      const number = lodgeWords(context.commandId, "number", command.number);
      const time = lodge(context.commandId, "time", command.bestTime);
      return {
        events: [{ type: "phone-given", numberId: number.id, bestTimeId: time?.id ?? null }],
        texts: [number, ...(time === null ? [] : [time])],
      };
    }
    case "nophone":
      return kase.noCalls === !command.calls
        ? refuse(command.calls ? "calls-wanted" : "no-calls-already")
        : { events: [{ type: "calls-wished", calls: command.calls }] };
  }
};

/** What was told by phone is a call that was made. */
export const madeByTelling = (kase: Case, context: DecideContext): EventBody[] =>
  openCall(kase) === null
    ? []
    : [{ type: "called", outcome: "reached", againAt: null, settles: settledReasons(kase, context.desk.calls) }];

/** A try that is to be made again and whose time has come. */
export const callAgain = ({ call }: Case, now: Instant): EventBody[] =>
  call !== null && call.againAt !== null && call.againAt <= now ? [{ type: "call-again" }] : [];

/** In the hours of those who speak with the customer; where they never open, after as long on the clock. */
const nextTry = (kase: Case, { calendars, desk, now }: DecideContext): Instant => {
  const at = addWorkingTime(calendars.ofDepartment(kase.speaker.department), now, desk.calls.againMs);
  return Number.isFinite(at) ? instant(Math.round(at)) : plus(now, desk.calls.againMs);
};

const mayAsk = (me: string, { desk }: DecideContext): boolean => {
  const person = findPerson(desk, me);
  if (person === undefined) return false;
  const heads = desk.departments.some(({ lead, deputy }) => lead === me || deputy === me);
  return heads || oversees(person) || person.roles.includes("lead");
};

const headOf = (kase: Case, { desk }: DecideContext): string | null => {
  const [speaks, owns] = [kase.speaker.department, kase.department].map((id) => findDepartment(desk, id));
  return speaks?.lead ?? owns?.lead ?? speaks?.deputy ?? owns?.deputy ?? null;
};
