import { personOf } from "../case/actor.ts";
import type { Absorbed, Case, CustomerWord } from "../case/case.ts";
import type { CaseEvent, LinkBody } from "../case/event.ts";
import { earliest, type Instant } from "../time/instant.ts";
import { factsOf, joinFacts, partFacts, withFacts } from "./join-facts.ts";
import { findLink, withLink } from "./link.ts";
import { eachSort, withPieces } from "./pieces.ts";

type LinkEvent = Extract<CaseEvent, { type: LinkBody["type"] }>;
type Event<T extends LinkBody["type"]> = Extract<LinkEvent, { type: T }>;

/** The case after something happened between it and another one. */
export const evolveLink = (kase: Case, event: LinkEvent): Case => {
  const by = personOf(event.actor);
  switch (event.type) {
    case "link-proposed":
      return marked(kase, event, "proposed", event.because);
    case "linked":
      return marked(kase, event, "linked", event.because);
    case "link-refused":
      return marked(kase, event, "refused", event.because);
    case "unlinked":
      return { ...kase, links: kase.links.filter(({ number }) => number !== event.other) };
    case "absorbed": {
      const own = factsOf(kase);
      const { other, took, adopts, pieces } = event;
      const part: Absorbed = { number: other, by, at: event.at, pieces, own, took, adopts };
      return {
        ...withFacts(withPieces(kase, event), joinFacts(own, took, adopts)),
        absorbed: [...kase.absorbed, part],
        clocks: [...kase.clocks, ...event.clocks],
      };
    }
    case "merged":
      return { ...kase, mergedInto: { number: event.other, by, at: event.at }, offer: null, onIt: [], lapsed: null };
    case "parted":
      return parted(kase, event.other, event.at);
    case "came-back":
      return cameBack(kase, event);
    case "complaint-left":
      return { ...kase, ...event.left };
    case "complaint-joined":
      return joinedBy(kase, event);
  }
};

const marked = (
  kase: Case,
  event: Event<"link-proposed" | "linked" | "link-refused">,
  state: "proposed" | "linked" | "refused",
  because: Event<"linked">["because"],
): Case => ({
  ...kase,
  links: withLink(kase.links, {
    number: event.other,
    state,
    because: findLink(kase, event.other)?.because ?? because,
    by: personOf(event.actor),
    at: event.at,
  }),
});

/**
 * As if the other one had never been part of it: what came from it goes, what others have become part of it since or has
 * happened here stays.
 */
const parted = (kase: Case, number: number, at: Instant): Case => {
  const index = kase.absorbed.findIndex((one) => one.number === number);
  const gone = kase.absorbed[index];
  if (gone === undefined) return kase;
  const absorbed = kase.absorbed.slice(0, index);
  let joined = joinFacts(gone.own, gone.took, gone.adopts);
  let apart = gone.own;
  for (const next of kase.absorbed.slice(index + 1)) {
    const own = partFacts(next.own, joined, apart);
    absorbed.push({ ...next, own });
    joined = joinFacts(next.own, next.took, next.adopts);
    apart = joinFacts(own, next.took, next.adopts);
  }
  const now = factsOf(kase);
  const facts = partFacts(now, joined, apart);
  const theirs = new Set(Object.values(gone.pieces));
  // Who has asked another department since, or waits for something, has made it theirs.
  const keeps = kase.offer !== null || (kase.wait !== null && kase.wait.since > gone.at);
  const holding = keeps ? now.holding : facts.holding;
  const isQueuedAgain = holding.queuedAt !== null && now.holding.queuedAt === null;
  return {
    ...withFacts(kase, { ...facts, holding: isQueuedAgain ? { ...holding, queuedAt: at } : holding }),
    absorbed,
    ...eachSort(kase, (all) => all.filter(({ id }) => !theirs.has(id))),
    clocks: kase.clocks.filter(({ piece }) => piece === null || !theirs.has(piece)),
  };
};

/** As it was, with its pieces as they are by now. Where nobody has it, it lies in the queue from now on. */
const cameBack = (kase: Case, event: Event<"came-back">): Case => {
  const { clocks, words, at } = event;
  const pieces = new Set(clocks.map(({ piece }) => piece));
  return {
    ...kase,
    mergedInto: null,
    ...eachSort(event, (all) => [...all]),
    clocks: [...kase.clocks.filter(({ piece }) => !pieces.has(piece)), ...clocks],
    firstWord: asEdited(kase.firstWord, words),
    lastWord: asEdited(kase.lastWord, words),
    queuedAt: kase.queuedAt === null ? null : at,
    touchedAt: at,
  };
};

const asEdited = (word: CustomerWord, words: readonly CustomerWord[]): CustomerWord =>
  words.find(({ complaintId }) => complaintId === word.complaintId) ?? word;

/** A message that was somewhere else before, or nowhere. */
const joinedBy = (kase: Case, { word, at }: Event<"complaint-joined">): Case => ({
  ...kase,
  firstWord: word.at < kase.firstWord.at ? word : kase.firstWord,
  lastWord: word.at > kase.lastWord.at ? word : kase.lastWord,
  contacts: kase.contacts + 1,
  since: earliest(kase.since, word.at),
  unansweredSince: kase.told === null || word.at < kase.told.at ? kase.unansweredSince : (kase.unansweredSince ?? at),
});
