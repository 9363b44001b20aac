import type { SeverityId } from "../desk/desk.ts";
import { DAY, type Instant } from "../time/instant.ts";
import type { Hurting, HurtReason, OpenCase } from "./digest.ts";

const SHOWN = 3;
const LONG_WAIT = 3 * DAY;

/** The open cases that hurt most, worst first, and why; a case that nothing speaks for is not among them. */
export const hurtsMost = (open: readonly OpenCase[], severities: readonly SeverityId[], now: Instant): Hurting[] =>
  open
    .map((kase) => ({ kase, why: reasonsOf(kase, now) }))
    .filter(({ why }) => why.length > 0)
    .map((one) => ({ ...one, weight: weightOf(one.kase, one.why, severities, now) }))
    .toSorted((a, b) => b.weight - a.weight || a.kase.since - b.kase.since || a.kase.number - b.kase.number)
    .slice(0, SHOWN)
    .map(({ kase: { number, severity, dueAt, since }, why }) => ({ number, severity, why, dueAt, since }));

const reasonsOf = ({ dueAt, heat, generation, since, told }: OpenCase, now: Instant): HurtReason[] => [
  ...(dueAt !== null && dueAt <= now ? (["overdue"] as const) : []),
  ...(heat === "angry" ? (["angry"] as const) : []),
  ...(generation > 1 ? (["came-back"] as const) : []),
  ...(now - since >= LONG_WAIT ? (["long-wait"] as const) : []),
  ...(!told && now - since >= DAY ? (["nothing-told"] as const) : []),
];

/** The severity weighs as much as one reason; each further day overdue or waited adds a little, up to a week. */
const weightOf = (
  { dueAt, severity, since }: OpenCase,
  why: readonly HurtReason[],
  severities: readonly SeverityId[],
  now: Instant,
): number => {
  const rank = severities.indexOf(severity);
  const urgent = rank === -1 ? 0 : severities.length - 1 - rank;
  const lateDays = dueAt === null ? 0 : daysOf(now - dueAt);
  return 100 * why.length + 100 * urgent + 20 * lateDays + 10 * daysOf(now - since);
};

const daysOf = (ms: number): number => Math.min(7, Math.max(0, Math.floor(ms / DAY)));
