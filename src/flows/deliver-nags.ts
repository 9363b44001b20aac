import { type NagItem, nagCard, nagList } from "../card/nag-cards.ts";
import { clockId } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { HOUR, instant, plus } from "../core/time/instant.ts";
import { loadViews } from "../store/load-case.ts";
import { budgetFreeAt, nagsFor, postponeNags, type StoredNag, settleNags, toldSince } from "../store/nags.ts";
import { personSettings, quietUntil } from "../store/settings.ts";
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
  const decided = await nagsFor(deps.db, person, now);
  if (decided.length === 0) return { did: "nothing" };
  const quiet = await quietUntil(deps.db, now);
  if (quiet !== null) {
    await postponeNags(
      deps.db,
      decided.map((nag) => nag.id),
      quiet.until,
    );
    return { did: "nothing" };
  }
  const { items, tell, drop } = await sortNags(sending, decided);
  for (const [reason, ids] of drop) await settleNags(deps.db, ids, { state: "dropped", reason, now });
  const first = items[0];
  if (first === undefined) return { did: "sent" };
  const loud = tell.some((nag) => nag.loud);
  const { nags } = await personSettings(deps.db, person);
  const budget = deps.policy().desk.nags.perHour;
  const spent = loud ? 0 : await toldSince(deps.db, person, plus(now, -HOUR));
  if (!loud && spent >= budget) {
    const free = await budgetFreeAt(deps.db, person, plus(now, -HOUR), HOUR);
    await postponeNags(
      deps.db,
      tell.map((nag) => nag.id),
      free,
    );
    return { did: "nothing" };
  }
  const single = items.length === 1 && !first.held && (nags === "all" || loud);
  const reader = readerFor(deps, person);
  const card = single ? nagCard(first, person, reader) : nagList(items, person, reader);
  const postId = tell[0]?.id ?? deps.newId();
  const post = { postId, ref: null, thread: null, content: { card }, pin: false };
  const outcome = await putOnce(sending, post, place.failures > 0);
  if (outcome.did === "put") {
    await settleNags(
      deps.db,
      tell.map((nag) => nag.id),
      { state: "delivered", reason: null, now },
    );
    return { did: "sent" };
  }
  if (outcome.did === "refused" || outcome.did === "lost-message") {
    const reason = outcome.did === "refused" ? outcome.why : outcome.did;
    await settleNags(
      deps.db,
      tell.map((nag) => nag.id),
      { state: "dropped", reason, now },
    );
    return { did: "sent" };
  }
  return outcome;
};

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
    const running = view !== undefined && liveClocks(view.kase).some((clock) => clockId(clock) === clockId(nag));
    const onIt = view?.kase.onIt.some((held) => held.person === nag.personId && held.until > deps.now()) ?? false;
    if (view === undefined || !running) dropped("done meanwhile", nag);
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
