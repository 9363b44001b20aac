import { Router } from "express";
import { drawWorkPage } from "../chat/mail/draw-work-page.tsx";
import type { Deps } from "../flows/deps.ts";
import { showCaseLink } from "../flows/show-case-link.ts";
import { bareHeaders } from "./bare-headers.ts";

/**
 * `GET /FT-42`, for whoever follows a link to a case and is not in the console: where the case is to be seen. `signIn`:
 * the console has a way in.
 */
export const caseRoutes = (deps: Deps, signIn: boolean): Router => {
  const router = Router();
  router.get(/^\/ft-(\d{1,9})\/?$/i, ...bareHeaders(deps.publicUrl), (request, response) => {
    const page = showCaseLink(deps, Number(request.params[0]), signIn);
    response.status(page.status).type("html").send(drawWorkPage(page));
  });
  return router;
};
