import { deskChangeLines } from "../card/desk-change-lines.ts";
import { en } from "../card/words/en.ts";
import type { Case } from "../core/case/case.ts";
import type { Roster } from "../core/coverage/roster.ts";
import { withoutHours } from "../core/coverage/without-hours.ts";
import type { Desk } from "../core/desk/desk.ts";
import { findDepartment, findPerson } from "../core/desk/find.ts";
import {
  addChange,
  type ClocksChange,
  type DeskChange,
  type Gone,
  goneFrom,
  nothingChanged,
} from "../core/sla/desk-change.ts";
import { alwaysBreached, beyondHours } from "../core/sla/never-met.ts";
import { DAY } from "../core/time/instant.ts";
import { openCases } from "../store/cases-behind.ts";
import { loadRoster } from "../store/roster.ts";
import type { Deps, Policy } from "./deps.ts";
import { retimed } from "./move-clocks.ts";

const PAGE = 200;
const LARGEST = 5;
const HORIZON = 28 * DAY;

/** What a desk version would do and what is odd about it, without doing anything, as facts and as sentences. */
export const previewDesk = async (deps: Deps, next: Policy): Promise<{ change: DeskChange; lines: string[] }> => {
  const now = deps.now();
  const present = deps.policy().desk;
  const { clocks, countOf } = await walkCases(deps, next);
  const roster = await loadRoster(deps.db, now);
  const change: DeskChange = {
    clocks,
    gone: goneFrom(present, next.desk, countOf),
    withoutHours: withoutHours(next, now, HORIZON),
    breached: alwaysBreached(next, now, HORIZON),
    beyond: beyondHours(next, now, HORIZON),
    rotas: emptyRotas(next.desk, roster),
    covers: lostCovers(next.desk, roster),
  };
  const reader = { desk: next.desk, words: en, zone: next.desk.zone, now, stays: true };
  return { change, lines: deskChangeLines(change, present, reader) };
};

const walkCases = async (
  deps: Deps,
  next: Policy,
): Promise<{ clocks: ClocksChange; countOf: (what: Gone["what"], id: string) => number }> => {
  const counts = new Map<string, number>();
  const keyOf = (what: Gone["what"], id: string): string => `${what} ${id}`;
  const add = (what: Gone["what"], id: string | null): void => {
    if (id !== null) counts.set(keyOf(what, id), (counts.get(keyOf(what, id)) ?? 0) + 1);
  };
  let clocks = nothingChanged;
  let cases: Case[];
  let after = 0;
  do {
    cases = await openCases(deps.db, after, PAGE);
    for (const before of cases) {
      const decision = retimed(deps, before, next, "preview");
      if (decision !== null) clocks = addChange(clocks, { before, after: decision.after, now: deps.now() }, LARGEST);
      add("department", before.department);
      add("person", before.assignee);
      add("severity", before.severity);
      after = before.number;
    }
  } while (cases.length === PAGE);
  return { clocks, countOf: (what, id) => counts.get(keyOf(what, id)) ?? 0 };
};

/** Who stands in a rota and has said to be away, without saying until when. */
const emptyRotas = (desk: Desk, { absences }: Roster): DeskChange["rotas"] =>
  desk.departments.flatMap(({ id, rota }) =>
    [...new Set(rota?.order ?? [])]
      .filter((person) => absences.some((one) => one.person === person && one.to === null))
      .map((person) => ({ department: id, person })),
  );

const lostCovers = (desk: Desk, { covers }: Roster): DeskChange["covers"] =>
  covers
    .filter(({ state }) => state === "agreed" || state === "asked")
    .flatMap(({ department, person, from, to }): DeskChange["covers"] => {
      if (findDepartment(desk, department) === undefined) return [{ department, person, from, to, lost: "department" }];
      return findPerson(desk, person) === undefined ? [{ department, person, from, to, lost: "person" }] : [];
    });
