import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { pipeline } from "node:stream/promises";
import cliProgress from "cli-progress";
import { ConfigError } from "../../config/config-error.ts";
import { type ImportCounts, importComplaints } from "../../flows/import-complaints.ts";
import { type ImportFormat, readImport } from "../../intake/import-file.ts";
import { besideDesk } from "../beside-desk.ts";

const MOST_PROBLEMS = 20;

/** Brings in a file and says what became of every record in it. */
export const importFile = async (file: string, options: { live?: boolean; connector: string }): Promise<void> => {
  const format = formatOf(file);
  const size = await sizeOf(file);
  await besideDesk(async ({ deps, clock }) => {
    const bar = new cliProgress.SingleBar(
      { format: "{bar} {percentage}% | {bad} bad lines", noTTYOutput: false, clearOnComplete: true },
      cliProgress.Presets.shades_classic,
    );
    const now = clock.now();
    const bad: string[] = [];
    let badCount = 0;
    bar.start(size, 0, { bad: 0 });
    try {
      const counts = await importComplaints(
        deps,
        { hash: await hashOf(file), name: basename(file), live: options.live === true, now },
        (after) => readImport(file, { format, connector: options.connector, now, after }),
        {
          bad: (line, why) => {
            badCount += 1;
            if (bad.length < MOST_PROBLEMS) bad.push(`Line ${line}: ${why}`);
          },
          progress: (offset) => bar.update(offset, { bad: badCount }),
        },
      );
      bar.stop();
      if (badCount > bad.length) bad.push(`and ${badCount - bad.length} more lines that could not be read.`);
      process.stdout.write(`${[...bad, summary(counts, options.live === true)].join("\n")}\n`);
    } finally {
      bar.stop();
    }
  });
};

const summary = (counts: ImportCounts, live: boolean): string => {
  const parts = live
    ? [
        `${counts.created} opened a case`,
        `${counts.attached} joined one`,
        `${counts.ignored} are the firm's own words with no case to go to`,
      ]
    : [`${counts.ignored} stored as history`];
  return [
    `${counts.read} records: ${[...parts, `${counts.updated} updated`, `${counts.duplicate} were here before`, `${counts.bad} could not be read`].join(", ")}.`,
    ...(live && counts.created > 0
      ? [
          "What is older than a week is backlog: it waits in the queue, without a card or a reminder, until somebody takes it.",
        ]
      : []),
  ].join("\n");
};

const formatOf = (file: string): ImportFormat => {
  const ending = extname(file).toLowerCase();
  if (ending === ".csv") return "csv";
  if (ending === ".jsonl" || ending === ".ndjson") return "jsonl";
  throw new ConfigError([`${file} ends in neither .jsonl nor .csv. Name it by what it is.`]);
};

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch {
    throw new ConfigError([`There is no file ${file} that can be read. Check the path.`]);
  }
};

/** Tells one file from another, so that an interrupted import goes on where it stopped. */
const hashOf = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
};
