import { lookup } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { MachineTime } from "../../core/time/instant.ts";
import type { EventPoster, NotTaken } from "../ports.ts";
import { signPage } from "../sign-page.ts";
import { isPublicAddress } from "./public-address.ts";

type Options = {
  secretOf: (name: string) => string | null;
  /** Also to private addresses and without TLS. */
  allowPrivate: boolean;
  machineNow: () => MachineTime;
  timeoutMs?: number;
};

/**
 * Posts events, signed as complaints that come in are. Only over TLS and only to the public internet: the address is
 * looked at where the connection is made, so that no name can point elsewhere in between. Redirects are not followed.
 */
export const createEventPoster = ({
  secretOf,
  allowPrivate,
  machineNow,
  timeoutMs = 10_000,
}: Options): EventPoster => ({
  knows: (name) => secretOf(name) !== null,
  post: (webhook, event) =>
    new Promise((resolve) => {
      const secret = secretOf(webhook.name);
      if (secret === null) return resolve({ why: "no-secret" });
      const url = new URL(webhook.url);
      const host = url.hostname.replace(/^\[|\]$/g, "");
      if (!allowPrivate && url.protocol !== "https:") return resolve({ why: "not-https" });
      if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) return resolve({ why: "not-public" });
      const body = JSON.stringify(event);
      const send = url.protocol === "https:" ? requestSecure : requestPlain;
      const request = send(
        url,
        {
          method: "POST",
          headers: {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": Buffer.byteLength(body),
            "User-Agent": "Followthrough",
            ...signPage(secret, machineNow(), body),
          },
          agent: false,
          signal: AbortSignal.timeout(timeoutMs),
          ...(allowPrivate ? {} : { lookup: publicOnly }),
        },
        (response) => {
          // What it says beyond the status is nobody's business.
          response.resume();
          response.on("error", () => {});
          const status = response.statusCode ?? 0;
          resolve(status >= 200 && status < 300 ? null : { why: "answered", status });
          response.destroy();
        },
      );
      request.on("error", (error) => resolve(reasonOf(error)));
      // Left alone, an answer that wants another protocol would end without either.
      request.on("upgrade", (_response, socket) => {
        socket.destroy();
        resolve({ why: "answered", status: 101 });
      });
      request.on("close", () => resolve({ why: "unreached", code: null }));
      request.end(body);
    }),
});

const notPublic = "not on the public internet";

/** As Node looks names up, but a name with any address inside is refused. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, "", 0);
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new Error(notPublic), "", 0);
    }
    if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

const reasonOf = (error: Error): NotTaken => {
  if (error.message === notPublic) return { why: "not-public" };
  if (error.name === "TimeoutError" || error.name === "AbortError") return { why: "slow" };
  return { why: "unreached", code: "code" in error && typeof error.code === "string" ? error.code : null };
};
