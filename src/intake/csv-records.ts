/** One row of a CSV file with its cells as bytes, or what is wrong with it. `offset` counts the bytes up to its end. */
export type CsvRecord = { line: number; offset: number } & ({ cells: Buffer[] } | { fault: CsvFault });
export type CsvFault = "stray-quote" | "open-quote" | "too-long";

/** A longer row is taken for a mistake, so that a quote left open cannot swallow a whole file. */
const maxRowBytes = 4 * 1_048_576;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const [quote, carriageReturn, lineFeed] = [0x22, 0x0d, 0x0a];

/**
 * The rows of a CSV file: cells between `delimiter`s, in quotes where they hold one, a quote or a line end, quotes doubled
 * inside. Blank rows are passed over. After a fault the next physical line is taken for the next row, so that one broken
 * row costs no other. Ours because csv-parse 7, told to skip broken records, stays inside the quotes of the broken one and
 * loses the next, and counts a CR LF inside quotes as two lines.
 */
export async function* csvRecords(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRecord> {
  const mark = delimiter.charCodeAt(0);
  let held: Buffer = Buffer.alloc(0);
  let line = 1;
  let offset = 0;
  /** Inside a line that was told of as too long and has not ended yet. */
  let overlong = false;

  const pass = (bytes: number): void => {
    for (let at = held.indexOf(lineFeed); at !== -1 && at < bytes; at = held.indexOf(lineFeed, at + 1)) line += 1;
    held = held.subarray(bytes);
    offset += bytes;
  };
  function* drain(final: boolean): Generator<CsvRecord> {
    if (offset === 0 && held.subarray(0, 3).equals(byteOrderMark)) pass(3);
    while (held.length > 0) {
      const lineEnd = held.indexOf(lineFeed) + 1;
      const row = overlong ? "unfinished" : readRow(held, mark, final);
      if (typeof row === "object" && "cells" in row) {
        const from = line;
        pass(row.end);
        if (!isBlank(row.cells)) yield { line: from, offset, cells: row.cells };
        continue;
      }
      // A broken row ends with its line: wait for that, but not for ever.
      const whole = final || held.length > maxRowBytes;
      if (!whole && (lineEnd === 0 || (row === "unfinished" && !overlong))) return;
      const fault = typeof row === "object" ? row.fault : lineEnd === 0 ? "too-long" : "open-quote";
      const told = overlong;
      overlong = lineEnd === 0;
      const from = line;
      pass(lineEnd || held.length);
      if (!told) yield { line: from, offset, fault };
    }
  }

  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    yield* drain(false);
  }
  yield* drain(true);
}

const isBlank = (cells: Buffer[]): boolean => cells.length === 1 && (cells[0]?.toString("latin1").trim() ?? "") === "";

type Row = { end: number; cells: Buffer[] } | { fault: "stray-quote" | "open-quote" } | "unfinished";

/** The row at the start of `bytes`. Unless they are the `final` ones it may need more of them. */
function readRow(bytes: Buffer, mark: number, final: boolean): Row {
  const cells: Buffer[] = [];
  let at = 0;
  while (true) {
    const start = at;
    const quoted = bytes[at] === quote;
    if (quoted) {
      const close = closingQuote(bytes, at + 1);
      if (close === -1) return final ? { fault: "open-quote" } : "unfinished";
      at = close + 1;
      if (bytes[at] === carriageReturn && (bytes[at + 1] === lineFeed || at + 1 === bytes.length)) at += 1;
    } else {
      while (at < bytes.length && bytes[at] !== mark && bytes[at] !== lineFeed) at += 1;
    }
    const ended = at === bytes.length;
    if (ended && !final) return "unfinished";
    if (quoted && !ended && bytes[at] !== mark && bytes[at] !== lineFeed) return { fault: "stray-quote" };
    cells.push(contentOf(bytes.subarray(start, at), quoted, ended || bytes[at] === lineFeed));
    if (ended || bytes[at] === lineFeed) return { end: ended ? at : at + 1, cells };
    at += 1;
  }
}

/** The quote that ends the cell: not one of two in a row. -1 when there is none yet. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(quote, from); at !== -1; at = bytes.indexOf(quote, at + 2)) {
    if (bytes[at + 1] !== quote) return at;
  }
  return -1;
}

function contentOf(raw: Buffer, quoted: boolean, last: boolean): Buffer {
  const cell = last && raw.at(-1) === carriageReturn ? raw.subarray(0, -1) : raw;
  if (!quoted) return cell;
  // Latin-1 keeps every byte as it is, whatever the file's encoding turns out to be.
  return Buffer.from(cell.subarray(1, -1).toString("latin1").replaceAll('""', '"'), "latin1");
}
