import type { Case } from "../case/case.ts";
import type { GiveKind } from "../desk/desk.ts";
import { DAY, type Instant, plus } from "../time/instant.ts";
import type { Counted, Give } from "./give.ts";
import { inCurrency } from "./in-currency.ts";

/** Goodwill of a customer counts for so long. */
const WINDOW = 90 * DAY;

type Asked = { kind: GiveKind; currency: string; besides: string | null };

/**
 * What is granted and pending besides one give: all of the case whenever it was, all of the customer's cases within ninety
 * days; of every kind and by whomever, in the give's currency. `related`: the other cases of the customer or order.
 */
export const countGiven = (
  kase: Case,
  related: readonly Case[],
  { kind, currency, besides }: Asked,
  rates: Readonly<Record<string, number>>,
  now: Instant,
): Counted => {
  const here = kase.gives.filter((give) => counts(give) && give.id !== besides);
  const elsewhere = related.filter(({ number }) => number !== kase.number).flatMap(({ gives }) => gives.filter(counts));
  const recent = [...here, ...elsewhere].filter((give) => give.state === "pending" || since(give) > plus(now, -WINDOW));
  const sum = (gives: readonly Give[]): number =>
    gives.reduce((total, give) => total + inCurrency(give.amount, give.currency, currency, rates), 0);
  return { case: sum(here), customer: sum(recent), kind: sum(recent.filter((give) => give.kind === kind)) };
};

const counts = ({ state }: Give): boolean => state === "granted" || state === "pending";

const since = ({ decided, at }: Give): Instant => decided?.at ?? at;
