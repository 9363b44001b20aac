import { minorDigits } from "../core/task/read-money.ts";

/** `40 USD`, `40.50 USD`; without a currency as it was typed. */
export const moneyWords = (amount: number, currency: string | null): string => {
  const digits = minorDigits(currency);
  const value = (amount / 10 ** digits).toFixed(digits).replace(/\.0+$/, "");
  return currency === null || currency === "" ? value : `${value} ${currency}`;
};
