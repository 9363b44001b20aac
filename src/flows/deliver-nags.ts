import { createHash } from "node:crypto";
import { type NagItem, nagCard, nagList } from "../card/nag-cards.ts";
import { nextOpening } from "../core/coverage/calendar.ts";
import { firstInstant, localDate } from "../core/coverage/local-time.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { clockId } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { DAY, HOUR, type Instant, instant, plus } from "../core/time/instant.ts";
import { loadViews } from "../store/load-case.ts";
import { budgetFreeAt, nagsFor, postponeNags, type StoredNag, settleNags, toldSince } from "../store/nags.ts";
import { personSettings, quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import { readerFor, viewFor } from "./draw.ts";
import { putOnce, type Sending, type Sent } from "./sending.ts";

/**
 * What a person is to be told now: one nag by itself, several as one list. What has meanwhile become pointless is dropped
 * with the reason. Told only once the platform took it; until then it is held, never counted as sent.
 */
export const deliverNags = async (sending: Sending): Promise<Sent> => {
  const { deps, place } = sending;
  if (place.kind !== "person" || place.personId === null) return { did: "nothing" };
  const person = place.personId;
  const now = deps.now();
  const decided = (await quietUntil(deps.db, now)) === null ? await nagsFor(deps.db, person, now) : [];
  if (decided.length === 0) return { did: "nothing" };
  const { items, tell, drop } = await sortNags(sending, decided);
  for (const [reason, ids] of drop) await settleNags(deps.db, ids, { state: "dropped", reason, now });
  const [first] = items;
  if (first === undefined) return { did: "settled" };
  const ids = tell.map((nag) => nag.id);
  const later = await heldUntil(deps, person, tell);
  if (later !== null) {
    await postponeNags(deps.db, ids, later);
    return { did: "settled" };
  }
  const { nags } = await personSettings(deps.db, person);
  const single = items.length === 1 && !first.held && (nags === "all" || tell.some((nag) => nag.loud));
  const reader = readerFor(deps, person);
  const card = single ? nagCard(first, person, reader) : nagList(items, person, reader);
  const post = { postId: postIdOf(ids), ref: null, thread: null, content: { card }, pin: false };
  const outcome = await putOnce(sending, post, place.unsure);
  switch (outcome.did) {
    case "put":
      await settleNags(deps.db, ids, { state: "delivered", reason: null, now });
      return { did: "sent" };
    case "refused":
    case "lost-message": {
      const reason = outcome.did === "refused" ? outcome.why : outcome.did;
      await settleNags(deps.db, ids, { state: "dropped", reason, now });
      await alarm(
        deps,
        `refused ${place.id} ${postIdOf(ids)}`,
        `A reminder for ${nameOf(deps, person)} was refused by ${place.platform}: ${reason}. Please tell them yourself: ${numbersOf(tell)}.`,
      );
      return { did: "sent" };
    }
    default:
      return outcome;
  }
};

/** Quiet nags wait: for the next morning's list, where the person wants lists only, and while the hour's budget is spent. */
const heldUntil = async (deps: Deps, person: PersonId, tell: StoredNag[]): Promise<Instant | null> => {
  const now = deps.now();
  if (tell.some((nag) => nag.loud)) return null;
  const { nags } = await personSettings(deps.db, person);
  if (nags === "lists" && !tell.some((nag) => nag.held)) return nextMorning(deps, person);
  const spent = await toldSince(deps.db, person, plus(now, -HOUR));
  return spent < deps.policy().desk.nags.perHour ? null : budgetFreeAt(deps.db, person, plus(now, -HOUR), HOUR);
};

/** When the person's next day of work begins. Who is always on gets a list at nine. */
const nextMorning = (deps: Deps, person: PersonId): Instant => {
  const { desk, calendars } = deps.policy();
  const zone = findPerson(desk, person)?.zone ?? desk.zone;
  const calendar = calendars.ofPerson(person);
  const tomorrow = new Date(Date.parse(localDate(zone, deps.now())) + DAY).toISOString().slice(0, 10);
  const midnight = firstInstant(zone, tomorrow, "00:00");
  const opening = calendar.kind === "24x7" ? firstInstant(zone, tomorrow, "09:00") : nextOpening(calendar, midnight);
  return instant(Number.isFinite(opening) ? opening : midnight);
};

/** The same nags are the same message; with one more it is another, and is sent although the first may have arrived. */
const postIdOf = (ids: string[]): string => createHash("sha256").update(ids.toSorted().join()).digest("base64url");

const nameOf = (deps: Deps, person: PersonId): string => findPerson(deps.policy().desk, person)?.name ?? person;
const numbersOf = (nags: StoredNag[]): string =>
  [...new Set(nags.map((nag) => `FT-${nag.caseNumber}`))].slice(0, 10).join(", ");

type Sorted = { items: NagItem[]; tell: StoredNag[]; drop: Map<string, string[]> };

/** Reads each case as it is now: a story that is over is not told, and of several nags about one clock the last is. */
const sortNags = async (sending: Sending, decided: StoredNag[]): Promise<Sorted> => {
  const { deps } = sending;
  const views = await loadViews(deps.db, [...new Set(decided.map((nag) => nag.caseNumber))]);
  const byNumber = new Map(views.map((view) => [view.kase.number, view]));
  const drop = new Map<string, string[]>();
  const dropped = (reason: string, nag: StoredNag): void => {
    drop.set(reason, [...(drop.get(reason) ?? []), nag.id]);
  };
  const items = new Map<string, NagItem>();
  const tell: StoredNag[] = [];
  for (const nag of decided.toSorted((a, b) => b.stepAt.getTime() - a.stepAt.getTime())) {
    const view = byNumber.get(nag.caseNumber);
    const clock = view && liveClocks(view.kase).find((one) => clockId(one) === clockId(nag));
    const onIt = view?.kase.onIt.some((held) => held.person === nag.personId && held.until > deps.now()) ?? false;
    if (view === undefined || clock === undefined) dropped("done meanwhile", nag);
    else if (clock.state === "paused") dropped("waiting meanwhile", nag);
    else if (onIt && nag.stepKind !== "breach") dropped("on it", nag);
    else {
      const key = `${nag.caseNumber} ${nag.kind}`;
      const item = { view: viewFor(view, null), kind: nag.kind, held: nag.held, since: instant(nag.stepAt.getTime()) };
      if (!items.has(key)) items.set(key, item);
      tell.push(nag);
    }
  }
  return { items: [...items.values()], tell, drop };
};
