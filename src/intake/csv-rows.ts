import { type CsvFault, csvRecords } from "./csv-records.ts";
import type { ImportRow } from "./import-row.ts";

const delimiters = [",", ";", "\t"];
/** Columns by their names without case, spaces and underscores, so that `Created at` and `created_at` are found. */
const columns = new Map(
  [
    ...["id", "source", "author", "handle", "name", "email", "phone", "text", "createdAt", "role", "url", "threadId"],
    ...["inReplyTo", "orderNumber", "language", "product", "attachments"],
  ].map((name) => [name.toLowerCase(), name]),
);
const required = ["id", "source", "text"];

/**
 * The rows of a CSV file as items of the generic shape. The first row names the columns; commas, semicolons or tabs
 * separate, and `head`, the beginning of the file, shows which.
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>, head: Buffer): AsyncGenerator<ImportRow> {
  let header: string[] | null = null;
  for await (const { line, offset, ...row } of csvRecords(chunks, delimiterOf(head))) {
    if ("fault" in row) {
      yield { line, offset, problem: faults[row.fault] };
      continue;
    }
    const cells = decode(row.cells);
    if (cells === null) {
      yield { line, offset, problem: "The row is not UTF-8. Save the file as CSV in UTF-8." };
    } else if (header === null) {
      header = cells.map(columnOf);
      const missing = required.filter((name) => !header?.includes(name));
      if (missing.length === 0) continue;
      yield { line, offset, problem: `The first row has no column ${missing.join(", ")}. It names the columns.` };
      return;
    } else if (cells.length > header.length) {
      yield { line, offset, problem: tooMany(cells.length, header.length) };
    } else {
      yield { line, offset, value: itemOf(header, cells) };
    }
  }
}

const faults: Record<CsvFault, string> = {
  "stray-quote": 'The row has a quote in the middle of a cell. Put the cell in quotes and double ("") those inside.',
  "open-quote": "A quote opened in this row is never closed. Close it and import the file again.",
  "too-long": "The row is over 4 MB. Is this a CSV file, with a row a line?",
};

const tooMany = (have: number, want: number): string =>
  `The row has ${have} cells, the first row ${want}. Put quotes around a text that holds the separator.`;

/** Empty for a column we have no use for. */
const columnOf = (cell: string): string => columns.get(cell.toLowerCase().replace(/[\s_-]/gu, "")) ?? "";

/** A byte order mark goes unseen: the decoder takes it for what it is. */
function decode(cells: Buffer[]): string[] | null {
  try {
    return cells.map((cell) => new TextDecoder("utf-8", { fatal: true }).decode(cell));
  } catch {
    return null;
  }
}

function itemOf(header: string[], cells: string[]): Record<string, unknown> {
  const given = new Map<string, string>();
  for (const [index, name] of header.entries()) {
    const value = cells[index] ?? "";
    if (name !== "" && value.trim() !== "") given.set(name, value);
  }
  const { author, handle = author, name, email, phone, attachments, ...item } = Object.fromEntries(given);
  return {
    text: "",
    ...item,
    author: { handle, name, email, phone },
    attachments: attachments?.trim().split(/[\s|]+/u),
  };
}

/** The separator that makes most of the first line's cells names of columns. */
function delimiterOf(head: Buffer): string {
  const [line = ""] = head.toString("utf8").split(/\r?\n/u, 1);
  const known = (delimiter: string): number =>
    line.split(delimiter).filter((cell) => columnOf(cell.replace(/["\uFEFF]/gu, "")) !== "").length;
  return [...delimiters].sort((a, b) => known(b) - known(a))[0] ?? ",";
}
