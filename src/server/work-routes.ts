import express, { Router } from "express";
import { drawWorkPage } from "../chat/mail/draw-work-page.tsx";
import type { Deps } from "../flows/deps.ts";
import { answerWork, openWork } from "../flows/open-work.ts";
import { bareHeaders } from "./bare-headers.ts";

const LONGEST_BODY = "32kb";

/** `GET /work/<token>`: a task for somebody without chat. `POST`: their answer. Without scripts, cookies or a sign-in. */
export const workRoutes = (deps: Deps): Router => {
  const router = Router();
  const secured = bareHeaders(deps.publicUrl);
  router.get("/work/:token", ...secured, async (request, response) => {
    // Whoever only asks for the head has read nothing.
    if (request.method === "HEAD") return void response.status(200).type("html").end();
    const page = await openWork(deps, { token: String(request.params.token), address: request.ip ?? "" });
    response.status(page.status).type("html").send(drawWorkPage(page));
  });
  const body = express.urlencoded({ extended: false, limit: LONGEST_BODY, parameterLimit: 8 });
  router.post("/work/:token", ...secured, body, async (request, response) => {
    const fields: Record<string, unknown> = typeof request.body === "object" ? (request.body ?? {}) : {};
    const field = (name: string): string => (typeof fields[name] === "string" ? fields[name] : "");
    const asker = { token: String(request.params.token), address: request.ip ?? "" };
    const page = await answerWork(deps, asker, { did: field("did"), words: field("words") });
    response.status(page.status).type("html").send(drawWorkPage(page));
  });
  return router;
};
