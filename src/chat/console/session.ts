import { createHmac, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import type { Request, Response } from "express";
import type { PersonId } from "../../core/desk/desk.ts";
import { HOUR, type MachineTime } from "../../core/time/instant.ts";

/** Who a browser is. `person` is null before signing in; the id is what the token of its writes is made from. */
export type Session = { id: string; person: PersonId | null; since: MachineTime };

export type Sessions = ReturnType<typeof openSessions>;

const signedInFor = 12 * HOUR;

/**
 * Sessions are signed cookies and nothing is kept here, so any process can read what another one gave out. With a
 * password the key comes from it: they outlive a restart and end when it is changed. Without one the key is new at each
 * start, and they do not end by age.
 */
export const openSessions = (given: {
  password: string | null;
  secure: boolean;
  port: () => number;
  machineNow: () => MachineTime;
}) => {
  const key =
    given.password === null ? randomBytes(32) : scryptSync(given.password, "followthrough console session", 32);
  const sign = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  // Browsers share cookies between all ports of a host, and two desks on one machine must not sign each other out.
  const cookie = (): string => `followthrough-${given.port()}`;

  return {
    read(request: Request): Session | null {
      const [body = "", signature = ""] = cookieOf(request, cookie()).split(".");
      if (body === "" || !sameText(sign(`session ${body}`), signature)) return null;
      const session: Session = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
      const old = given.password !== null && given.machineNow() - session.since > signedInFor;
      return old ? null : session;
    },
    /**
     * Whom a cookie names that is no longer known, for instance after a restart. Proves nothing: only to be asked where
     * anybody may be anybody.
     */
    wished(request: Request): PersonId | null {
      const [body = ""] = cookieOf(request, cookie()).split(".");
      try {
        return JSON.parse(Buffer.from(body, "base64url").toString("utf8")).person ?? null;
      } catch {
        return null;
      }
    },
    give(response: Response, person: PersonId | null): Session {
      const session: Session = { id: randomBytes(18).toString("base64url"), person, since: given.machineNow() };
      const body = Buffer.from(JSON.stringify(session), "utf8").toString("base64url");
      response.cookie(cookie(), `${body}.${sign(`session ${body}`)}`, {
        httpOnly: true,
        sameSite: "strict",
        secure: given.secure,
        path: "/",
      });
      return session;
    },
    end(response: Response): void {
      response.clearCookie(cookie(), { httpOnly: true, sameSite: "strict", secure: given.secure, path: "/" });
    },
    token: (session: Session): string => sign(`token ${session.id}`),
    tokenProved(session: Session, request: Request): boolean {
      const given = request.headers["x-csrf-token"] ?? bodyToken(request);
      return typeof given === "string" && sameText(sign(`token ${session.id}`), given);
    },
  };
};

/** Compares in a time that tells nothing about where two texts differ, or how long they are. */
export const sameText = (a: string, b: string): boolean => {
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

const bodyToken = (request: Request): unknown => {
  const body: unknown = request.body;
  return typeof body === "object" && body !== null && "_csrf" in body ? body._csrf : undefined;
};

const cookieOf = (request: Request, name: string): string =>
  (request.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? "";
