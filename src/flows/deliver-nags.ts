import { createHash } from "node:crypto";
import type { NagItem } from "../card/nag-cards.ts";
import { nagCard, nagList } from "../card/nag-cards.ts";
import { isOnCall } from "../core/coverage/is-on-call.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { Way } from "../core/escalation/recipient.ts";
import { sortInbox } from "../core/escalation/sort-inbox.ts";
import { whenToTell } from "../core/escalation/when-to-tell.ts";
import { HOUR, type Instant, plus } from "../core/time/instant.ts";
import { listsFor, settleLists } from "../store/lists.ts";
import { loadViews } from "../store/load-case.ts";
import { nagsFor, postponeNags, type StoredNag, settleNags, tellingsSince } from "../store/nags.ts";
import { personSettings, quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { readerFor } from "./draw.ts";
import { listedItems, nagItems } from "./nag-items.ts";
import { inTime, putOnce, type Sending, type Sent } from "./sending.ts";
import { listTimeAfter } from "./sweep-lists.ts";
import { splitTrials, tellTrial } from "./tell-trial.ts";

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
  const ways = waysTo(sending);
  const waiting = await nagsFor(deps.db, person, ways, now);
  const [list] = ways.includes("chat") ? await listsFor(deps.db, person, now) : [];
  if (waiting.length === 0 && list === undefined) return { did: "nothing" };
  const sorted = await sort(sending, person, waiting, list !== undefined);
  for (const [reason, ids] of grouped(sorted.drop)) {
    await settleNags(deps.db, ids, { state: "dropped", reason, now });
  }
  if (sorted.hold !== null) await postponeNags(deps.db, sorted.hold.ids, sorted.hold.until);
  const chosen = waiting.filter(({ id }) => sorted.tell?.ids.includes(id));
  const { real, trials } = await splitTrials(deps, chosen);
  if (trials.length > 0) await tellTrial(deps, person, trials);
  const items = await nagItems(deps, real);
  const listed = list === undefined ? [] : await listedItems(deps, person, list.kind, items);
  const settled = async (as: "delivered" | "dropped", reason: string | null): Promise<void> => {
    await settleNags(
      deps.db,
      real.map(({ id }) => id),
      { state: as, reason, now },
    );
    if (list !== undefined) await settleLists(deps.db, person, list.at, { state: as, reason, now });
  };
  if (items.length + listed.length === 0) {
    if (list !== undefined && sorted.hold === null) await settled("dropped", "nothing to say");
    return { did: "settled" };
  }
  const [first] = items;
  const reader = readerFor(deps, person, place.platform);
  const card =
    first !== undefined && sorted.tell?.as === "single" && list === undefined
      ? nagCard(first, person, reader)
      : nagList([...items, ...listed], person, list?.kind ?? null, reader);
  const postId = postIdOf([...real.map(({ id }) => id), ...(list === undefined ? [] : [`${list.kind} ${list.at}`])]);
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
      await alarm(
        deps,
        `refused ${place.id} ${postId}`,
        `A reminder for ${nameOf(deps, person)} was refused by ${place.platform}: ${reason}. Please tell them yourself: ${numbersOf([...items, ...listed])}.`,
      );
      return { did: "sent" };
    }
    default:
      return outcome;
  }
};

/** Mail and pager are places of their own; where mail is all that reaches somebody, it is their chat as well. */
const waysTo = ({ place }: Sending): Way[] =>
  place.platform === "pager" ? ["pager"] : place.platform === "mail" ? ["mail", "chat"] : ["chat"];

const sort = async (sending: Sending, person: PersonId, waiting: StoredNag[], listDue: boolean) => {
  const { deps } = sending;
  const now = deps.now();
  const views = await loadViews(deps.db, [...new Set(waiting.map((nag) => nag.caseNumber))]);
  const cases = new Map(views.map(({ kase }) => [kase.number, kase]));
  const { nags: reminders } = await personSettings(deps.db, person);
  const coverage = await coverageNow(deps);
  const manners = {
    reminders,
    onCall: isOnCall(person, now, coverage),
    reachableAt: whenToTell(person, false, coverage, now),
    perHour: deps.policy().desk.nags.perHour,
    tellings: await tellingsSince(deps.db, person, plus(now, -HOUR)),
    undisturbedUntil: waiting.every(({ loud }) => loud) ? null : await doNotDisturb(sending, now),
    nextListAt: listTimeAfter(deps, person, now)?.at ?? null,
    listDue,
  };
  return sortInbox(person, waiting, (number) => cases.get(number), manners, now);
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

const grouped = (drop: { id: string; reason: string }[]): Map<string, string[]> => {
  const groups = new Map<string, string[]>();
  for (const { id, reason } of drop) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  return groups;
};

/** The same nags are the same message; with one more it is another, and is sent although the first may have arrived. */
const postIdOf = (ids: string[]): string => createHash("sha256").update(ids.toSorted().join()).digest("base64url");

const nameOf = (deps: Deps, person: PersonId): string => findPerson(deps.policy().desk, person)?.name ?? person;
const numbersOf = (items: NagItem[]): string =>
  [...new Set(items.map(({ view }) => `FT-${view.kase.number}`))].slice(0, 10).join(", ");
