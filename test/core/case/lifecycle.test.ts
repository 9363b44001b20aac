import { describe, expect, test } from "vitest";
import { type Absorbed, type Case, isOpen, type Status, statuses } from "../../../src/core/case/case.ts";
import type { Command, Verb } from "../../../src/core/case/command.ts";
import { lifecycle } from "../../../src/core/case/lifecycle.ts";
import { isRefusal } from "../../../src/core/case/refusal.ts";
import type { CaseIncident } from "../../../src/core/incident/incident.ts";
import { factsOf } from "../../../src/core/link/join-facts.ts";
import { HOUR, MINUTE, plus } from "../../../src/core/time/instant.ts";
import {
  aCase,
  asks,
  aWord,
  customer,
  does,
  hear,
  inTriage,
  monday,
  sweeper,
  through,
} from "../../support/builders.ts";
import { aGive } from "../../support/gives.ts";
import { aPromise } from "../../support/promises.ts";
import { anOutside, aTask, aWait } from "../../support/tasks.ts";

/** The life of a case as it is meant, written down a second time: `yes`, or the reason why not. */
const meant = `
  verb        triage           unclaimed     claimed           resolved          closed          dismissed
  claim       yes              yes           claimed-by-other  already-resolved  already-closed  already-dismissed
  release     not-claimed      not-claimed   yes               already-resolved  already-closed  already-dismissed
  update      yes              yes           yes               yes               yes             yes
  told        yes              yes           yes               yes               yes             already-dismissed
  wait        still-in-triage  yes           yes               already-resolved  already-closed  already-dismissed
  resume      not-waiting      yes           yes               not-waiting       not-waiting     not-waiting
  pass        yes              yes           yes               already-resolved  already-closed  already-dismissed
  yes         no-offer         yes           yes               no-offer          no-offer        no-offer
  no          no-offer         yes           yes               no-offer          no-offer        no-offer
  done        still-in-triage  yes           yes               already-resolved  already-closed  already-dismissed
  wants       yes              yes           yes               yes               yes             already-dismissed
  harm        yes              yes           yes               yes               yes             already-dismissed
  met         not-resolved     not-resolved  not-resolved      yes               yes             already-dismissed
  cause       not-resolved     not-resolved  not-resolved      yes               yes             already-dismissed
  customer    yes              yes           yes               yes               yes             already-dismissed
  on-it       yes              yes           yes               yes               already-closed  already-dismissed
  not-me      yes              yes           yes               yes               already-closed  already-dismissed
  severity    yes              yes           yes               already-resolved  already-closed  already-dismissed
  notours     yes              yes           yes               already-resolved  already-closed  already-dismissed
  dismiss     yes              yes           yes               already-resolved  already-closed  already-dismissed
  reopen      already-open     already-open  already-open      yes               yes             yes
  undo        yes              yes           yes               yes               yes             yes
  hear        yes              yes           yes               yes               yes             yes
  hear-edit   yes              yes           yes               yes               yes             yes
  hear-reply  yes              yes           yes               yes               yes             yes
  retime      yes              yes           yes               yes               yes             yes
  lapse       yes              yes           yes               yes               yes             yes
  ask         still-in-triage  yes           yes               already-resolved  already-closed  already-dismissed
  ask-tell    yes              yes           yes               yes               already-closed  already-dismissed
  arrived     yes              yes           yes               yes               yes             yes
  call        yes              yes           yes               already-resolved  already-closed  already-dismissed
  calling     yes              yes           yes               already-resolved  already-closed  already-dismissed
  called      yes              yes           yes               yes               already-closed  already-dismissed
  reach       yes              yes           yes               yes               yes             already-dismissed
  nophone     yes              yes           yes               yes               yes             yes
  task-claim    yes            yes           yes               yes               already-closed  already-dismissed
  task-release  yes            yes           yes               yes               already-closed  already-dismissed
  task-wait     yes            yes           yes               yes               already-closed  already-dismissed
  task-resume   yes            yes           yes               yes               already-closed  already-dismissed
  task-done     yes            yes           yes               yes               already-closed  already-dismissed
  task-no       yes            yes           yes               yes               already-closed  already-dismissed
  task-pass     yes            yes           yes               yes               already-closed  already-dismissed
  task-send     yes            yes           yes               yes               already-closed  already-dismissed
  incident-link   yes          yes           yes               already-resolved  already-closed  already-dismissed
  incident-unlink yes          yes           yes               yes               yes             yes
  incident-heard  yes          yes           yes               yes               yes             yes
  link-opened   yes            yes           yes               yes               link-over       link-over
  link-answered yes            yes           yes               yes               link-over       link-over
  link-failed   yes            yes           yes               yes               link-over       link-over
  link          yes            yes           yes               yes               yes             yes
  unlink        yes            yes           yes               yes               yes             yes
  propose-link  yes            yes           yes               yes               yes             yes
  merge         yes            yes           yes               already-resolved  already-closed  already-dismissed
  merge-into    yes            yes           yes               yes               already-closed  already-dismissed
  unmerge       yes            yes           yes               yes               yes             yes
  unmerge-from  yes            yes           yes               yes               yes             yes
  let-go        yes            yes           yes               yes               yes             yes
  take-in       yes            yes           yes               yes               already-closed  already-dismissed
  promise       still-in-triage  yes         yes               already-resolved  already-closed  already-dismissed
  promise-yes   yes            yes           yes               yes               already-closed  already-dismissed
  promise-no    yes            yes           yes               yes               already-closed  already-dismissed
  promise-kept  yes            yes           yes               yes               already-closed  already-dismissed
  promise-broken yes           yes           yes               yes               already-closed  already-dismissed
  promise-move  yes            yes           yes               yes               already-closed  already-dismissed
  give          yes            yes           yes               yes               already-closed  already-dismissed
  give-change   yes            yes           yes               yes               already-closed  already-dismissed
  give-yes      yes            yes           yes               yes               already-closed  already-dismissed
  give-no       yes            yes           yes               yes               already-closed  already-dismissed
  consent       yes            yes           yes               yes               already-closed  already-dismissed
  ask-consent   yes            yes           yes               yes               already-closed  already-dismissed
`;

