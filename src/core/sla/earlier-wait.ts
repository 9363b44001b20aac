import { workingTimeBetween } from "../coverage/working-time.ts";
import { earliest, type Instant, latest } from "../time/instant.ts";
import type { AdjustContext } from "./adjust-context.ts";
import type { Clock, Stretch, StretchReason } from "./clock.ts";
import type { Terms } from "./terms.ts";

/**
 * The customer has waited since before this clock began: the stretches that go in front of it, one after the other, up to
 * its first. What a case that becomes part of this one had of that time is charged as it was there, to whoever held it, on
 * the hours it was counted by, and not where it was paused; what is left is nobody's here. Empty where nothing is earlier.
 */
export const earlierWait = (live: Clock, terms: Terms, context: AdjustContext): Stretch[] => {
  const [first] = live.stretches;
  const { from } = terms.anchor;
  if (first === undefined || live.kind !== "resolve" || from >= first.from) return [];
  const until = first.from;
  const theirs = (context.joins ?? [])
    .filter(({ kind }) => kind === "resolve")
    .flatMap(({ stretches }) => stretches)
    .toSorted((a, b) => a.from - b.from);
  const all: Stretch[] = [];
  let at = from;
  for (const one of theirs) {
    const [begins, ends] = [latest(one.from, at), earliest(one.to ?? until, until)];
    if (ends <= begins) continue;
    if (begins > at) all.push(nobodys(at, begins, terms, context));
    all.push(part(one, begins, ends, context));
    at = ends;
  }
  if (at < until) all.push(nobodys(at, until, terms, context));
  return all;
};

const part = (one: Stretch, from: Instant, to: Instant, { calendars }: AdjustContext): Stretch => {
  if (one.from === from && one.to === to) return one;
  const countedMs = one.mode === "paused" ? 0 : workingTimeBetween(calendars.byRef(one.calendar), from, to);
  return { ...one, from, to, countedMs };
};

const nobodys = (from: Instant, to: Instant, { calendar }: Terms, { calendars }: AdjustContext): Stretch => {
  const countedMs = workingTimeBetween(calendars.byRef(calendar), from, to);
  const why: StretchReason = { rule: "before-us", by: null };
  return { from, to, holder: "before-us", mode: "counted", calendar, countedMs, why };
};
