/** Wer keinen Namen hat, in den Fällen, die ein Satz braucht; ein Name bleibt, wie er ist. */
export const theCustomer = "der Kunde";
const theCustomerFirst = "Der Kunde";

const isUnnamed = (who: string): boolean => who === theCustomer || who === theCustomerFirst;

/** Am Anfang eines Satzes. */
export const first = (who: string): string => (isUnnamed(who) ? theCustomerFirst : who);
export const dative = (who: string): string => (isUnnamed(who) ? "dem Kunden" : who);
export const dativeFirst = (who: string): string => (isUnnamed(who) ? "Dem Kunden" : who);
export const accusative = (who: string): string => (isUnnamed(who) ? "den Kunden" : who);
export const of = (who: string): string => (isUnnamed(who) ? "vom Kunden" : `von ${who}`);

/** Eine Länge nach „seit“, „nach“ und „in“: `3 Tagen`. */
export const lasting = (length: string): string =>
  length.replace(/\bTage$/u, "Tagen").replace(/^weniger als eine Minute$/u, "weniger als einer Minute");

export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** `Raj`, `Raj und Lee`, `Raj, Lee und Ana`. */
export const listed = (names: readonly string[], word = "und"): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
