import { wallAt } from "../coverage/local-time.ts";
import type { Language } from "../desk/language.ts";
import { inEnglish } from "../time/in-english.ts";
import type { Instant, Zone } from "../time/instant.ts";
import { parseWhen } from "../time/parse-when.ts";
import { isPartNumber, normalisePart } from "./part-number.ts";
import { readMoney } from "./read-money.ts";
import type { RefundMethod, TaskFacts, TaskKind } from "./task.ts";

/** The facts of what is asked, before the words in them have an id. */
export type TaskDraft =
  | Exclude<TaskFacts, { kind: "call-back" }>
  | { kind: "call-back"; number: string | null; bestTime: string | null };

/** Longer words are somebody's story; what they begin with says what is meant. */
const READ = 500;

/**
 * What a department is asked for, read from the words: "refund 40 USD", "ship 279838 x2", "visit tue 9-12", "call back 212
 * 555 0188 after 5pm", a question by its last character. `kind` is for whoever has chosen one. What cannot be read is null.
 */
export const readWhat = (
  words: string,
  kind: TaskKind | null,
  now: Instant,
  zone: Zone,
  language: Language = "en",
): TaskDraft => {
  const text = words.trim().slice(0, READ);
  const meant = kind ?? kindOf(words.trim(), text);
  switch (meant) {
    case "piece":
    case "question":
      return { kind: meant };
    case "ship":
      return shipment(text);
    case "refund": {
      const money = readMoney(text);
      return {
        kind: "refund",
        amount: money?.amount ?? null,
        currency: money?.currency ?? null,
        method: methods.find(([pattern]) => pattern.test(text))?.[1] ?? null,
      };
    }
    case "visit":
      return visit(text, now, zone, language);
    case "call-back":
      return callBack(text);
  }
};

