import type { Give } from "../../src/core/authority/give.ts";
import { MINUTE, plus } from "../../src/core/time/instant.ts";
import { monday } from "./builders.ts";

/** A credit of 80 USD that Raj of Parts asks for, a minute after nine; Lee is asked. */
export const aGive = (given: Partial<Give> = {}): Give => ({
  id: "a1",
  kind: "credit",
  amount: 8000,
  currency: "USD",
  by: "raj",
  from: "parts",
  at: plus(monday, MINUTE),
  whyId: null,
  customerId: "customer-1",
  askedAt: plus(monday, MINUTE),
  asked: ["lee"],
  counted: { case: 0, customer: 0, kind: 0 },
  state: "pending",
  decided: null,
  keptId: null,
  ...given,
});
