import type { ImportRow } from "./import-row.ts";

/** A longer line is no complaint but a file without line ends; it is reported and skipped without being held. */
const maxLineBytes = 4 * 1_048_576;
const lineEnd = 0x0a;

/** The lines of a JSONL file as values, each with its number and the byte offset after it. Blank lines are passed over. */
export async function* jsonLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<ImportRow> {
  let line = 1;
  let offset = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const take = (part: Buffer): void => {
    heldBytes += part.length;
    if (heldBytes <= maxLineBytes) held.push(part);
  };
  const finish = (): ImportRow | null => {
    offset += heldBytes;
    const row = heldBytes > maxLineBytes ? tooLong(line, offset) : readLine(Buffer.concat(held), line, offset);
    line += 1;
    held = [];
    heldBytes = 0;
    return row;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lineEnd); end !== -1; end = chunk.indexOf(lineEnd, from)) {
      take(chunk.subarray(from, end + 1));
      from = end + 1;
      const row = finish();
      if (row) yield row;
    }
    take(chunk.subarray(from));
  }
  const last = heldBytes > 0 ? finish() : null;
  if (last) yield last;
}

const tooLong = (line: number, offset: number): ImportRow => ({
  line,
  offset,
  problem: "The line is over 4 MB. JSONL holds one complaint a line; was the file saved as one big list?",
});

function readLine(bytes: Buffer, line: number, offset: number): ImportRow | null {
  if (bytes.includes(0)) return { line, offset, problem: "The line holds the character U+0000. Take it out." };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { line, offset, problem: "The line is not UTF-8. Save the file as UTF-8." };
  }
  if (text.trim() === "") return null;
  try {
    return { line, offset, value: JSON.parse(text) };
  } catch {
    // The parser's own message quotes the customer, so it is not passed on.
    return { line, offset, problem: "The line is not JSON. Was it cut off, or is it a piece of a longer record?" };
  }
}
