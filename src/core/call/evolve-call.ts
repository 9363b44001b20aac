import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { CallBody, CaseEvent } from "../case/event.ts";
import { type Call, openCall } from "./call.ts";

type CallEvent = Extract<CaseEvent, { type: CallBody["type"] }>;

/** The case after something happened to the call that its customer is to get. */
export const evolveCall = (kase: Case, event: CallEvent): Case => {
  switch (event.type) {
    case "call-asked":
      // In a past that is lived again under other rules one may be asked for already.
      return openCall(kase) === null ? { ...kase, call: asked(event), calledFor: withAll(kase, [event.why]) } : kase;
    case "calling":
      return {
        ...onCall(kase, (call) => ({ ...call, againAt: null, caller: { person: event.person, since: event.at } })),
        // Whoever was asked and has not answered is not asked on: somebody is at it.
        clocks: kase.clocks.map((clock) => (clock.kind === "call" ? { ...clock, climb: null } : clock)),
      };
    case "called":
      return {
        ...onCall(kase, (call) => ({
          ...call,
          caller: null,
          tries: call.tries + (event.outcome === "no-reply" ? 1 : 0),
          againAt: event.againAt,
          ended: event.againAt === null ? { at: event.at, how: event.outcome } : null,
        })),
        calledFor: event.againAt === null ? withAll(kase, event.settles) : kase.calledFor,
      };
    case "call-again":
      return onCall(kase, (call) => ({ ...call, againAt: null, since: event.at }));
    case "phone-given":
      return {
        ...kase,
        phone: { state: "known", since: event.at, numberId: event.numberId, bestTimeId: event.bestTimeId },
      };
    case "phone-wrong":
      return { ...kase, phone: { ...kase.phone, state: "wrong", since: event.at } };
    case "calls-wished": {
      const told = onCall(kase, (call) => ({ ...call, againAt: null, ended: { at: event.at, how: "no-calls" } }));
      return event.calls ? { ...kase, noCalls: false } : { ...told, noCalls: true };
    }
  }
};

const asked = (event: Extract<CallEvent, { type: "call-asked" }>): Call => ({
  why: event.why,
  by: event.why === "asked" ? personOf(event.actor) : null,
  askedAt: event.at,
  since: event.at,
  caller: null,
  tries: 0,
  againAt: null,
  wrote: false,
  ended: null,
});

const onCall = (kase: Case, change: (call: Call) => Call): Case => {
  const call = openCall(kase);
  return call === null ? kase : { ...kase, call: change(call) };
};

const withAll = (kase: Case, reasons: Case["calledFor"]): Case["calledFor"] => [
  ...new Set([...kase.calledFor, ...reasons]),
];
