import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pendingGives } from "../../../src/core/authority/give.ts";
import type { Case } from "../../../src/core/case/case.ts";
import type { Command } from "../../../src/core/case/command.ts";
import { decide, decideOpening } from "../../../src/core/case/decide.ts";
import type { CaseEvent } from "../../../src/core/case/event.ts";
import { fold } from "../../../src/core/case/evolve.ts";
import { isRefusal } from "../../../src/core/case/refusal.ts";
import { giveKinds } from "../../../src/core/desk/desk.ts";
import { findPerson } from "../../../src/core/desk/find.ts";
import { DAY, HOUR, type Instant, MINUTE, plus } from "../../../src/core/time/instant.ts";
import { aDesk } from "../../support/a-desk.ts";
import { customer, monday, opening, person, policyOf } from "../../support/builders.ts";

/** Agents, leads, deputies and a manager of five departments; Technical gives in EUR. */
const people = ["mia", "ana", "raj", "carlos", "lee", "zoe", "theo", "sam", "emre", "jonas", "grace"] as const;
const desk = aDesk;
const under = policyOf(desk);

/** Cases of Jane at three departments, and one of somebody else who names the same order as her first. */
const openAll = (): Map<number, Case> =>
  new Map(
    [
      { number: 1, department: "parts", customerId: "jane", orderNumber: "W-1" },
      { number: 2, department: "billing", customerId: "jane", orderNumber: null },
      { number: 3, department: "technical", customerId: "jane", orderNumber: "W-3" },
      { number: 4, department: "call-centre", customerId: "joe", orderNumber: "W-1" },
    ].map(({ number, ...given }) => {
      const context = { ...under, now: monday, actor: customer, commandId: `opening-${number}` };
      return [number, decideOpening(number, opening(monday, given), [], context).after];
    }),
  );

type Step = {
  by: (typeof people)[number];
  number: number;
  what: "give" | "give" | "change" | "yes" | "less" | "no" | "undo" | "dismiss" | "reopen";
  kind: (typeof giveKinds)[number];
  amount: number;
  piece: number;
  later: number;
};
const steps = fc.array(
  fc.record<Step>({
    by: fc.constantFrom(...people),
    number: fc.constantFrom(1, 1, 2, 3, 4),
    what: fc.constantFrom("give", "give", "give", "change", "yes", "yes", "less", "no", "undo", "dismiss", "reopen"),
    kind: fc.constantFrom(...giveKinds),
    amount: fc.constantFrom(1, 10, 30, 50, 80, 150, 250, 400, 1000),
    piece: fc.integer({ min: 1, max: 4 }),
    later: fc.constantFrom(0, 0, MINUTE, MINUTE, 3 * HOUR, 14 * HOUR, 3 * DAY, 50 * DAY),
  }),
  { minLength: 5, maxLength: 30 },
);

const commandOf = ({ what, kind, amount, piece }: Step): Command => {
  const id = `a${piece}`;
  switch (what) {
    case "give":
      return {
        verb: "give",
        kind,
        amount: `${amount}`,
        why: null,
        consent: { who: null, where: "phone", words: "yes" },
      };
    case "change":
      return { verb: "give-change", piece: id, amount: `${amount}`, why: null };
    case "yes":
      return { verb: "give-yes", piece: id, amount: null, asking: null };
    case "less":
      return { verb: "give-yes", piece: id, amount: `${amount}`, asking: null };
    case "no":
      return { verb: "give-no", piece: id, why: null };
    case "undo":
    case "dismiss":
    case "reopen":
      return { verb: what };
  }
};

const related = (cases: Map<number, Case>, kase: Case): Case[] =>
  [...cases.values()].filter(
    ({ number, customerId, orderNumber }) =>
      number !== kase.number &&
      (customerId === kase.customerId || (orderNumber !== null && orderNumber === kase.orderNumber)),
  );

/** One line of a book that is kept from the events alone, by other means than the rules count by. */
type Line = {
  number: number;
  give: string;
  usd: number;
  by: string;
  state: "pending" | "granted" | "over";
  at: Instant;
  commandId: string;
};

const usd = (amount: number, currency: string): number => (amount / 100) * (currency === "EUR" ? 1.1 : 1);

/** What the desk file says in USD: what is asked of nobody and covers by night is the most generous reading there is. */
const allowed = (id: string, at: Instant): { case: number; customer: number } => {
  const found = findPerson(desk, id);
  const isHead = desk.departments.some(({ lead, deputy }) => lead === id || deputy === id);
  const own = found?.roles.includes("manager")
    ? { case: 1000, customer: 2000 }
    : isHead
      ? { case: 250, customer: 400 }
      : { case: 50, customer: 100 };
  const hour = new Date(at).getUTCHours();
  const isNight = hour < 8 || hour >= 21 || [0, 6].includes(new Date(at).getUTCDay());
  // For an hour of the day all five are open; in Berlin it comes an hour earlier once the clocks have gone forward there.
  const allOpen = at < Date.UTC(2027, 2, 28, 1) ? 14 : 13;
  const cover = isNight || hour !== allOpen ? { case: 150, customer: 300 } : own;
  const rate = found?.department === "technical" ? 1.1 : 1;
  return {
    case: Math.max(own.case, cover.case) * rate,
    customer: Math.max(own.customer, cover.customer) * rate,
  };
};

