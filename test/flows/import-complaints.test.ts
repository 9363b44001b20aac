import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, type Instant, instant, plus } from "../../src/core/time/instant.ts";
import { type ImportCounts, importComplaints } from "../../src/flows/import-complaints.ts";
import { type ImportFormat, readImport } from "../../src/intake/import-file.ts";
import { type DeskRig, openDeskRig } from "../support/desk-rig.ts";

let rig: DeskRig;
beforeAll(async () => {
  rig = await openDeskRig();
});
beforeEach(() => rig.clear());
afterAll(() => rig.close());

const dataFile = fileURLToPath(new URL("../../../shared/data/complaints.jsonl", import.meta.url));

type Given = { live?: boolean; format?: ImportFormat; now?: Instant; stopAfter?: number; bad?: string[] };

/** Brings in a file given as text. `stopAfter`: the process ends when so many records have been read. */
const bringIn = (content: string, { live = false, format = "jsonl", now, stopAfter, bad = [] }: Given = {}) => {
  const at = now ?? rig.now();
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let from = 0; from < content.length; from += 5_000) yield Buffer.from(content.slice(from, from + 5_000));
  }
  async function* cut(after: number) {
    let read = 0;
    for await (const entry of readImport(chunks(), { format, connector: "import", now: at, after })) {
      if (read === stopAfter) throw new Error("killed");
      read += 1;
      yield entry;
    }
  }
  const hash = createHash("sha256").update(content).digest("hex");
  return importComplaints(rig.deps, { hash, name: "file", live, now: at }, cut, {
    bad: (line, why) => bad.push(`${line}: ${why}`),
    progress: () => {},
  });
};

const none: ImportCounts = { read: 0, created: 0, attached: 0, updated: 0, duplicate: 0, ignored: 0, bad: 0 };
const item = (id: string, given: Record<string, unknown> = {}) => ({
  id,
  source: "x",
  author: `@${id}`,
  text: `My order ${id} never came.`,
  createdAt: new Date(rig.now() - HOUR).toISOString(),
  ...given,
});
const jsonl = (...items: object[]): string => items.map((one) => JSON.stringify(one)).join("\n");

describe("history", () => {
  test("is stored with its customers and opens no case, shows no card, starts no clock", async () => {
    const counts = await bringIn(jsonl(item("a"), item("b"), item("c", { author: "@a" })));
    expect(counts).toEqual({ ...none, read: 3, ignored: 3 });
    await rig.settle();
    expect(await rig.count("complaints")).toBe(3);
    expect(await rig.count("customers")).toBe(2);
    for (const table of ["cases", "clocks", "shown", "events", "nags"]) expect(await rig.count(table)).toBe(0);
    expect(rig.window.messages).toEqual([]);
  });

  test("brought in twice changes nothing", async () => {
    const file = jsonl(item("a"), item("b"));
    await bringIn(file);
    expect(await bringIn(file)).toEqual({ ...none, read: 2, duplicate: 2 });
    expect(await rig.count("complaints")).toBe(2);
    expect(await rig.count("texts")).toBe(2);
  });

  test("of somebody who then writes is known to be theirs", async () => {
    await bringIn(jsonl(item("a", { author: "@jane" })));
    await rig.complain({ by: "jane" });
    expect(await rig.count("customers")).toBe(1);
  });
});

test("a bad record is told with its line, and the next one follows", async () => {
  const bad: string[] = [];
  const file = [
    JSON.stringify(item("a")),
    "{oh",
    JSON.stringify({ ...item("b"), source: "pigeon" }),
    "",
    jsonl(item("c")),
  ];
  const counts = await bringIn(file.join("\n"), { bad });
  expect(counts).toEqual({ ...none, read: 4, ignored: 2, bad: 2 });
  expect(bad).toEqual([expect.stringMatching(/^2: .*not JSON/), expect.stringMatching(/^3: source .*not a source/)]);
});

test("a CSV file is as good", async () => {
  const csv = [
    "id,source,author,text,createdAt",
    `a,x,@jane,"First line,\nsecond ""line""",2027-02-20T10:00:00Z`,
    "b,email,joe@example.com,Where is it?,2027-02-20T11:00:00Z",
  ].join("\r\n");
  expect(await bringIn(csv, { format: "csv" })).toEqual({ ...none, read: 2, ignored: 2 });
  const { rows } = await rig.pool.query("select words from texts order by words");
  expect(rows.map(({ words }) => words)).toEqual(['First line,\nsecond "line"', "Where is it?"]);
});

