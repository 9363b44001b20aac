import { through } from "./through.ts";

/** What whoever takes over should know before anything else. */
export const brief = {
  labels: {
    latest: "Latest",
    first: "First",
    told: "Told",
    asked: "Asked for",
    did: "Done",
    waiting: "Waiting for",
    offered: "Offered",
    who: "Who",
    heat: "Heat",
    note: "Note",
    resolved: "Resolved",
    holds: "We have",
    call: "Call",
    next: "Next",
  },
  by: (name: string, source: string, at: string) => `${name} ${through(source)}, ${at}`,
  contacts: (n: number) => `${n} messages so far`,
  never: (customer: string, length: string) => `Nobody has told ${customer} anything yet, for ${length} now.`,
  unanswered: (customer: string, at: string, length: string) =>
    `Nobody has answered ${customer} since ${at}, for ${length} now.`,
  order: (number: string) => `order ${number}`,
  phone: (number: string) => `phone ${number}`,
  mail: (address: string) => `mail ${address}`,
  address: "the address, confirmed",
  doNotAsk: "do not ask again",
  leftOut: (n: number) => (n === 1 ? "One thing more is in the story." : `${n} things more are in the story.`),
};