/** Keeps the book, and says who granted what. */
const note = (book: Line[], events: readonly CaseEvent[]): Line[] => {
  const granted: Line[] = [];
  for (const event of events) {
    const by = event.actor.kind === "person" ? event.actor.person : "";
    const line =
      "give" in event ? book.find((one) => one.number === event.number && one.give === event.give) : undefined;
    switch (event.type) {
      case "given":
      case "give-asked":
      case "give-changed": {
        const state = event.type === "given" ? ("granted" as const) : ("pending" as const);
        const { number, give, at, commandId } = event;
        const next = { number, give, usd: usd(event.amount, event.currency), by, state, at, commandId };
        if (line === undefined) book.push(next);
        else Object.assign(line, next);
        if (state === "granted") granted.push(line ?? next);
        break;
      }
      case "give-approved":
        if (line === undefined) throw new Error(`${event.give} was never asked for.`);
        expect(by, "nobody approves what they asked for").not.toBe(line.by);
        Object.assign(line, { state: "granted", at: event.at, usd: line.usd * ratio(event.amount, line) });
        granted.push({ ...line, by });
        break;
      case "give-refused":
      case "give-withdrawn":
        if (line !== undefined) line.state = "over";
        break;
    }
  }
  return granted;
};
/** The amount of an approval is in the currency that was asked in. */
const ratio = (amount: number, line: Line): number => {
  const asked = askedAmounts.get(`${line.number} ${line.give}`) ?? amount;
  return amount / asked;
};
const askedAmounts = new Map<string, number>();

describe("limits", () => {
  test("no sequence by any mix of people exceeds one by splitting over cases, people, kinds or currencies", () => {
    let grants = 0;
    let asks = 0;
    fc.assert(
      fc.property(steps, (all) => {
        const cases = openAll();
        const history = new Map<number, CaseEvent[]>();
        const opened = new Map(cases);
        const book: Line[] = [];
        /** The book as it was before a command, for whoever takes the command back. */
        const before = new Map<string, Line[]>();
        askedAmounts.clear();
        let now = plus(monday, MINUTE);
        for (const [index, step] of all.entries()) {
          now = plus(now, step.later);
          const kase = cases.get(step.number);
          if (kase === undefined) throw new Error("no such case");
          const commandId = `command-${index}`;
          const context = { ...under, now, actor: person(step.by), commandId, related: related(cases, kase) };
          const decision = decide(kase, commandOf(step), context);
          if (isRefusal(decision)) continue;
          before.set(commandId, structuredClone(book.filter(({ number }) => number === step.number)));
          for (const event of decision.events) {
            if (event.type === "undone") {
              const back = before.get(event.undid) ?? [];
              const others = book.filter(({ number }) => number !== step.number);
              book.splice(0, book.length, ...others, ...structuredClone(back));
            }
            if ("amount" in event && "give" in event && event.type !== "give-approved") {
              askedAmounts.set(`${event.number} ${event.give}`, event.amount);
            }
          }
          const granted = note(book, decision.events);
          cases.set(step.number, decision.after);
          history.set(step.number, [...(history.get(step.number) ?? []), ...decision.events]);
          grants += granted.length;
          asks += decision.events.filter(({ type }) => type === "give-asked").length;
          const customerOf = (number: number): string | undefined => cases.get(number)?.customerId;
          for (const one of granted) {
            const counts = book.filter(({ state }) => state === "granted" || state === "pending");
            const ofCase = counts.filter(({ number }) => number === one.number);
            const ofCustomer = counts
              .filter(({ number }) => customerOf(number) === customerOf(one.number))
              .filter(({ state, at }) => state === "pending" || at > now - 90 * DAY);
            const limit = allowed(one.by, now);
            const said = `${one.by} granted FT-${one.number}.${one.give} at ${new Date(now).toISOString()}`;
            expect(total(ofCase), `${said}, of the case`).toBeLessThanOrEqual(limit.case + CENT);
            expect(total(ofCustomer), `${said}, of the customer`).toBeLessThanOrEqual(limit.customer + CENT);
          }
        }
        for (const [number, kase] of cases) {
          expect(fold(opened.get(number) ?? null, history.get(number) ?? [])).toEqual(kase);
          expect(new Set(kase.gives.map(({ id }) => id)).size, "numbers are used once").toBe(kase.givesAsked);
          const open = book.filter((line) => line.number === number && line.state === "pending");
          expect(
            pendingGives(kase)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(open.map(({ give }) => give).toSorted());
        }
      }),
      { numRuns: 60 },
    );
    // The property says something only where there was something to say it of.
    expect(grants).toBeGreaterThan(50);
    expect(asks).toBeGreaterThan(50);
  });
});

const CENT = 0.011;
const total = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.usd, 0);
