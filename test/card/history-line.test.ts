import { describe, expect, test } from "vitest";
import { historyLine } from "../../src/card/history-line.ts";
import { when } from "../../src/card/reader.ts";
import { plainLine } from "../../src/card/spans.ts";
import { en } from "../../src/card/words/en.ts";
import type { Actor } from "../../src/core/case/actor.ts";
import type { CaseEvent, EventBody, EventType } from "../../src/core/case/event.ts";
import { calm } from "../../src/core/heat/heat.ts";
import { factsOf } from "../../src/core/link/join-facts.ts";
import { type Instant, MINUTE, plus } from "../../src/core/time/instant.ts";
import { aCase, aWord, clockOf, customer, monday, newYork, opening, person, sweeper } from "../support/builders.ts";
import { aView, readerAt } from "../support/reading.ts";

const at = (minutes: number) => plus(monday, minutes * MINUTE);
const kase = aCase();
const clock = clockOf(kase, "resolve");
const word = aWord(at(3), { source: "email", textId: "the-word" });
const step = {
  type: "clock-step" as const,
  kind: "resolve" as const,
  generation: 1,
  step: "due",
  stepKind: "breach" as const,
  occurrence: 1,
  dueAt: at(9),
  decided: {},
  breached: true,
  told: ["raj", "lee"],
  loud: false,
};
const { history, sourceNames, told, clockNames, length } = en;
const wordsOf = (id: string) => `words of ${id}`;

const activation: Actor = { kind: "desk", part: "activation" };
/** The resolve clock moved from one due time to another. */
const movedTo = (dueAt: Instant | null, wasDueAt: Instant | null) => ({
  type: "clock-moved" as const,
  kind: "resolve" as const,
  countedMs: 0,
  stretch: {
    from: monday,
    to: null,
    holder: { department: "parts" },
    mode: "counted" as const,
    calendar: "24x7",
    countedMs: null,
    why: { rule: "desk-version" as const, by: null },
  },
  budgetMs: 1,
  escalation: null,
  dueAt,
  wasDueAt,
});

const dated = { dueAt: newYork("2027-03-01 15:00"), accepted: true, keeper: null, dark: false };
const gave = {
  give: "a1",
  kind: "credit" as const,
  amount: 4000,
  currency: "USD",
  from: "parts",
  whyId: null,
  customerId: "customer-1",
  counted: { case: 0, customer: 0, kind: 0 },
};

type Row = { by?: Actor; body: EventBody; says: string | null };

