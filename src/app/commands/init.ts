import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { ConfigError } from "../../config/config-error.ts";
import { loadDeskSource } from "../../config/load-desk.ts";

/** Writes the sample company's desk file as one to start from. Never over a file that is there. */
export const init = async (file: string): Promise<void> => {
  if (existsSync(file)) throw new ConfigError([`${file} is there already. Name another file, or move that one away.`]);
  const { source } = await loadDeskSource(null);
  await writeFile(file, source);
  process.stdout.write(`Wrote ${file}. Make it yours, then start with FOLLOWTHROUGH_CONFIG=${file}.\n`);
};