const [, ...rows] = meant
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([verb = "", ...row]) =>
  row.map((cell, index) => ({ verb: verb as Verb, status: statuses[index] as Status, cell })),
);

const t = (minutes: number) => plus(monday, minutes * MINUTE);
const offerAndWait = (kase: Case): Case =>
  through(kase, [
    ["lee", { verb: "wait", what: "the supplier", until: t(600) }, t(3)],
    ["lee", { verb: "pass", to: { department: "billing" }, why: "theirs" }, t(4)],
  ]);
const claimed = does(aCase(), "raj", { verb: "claim" }, t(1));
const resolved = does(claimed, "raj", { verb: "done", how: "new element" }, t(2));

/** In every status everything that a verb could need is there: an offer, a wait, a step to take back. */
const inStatus: Record<Status, Case> = {
  triage: does(inTriage(), "grace", { verb: "update", note: "whose?" }, t(5)),
  unclaimed: does(offerAndWait(aCase()), "grace", { verb: "update", note: "n" }, t(5)),
  claimed: does(offerAndWait(claimed), "grace", { verb: "update", note: "n" }, t(5)),
  resolved: does(resolved, "grace", { verb: "update", note: "n" }, t(5)),
  closed: does(resolved, "grace", { verb: "customer", said: "yes", words: null }, t(5)),
  dismissed: does(claimed, "grace", { verb: "dismiss" }, t(5)),
};

const another: Case = { ...aCase(), number: 41 };
const absorbed: Absorbed = {
  number: 41,
  by: "grace",
  at: t(2),
  pieces: {},
  own: factsOf(aCase()),
  took: factsOf(another),
  adopts: false,
};

