import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Db } from "./client.ts";
import { violatedConstraint } from "./errors.ts";

/** `personal` lets `cases` and `events` hold what tells of customers. */
export const apiScopes = ["cases", "events", "personal"] as const;
export type ApiScope = (typeof apiScopes)[number];

export type ApiToken = {
  id: string;
  name: string;
  scopes: ApiScope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};
type Row = ApiToken & { digest: string };

const digestOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The token in full, which is nowhere kept; null when a live one has this name. */
export const addApiToken = async (db: Db, name: string, scopes: readonly ApiScope[]): Promise<string | null> => {
  const id = randomBytes(6).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  try {
    await db.$executeRaw`insert into api_tokens (id, name, digest, scopes)
      values (${id}, ${name}, ${digestOf(secret)}, ${[...scopes]}::text[])`;
    return `ft_${id}_${secret}`;
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    return null;
  }
};

export const allApiTokens = (db: Db): Promise<ApiToken[]> => db.$queryRaw<ApiToken[]>`
  select id, name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
  from api_tokens order by created_at`;

export const revokeApiToken = async (db: Db, name: string): Promise<boolean> =>
  (await db.$executeRaw`update api_tokens set revoked_at = now() where name = ${name} and revoked_at is null`) > 0;

/** Whose token this is, or null; the use is written down once a minute at most. */
export const findApiToken = async (db: Db, token: string): Promise<ApiToken | null> => {
  const [, id, secret] = /^ft_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  if (id === undefined || secret === undefined) return null;
  const [row] = await db.$queryRaw<Row[]>`
    select id, name, digest, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from api_tokens where id = ${id} and revoked_at is null`;
  if (row === undefined || !timingSafeEqual(Buffer.from(row.digest), Buffer.from(digestOf(secret)))) return null;
  await db.$executeRaw`update api_tokens set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
  const { digest: _digest, ...known } = row;
  return known;
};
