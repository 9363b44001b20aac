import type { NagItem } from "../card/nag-item.ts";
import type { Case } from "../core/case/case.ts";
import { leaseOf } from "../core/case/lease.ts";
import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import { headedBy } from "../core/coverage/lead-or-deputy.ts";
import { type CoverReason, whoCovers } from "../core/coverage/who-covers.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { stepsOf } from "../core/escalation/decide-steps.ts";
import { listItems } from "../core/escalation/list-items.ts";
import type { ListKind } from "../core/escalation/list-times.ts";
import { loudLadder } from "../core/escalation/loud-ladder.ts";
import { clockOfNag } from "../core/escalation/plan-nags.ts";
import { holderOf, liveClockOf } from "../core/sla/clocks.ts";
import { casesOf } from "../store/lists.ts";
import { loadViews } from "../store/load-case.ts";
import type { StoredNag } from "../store/nags.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";

/** What is to be told of each nag, read as the case is now; of several about one clock a loud one, else the latest. */
export const nagItems = async (deps: Deps, nags: StoredNag[]): Promise<NagItem[]> => {
  const views = await loadViews(deps.db, [...new Set(nags.map((nag) => nag.caseNumber))]);
  const byNumber = new Map(views.map((view) => [view.kase.number, view]));
  const items = new Map<string, NagItem>();
  for (const nag of nags.toSorted((a, b) => Number(b.loud) - Number(a.loud) || b.stepAt - a.stepAt)) {
    const stored = byNumber.get(nag.caseNumber);
    const key = `${nag.caseNumber} ${nag.kind}`;
    if (stored === undefined || items.has(key)) continue;
    const loud = nag.loud ? await climbFacts(deps, stored.kase, nag) : null;
    const view = viewFor(stored, null);
    const at = nag.kind === "lease" ? (leaseOf(stored.kase, deps.policy())?.backAt ?? null) : null;
    items.set(key, { view, about: nag.kind, held: nag.held, because: nag.because, loud, at });
  }
  return [...items.values()];
};

/** Who was asked before, who is next, and until when the person covers. */
const climbFacts = async (deps: Deps, kase: Case, nag: StoredNag): Promise<NagItem["loud"]> => {
  const key = clockOfNag(nag.kind);
  const clock = key === null ? undefined : liveClockOf(kase, key);
  if (clock === undefined) return null;
  const ctx = await coverageNow(deps);
  const now = deps.now();
  const told = clock.climb?.told ?? [];
  const before = told.slice(0, Math.max(0, told.indexOf(nag.person)));
  const aside = clock.climb?.aside ?? [];
  const tell = stepsOf(clock, ctx.desk).find(({ id }) => id === nag.step)?.tell ?? [];
  const { rungs } = loudLadder(tell, clock, kase, ctx, now);
  const next = rungs.find(({ person }) => person !== nag.person && !told.includes(person));
  const department = holderOf(clock, kase);
  const covers = whoCovers(department, now, ctx);
  const duty = dutyAt(kase.department, now, ctx);
  return {
    asked: before.filter((person) => !aside.includes(person)),
    aside: before.filter((person) => aside.includes(person)),
    next: next?.person ?? null,
    // In ordinary hours somebody is on duty; until when is news to whoever agreed to be there, or has their turn.
    coversUntil: covers.person === nag.person && coversByPromise(covers.because) ? covers.until : null,
    takes:
      findPerson(ctx.desk, nag.person)?.department === kase.department ||
      (isCovered(duty) && duty.people.includes(nag.person)),
  };
};

const coversByPromise = (because: CoverReason): boolean => because === "cover" || because === "rota";

/** What else the person's list of this hour says; what a nag in it says already is left out. */
export const listedItems = async (
  deps: Deps,
  person: PersonId,
  kind: ListKind,
  nagged: NagItem[],
): Promise<NagItem[]> => {
  const { desk, calendars } = deps.policy();
  const zone = findPerson(desk, person)?.zone ?? desk.zone;
  const leads = headedBy(person, deps.now(), await coverageNow(deps));
  const hours = { calendar: calendars.ofPerson(person), zone, beforeClosingMs: desk.nags.beforeClosingMs, leads };
  const cases = await casesOf(deps.db, person, leads, deps.now());
  const found = listItems(kind, person, cases, hours, deps.now());
  // Whoever is asked whether they are still on it knows that there was no word.
  const known = new Set(
    nagged.map(({ view, about }) => `${view.kase.number} ${about === "lease" ? "silence" : about}`),
  );
  const fresh = found.filter(({ caseNumber, about }) => !known.has(`${caseNumber} ${about}`));
  const views = new Map(
    (await loadViews(deps.db, [...new Set(fresh.map((one) => one.caseNumber))])).map((view) => [
      view.kase.number,
      view,
    ]),
  );
  return fresh.flatMap(({ caseNumber, about, at }) => {
    const stored = views.get(caseNumber);
    if (stored === undefined) return [];
    return [{ view: viewFor(stored, null), about, held: false, because: "assignee" as const, loud: null, at }];
  });
};
