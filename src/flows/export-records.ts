import { columnsOf } from "../core/export/columns.ts";
import { csvLine } from "../core/export/csv-line.ts";
import type { CaseFilter } from "../core/status/case-filter.ts";
import { instant } from "../core/time/instant.ts";
import { type EventCursor, readCaseRecords, readEventRecords } from "../store/read-records.ts";
import type { Deps } from "./deps.ts";

export type ExportWanted = {
  what: "cases" | "events";
  format: "csv" | "jsonl";
  filter: CaseFilter | null;
  personal: boolean;
  /** With cases and events in one file each line says which it is. */
  labelled: boolean;
};

const PAGE = 500;

/** An export, piece by piece: a page of rows at a time is in memory, however many there are. */
export async function* exportRecords(deps: Deps, wanted: ExportWanted, counted: () => void): AsyncGenerator<string> {
  const columns = columnsOf(wanted.what, wanted.personal);
  if (wanted.format === "csv") yield csvLine(columns);
  for await (const record of recordsOf(deps, wanted)) {
    counted();
    if (wanted.format === "csv") {
      const cells = new Map<string, unknown>(Object.entries(record));
      yield csvLine(columns.map((column) => cells.get(column)));
    } else {
      const labelled = wanted.labelled ? { record: wanted.what === "cases" ? "case" : "event", ...record } : record;
      yield `${JSON.stringify(labelled)}\n`;
    }
  }
}

async function* recordsOf(deps: Deps, { what, filter, personal }: ExportWanted): AsyncGenerator<object> {
  const wanted = { filter, personal, now: deps.now() };
  if (what === "cases") {
    for (let after = 0; ; ) {
      const rows = await readCaseRecords(deps.db, wanted, { after, limit: PAGE });
      for (const { record } of rows) yield record;
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.number;
    }
  }
  for (let after: EventCursor = { at: instant(0), number: 0, seq: 0 }; ; ) {
    const rows = await readEventRecords(deps.db, { ...wanted, types: null }, { after, limit: PAGE });
    for (const { record } of rows) yield record;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.cursor;
  }
}
