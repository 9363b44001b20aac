import type { AskArgs } from "../core/case/ask.ts";
import { namedCurrency, spacedNumber } from "../core/task/read-money.ts";
import { dropLead, nextWord, takeToken, trimEnds, unquote } from "./read-words.ts";

/** `give 42 credit 40 USD for the trouble`; of one that is asked for already the amount alone: `give 42.a1 30`. */
const giveArgs = (rest: string): AskArgs => {
  const args: AskArgs = {};
  const text = dropLead(rest, /^an?\s+/iu);
  const first = nextWord(text, 0);
  const kind = first === null ? undefined : giveWords.get(first.key.replace(/[^a-z]/g, ""));
  const after = kind === undefined || first === null ? text : trimEnds(text.slice(first.end));
  if (kind !== undefined) args.kind = kind;
  const money = dropLead(after, /^(?:out\s+)?(?:of|for|worth)\s+|^out\s+/iu);
  const found = moneyAtFront.exec(money);
  const amount = found?.[0] ?? takeToken(money).token;
  if (amount.trim() !== "") args.amount = amount.trim();
  const why = found === null ? takeToken(money).rest : trimEnds(money.slice(found[0].length));
  const reason = unquote(dropLead(why, /^(?:because|since|as)\s+|^[-–—:,]\s*/iu));
  if (reason !== "") args.why = reason;
  return args;
};
const giveWords: ReadonlyMap<string, string> = new Map([
  ["credit", "credit"],
  ["voucher", "credit"],
  ["refund", "refund"],
  ["replacement", "replacement"],
  ["callout", "callout"],
  ["call", "callout"],
]);
const moneyAtFront = new RegExp(
  String.raw`^(?:(?:${namedCurrency})\s?)?(?:${spacedNumber}|\d[\d.,]*(?<![.,]))(?:\s?(?:${namedCurrency}))?(?![\p{L}\p{N}])`,
  "u",
);

/** `consent 42 wipe yes by phone: go ahead`. */
const consentArgs = (rest: string, told: (words: string) => AskArgs): AskArgs => {
  const args: AskArgs = {};
  let left = trimEnds(rest);
  for (let word = nextWord(left, 0); word !== null; word = nextWord(left, 0)) {
    const about = deedWords.get(word.key);
    const answer = yesNo.get(word.key);
    if (about !== undefined && args.about === undefined) args.about = about;
    else if (answer !== undefined && args.agreed === undefined) args.agreed = answer;
    else if (!["to", "the"].includes(word.key)) break;
    left = trimEnds(left.slice(word.end));
  }
  return { ...args, ...told(left.replace(/^[-–—:,]\s*/u, "")) };
};
const deedWords: ReadonlyMap<string, string> = new Map(
  [
    ["wipe", "wiping", "reset"],
    ["cancel", "cancelling", "canceling", "cancellation"],
    ["replace", "replacing", "replacement"],
    ["charge", "charging"],
  ].flatMap(([kind = "", ...more]) => [kind, ...more].map((word): [string, string] => [word, kind])),
);

const yesNo: ReadonlyMap<string, string> = new Map([
  ["yes", "yes"],
  ["y", "yes"],
  ["no", "no"],
  ["n", "no"],
]);

type Filler<Hints> = (rest: string, hints: Hints) => AskArgs;

/** What follows `give` and `consent`; `told` reads words with where they were said. */
export const fillGive = <Hints>(told: Filler<Hints>): { give: Filler<Hints>; consent: Filler<Hints> } => ({
  give: giveArgs,
  consent: (rest, hints) => consentArgs(rest, (words) => told(words, hints)),
});
