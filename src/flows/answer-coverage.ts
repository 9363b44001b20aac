import { closingsCard, coverageCard } from "../card/coverage-cards.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { closedUntilWeekend } from "../core/coverage/closed-stretch.ts";
import { closingOf, darkBetween } from "../core/coverage/closing.ts";
import { darkRoutes } from "../core/coverage/dark-routes.ts";
import { gapsAhead } from "../core/coverage/gaps-ahead.ts";
import type { CoverageContext } from "../core/coverage/roster.ts";
import { speaksFor } from "../core/coverage/speaks-for.ts";
import { whoCovers } from "../core/coverage/who-covers.ts";
import type { DepartmentId, Person } from "../core/desk/desk.ts";
import { DAY, latest, plus } from "../core/time/instant.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { fallingDue } from "./falling-due.ts";
import { noSuchDepartment } from "./no-such-department.ts";
import { readDepartment } from "./read-command.ts";

const HORIZON = 14 * DAY;

/** Who covers now and where nobody will: all departments, one, or what is closed until after the weekend. */
export const answerCoverage = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const asked = (ask.args.scope ?? "").replace(/^(?:for|of|the)\s+/i, "");
  const ctx = await coverageNow(deps);
  const mine = new Set(
    reader.desk.departments
      .map(({ id }) => id)
      .filter((id) => id === me.department || speaksFor(me.id, id, reader.desk)),
  );
  if (/^(?:this |the )?weekend$/i.test(asked)) return weekend(deps, mine, ctx, reader);
  const department = asked === "" || asked.toLowerCase() === "all" ? null : readDepartment(asked, reader.desk);
  if (department === null && asked !== "" && asked.toLowerCase() !== "all")
    return { card: noSuchDepartment(asked, reader) };
  const { now } = reader;
  const falling = await fallingDue(deps, now, plus(now, HORIZON));
  const isShown = (id: DepartmentId): boolean => department === null || id === department;
  const gaps = gapsAhead(ctx, now, HORIZON, falling).filter((gap) => gap.departments.some(isShown));
  const shown = reader.desk.departments.filter(({ id }) => isShown(id));
  const card = coverageCard(
    {
      department,
      now: shown.map(({ id }) => ({ department: id, who: whoCovers(id, now, ctx) })),
      gaps,
      waiting: ctx.roster.covers.filter(
        (one) => one.state === "asked" && shown.some(({ id }) => id === one.department),
      ),
      dark: darkRoutes(ctx, now, plus(now, HORIZON)),
      mine,
    },
    reader,
  );
  return { card };
};

const weekend = async (
  deps: Deps,
  mine: ReadonlySet<DepartmentId>,
  ctx: CoverageContext,
  reader: Reader,
): Promise<Answer> => {
  const { now } = reader;
  const stretches = reader.desk.departments.flatMap(({ id }) =>
    closedUntilWeekend(id, now, ctx).map((stretch) => ({ id, ...stretch })),
  );
  const end = stretches.map(({ to }) => to).reduce(latest, now);
  const falling = await fallingDue(deps, now, plus(end, DAY));
  const closings = stretches
    .toSorted((a, b) => a.from - b.from)
    .map(({ id, from, to }) => closingOf(id, { from: latest(from, now), to }, ctx, falling));
  return { card: closingsCard(closings, { mine, dark: darkBetween(now, plus(now, 1), ctx) }, reader) };
};