/** Of each kind of event what its line says; null: it is no news. */
const rows: { [type in EventType]: Row[] } = {
  opened: [
    { by: customer, body: opening(monday), says: history.opened(sourceNames.x, "Parts") },
    { by: customer, body: opening(monday, { status: "triage" }), says: history.openedTriage(sourceNames.x) },
  ],
  "customer-wrote": [
    {
      by: customer,
      body: { type: "customer-wrote", word, heat: calm, since: monday, orderNumber: null },
      says: `${history.wrote("Jane", sourceNames.email)}${wordsOf("the-word")}`,
    },
  ],
  "complaint-edited": [
    { by: customer, body: { type: "complaint-edited", word }, says: `${history.edited("Jane")}${wordsOf("the-word")}` },
  ],
  "company-replied": [
    {
      by: { kind: "company" },
      body: { type: "company-replied", textId: "r", saidAt: at(2), where: "public" },
      says: `${history.replied(told.public)}${wordsOf("r")}`,
    },
  ],
  routed: [
    {
      body: { type: "routed", department: "billing", from: "parts", why: "notours" },
      says: history.routed("Raj", "Billing"),
    },
  ],
  "sent-to-triage": [
    { body: { type: "sent-to-triage", from: "parts", to: "call-centre" }, says: history.toTriage("Raj", "Parts") },
  ],
  claimed: [
    { body: { type: "claimed", person: "raj", department: "parts", speaker: null }, says: history.claimed("Raj") },
    {
      body: { type: "claimed", person: "omar", department: "billing", speaker: null },
      says: history.passed("Raj", "Omar"),
    },
  ],
  released: [
    { body: { type: "released", person: "raj", why: "released" }, says: history.released("Raj") },
    {
      by: sweeper,
      body: { type: "released", person: "raj", why: "lease", silentSince: newYork("2027-02-26 11:00") },
      says: history.lapsed("Fri 11:00"),
    },
  ],
  passed: [
    { body: { type: "passed", from: "raj", to: "carlos", whyId: null }, says: history.passed("Raj", "Carlos") },
    {
      body: { type: "passed", from: "raj", to: "carlos", whyId: "w" },
      says: `${history.passed("Raj", "Carlos").replace(/\.$/, "")}: ${wordsOf("w")}`,
    },
  ],
  offered: [
    {
      body: { type: "offered", from: "parts", to: "billing", whyId: null },
      says: `${history.offered("Raj", "Billing")}.`,
    },
    {
      body: { type: "offered", from: "parts", to: "billing", whyId: "w" },
      says: `${history.offered("Raj", "Billing")}: ${wordsOf("w")}`,
    },
  ],
  "offer-accepted": [
    {
      body: { type: "offer-accepted", from: "parts", to: "billing", transitMs: 5 * MINUTE },
      says: history.accepted("Billing", "Parts", "09:05", length.minutes(5)),
    },
  ],
  "offer-taken-back": [
    {
      body: { type: "offer-taken-back", from: "parts", to: "billing", whyId: "w", transitMs: 5 * MINUTE },
      says: `${history.takenBack("Raj", "Billing")}: ${wordsOf("w")}`,
    },
  ],
  "offer-refused": [
    {
      body: { type: "offer-refused", from: "parts", to: "billing", whyId: "w", transitMs: 5 * MINUTE },
      says: `${history.refused("Billing", "Parts", length.minutes(5))}: ${wordsOf("w")}`,
    },
  ],
  noted: [{ body: { type: "noted", textId: "n" }, says: `${history.noted("Raj")}${wordsOf("n")}` }],
  told: [
    {
      body: { type: "told", textId: "t", where: "phone", speaker: null },
      says: `${history.told("Raj", "Jane", told.phone)}${wordsOf("t")}`,
    },
  ],
  waiting: [
    {
      body: { type: "waiting", forId: "f", until: newYork("2027-03-04 12:00") },
      says: `${history.waiting("Raj", "Thu 12:00")}${wordsOf("f")}`,
    },
  ],
  resumed: [
    { body: { type: "resumed", why: "asked" }, says: history.resumed("Raj") },
    { by: sweeper, body: { type: "resumed", why: "date-came" }, says: history.dateCame },
  ],
  "on-it": [{ body: { type: "on-it", person: "raj", until: at(60) }, says: history.onIt("Raj", "10:00") }],
  "stepped-aside": [{ body: { type: "stepped-aside", person: "raj" }, says: history.steppedAside("Raj") }],
  "lease-asked": [
    {
      by: sweeper,
      body: { type: "lease-asked", person: "raj", silentSince: newYork("2027-02-26 11:00") },
      says: history.leaseAsked("Raj", "Fri 11:00"),
    },
  ],
  "severity-changed": [
    {
      body: { type: "severity-changed", from: "normal", to: "high", whyId: null },
      says: `${history.severity("Raj", "Normal", "High")}.`,
    },
    {
      body: { type: "severity-changed", from: "gone", to: "high", whyId: "w" },
      says: `${history.severity("Raj", "gone", "High")}: ${wordsOf("w")}`,
    },
  ],
  resolved: [
    { body: { type: "resolved", howId: "h" }, says: `${history.resolved("Raj")}${wordsOf("h")}` },
    {
      body: { type: "resolved", howId: "h", met: "no", unmetId: "u", cause: "wrong-part" },
      says: `${history.resolved("Raj")}${wordsOf("h")} ${history.notMet}: ${wordsOf("u")} ${history.cause("Wrong or double part")}`,
    },
    {
      body: { type: "resolved", howId: "h", met: "yes" },
      says: `${history.resolved("Raj")}${wordsOf("h")} ${history.met}`,
    },
    {
      body: { type: "resolved", howId: "h", theirWord: true },
      says: `${history.theirWord("Raj")}${wordsOf("h")}`,
    },
    { body: { type: "resolved", howId: null, alone: true }, says: `${history.resolvedAlone("Raj")}.` },
    {
      body: { type: "resolved", howId: "h", alone: true },
      says: `${history.resolvedAlone("Raj")}: ${wordsOf("h")}`,
    },
  ],
  "offer-bounced": [
    {
      by: sweeper,
      body: { type: "offer-bounced", from: "parts", to: "billing", by: "raj", transitMs: 8 * MINUTE },
      says: history.bounced("Billing", "Parts", "09:02", "8 min"),
    },
  ],
  "follow-up-planned": [
    {
      body: { type: "follow-up-planned", dueAt: at(60), why: ["angry", "not-met"] },
      says: history.followUpPlanned("angry, not all put right", "10:00"),
    },
  ],
  "follow-up-asked": [
    { by: sweeper, body: { type: "follow-up-asked", to: "mia" }, says: history.followUpAsked("Mia", "Jane") },
    { by: sweeper, body: { type: "follow-up-asked", to: null }, says: history.followUpNobody },
  ],
  "follow-up-answered": [
    { body: { type: "follow-up-answered", said: "yes" }, says: history.followUpAnswer.yes("Raj") },
    { body: { type: "follow-up-answered", said: "no" }, says: history.followUpAnswer.no("Raj") },
    { body: { type: "follow-up-answered", said: "no-answer" }, says: history.followUpAnswer["no-answer"]("Raj") },
    { by: sweeper, body: { type: "follow-up-answered", said: "nobody" }, says: history.followUpAnswer.nobody() },
  ],
  "wants-said": [{ body: { type: "wants-said", textId: "h" }, says: `${history.wants("Raj", "Jane")}${wordsOf("h")}` }],
  "harm-said": [
    {
      body: { type: "harm-said", textId: "h", lostMinutes: 120, ours: true },
      says: `${history.harm("Raj", "2 h lost, our step")}${wordsOf("h")}`,
    },
    {
      body: { type: "harm-said", textId: "h", lostMinutes: null, ours: false },
      says: `${history.harm("Raj", "")}${wordsOf("h")}`,
    },
  ],
  "met-said": [
    { body: { type: "met-said", met: "yes", unmetId: null }, says: `Raj: ${history.met}` },
    { body: { type: "met-said", met: "no", unmetId: null }, says: `Raj: ${history.notMet}.` },
    { body: { type: "met-said", met: "no", unmetId: "u" }, says: `Raj: ${history.notMet}: ${wordsOf("u")}` },
  ],
  "cause-named": [
    { body: { type: "cause-named", cause: "wrong-part" }, says: `Raj: ${history.cause("Wrong or double part")}` },
    { body: { type: "cause-named", cause: "gone" }, says: `Raj: ${history.cause("gone")}` },
  ],
  "customer-agreed": [{ body: { type: "customer-agreed" }, says: history.agreed("Raj") }],
  "customer-disagreed": [
    { body: { type: "customer-disagreed", textId: null }, says: `${history.disagreed("Raj")}.` },
    { body: { type: "customer-disagreed", textId: "d" }, says: `${history.disagreed("Raj")}: ${wordsOf("d")}` },
  ],
  "no-answer": [{ body: { type: "no-answer", tries: 1 }, says: history.noAnswer("Raj", 1) }],
  closed: [
    { body: { type: "closed", said: "yes" }, says: history.closedYes },
    { body: { type: "closed", said: "silence" }, says: history.closedSilence },
  ],
  reopened: [
    { body: { type: "reopened", why: "asked", status: "claimed" }, says: history.reopened("Raj") },
    {
      by: customer,
      body: { type: "reopened", why: "customer-wrote", status: "claimed" },
      says: history.reopenedCustomer,
    },
    { body: { type: "reopened", why: "customer-disagreed", status: "claimed" }, says: history.reopenedDisagreed },
  ],
  dismissed: [{ body: { type: "dismissed", was: "claimed" }, says: history.dismissed("Raj") }],
  revived: [
    { body: { type: "revived", why: "asked", status: "unclaimed" }, says: history.revived("Raj") },
    {
      by: customer,
      body: { type: "revived", why: "customer-wrote", status: "unclaimed" },
      says: history.revivedCustomer,
    },
  ],
  undone: [
    { body: { type: "undone", undid: "c", verb: "claimed" }, says: history.undone("Raj", history.verbs.claimed ?? "") },
    {
      body: { type: "undone", undid: "c", verb: "from-an-older-version" },
      says: history.undone("Raj", "from-an-older-version"),
    },
  ],
  retimed: [
    {
      by: activation,
      body: { type: "retimed", version: 2, moves: [movedTo(at(30), at(9))] },
      says: history.retimed(history.nowDue(clockNames.resolve, "09:30", "09:09")),
    },
    {
      by: activation,
      body: {
        type: "retimed",
        version: 2,
        moves: [
          movedTo(at(30), at(9)),
          movedTo(at(9), at(9)),
          { type: "clock-started", clock, wasDueAt: null },
          movedTo(null, at(9)),
          { ...movedTo(null, at(9)), stretch: { ...movedTo(null, null).stretch, mode: "paused" } },
          { type: "clock-ended", kind: "claim", how: "dropped", countedMs: 0, wasDueAt: at(9) },
          movedTo(at(30), null),
          movedTo(null, null),
        ],
      },
      says: history.retimed(
        [
          history.nowDue(clockNames.resolve, "09:30", "09:09"),
          history.nowStarts(clockNames[clock.kind], when(readerAt(at(20)), clock.dueAt ?? monday)),
          history.neverDue(clockNames.resolve, "09:09"),
          history.nowPaused(clockNames.resolve, "09:09"),
          history.notNeeded(clockNames.claim, "09:09"),
          history.nowStarts(clockNames.resolve, "09:30"),
        ].join("; "),
      ),
    },
    { by: activation, body: { type: "retimed", version: 2, moves: [movedTo(at(9), at(9))] }, says: null },
  ],
  "clock-started": [{ body: { type: "clock-started", clock }, says: null }],
  "clock-moved": [
    {
      body: {
        type: "clock-moved",
        kind: "resolve",
        countedMs: 0,
        stretch: {
          from: monday,
          to: null,
          holder: "in-transit",
          mode: "counted",
          calendar: "24x7",
          countedMs: null,
          why: { rule: "offered", by: "raj" },
        },
        budgetMs: 1,
        escalation: null,
        dueAt: null,
      },
      says: null,
    },
  ],
  "task-asked": [
    {
      body: {
        type: "task-asked",
        task: "1",
        about: { kind: "refund", amount: 4000, currency: "USD", method: null },
        department: "billing",
        from: "parts",
        whatId: "what",
      },
      says: `Raj asked Billing (FT-42.1, Refund): ${wordsOf("what")}`,
    },
  ],
  "task-claimed": [{ body: { type: "task-claimed", task: "1", person: "omar" }, says: "Omar took FT-42.1." }],
  "task-released": [{ body: { type: "task-released", task: "1", person: "omar" }, says: "Raj put FT-42.1 back." }],
  "incident-linked": [
    {
      body: {
        type: "incident-linked",
        incident: {
          id: 3,
          nameId: "w",
          since: at(1),
          planned: null,
          phase: "on",
          heard: 0,
          lastId: null,
          lastAt: null,
        },
      },
      says: `Raj: part of INC-3, ${wordsOf("w")}`,
    },
  ],
  "incident-unlinked": [{ body: { type: "incident-unlinked", incident: 3 }, says: "Raj: not part of INC-3." }],
  "incident-began": [
    { by: sweeper, body: { type: "incident-began", incident: 3 }, says: "INC-3 has begun, as planned." },
  ],
  "incident-over": [
    { by: sweeper, body: { type: "incident-over", incident: 3 }, says: "The time planned for INC-3 is over." },
  ],
  "incident-news": [
    {
      by: sweeper,
      body: { type: "incident-news", incident: 3, n: 1, by: "lee", textId: "w" },
      says: `Lee, news of INC-3: ${wordsOf("w")}`,
    },
  ],
  "incident-closed": [
    {
      by: sweeper,
      body: { type: "incident-closed", incident: 3, n: 2, by: "lee", textId: "w" },
      says: `Lee: INC-3 is over. ${wordsOf("w")}`,
    },
  ],
  "task-passed": [
    {
      body: { type: "task-passed", task: "1", person: "ingrid", whyId: "w" },
      says: `Raj gave FT-42.1 to Ingrid: ${wordsOf("w")}`,
    },
  ],
  "task-sent": [
    {
      body: { type: "task-sent", task: "1", to: { person: "katrin" }, link: "l", until: at(180), whyId: null },
      says: "Raj sent FT-42.1 to Katrin Vogel by mail, to be answered by 12:00.",
    },
  ],
  "link-opened": [
    {
      by: { kind: "outside", who: { addressId: "w" } },
      body: { type: "link-opened", task: "1", link: "l", to: { addressId: "w" } },
      says: `${wordsOf("w")}: FT-42.1 was opened by the link.`,
    },
  ],
  "link-ended": [
    {
      body: { type: "link-ended", task: "1", link: "l", to: { worker: "ken" }, why: "expired" },
      says: "FT-42.1: the link to ken ran out without an answer.",
    },
    {
      body: { type: "link-ended", task: "1", link: "l", to: { worker: "ken" }, why: "undelivered" },
      says: "FT-42.1: the mail to ken could not be delivered.",
    },
  ],
  "task-came-back": [
    {
      by: { kind: "outside", who: { person: "katrin" } },
      body: { type: "task-came-back", task: "1", whyId: "w" },
      says: `Katrin Vogel could not do FT-42.1: ${wordsOf("w")}`,
    },
  ],
  "task-waiting": [
    {
      body: { type: "task-waiting", task: "1", forId: "w", until: at(180) },
      says: `FT-42.1: Raj waits until 12:00 for ${wordsOf("w")}`,
    },
  ],
  "task-resumed": [
    { body: { type: "task-resumed", task: "1", why: "asked" }, says: "FT-42.1: Raj ended the wait." },
    {
      by: sweeper,
      body: { type: "task-resumed", task: "1", why: "date-came" },
      says: "FT-42.1: the wait is over; it goes on.",
    },
    { body: { type: "task-resumed", task: "1", why: "arrived" }, says: "FT-42.1: Raj has the part; it goes on." },
  ],
  "task-done": [{ body: { type: "task-done", task: "1", resultId: "r" }, says: `Raj did FT-42.1: ${wordsOf("r")}` }],
  "task-refused": [
    { body: { type: "task-refused", task: "1", whyId: "y" }, says: `Raj cannot do FT-42.1: ${wordsOf("y")}` },
    { body: { type: "task-refused", task: "1", whyId: null }, says: "Raj cannot do FT-42.1." },
  ],
  "task-cancelled": [{ body: { type: "task-cancelled", task: "1", whyId: null }, says: "Raj took FT-42.1 back." }],
  "tasks-kept": [
    {
      body: { type: "tasks-kept", tasks: ["1", "2"], whyId: "y" },
      says: `Raj leaves FT-42.1, FT-42.2 open: ${wordsOf("y")}`,
    },
  ],
  "tell-asked": [
    {
      body: { type: "tell-asked", to: "mia", whatId: "t" },
      says: `Raj asked Mia to tell Jane what is new: ${wordsOf("t")}`,
    },
    { body: { type: "tell-asked", to: null, whatId: null }, says: "Raj asked Social to tell Jane what is new." },
  ],
  "link-proposed": [
    {
      by: customer,
      body: { type: "link-proposed", other: 41, because: "order" },
      says: "The same matter as FT-41? It knows an order number that it names.",
    },
  ],
  linked: [
    { body: { type: "linked", other: 41, because: "asked" }, says: "Raj linked it with FT-41." },
    {
      body: { type: "linked", other: 43, because: "split" },
      says: "Raj: FT-43 is about another matter of the same message.",
    },
  ],
  unlinked: [{ body: { type: "unlinked", other: 41 }, says: "Raj took the link with FT-41 away." }],
  "link-refused": [
    { body: { type: "link-refused", other: 41, because: "order" }, says: "Raj: not the same matter as FT-41." },
  ],
  absorbed: [
    {
      body: {
        type: "absorbed",
        other: 41,
        took: factsOf(kase),
        adopts: false,
        tasks: [],
        promises: [],
        clocks: [],
        pieces: { "1": "2" },
      },
      says: "Raj merged FT-41 into it; FT-41.1 is FT-42.2 now.",
    },
  ],
  merged: [{ body: { type: "merged", other: 43 }, says: "Raj merged it into FT-43, where it goes on." }],
  parted: [{ body: { type: "parted", other: 41 }, says: "Raj parted FT-41 from it again." }],
  "came-back": [
    {
      body: { type: "came-back", other: 43, tasks: [], promises: [], clocks: [], words: [] },
      says: "Raj parted it from FT-43 again.",
    },
  ],
  "complaint-left": [
    {
      body: {
        type: "complaint-left",
        other: 43,
        word,
        left: { firstWord: word, lastWord: word, contacts: 1, since: monday, unansweredSince: null },
      },
      says: `Raj moved a message to FT-43: ${wordsOf("the-word")}`,
    },
  ],
  "complaint-joined": [
    {
      body: { type: "complaint-joined", other: 43, word },
      says: `Raj moved a message here from FT-43: ${wordsOf("the-word")}`,
    },
    {
      body: { type: "complaint-joined", other: null, word },
      says: `Raj put an earlier message here: ${wordsOf("the-word")}`,
    },
  ],
  "promise-made": [
    {
      body: { type: "promise-made", promise: "p1", whatId: "what", department: "parts", from: "parts", ...dated },
      says: `Raj promised FT-42.p1 by Mon 1 Mar 15:00: ${wordsOf("what")}`,
    },
    {
      body: {
        ...{ type: "promise-made", promise: "p1", whatId: "what", department: "billing", from: "parts" },
        ...{ ...dated, accepted: false },
      },
      says: `Raj asked Billing to promise FT-42.p1 by Mon 1 Mar 15:00: ${wordsOf("what")}`,
    },
  ],
  "promise-accepted": [
    {
      body: { type: "promise-accepted", promise: "p1", keeper: "raj" },
      says: "Raj said yes to FT-42.p1 for Parts.",
    },
  ],
  "promise-moved": [
    {
      body: { type: "promise-moved", promise: "p1", from: newYork("2027-03-05 12:00"), whyId: "y", ...dated },
      says: `Raj moved FT-42.p1 to Mon 1 Mar 15:00 (was Fri 5 Mar 12:00): ${wordsOf("y")}`,
    },
  ],
  "promise-kept": [{ body: { type: "promise-kept", promise: "p1" }, says: "Raj: FT-42.p1 is kept." }],
  "promise-broken": [
    {
      body: { type: "promise-broken", promise: "p1", whyId: "y" },
      says: `Raj: FT-42.p1 is broken: ${wordsOf("y")}`,
    },
  ],
  "promise-refused": [
    {
      body: { type: "promise-refused", promise: "p1", whyId: "y" },
      says: `Raj cannot promise FT-42.p1: ${wordsOf("y")}`,
    },
  ],
  "promise-withdrawn": [
    { body: { type: "promise-withdrawn", promise: "p1", whyId: null }, says: "Raj took FT-42.p1 back." },
  ],
  "promises-left": [
    {
      body: { type: "promises-left", promises: ["p1", "p2"], whyId: "y" },
      says: `Raj leaves FT-42.p1, FT-42.p2 to be kept: ${wordsOf("y")}`,
    },
  ],
  given: [
    { body: { type: "given", ...gave, whyId: "y" }, says: `Raj gave a credit of 40 USD (FT-42.a1): ${wordsOf("y")}` },
    { body: { type: "given", ...gave }, says: "Raj gave a credit of 40 USD (FT-42.a1)." },
  ],
  "give-asked": [
    {
      body: { type: "give-asked", ...gave, asked: ["lee", "grace"] },
      says: "Raj asked Lee and Grace for a credit of 40 USD (FT-42.a1).",
    },
  ],
  "give-changed": [
    {
      body: { type: "give-changed", ...gave, asked: ["lee"], why: "amount" },
      says: "Raj changed FT-42.a1 to a credit of 40 USD and asks Lee again.",
    },
    {
      body: { type: "give-changed", ...gave, asked: ["lee"], why: "customer" },
      says: "FT-42.a1, a credit of 40 USD, is for another customer now. Asked again: Lee.",
    },
  ],
  "give-passed-up": [
    {
      body: { type: "give-passed-up", give: "a1", asked: ["grace"] },
      says: "Raj may not decide FT-42.a1. Asked instead: Grace.",
    },
  ],
  "give-approved": [
    {
      body: { type: "give-approved", give: "a1", amount: 3050, whyId: null },
      says: "Raj granted a credit of 30.50 (FT-42.a1).",
    },
  ],
  "give-refused": [
    {
      body: { type: "give-refused", give: "a1", whyId: "y" },
      says: `Raj refused FT-42.a1: ${wordsOf("y")}`,
    },
  ],
  "give-withdrawn": [{ body: { type: "give-withdrawn", give: "a1", whyId: null }, says: "Raj took FT-42.a1 back." }],
  "consent-asked": [
    {
      body: { type: "consent-asked", consent: "c2", about: "wipe", to: "technical", whatId: "w", whom: "mia" },
      says: `Raj needs Jane's word on the wipe: ${wordsOf("w")}`,
    },
  ],
  "consent-given": [
    {
      body: { type: "consent-given", consent: "c2", about: "wipe", where: "phone", whoId: null, wordsId: "w" },
      says: `Jane agrees to the wipe (by phone, Raj wrote it down): ${wordsOf("w")}`,
    },
  ],
  "consent-declined": [
    {
      body: { type: "consent-declined", consent: "c2", about: "cancel", where: "mail", whoId: "r", wordsId: null },
      says: `${wordsOf("r")} does not want the cancellation (by mail, Raj wrote it down).`,
    },
  ],
  "consent-missing": [
    {
      body: { type: "consent-missing", consent: "c3", about: "wipe", piece: "1", asked: false },
      says: "Raj: Jane was not asked about the wipe.",
    },
    {
      body: { type: "consent-missing", consent: "c3", about: "replace", piece: "done", asked: true },
      says: "Raj: Jane has not agreed to the replacement.",
    },
  ],
  "consent-used": [{ body: { type: "consent-used", consent: "c2", piece: "1" }, says: null }],
  "call-asked": [
    { body: { type: "call-asked", why: "asked" }, says: "Raj wants Jane to be phoned." },
    { by: customer, body: { type: "call-asked", why: "angry" }, says: "To be phoned: Jane (angry)." },
  ],
  calling: [{ body: { type: "calling", person: "raj" }, says: "Raj is phoning." }],
  called: [
    { body: { type: "called", outcome: "reached", againAt: null, settles: [] }, says: "Raj reached them by phone." },
    { body: { type: "called", outcome: "message", againAt: null, settles: [] }, says: "Raj left a message." },
    {
      body: { type: "called", outcome: "no-reply", againAt: monday, settles: [] },
      says: "Raj phoned and got no reply.",
    },
  ],
  "call-again": [{ by: sweeper, body: { type: "call-again" }, says: history.callAgain }],
  "phone-given": [
    { body: { type: "phone-given", numberId: "n", bestTimeId: null }, says: "Raj has a number to phone." },
  ],
  "phone-wrong": [{ body: { type: "phone-wrong" }, says: "Raj: the number is of no use." }],
  "calls-wished": [
    { body: { type: "calls-wished", calls: false }, says: "Raj: they do not want to be phoned." },
    { body: { type: "calls-wished", calls: true }, says: "Raj: they may be phoned again." },
  ],
  "clock-ended": [{ body: { type: "clock-ended", kind: "resolve", how: "met", countedMs: 0 }, says: null }],
  "clock-step": [
    {
      by: sweeper,
      body: step,
      says: `${history.breached(clockNames.resolve, "09:09")}${history.toldPeople("Raj, Lee")}.`,
    },
    { by: sweeper, body: { ...step, told: [] }, says: `${history.breached(clockNames.resolve, "09:09")}.` },
    {
      by: sweeper,
      body: { ...step, step: "at-50", stepKind: "warn", told: ["raj"] },
      says: `${history.warned(clockNames.resolve)}${history.toldPeople("Raj")}.`,
    },
    { by: sweeper, body: { ...step, step: "at-50", stepKind: "warn", told: [] }, says: null },
    {
      by: sweeper,
      body: { ...step, step: "every-4h", stepKind: "repeat", told: ["lee"] },
      says: `${history.stillOverdue(clockNames.resolve)}${history.toldPeople("Lee")}.`,
    },
  ],
};