describe("live", () => {
  test("opens cases, in the order things were said, and the firm's answers find what they answer", async () => {
    const said = (minutes: number) => new Date(rig.now() - HOUR + minutes * 60_000).toISOString();
    const file = jsonl(
      item("reply", { role: "company", inReplyTo: "a", createdAt: said(20), author: "firm" }),
      item("again", { author: "@a", createdAt: said(30), text: "Hello?" }),
      item("a", { createdAt: said(10) }),
    );
    expect(await bringIn(file, { live: true })).toEqual({ ...none, read: 3, created: 1, attached: 2 });
    expect(await rig.caseOf(1)).toMatchObject({ contacts: 2, told: { by: null }, since: rig.now() - 50 * 60_000 });
  });

  test("takes what is older than a week as backlog: in the queue, without a card and without a nag", async () => {
    const old = new Date(rig.now() - 20 * DAY).toISOString();
    await bringIn(jsonl(item("a", { createdAt: old, text: "refund" }), item("b", { text: "refund" })), { live: true });
    await rig.settle();
    expect(rig.cardsIn("billing").map(({ text }) => text.split(" ")[0])).toEqual(["FT-2"]);
    expect(rig.queueIn("billing")?.text).toContain("FT-1");
    await rig.move(DAY);
    const { rows } = await rig.pool.query("select distinct case_number from nags");
    expect(rows).toEqual([{ case_number: 2 }]);
    await rig.ask("dana", "claim 1");
    await rig.settle();
    expect(rig.cardOf(1, "billing").text).toContain("Dana");
  });

  test("after history of the same file opens nothing: it is here already", async () => {
    const file = jsonl(item("a"));
    await bringIn(file);
    expect(await bringIn(file, { live: true })).toEqual({ ...none, read: 1, duplicate: 1 });
  });
});

test("an import that was killed goes on, and what was stored before is not stored again", async () => {
  const file = jsonl(...Array.from({ length: 40 }, (_, n) => item(`i${n}`)));
  await expect(bringIn(file, { stopAfter: 25 })).rejects.toThrow("killed");
  const counts = await bringIn(file);
  expect(counts.ignored + counts.duplicate).toBe(40);
  expect(await rig.count("complaints")).toBe(40);
});

test("an import that was killed after a window begins after that window", async () => {
  const file = jsonl(...Array.from({ length: 30 }, (_, n) => item(`i${n}`)));
  const hash = createHash("sha256").update(file).digest("hex");
  const offset = jsonl(...Array.from({ length: 10 }, (_, n) => item(`i${n}`))).length + 1;
  const counts = { ...none, read: 10, ignored: 10 };
  await rig.pool.query("insert into imports values ($1, 'file', $2, $3, false, now())", [
    `history ${hash}`,
    offset,
    counts,
  ]);
  expect(await bringIn(file)).toEqual({ ...none, read: 30, ignored: 30 });
  expect(await rig.count("complaints")).toBe(20);
});

test("a database that goes away in the middle ends the import, which goes on later", async () => {
  const file = jsonl(...Array.from({ length: 20 }, (_, n) => item(`i${n}`)));
  await rig.pool.query("alter table complaints add constraint cut check (external_id <> 'i12')");
  await expect(bringIn(file)).rejects.toThrow();
  await rig.pool.query("alter table complaints drop constraint cut");
  const counts = await bringIn(file);
  expect(counts.read).toBe(20);
  expect(await rig.count("complaints")).toBe(20);
});

describe.skipIf(!existsSync(dataFile))("real complaints", () => {
  const lines = existsSync(dataFile) ? readFileSync(dataFile, "utf8").trim().split("\n").slice(0, 800) : [];
  const given: { id: string; role?: string; createdAt: string }[] = lines.map((line) => JSON.parse(line));
  const customers = given.filter(({ role }) => role !== "company").map(({ id }) => id);

  test("every word of a customer is accounted for: in a case, once, with the customer who said it", async () => {
    const newest = Math.max(...given.map(({ createdAt }) => Date.parse(createdAt)).filter(Number.isFinite));
    rig.sleepUntil(instant(newest));
    const bad: string[] = [];
    const counts = await bringIn(lines.join("\n"), { live: true, now: plus(rig.now(), HOUR), bad });
    expect(bad).toEqual([]);
    const taken = counts.created + counts.attached + counts.updated + counts.duplicate + counts.ignored;
    expect(taken).toBe(lines.length);
    const { rows } = await rig.pool.query<{ external_id: string; sum: number }>(
      `select c.external_id, count(k.number)::int as sum from complaints c
        left join cases k on k.number = c.case_number and k.customer_id = c.customer_id
        where c.role = 'customer' group by c.external_id`,
    );
    expect(rows.map(({ external_id }) => external_id).sort()).toEqual([...new Set(customers)].sort());
    expect(rows.filter(({ sum }) => sum !== 1)).toEqual([]);
    const { rows: contacts } = await rig.pool.query<{ said: number; stored: number }>(
      `select (state->>'contacts')::int as said,
        (select count(*)::int from complaints where case_number = number and role = 'customer') as stored from cases`,
    );
    expect(contacts.filter(({ said, stored }) => said !== stored)).toEqual([]);
    expect(await rig.count("cases")).toBe(counts.created);
  });
});
