import { writeFile } from "node:fs/promises";
import { comparisonLines, ledgerLines, summaryLines } from "../../card/ledger-lines.ts";
import type { Reader } from "../../card/reader.ts";
import { en } from "../../card/words/en.ts";
import { ConfigError } from "../../config/config-error.ts";
import { readEnvironment } from "../../config/environment.ts";
import { type Calendars, calendarsOf } from "../../core/coverage/calendars.ts";
import { firstInstant } from "../../core/coverage/local-time.ts";
import type { Desk } from "../../core/desk/desk.ts";
import { compareLedgers } from "../../core/replay/compare-ledgers.ts";
import { replay } from "../../core/replay/replay.ts";
import { summarise } from "../../core/replay/summarise.ts";
import { DAY, type Instant, instant } from "../../core/time/instant.ts";
import { besideDesk } from "../beside-desk.ts";
import { openDeskClock } from "../desk-clock.ts";
import { loadDotEnv } from "../load-dot-env.ts";
import { policyOf, readDesk } from "../open-desk.ts";
import { type History, readHistory } from "../simulate/read-history.ts";
import { readScript } from "../simulate/read-script.ts";

export type SimulateOptions = {
  from: string;
  to: string;
  cases?: string;
  desk?: string;
  against?: string;
  json?: string | true;
};

type Policy = { desk: Desk; calendars: Calendars };
type Setting = History & { policy: Policy; against: { name: string; policy: Policy } | null };

/** A year and a bit: more is a slip of the pen, and a table nobody reads. */
const LONGEST = 400 * DAY;

/** Replays a stretch by the rules of the running desk and prints all that would happen, with what it comes to. */
export const simulate = async (options: SimulateOptions): Promise<void> => {
  loadDotEnv();
  if (options.cases !== undefined) {
    const path = options.desk ?? readEnvironment(process.env).deskFile;
    const policy = await policyIn(path);
    const { from, to } = stretchOf(options, policy.desk);
    const happenings = await readScript(options.cases, policy.desk);
    const against = await againstOf(options);
    const inside = happenings.filter(({ at }) => at >= from && at < to);
    return run(
      { cases: [], happenings: inside, roster: { covers: [], absences: [] }, policy, against },
      from,
      to,
      options,
    );
  }
  return besideDesk(async ({ deps }) => {
    const own = deps.policy();
    const known = async (desk: Desk): Promise<Policy> => policyOf(deps.db, { version: own.version, desk });
    const policy = options.desk === undefined ? own : await known((await policyIn(options.desk)).desk);
    const { from, to } = stretchOf(options, policy.desk);
    const other = await againstOf(options);
    const against = other === null ? null : { name: other.name, policy: await known(other.policy.desk) };
    await run({ ...(await readHistory(deps.db, from, to)), policy, against }, from, to, options);
  });
};

const run = async (setting: Setting, from: Instant, to: Instant, { json }: SimulateOptions): Promise<void> => {
  const { policy, against, ...stretch } = setting;
  const ledger = replay({ ...stretch, ...policy, from, to });
  const summary = summarise(ledger);
  const other = against === null ? null : replay({ ...stretch, ...against.policy, from, to });
  const compared = other === null ? null : compareLedgers(ledger, other);
  const written = `${JSON.stringify({ ...ledger, summary, compared })}\n`;
  if (json === true) process.stdout.write(written);
  else {
    const reader: Reader = { desk: policy.desk, words: en, zone: policy.desk.zone, now: from };
    const lines = [
      ...ledgerLines(ledger, reader),
      "",
      ...summaryLines(summary, ledger.gaps, reader),
      ...(compared === null || against === null ? [] : ["", ...comparisonLines(compared, against.name, reader)]),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    if (json !== undefined) await writeFile(json, written);
  }
};

const policyIn = async (path: string | null): Promise<Policy> => {
  const { desk } = await readDesk(path, openDeskClock(0).now());
  return { desk, calendars: calendarsOf(desk) };
};

const againstOf = async ({ against }: SimulateOptions): Promise<Setting["against"]> =>
  against === undefined ? null : { name: against, policy: await policyIn(against) };

const stretchOf = ({ from, to }: SimulateOptions, desk: Desk): { from: Instant; to: Instant } => {
  const span = { from: timeOf("--from", from, desk), to: timeOf("--to", to, desk) };
  if (span.from >= span.to) throw new ConfigError([`--to ${to} is not after --from ${from}. Swap them.`]);
  if (span.to - span.from > LONGEST) throw new ConfigError([`${from} to ${to} is more than 400 days. Take less.`]);
  return span;
};

/** A date is its midnight in the desk's zone; a time without a zone is the desk's as well. */
const timeOf = (option: string, words: string, desk: Desk): Instant => {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/.exec(words) ?? [];
  const local = date === undefined ? Number.NaN : localOf(desk, date, time ?? "00:00");
  const at = date === undefined && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(words) ? Date.parse(words) : local;
  if (Number.isNaN(at)) {
    throw new ConfigError([`${option} ${words} is no time. Write 2027-03-20, 2027-03-20T09:00 or 2027-03-20T09:00Z.`]);
  }
  return instant(at);
};

const localOf = (desk: Desk, date: string, time: string): number => {
  try {
    return firstInstant(desk.zone, date, time);
  } catch {
    return Number.NaN;
  }
};