const commands: Record<Verb, Command> = {
  claim: { verb: "claim" },
  release: { verb: "release" },
  update: { verb: "update", note: "rang them" },
  told: { verb: "told", words: "the part comes on Monday", where: "public" },
  wait: { verb: "wait", what: "the supplier", until: plus(monday, 9 * HOUR) },
  resume: { verb: "resume" },
  pass: { verb: "pass", to: { person: "carlos" }, why: null },
  yes: { verb: "yes" },
  no: { verb: "no", why: null },
  done: { verb: "done", how: "new element" },
  wants: { verb: "wants", words: "it before Saturday" },
  harm: { verb: "harm", words: "a day at home", lost: 480, ours: true },
  met: { verb: "met", met: { yes: true } },
  cause: { verb: "cause", cause: "wrong-part" },
  customer: { verb: "customer", said: "no", words: null },
  "on-it": { verb: "on-it", until: null },
  "not-me": { verb: "not-me" },
  severity: { verb: "severity", to: "high", why: null },
  notours: { verb: "notours", to: "technical" },
  dismiss: { verb: "dismiss" },
  reopen: { verb: "reopen" },
  undo: { verb: "undo" },
  hear: hear(t(6)),
  "hear-edit": { verb: "hear-edit", word: aWord(t(6)) },
  "hear-reply": { verb: "hear-reply", textId: "reply", at: t(6), where: "public" },
  retime: { verb: "retime" },
  lapse: { verb: "lapse", absent: false },
  ask: { verb: "ask", to: "technical", what: "look at it", about: { kind: "piece" }, knows: [] },
  "ask-tell": { verb: "ask-tell", what: null },
  arrived: { verb: "arrived", part: "279838" },
  call: { verb: "call" },
  calling: { verb: "calling" },
  called: { verb: "called", outcome: "reached", words: "it comes Monday" },
  reach: { verb: "reach", number: "212 555 0188", bestTime: null },
  nophone: { verb: "nophone", calls: false },
  "task-claim": { verb: "task-claim", piece: "1" },
  "task-release": { verb: "task-release", piece: "1" },
  "task-wait": { verb: "task-wait", piece: "1", what: "the post", until: plus(monday, 9 * HOUR) },
  "task-resume": { verb: "task-resume", piece: "1" },
  "task-done": { verb: "task-done", piece: "1", result: "looked at it" },
  "task-no": { verb: "task-no", piece: "1", why: null },
  "task-pass": { verb: "task-pass", piece: "1", to: "katrin", why: null },
  "task-send": { verb: "task-send", piece: "1", to: { person: "katrin" }, why: null },
  "incident-link": {
    verb: "incident-link",
    incident: { id: 3, name: "login down", since: monday, planned: null, heard: 0, last: null },
  },
  "incident-unlink": { verb: "incident-unlink" },
  "incident-heard": { verb: "incident-heard", incident: 3, n: 1, by: "lee", words: "fixed", closes: false },
  "link-opened": { verb: "link-opened", piece: "1", link: "l" },
  "link-answered": { verb: "link-answered", piece: "1", link: "l", answer: { did: "could-not", words: "nobody in" } },
  "link-failed": { verb: "link-failed", piece: "1", link: "l" },
  link: { verb: "link", other: 41, because: "asked" },
  unlink: { verb: "unlink", other: 41 },
  "propose-link": { verb: "propose-link", other: 41, because: "order" },
  merge: { verb: "merge", other: another },
  "merge-into": { verb: "merge-into", other: another },
  unmerge: { verb: "unmerge", other: another },
  "unmerge-from": { verb: "unmerge-from", other: { ...another, absorbed: [{ ...absorbed, number: 42 }] } },
  "let-go": { verb: "let-go", complaintId: "c1", to: 41, words: [aWord(t(1), { complaintId: "c1" }), aWord(t(2))] },
  "take-in": { verb: "take-in", word: aWord(t(6)), from: 41 },
  promise: { verb: "promise", what: "it ships", to: null, dueAt: plus(monday, 6 * HOUR), sure: true, dark: false },
  "promise-yes": { verb: "promise-yes", piece: "p1" },
  "promise-no": { verb: "promise-no", piece: "p1", why: "no van" },
  "promise-kept": { verb: "promise-kept", piece: "p1" },
  "promise-broken": { verb: "promise-broken", piece: "p1", why: null },
  "promise-move": {
    verb: "promise-move",
    piece: "p1",
    why: null,
    dueAt: plus(monday, 7 * HOUR),
    sure: true,
    dark: false,
  },
  give: { verb: "give", kind: "credit", amount: "40 USD", why: null, consent: null },
  "give-change": { verb: "give-change", piece: "a1", amount: "60 USD", why: null },
  "give-yes": { verb: "give-yes", piece: "a1", amount: null, asking: null },
  "give-no": { verb: "give-no", piece: "a1", why: null },
  consent: {
    verb: "consent",
    id: null,
    about: "wipe",
    said: "yes",
    draft: { who: null, where: "phone", words: "go ahead" },
  },
  "ask-consent": { verb: "ask-consent", about: "wipe", what: "wipe the backup", to: "technical" },
};

