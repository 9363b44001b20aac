import { noPhone } from "../call/call.ts";
import { withPiece } from "../sla/evolve-clocks.ts";
import type { Case, CaseBeforeUndo } from "./case.ts";

/** A case as some version of the desk has written it: what came later is missing from it. */
export type StoredCase = Omit<Case, Later | "undo"> & Partial<Pick<Case, Later>> & { undo: StoredUndo | null };
type Later =
  | "tasks"
  | "tasksAsked"
  | "promises"
  | "promisesMade"
  | "news"
  | "links"
  | "mergedInto"
  | "absorbed"
  | "gives"
  | "givesAsked"
  | "consents"
  | "consentsAsked"
  | "takenBackAt"
  | "touchedAt"
  | "leaseAsked"
  | "lapsed"
  | "didNotHelp"
  | "wants"
  | "harm"
  | "cause"
  | "connector"
  | "incident"
  | "solvedAlone"
  | "askFirst"
  | "pleased"
  | "bounced"
  | "followUp"
  | "call"
  | "calledFor"
  | "phone"
  | "noCalls"
  | "missing";
type StoredUndo = Omit<NonNullable<Case["undo"]>, "before"> & { before: StoredBefore };
type StoredBefore = Omit<CaseBeforeUndo, Later> & Partial<Pick<Case, Later>>;

/** Nobody was asked these when it was written. */
const unsaid = { met: null, unmetId: null, alone: false, theirWord: false };

/** Reads what any version has written. */
export const readCase = (stored: StoredCase): Case => ({
  ...stored,
  ...laterFacts(stored),
  undo: stored.undo === null ? null : { ...stored.undo, before: readBefore(stored.undo.before) },
});

const readBefore = (before: StoredBefore): CaseBeforeUndo => ({ ...before, ...laterFacts(before) });

const laterFacts = ({
  tasks,
  tasksAsked,
  promises,
  promisesMade,
  news,
  links,
  mergedInto,
  absorbed,
  gives,
  givesAsked,
  consents,
  consentsAsked,
  takenBackAt,
  touchedAt,
  leaseAsked,
  lapsed,
  didNotHelp,
  wants,
  harm,
  cause,
  solvedAlone,
  askFirst,
  pleased,
  bounced,
  followUp,
  call,
  calledFor,
  phone,
  noCalls,
  missing,
  resolution,
  connector,
  incident,
  clocks,
  wait,
}: StoredBefore): Pick<Case, Later | "clocks" | "wait" | "resolution"> => ({
  tasks: (tasks ?? []).map((task) => ({ ...task, outside: task.outside ?? null, missing: task.missing ?? null })),
  tasksAsked: tasksAsked ?? 0,
  promises: promises ?? [],
  promisesMade: promisesMade ?? 0,
  news: news ?? null,
  links: links ?? [],
  mergedInto: mergedInto ?? null,
  absorbed: absorbed ?? [],
  gives: gives ?? [],
  givesAsked: givesAsked ?? 0,
  consents: consents ?? [],
  // Before they were counted: no less than the highest that is there.
  consentsAsked: consentsAsked ?? highestOf(consents ?? []),
  takenBackAt: takenBackAt ?? null,
  touchedAt: touchedAt ?? null,
  leaseAsked: leaseAsked ?? null,
  lapsed: lapsed ?? null,
  didNotHelp: didNotHelp ?? null,
  wants: wants ?? null,
  harm: harm ?? null,
  cause: cause ?? null,
  incident: incident ?? null,
  solvedAlone: solvedAlone ?? null,
  askFirst: askFirst ?? null,
  pleased: pleased ?? null,
  bounced: bounced ?? null,
  followUp: followUp ?? null,
  call: call ?? null,
  calledFor: calledFor ?? [],
  phone: phone ?? noPhone,
  noCalls: noCalls ?? false,
  missing: missing ?? null,
  resolution: resolution === null ? null : { ...unsaid, ...resolution },
  connector: connector ?? null,
  clocks: clocks.map(withPiece),
  wait: wait === null ? null : { ...wait, part: wait.part ?? null },
});

const highestOf = (consents: readonly { id: string }[]): number =>
  consents.reduce((highest, { id }) => Math.max(highest, Number(id.slice(1))), 0);
