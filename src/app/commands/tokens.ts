import { ConfigError } from "../../config/config-error.ts";
import { type ApiScope, addApiToken, allApiTokens, apiScopes, revokeApiToken } from "../../store/api-tokens.ts";
import { besideDesk } from "../beside-desk.ts";

/** Makes a token and shows it, once. */
export const createToken = async (options: { name: string; scope: string }): Promise<void> => {
  const name = options.name.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(name)) {
    throw new ConfigError([
      "--name is what the token is for, at most 60 letters, digits and spaces, such as --name reporting.",
    ]);
  }
  const asked = options.scope.split(",").map((one) => one.trim());
  const scopes = apiScopes.filter((scope) => asked.includes(scope));
  const unknown = asked.filter((one) => !apiScopes.some((scope) => scope === one));
  if (unknown.length > 0 || !readsSomething(scopes)) {
    throw new ConfigError([
      `--scope is “${options.scope}”. Give cases, events or both, and personal to hold customers' words too.`,
    ]);
  }
  await besideDesk(async ({ deps }) => {
    const token = await addApiToken(deps.db, name, scopes);
    if (token === null)
      throw new ConfigError([`There is a token ${name} already. Revoke it first, or choose another name.`]);
    process.stdout.write(`${token}\n`);
    process.stderr.write(`Keep it now: it is not shown again. It may read ${scopes.join(", ")}.\n`);
  });
};

const readsSomething = (scopes: readonly ApiScope[]): boolean => scopes.includes("cases") || scopes.includes("events");

export const listTokens = (): Promise<void> =>
  besideDesk(async ({ deps }) => {
    const tokens = await allApiTokens(deps.db);
    const lines = tokens.map(({ name, scopes, createdAt, lastUsedAt, revokedAt }) =>
      [
        name,
        scopes.join(","),
        `made ${day(createdAt)}`,
        lastUsedAt === null ? "never used" : `last used ${lastUsedAt.toISOString().slice(0, 16)}Z`,
        revokedAt === null ? "" : `revoked ${day(revokedAt)}`,
      ]
        .filter((part) => part !== "")
        .join("  "),
    );
    process.stdout.write(lines.length === 0 ? "There are no tokens.\n" : `${lines.join("\n")}\n`);
  });
const day = (at: Date): string => at.toISOString().slice(0, 10);

export const revokeToken = (name: string): Promise<void> =>
  besideDesk(async ({ deps }) => {
    if (!(await revokeApiToken(deps.db, name))) {
      throw new ConfigError([`There is no live token ${name}. followthrough token list shows them.`]);
    }
    process.stdout.write(`${name} is revoked.\n`);
  });