/** While it is open only the customer's own "it works" is a word on it. */
const commandOf = (verb: Verb, { status }: Case): Command =>
  verb === "customer" && isOpen(status) ? { verb, said: "yes", words: null } : commands[verb];

/** A piece that Technical has taken and waits with, or a promise; the rest of the table is about cases that have none. */
const prepared = (verb: Verb, kase: Case): Case =>
  verb === "unmerge"
    ? { ...kase, absorbed: [{ ...absorbed, own: factsOf(kase), took: factsOf(kase) }] }
    : verb === "unmerge-from"
      ? { ...kase, mergedInto: { number: 41, by: "grace", at: t(2) } }
      : withTask(verb, kase);

const withTask = (verb: Verb, kase: Case): Case =>
  verb.startsWith("task-") || verb.startsWith("link-")
    ? {
        ...kase,
        tasks: [
          aTask({
            assignee: verb === "task-claim" ? null : "emre",
            assignedAt: t(2),
            wait: aWait(t(600)),
            outside: verb.startsWith("link-") ? sentOut : null,
          }),
        ],
        tasksAsked: 1,
      }
    : verb.startsWith("promise-")
      ? { ...kase, promises: [aPromise()], promisesMade: 1 }
      : verb === "incident-unlink" || verb === "incident-heard"
        ? { ...kase, incident: anIncident }
        : verb.startsWith("give-")
          ? { ...kase, gives: [aGive()], givesAsked: 1 }
          : { ...kase, pleased: isOpen(kase.status) ? { textId: "t", at: t(4) } : null };

const anIncident: CaseIncident = {
  id: 3,
  nameId: "n",
  since: monday,
  planned: null,
  phase: "on",
  heard: 0,
  lastId: null,
  lastAt: null,
};

const sentOut = anOutside({ link: "l", until: t(600) });

/** Loud steps have asked Grace, and nobody has answered. */
const asked = (kase: Case): Case => ({
  ...kase,
  clocks: kase.clocks.map((clock) => ({
    ...clock,
    climb: { step: "due", occurrence: 1, told: ["grace"], nextAt: t(20) },
  })),
});

const fromOutside: readonly Verb[] = [
  "hear",
  "hear-edit",
  "hear-reply",
  "retime",
  "lapse",
  "link-opened",
  "link-answered",
  "link-failed",
  "incident-heard",
];
const askedBy = (verb: Verb) =>
  verb === "retime" || verb === "lapse" ? sweeper : fromOutside.includes(verb) ? customer : "grace";

describe("the life of a case", () => {
  test("every verb stands in the table once", () => {
    expect(rows.map(([verb]) => verb).toSorted()).toEqual(Object.keys(lifecycle).toSorted());
    expect(cells).toHaveLength(Object.keys(lifecycle).length * statuses.length);
  });

  test.each(cells)("$verb on a case that is $status: $cell", ({ verb, status, cell }) => {
    expect(lifecycle[verb][status]).toBe(cell === "yes" ? "may" : cell);
    const kase = prepared(verb, asked(inStatus[status]));
    expect(kase.status).toBe(status);
    const answer = asks(kase, askedBy(verb), commandOf(verb, kase), t(6));
    expect(isRefusal(answer) ? answer.code : "yes").toBe(cell);
  });

  test.each(cells.filter(({ cell }) => cell === "yes"))("$verb on $status leaves a sound case", ({ verb, status }) => {
    const kase = prepared(verb, asked(inStatus[status]));
    const answer = asks(kase, askedBy(verb), commandOf(verb, kase), t(6));
    if (isRefusal(answer)) throw new Error(answer.code);
    const { after } = answer;
    expect(after.queuedAt !== null).toBe(after.status === "triage" || after.status === "unclaimed");
    expect(after.status === "claimed" ? after.assignee : "nobody").not.toBeNull();
    expect(after.assignedAt === null).toBe(after.assignee === null);
    expect(after.dismissal !== null).toBe(after.status === "dismissed");
    if (!isOpen(after.status)) expect([after.wait, after.offer]).toEqual([null, null]);
    if (isOpen(after.status)) expect(after.resolution).toBeNull();
  });

  test("a case that one has oneself is refused with another reason", () => {
    const answer = asks(inStatus.claimed, "raj", { verb: "claim" }, t(6));
    expect(answer).toMatchObject({ refused: true, code: "already-yours" });
  });
});
