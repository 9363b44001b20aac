import { homeCard } from "../card/home-card.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { whoCovers } from "../core/coverage/who-covers.ts";
import type { DepartmentId, Person } from "../core/desk/desk.ts";
import { anyCase } from "../core/status/case-filter.ts";
import { listCases, offeredTo, queueOf } from "../store/find-cases.ts";
import { loadViews } from "../store/load-case.ts";
import { settingLines } from "./answer-settings.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";

/** How many of each list stand on the page; the whole list is a command away. */
const LISTED = 5;

/** Everything that is somebody's own, on one page. */
export const answerHome = async (deps: Deps, me: Person, reader: Reader): Promise<Answer> => {
  const now = deps.now();
  const ctx = await coverageNow(deps);
  const mine = await listCases(deps.db, { ...anyCase, person: me.id }, { offset: 0, limit: LISTED, now });
  const queue = await queueOf(deps.db, me.department, LISTED);
  const offered = await offeredTo(deps.db, me.department, LISTED);
  const views = async (numbers: number[]) =>
    (await loadViews(deps.db, numbers)).map((stored) => viewFor(stored, me.department));
  const also: DepartmentId[] = reader.desk.departments
    .filter(({ id, lead, deputy }) => id === me.department || lead === me.id || deputy === me.id)
    .map(({ id }) => id);
  return {
    card: homeCard(
      {
        person: me,
        covers: ctx.roster.covers.filter(({ person, state, to }) => person === me.id && state === "asked" && to > now),
        offered: await views(offered),
        mine: { cases: await views(mine.numbers), total: mine.total },
        queue: { cases: await views(queue.numbers), total: queue.total, unclaimed: queue.unclaimed },
        coverage: also.map((department) => ({ department, who: whoCovers(department, now, ctx) })),
        settings: await settingLines(deps, me, reader),
      },
      reader,
    ),
  };
};
