import type { Request, RequestHandler, Response } from "express";
import { MINUTE } from "../../../core/time/instant.ts";
import { sameMail } from "../console-directory.ts";
import type { ConsoleParts } from "../console-ports.ts";
import { isPassword, refuseWrite, say, type Take } from "../gate.ts";
import { limitTries } from "../limit-tries.ts";
import { placeUrl } from "../pages/place-list.tsx";
import { renderSignIn } from "../pages/sign-in.tsx";
import type { Sessions } from "../session.ts";
import { bodyFields } from "./read-fields.ts";

/** Coming in, going out, and, where nobody signs in, becoming somebody else. */
export const signIn = (parts: ConsoleParts, sessions: Sessions) => {
  const { access, desk } = parts;
  const limit = limitTries({ each: 5, all: 50, perMs: 15 * MINUTE, machineNow: parts.machineNow });

  const show = (response: Response, page: { token: string; mail: string; problem: string | null }): void => {
    response
      .set("Cache-Control", "no-store")
      .type("html")
      .send(renderSignIn({ organisation: desk.organisation, ...page }));
  };

  const form: RequestHandler = (request, response) => {
    if (access.password === null) return response.redirect(303, "/");
    const session = sessions.read(request) ?? sessions.give(response, null);
    show(response, { token: sessions.token(session), mail: "", problem: null });
  };

  const attempt: RequestHandler = (request, response) => {
    if (access.password === null) return response.redirect(303, "/");
    const session = sessions.read(request);
    const proved = session !== null && sessions.tokenProved(session, request);
    const refusal = refuseWrite(request, access.publicUrl, proved);
    if (refusal !== null || session === null) return say(response, 403, refusal ?? "");
    const { mail = "", password = "" } = bodyFields(request);
    const refused = (status: number, problem: string): void => {
      response.status(status);
      show(response, { token: sessions.token(session), mail, problem });
    };
    const by = request.socket.remoteAddress ?? "";
    const wait = limit.waitMs(by);
    if (wait > 0) return refused(429, `That was tried too often. Try again in ${minutes(wait)}.`);
    const right = isPassword(password, access.password);
    const person = desk.people().find((one) => sameMail(one.mail, mail));
    // One sentence for both: whether a mail address is known here is nobody's business outside.
    if (!right || person === undefined) {
      limit.failed(by);
      return refused(403, "This mail address and password do not fit. Check both, or ask whoever runs this desk.");
    }
    sessions.give(response, person.id);
    response.redirect(303, "/");
  };

  const out: Take = (_visitor, _request, response) => {
    sessions.end(response);
    response.redirect(303, "/console/sign-in");
  };

  const persona: Take = (visitor, request: Request, response) => {
    if (!visitor.maySwitch) return say(response, 403, "Here you are the person who signed in, and nobody else.");
    const body = bodyFields(request);
    const person = desk.people().find(({ id }) => id === body.person);
    if (person === undefined)
      return say(response, 404, "This person is not in the desk file any more. Load the page again.");
    sessions.give(response, person.id);
    // The direct chat belongs to the person who was; the new one starts in the same channel or at home.
    const channel = desk.channels().find(({ id }) => id === body.in);
    response.redirect(303, channel === undefined ? "/" : placeUrl(channel.id));
  };

  return { form, attempt, out, persona };
};

const minutes = (ms: number): string => {
  const count = Math.ceil(ms / MINUTE);
  return count === 1 ? "a minute" : `${count} minutes`;
};
