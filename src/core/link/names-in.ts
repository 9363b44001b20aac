import type { Complaint } from "../complaint/complaint.ts";
import { handlesOf, normaliseHandle } from "../complaint/handle.ts";
import { orderKey } from "../complaint/order-key.ts";

/** What stands in a complaint and may be known from somebody else's case, spelt as it is looked up. */
export type NamesIn = { orders: string[]; mails: string[]; phones: string[] };

/** Somebody who fills a text with numbers is not to have all of them looked up. */
const MOST = 12;

const mailPattern = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
/** `2027-03-01`, `1.3.2027`, `3/1/27`: a day is nobody's number. */
const day = /^\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})$/u;
const phonePattern = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d[\d\s()./-]{5,22}\d(?![\p{L}\p{N}])/gu;
const orderPattern = /(?<![\p{L}\p{N}@])[\p{L}\p{N}][\p{L}\p{N}/_-]{3,30}[\p{L}\p{N}](?![\p{L}\p{N}@])/gu;

/**
 * Order numbers, mail addresses and phone numbers that a complaint names but that its channel does not vouch for: typed
 * into a form or a text they may be anybody's, so they only propose. The sender's own handle is none of them.
 */
export const namesIn = (complaint: Complaint): NamesIn => {
  const { text, author, orderNumber } = complaint;
  const own = handlesOf(complaint);
  const isOwn = (kind: string, value: string): boolean => own.some((one) => one.kind === kind && one.value === value);
  const mails = [author.email, ...(text.match(mailPattern) ?? [])]
    .map((mail) => normaliseHandle("email", mail ?? ""))
    .filter((mail) => mail !== "" && !isOwn("email", mail));
  const phones = [author.phone, ...(text.match(phonePattern) ?? []).filter((number) => !day.test(number))]
    .map((phone) => normaliseHandle("phone", phone ?? ""))
    .filter((phone) => phone.replace(/\D/gu, "").length >= 7 && !isOwn("phone", phone));
  // A number that merely stands in the text counts only when it could hardly be anything else.
  const orders = (text.match(orderPattern) ?? [])
    .filter((number) => !day.test(number))
    .map(orderKey)
    .filter((key) => /\d/u.test(key) && key.length >= 5);
  return {
    orders: few([...(orderNumber === null ? [] : [orderKey(orderNumber)]), ...orders]),
    mails: few(mails),
    phones: few(phones),
  };
};

const few = (values: readonly string[]): string[] =>
  [...new Set(values)].filter((value) => value !== "").slice(0, MOST);
