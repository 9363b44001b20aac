import { askedOf, workersOf } from "../core/case/asked-of.ts";
import type { Case } from "../core/case/case.ts";
import type { CaseEvent } from "../core/case/event.ts";
import { waitEndsAt } from "../core/case/wait-ends.ts";
import { isLive } from "../core/sla/clock.ts";
import type { Instant } from "../core/time/instant.ts";

type Written = { after: Case; events: CaseEvent[]; leaseAt: Instant | null; deskVersion: number | null };

/** The columns of a case that rows are looked for by, beside all of it in `state`. */
export const caseRow = ({ after, events, leaseAt, deskVersion }: Written) => {
  const dues = after.clocks.filter((clock) => isLive(clock) && clock.dueAt !== null).map((clock) => clock.dueAt ?? 0);
  // What is part of another case is in no list and waits for nobody: its row says so in the columns that are looked at.
  const isMerged = after.mergedInto !== null;
  return {
    number: after.number,
    version: after.version,
    status: isMerged ? "merged" : after.status,
    department: after.department,
    assignee: after.assignee,
    severity: after.severity,
    customer_id: after.customerId,
    source: after.source,
    since: iso(after.since),
    started_at: iso(after.started),
    due_at: dues.length === 0 ? null : new Date(Math.min(...dues)).toISOString(),
    wait_until: isMerged ? null : iso(waitEndsAt(after)),
    offered_to: after.offer?.to ?? null,
    asked_of: isMerged ? [] : askedOf(after),
    worked_by: isMerged ? [] : workersOf(after),
    lease_at: iso(leaseAt),
    desk_version: deskVersion,
    merged_into: after.mergedInto?.number ?? null,
    updated_at: iso(events.at(-1)?.at ?? after.started),
    state: after,
  };
};

export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export const eventRow = ({ v, number: _number, seq, at, actor, commandId, type, ...data }: CaseEvent) => ({
  seq,
  type,
  v,
  at: iso(at),
  command_id: commandId,
  actor,
  data,
});
