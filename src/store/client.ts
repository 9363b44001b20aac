import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "./generated/client.ts";

/** The one way to PostgreSQL. Its types do not leave `store/`. */
export type Db = PrismaClient;

/**
 * Opens the client over a pool, which stays the caller's to end. Statements are named by their text, so that PostgreSQL
 * plans each of them once a connection; the adapter would otherwise have every one parsed anew.
 */
export const openClient = (pool: pg.Pool): Db => {
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: (query) => createHash("sha1").update(query.sql).digest("base64url"),
  });
  return new PrismaClient({ adapter });
};
