import type { TextId } from "../case/wait.ts";
import type { DepartmentId, GiveKind, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

export type GiveState = "pending" | "granted" | "refused" | "withdrawn";

/** Money or its worth for a customer's trouble: granted at once, or asked for and then decided by somebody else. */
export type Give = {
  /** "a1" for FT-42.a1; counted through the case and never used again. */
  id: string;
  kind: GiveKind;
  /** In the currency's minor units; what was granted where that is less than was asked for. */
  amount: number;
  currency: string;
  /** Who wants to give it, and of which department they were. */
  by: PersonId;
  from: DepartmentId;
  at: Instant;
  whyId: TextId | null;
  /** Whom it is for: an approval that was asked for another customer is asked for again. */
  customerId: string;
  /** Since when this is asked. */
  askedAt: Instant;
  /** Who has been asked, in order. */
  asked: PersonId[];
  /** What was granted and pending besides it when it was asked for, in its currency. */
  counted: Counted;
  state: GiveState;
  decided: { by: PersonId | null; at: Instant; whyId: TextId | null; askedAmount: number } | null;
  /** Why the case was resolved although this is not decided yet. */
  keptId: TextId | null;
};

/** Sums in one currency: of the case, of the customer, and of one kind for the customer. */
export type Counted = { case: number; customer: number; kind: number };

/** What is asked in one word: an answer to anything else is an answer to something that has changed since. */
export const askingOf = ({ amount, currency, by, customerId }: Give): string =>
  [amount, currency, by, customerId].join(" ");

type WithGives = { gives: readonly Give[] };

export const isGivePiece = (piece: string | null | undefined): boolean => /^a\d+$/.test(piece ?? "");

export const findGive = (kase: WithGives, id: string | null): Give | undefined =>
  kase.gives.find((give) => give.id === id);

export const pendingGives = (kase: WithGives): Give[] => kase.gives.filter(({ state }) => state === "pending");
