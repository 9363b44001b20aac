import type { TextId } from "../case/wait.ts";
import type { DepartmentId, PersonId } from "../desk/desk.ts";
import type { Instant } from "../time/instant.ts";

/** `proposed`: the department that must keep it has not said yes. The first two are open, the others are ends. */
export type PromiseState = "proposed" | "accepted" | "kept" | "broken" | "refused" | "withdrawn";

/** Something for the customer with a date. */
export type CustomerPromise = {
  /** "p1" for FT-42.p1; counted through the case and never used again. */
  id: string;
  whatId: TextId;
  /** Who must keep it, and the one of them who said yes, where one did. */
  department: DepartmentId;
  keeper: PersonId | null;
  madeBy: PersonId;
  madeFrom: DepartmentId;
  madeAt: Instant;
  dueAt: Instant;
  /** When this date was set: by making the promise or by moving it last. */
  setAt: Instant;
  /** The date before it was moved last; null while it never was. */
  movedFrom: Instant | null;
  /** Made for a time in which nobody of the department is there, by somebody who knew. */
  dark: boolean;
  state: PromiseState;
  acceptedAt: Instant | null;
  /** When the customer was told of it last, and for which date; `early`: before the department said yes to that date. */
  told: { by: PersonId | null; at: Instant; textId: TextId; dueAt: Instant; early: boolean } | null;
  ended: { by: PersonId | null; at: Instant; whyId: TextId | null } | null;
  /** Why the case was resolved although this is still to be kept. */
  leftId: TextId | null;
};

type WithPromises = { promises: CustomerPromise[] };

export const isPromiseId = (piece: string): boolean => /^p[1-9]\d*$/.test(piece);

export const isPromiseOpen = ({ state }: Pick<CustomerPromise, "state">): boolean =>
  state === "proposed" || state === "accepted";

export const findPromise = (kase: WithPromises, id: string | null): CustomerPromise | undefined =>
  kase.promises.find((promise) => promise.id === id);

/** The one that is due first comes first. */
export const openPromises = (kase: WithPromises): CustomerPromise[] =>
  kase.promises.filter(isPromiseOpen).toSorted((a, b) => a.dueAt - b.dueAt || a.madeAt - b.madeAt);

/** Those that the customer counts on. */
export const toldPromises = (kase: WithPromises): CustomerPromise[] =>
  openPromises(kase).filter(({ told }) => told !== null);

/** The customer counts on another date than the one it has now. */
export const isToldOtherwise = ({ told, dueAt, state }: CustomerPromise): boolean =>
  isPromiseOpen({ state }) && told !== null && told.dueAt !== dueAt;

/** Who is to keep it: whoever has the case where its department has it, else the one who said yes. Null: nobody by name. */
export const keeperOf = (
  promise: CustomerPromise,
  { department, assignee }: { department: DepartmentId; assignee: PersonId | null },
): PersonId | null => (promise.department === department ? (assignee ?? promise.keeper) : promise.keeper);
