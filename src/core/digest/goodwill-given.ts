import { type GiveKind, giveKinds } from "../desk/desk.ts";
import type { Fact, Money } from "./fact.ts";

/** An amount in minor units of its currency. */
export type Sum = { currency: string; amount: number };

/** What was granted, by currency and by kind, and what is asked for and nobody has decided. */
export type Goodwill = { granted: Sum[]; kinds: { kind: GiveKind; n: number }[]; pending: Sum[] };

export const goodwillGiven = (facts: readonly Fact[], pending: readonly Money[]): Goodwill => {
  const granted = facts.flatMap(({ money }) => (money === null || money.granted === null ? [] : [money]));
  return {
    granted: sumsOf(granted.map(({ currency, granted: amount }) => ({ currency, amount: amount ?? 0 }))),
    kinds: giveKinds
      .map((kind) => ({ kind, n: granted.filter((money) => money.kind === kind).length }))
      .filter(({ n }) => n > 0),
    pending: sumsOf(pending.map(({ currency, asked }) => ({ currency, amount: asked }))),
  };
};

/** Currencies are never added to one another. */
const sumsOf = (amounts: readonly Sum[]): Sum[] => {
  const sums = new Map<string, number>();
  for (const { currency, amount } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
};
