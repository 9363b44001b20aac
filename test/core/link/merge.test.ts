import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import type { CaseEvent } from "../../../src/core/case/event.ts";
import { fold } from "../../../src/core/case/evolve.ts";
import { isRefusal } from "../../../src/core/case/refusal.ts";
import { chargeSheet } from "../../../src/core/digest/charge-sheet.ts";
import { pairSteps } from "../../../src/core/link/pair-steps.ts";
import { clockId, isLive } from "../../../src/core/sla/clock.ts";
import { liveClock } from "../../../src/core/sla/clocks.ts";
import { traceClock } from "../../../src/core/sla/trace-clock.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import {
  aCase,
  asks,
  aWord,
  clockOf,
  decided,
  does,
  hear,
  monday,
  policy,
  refused,
  sweeper,
  through,
} from "../../support/builders.ts";
import { moves, opened, play, policies } from "../../support/random-story.ts";

/** It knows the calendars of every version that a random story goes through. */
const [known = policy] = policies;
const at = (minutes: number): Instant => plus(monday, minutes * MINUTE);
const numbered = (kase: Case, number: number): Case => ({ ...kase, number });

/** A mail of nine days ago that nobody has answered, and today's post. */
const mail = numbered(
  aCase({ since: plus(monday, -9 * DAY), word: aWord(plus(monday, -9 * DAY), { source: "email" }), source: "email" }),
  41,
);
const post = aCase();

/** Both sides of one thing that Grace, who oversees all, does with two cases. */
const both = (verb: "merge" | "unmerge" | "link" | "unlink", one: Case, other: Case, now: Instant): [Case, Case] => {
  const [here, there] = pairSteps(verb, one, other);
  return [does(one, "grace", here, now), does(other, "grace", there, now)];
};
const mergedAt = (now: Instant, one: Case = post, other: Case = mail): [Case, Case] => both("merge", one, other, now);

