import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type VerbName, verbRows } from "../../src/core/case/verbs.ts";
import { type ChatPlatform, openThreeWindows, type ThreeWindows } from "../support/three-windows.ts";

const department = (id: string): string =>
  `places: {slack: "#care-${id}", teams: "19:care-${id}@thread.tacv2", console: ${id}}`;
const desk = `
organisation: Norrwick
zone: America/New_York
speakers: {public: parts, private: parts}
triage: parts
operations: {slack: "#care-desk", teams: "19:care-desk@thread.tacv2", console: desk}
departments:
  parts: {name: Parts, calendar: 24x7, ${department("parts")}, lead: mia}
  billing: {name: Billing, calendar: 24x7, ${department("billing")}, lead: dana}
people:
  mia: {name: Mia Tran, department: parts, mail: mia@firm.example, roles: [lead]}
  raj: {name: Raj Patel, department: parts, mail: raj@firm.example, roles: [agent]}
  lee: {name: Lee Wong, department: parts, mail: lee@firm.example, roles: [agent]}
  dana: {name: Dana Silva, department: billing, mail: dana@firm.example, roles: [agent]}
routing:
  - {name: Spare parts, when: {words: [heating element]}, to: parts}
connectors: {webhook: {kind: webhook}}
`;

/** One thing somebody does, and what they read then. `42` stands for the case; `piece`: on the card of that piece of it. */
type Step = {
  verb: VerbName;
  by: string;
  at?: "parts" | "billing";
  piece?: string;
  /** On the card of the other case, which `41` stands for. */
  other?: boolean;
  reads: string;
} & (
  | { types: string; under?: boolean }
  /** A button of the card, or behind `More`; then the form that opens is sent with this button and these values. */
  | { presses: string; more?: boolean; sends?: [string, Record<string, string>] }
);

const atBilling = (piece: string) => ({ at: "billing" as const, piece });

/**
 * Every verb by typed word, and every button that a card or `More` ever shows, in an order that a case could take. What
 * is read is the same in every window, refusals too.
 */
