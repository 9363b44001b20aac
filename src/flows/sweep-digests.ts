import type { Block, Card } from "../card/card.ts";
import { digestBlocks, digestCard } from "../card/digest-card.ts";
import { detailBlocks } from "../card/digest-details.ts";
import { withPlain } from "../card/plain-card.ts";
import type { Reader } from "../card/reader.ts";
import type { DigestPlan, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { Digest } from "../core/digest/digest.ts";
import { LATE_AFTER, lastDigestAt, nextDigestAt } from "../core/digest/digest-times.ts";
import { DAY, earliest, type Instant, latest, plus } from "../core/time/instant.ts";
import type { DeskNotice } from "../store/change-desk.ts";
import { lastGiven, setGiven } from "../store/digests-given.ts";
import { addNotice } from "../store/notices.ts";
import { dueRounds, planRounds, type Round, roundDone, roundsAreOf } from "../store/rounds.ts";
import { quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import type { Deps } from "./deps.ts";
import { noticesIn, noticeTo } from "./desk-notices.ts";
import { digestPictures } from "./digest-pictures.ts";
import { readerFor } from "./draw.ts";
import { personPlace } from "./name-places.ts";
import { readDigest } from "./read-digest.ts";
import { areFactsMade } from "./rebuild-facts.ts";

/** Nobody is told of more than this at once, however long the desk was down. */
const LONGEST = 31 * DAY;

/**
 * Gives the digests that are due, each from where its last one ended. While the desk is quiet, and until the figures
 * stand, they wait and then say that they are late.
 */
export const sweepDigests = async (deps: Deps): Promise<number> => {
  const { version, desk } = deps.policy();
  const plans = desk.digests ?? [];
  const now = deps.now();
  const due = await dueRounds(deps.db, "digest", now);
  const isPlanned = plans.length === 0 ? due.length === 0 : await roundsAreOf(deps.db, "digest", version);
  if (due.length === 0 && isPlanned) return 0;
  if ((await quietUntil(deps.db, now)) !== null || !(await areFactsMade(deps))) return 0;
  for (const round of due)
    await guarded(
      deps,
      round,
      plans.find(({ id }) => id === round.subject),
    );
  if (!isPlanned) {
    const planned = plans.map((plan) => ({ subject: plan.id, at: nextDigestAt(plan, now) }));
    await planRounds(deps.db, "digest", version, planned);
  }
  return due.length;
};

/** One that cannot be given is tried again at the next sweep; the others are given all the same. */
const guarded = async (deps: Deps, round: Round, plan: DigestPlan | undefined): Promise<void> => {
  if (plan === undefined) return roundDone(deps.db, round, null);
  try {
    await give(deps, round, plan);
    await roundDone(deps.db, round, nextDigestAt(plan, deps.now()));
  } catch (error) {
    deps.log.error({ digest: plan.id, error: String(error) }, "A digest failed; it is tried again.");
    await alarm(deps, `digest ${plan.id} ${Math.floor(deps.now() / DAY)}`, ({ operations }) =>
      operations.noDigest(plan.id),
    );
  }
};

const give = async (deps: Deps, round: Round, plan: DigestPlan): Promise<void> => {
  const now = deps.now();
  const due = latest(round.at, earliest(lastDigestAt(plan, now) ?? round.at, now));
  const last = await lastGiven(deps.db, plan.id);
  const from = latest(last?.to ?? lastDigestAt(plan, plus(due, -1)) ?? plus(due, -DAY), plus(due, -LONGEST));
  if (from >= due) return;
  // Up to its own time and not up to now: tried again after a crash, it tells of the same stretch.
  const stretch = { from, to: due };
  const digest = await readDigest(deps, { ...stretch, scope: plan.scope, zone: plan.zone });
  const lateSince = now - due > LATE_AFTER ? due : null;
  const key = `digest ${plan.id} ${due}`;
  const pictures = plan.way === "mail" ? await picturesFor(deps, plan) : [];
  const draw: Draw = (reader, me) => drawn(digest, plan, { lateSince, pictures }, reader, me);
  const notices = await noticesOf(deps, plan, key, draw);
  for (const { place, key: once, card } of notices) await addNotice(deps.db, place, { key: once, card, at: now });
  await setGiven(deps.db, plan.id, stretch);
  deps.wake();
};

type Draw = (reader: Reader, me: PersonId | null) => Card;

/** A mail holds them; in chat a button asks for them. */
const picturesFor = async (deps: Deps, { to, scope, zone }: DigestPlan): Promise<Block[]> => {
  const reader = await readerFor(deps, "person" in to ? to.person : null, "mail");
  return digestPictures(deps, scope, { ...reader, zone });
};

/** In chat short, with buttons; a mail has none, so it holds the details as well. */
const drawn = (
  digest: Digest,
  plan: DigestPlan,
  { lateSince, pictures }: { lateSince: Instant | null; pictures: Block[] },
  given: Reader,
  me: PersonId | null,
): Card => {
  const reader: Reader = { ...given, zone: plan.zone, stays: true };
  if (plan.way === "chat") return digestCard(digest, { lateSince, buttons: true }, reader);
  return withPlain("calm", [
    ...digestBlocks(digest, { lateSince, buttons: false }, reader),
    ...pictures,
    ...detailBlocks(digest, { me, everybody: plan.people, buttons: false }, reader),
  ]);
};

const noticesOf = async (deps: Deps, { to, way, id }: DigestPlan, key: string, draw: Draw): Promise<DeskNotice[]> => {
  if ("department" in to) return noticesIn(deps, to.department, key, (reader) => draw(reader, null));
  const person = findPerson(deps.policy().desk, to.person);
  if (person === undefined) return [];
  if (way === "mail") {
    const place = personPlace(person.id, "mail");
    return [{ place, key: `${place.id} ${key}`, card: draw(await readerFor(deps, person.id, "mail"), person.id) }];
  }
  const notice = await noticeTo(deps, person.id, key, (reader) => draw(reader, person.id));
  if (notice === null)
    deps.log.warn({ digest: id, person: person.id }, "Nobody to give this digest to: no chat reaches them.");
  return notice === null ? [] : [notice];
};
