import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../src/core/time/instant.ts";
import { type ImportEntry, type ImportFormat, readImport } from "../../src/intake/import-file.ts";
import { sharedData } from "../support/labelled.ts";

const now = instant(Date.UTC(2026, 1, 27, 9, 20));

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = async (
  format: ImportFormat,
  file: string | Buffer,
  given: { size?: number; after?: number } = {},
): Promise<ImportEntry[]> => {
  const bytes = Buffer.from(file);
  const entries: ImportEntry[] = [];
  const { size = 7, after } = given;
  for await (const entry of readImport(inPieces(bytes, size), {
    format,
    connector: "import",
    now,
    ...(after === undefined ? {} : { after }),
  })) {
    entries.push(entry);
  }
  return entries;
};
/** `line:id` or `line:the problem`, short enough to compare at a glance. */
const brief = (entries: ImportEntry[]): string[] =>
  entries.map((entry) => `${entry.line}:${"item" in entry ? entry.item.externalId : entry.problem}`);

const record = (id: string, more: object = {}): string =>
  JSON.stringify({ id, source: "x", author: "jane", text: "no parcel", createdAt: "2026-02-01T00:00:00Z", ...more });

describe("JSONL", () => {
  test("a record a line; the import's tolerances", async () => {
    const file = [
      record("a"),
      record("b", { author: null, createdAt: null, source: "web_form", inReplyTo: "not in the file" }),
      JSON.stringify({ id: "c", source: "phone", text: "no answer" }),
      record("d", { role: "company", role2: 1 }),
    ].join("\n");
    const entries = await read("jsonl", file);
    expect(brief(entries)).toEqual(["1:a", "2:b", "3:c", "4:d"]);
    const items = entries.flatMap((entry) => ("item" in entry ? [entry.item] : []));
    expect(items.map(({ createdAt }) => createdAt)).toEqual([Date.UTC(2026, 1, 1), now, now, Date.UTC(2026, 1, 1)]);
    expect(items.map(({ role }) => role)).toEqual(["customer", "customer", "customer", "company"]);
    expect(items.map(({ source }) => source)).toEqual(["x", "web", "phone", "x"]);
    expect(items[1]?.author.handle).toBeNull();
    expect(items[0]?.connector).toBe("import");
  });

  test("byte order mark, CR LF, blank lines, no line end at the end", async () => {
    const file = `\ufeff${record("a")}\r\n\r\n   \r\n${record("b")}\n${record("c")}`;
    expect(brief(await read("jsonl", file))).toEqual(["1:a", "4:b", "5:c"]);
  });

  test("broken lines are told of and passed over", async () => {
    const file = Buffer.concat([
      Buffer.from(`${record("a")}\n{"id": "cut off", "tex\n`),
      Buffer.from(`${record("latin", { text: "caf\u00e9" })}\n`, "latin1"),
      Buffer.from(`{"id": "nul", "text": "a\u0000b"}\n`),
      Buffer.from(`${record("nul-escape", { text: "a\u0000b" })}\n`),
      Buffer.from(`${record("half", { text: "a\ud83d" })}\n`),
      Buffer.from(`[1]\n${record("time", { createdAt: "yesterday" })}\n${record("source", { source: "fax" })}\n`),
      Buffer.from(`${record("future", { createdAt: "2027-01-01T00:00:00Z" })}\n${record("z")}\n`),
    ]);
    const entries = await read("jsonl", file);
    expect(brief(entries)).toEqual([
      "1:a",
      "2:The line is not JSON. Was it cut off, or is it a piece of a longer record?",
      "3:The line is not UTF-8. Save the file as UTF-8.",
      "4:The line holds the character U+0000. Take it out.",
      "5:text holds the character U+0000: take it out.",
      "6:text holds half a character (a lone surrogate): the text was cut or encoded wrongly.",
      "7:The record is a list; it should be an object.",
      '8:createdAt is not a time with a zone: send it like "2026-02-27T09:12:00Z" or "2026-02-27T10:12:00+01:00".',
      "9:source is not a source we know: use one of x, facebook, instagram, mastodon, bluesky, reddit, review, email, phone, web, chat.",
      "10:createdAt is more than a day in the future: check the sender's clock and zone.",
      "11:z",
    ]);
  });

  test("a line of 1 MB is read, one of 5 MB is told of", async () => {
    const file = `${record("a", { text: "x".repeat(1_048_576) })}\n${record("b", { text: "x".repeat(5_000_000) })}\n${record("c")}\n`;
    const entries = await read("jsonl", file, { size: 65_536 });
    expect(brief(entries)).toEqual([
      "1:a",
      "2:The line is over 4 MB. JSONL holds one complaint a line; was the file saved as one big list?",
      "3:c",
    ]);
  });

  test("UTF-16 is told of once", async () => {
    expect(brief(await read("jsonl", Buffer.from(`\ufeff${record("a")}`, "utf16le")))).toEqual([
      "1:The file is UTF-16. Save it as UTF-8 and import it again.",
    ]);
  });

  test("an empty file holds nothing", async () => {
    expect(await read("jsonl", "")).toEqual([]);
    expect(await read("csv", "")).toEqual([]);
  });

  test("carries on after any record it is told of", async () => {
    const file = `${record("a")}\r\n\nbroken\n${record("ü")}\n${record("c")}`;
    const all = await read("jsonl", file);
    expect(all.at(-1)?.offset).toBe(Buffer.byteLength(file));
    for (const [index, { offset }] of all.entries()) {
      expect(await read("jsonl", file, { after: offset, size: 1 + index })).toEqual(all.slice(index + 1));
    }
  });

  test("any pieces, the same records", async () => {
    const line = fc.oneof(
      fc.constantFrom("", " ", "broken", "\u{1F600}"),
      fc.string({ maxLength: 5 }).map((id) => record(`i${id}`)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 40 }),
        async (lines, end, size) => {
          const file = lines.join(end);
          const entries = await read("jsonl", file, { size });
          expect(entries).toEqual(await read("jsonl", file, { size: 1e6 }));
          const filled = lines.flatMap((text, index) => (text.trim() === "" ? [] : [index + 1]));
          expect(entries.map((entry) => entry.line)).toEqual(filled);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("reads a file by its path, and lets go of it when the reader has enough", async () => {
    const folder = await mkdtemp(join(tmpdir(), "import-"));
    try {
      const path = join(folder, "a.jsonl");
      await writeFile(path, `${record("a")}\n${record("b")}\n`);
      const terms = { format: "jsonl", connector: "import", now } as const;
      const all: ImportEntry[] = [];
      for await (const entry of readImport(path, terms)) all.push(entry);
      expect(brief(all)).toEqual(["1:a", "2:b"]);
      for await (const entry of readImport(path, terms)) {
        expect(entry).toEqual(all[0]);
        break;
      }
      await expect(readImport(join(folder, "none.jsonl"), terms).next()).rejects.toThrow("ENOENT");
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("asks the source for no more than it needs", async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      while (true) {
        asked += 1;
        yield Buffer.from(`${record(String(asked))}\n`);
      }
    }
    for await (const entry of readImport(endless(), { format: "jsonl", connector: "import", now })) {
      if (entry.line === 3) break;
    }
    expect(asked).toBeLessThan(10);
  });
});

describe("CSV", () => {
  test("columns by name, in any order and spelling; unknown ones are ignored", async () => {
    const file = [
      "Text,ID,source,Created At,handle,name,email,phone,order_number,attachments,colour",
      `"No parcel, still",a,twitter,2026-02-01T00:00:00Z,jane,Jane D.,jane@shop.example,+49 89 1,A-1,https://a.example/1 https://a.example/2,red`,
      "no answer,b,phone,,,,,,,",
    ].join("\r\n");
    const entries = await read("csv", file);
    expect(brief(entries)).toEqual(["2:a", "3:b"]);
    expect(entries.map((entry) => ("item" in entry ? entry.item : null))).toMatchObject([
      {
        text: "No parcel, still",
        source: "x",
        createdAt: Date.UTC(2026, 1, 1),
        author: { handle: "jane", name: "Jane D.", email: "jane@shop.example", phone: "+49 89 1" },
        orderNumber: "A-1",
        attachments: ["https://a.example/1", "https://a.example/2"],
      },
      {
        text: "no answer",
        source: "phone",
        createdAt: now,
        author: { handle: null },
        orderNumber: null,
        attachments: [],
      },
    ]);
  });

  test("the author column is a handle too", async () => {
    const entries = await read("csv", "id,source,author,text\na,x,jane,hello\n");
    expect(entries).toMatchObject([{ item: { author: { handle: "jane" } } }]);
  });

  test.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("%s", async (_name, mark) => {
    const file = `\ufeffid,source,text\na,x,"1,5 ${mark} weeks"\n`.replace(/,(?!5)/g, mark);
    expect(await read("csv", file)).toMatchObject([{ line: 2, item: { text: `1,5 ${mark} weeks` } }]);
  });

  test("line numbers and offsets hold across line ends inside cells, blank lines and both kinds of line end", async () => {
    const file = 'id,source,text\r\n\r\na,x,"one\r\ntwo\nthree"\r\nb,x,"say ""hi"""\n\nc,x,caf\u00e9';
    const entries = await read("csv", file);
    expect(brief(entries)).toEqual(["3:a", "6:b", "8:c"]);
    expect(entries).toMatchObject([{ item: { text: "one\ntwo\nthree" } }, { item: { text: 'say "hi"' } }, {}]);
    const after = file.indexOf("b,x");
    expect(entries[0]?.offset).toBe(after);
    expect(brief(await read("csv", file, { after }))).toEqual(["6:b", "8:c"]);
    expect(entries[2]?.offset).toBe(Buffer.byteLength(file));
  });

  test("broken rows are told of in their place", async () => {
    const file = Buffer.concat([
      Buffer.from('id,source,text,createdAt\na,x,fine,\nb,x,"stray"quote,\nc,x,"1,5",,too many,cells\n'),
      Buffer.from("d,x,caf\u00e9,\n", "latin1"),
      Buffer.from("e,fax,hello,\n,x,hello,\nf,x,,\ng,x,nul\u0000,\nh,x,hello,yesterday\nz,x,fine\n"),
    ]);
    expect(brief(await read("csv", file))).toEqual([
      "2:a",
      '3:The row has a quote in the middle of a cell. Put the cell in quotes and double ("") those inside.',
      "4:The row has 6 cells, the first row 4. Put quotes around a text that holds the separator.",
      "5:The row is not UTF-8. Save the file as CSV in UTF-8.",
      "6:source is not a source we know: use one of x, facebook, instagram, mastodon, bluesky, reddit, review, email, phone, web, chat.",
      "7:id is missing.",
      "8:text is empty, and there is no attachment either.",
      "9:text holds the character U+0000: take it out.",
      '10:createdAt is not a time with a zone: send it like "2026-02-27T09:12:00Z" or "2026-02-27T10:12:00+01:00".',
      "11:z",
    ]);
  });

  test("a quote that is never closed costs its own row only", async () => {
    const file = 'id,source,text\na,x,fine\nb,x,"open\nc,x,lost\nd,x,"said ""so"""\ne,x,"open again\nf,x,fine\n';
    expect(brief(await read("csv", file))).toEqual([
      "2:a",
      '3:The row has a quote in the middle of a cell. Put the cell in quotes and double ("") those inside.',
      "4:c",
      "5:d",
      "6:A quote opened in this row is never closed. Close it and import the file again.",
      "7:f",
    ]);
  });

  test("a quote inside a cell without quotes is a quote", async () => {
    expect(await read("csv", 'id,source,text\na,x,a 5" screen\n')).toMatchObject([{ item: { text: 'a 5" screen' } }]);
  });

  test("names of columns in quotes, behind a byte order mark", async () => {
    expect(brief(await read("csv", '\ufeff"id","source","text"\n"a","x","hello"'))).toEqual(["2:a"]);
  });

  test("a row of 1 MB is read, one of 5 MB is told of", async () => {
    const row = (id: string, length: number) => `${id},x,"${"x".repeat(length)}"\n`;
    const file = `id,source,text\n${row("a", 1_048_576)}${row("b", 9_000_000)}${row("c", 5)}d,x,"open\n${"e,x,hello\n".repeat(500_000)}`;
    const entries = await read("csv", file, { size: 65_536 });
    expect(brief(entries).slice(0, 5)).toEqual([
      "2:a",
      "3:The row is over 4 MB. Is this a CSV file, with a row a line?",
      "4:c",
      "5:A quote opened in this row is never closed. Close it and import the file again.",
      "6:e",
    ]);
    expect(entries).toHaveLength(500_004);
  });

  test("a first row that does not name the columns says which are missing", async () => {
    expect(brief(await read("csv", "a,x,hello\nb,x,hello\n"))).toEqual([
      "1:The first row has no column id, source, text. It names the columns.",
    ]);
  });

  test("UTF-16 is told of once", async () => {
    const file = Buffer.from("\ufeffid\tsource\ttext\na\tx\thello", "utf16le");
    expect(brief(await read("csv", file))).toEqual(["1:The file is UTF-16. Save it as UTF-8 and import it again."]);
  });

  test("any cells and any pieces come back as they were written", async () => {
    const cell = fc
      .stringMatching(/^[a-z"; ,\r\n\u00e9]{0,12}$/)
      .filter((text) => text.trim() !== "" && !/^\s|\s$|\r(?!\n)|\n{4}/.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { maxLength: 12 }),
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 40 }),
        async (texts, end, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const file = ["id,source,text", ...texts.map((text, index) => `${index},x,${quoted(text)}`)].join(end);
          const entries = await read("csv", file, { size });
          let line = 2;
          const expected = texts.map((text) => {
            const at = line;
            line += 1 + (text.match(/\n/g)?.length ?? 0);
            return [at, text.replaceAll("\r\n", "\n").replace(/\n(?:[^\S\n]*\n){4,}/g, "\n\n\n\n")];
          });
          expect(entries.map((entry) => [entry.line, "item" in entry ? entry.item.text : entry.problem])).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.skipIf(!existsSync(sharedData))("real complaints are all read", async () => {
  let [count, problems] = [0, 0];
  for await (const entry of readImport(`${sharedData}complaints.jsonl`, { format: "jsonl", connector: "dev", now })) {
    count += 1;
    problems += "problem" in entry ? 1 : 0;
  }
  expect([count, problems]).toEqual([5_588, 0]);
});
