import type { CustomerPromise } from "../../src/core/promise/promise.ts";
import { HOUR, MINUTE, plus } from "../../src/core/time/instant.ts";
import { monday } from "./builders.ts";

/** Mia of Social has promised for Parts, a minute after nine, that something happens by three. */
export const aPromise = (given: Partial<CustomerPromise> = {}): CustomerPromise => ({
  id: "p1",
  whatId: "what",
  department: "parts",
  keeper: null,
  madeBy: "mia",
  madeFrom: "social",
  madeAt: plus(monday, MINUTE),
  dueAt: plus(monday, 6 * HOUR),
  setAt: plus(monday, MINUTE),
  movedFrom: null,
  dark: false,
  state: "proposed",
  acceptedAt: null,
  told: null,
  ended: null,
  leftId: null,
  ...given,
});
