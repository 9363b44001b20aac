import type { Complaint } from "../core/complaint/complaint.ts";
import { DAY, type Instant } from "../core/time/instant.ts";
import { importState, saveImport } from "../store/imports.ts";
import type { Deps } from "./deps.ts";
import { type Manner, receiveComplaint } from "./receive-complaint.ts";

/** A record of the file: what it says, or why it cannot be read. `offset` is where to go on after it. */
export type ImportEntry = { line: number; offset: number } & ({ item: Complaint } | { problem: string });

export type ImportCounts = {
  read: number;
  created: number;
  attached: number;
  updated: number;
  duplicate: number;
  ignored: number;
  bad: number;
};

/** Files are often not in order, so records are put in the order they were said within windows of this many. */
const WINDOW = 20_000;
/** What is older than this when it is brought in is backlog: it is worked from the queue, without a card or a nag. */
const BACKLOG_AGE = 7 * DAY;

/**
 * Brings in a file of complaints. Resumable: after each window its place in the file is kept, and a record that was
 * stored before is a duplicate. A bad record is reported and the next one follows.
 */
export const importComplaints = async (
  deps: Deps,
  file: { hash: string; name: string; live: boolean; now: Instant },
  read: (after: number) => AsyncIterable<ImportEntry>,
  report: { bad(line: number, why: string): void; progress(offset: number): void },
): Promise<ImportCounts> => {
  const key = `${file.live ? "live" : "history"} ${file.hash}`;
  const before = await importState(deps.db, key);
  const counts: ImportCounts = { ...none, ...(before?.finished === false ? before.counts : {}) };
  const after = before?.finished === false ? before.offset : 0;
  let window: Extract<ImportEntry, { item: Complaint }>[] = [];
  let offset = after;
  const take = async (finished: boolean): Promise<void> => {
    const inOrder = window.toSorted((a, b) => a.item.createdAt - b.item.createdAt || a.line - b.line);
    for (const [index, { item }] of inOrder.entries()) {
      const { outcome } = await receiveComplaint(deps, item, mannerOf(item, file));
      counts[outcome] += 1;
      if (index % 50 === 0) report.progress(after + Math.round(((offset - after) * (index + 1)) / inOrder.length));
    }
    window = [];
    await saveImport(deps.db, key, file.name, { offset, counts, finished });
  };
  for await (const entry of read(after)) {
    counts.read += 1;
    offset = entry.offset;
    if ("item" in entry) window.push(entry);
    else {
      counts.bad += 1;
      report.bad(entry.line, entry.problem);
    }
    if (window.length >= WINDOW) await take(false);
  }
  await take(true);
  report.progress(offset);
  return counts;
};

const none: ImportCounts = { read: 0, created: 0, attached: 0, updated: 0, duplicate: 0, ignored: 0, bad: 0 };

/** A record without a date of its own is stood in for by the time of the import; nobody can say that it is fresh. */
const mannerOf = (item: Complaint, file: { live: boolean; now: Instant }): Manner => {
  if (!file.live) return "history";
  return item.createdAt >= file.now || item.createdAt < file.now - BACKLOG_AGE ? "backlog" : "live";
};
