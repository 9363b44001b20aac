import { isFollowUpOpen } from "../case/follow-up.ts";
import { isOnCall } from "../coverage/is-on-call.ts";
import { headedBy } from "../coverage/lead-or-deputy.ts";
import type { PersonId } from "../desk/desk.ts";
import { findDepartment, findPerson } from "../desk/find.ts";
import { listItems } from "../escalation/list-items.ts";
import { holderOfNag } from "../escalation/plan-nags.ts";
import { sortInbox } from "../escalation/sort-inbox.ts";
import { whenToTell } from "../escalation/when-to-tell.ts";
import { HOUR, type Instant } from "../time/instant.ts";
import { coverageOf, listAfter, type WaitingNag, type World } from "./world.ts";

/** Tells everybody what is to be told by now, one message each, as a running desk does when all its windows answer. */
export const deliverWorld = (world: World, now: Instant): void => {
  const keys = new Set([
    ...world.nags.filter(({ deliverAt }) => deliverAt <= now).map(({ person, way }) => `${person} ${way}`),
    ...[...world.dueLists.keys()].map((person) => `${person} chat`),
  ]);
  for (const key of [...keys].sort()) {
    const [person = "", way = ""] = key.split(" ");
    const waiting = world.nags.filter((nag) => nag.person === person && nag.way === way && nag.deliverAt <= now);
    tell(world, person, way === "chat", waiting, now);
  }
};

const tell = (world: World, person: PersonId, isChat: boolean, waiting: WaitingNag[], now: Instant): void => {
  if (findPerson(world.desk, person) === undefined) {
    end(world, waiting, "dropped", "nobody to tell", now);
    world.dueLists.delete(person);
    return;
  }
  const list = isChat ? world.dueLists.get(person) : undefined;
  const sorted = sortInbox(
    person,
    waiting,
    (number) => world.cases.get(number)?.kase,
    mannersOf(world, person, list !== undefined, now),
    now,
  );
  for (const { id, reason } of sorted.drop)
    end(
      world,
      waiting.filter((nag) => nag.id === id),
      "dropped",
      reason,
      now,
    );
  for (const nag of waiting.filter(({ id }) => sorted.hold?.ids.includes(id))) {
    nag.deliverAt = sorted.hold?.until ?? nag.deliverAt;
    nag.held = true;
  }
  const chosen = waiting.filter(({ id }) => sorted.tell?.ids.includes(id));
  const trials = chosen.filter((nag) => isTrial(world, nag));
  end(world, trials, "dropped", "trial: told operations", now);
  const told = chosen.filter((nag) => !trials.includes(nag));
  end(world, told, "told", null, now);
  if (told.some(({ loud }) => !loud)) world.tellings.set(person, [...(world.tellings.get(person) ?? []), now]);
  if (list === undefined) return;
  world.dueLists.delete(person);
  const stories = new Set(told.map(({ caseNumber, kind }) => `${caseNumber} ${kind}`));
  for (const { caseNumber, about } of itemsOf(world, person, list.kind, now)) stories.add(`${caseNumber} ${about}`);
  const items = sorted.withList ? stories.size : 0;
  const became = items > 0 ? ("told" as const) : ("dropped" as const);
  const reason = items > 0 ? null : sorted.withList ? "nothing to say" : "card only";
  world.lines.push({ at: now, what: "list", person, kind: list.kind, became, reason, items });
};

const mannersOf = (world: World, person: PersonId, listDue: boolean, now: Instant) => ({
  reminders: world.reminders.get(person) ?? "all",
  onCall: isOnCall(person, now, coverageOf(world)),
  reachableAt: whenToTell(person, false, coverageOf(world), now),
  perHour: world.desk.nags.perHour,
  tellings: (world.tellings.get(person) ?? []).filter((at) => at > now - HOUR),
  undisturbedUntil: null,
  nextListAt: listAfter(world.desk, world.calendars, person, now)?.at ?? null,
  listDue,
});

const itemsOf = (world: World, person: PersonId, kind: "morning" | "late", now: Instant) => {
  const cases = [...world.cases.values()]
    .map(({ kase }) => kase)
    .filter((kase) => isFollowUpOpen(kase) || (kase.status !== "closed" && kase.status !== "dismissed"));
  const hours = {
    calendar: world.calendars.ofPerson(person),
    zone: findPerson(world.desk, person)?.zone ?? world.desk.zone,
    beforeClosingMs: world.desk.nags.beforeClosingMs,
    leads: headedBy(person, now, coverageOf(world)),
  };
  return listItems(kind, person, cases, hours, now);
};

const isTrial = (world: World, { kind, caseNumber }: WaitingNag): boolean => {
  const kase = world.cases.get(caseNumber)?.kase;
  if (kase === undefined) return false;
  return findDepartment(world.desk, holderOfNag(kind, kase))?.shadow === true;
};

const end = (
  world: World,
  nags: readonly WaitingNag[],
  became: "told" | "dropped",
  reason: string | null,
  now: Instant,
): void => {
  for (const { line } of nags) Object.assign(line, { became, becameAt: now, reason });
  world.nags = world.nags.filter((nag) => !nags.includes(nag));
};
