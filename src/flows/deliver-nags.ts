import { createHash } from "node:crypto";
import { nagCard, nagList } from "../card/nag-cards.ts";
import type { NagItem } from "../card/nag-item.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { Way } from "../core/escalation/recipient.ts";
import type { Instant } from "../core/time/instant.ts";
import { isServedElsewhere } from "../store/lease-place.ts";
import { listsFor, type StoredList, settleLists } from "../store/lists.ts";
import { nagsFor, type StoredNag, settleNags, waysWaiting } from "../store/nags.ts";
import { quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import { readerFor } from "./draw.ts";
import { homePlatform } from "./home-platform.ts";
import { listedItems, nagItems } from "./nag-items.ts";
import { inTime, putOnce, type Sending, type Sent } from "./sending.ts";
import { sortNags } from "./sort-nags.ts";
import { storyOf, tellTrial, trialOf } from "./tell-trial.ts";

const TELLING_ELSEWHERE_MS = 500;

/**
 * What a person is to be told now: one nag by itself, several as one list, and the lists of a morning and of an evening.
 * What has meanwhile become pointless is dropped with the reason. Told only once the platform took it; until then it is
 * held, never counted as sent.
 */
export const deliverNags = async (sending: Sending): Promise<Sent> => {
  const { deps, place } = sending;
  if (place.kind !== "person" || place.personId === null) return { did: "nothing" };
  const person = place.personId;
  const now = deps.now();
  if ((await quietUntil(deps.db, now)) !== null) return { did: "nothing" };
  const ways = await waysTo(sending, person, now);
  // Their window was another one a moment ago, and somebody may be telling them the same there just now.
  if (ways.includes("chat") && (await isServedElsewhere(deps.db, person, place.id))) {
    return { did: "wait", ms: TELLING_ELSEWHERE_MS, scope: "place" };
  }
  if (ways.length === 0) return { did: "nothing" };
  const waiting = await nagsFor(deps.db, person, ways, now);
  const [list] = ways.includes("chat") ? await listsFor(deps.db, person, now) : [];
  if (waiting.length === 0 && list === undefined) return { did: "nothing" };
  const undisturbedUntil = waiting.every(({ loud }) => loud) ? null : await doNotDisturb(sending, now);
  const sorted = await sortNags(deps, person, waiting, { undisturbedUntil, listDue: list !== undefined });
  if (list !== undefined && !sorted.withList) {
    await settleLists(deps.db, person, list.at, { state: "dropped", reason: "card only", now });
  }
  if (sorted.tell === null) return { did: "settled" };
  const { ids } = sorted.tell;
  const chosen = waiting.filter(({ id }) => ids.includes(id));
  const told = await gather(deps, person, chosen, sorted.withList ? (list ?? null) : null);
  const settled = async (as: "delivered" | "dropped", reason: string | null): Promise<void> => {
    await settleNags(deps.db, told.ids, { state: as, reason, now });
    if (told.list !== null) await settleLists(deps.db, person, told.list.at, { state: as, reason, now });
  };
  const [first] = told.items;
  if (first === undefined) {
    await settled("dropped", told.onTrial ? "trial: told operations" : "nothing to say");
    return { did: "settled" };
  }
  const reader = await readerFor(deps, person, place.platform);
  const card =
    sorted.tell.as === "single"
      ? nagCard(first, person, reader)
      : nagList(told.items, person, told.list?.kind ?? null, reader);
  const postId = postIdOf([...told.ids, ...(told.list === null ? [] : [`${told.list.kind} ${told.list.at}`])]);
  const post = { postId, ref: null, thread: null, content: { card }, pin: false };
  const outcome = await putOnce(sending, post, place.unsure);
  switch (outcome.did) {
    case "put":
      await settled("delivered", null);
      return { did: "sent" };
    case "refused":
    case "lost-message": {
      const reason = outcome.did === "refused" ? outcome.why : outcome.did;
      await settled("dropped", reason);
      await alarm(deps, `refused ${place.id} ${postId}`, ({ operations }) =>
        operations.reminderRefused(nameOf(deps, person), place.platform, reason, numbersOf(told.items)),
      );
      return { did: "sent" };
    }
    default:
      return outcome;
  }
};

/** What the person is told of these nags and in this list; what comes from a department on trial only operations hear. */
const gather = async (
  deps: Deps,
  person: PersonId,
  nags: StoredNag[],
  list: StoredList | null,
): Promise<{ items: NagItem[]; ids: string[]; list: StoredList | null; onTrial: boolean }> => {
  const nagged = await nagItems(deps, nags);
  const listed = list === null ? [] : await listedItems(deps, person, list.kind, nagged);
  const isOnTrial = trialOf(deps);
  const trials = [...nagged, ...listed].filter(isOnTrial);
  if (trials.length > 0) await tellTrial(deps, person, trials, nags, list);
  const tried = new Set(trials.map(storyOf));
  const items = [...nagged, ...listed].filter((item) => !isOnTrial(item));
  const ids = nags.filter((nag) => !tried.has(`${nag.caseNumber} ${nag.kind}`)).map(({ id }) => id);
  return { items, ids, list, onTrial: trials.length > 0 };
};

/**
 * By which of the ways that have something for a person they are told here. Chat is their home window alone; mail and
 * pager are places of their own, and where mail is all that reaches somebody, it is their chat as well.
 */
const waysTo = async ({ deps, place }: Sending, person: PersonId, now: Instant): Promise<Way[]> => {
  const ways = await waysWaiting(deps.db, person, now);
  const here = ways.filter((way) => way === place.platform);
  if (!ways.includes("chat") || place.platform === "pager") return here;
  const home = await inTime(deps, homePlatform(deps, person));
  return home === place.platform ? [...here, "chat"] : here;
};

/** A platform that cannot say counts as one that does not mind. */
const doNotDisturb = async ({ deps, window, address }: Sending, now: Instant): Promise<Instant | null> => {
  try {
    return await inTime(deps, window.directory.quietUntil(address.externalId, now));
  } catch (error) {
    deps.log.warn({ platform: window.platform, error: String(error) }, "Do-not-disturb could not be read.");
    return null;
  }
};

/** The same nags are the same message; with one more it is another, and is sent although the first may have arrived. */
const postIdOf = (ids: string[]): string => createHash("sha256").update(ids.toSorted().join()).digest("base64url");

const nameOf = (deps: Deps, person: PersonId): string => findPerson(deps.policy().desk, person)?.name ?? person;
const numbersOf = (items: NagItem[]): string =>
  [...new Set(items.map(({ view }) => `FT-${view.kase.number}`))].slice(0, 10).join(", ");
