import { createReadStream } from "node:fs";
import type { Complaint } from "../core/complaint/complaint.ts";
import type { Instant } from "../core/time/instant.ts";
import { csvRows } from "./csv-rows.ts";
import type { ImportRow } from "./import-row.ts";
import { jsonLines } from "./json-lines.ts";
import { peek } from "./peek.ts";
import { type ItemTerms, pathOf, readItem } from "./read-item.ts";

export type ImportFormat = "jsonl" | "csv";
export type ImportTerms = {
  format: ImportFormat;
  /** The connector the complaints are filed under; with their ids it names them for ever. */
  connector: string;
  /** Stands in where a record has no `createdAt`. */
  now: Instant;
  /** The `offset` of the last record that was dealt with; what ends there or before is passed over. */
  after?: number;
};

/** `line` is where the record starts, from 1; `offset` the number of bytes up to its end: keep it to carry on from. */
export type ImportEntry = { line: number; offset: number } & ({ item: Complaint } | { problem: string });

/**
 * The complaints of a file, one at a time; the file is never held whole. A record that cannot be read is an entry with a
 * `problem` (a sentence without the customer's words), and the next one follows. Throws only what reading the file
 * throws, as when it is not there.
 */
export async function* readImport(
  from: string | AsyncIterable<Buffer>,
  { format, connector, now, after = 0 }: ImportTerms,
): AsyncGenerator<ImportEntry> {
  const { head, chunks, close } = await peek(typeof from === "string" ? createReadStream(from) : from);
  try {
    if (isUtf16(head)) {
      yield { line: 1, offset: 0, problem: "The file is UTF-16. Save it as UTF-8 and import it again." };
      return;
    }
    for await (const row of format === "csv" ? csvRows(chunks, head) : jsonLines(chunks)) {
      if (row.offset > after) yield entryOf(row, { connector, receivedAt: now, history: true });
    }
  } finally {
    await close();
  }
}

/** A UTF-16 file says so in its first two bytes; spreadsheets save it as "Unicode text". */
const isUtf16 = (head: Buffer): boolean => ["fffe", "feff"].includes(head.subarray(0, 2).toString("hex"));

function entryOf(row: ImportRow, terms: ItemTerms): ImportEntry {
  if ("problem" in row) return row;
  const { line, offset } = row;
  const read = readItem(row.value, terms);
  if (read.ok) return { line, offset, item: read.complaint };
  return { line, offset, problem: `${pathOf(read.path) || "The record"} ${read.why}.` };
}
