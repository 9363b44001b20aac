import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { CaseEvent } from "../src/core/case/event.ts";
import { wholeDesk } from "../src/core/digest/scope.ts";
import { replay } from "../src/core/replay/replay.ts";
import type { World } from "../src/core/replay/world.ts";
import { DAY, type Instant, plus } from "../src/core/time/instant.ts";
import { readDigest } from "../src/flows/read-digest.ts";
import { rebuildFacts } from "../src/flows/rebuild-facts.ts";
import { type Db, openClient } from "../src/store/client.ts";
import { openEmbedded } from "../src/store/embedded/open-embedded.ts";
import { migrate } from "../src/store/migrate.ts";
import { newYork, noRoster, policyOf } from "../test/support/builders.ts";
import { inDatabase } from "../test/support/in-database.ts";
import { randomQuarter } from "../test/support/random-quarter.ts";
import { rigDesk } from "../test/support/rig-desk.ts";
import { storeLives } from "../test/support/store-lives.ts";

/**
 * The same digest over a desk with 5,000 cases in all and over one with 50,000, in one run. The last five weeks (what a
 * digest reads) and what is open are the same on both; only what lies before differs. Machines differ, so read the
 * ratio: about 1 means that a digest costs what happened in its stretch and what is open. Both must say the same.
 */
const ZONE = "America/New_York";
const FROM = newYork("2027-01-25 00:00");
const TO = newYork("2027-03-01 08:00");
const LIVING = 700;
const FEW = 5_000;
const MANY = 50_000;
const ROUNDS = 15;
const MIGRATIONS = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

type Desk = { name: string; total: number; db: Db; pool: pg.Pool };
const stretches: [string, Instant][] = [
  ["a day", plus(TO, -DAY)],
  ["a weekend", newYork("2027-02-26 17:00")],
  ["a week", plus(TO, -7 * DAY)],
];

const policy = policyOf(rigDesk);
const folder = mkdtempSync(join(tmpdir(), "ft-bench-"));
chmodSync(folder, 0o711);
const server = await openEmbedded({
  dataDir: join(folder, "data"),
  stateFolder: join(folder, "state"),
  log: () => undefined,
  initOptions: ["--no-sync"],
  settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
});
try {
  const lives = live();
  const few = await openDesk("few", FEW, lives);
  const many = await openDesk("many", MANY, lives);
  await report(few, many);
  for (const { db, pool } of [few, many]) {
    await db.$disconnect();
    await pool.end();
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Five weeks as a desk would live them, the same in every run. */
function live(): CaseEvent[][] {
  const happenings = randomQuarter(rigDesk, policy.calendars, { from: FROM, to: TO, count: LIVING, seed: 20_270_301 });
  let world: World | null = null;
  replay({ from: FROM, to: TO, ...policy, cases: [], roster: noRoster, happenings }, (seen) => {
    world = seen;
  });
  const found = new Map<number, CaseEvent[]>();
  for (const event of (world as World | null)?.events ?? [])
    found.set(event.number, [...(found.get(event.number) ?? []), event]);
  return [...found.values()];
}

async function openDesk(name: string, total: number, lives: CaseEvent[][]): Promise<Desk> {
  const admin = new pg.Client({ ...server.connection });
  await admin.connect();
  await admin.query(`create database bench_${name}`);
  await admin.end();
  const pool = new pg.Pool({ ...inDatabase(server.connection, `bench_${name}`), max: 4 });
  pool.on("error", () => undefined);
  await migrate(pool, MIGRATIONS, () => undefined);
  const db = openClient(pool);
  await storeLives(pool, lives);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await rebuildFacts({ db, log });
  await addPast(pool, total);
  await pool.query("vacuum analyze");
  return { name: `${total.toLocaleString("en-US")} cases`, total, db, pool };
}

/**
 * The same cases again and again, each time five weeks further back and closed, until there are so many. Their events are
 * not copied: no digest reads any.
 */
async function addPast(pool: pg.Pool, total: number): Promise<void> {
  const { rows } = await pool.query<{ n: number; top: number }>("select count(*)::int n, max(number) top from cases");
  const { n, top } = rows[0] ?? { n: 0, top: 0 };
  for (let round = 1, there = n; there < total; round += 1, there += n) {
    const [by, back, limit] = [round * top, `${round * 35} days`, Math.min(n, total - there)];
    await pool.query(
      `insert into cases (number, version, status, department, assignee, severity, customer_id, source, since, started_at,
        updated_at, state)
      select number + $1, version, case status when 'dismissed' then status else 'closed' end, department, assignee,
        severity, customer_id, source, since - $2::interval, started_at - $2::interval, updated_at - $2::interval,
        jsonb_set(state, '{status}', '"closed"')
      from cases where number <= $3 order by number limit $4`,
      [by, back, top, limit],
    );
    await pool.query(
      `insert into clocks (case_number, kind, generation, state, due_at, breached_at, data)
      select case_number + $1, kind, generation, case when state = 'met' then state else 'dropped' end,
        due_at - $2::interval, breached_at - $2::interval, data
      from clocks where case_number <= $3 and case_number + $1 in (select number from cases)`,
      [by, back, top],
    );
    await pool.query(
      `insert into metric_facts (case_number, seq, part, command_id, at, kind, clock, piece, generation, department,
        charged, source, connector, severity, person, wall_ms, counted_ms, code, money)
      select case_number + $1, seq, part, command_id, at - $2::interval, kind, clock, piece, generation, department,
        charged, source, connector, severity, person, wall_ms, counted_ms, code, money
      from metric_facts where case_number <= $3 and case_number + $1 in (select number from cases)`,
      [by, back, top],
    );
  }
}

async function report(few: Desk, many: Desk): Promise<void> {
  const read = ({ db }: Desk, from: Instant) =>
    readDigest(
      { db, policy: () => ({ version: 1, ...policy }), now: () => TO },
      { scope: wholeDesk, from, to: TO, zone: ZONE },
    );
  console.log(`a digest of the whole desk; median of ${ROUNDS} rounds in one run\n`);
  console.log(`${"".padEnd(12)}${few.name.padStart(16)}${many.name.padStart(16)}   50,000 to 5,000`);
  for (const [name, from] of stretches) {
    const times = [few, many].map((desk) => ({ desk, ms: [] as number[] }));
    // The first is not counted: a connection plans its statements once.
    for (let round = 0; round <= ROUNDS; round += 1) {
      // Rounds are interleaved so that whatever else the machine does falls on both alike.
      for (const { desk, ms } of times) {
        const begun = performance.now();
        await read(desk, from);
        if (round > 0) ms.push(performance.now() - begun);
      }
    }
    const [a, b] = [JSON.stringify(await spoken(few, from)), JSON.stringify(await spoken(many, from))];
    if (a !== b) throw new Error(`The two desks do not say the same of ${name}.`);
    const [one = Number.NaN, other = Number.NaN] = times.map(({ ms }) => median(ms));
    const ratio = (other / one).toFixed(2);
    console.log(
      `${name.padEnd(12)}${`${one.toFixed(0)} ms`.padStart(16)}${`${other.toFixed(0)} ms`.padStart(16)}   ${ratio}x`,
    );
  }

  async function spoken(desk: Desk, from: Instant): Promise<unknown> {
    const { figures, usual, ...digest } = await read(desk, from);
    return { ...digest, figures: [...figures], usual: [...usual] };
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
