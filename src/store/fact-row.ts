import type { Fact } from "../core/digest/fact.ts";
import { instant } from "../core/time/instant.ts";

/** A fact as its row is written. */
export const factRow = (fact: Fact) => ({
  case_number: fact.number,
  seq: fact.seq,
  part: fact.part,
  command_id: fact.commandId,
  at: new Date(fact.at).toISOString(),
  kind: fact.kind,
  clock: fact.clock,
  piece: fact.piece,
  generation: fact.generation,
  department: fact.department,
  charged: fact.charged,
  source: fact.source,
  connector: fact.connector,
  severity: fact.severity,
  person: fact.person,
  wall_ms: fact.wallMs,
  counted_ms: fact.countedMs,
  code: fact.code,
  money: fact.money,
});

/** Read with `factColumns`: lengths come as numbers, since none is longer than a number holds exactly. */
export type FactRow = Omit<Fact, "at"> & { at: Date };

export const toFact = (row: FactRow): Fact => ({ ...row, at: instant(row.at.getTime()) });
