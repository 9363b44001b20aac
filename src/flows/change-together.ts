import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import { decide } from "../core/case/decide.ts";
import { isRefusal, type Refusal } from "../core/case/refusal.ts";
import { standsInFor } from "../core/coverage/stands-in-for.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { planNews } from "../core/escalation/plan-news.ts";
import { wasAsked } from "../store/asked.ts";
import { commitTogether, type MovedComplaint } from "../store/commit-together.ts";
import { kinOf } from "../store/kin.ts";
import { loadCase } from "../store/load-case.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { inTurn } from "./in-turn.ts";
import { planChange } from "./plan-change.ts";

/** Two cases by number, in the order in which they were named. */
export type Two = readonly [one: number, other: number];

export type ChangedTogether =
  | { did: "changed" | "nothing"; one: Case; other: Case }
  | { did: "refused"; refusal: Refusal; kase: Case }
  | { did: "missing"; number: number }
  | { did: "repeated" }
  | { did: "busy" };

/** What each of the two is asked, or why not. */
export type Asks = readonly [Command, Command] | Refusal;

type Asking = {
  person: PersonId;
  key: string | null;
  /** What is done says that two customers are one, or that they are not. */
  joinsCustomers: boolean;
  /** A message that goes along. */
  moved?: MovedComplaint;
};

const TRIES = 20;

/**
 * Loads two cases, decides for each what it is asked, and commits both or neither; when somebody else was first, once more
 * from what is there now. `ask` says from the cases as they are what each is asked, or why not.
 */
export const changeTogether = (
  deps: Deps,
  two: Two,
  ask: (one: Case, other: Case) => Asks | Promise<Asks>,
  asked: Asking,
): Promise<ChangedTogether> => {
  const [first, second] = [...two].sort((a, b) => a - b);
  // In one order whatever was named first, so that two who want the same cases never wait for each other.
  return inTurn(deps.db, `case ${first}`, () =>
    inTurn(deps.db, `case ${second}`, () => changeBoth(deps, two, ask, asked)),
  );
};

const changeBoth = async (
  deps: Deps,
  [one, other]: Two,
  ask: Parameters<typeof changeTogether>[2],
  { person, key, joinsCustomers, moved }: Asking,
): Promise<ChangedTogether> => {
  const commandId = deps.newId();
  const coverage = await coverageNow(deps);
  const onDutyFor = standsInFor(person, deps.now(), coverage);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const policy = deps.policy();
    const [first, second] = [await loadCase(deps.db, one), await loadCase(deps.db, other)];
    if (first === null) return { did: "missing", number: one };
    if (second === null) return { did: "missing", number: other };
    const context = {
      now: deps.now(),
      actor: { kind: "person" as const, person },
      desk: policy.desk,
      calendars: policy.calendars,
      commandId,
      standsInFor: onDutyFor,
      roster: coverage.roster,
    };
    const refused = async (refusal: Refusal, kase: Case): Promise<ChangedTogether> =>
      key !== null && (await wasAsked(deps.db, key)) ? { did: "repeated" } : { did: "refused", refusal, kase };
    const commands = await ask(first, second);
    if (isRefusal(commands)) return refused(commands, first);
    const here = decide(first, commands[0], context);
    if (isRefusal(here)) return refused(here, first);
    const there = decide(second, commands[1], context);
    if (isRefusal(there)) return refused(there, second);
    const decided = [
      { before: first, decision: here },
      { before: second, decision: there },
    ].filter(({ decision }) => decision.events.length > 0);
    if (decided.length === 0) return { did: "nothing", one: first, other: second };
    const outcome = await commitTogether(deps.db, {
      changes: decided.map(({ before, decision }, index) =>
        planChange(before, decision, deps, policy, {
          askedKey: index === 0 ? key : null,
          nags: planNews(decision.events, decision.after, coverage),
        }),
      ),
      moved: moved ?? null,
      customers: joinsCustomers ? await customersOf(deps, [first, second]) : [],
      incidents: cameBack([here.after, there.after], [first, second]),
    });
    if (outcome === "repeated") return { did: "repeated" };
    if (outcome === "committed") {
      deps.wake();
      return { did: "changed", one: here.after, other: there.after };
    }
  }
  return { did: "busy" };
};

/** While a case was part of another one nobody told it anything: what was said of its incident, and its end, is to be made up. */
const cameBack = (after: readonly Case[], before: readonly Case[]): number[] =>
  after.flatMap(({ incident, mergedInto }, index) =>
    incident !== null && mergedInto === null && (before[index]?.mergedInto ?? null) !== null ? [incident.id] : [],
  );

/** Everybody whose next word has to be looked at anew. */
const customersOf = async (deps: Deps, cases: readonly Case[]): Promise<string[]> => {
  const kin = await Promise.all(cases.map(({ customerId }) => kinOf(deps.db, customerId)));
  return [...new Set(kin.flatMap((one) => one?.ids ?? []))];
};