const kindOf = (whole: string, text: string): TaskKind => {
  if (/[?？]["'”’)\]]*$/u.test(whole)) return "question";
  const asked = text.replace(asking, "");
  const first = leads.find(([pattern]) => pattern.test(asked));
  return first?.[1] ?? "piece";
};

/** What people say before what they want: "please", "urgent:", "can you", "she needs". */
const asking =
  /^(?:(?:please|pls|kindly|urgent(?:ly)?|asap|now|also|just|again|to|(?:can|could|would|will)\s+(?:you|we|somebody|someone)|(?:(?:we|i|she|he|they|(?:the\s+)?customer)\s+)?(?:needs?|wants?|would\s+like)|bitte|dringend|noch\s?mal(?:s)?)(?:\s*[:,–—-])?\s+)+/iu;

/** What is sent and is no part: a mail is not ordered twice. */
const papers =
  "(?:e-?)?mails?|letters?|messages?|invoices?|receipts?|cop(?:y|ies)|links?|forms?|labels?|codes?|photos?|pictures?|quotes?|money|passwords?|manuals?|usd|eur|euros?|dollars?";
const goods = String.raw`(?:spare\s+)?parts?|replacements?|units?|another|new|one\s+more|second|\p{L}*\d[\p{L}\p{N}./-]{2,}`;
const articles = String.raw`(?:(?:an?|the|another|one\s+more|second|new)\s+)*`;

const leads: readonly (readonly [RegExp, TaskKind])[] = [
  [/^(?:(?:partial|full|another|second|a)\s+)*(?:refund|reimburse(?:ment)?)\b/iu, "refund"],
  [/^pay\s+(?:\S+\s+){0,6}?back\b|^(?:(?:give|send|transfer)\s+(?:\S+\s+){0,6}?)?money\s+back\b/iu, "refund"],
  [
    new RegExp(
      String.raw`^(?:(?:send|book|schedule|arrange)\s+(?:(?:her|him|them|out)\s+)?${articles}|(?:(?:an?|another|second)\s+)*)(?:technician|engineer|visit|call-?out|service visit)\b`,
      "iu",
    ),
    "visit",
  ],
  [/^(?:ship|reship|re-ship|order|reorder|re-order|dispatch|resend|re-send)\b/iu, "ship"],
  [
    new RegExp(
      String.raw`^(?:send|mail|post)\b(?![\s\S]*\b(?:${papers})\b)[\s\S]*(?<![\p{L}\p{N}])(?:${goods})(?!\p{L})`,
      "iu",
    ),
    "ship",
  ],
  [/^(?:(?:re-?)?shipment|delivery)\s+of\b/iu, "ship"],
  [/^(?:call|ring|phone)\s+(?:\S+\s+)?back\b|^call-?back\b/iu, "call-back"],
  // German: what is asked for is said in one's own words, whatever language the desk speaks with them.
  [/^(?:bitte\s+)?(?:(?:volle|eine)\s+)*(?:rück|teil)?erstatt(?:ung|en|e)(?!\p{L})/iu, "refund"],
  [
    /^(?:bitte\s+)?(?:(?:nach|ersatz)?liefer(?:ung|n|e)|(?:ver)?schick(?:en|e)|versand|versend(?:en|e)|(?:nach)?bestell(?:ung|en|e))(?!\p{L})/iu,
    "ship",
  ],
  [/^(?:bitte\s+)?(?:einen?\s+)?(?:techniker(?:in)?|besuch|termin)(?!\p{L})/iu, "visit"],
  [/^(?:bitte\s+)?(?:(?:einen|um)\s+)?(?:rückruf|zurückrufen)(?!\p{L})/iu, "call-back"],
];

const methods: readonly (readonly [RegExp, RefundMethod])[] = [
  [/\bcards?\b|\bkarte\b/iu, "card"],
  [/\b(?:bank|transfer|iban|sepa|ach|konto)\b|überweisung/iu, "bank"],
  [/\bpaypal\b/iu, "paypal"],
  [/\b(?:voucher|store credit|gutschein)\b/iu, "voucher"],
  [/\b(?:che(?:que|ck)|scheck)\b/iu, "cheque"],
];

const shipment = (text: string): TaskDraft => {
  const rest = text.replace(/^\S+\s+/u, "");
  const times = /(?:^|\s)[x×]\s?(\d{1,3})(?!\p{N})|(?<![\p{L}\p{N}])(\d{1,3})\s?[x×](?=\s|$)/iu.exec(rest);
  const quantity = Number(times?.[1] ?? times?.[2] ?? 1);
  const part = rest
    .replace(times?.[0] ?? "\u0000", " ")
    .split(/\s+/)
    .map(normalisePart)
    .find((word) => isPartNumber(word));
  return {
    kind: "ship",
    part: part ?? null,
    quantity: quantity > 0 ? quantity : 1,
    addressConfirmed:
      /\baddress (?:is )?(?:confirmed|checked|ok|right|correct)\b|\badresse (?:ist )?(?:bestätigt|geprüft|richtig|ok)(?!\p{L})/iu.test(
        text,
      ),
  };
};

const clockTime = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?`;
const windowOf = new RegExp(
  String.raw`(?<![\p{N}-])${clockTime}\s?(?:-|–|to|and|bis|und)\s?${clockTime}(?![\p{N}-])`,
  "iu",
);

const visit = (text: string, now: Instant, zone: Zone, language: Language): TaskDraft => {
  const rest = text.replace(
    /^.*?\b(?:technician|engineer|visit|call-?out|techniker(?:in)?|besuch|termin)\b(?:\s+(?:on|for|am|für))?\s*/iu,
    "",
  );
  const found = windowOf.exec(rest);
  const before = (found === null ? rest : rest.slice(0, found.index))
    .replace(/\b(?:between|from|zwischen|von)\s*$/iu, "")
    .trim();
  // "tue: bring the long hose" names the day first; of more words, the fewest that are a date.
  const day = before
    .split(/\s+/)
    .slice(0, 4)
    .map((_, index, all) =>
      all
        .slice(0, index + 1)
        .join(" ")
        .replace(/[,:;]+$/, ""),
    )
    .toReversed()
    .map((start) => (start === "" ? null : parseWhen(inEnglish(start, language), now, zone)))
    .find((at) => at !== null);
  return {
    kind: "visit",
    date: day === undefined || day === null ? null : localDate(day, zone),
    window: windowWords(found),
  };
};

const localDate = (at: Instant, zone: Zone): string => new Date(wallAt(zone, at)).toISOString().slice(0, 10);

/** `09:00-12:00`; "1-4pm" is an afternoon at both ends. Null for what is no window. */
const windowWords = (found: RegExpExecArray | null): string | null => {
  if (found === null) return null;
  const [, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = found;
  const from = minutesOf(fromHour, fromMinute, fromHalf ?? (Number(fromHour) < Number(toHour) ? toHalf : undefined));
  const to = minutesOf(toHour, toMinute, toHalf);
  return from === null || to === null || from >= to ? null : `${written(from)}-${written(to)}`;
};
const minutesOf = (hour = "", minute = "0", half?: string): number | null => {
  const h = Number(hour);
  const turned = half?.toLowerCase() === "pm" && h < 12 ? h + 12 : half?.toLowerCase() === "am" && h === 12 ? 0 : h;
  return turned > 24 || Number(minute) > 59 ? null : turned * 60 + Number(minute);
};
const written = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const callBack = (text: string): TaskDraft => ({ kind: "call-back", ...readNumber(text) });

/** "212 555 0188, after 5pm": what follows the number is the best time to call it. */
export const readNumber = (text: string): { number: string | null; bestTime: string | null } => {
  const found = /\+?\(?\d[\d\s()./-]{4,22}\d/u.exec(text);
  const after =
    found === null
      ? text.replace(/^.*?(?:\bback\b|rückruf|zurückrufen)/iu, "")
      : text.slice(found.index + found[0].length);
  const bestTime = after.replace(/^[\s,;:–-]+/u, "").trim();
  return { number: found?.[0].trim() ?? null, bestTime: bestTime === "" ? null : bestTime };
};
