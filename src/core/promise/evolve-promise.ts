import { personOf } from "../case/actor.ts";
import type { Case } from "../case/case.ts";
import type { CaseEvent, PromiseBody } from "../case/event.ts";
import type { TextId } from "../case/wait.ts";
import type { CustomerPromise } from "./promise.ts";

type PromiseEvent = Extract<CaseEvent, { type: PromiseBody["type"] }>;

/** The case after something happened to one of its promises. What changes what the customer counts on is news for them. */
export const evolvePromise = (kase: Case, event: PromiseEvent): Case => {
  if (event.type === "promise-made") {
    return { ...kase, promises: [...kase.promises, made(event)], promisesMade: kase.promisesMade + 1 };
  }
  if (event.type === "promises-left") {
    const left = (promise: CustomerPromise): boolean => event.promises.includes(promise.id);
    return {
      ...kase,
      promises: kase.promises.map((promise) => (left(promise) ? { ...promise, leftId: event.whyId } : promise)),
    };
  }
  const before = kase.promises.find(({ id }) => id === event.promise);
  const promises = kase.promises.map((promise) => (promise.id === event.promise ? changed(promise, event) : promise));
  const toldOfIt = before !== undefined && before.told !== null;
  const isNews = toldOfIt && event.type !== "promise-accepted" && event.type !== "promise-kept";
  return isNews ? { ...kase, promises, news: kase.news ?? { since: event.at, asked: null } } : { ...kase, promises };
};

const made = (event: Extract<PromiseEvent, { type: "promise-made" }>): CustomerPromise => ({
  id: event.promise,
  whatId: event.whatId,
  department: event.department,
  keeper: event.keeper,
  madeBy: personOf(event.actor) ?? "",
  madeFrom: event.from,
  madeAt: event.at,
  dueAt: event.dueAt,
  setAt: event.at,
  movedFrom: null,
  dark: event.dark,
  state: event.accepted ? "accepted" : "proposed",
  acceptedAt: event.accepted ? event.at : null,
  told: null,
  ended: null,
  leftId: null,
});

const changed = (
  promise: CustomerPromise,
  event: Exclude<PromiseEvent, { type: "promise-made" | "promises-left" }>,
): CustomerPromise => {
  const ended = (whyId: TextId | null) => ({ by: personOf(event.actor), at: event.at, whyId });
  switch (event.type) {
    case "promise-accepted":
      return { ...promise, state: "accepted", acceptedAt: event.at, keeper: event.keeper };
    case "promise-moved":
      return {
        ...promise,
        dueAt: event.dueAt,
        setAt: event.at,
        movedFrom: event.from,
        dark: event.dark,
        state: event.accepted ? "accepted" : "proposed",
        acceptedAt: event.accepted ? event.at : null,
        keeper: event.accepted ? event.keeper : promise.keeper,
      };
    case "promise-kept":
      return { ...promise, state: "kept", ended: ended(null) };
    case "promise-broken":
      return { ...promise, state: "broken", ended: ended(event.whyId) };
    case "promise-refused":
      return { ...promise, state: "refused", ended: ended(event.whyId) };
    case "promise-withdrawn":
      return { ...promise, state: "withdrawn", ended: ended(event.whyId) };
  }
};

/** The customer was told of these: they count on them, for the dates they have now. */
export const promisesTold = (
  promises: readonly CustomerPromise[],
  event: Extract<CaseEvent, { type: "told" }>,
): CustomerPromise[] =>
  promises.map((promise) =>
    event.promises?.includes(promise.id) === true
      ? {
          ...promise,
          told: {
            by: personOf(event.actor),
            at: event.at,
            textId: event.textId,
            dueAt: promise.dueAt,
            early: promise.state === "proposed",
          },
        }
      : promise,
  );

/** The number was read by others: FT-42.p1 that is taken back reads so, and another is FT-42.p2. */
export const promisesAfterUndo = (
  kase: Case,
  before: readonly CustomerPromise[],
  event: CaseEvent,
): Pick<Case, "promises" | "promisesMade"> => {
  const fresh = kase.promises.filter(({ id }) => before.every((promise) => promise.id !== id));
  const ended = { by: personOf(event.actor), at: event.at, whyId: null };
  return {
    promises: [...before, ...fresh.map((promise) => ({ ...promise, state: "withdrawn" as const, ended }))],
    promisesMade: kase.promisesMade,
  };
};
