import { createSign, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a forger changes of a token. */
export type Forged = {
  issuer?: string;
  audience?: string;
  /** Seconds until it ends; negative: it has ended. */
  endsIn?: number;
  /** Null leaves the claim out. */
  serviceUrl?: string | null;
  key?: "other";
  kid?: string;
  algorithm?: "none" | "HS256";
};

const base64 = (value: object | string): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** Keys as Microsoft publishes them, on this machine, and tokens signed with them. */
export const startTeamsKeys = async () => {
  const ours = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const jwk = ours.publicKey.export({ format: "jwk" });
    const body =
      request.url === "/keys"
        ? { keys: [{ ...jwk, use: "sig", kid: "ours", endorsements: ["msteams"] }] }
        : { issuer: "https://api.botframework.com", jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    keysUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`,
    tokenFor: (audience: string, serviceUrl: string, forged: Forged = {}): string => {
      const now = Math.floor(Date.now() / 1_000);
      const header = { alg: forged.algorithm ?? "RS256", typ: "JWT", kid: forged.kid ?? "ours" };
      const named = forged.serviceUrl === undefined ? serviceUrl : forged.serviceUrl;
      const claims = {
        iss: forged.issuer ?? "https://api.botframework.com",
        aud: forged.audience ?? audience,
        nbf: now - 3_600,
        exp: now + (forged.endsIn ?? 3_600),
        ...(named === null ? {} : { serviceurl: named }),
      };
      const signed = `${base64(header)}.${base64(claims)}`;
      if (forged.algorithm === "none") return `${signed}.`;
      const { privateKey } = forged.key === "other" ? other : ours;
      return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url")}`;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
