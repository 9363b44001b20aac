import { homeCard } from "../card/home-card.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { waitsFor } from "../core/case/waits-for.ts";
import { standsInFor } from "../core/coverage/stands-in-for.ts";
import { whoCovers } from "../core/coverage/who-covers.ts";
import type { DepartmentId, Person } from "../core/desk/desk.ts";
import { openPromises } from "../core/promise/promise.ts";
import { anyCase } from "../core/status/case-filter.ts";
import { casesPromised, casesToAnswer, listCases, queueOf } from "../store/find-cases.ts";
import { loadViews } from "../store/load-case.ts";
import { settingLines } from "./answer-settings.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";

/** How many of each list stand on the page; the whole list is a command away. */
const LISTED = 5;
/** More is no page any more. */
const LOOKED_AT = 50;

/** Everything that is somebody's own, on one page. */
export const answerHome = async (deps: Deps, me: Person, reader: Reader): Promise<Answer> => {
  const now = deps.now();
  const ctx = await coverageNow(deps);
  const mine = await listCases(deps.db, { ...anyCase, person: me.id }, { offset: 0, limit: LISTED, now });
  const queue = await queueOf(deps.db, me.department, LISTED);
  const views = async (numbers: number[]) =>
    (await loadViews(deps.db, numbers)).map((stored) => viewFor(stored, me.department));
  const onDutyFor = standsInFor(me.id, now, ctx);
  const asked = await views(await casesToAnswer(deps.db, { person: me.id, department: me.department }, LOOKED_AT));
  const waiting = asked.flatMap((view) =>
    waitsFor(view.kase, me.id, reader.desk, onDutyFor).map(({ piece }) => ({ view, piece })),
  );
  const promised = (await views(await casesPromised(deps.db, me.department, LOOKED_AT)))
    .flatMap((view) => openPromises(view.kase).map((promise) => ({ view, promise })))
    .filter(({ promise }) => promise.state === "accepted" && promise.department === me.department)
    .toSorted((a, b) => a.promise.dueAt - b.promise.dueAt);
  const also: DepartmentId[] = reader.desk.departments
    .filter(({ id, lead, deputy }) => id === me.department || lead === me.id || deputy === me.id)
    .map(({ id }) => id);
  return {
    card: homeCard(
      {
        person: me,
        covers: ctx.roster.covers.filter(({ person, state, to }) => person === me.id && state === "asked" && to > now),
        waiting: waiting.slice(0, LISTED),
        promised: promised.slice(0, LISTED),
        mine: { cases: await views(mine.numbers), total: mine.total },
        queue: { cases: await views(queue.numbers), total: queue.total, unclaimed: queue.unclaimed },
        coverage: also.map((department) => ({ department, who: whoCovers(department, now, ctx) })),
        settings: await settingLines(deps, me, reader),
      },
      reader,
    ),
  };
};