const all = Object.entries(rows).flatMap(([type, of]) =>
  of.map((row, index) => ({ name: `${type} ${index}`, ...row })),
);

const eventOf = ({ by = person("raj"), body }: Row): CaseEvent => ({
  ...body,
  v: 1,
  number: 42,
  seq: 2,
  at: at(10),
  actor: by,
  commandId: "c",
});

describe("a line of the history", () => {
  test.each(all)("$name", (row) => {
    const event = eventOf(row);
    const line = historyLine(event, aView(kase, { events: [event] }), readerAt(at(20)));
    expect(line === null ? null : plainLine(line)).toBe(row.says === null ? null : `09:10 ${row.says}`);
  });

  test.each(all.filter(({ says }) => says !== null))("$name names nobody who has left by nothing", (row) => {
    const event = { ...eventOf(row), actor: person("somebody-gone") };
    const line = historyLine(event, aView(kase, { events: [event] }), readerAt(at(20)));
    expect(plainLine(line ?? [])).not.toMatch(/undefined|null|\[object/);
  });

  test("words that are no longer kept are said to be gone", () => {
    const event = eventOf({ body: { type: "noted", textId: "erased" }, says: "" });
    const line = historyLine(event, aView(kase), readerAt(at(20)));
    expect(plainLine(line ?? [])).toContain(en.card.gone);
  });
});
