/** An amount in a currency's minor units; `currency` null where none was named. */
export type Money = { amount: number; currency: string | null };

const signs: Readonly<Record<string, string>> = { $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY" };
/** How many digits follow the point, where it is not two (ISO 4217). */
const digits: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  CLP: 0,
  ISK: 0,
  VND: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
};
const words: Readonly<Record<string, string>> = { dollar: "USD", euro: "EUR", pound: "GBP" };
/** Typed in small letters as well; other codes only in capitals, because `all`, `top` and `try` are currencies too. */
const oftenSmall = "aud|brl|cad|chf|cny|czk|dkk|eur|gbp|hkd|huf|inr|jpy|krw|mxn|nok|nzd|pln|sek|sgd|usd|zar".split("|");
const small = oftenSmall.map((code) => `[${code[0]}${code[0]?.toUpperCase()}]${code.slice(1)}`).join("|");
/** How a currency is named beside an amount; the source of a regular expression. */
export const namedCurrency = `[$€£¥]|(?:[A-Z]{3}|${small}|(?:dollar|euro|pound)s?)(?![A-Za-z])`;
/** "1 000 USD": a space parts thousands where a currency follows; else "12 400" are two numbers. */
export const spacedNumber = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?=\s?(?:${namedCurrency}))`;
const money = String.raw`(?:(?<before>${namedCurrency})\s?)?(?<!\p{N})(?<value>${spacedNumber}|\d{1,9}(?:[.,]\d{3})*(?:[.,]\d{1,3})?)(?!\p{N})(?:\s?(?<after>${namedCurrency}))?`;
const amount = new RegExp(money, "gu");
const lead =
  /^(?:(?:only|just|but|with|for|of|up to|at most|max(?:imum)?\.?|nur|aber|mit|für|bis zu|höchstens|maximal)\s+)+/iu;
const amountFirst = new RegExp(String.raw`^${money}(?<rest>[\s\S]*)$`, "u");
/** What may follow a number for it to be an amount: nothing, the end of a clause, or why. "3 weeks" is none. */
const afterBare = /^\s*(?:$|[,;:!–—]|\.(?:\s|$)|-\s|(?:because|since|as|is|for|weil|da|ist|für)(?!\p{L}))/iu;

/** The first amount that names its currency, else the first number; null where there is none. */
export const readMoney = (text: string): Money | null => {
  let bare: Money | null = null;
  for (const { groups } of text.slice(0, 500).matchAll(amount)) {
    const currency = currencyOf(groups?.before) ?? currencyOf(groups?.after);
    const minor = minorUnits(groups?.value ?? "", digits[currency ?? ""] ?? 2);
    if (minor === null) continue;
    if (currency !== null) return { amount: minor, currency };
    bare ??= { amount: minor, currency };
  }
  return bare;
};

/**
 * The amount that somebody decides on, which the words must begin with: "40", "only $40", "40 USD since it is the second
 * time". `usual` is the currency of a number that names none. Null where the words leave open which amount is meant.
 */
export const readAmount = (words: string, usual: string): { amount: number; currency: string } | null => {
  const { groups } = amountFirst.exec(words.slice(0, 500).trim().replace(lead, "")) ?? {};
  if (groups === undefined) return null;
  const named = currencyOf(groups.before) ?? currencyOf(groups.after);
  if (named === null && !afterBare.test(groups.rest ?? "")) return null;
  const currency = named ?? usual;
  const minor = minorUnits(groups.value ?? "", digits[currency] ?? 2);
  return minor === null ? null : { amount: minor, currency };
};

export const minorDigits = (currency: string | null): number => digits[currency ?? ""] ?? 2;

const currencyOf = (word: string | undefined): string | null => {
  if (word === undefined) return null;
  const key = word.toLowerCase().replace(/s$/, "");
  const isCode = /^[A-Z]{3}$/.test(word) || oftenSmall.includes(word.toLowerCase());
  return signs[word] ?? words[key] ?? (isCode ? word.toUpperCase() : null);
};

/** "1,234.50" and "1.234,50": the last point or comma is the decimal one, unless three digits follow it. */
const minorUnits = (typed: string, places: number): number | null => {
  const value = typed.replace(/\s/gu, "");
  const last = Math.max(value.lastIndexOf("."), value.lastIndexOf(","));
  const tail = last < 0 ? "" : value.slice(last + 1);
  const isDecimal = last >= 0 && (tail.length < 3 || places === 3);
  const whole = (isDecimal ? value.slice(0, last) : value).replace(/[.,]/g, "");
  const fraction = isDecimal ? tail : "";
  if (fraction.length > places) return null;
  const minor = Number(whole + fraction.padEnd(places, "0"));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
};
