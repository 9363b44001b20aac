import express, { type RequestHandler, Router } from "express";
import helmet from "helmet";
import { drawWorkPage, styleDigest } from "../chat/mail/draw-work-page.tsx";
import type { Deps } from "../flows/deps.ts";
import { answerWork, openWork } from "../flows/open-work.ts";

const LONGEST_BODY = "32kb";

/** `GET /work/<token>`: a task for somebody without chat. `POST`: their answer. Without scripts, cookies or a sign-in. */
export const workRoutes = (deps: Deps): Router => {
  const router = Router();
  const secured: RequestHandler[] = [headers(deps.publicUrl), keptNowhere];
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

/** The address is a secret: no search engine, no cache and no other site may come to know it. */
const keptNowhere: RequestHandler = (_request, response, next) => {
  response.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow, noarchive" });
  next();
};

const headers = (publicUrl: string | null): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "style-src": [`'${styleDigest}'`],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl?.startsWith("https:") === true,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  });
