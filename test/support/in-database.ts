import type pg from "pg";

/** The same server, another database. */
export function inDatabase(config: pg.PoolConfig, database: string): pg.PoolConfig {
  if (config.connectionString === undefined) return { ...config, database };
  const url = new URL(config.connectionString);
  url.pathname = `/${database}`;
  return { ...config, connectionString: url.href };
}

/** The address of a database, for a program that takes DATABASE_URL. */
export function addressOf({ connectionString, user, host, port, database }: pg.PoolConfig): string {
  if (connectionString !== undefined) return connectionString;
  const query = new URLSearchParams({ host: host ?? "", port: String(port) });
  return `postgresql://${user}@localhost/${database}?${query}`;
}