describe("the case that goes on", () => {
  test("counts from the earliest wait, by its own clocks", () => {
    const [kase] = mergedAt(at(30));
    expect(kase).toMatchObject({ since: mail.since, contacts: 2, firstWord: mail.firstWord, lastWord: post.lastWord });
    expect(clockOf(post, "resolve").dueAt).toBeGreaterThan(at(30));
    const resolve = clockOf(kase, "resolve");
    expect(resolve.generation).toBe(1);
    expect(resolve.stretches[0]).toMatchObject({ from: mail.since, to: monday, holder: "before-us" });
    expect(resolve.dueAt).toBeLessThan(clockOf(post, "resolve").dueAt ?? 0);
  });

  test("charges the other's earlier time to whoever held it there, and it adds up", () => {
    const [friday, now] = [plus(monday, -3 * DAY), at(30)];
    const earlier = through(numbered(aCase({ since: plus(friday, -HOUR) }, friday), 41), [
      ["raj", { verb: "claim" }, plus(friday, 5 * MINUTE)],
      ["raj", { verb: "pass", to: { department: "billing" }, why: "money" }, plus(friday, 10 * MINUTE)],
      ["omar", { verb: "yes" }, plus(friday, HOUR)],
      ["omar", { verb: "claim" }, plus(friday, HOUR)],
      ["omar", { verb: "wait", what: "w", until: plus(monday, -DAY) }, plus(friday, 2 * HOUR)],
    ]);
    const waited = does(earlier, sweeper, { verb: "retime" }, plus(monday, -DAY));
    const [kase] = mergedAt(now, post, waited);
    const resolve = clockOf(kase, "resolve");
    const charged = chargeSheet(resolve, now, null);
    expect(charged).toEqual([
      { holder: { department: "billing" }, wallMs: 3 * DAY - HOUR, darkMs: null },
      { holder: "before-us", wallMs: HOUR, darkMs: null },
      { holder: "in-transit", wallMs: 50 * MINUTE, darkMs: null },
      { holder: { department: "parts" }, wallMs: 40 * MINUTE, darkMs: null },
    ]);
    expect(charged.reduce((sum, { wallMs }) => sum + wallMs, 0)).toBe(now - kase.since);
    // One after the other without a gap, and what was paused there is not counted here.
    for (const [index, stretch] of resolve.stretches.entries()) {
      if (index > 0) expect(stretch.from).toBe(resolve.stretches[index - 1]?.to);
    }
    expect(resolve.stretches.filter(({ mode }) => mode === "paused").map(({ countedMs }) => countedMs)).toEqual([0]);
    const { rows, leftMs } = traceClock(resolve, { now, calendars: policy.calendars });
    expect(rows.reduce((sum, row) => sum + row.countedMs, 0) + leftMs).toBe(resolve.budgetMs);
    // Parted again each has its own.
    const [apart] = both("unmerge", kase, does(waited, "grace", { verb: "merge-into", other: post }, now), at(40));
    expect(clockOf(apart, "resolve").stretches[0]).toMatchObject({ from: monday, holder: { department: "parts" } });
    expect(clockOf(apart, "resolve").dueAt).toBe(clockOf(post, "resolve").dueAt);
  });

  test("keeps what changed the moment it began", () => {
    const grave = does(post, "grace", { verb: "severity", to: "critical", why: null }, monday);
    const [kase] = mergedAt(at(30), grave, mail);
    const [apart] = both("unmerge", kase, does(mail, "grace", { verb: "merge-into", other: grave }, at(30)), at(40));
    const begun = (of: Case) =>
      clockOf(of, "resolve")
        .stretches.slice(0, 2)
        .map(({ from, why }) => [from, why.rule]);
    expect(begun(apart)).toEqual(begun(grave));
    expect(begun(grave)).toHaveLength(2);
  });

  const told: Command = { verb: "told", words: "soon", where: "mail" };
  const rows: [name: string, one: Case, other: Case, holds: Partial<Case>, firstReply: string][] = [
    ["nobody was told anything", post, mail, { told: null, unansweredSince: null }, "running"],
    [
      "the mail was answered after the post came",
      post,
      does(mail, "lee", told, at(5)),
      { unansweredSince: null },
      "met",
    ],
    [
      "the mail was answered before the post came",
      numbered(aCase({}, at(20)), 42),
      does(mail, "lee", told, at(5)),
      { unansweredSince: at(20) },
      "dropped",
    ],
    [
      "the post was answered, and she has written a mail since",
      does(post, "mia", { ...told, where: "public" }, at(5)),
      does(does(mail, "lee", told, at(3)), { kind: "customer" }, hear(at(9)), at(9)),
      { unansweredSince: at(9) },
      "met",
    ],
    [
      "the worse severity counts",
      post,
      does(mail, "grace", { verb: "severity", to: "high", why: null }, at(1)),
      { severity: "high" },
      "running",
    ],
    [
      "whoever has the other one has this one, which nobody had",
      post,
      does(numbered(aCase({ department: "billing" }), 41), "omar", { verb: "claim" }, at(1)),
      { status: "claimed", assignee: "omar", department: "billing", queuedAt: null },
      "running",
    ],
    [
      "whoever has this one keeps it",
      does(post, "raj", { verb: "claim" }, at(1)),
      does(numbered(aCase({ department: "billing" }), 41), "omar", { verb: "claim" }, at(1)),
      { status: "claimed", assignee: "raj", department: "parts" },
      "running",
    ],
  ];
  test.each(rows)("%s", (_name, one, other, holds, firstReply) => {
    const [kase] = mergedAt(at(30), one, other);
    expect(kase).toMatchObject(holds);
    const replies = kase.clocks.filter(({ kind }) => kind === "first-reply");
    expect(replies.at(-1)?.state).toBe(firstReply);
  });

  test("takes pieces over with their clocks, under numbers of its own", () => {
    const ask: Command = { verb: "ask", to: "billing", what: "w", about: { kind: "piece" }, knows: [] };
    const one = through(post, [["grace", ask, at(1)]]);
    const other = through(mail, [
      ["grace", ask, at(2)],
      ["grace", { ...ask, to: "technical" }, at(3)],
      ["emre", { verb: "task-wait", piece: "2", what: "w", until: at(600) }, at(9)],
    ]);
    const [kase, gone] = mergedAt(at(30), one, other);
    expect(kase.tasks.map(({ id, department }) => [id, department])).toEqual([
      ["1", "billing"],
      ["2", "billing"],
      ["3", "technical"],
    ]);
    expect(kase.absorbed[0]?.pieces).toEqual({ "1": "2", "2": "3" });
    const waits = liveClock(kase, "task", "3");
    expect(waits).toEqual({ ...liveClock(other, "task", "2"), piece: "3" });
    expect(gone.clocks.filter(isLive)).toEqual([]);
    expect(does(kase, "grace", ask, at(40)).tasks.at(-1)?.id).toBe("4");
  });
});

describe("the case that is part of another one", () => {
  test("is asked nothing any more, and says where to ask", () => {
    const [, gone] = mergedAt(at(30));
    expect(refused(gone, "grace", { verb: "claim" }, at(31))).toMatchObject({
      code: "was-merged",
      facts: { other: "42" },
    });
    expect(decided(gone, { kind: "desk", part: "sweep" }, { verb: "retime" }, at(900)).events).toEqual([]);
  });

  test("lets a question to another department go", () => {
    const asked = through(mail, [
      ["raj", { verb: "claim" }, at(1)],
      ["raj", { verb: "pass", to: { department: "billing" }, why: "theirs" }, at(2)],
    ]);
    const [, gone] = mergedAt(at(30), post, asked);
    expect(gone.offer).toBeNull();
  });
});

