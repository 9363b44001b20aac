import { findDepartment, findPerson } from "../desk/find.ts";
import { personOf } from "./actor.ts";
import { becomesSpeaker } from "./becomes-speaker.ts";
import type { Case } from "./case.ts";
import type { Command } from "./command.ts";
import type { Bodies, DecideContext } from "./decision.ts";
import type { EventBody } from "./event.ts";
import { lodge } from "./lodge.ts";
import { oversees } from "./may.ts";
import { type Refusal, refuse } from "./refusal.ts";

type Assignment = Extract<Command, { verb: "claim" | "release" | "pass" | "yes" | "no" | "notours" }>;

/** Who has the case: claim, release, pass, the answer to an offer, and "not ours". */
export const decideAssignment = (kase: Case, command: Assignment, context: DecideContext): Bodies | Refusal => {
  const me = personOf(context.actor) ?? "";
  switch (command.verb) {
    case "claim":
      return claim(kase, me, context);
    case "release":
      return kase.assignee === null
        ? refuse("not-claimed")
        : { events: [{ type: "released", person: kase.assignee, why: "released" }] };
    case "pass":
      return "person" in command.to
        ? passToPerson(kase, command.to.person, command.why, context)
        : passToDepartment(kase, command.to.department, command.why, context);
    case "yes":
      if (kase.offer === null) return refuse("no-offer");
      return {
        events: [
          {
            type: "offer-accepted",
            from: kase.offer.from,
            to: kase.offer.to,
            transitMs: context.now - kase.offer.at,
          },
        ],
      };
    case "no":
      return answerNo(kase, command.why, context);
    case "notours":
      return notOurs(kase, command.to, context);
  }
};

const claim = (kase: Case, me: string, context: DecideContext): Bodies | Refusal => {
  const person = findPerson(context.desk, me);
  if (person === undefined) return unknownPerson(me, context);
  // In triage whoever takes it says with that whose it is.
  const department = kase.status === "triage" ? person.department : kase.department;
  return { events: [{ type: "claimed", person: me, department, speaker: becomesSpeaker(kase, me, context.desk) }] };
};

const passToPerson = (kase: Case, to: string, why: string | null, context: DecideContext): Bodies | Refusal => {
  const person = findPerson(context.desk, to);
  if (person === undefined) return unknownPerson(to, context);
  if (kase.assignee === to) return refuse("same-person", { person: to });
  if (kase.status === "triage") {
    return withReason({ type: "claimed", person: to, department: person.department, speaker: null }, why, context);
  }
  // A colleague of another department is that department's to give: it is asked, and may choose who.
  const takesOver = to === personOf(context.actor) && context.standsInFor?.includes(kase.department) === true;
  if (person.department !== kase.department && !takesOver)
    return passToDepartment(kase, person.department, why, context);
  const text = lodge(context.commandId, "why", why);
  return { events: [{ type: "passed", from: kase.assignee, to, whyId: text?.id ?? null }], texts: text ? [text] : [] };
};

const passToDepartment = (kase: Case, to: string, why: string | null, context: DecideContext): Bodies | Refusal => {
  if (findDepartment(context.desk, to) === undefined) return unknownDepartment(to, context);
  if (kase.status === "triage") {
    return withReason({ type: "routed", department: to, from: kase.department, why: "triage" }, why, context);
  }
  if (to === kase.department) return refuse("same-department", { department: to });
  if (kase.offer !== null) return refuse("offer-pending", { department: kase.offer.to, at: String(kase.offer.at) });
  const text = lodge(context.commandId, "why", why);
  // Whoever is asked decides by the reason, and whoever takes it begins with it.
  if (text === null) return refuse("needs-why", { department: to, known: to });
  return {
    events: [{ type: "offered", from: kase.department, to, whyId: text.id }],
    texts: [text],
  };
};

/** Out of triage nothing is asked, so there is no offer to carry the reason: it is kept as a note. */
const withReason = (event: EventBody, why: string | null, context: DecideContext): Bodies => {
  const text = lodge(context.commandId, "why", why);
  return text === null ? { events: [event] } : { events: [event, { type: "noted", textId: text.id }], texts: [text] };
};

const unknownPerson = (who: string, context: DecideContext): Refusal =>
  refuse("unknown-person", { who, known: departmentsOf(context) });

const unknownDepartment = (who: string, context: DecideContext): Refusal =>
  refuse("unknown-department", { who, known: departmentsOf(context) });

const departmentsOf = ({ desk }: DecideContext): string => desk.departments.map(({ id }) => id).join(", ");

const answerNo = (kase: Case, why: string | null, context: DecideContext): Bodies | Refusal => {
  if (kase.offer === null) return refuse("no-offer");
  const text = lodge(context.commandId, "why", why);
  const { from, to, at } = kase.offer;
  // A "no" of the side that asked is no answer of the side that was asked.
  const type = speaksForReceiver(kase, context) ? "offer-refused" : "offer-taken-back";
  return {
    events: [{ type, from, to, whyId: text?.id ?? null, transitMs: context.now - at }],
    texts: text ? [text] : [],
  };
};

/** Of the department that was asked, heading it or on duty for it; a manager speaks for it unless the offer was theirs. */
const speaksForReceiver = ({ offer, department }: Case, context: DecideContext): boolean => {
  const me = findPerson(context.desk, personOf(context.actor));
  const receiver = findDepartment(context.desk, offer?.to ?? null);
  if (me === undefined || receiver === undefined) return true;
  const isReceiver =
    me.department === receiver.id ||
    receiver.lead === me.id ||
    receiver.deputy === me.id ||
    context.standsInFor?.includes(receiver.id) === true;
  return isReceiver || (oversees(me) && offer?.by !== me.id && me.department !== department);
};

const notOurs = (kase: Case, to: string | null, context: DecideContext): Bodies | Refusal => {
  if (to === null) {
    return kase.status === "triage"
      ? refuse("still-in-triage")
      : { events: [{ type: "sent-to-triage", from: kase.department, to: context.desk.triage }] };
  }
  if (findDepartment(context.desk, to) === undefined) return unknownDepartment(to, context);
  if (to === kase.department && kase.status !== "triage") return refuse("same-department", { department: to });
  return {
    events: [
      { type: "routed", department: to, from: kase.department, why: kase.status === "triage" ? "triage" : "notours" },
    ],
  };
};
