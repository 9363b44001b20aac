import type { Actor } from "../core/case/actor.ts";
import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import { decide } from "../core/case/decide.ts";
import type { DecideContext, Decision } from "../core/case/decision.ts";
import { isRefusal } from "../core/case/refusal.ts";
import { sameFacts } from "../core/link/same-facts.ts";
import { otherCasesOf, wordsById } from "../store/related-cases.ts";
import type { Deps } from "./deps.ts";

type Followed = {
  locks: { id: string; version: number }[];
  others: { before: Case; decision: Decision }[];
};

/** Whether this says something of the customer that holds in all their cases: their number, and that they want no calls. */
export const isOfCustomer = (before: Case, after: Case): boolean =>
  before.noCalls !== after.noCalls || !sameFacts(before.phone, after.phone);

/** What it comes to in the customer's other cases, to be written with it, all or nothing. */
export const inOtherCases = async (
  deps: Deps,
  { before, decision }: { before: Case; decision: Decision },
  context: DecideContext,
): Promise<Followed> => {
  const { after } = decision;
  const { locks, cases } = await otherCasesOf(deps.db, before);
  const ids = [before, after, ...cases].flatMap(({ phone }) => [phone.numberId, phone.bestTimeId]);
  const stored = await wordsById(deps.db, [...new Set(ids.filter((id) => id !== null))]);
  const said = new Map([...stored, ...decision.texts.map(({ id, words }) => [id, words] as const)]);
  const words = (id: string | null): string | null => (id === null ? null : (said.get(id) ?? null));
  const actor: Actor = { kind: "desk", part: "intake" };
  const others = cases.flatMap((other) => {
    const command = follow(other, { before, after, words });
    if (command === null) return [];
    const decided = decide(other, command, { ...context, actor, commandId: deps.newId() });
    return isRefusal(decided) || decided.events.length === 0 ? [] : [{ before: other, decision: decided }];
  });
  return { locks, others };
};

type Said = { before: Case; after: Case; words: (id: string | null) => string | null };

/** A number takes the place of any; one that is of no use, or was a slip, only that of the same. */
const follow = (other: Case, { before, after, words }: Said): Command | null => {
  if (before.noCalls !== after.noCalls) {
    return other.noCalls === after.noCalls ? null : { verb: "nophone", calls: !after.noCalls };
  }
  const theirs = words(other.phone.numberId);
  const number = words(after.phone.numberId);
  const was = words(before.phone.numberId);
  if (after.phone.state === "known" && number !== null) {
    const knows = other.phone.state === "known" && theirs === number;
    return knows ? null : { verb: "reach", number, bestTime: words(after.phone.bestTimeId) };
  }
  return other.phone.state === "known" && theirs === was ? { verb: "reach", number: null, bestTime: null } : null;
};
