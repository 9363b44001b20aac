import type { Case } from "../core/case/case.ts";
import { decide } from "../core/case/decide.ts";
import { isRefusal } from "../core/case/refusal.ts";
import { clockId } from "../core/sla/clock.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { casesWithClocks } from "../store/due-clocks.ts";
import { loadCase } from "../store/load-case.ts";
import type { Deps, Policy } from "./deps.ts";

export type Preview = { moved: number; overdue: number; lines: string[] };

/** What a desk version would do to the running clocks, without doing it. */
export const previewDesk = async (deps: Deps, next: Policy): Promise<Preview> => {
  let moved = 0;
  let overdue = 0;
  await eachCase(deps, async (kase) => {
    const after = retimed(deps, kase, next);
    if (after === null) return;
    for (const clock of liveClocks(after)) {
      const before = liveClocks(kase).find((one) => clockId(one) === clockId(clock));
      if (before?.dueAt === clock.dueAt) continue;
      moved += 1;
      const wasLate = before?.dueAt !== null && before?.dueAt !== undefined && before.dueAt <= deps.now();
      if (!wasLate && clock.dueAt !== null && clock.dueAt <= deps.now()) overdue += 1;
    }
  });
  const gone = deps.policy().desk.departments.filter(({ id }) => !next.desk.departments.some((d) => d.id === id));
  const lines = [
    moved === 0
      ? "This moves no due time."
      : `This moves ${moved} due ${moved === 1 ? "time" : "times"}; ${overdue === 0 ? "none becomes" : overdue === 1 ? "1 becomes" : `${overdue} become`} overdue at once.`,
  ];
  if (gone.length > 0) lines.push(`Gone: ${gone.map(({ name }) => name).join(", ")}. Pass their open cases on first.`);
  return { moved, overdue, lines };
};

/** The case under another desk version, or null when nothing about it changes. */
const retimed = (deps: Deps, kase: Case, next: Policy): Case | null => {
  const decision = decide(
    kase,
    { verb: "retime" },
    {
      now: deps.now(),
      actor: { kind: "desk", part: "activation" },
      desk: next.desk,
      calendars: next.calendars,
      commandId: "preview",
    },
  );
  return isRefusal(decision) || decision.events.length === 0 ? null : decision.after;
};

const PAGE = 200;

export const eachCase = async (deps: Deps, see: (kase: Case) => Promise<void>): Promise<void> => {
  let after = 0;
  for (;;) {
    const numbers = await casesWithClocks(deps.db, after, PAGE);
    for (const number of numbers) {
      const kase = await loadCase(deps.db, number);
      if (kase !== null) await see(kase);
    }
    const last = numbers.at(-1);
    if (last === undefined) return;
    after = last;
  }
};
