import type { Case } from "../core/case/case.ts";
import { isFollowUpOpen } from "../core/case/follow-up.ts";
import { type Clock, clockId } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Tone } from "./card.ts";
import { clockWordsOf } from "./clock-name.ts";
import { departmentOf, firstNameOf, hasZones, type Reader, when, zoneName } from "./reader.ts";

/** The one clock that matters most, as an instant and never as a remainder, and the tone that goes with it. */
export const headline = (kase: Case, reader: Reader): { words: string; tone: Tone } => {
  const { card } = reader.words;
  if (kase.status === "closed" && isFollowUpOpen(kase)) {
    const who = kase.followUp?.to ?? null;
    const asks = who === null ? departmentOf(reader, kase.speaker.department) : firstNameOf(reader, who);
    return { words: card.followingUp(asks), tone: "soon" };
  }
  if (kase.status === "closed")
    return { words: kase.customerSaid === "silence" ? card.silent : card.agreed, tone: "done" };
  if (kase.status === "dismissed") return { words: card.notComplaint, tone: "done" };
  const clock = mostUrgent(kase);
  const due = clock?.dueAt ?? null;
  const tone = toneOf(kase, reader.now);
  const lead = leadWords(kase, reader);
  if (clock === undefined || due === null) return { words: lead === "" ? card.noTime : lead, tone };
  // A wait says until when by itself; a second time beside it would be read as the same one.
  if (leadsWithWait(kase) && due > reader.now) return { words: lead, tone };
  const words = clockWords(clock, kase.number, due, reader);
  return { words: lead === "" ? words : card.both(lead, words), tone };
};

/** The same for a card in a channel, with the zone's name where the desk works in more than one. */
export const headlineInPlace = (kase: Case, reader: Reader): { words: string; tone: Tone } => {
  const { words, tone } = headline(kase, reader);
  const saysTime = tone !== "done" && mostUrgent(kase)?.dueAt != null;
  return reader.stays === true && hasZones(reader.desk) && saysTime
    ? { words: reader.words.card.inZone(words, zoneName(reader.zone)), tone }
    : { words, tone };
};

/** One clock in words: `resolve due 16:30`, `claim overdue since 09:45`. */
export const clockWords = (clock: Clock, number: number, due: Instant, reader: Reader): string => {
  const { card } = reader.words;
  const at = when(reader, due);
  const name = clockWordsOf(clock, number, reader.words);
  return due <= reader.now ? card.overdue(name, at) : card.due(name, at);
};

const leadWords = (kase: Case, reader: Reader): string => {
  const { card } = reader.words;
  if (kase.offer !== null) return card.offeredTo(departmentOf(reader, kase.offer.to));
  if (kase.status === "triage") return card.whose;
  if (kase.status === "unclaimed") return card.unclaimed;
  if (kase.status === "resolved") return kase.resolution?.alone === true ? card.aloneResolved : card.resolved;
  return kase.wait === null ? "" : card.waitingUntil(when(reader, kase.wait.until));
};

/** An offer, or that nobody has the case, comes before a wait and says no time. */
const leadsWithWait = (kase: Case): boolean => kase.wait !== null && kase.offer === null && kase.status === "claimed";

/** The clock with the earliest due time, so what is overdue longest comes first. */
export const mostUrgent = (kase: Case): Clock | undefined =>
  liveClocks(kase)
    .filter((clock) => clock.dueAt !== null)
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || clockId(a).localeCompare(clockId(b)))
    .at(0);

export const toneOf = (kase: Case, now: Instant): Tone => {
  const clocks = liveClocks(kase);
  if (clocks.some((clock) => clock.dueAt !== null && clock.dueAt <= now)) return "late";
  return clocks.some((clock) => Object.keys(clock.decided).length > 0) ? "soon" : "calm";
};
