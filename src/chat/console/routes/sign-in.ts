import type { Request, RequestHandler, Response } from "express";
import { MINUTE } from "../../../core/time/instant.ts";
import { sameMail } from "../console-directory.ts";
import type { ConsoleParts } from "../console-ports.ts";
import { isPassword, refuseWrite, say, type Take } from "../gate.ts";
import { limitTries } from "../limit-tries.ts";
import { caseUrl, placeUrl } from "../pages/place-list.tsx";
import { renderSignIn } from "../pages/sign-in.tsx";
import type { Sessions } from "../session.ts";
import { bodyFields, queryFields } from "./read-fields.ts";

/** Coming in, going out, and, where nobody signs in, becoming somebody else. */
export const signIn = (parts: ConsoleParts, sessions: Sessions, letsIn: (request: Request) => boolean) => {
  const { access, desk } = parts;
  const limit = limitTries({ each: 5, all: 50, perMs: 15 * MINUTE, machineNow: parts.machineNow });

  type Shown = { token: string; mail: string; problem: string | null; show: number | null };
  const show = (response: Response, page: Shown): void => {
    response
      .set("Cache-Control", "no-store")
      .type("html")
      .send(renderSignIn({ organisation: desk.organisation, ...page }));
  };

  const form: RequestHandler = (request, response) => {
    if (access.password === null) return response.redirect(303, "/");
    const wanted = caseIn(queryFields(request).case);
    // From another site a browser sends no cookie along; from the page behind the link it does.
    if (wanted !== null && letsIn(request)) return response.redirect(303, caseUrl(wanted));
    const session = sessions.read(request) ?? sessions.give(response, null);
    show(response, { token: sessions.token(session), mail: "", problem: null, show: wanted });
  };

  const attempt: RequestHandler = (request, response) => {
    if (access.password === null) return response.redirect(303, "/");
    const session = sessions.read(request);
    const proved = session !== null && sessions.tokenProved(session, request);
    const refusal = refuseWrite(request, access.publicUrl, proved);
    if (refusal !== null || session === null) return say(response, 403, refusal ?? "");
    const { mail = "", password = "", case: given } = bodyFields(request);
    const wanted = caseIn(given);
    const refused = (status: number, problem: string): void => {
      response.status(status);
      show(response, { token: sessions.token(session), mail, problem, show: wanted });
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
    response.redirect(303, wanted === null ? "/" : caseUrl(wanted));
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

const caseIn = (given: string | undefined): number | null =>
  given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : null;

const minutes = (ms: number): string => {
  const count = Math.ceil(ms / MINUTE);
  return count === 1 ? "a minute" : `${count} minutes`;
};
