import type { Status } from "./case.ts";
import type { Verb } from "./command.ts";
import type { RefusalCode } from "./refusal.ts";

/** What the table says of a verb in a status: it may go on to its own rules, or it is refused for this reason. */
type Cell = "may" | RefusalCode;

type Row = Record<Status, Cell>;

const row = (triage: Cell, unclaimed: Cell, claimed: Cell, resolved: Cell, closed: Cell, dismissed: Cell): Row => ({
  triage,
  unclaimed,
  claimed,
  resolved,
  closed,
  dismissed,
});

const everywhere = row("may", "may", "may", "may", "may", "may");
const whileOpen = row("may", "may", "may", "already-resolved", "already-closed", "already-dismissed");
const onceRouted = row("still-in-triage", "may", "may", "already-resolved", "already-closed", "already-dismissed");
const untilClosed = row("may", "may", "may", "may", "already-closed", "already-dismissed");

const untilDismissed = row("may", "may", "may", "may", "may", "already-dismissed");
const onceResolved = row("not-resolved", "not-resolved", "not-resolved", "may", "may", "already-dismissed");
/** A dead link says that it is dead, and nothing of the case. */
const linkGone = row("may", "may", "may", "may", "link-over", "link-over");

/** The life of a case: which verb may be asked in which status. A test walks every cell. */
export const lifecycle: Record<Verb, Row> = {
  claim: row("may", "may", "claimed-by-other", "already-resolved", "already-closed", "already-dismissed"),
  release: row("not-claimed", "not-claimed", "may", "already-resolved", "already-closed", "already-dismissed"),
  update: everywhere,
  told: row("may", "may", "may", "may", "may", "already-dismissed"),
  wait: onceRouted,
  resume: row("not-waiting", "may", "may", "not-waiting", "not-waiting", "not-waiting"),
  pass: whileOpen,
  yes: row("no-offer", "may", "may", "no-offer", "no-offer", "no-offer"),
  no: row("no-offer", "may", "may", "no-offer", "no-offer", "no-offer"),
  done: onceRouted,
  wants: untilDismissed,
  harm: untilDismissed,
  met: onceResolved,
  cause: onceResolved,
  customer: untilDismissed,
  "on-it": untilClosed,
  "not-me": untilClosed,
  severity: whileOpen,
  notours: whileOpen,
  dismiss: whileOpen,
  reopen: row("already-open", "already-open", "already-open", "may", "may", "may"),
  undo: everywhere,
  ask: onceRouted,
  "ask-tell": row("may", "may", "may", "may", "already-closed", "already-dismissed"),
  arrived: everywhere,
  call: whileOpen,
  calling: whileOpen,
  called: untilClosed,
  reach: untilDismissed,
  nophone: everywhere,
  "task-claim": untilClosed,
  "task-release": untilClosed,
  "task-wait": untilClosed,
  "task-resume": untilClosed,
  "task-done": untilClosed,
  "task-no": untilClosed,
  "task-pass": untilClosed,
  "task-send": untilClosed,
  "link-opened": linkGone,
  "link-answered": linkGone,
  "link-failed": linkGone,
  link: everywhere,
  unlink: everywhere,
  "propose-link": everywhere,
  merge: whileOpen,
  "merge-into": untilClosed,
  unmerge: everywhere,
  "unmerge-from": everywhere,
  "let-go": everywhere,
  "take-in": untilClosed,
  promise: onceRouted,
  "promise-yes": untilClosed,
  "promise-no": untilClosed,
  "promise-kept": untilClosed,
  "promise-broken": untilClosed,
  "promise-move": untilClosed,
  "incident-link": whileOpen,
  "incident-unlink": everywhere,
  "incident-heard": everywhere,
  give: untilClosed,
  "give-change": untilClosed,
  "give-yes": untilClosed,
  "give-no": untilClosed,
  consent: untilClosed,
  "ask-consent": untilClosed,
  hear: everywhere,
  "hear-edit": everywhere,
  "hear-reply": everywhere,
  retime: everywhere,
  lapse: everywhere,
};
