import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { presentIn } from "../coverage/present-in.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { PersonId } from "../desk/desk.ts";
import { type CustomerPromise, findPromise, keeperOf } from "../promise/promise.ts";
import type { Because } from "./recipient.ts";

type Told = {
  kind: `proposal.${string}` | `promise-news.${string}`;
  people: readonly (PersonId | null)[];
  because: Because;
};

/**
 * Who hears directly of a promise: those at work in the department that must keep it, that it waits for their yes, and
 * once more when the customer was told before it; whoever made it, has the case or speaks with the customer, what became
 * of it; whoever was to keep it, that it was taken back.
 */
export const promiseNews = (event: CaseEvent, kase: Case, ctx: CoverageContext): Told[] => {
  const asksFor = (promise: CustomerPromise): Told => ({
    kind: `proposal.${promise.id}`,
    people: presentIn(promise.department, event.at, ctx),
    because: "department",
  });
  const of = (id: string, told: (promise: CustomerPromise) => Told): Told[] => {
    const promise = findPromise(kase, id);
    return promise === undefined ? [] : [told(promise)];
  };
  const concerned = (promise: CustomerPromise): Told => ({
    kind: `promise-news.${promise.id}`,
    people: [promise.madeBy, kase.assignee, kase.speaker.person],
    because: "assignee",
  });
  switch (event.type) {
    case "promise-made":
      return event.accepted ? [] : of(event.promise, asksFor);
    case "promise-moved":
      return of(event.promise, event.accepted ? concerned : asksFor);
    case "promise-accepted":
    case "promise-refused":
      return of(event.promise, concerned);
    case "promise-broken":
      return of(event.promise, (promise) => {
        const told = concerned(promise);
        return { ...told, people: [...told.people, keeperOf(promise, kase)] };
      });
    case "promise-withdrawn":
      return of(event.promise, (promise) => ({ ...concerned(promise), people: [keeperOf(promise, kase)] }));
    case "told":
      return (event.promises ?? []).flatMap((id) => of(id, asksFor).filter(() => findPromise(kase, id)?.told?.early));
    default:
      return [];
  }
};
