import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ConfigError } from "../../config/config-error.ts";
import { statuses } from "../../core/case/case.ts";
import type { Desk } from "../../core/desk/desk.ts";
import type { CaseFilter } from "../../core/status/case-filter.ts";
import { readFilter } from "../../core/status/read-filter.ts";
import type { Deps } from "../../flows/deps.ts";
import { type ExportWanted, exportRecords } from "../../flows/export-records.ts";
import { besideDesk } from "../beside-desk.ts";

export type ExportOptions = { what: string; format?: string; out?: string; personal?: boolean };

/** Writes cases, events or both to a file or to standard output, and says on standard error how many there were. */
export const exportDesk = async (filters: readonly string[], options: ExportOptions): Promise<void> => {
  const { what, format, out } = readOptions(options);
  await besideDesk(async ({ deps }) => {
    const filter = filterOf(filters.join(" "), deps.policy().desk);
    const base = { format, filter, personal: options.personal === true } as const;
    const counts: string[] = [];
    const write = async (one: "cases" | "events", to: string | null, labelled: boolean): Promise<void> => {
      counts.push(`${await writeOne(deps, { ...base, what: one, labelled }, to)} ${one}`);
    };
    if (what !== "both") await write(what, out, false);
    else if (out === null || format === "jsonl") await writeBoth(deps, base, out, counts);
    else {
      const stem = out.slice(0, out.length - extname(out).length);
      for (const one of ["cases", "events"] as const) await write(one, `${stem}.${one}${extname(out)}`, false);
    }
    process.stderr.write(`${counts.join(", ")}.\n`);
  });
};

const writeOne = async (deps: Deps, wanted: ExportWanted, out: string | null): Promise<number> => {
  let n = 0;
  await writeTo(
    exportRecords(deps, wanted, () => {
      n += 1;
    }),
    out,
  );
  return n;
};

/** Both in one stream of JSON lines, each of which says what it is. */
const writeBoth = async (
  deps: Deps,
  base: Omit<ExportWanted, "what" | "labelled">,
  out: string | null,
  counts: string[],
): Promise<void> => {
  async function* all(): AsyncGenerator<string> {
    for (const what of ["cases", "events"] as const) {
      let n = 0;
      yield* exportRecords(deps, { ...base, what, labelled: true }, () => {
        n += 1;
      });
      counts.push(`${n} ${what}`);
    }
  }
  await writeTo(all(), out);
};

/** A file appears whole or not at all, and only its owner can read it: it may tell of customers. */
const writeTo = async (lines: AsyncGenerator<string>, out: string | null): Promise<void> => {
  if (out === null) {
    try {
      await pipeline(Readable.from(lines), process.stdout, { end: false });
    } catch (fault) {
      // Whoever read it has seen enough, as `head` has.
      if ((fault as { code?: string }).code !== "EPIPE") throw fault;
    }
    return;
  }
  const unfinished = `${out}.unfinished`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, out);
  } catch (fault) {
    await rm(unfinished, { force: true });
    const { code, message } = fault as { code?: string; message?: string };
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw fault;
    throw new ConfigError([`${out} cannot be written: ${message}. Check the folder and your rights there.`]);
  }
};

const readOptions = ({ what, format, out }: ExportOptions) => {
  const kinds = ["cases", "events", "both"] as const;
  const kind = kinds.find((one) => one === what);
  if (kind === undefined) throw new ConfigError([`--what is “${what}”. Give one of ${kinds.join(", ")}.`]);
  const byName =
    out === undefined ? "csv" : [".jsonl", ".ndjson", ".json"].includes(extname(out).toLowerCase()) ? "jsonl" : "csv";
  const written = (["csv", "jsonl"] as const).find((one) => one === (format ?? byName));
  if (written === undefined) throw new ConfigError([`--format is “${format}”. Give csv or jsonl.`]);
  if (kind === "both" && written === "csv" && out === undefined) {
    throw new ConfigError(["Cases and events are two tables. Give --out export.csv, or take --format jsonl."]);
  }
  return { what: kind, format: written, out: out ?? null };
};

/** The filters of `list`. Without a status every case is meant, ended ones too: an export is for the record. */
const filterOf = (words: string, desk: Desk): CaseFilter | null => {
  if (words.trim() === "") return null;
  const { filter, left } = readFilter(words, desk, null);
  if (left.length > 0) {
    throw new ConfigError([
      `“${left.join(" ")}” is no filter. There are departments, severities, sources and states, overdue, waiting, unclaimed, older 3d, customer, product and owner, as in followthrough export parts overdue.`,
    ]);
  }
  const isOpenOnly = /\bopen\b/i.test(words) || filter.unclaimed || filter.overdue;
  return isOpenOnly || filter.statuses.length > 0 ? filter : { ...filter, statuses: [...statuses] };
};
