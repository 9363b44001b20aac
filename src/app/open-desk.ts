import { ConfigError } from "../config/config-error.ts";
import { readDeskFile } from "../config/desk-file.ts";
import { problemsText } from "../config/desk-problem.ts";
import { hashDesk } from "../config/hash-desk.ts";
import { loadDeskSource } from "../config/load-desk.ts";
import { calendarsOf, refOf } from "../core/coverage/calendars.ts";
import type { Desk } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import type { Policy } from "../flows/deps.ts";
import type { Db } from "../store/client.ts";
import { activateDesk, activeDesk, departmentHours } from "../store/desk-versions.ts";

export type DeskFile = {
  hash: string;
  source: string;
  sourceName: string;
  desk: Desk;
  sample: boolean;
  warnings: string;
};

const SAMPLE = "the sample company";

/** Reads and checks the desk file; a `ConfigError` lists everything that is wrong with it. */
export const readDesk = async (path: string | null, now: Instant): Promise<DeskFile> => {
  const { source, name, sample } = await loadDeskSource(path);
  const read = readDeskFile(source, name, new Date(now).getUTCFullYear());
  if ("problems" in read) throw new ConfigError([problemsText(read.problems)]);
  const warnings = read.warnings.length === 0 ? "" : problemsText(read.warnings);
  // The name decides later whether personas may be switched, so no file of that name may pass for the sample.
  const sourceName = sample ? SAMPLE : name;
  return { hash: hashDesk(source), source, sourceName, desk: read.desk, sample, warnings };
};

/** The active desk version; on the first start the file becomes it. `differs`: the file beside it is another one. */
export const openDesk = async (
  db: Db,
  file: DeskFile,
  now: Instant,
): Promise<{ policy: Policy; differs: boolean; sample: boolean }> => {
  let active = await activeDesk(db);
  if (active === null) {
    await activateDesk(db, file, now);
    active = await activeDesk(db);
  }
  if (active === null) throw new Error("The desk file could not be activated.");
  const policy = await policyOf(db, active);
  return { policy, differs: active.hash !== file.hash, sample: active.sourceName === SAMPLE };
};

export const policyOf = async (db: Db, active: { version: number; desk: Desk }): Promise<Policy> => {
  const hours = await departmentHours(db);
  const specs = new Map(hours.map(({ department, calendar }) => [refOf(department, calendar), calendar]));
  return { version: active.version, desk: active.desk, calendars: calendarsOf(active.desk, (ref) => specs.get(ref)) };
};