const story: Step[] = [
  { verb: "help", by: "raj", types: "help", reads: "What I understand" },
  { verb: "incident", by: "raj", types: "incident list", reads: "No incident is open." },
  { verb: "help", by: "raj", types: "help all", reads: "not a complaint; their next word brings it back" },
  { verb: "home", by: "raj", types: "home", reads: "Raj Patel, Parts" },
  { verb: "settings", by: "raj", types: "settings", reads: "Your settings" },
  { verb: "settings", by: "raj", types: "settings nags loudly", reads: "There is no setting “nags loudly”." },
  { verb: "connect", by: "raj", types: "connect", reads: "It works once, for ten minutes." },
  { verb: "new", by: "raj", types: "new Mrs Poe has no heating element", reads: "is open and went to Parts." },
  { verb: "new", by: "raj", types: "new", reads: "New complaint" },
  { verb: "show", by: "raj", types: "show 42", reads: "Still no heating element" },
  { verb: "show", by: "raj", types: "show 42 full", reads: "So far" },
  { verb: "show", by: "raj", types: "show 4242", reads: "There is no FT-4242." },
  { verb: "status", by: "raj", types: "status 42", reads: "Still no heating element" },
  {
    verb: "status",
    by: "raj",
    types: "status unicorns",
    reads: "Try a number, a handle, an order number or fewer words.",
  },
  { verb: "status", by: "mia", types: "how far have we got with 42, please?", reads: "They already know" },
  { verb: "list", by: "raj", types: "anything open for parts?", reads: "Open at Parts" },
  { verb: "list", by: "raj", types: "list parts", reads: "Open at Parts" },
  { verb: "list", by: "raj", types: "list pirates", reads: "parts, billing" },
  { verb: "why", by: "raj", types: "why 42", reads: "Why 42 is due when it is" },
  { verb: "claim", by: "raj", types: "clam 42", reads: "I do not know “clam”. Did you mean" },
  { verb: "claim", by: "raj", types: "claim 42", reads: "42 is yours." },
  { verb: "claim", by: "lee", types: "claim 42", reads: "Raj Patel claimed 42" },
  { verb: "undo", by: "raj", types: "undo 42", reads: "Taken back on 42: " },
  { verb: "claim", by: "dana", types: "claim 42", reads: "Parts" },
  { verb: "claim", by: "raj", presses: "Claim", reads: "42 is yours." },
  { verb: "update", by: "raj", types: "update 42", reads: "update needs a little more" },
  { verb: "update", by: "raj", types: "update 42 rang the depot", reads: "Noted on 42." },
  { verb: "update", by: "raj", types: "update it has left the depot", under: true, reads: "Noted on 42." },
  {
    verb: "update",
    by: "raj",
    presses: "Update",
    sends: ["Note it", { words: "Depot rang back" }],
    reads: "Noted on 42.",
  },
  { verb: "update", by: "raj", presses: "Update", sends: ["Note it", { words: " " }], reads: "Please fill this in." },
  {
    verb: "told",
    by: "raj",
    types: "told 42 by phone: it comes on Monday",
    reads: "Written down on 42, word for word.",
  },
  {
    verb: "told",
    by: "raj",
    more: true,
    presses: "I told the customer",
    sends: ["Write down", { words: "On Monday before noon" }],
    reads: "Written down on 42, word for word.",
  },
  { verb: "wait", by: "raj", types: "wait 42 the part until someday", reads: "I cannot read “someday” as a time." },
  { verb: "wait", by: "raj", types: "wait 42 the part until tomorrow 9am", reads: "42 waits for the part until" },
  { verb: "resume", by: "raj", types: "resume 42", reads: "42 goes on." },
  {
    verb: "wait",
    by: "raj",
    presses: "Waiting for…",
    sends: ["Wait", { what: "the courier", until: "tomorrow 9am" }],
    reads: "42 waits for the courier until",
  },
  { verb: "resume", by: "raj", presses: "Resume", reads: "42 goes on." },
  {
    verb: "wait",
    by: "raj",
    more: true,
    presses: "Waiting for…",
    sends: ["Wait", { what: "it", until: "tomorrow 9am" }],
    reads: "42 waits for it until",
  },
  { verb: "resume", by: "raj", more: true, presses: "Resume", reads: "42 goes on." },
  { verb: "on-it", by: "raj", types: "on it 42", reads: "No reminders on 42 until" },
  { verb: "on-it", by: "raj", more: true, presses: "On it", reads: "No reminders on 42 until" },
  { verb: "not-me", by: "raj", types: "not me 42", reads: "42" },
  { verb: "severity", by: "raj", types: "severity 42 enormous", reads: "enormous" },
  { verb: "severity", by: "raj", types: "severity 42 high no heating", reads: "42 is High now." },
  {
    verb: "severity",
    by: "raj",
    more: true,
    presses: "Severity",
    sends: ["Change it", { severity: "normal" }],
    reads: "42 is Normal now.",
  },
  { verb: "wants", by: "raj", types: "wants 42", reads: "wants needs a little more" },
  { verb: "wants", by: "raj", types: "wants 42 heat by Friday", reads: "Written down on 42: what" },
  {
    verb: "wants",
    by: "raj",
    more: true,
    presses: "What they want",
    sends: ["Write down", { words: "heat by Thursday" }],
    reads: "Written down on 42: what",
  },
  {
    verb: "harm",
    by: "raj",
    types: "harm 42 ours: a cold night, 8h lost",
    reads: "what it has cost (8 h lost, our step)",
  },
  {
    verb: "harm",
    by: "raj",
    more: true,
    presses: "What it cost them",
    sends: ["Write down", { words: "two cold nights", lost: "a while" }],
    reads: "I cannot read “a while” as a length of time.",
  },
  {
    verb: "harm",
    by: "raj",
    more: true,
    presses: "What it cost them",
    sends: ["Write down", { words: "two cold nights", lost: "16h" }],
    reads: "what it has cost (16 h lost",
  },
  { verb: "ask", by: "raj", types: "ask 42 billing", reads: "ask needs a little more" },
  { verb: "ask", by: "raj", types: "ask 42 parts a drum", reads: "42 is with Parts already." },
  { verb: "ask", by: "raj", types: "ask 42 billing look at her invoice", reads: "42.1: I have asked Billing" },
  { verb: "claim", by: "raj", types: "claim 42.1", reads: "That is for Billing to do on 42." },
  { verb: "claim", by: "dana", ...atBilling("1"), presses: "Claim", reads: "42.1 is yours." },
  {
    verb: "wait",
    by: "dana",
    ...atBilling("1"),
    presses: "Waiting for…",
    sends: ["Wait", { what: "part 279838", until: "tomorrow 9am" }],
    reads: "42.1 waits for part 279838 until",
  },
  { verb: "pass", by: "dana", at: "billing", types: "pass 42.1 jo@elsewhere.example", reads: "Whom else work may be" },
  { verb: "resume", by: "dana", ...atBilling("1"), presses: "Resume", reads: "42.1 goes on." },
  { verb: "wait", by: "dana", at: "billing", types: "wait 42.1 part 279838 until tomorrow 9am", reads: "42.1 waits" },
  { verb: "arrived", by: "dana", at: "billing", types: "arrived 279838", reads: "42.1 · Billing, Dana" },
  { verb: "release", by: "dana", ...atBilling("1"), more: true, presses: "Put it back", reads: "42.1 is free again." },
  {
    verb: "pass",
    by: "dana",
    ...atBilling("1"),
    more: true,
    presses: "Give it to…",
    sends: ["Give it", { to: "@dana" }],
    reads: "42.1 is Dana's.",
  },
  { verb: "release", by: "dana", at: "billing", types: "release 42.1", reads: "42.1 is free again." },
  {
    verb: "no",
    by: "dana",
    ...atBilling("1"),
    presses: "We cannot…",
    sends: ["Give it back", { why: "Nothing was paid" }],
    reads: "42.1 is given back.",
  },
  { verb: "show", by: "dana", ...atBilling("1"), presses: "Open", reads: "So far" },
  {
    verb: "ask",
    by: "raj",
    more: true,
    presses: "Ask another department…",
    sends: ["Ask", { to: "billing", what: "Is it paid?" }],
    reads: "42.2: I have asked Billing. The answer comes to you directly",
  },
  { verb: "done", by: "dana", ...atBilling("2"), presses: "Yes", reads: "42.2 is answered." },
  { verb: "ask", by: "raj", types: "ask 42 billing and the drum?", reads: "42.3: I have asked Billing." },
  { verb: "done", by: "dana", ...atBilling("3"), presses: "No", reads: "42.3 is answered." },
  { verb: "ask", by: "raj", types: "ask 42 billing since when?", reads: "42.4: I have asked Billing." },
  {
    verb: "done",
    by: "dana",
    ...atBilling("4"),
    presses: "Answer…",
    sends: ["Answer", { words: "Since May" }],
    reads: "42.4 is answered.",
  },
  {
    verb: "ask",
    by: "raj",
    types: "ask 42 billing refund 40 USD",
    reads: "42.5: I have asked Billing for the refund.",
  },
  { verb: "ask", by: "raj", types: "ask 42 billing refund 40 USD", reads: "Refund once more, or cancel the first?" },
  { verb: "done", by: "raj", types: "done 42 sent", reads: "Still open: 42.5 (Refund, Billing)." },
  {
    verb: "no",
    by: "raj",
    more: true,
    presses: "Take back 42.5",
    sends: ["Take it back", {}],
    reads: "42.5 is taken back.",
  },
  { verb: "ask", by: "raj", types: "ask 42 billing ring the bank", reads: "42.6: I have asked Billing" },
  { verb: "claim", by: "dana", ...atBilling("6"), more: true, presses: "Claim", reads: "42.6 is yours." },
  {
    verb: "done",
    by: "dana",
    ...atBilling("6"),
    presses: "Done…",
    sends: ["It is done", { words: "Rang them" }],
    reads: "42.6 is done. I tell Raj.",
  },
  { verb: "no", by: "dana", at: "billing", types: "no 42.6 why", reads: "Dana Silva has done 42.6" },
  { verb: "promise", by: "raj", types: "promise 42 it ships", reads: "promise needs a date" },
  { verb: "promise", by: "raj", types: "promise 42 by friday it ships", reads: "That is Fri 27 November 09:00" },
  {
    verb: "promise",
    by: "raj",
    types: "promise 42 by 27 november 2026 15:00 it ships",
    reads: "42.p1 is promised, and Parts keeps it.",
  },
  { verb: "more", by: "raj", more: true, presses: "42.p1…", reads: "What you can do · 42" },
  { verb: "promise", by: "raj", types: "promise 42.p1 moved tomorrow 9am", reads: "That is Tue 24 November 09:00" },
  {
    verb: "promise",
    by: "raj",
    types: "promise 42.p1 moved 28 november 2026 9am the van is away",
    reads: "42.p1 is moved to Sat 28 November 09:00.",
  },
  {
    verb: "promise",
    by: "raj",
    more: true,
    presses: "Promise…",
    sends: ["Promise it", { what: "money is back", until: "27 november 2026 16:00", to: "billing" }],
    reads: "42.p2: I have asked Billing for a yes.",
  },
  { verb: "yes", by: "raj", types: "yes 42.p2", reads: "That is for Billing to do on 42." },
  { verb: "yes", by: "dana", at: "billing", presses: "Yes, we keep it", reads: "42.p2 is promised. I tell Raj." },
  {
    verb: "promise",
    by: "dana",
    at: "billing",
    presses: "Move…",
    sends: ["Move it", { until: "28 november 2026 10:00" }],
    reads: "42.p2 is moved to Sat 28 November 10:00.",
  },
  { verb: "promise", by: "dana", at: "billing", presses: "Kept", reads: "42.p2 is kept." },
  {
    verb: "promise",
    by: "raj",
    types: "promise 42 for billing by 27 november 2026 16:00 a voucher",
    reads: "42.p3: I have asked Billing for a yes.",
  },
  {
    verb: "no",
    by: "dana",
    at: "billing",
    presses: "No…",
    sends: ["Say no", { why: "no vouchers" }],
    reads: "42.p3 is refused. I tell Raj why.",
  },
  {
    verb: "promise",
    by: "raj",
    types: "promise 42 for billing by 27 november 2026 16:00 a letter",
    reads: "42.p4: I have asked Billing for a yes.",
  },
  {
    verb: "told",
    by: "raj",
    types: "told 42.p4 a letter comes on Friday",
    reads: "Billing has not said yes to 42.p4.",
  },
  { verb: "no", by: "dana", at: "billing", types: "no 42.p4 not so soon", reads: "Say yes, or name another date" },
  {
    verb: "promise",
    by: "dana",
    at: "billing",
    presses: "Another date…",
    sends: ["Move it", { until: "30 november 2026 16:00" }],
    reads: "42.p4 is moved to Mon 30 November 16:00.",
  },
  { verb: "done", by: "raj", types: "done 42 sent", reads: "counts on 42.p4 (due Mon 30 Nov 16:00). Was it kept?" },
  {
    verb: "promise",
    by: "dana",
    at: "billing",
    types: "promise 42.p4 broken lost in the post",
    reads: "42.p4 is written",
  },
  { verb: "give", by: "raj", types: "give 42", reads: "give needs a little more" },
  { verb: "give", by: "raj", types: "give 42 credit forty", reads: "as an amount. Type it as 40 USD." },
  {
    verb: "give",
    by: "raj",
    types: "give 42 credit 80 USD for the trouble",
    reads: "A credit of 80 USD needs a lead (nothing is given without a second person's yes). I have asked Mia",
  },
  { verb: "yes", by: "raj", types: "yes 42.a1", reads: "You have asked for 42.a1 yourself" },
  { verb: "yes", by: "mia", types: "yes 42.a1 60 USD", reads: "42.a1: a credit of 60 USD is granted, of 80 USD" },
  {
    verb: "give",
    by: "raj",
    more: true,
    presses: "Give something…",
    sends: ["Give it", { kind: "credit", amount: "20 USD", why: "Two visits" }],
    reads: "A credit of 20 USD needs a lead",
  },
  {
    verb: "no",
    by: "raj",
    more: true,
    presses: "Take back 42.a2",
    sends: ["Say no", {}],
    reads: "42.a2 is taken back; nobody is asked any more.",
  },
  { verb: "authority", by: "raj", types: "authority", reads: "Nothing is given without a second person's yes." },
  { verb: "authority", by: "raj", more: true, presses: "Who may decide", reads: "Mia Tran, any amount: on duty now" },
  { verb: "consent", by: "raj", types: "consent 42 wipe yes by phone: go ahead", reads: "Written down on 42: " },
  { verb: "ask", by: "raj", types: "ask 42 billing cancel her order", reads: "Cancelling cannot be undone for" },
  { verb: "pass", by: "raj", types: "pass 42 @nobody", reads: "nobody" },
  { verb: "pass", by: "raj", types: "pass 42 @lee", reads: "42 is with Lee Wong now." },
  {
    verb: "pass",
    by: "lee",
    more: true,
    presses: "Pass on",
    sends: ["Pass", { to: "@raj" }],
    reads: "42 is with Raj Patel now.",
  },
  { verb: "pass", by: "raj", types: "pass 42 billing", reads: "Billing reads why before they answer." },
  { verb: "pass", by: "raj", types: "pass 42 billing charged twice", reads: "I have asked Billing to take 42." },
  { verb: "no", by: "dana", at: "billing", types: "no 42 it is the part", reads: "42 stays with them." },
  { verb: "pass", by: "raj", types: "pass 42 billing charged twice", reads: "I have asked Billing to take 42." },
  {
    verb: "no",
    by: "dana",
    at: "billing",
    presses: "No",
    sends: ["Say no", { why: "It is the part" }],
    reads: "42 stays with them.",
  },
  { verb: "pass", by: "raj", types: "pass 42 billing charged twice", reads: "I have asked Billing to take 42." },
  { verb: "yes", by: "dana", at: "billing", presses: "Yes, we take it", reads: "42 is yours now." },
  {
    verb: "pass",
    by: "dana",
    at: "billing",
    types: "pass 42 parts a part again",
    reads: "I have asked Parts to take 42.",
  },
  { verb: "yes", by: "lee", types: "yes 42", reads: "42 is yours now." },
  { verb: "notours", by: "raj", types: "notours 42 billing", reads: "42 went to Billing." },
  {
    verb: "notours",
    by: "dana",
    at: "billing",
    presses: "Not ours",
    sends: ["Send it on", { to: "parts" }],
    reads: "42 went to Parts.",
  },
  { verb: "claim", by: "raj", more: true, presses: "Claim", reads: "42 is yours." },
  { verb: "release", by: "raj", types: "release 42", reads: "42 is back in the queue." },
  { verb: "next", by: "lee", types: "next", reads: "is yours." },
  { verb: "claim", by: "raj", types: "claim 42 4242", reads: "There is no FT-4242." },
  { verb: "release", by: "raj", more: true, presses: "Put it back", reads: "42 is back in the queue." },
  { verb: "undo", by: "raj", more: true, presses: "Undo", reads: "Taken back on 42: " },
  { verb: "call", by: "raj", types: "call 42", reads: "Leads and managers ask for a call" },
  // A promise was broken above, so one is asked for already; it ends with their wish, and begins anew with a lead's word.
  { verb: "call", by: "mia", types: "call 42", reads: "A call is asked for on 42 already." },
  { verb: "nophone", by: "raj", types: "nophone 42", reads: "no calls. Please write to them instead." },
  { verb: "call", by: "mia", types: "call 42", reads: "does not want calls" },
  { verb: "nophone", by: "raj", types: "nophone 42 off", reads: "they may be phoned." },
  { verb: "call", by: "mia", more: true, presses: "Have them called", reads: "42: we have no number" },
  { verb: "call", by: "mia", types: "call 42", reads: "A call is asked for on 42 already." },
  { verb: "reach", by: "raj", types: "reach 42 212 555 0188, after 5pm", reads: "Nobody has to ask for it again." },
  { verb: "reach", by: "raj", types: "reach 42 none", reads: "is asked to get a number" },
  {
    verb: "reach",
    by: "raj",
    more: true,
    presses: "Their number…",
    sends: ["Write down", { phone: "212 555 0199", words: "mornings" }],
    reads: "Nobody has to ask for it again.",
  },
  { verb: "told", by: "raj", types: "told 42 we are sorry", reads: "before anybody writes again." },
  {
    verb: "calling",
    by: "raj",
    more: true,
    presses: "I am calling",
    reads: "42: the others see that you are phoning.",
  },
  { verb: "called", by: "raj", types: "called 42", reads: "called needs a little more" },
  { verb: "called", by: "raj", types: "called 42 no reply", reads: "I ask for the second try at" },
  { verb: "calling", by: "raj", types: "calling 42", reads: "42: the others see that you are phoning." },
  {
    verb: "called",
    by: "raj",
    more: true,
    presses: "Called…",
    sends: ["Write down", { said: "reached", words: "It comes on Monday" }],
    reads: "was reached by phone.",
  },
  { verb: "nophone", by: "raj", types: "nophone 42", reads: "no calls. Please write to them instead." },
  { verb: "nophone", by: "raj", types: "nophone 42", reads: "That is written down already" },
  { verb: "nophone", by: "raj", more: true, presses: "They may be called again", reads: "they may be phoned." },
  { verb: "nophone", by: "raj", more: true, presses: "They do not want calls", reads: "no calls." },
  { verb: "nophone", by: "raj", types: "nophone 42 off", reads: "they may be phoned." },
  { verb: "done", by: "raj", types: "done 42", reads: "done needs a little more" },
  { verb: "done", by: "raj", types: "done 42 a new element is in", reads: "42 is resolved." },
  { verb: "met", by: "raj", types: "met 42 perhaps", reads: "is what they wanted put right?" },
  { verb: "met", by: "raj", types: "met 42 yes", reads: "42: it is all put right." },
  {
    verb: "met",
    by: "raj",
    more: true,
    presses: "Not all of it…",
    sends: ["Write down", { unmet: "it took until Friday" }],
    reads: "42: not all of it is put right.",
  },
  { verb: "cause", by: "raj", types: "cause 42 the moon", reads: "It can be no-answer, wrong-information" },
  { verb: "cause", by: "raj", types: "cause 42 nobody answered", reads: "Written down on 42: Nobody answered." },
  {
    verb: "cause",
    by: "raj",
    more: true,
    presses: "What caused it…",
    sends: ["Write down", { cause: "wrong-bill" }],
    reads: "Written down on 42: Wrongly charged.",
  },
  {
    verb: "customer",
    by: "raj",
    types: "customer 42 perhaps",
    reads: "customer needs a little more",
  },
  { verb: "customer", by: "raj", types: "customer 42 no", reads: "42 is open again" },
  {
    verb: "done",
    by: "raj",
    more: true,
    presses: "Resolved",
    sends: ["Resolve", { words: "It works now", met: "no", unmet: "the nights", cause: "no-answer" }],
    reads: "42 is resolved.",
  },
  { verb: "customer", by: "raj", more: true, presses: "No answer", reads: "One more try and 42 closes as unanswered." },
  {
    verb: "customer",
    by: "raj",
    presses: "Customer does not",
    sends: ["Write down", { words: "still cold" }],
    reads: "42 is open again",
  },
  { verb: "done", by: "raj", more: true, presses: "They solved it alone", reads: "42 is resolved:" },
  { verb: "undo", by: "raj", types: "undo 42", reads: "Taken back on 42: " },
  { verb: "done", by: "raj", types: "done 42 now it really works", reads: "42 is resolved." },
  { verb: "customer", by: "raj", presses: "Customer agrees", reads: "42 is closed with the customer's word." },
  { verb: "claim", by: "raj", types: "claim 42", reads: "closed" },
  { verb: "reopen", by: "raj", presses: "Reopen", reads: "42 is open again." },
  { verb: "dismiss", by: "raj", types: "dismiss 42", reads: "42 is put aside." },
  { verb: "reopen", by: "raj", types: "reopen 42", reads: "42 is" },
  { verb: "dismiss", by: "raj", more: true, presses: "Not a complaint", reads: "42 is put aside." },
  { verb: "reopen", by: "raj", presses: "Bring it back", reads: "42 is" },
  { verb: "why", by: "raj", more: true, presses: "Why these times", reads: "Why 42 is due when it is" },
  { verb: "show", by: "raj", more: true, presses: "Open", reads: "So far" },
  { verb: "more", by: "raj", presses: "More", reads: "What you can do · 42" },
  { verb: "unlink", by: "raj", presses: "Not the same", reads: "42 and 41 are two matters." },
  { verb: "undo", by: "raj", types: "undo 42", reads: "the question is open again" },
  { verb: "link", by: "raj", presses: "Same matter? Link 41", reads: "42 and 41 are linked" },
  { verb: "unlink", by: "raj", types: "unlink 42 41", reads: "42 and 41 are no longer linked." },
  {
    verb: "link",
    by: "raj",
    more: true,
    presses: "Link with another case…",
    sends: ["Link", { other: "41" }],
    reads: "42 and 41 are linked",
  },
  { verb: "link", by: "raj", types: "link 42", reads: "link needs a little more" },
  { verb: "link", by: "raj", types: "link 42 41", reads: "42 and 41 are linked already." },
  { verb: "merge", by: "raj", types: "merge 42 41", reads: "41 is part of 42 now" },
  { verb: "show", by: "raj", types: "show 41", reads: "41 was merged into 42" },
  { verb: "show", by: "raj", other: true, presses: "Open 42", reads: "So far" },
  { verb: "unmerge", by: "raj", other: true, presses: "Part them again", reads: "41 is a case of its own again" },
  {
    verb: "merge",
    by: "raj",
    more: true,
    presses: "Merge another case into it…",
    sends: ["Merge", { other: "41" }],
    reads: "41 is part of 42 now",
  },
  { verb: "unmerge", by: "raj", types: "unmerge 42 41", reads: "41 is a case of its own again" },
  { verb: "detach", by: "raj", types: "detach 42 the invoice is wrong too", reads: "is linked with 42." },
  {
    verb: "detach",
    by: "raj",
    more: true,
    presses: "Make a case of its own…",
    sends: ["Open it", { words: "the drum squeaks" }],
    reads: "is linked with 42.",
  },
  {
    verb: "attach",
    by: "raj",
    types: "attach 42 https://nowhere.example/1",
    reads: "I have no message with that link.",
  },
  { verb: "people", by: "raj", types: "people", reads: "Dana Silva" },
  { verb: "hours", by: "raj", types: "hours parts", reads: "Parts" },
  { verb: "coverage", by: "raj", types: "coverage", reads: "Billing" },
  { verb: "away", by: "lee", types: "away tomorrow", reads: "You are away" },
  { verb: "away", by: "raj", types: "away @lee tomorrow", reads: "Only" },
  { verb: "back", by: "lee", types: "back", reads: "Taken back: you are there" },
  {
    verb: "cover",
    by: "mia",
    types: "cover pirates sat 09:00-17:00",
    reads: "I do not know the department",
  },
  { verb: "cover", by: "mia", types: "cover parts sat 09:00-17:00", reads: "You cover Parts" },
  { verb: "cover", by: "mia", types: "cover parts off", reads: "Taken back: Parts" },
  { verb: "digest", by: "mia", types: "digest parts", reads: "Parts, " },
  { verb: "digest", by: "mia", types: "digest why new in parts since 2d", reads: "Came in, Parts: " },
  { verb: "digest", by: "mia", types: "digest pirates", reads: "Name departments, ways in or tags: parts, billing" },
  { verb: "quiet", by: "raj", types: "quiet all 2h", reads: "Only leads, managers and administrators" },
  { verb: "quiet", by: "mia", types: "quiet all 2h a drill", reads: "Quiet until" },
  { verb: "quiet", by: "mia", types: "quiet off", reads: "The quiet is over." },
];

