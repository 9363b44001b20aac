import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { DatabaseUnusable } from "../../../src/store/embedded/database-unusable.ts";
import { openDatabase } from "../../../src/store/open-database.ts";
import { testDatabase } from "../../support/postgres.ts";

const servers: net.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A listener that gives the same answers to whoever comes, and the port it is at. */
async function answering(...answers: Buffer[]): Promise<number> {
  const server = net.createServer((socket) => {
    const left = [...answers];
    socket.on("error", () => undefined);
    socket.on("data", () => {
      const answer = left.shift();
      if (answer?.includes("HTTP")) socket.end(answer);
      else if (answer) socket.write(answer);
    });
  });
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** One message of PostgreSQL's protocol. */
function message(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const fatal = (code: string, text: string): Buffer => message("E", "SFATAL", `C${code}`, `M${text}`, Buffer.from([0]));
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => Buffer.concat([int16(value >> 16), int16(value & 65535)]);
const ready = message("Z", Buffer.from("I"));

/** A server that lets everyone in and has one row to say. */
function saying(row: Record<string, string>): Buffer[] {
  const columns = Object.keys(row).map((name) =>
    Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]),
  );
  const values = Object.values(row).map((value) => Buffer.concat([int32(value.length), Buffer.from(value)]));
  return [
    Buffer.concat([message("R", int32(0)), ready]),
    Buffer.concat([
      message("T", int16(columns.length), ...columns),
      message("D", int16(values.length), ...values),
      message("C", "SELECT 1"),
      ready,
    ]),
  ];
}

async function refusal(databaseUrl: string): Promise<string> {
  const open = openDatabase({ databaseUrl, dataDir: "unused", log: () => undefined });
  const fault = await open.catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(DatabaseUnusable);
  const sentence = (fault as Error).message;
  expect(sentence).not.toContain("s3cret");
  return sentence;
}

describe("openDatabase with DATABASE_URL", () => {
  it("takes a server that is there, says where it is, and has nothing to stop", async () => {
    const own = await testDatabase({ empty: true });
    const database = await openDatabase({ databaseUrl: own.connectionString, dataDir: "unused", log: () => undefined });
    expect(database.describe).toMatch(/^PostgreSQL \d+\.\d+ at .+, database ft_test_\w+$/);
    const pool = new pg.Pool(database.pool);
    expect((await pool.query("select current_database() as name")).rows[0]?.name).toMatch(/^ft_test_/);
    await pool.end();
    await database.stop();
    await own.drop();
  });

  it.each([
    ["mysql://u:s3cret@host/db", /does not begin with postgresql:\/\//],
    ["postgresql://u:s3cret@@@host:99999999/db", /cannot be read as an address/],
    [
      "postgresql://u:s3cret@no-such-host.invalid/db",
      /host of the database is not known here: no-such-host.invalid:5432, database db/,
    ],
    ["postgresql://u:s3cret@127.0.0.1:1/db", /Nothing answers at 127.0.0.1:1, database db/],
    ["postgresql://u:s3cret@/db?host=/nowhere", /Nothing answers at \/nowhere, database db/],
  ])("says what is wrong with %s", async (url, sentence) => {
    expect(await refusal(url)).toMatch(sentence);
  });

  it.each([
    ["28P01", 'password authentication failed for user "u"', /refuses the user or the password \(password auth/],
    ["28000", "no pg_hba.conf entry for host", /does not let this user in from here/],
    ["3D000", 'database "db" does not exist', /that database is not .* Create it first/],
    ["53300", "sorry, too many clients already", /has no connection left/],
    ["57P03", "the database system is starting up", /is starting or stopping/],
    ["XX000", "internal", /answers: internal \(XX000\)/],
  ])("says what a server means by %s", async (code, text, sentence) => {
    const port = await answering(fatal(code, text));
    expect(await refusal(`postgresql://u:s3cret@127.0.0.1:${port}/db`)).toMatch(sentence);
  });

  it.each([
    [
      "something else",
      [Buffer.from("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")],
      /does not speak as PostgreSQL does/,
    ],
    [
      "an old one",
      saying({ version: "PostgreSQL 13.9 on x86", number: "130009", short: "13.9" }),
      /is version 13\.9\. Followthrough needs version 14 or later/,
    ],
    [
      "a relative",
      saying({ version: "CockroachDB CCL v24.1", number: "130000", short: "13.0.0" }),
      /leads to CockroachDB .* needs PostgreSQL itself/,
    ],
  ])("tells %s from what it needs", async (_, answers, sentence) => {
    const port = await answering(...answers);
    expect(await refusal(`postgresql://u:s3cret@127.0.0.1:${port}/db`)).toMatch(sentence);
  });
});
