import { coveredCard, previewCard } from "../card/coverage-cards.ts";
import { type Closing, closingOf, isWorthSaying, worstOf } from "../core/coverage/closing.ts";
import { fallbackChain } from "../core/coverage/coverage-edges.ts";
import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import { nextPreview, previewedAt } from "../core/coverage/next-preview.ts";
import { isAtWork, presentIn } from "../core/coverage/present-in.ts";
import type { CoverageContext } from "../core/coverage/roster.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { DAY, type Instant, plus } from "../core/time/instant.ts";
import { addNotice, wasSaid } from "../store/notices.ts";
import { dueRounds, planRounds, type Round, roundDone, roundsAreOf } from "../store/rounds.ts";
import { quietUntil } from "../store/settings.ts";
import { alarm } from "./alarm.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { keysOf, noticesIn, noticeTo } from "./desk-notices.ts";
import { fallingDue } from "./falling-due.ts";

/**
 * Before a department closes for longer than a night: what falls due meanwhile, who covers, where nobody does. Twice, a
 * working day before and again before closing. While the desk is quiet it waits; once the department has closed it is
 * left out. Returns how many rounds it saw to.
 */
export const previewCoverage = async (deps: Deps): Promise<number> => {
  const now = deps.now();
  const { version, desk } = deps.policy();
  const due = await dueRounds(deps.db, "coverage", now);
  const isPlanned = await roundsAreOf(deps.db, "coverage", version);
  if ((due.length === 0 && isPlanned) || (await quietUntil(deps.db, now)) !== null) return 0;
  const ctx = await coverageNow(deps);
  for (const round of due) await guarded(deps, round, ctx);
  if (!isPlanned) {
    const planned = desk.departments.map(({ id }) => ({ subject: id, at: nextPreview(id, now, ctx) }));
    await planRounds(deps.db, "coverage", version, planned);
  }
  return due.length;
};

/** A preview that cannot be given is tried again until the department closes; the others are given all the same. */
const guarded = async (deps: Deps, round: Round, ctx: CoverageContext): Promise<void> => {
  try {
    await preview(deps, round, ctx);
    await roundDone(deps.db, round, nextPreview(round.subject, deps.now(), ctx));
  } catch (error) {
    deps.log.error(
      { department: round.subject, error: String(error) },
      "A coverage preview failed; it is tried again.",
    );
    await alarm(deps, `preview ${round.subject} ${Math.floor(deps.now() / DAY)}`, ({ operations }) =>
      operations.noPreview(round.subject),
    );
  }
};

const preview = async (deps: Deps, round: Round, ctx: CoverageContext): Promise<void> => {
  const id = round.subject;
  const now = deps.now();
  const stretch = previewedAt(id, round.at, ctx);
  if (stretch === null || stretch.from < now) return;
  // An hour more, for what falls due soon after opening.
  const falling = await fallingDue(deps, stretch.from, plus(stretch.to, DAY));
  const closing = closingOf(id, stretch, ctx, falling);
  const isLast = now >= stretch.lastFrom;
  const about = `coverage ${id} ${stretch.from}`;
  if (isWorthSaying(closing)) {
    const ask = whoCouldTake(closing, ctx);
    await say(deps, id, `${about} ${isLast ? "last" : "first"}`, audience(id, now, ctx), (reader) =>
      previewCard(closing, ask, reader),
    );
    return;
  }
  if (!isLast) return;
  const wasOpen = await wasSaid(deps.db, keysOf(deps, id, `${about} first`));
  if (!wasOpen && closing.covered.length === 0) return;
  await say(deps, id, `${about} last`, wasOpen ? audience(id, now, ctx) : [], (reader) =>
    coveredCard(closing, wasOpen, reader),
  );
};

/** Those who are there for the department and the managers at work; nobody outside their hours who is not on duty. */
const audience = (id: DepartmentId, now: Instant, ctx: CoverageContext): PersonId[] => {
  const managers = ctx.desk.people.filter(
    ({ id: person, roles }) => roles.includes("manager") && isAtWork(person, now, ctx),
  );
  return [...new Set([...presentIn(id, now, ctx), ...managers.map((person) => person.id)])];
};

/** Who is there when the worst of it falls due, and could take the case: where this falls back to, before any other. */
const whoCouldTake = ({ department, uncovered }: Closing, ctx: CoverageContext): DepartmentId | null => {
  const worst = worstOf(uncovered);
  if (worst === undefined) return null;
  const others = [
    ...fallbackChain(department, ctx),
    ...worst.departments,
    ...ctx.desk.departments.map((one) => one.id),
  ];
  return others.find((id) => id !== department && id !== worst.owner && isCovered(dutyAt(id, worst.at, ctx))) ?? null;
};

/** In the channel and to people. Of a department in shadow operations alone hear. */
const say = async (
  deps: Deps,
  id: DepartmentId,
  key: string,
  people: readonly PersonId[],
  draw: Parameters<typeof noticesIn>[3],
): Promise<void> => {
  const notices = noticesIn(deps, id, key, draw);
  const isShadow = findDepartment(deps.policy().desk, id)?.shadow === true;
  for (const person of isShadow ? [] : people) {
    const notice = await noticeTo(deps, person, key, draw);
    if (notice !== null) notices.push(notice);
  }
  for (const { place, key: once, card } of notices)
    await addNotice(deps.db, place, { key: once, card, at: deps.now() });
  deps.wake();
};