/** What a case holds, apart from how often it was changed, how many pieces it ever had and what its clocks have been through. */
const facts = ({
  version: _v,
  undo: _u,
  clocks: _c,
  tasksAsked: _n,
  consentsAsked: _k,
  promisesMade: _p,
  touchedAt: _t,
  backlog: _b,
  queuedAt: _q,
  ...rest
}: Case) => JSON.parse(JSON.stringify(rest));
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => a.localeCompare(b))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;

const parted = (one: Case, other: Case, now: Instant): [Case, Case] => both("unmerge", one, other, now);

describe("parting them again", () => {
  test("gives each back what was its own; what happened since stays with the one that went on", () => {
    const [kase, gone] = mergedAt(at(30));
    const later = through(kase, [
      ["mia", { verb: "told", words: "w", where: "public" }, at(40)],
      ["grace", { verb: "update", note: "n" }, at(41)],
      ["grace", { verb: "severity", to: "high", why: null }, at(42)],
    ]);
    const [one, other] = parted(later, gone, at(60));
    expect(one).toMatchObject({ since: post.since, contacts: 1, firstWord: post.firstWord, severity: "high" });
    expect(one.told?.at).toBe(at(40));
    expect(one.lastNote?.at).toBe(at(41));
    expect(clockOf(one, "resolve").stretches[0]?.from).toBe(monday);
    expect(other).toMatchObject({ mergedInto: null, since: mail.since, severity: "normal", queuedAt: at(60) });
    expect(clockOf(other, "resolve")).toMatchObject({ generation: 2, state: "running" });
    expect(clockOf(other, "resolve").stretches[0]?.from).toBe(mail.since);
  });

  test("in another order than they came leaves nothing of those that have gone", () => {
    const third = numbered(aCase({ since: plus(monday, -3 * DAY), severity: "high" }), 40);
    const [with41, gone41] = mergedAt(at(30));
    const [withBoth, gone40] = mergedAt(at(31), with41, third);
    expect(withBoth).toMatchObject({ contacts: 3, since: mail.since, severity: "high" });
    const [with40, back41] = parted(withBoth, gone41, at(40));
    expect(with40).toMatchObject({ contacts: 2, since: third.since, severity: "high" });
    expect(back41.mergedInto).toBeNull();
    const [alone] = parted(with40, gone40, at(41));
    expect(sorted(facts(alone))).toEqual(sorted(facts(post)));
  });

  const outage: Command = {
    verb: "incident-link",
    incident: { id: 3, name: "outage", since: monday, planned: null, heard: 0, last: null },
  };
  const news = (n: number, closes: boolean): Command => ({
    verb: "incident-heard",
    incident: 3,
    n,
    by: "ada",
    words: "n",
    closes,
  });

  test("goes on with the incident of either, and gives it back; what was missed meanwhile is heard afterwards", () => {
    const [kase, gone] = mergedAt(at(30), post, does(mail, "grace", outage, at(1)));
    expect(kase.incident?.id).toBe(3);
    expect(clockOf(kase, "resolve").state).toBe("paused");
    const later = does(kase, "grace", news(1, false), at(40));
    const [one, other] = parted(later, gone, at(60));
    expect(one.incident).toBeNull();
    expect(clockOf(one, "resolve").state).toBe("running");
    expect(other.incident).toMatchObject({ id: 3, heard: 0 });
    const heard = through(other, [
      ["grace", news(1, false), at(61)],
      ["grace", news(2, true), at(61)],
    ]);
    expect(heard.incident).toBeNull();
    expect(clockOf(heard, "resolve").state).toBe("running");
  });

  test("goes on with the call that either is to get, unless the customer wants none, and gives it back", () => {
    const [kase, gone] = mergedAt(at(30), post, does(mail, "grace", { verb: "call" }, at(1)));
    expect(kase.call).toMatchObject({ why: "asked", by: "grace", ended: null });
    const [one, other] = parted(kase, gone, at(60));
    expect([one.call, other.call?.by]).toEqual([null, "grace"]);
    const unwanted = does(mail, "grace", { verb: "nophone", calls: false }, at(1));
    const [quiet] = mergedAt(at(30), does(post, "grace", { verb: "call" }, at(2)), unwanted);
    expect(quiet).toMatchObject({ noCalls: true, call: null });
    expect(refused(quiet, "grace", { verb: "calling" }, at(31)).code).toBe("no-calls");
    const reachable = does(mail, "grace", { verb: "reach", number: "212 555 0188", bestTime: null }, at(1));
    expect(mergedAt(at(30), post, reachable)[0].phone.state).toBe("known");
  });

  test("leaves no case waiting for what is done: it closes with the customer's yes", () => {
    const ask: Command = { verb: "ask", to: "billing", what: "w", about: { kind: "piece" }, knows: [] };
    const agreed = through(mail, [
      ["grace", ask, at(1)],
      ["grace", { verb: "done", how: "h", open: { become: "keep", why: "w" } }, at(2)],
      ["grace", { verb: "customer", said: "yes", words: null }, at(3)],
    ]);
    expect(agreed.status).toBe("resolved");
    const [kase, gone] = mergedAt(at(30), post, agreed);
    const [, other] = parted(does(kase, "omar", { verb: "task-no", piece: "1", why: "w" }, at(40)), gone, at(60));
    expect(other).toMatchObject({ status: "closed", customerSaid: "yes" });
  });

  test("uses no name of a customer's yes again", () => {
    const asks: Command = { verb: "ask-consent", about: "wipe", what: "w", to: null };
    const [kase, gone] = mergedAt(at(30), post, does(mail, "grace", asks, at(1)));
    const both = does(kase, "grace", { ...asks, about: "cancel" }, at(31));
    const [one] = parted(both, gone, at(60));
    const next = does(one, "grace", { ...asks, about: "charge" }, at(61));
    expect(next.consents.map(({ id, about }) => [id, about])).toEqual([
      ["c2", "cancel"],
      ["c3", "charge"],
    ]);
  });

  test("is refused for two that are not one", () => {
    expect(refused(post, "grace", { verb: "unmerge", other: mail }, at(1)).code).toBe("not-merged");
    const [, gone] = mergedAt(at(30));
    expect(refused(gone, "grace", { verb: "unmerge-from", other: numbered(post, 43) }, at(31)).code).toBe("not-merged");
  });

  test("whatever both have been through, at once gives back what was; events always fold to the case", () => {
    fc.assert(
      fc.property(opened, moves, opened, moves, (first, some, second, more) => {
        const one = play(first, some).at(-1)?.after ?? first;
        const other = numbered(play(second, more).at(-1)?.after ?? second, 41);
        const now = plus(monday, 400 * DAY);
        const [here, there] = pairSteps("merge", one, other);
        const merging = [asks(one, "grace", here, now, known), asks(other, "grace", there, now, known)];
        if (merging.some(isRefusal)) return;
        const [kase, gone] = merging.map((answer) => (isRefusal(answer) ? one : answer.after)) as [Case, Case];
        expect(kase.since).toBe(Math.min(one.since, other.since));
        expect(gone.clocks.some(isLive)).toBe(false);
        const live = kase.clocks.filter(isLive).map(clockId);
        expect(new Set(live).size).toBe(live.length);
        const [leaves, comes] = pairSteps("unmerge", kase, gone);
        const back = does(kase, "grace", leaves, plus(now, HOUR), known);
        const returned = does(gone, "grace", comes, plus(now, HOUR), known);
        expect(sorted(facts(back))).toEqual(sorted(facts(one)));
        const { offer: _o, onIt: _i, lapsed: _l, ...own } = facts(returned);
        const { offer: _o2, onIt: _i2, lapsed: _l2, ...was } = facts(other);
        expect(sorted(own)).toEqual(sorted(was));
        const steps = (from: Case, ...asked: [Command, Instant][]): void => {
          let state: Case = from;
          const events: CaseEvent[] = [];
          for (const [command, when] of asked) {
            const answer = decided(state, "grace", command, when, known);
            events.push(...answer.events);
            state = answer.after;
          }
          const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[];
          expect(sorted(fold(JSON.parse(JSON.stringify(from)), stored))).toEqual(
            sorted(JSON.parse(JSON.stringify(state))),
          );
        };
        steps(one, [here, now], [{ verb: "unmerge", other: gone }, plus(now, HOUR)]);
        steps(other, [there, now], [{ verb: "unmerge-from", other: kase }, plus(now, HOUR)]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("links", () => {
  test("name each other, are taken away, and a no is remembered", () => {
    const [one, other] = both("link", post, mail, at(1));
    expect([one.links[0]?.number, other.links[0]?.number]).toEqual([41, 42]);
    expect(both("unlink", one, other, at(2)).map(({ links }) => links)).toEqual([[], []]);
    const asked = does(post, { kind: "customer" }, { verb: "propose-link", other: 41, because: "order" }, at(1));
    const [no] = both("unlink", asked, mail, at(2));
    expect(no.links).toMatchObject([{ number: 41, state: "refused", because: "order", by: "grace" }]);
  });
});
