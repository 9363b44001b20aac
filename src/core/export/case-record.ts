import type { Case } from "../case/case.ts";
import { isOpen } from "../case/case.ts";
import { isLive } from "../sla/clock.ts";
import { openTasks } from "../task/task.ts";
import type { Instant } from "../time/instant.ts";

/** What is known of the customer and in their words; only for who may have it. */
export type CasePersonal = {
  name: string | null;
  handles: string[];
  firstWords: string | null;
  lastWords: string | null;
  toldWords: string | null;
};

/** A case for programs and tables: ids, codes and instants. What tells of the customer is there only where it is given. */
export type CaseRecord = {
  case: string;
  status: Case["status"];
  department: string;
  assignee: string | null;
  speakerDepartment: string;
  speaker: string | null;
  severity: string;
  source: string;
  product: string | null;
  customer: string;
  heat: string;
  contacts: number;
  since: string;
  started: string;
  updated: string;
  due: string | null;
  overdue: boolean;
  waitingUntil: string | null;
  offeredTo: string | null;
  toldAt: string | null;
  resolvedAt: string | null;
  customerSaid: string | null;
  openTasks: number;
  mergedInto: string | null;
  orderNumber?: string | null;
  url?: string | null;
  name?: string | null;
  handles?: string[];
  firstWords?: string | null;
  lastWords?: string | null;
  toldWords?: string | null;
};

export const caseRecord = (kase: Case, updated: Instant, now: Instant, personal: CasePersonal | null): CaseRecord => {
  const dues = kase.clocks.flatMap((clock) => (isLive(clock) && clock.dueAt !== null ? [clock.dueAt] : []));
  const due = dues.length === 0 ? null : Math.min(...dues);
  return {
    case: `FT-${kase.number}`,
    status: kase.status,
    department: kase.department,
    assignee: kase.assignee,
    speakerDepartment: kase.speaker.department,
    speaker: kase.speaker.person,
    severity: kase.severity,
    source: kase.source,
    product: kase.product,
    customer: kase.customerId,
    heat: kase.heat.level,
    contacts: kase.contacts,
    since: iso(kase.since),
    started: iso(kase.started),
    updated: iso(updated),
    due: isoOrNull(due),
    overdue: isOpen(kase.status) && due !== null && due <= now,
    waitingUntil: isoOrNull(kase.wait?.until ?? null),
    offeredTo: kase.offer?.to ?? null,
    toldAt: isoOrNull(kase.told?.at ?? null),
    resolvedAt: isoOrNull(kase.resolution?.at ?? null),
    customerSaid: kase.customerSaid,
    openTasks: openTasks(kase).length,
    mergedInto: kase.mergedInto === null ? null : `FT-${kase.mergedInto.number}`,
    ...(personal === null ? {} : { orderNumber: kase.orderNumber, url: kase.lastWord.url, ...personal }),
  };
};

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