let open: ThreeWindows;
beforeAll(async () => {
  open = await openThreeWindows({
    desk,
    startAt: "2026-11-23T15:00:00Z", // Monday 10:00 in New York
    people: ["mia", "raj", "lee", "dana"],
    departments: ["parts", "billing", "desk"],
  });
});
afterAll(() => open.close());

test("every verb there is has its place in the story, and `more` alone is never typed", () => {
  const typed = new Set(story.flatMap((step) => ("types" in step ? [step.verb] : [])));
  expect(verbRows.map(({ name }) => name).filter((name) => name !== "more" && !typed.has(name))).toEqual([]);
  expect(typed.has("more")).toBe(false);
});

describe.each<ChatPlatform>(["slack", "teams", "console"])("%s", (platform) => {
  test("every verb works by word and every button by a press, with the same answers and refusals", async () => {
    const hands = open.hands[platform];
    const { case: otherFt = "" } = await open.rig.complain({
      id: `other-${platform}`,
      source: "email",
      author: { email: `other-${platform}@customer.example` },
      text: "Where is my heating element?",
    });
    const otherNumber = otherFt.slice("FT-".length);
    const { case: ft = "" } = await open.rig.complain({
      id: `post-${platform}`,
      source: "email",
      author: { email: `${platform}@customer.example` },
      text: `Still no heating element, says ${platform}, also known as other-${platform}@customer.example.`,
    });
    const number = ft.slice("FT-".length);
    const shown = new Set<string>();
    const pressed = new Set<string>();
    for (const step of story) {
      const at = step.at ?? "parts";
      const words = "types" in step ? step.types : step.presses;
      const card = step.other === true ? otherFt : step.piece === undefined ? ft : `${ft}.${step.piece}`;
      const valuesOf = (values: Record<string, string>): Record<string, string> =>
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === "41" ? otherNumber : value]));
      const named = (words: string): string => words.replaceAll(/\b42\b/g, ft).replaceAll(/\b41\b/g, otherFt);
      const read = await (async (): Promise<string> => {
        if ("types" in step) {
          if (step.under === true) await open.rig.settle();
          const typed = step.types.replace(/\b42\b/, number).replace(/\b41\b/, otherNumber);
          return hands.type(step.by, typed, { department: at, ...(step.under === true ? { under: ft } : {}) });
        }
        await open.rig.settle();
        for (const label of (await hands.card(card, at))?.labels ?? []) shown.add(label);
        if (step.more === true) {
          await hands.press(step.by, card, "More", at);
          for (const label of await hands.choices(step.by)) shown.add(label);
        }
        const label = named(step.presses);
        pressed.add(label);
        const opened =
          step.more === true ? await hands.choose(step.by, label, at) : await hands.press(step.by, card, label, at);
        return step.sends === undefined ? opened : hands.send(step.by, step.sends[0], valuesOf(step.sends[1]), at);
      })();
      expect(read, `${step.by}: ${words}`).toContain(named(step.reads));
    }
    const buttonsOfForms = [
      "Cancel",
      "Close",
      ...story.flatMap((step) => ("sends" in step && step.sends ? [step.sends[0]] : [])),
    ];
    expect([...shown].filter((label) => !pressed.has(label) && !buttonsOfForms.includes(label))).toEqual([]);
    expect(open.rig.faults).toEqual([]);
  });
});
