import type { IncomingHttpHeaders } from "node:http";

/**
 * Surfaces without sign-in (the open console, the local Teams way in) answer this machine alone. Every rule here must
 * hold; a tunnel, a proxy, a renamed host or a page on another site each break at least one.
 */
export type LocalRules = {
  port: number;
  publicUrl: string | null;
  platformConfigured: boolean;
  /** A write that proves itself by token needs no same-origin header. */
  tokenProved?: boolean;
};

export type LocalRequest = {
  method?: string | undefined;
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
};

/** Null when the request is local, else the sentence that says which rule it breaks and what to do. */
export const localOnly = (request: LocalRequest, rules: LocalRules): string | null => {
  if (rules.publicUrl !== null) return `PUBLIC_URL is set, so this page is not open without sign-in. ${remedy}`;
  if (rules.platformConfigured) {
    return `Slack or Teams is connected, so this page is not open without sign-in. ${remedy}`;
  }
  if (!isLoopback(request.socket.remoteAddress)) {
    return `This page is open to the machine it runs on only, and you come from another one. ${remedy}`;
  }
  const forwarding = Object.keys(request.headers).find(isForwarding);
  if (forwarding !== undefined) {
    return `This page is open to the machine it runs on only, and a proxy passed you on (${forwarding}). ${remedy}`;
  }
  if (!ownHosts(rules.port).includes(request.headers.host ?? "")) {
    return `Open this page as http://localhost:${rules.port}; it answers to no other name.`;
  }
  if (isWrite(request.method) && rules.tokenProved !== true && !isSameOrigin(request, null)) {
    return "This came from another site, so nothing was done. Use the page itself.";
  }
  return null;
};

const remedy = "Set CONSOLE_PASSWORD to sign in from elsewhere.";

const ownHosts = (port: number): string[] => [
  `localhost:${port}`,
  `127.0.0.1:${port}`,
  // Browsers leave the default port out.
  ...(port === 80 ? ["localhost", "127.0.0.1"] : []),
];

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (/^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === "::1");

const isForwarding = (header: string): boolean =>
  header.startsWith("x-forwarded-") ||
  header.startsWith("cf-") ||
  ["forwarded", "x-real-ip", "via", "x-client-ip", "true-client-ip", "x-original-host"].includes(header);

const isWrite = (method: string | undefined): boolean => method !== "GET" && method !== "HEAD";

/**
 * Whether the browser says that the page itself sent this. `publicUrl` is the outside address behind a proxy, which
 * may differ from Host. No word about it counts as no.
 */
export const isSameOrigin = (request: LocalRequest, publicUrl: string | null): boolean => {
  const { origin, host } = request.headers;
  if (origin !== undefined) {
    if (!URL.canParse(origin)) return false;
    return publicUrl === null ? new URL(origin).host === host : origin === new URL(publicUrl).origin;
  }
  return request.headers["sec-fetch-site"] === "same-origin";
};
