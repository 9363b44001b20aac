import type { FigureItem } from "../core/digest/digest.ts";
import type { LimitHint } from "../core/digest/limits-worth-raising.ts";
import { moneyWords } from "./money-words.ts";
import { departmentOf, type Reader } from "./reader.ts";
import { writeLength } from "./time-words.ts";

/** So many are named; `digest why limits` lists what stands behind all. */
export const LIMITS_NAMED = 5;

/** What was asked beyond a limit and how it went, and which limit would have spared it. */
export const limitWords = (hint: LimitHint, reader: Reader): string => {
  const { digest, length } = reader.words;
  const money = (amount: number): string => moneyWords(amount, hint.currency);
  const asked = digest.limitAsked(
    departmentOf(reader, hint.department),
    digest.roles[hint.role],
    digest.gives[hint.kind],
    hint.limit === 0 ? "" : money(hint.limit),
    hint.upTo === null ? "" : money(hint.upTo),
    hint.asks.length,
    hint.full,
    writeLength(hint.waitedMs, length),
  );
  return `${asked}. ${digest.limitRaised(money(hint.raiseTo), hint.answered, hint.full)}`;
};

const said = {
  "give-asked": "asked",
  "give-yes": "yes",
  "give-no": "no",
  "give-back": "back",
} as const;

/** Of a credit of 80 USD: `Credit`, `80 USD granted`, `a limit of 120 USD would have done`. */
export const moneySaid = ({ money }: FigureItem, { words }: Reader): string[] => {
  if (money === null) return [];
  const { money: how } = words.digest;
  const written = (amount: number): string => moneyWords(amount, money.currency);
  const asked = written(money.asked);
  const outcome =
    money.how === "give-less"
      ? how.less(written(money.granted ?? 0), asked)
      : money.how in said
        ? how[said[money.how as keyof typeof said]](asked)
        : how.given(asked);
  const needed = money.needed === null ? [] : [how.needed(written(money.needed))];
  return [words.authority.kinds[money.kind], outcome, ...needed];
};
