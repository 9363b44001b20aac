import type { Request, RequestHandler, Response } from "express";
import { isSameOrigin, localOnly } from "../local-only.ts";
import type { ConsoleParts, ConsolePerson } from "./console-ports.ts";
import { type Session, type Sessions, sameText } from "./session.ts";

/** Somebody who has come in. `token` goes with everything they write. */
export type Visitor = { person: ConsolePerson; token: string; maySwitch: boolean; signedIn: boolean };

export type Take = (visitor: Visitor, request: Request, response: Response) => Promise<void> | void;

/**
 * Who may come in. Without a password: this machine only, on a desk that is not real, as anybody. With one: who signs
 * in, as themselves, from anywhere.
 */
export const openGate = (parts: ConsoleParts, sessions: Sessions) => {
  const { access, desk } = parts;
  const open = access.password === null;

  const visitorOf = (session: Session | null): Visitor | null => {
    const person = desk.people().find(({ id }) => id === session?.person);
    // A person who has left the desk file is out at once, whatever their cookie says.
    return session === null || person === undefined
      ? null
      : { person, token: sessions.token(session), maySwitch: open && desk.mode !== "real", signedIn: !open };
  };

  const proved = (request: Request): boolean => {
    const session = sessions.read(request);
    return session !== null && sessions.tokenProved(session, request);
  };

  return {
    /** Whether this browser comes in as somebody: signed in, or on this machine where nobody signs in. */
    letsIn: (request: Request): boolean =>
      open ? closedToOutside(parts, request, proved(request)) === null : visitorOf(sessions.read(request)) !== null,

    /** Turns away what may not even see the door: 403 with one sentence. */
    guard: ((request, response, next) => {
      const reason = open ? closedToOutside(parts, request, proved(request)) : null;
      if (reason === null) return next();
      say(response, 403, reason);
    }) satisfies RequestHandler,

    /** The page itself: makes a session where none is needed, else shows the way to sign in. */
    page:
      (take: Take): RequestHandler =>
      async (request, response) => {
        // A page kept by the browser would use the names of its buttons and lines a second time.
        response.set("Cache-Control", "no-store");
        const visitor = visitorOf(sessions.read(request));
        if (visitor !== null) return await take(visitor, request, response);
        if (!open) return response.redirect(303, "/console/sign-in");
        const wished = sessions.wished(request);
        const person = desk.people().find(({ id }) => id === wished) ?? desk.people()[0];
        if (person === undefined)
          return say(response, 403, "Nobody is in the desk file yet, so there is nobody to be.");
        const made = visitorOf(sessions.give(response, person.id));
        if (made !== null) await take(made, request, response);
      },

    /** A piece of a page that is already open. */
    part:
      (take: Take): RequestHandler =>
      async (request, response) => {
        const visitor = visitorOf(sessions.read(request));
        if (visitor === null) return say(response, 401, stale);
        response.set("Cache-Control", "no-store");
        await take(visitor, request, response);
      },

    /** Anything that changes something: it must come from our own page and prove it. */
    write:
      (take: Take): RequestHandler =>
      async (request, response) => {
        const visitor = visitorOf(sessions.read(request));
        if (visitor === null) return say(response, 401, stale);
        const refusal = refuseWrite(request, access.publicUrl, proved(request));
        if (refusal !== null) return say(response, 403, refusal);
        response.set("Cache-Control", "no-store");
        await take(visitor, request, response);
      },
  };
};

const stale = "This page is from before the desk last started, or your sign-in has ended. Load it again.";

/** The sentence why a write is not taken, or null. */
export const refuseWrite = (request: Request, publicUrl: string | null, tokenProved: boolean): string | null => {
  if (!isSameOrigin(request, publicUrl))
    return "This came from another site, so nothing was done. Use the page itself.";
  return tokenProved ? null : stale;
};

const closedToOutside = (parts: ConsoleParts, request: Request, tokenProved: boolean): string | null => {
  const { access, desk } = parts;
  const reason = localOnly(request, {
    port: access.port(),
    publicUrl: access.publicUrl,
    platformConfigured: access.platformConfigured,
    tokenProved,
  });
  if (reason !== null) return reason;
  return desk.mode === "real"
    ? "This desk is a real one, and here everybody is somebody. Set CONSOLE_PASSWORD and sign in with your mail."
    : null;
};

/** Constant in time over what was given; a missing password is never right. */
export const isPassword = (given: string, password: string | null): boolean => {
  const same = sameText(given, password ?? "");
  return same && password !== null && password !== "";
};

/** One plain sentence, as text. */
export const say = (response: Response, status: number, sentence: string): void => {
  response.status(status).type("text/plain").set("Cache-Control", "no-store").send(sentence);
};
