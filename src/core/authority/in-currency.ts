import { minorDigits } from "../task/read-money.ts";

/**
 * An amount in another currency's minor units, never less than it is worth. `rates`: what one unit of a currency is worth
 * in the organisation's, in millionths; a currency without a rate is the organisation's own.
 */
export const inCurrency = (
  amount: number,
  from: string,
  to: string,
  rates: Readonly<Record<string, number>>,
): number => {
  if (from === to) return amount;
  const worth = (currency: string): bigint => BigInt(rates[currency] ?? 1_000_000);
  const scaled = BigInt(amount) * worth(from) * 10n ** BigInt(minorDigits(to));
  const divisor = worth(to) * 10n ** BigInt(minorDigits(from));
  return Number((scaled + divisor - 1n) / divisor);
};
