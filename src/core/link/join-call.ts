import { noPhone, openCall, type Phone } from "../call/call.ts";
import type { CallFacts } from "../case/case.ts";
import { sameFacts } from "./same-facts.ts";

const unknown: CallFacts = { call: null, calledFor: [], phone: noPhone, noCalls: false };

export const callFactsOf = ({ call, calledFor, phone, noCalls }: CallFacts): CallFacts => ({
  call,
  calledFor,
  phone,
  noCalls,
});

/**
 * A call that was asked for on either side is still to be made, and nobody is phoned who does not want it. Facts from
 * before calls went along say nothing of them.
 */
export const joinCalls = (ownGiven: Partial<CallFacts>, tookGiven: Partial<CallFacts>): CallFacts => {
  const [own, took] = [
    { ...unknown, ...ownGiven },
    { ...unknown, ...tookGiven },
  ];
  const noCalls = own.noCalls || took.noCalls;
  const over = openCall(own) === null ? own.call : null;
  return {
    call: noCalls ? over : (openCall(own) ?? openCall(took) ?? over),
    calledFor: [...new Set([...own.calledFor, ...took.calledFor])],
    phone: better(own.phone, took.phone),
    noCalls,
  };
};

/** A number that we can ring before one that is of no use, and that before none. */
const better = (own: Phone, took: Phone): Phone =>
  took.state === "known" && own.state !== "known" ? took : own.state === "unknown" ? took : own;

/** What has not changed since the two became one is given back, what has changed stays. */
export const partCalls = (
  now: Partial<CallFacts>,
  joined: Partial<CallFacts>,
  apartGiven: Partial<CallFacts>,
): CallFacts => {
  const [is, was, apart] = [
    { ...unknown, ...now },
    { ...unknown, ...joined },
    { ...unknown, ...apartGiven },
  ];
  return {
    call: sameFacts(is.call, was.call) ? apart.call : is.call,
    calledFor: is.calledFor.filter((why) => !was.calledFor.includes(why) || apart.calledFor.includes(why)),
    phone: sameFacts(is.phone, was.phone) ? apart.phone : is.phone,
    noCalls: is.noCalls === was.noCalls ? apart.noCalls : is.noCalls,
  };
};
