import { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import type { Deps } from "../flows/deps.ts";
import { describeApi } from "../flows/describe-api.ts";
import {
  type ApiAnswer,
  type ApiProblem,
  authorise,
  oneCase,
  pageOfCases,
  pageOfEvents,
  type Query,
} from "../flows/read-api.ts";
import { openRateLimit } from "./limit-rate.ts";

const PER_MINUTE = 120;
const FAILURES_PER_MINUTE = 30;

type Token = Extract<Awaited<ReturnType<typeof authorise>>, { found: unknown }>["found"];

/** What programs may read, with a token: cases, events, and what there is to read. Nothing is ever changed here. */
export const apiRoutes = (deps: Deps): Router => {
  const router = Router();
  const calls = openRateLimit(PER_MINUTE);
  const failures = openRateLimit(FAILURES_PER_MINUTE);

  const answer =
    <T>(scope: "cases" | "events", read: (request: Request, token: Token) => Promise<ApiAnswer<T>>) =>
    async (request: Request, response: Response): Promise<void> => {
      response.set({ "Cache-Control": "no-store" });
      const caller = request.ip ?? "";
      const known = await authorise(deps, request.get("authorization"), scope);
      if ("problem" in known) {
        const wait = failures.take(caller, Date.now());
        return wait === null ? refuse(response, known.problem) : tooMany(response, wait);
      }
      const wait = calls.take(known.found.id, Date.now());
      if (wait !== null) return tooMany(response, wait);
      const found = await read(request, known.found);
      if ("problem" in found) return refuse(response, found.problem);
      response.json(found.found);
    };

  router.get("/api/openapi.json", (_request, response) => {
    response.json(describeApi(deps.publicUrl));
  });
  router.get(
    "/api/cases",
    answer("cases", (request, token) => pageOfCases(deps, queryOf(request), token)),
  );
  router.get(
    "/api/cases/:id",
    answer("cases", (request, token) => oneCase(deps, String(request.params.id), token)),
  );
  router.get(
    "/api/events",
    answer("events", (request, token) => pageOfEvents(deps, queryOf(request), token)),
  );
  // What Teams sends comes to /api/messages, and is no reading.
  router.all(/^\/api(?!\/messages$)(?:\/.*)?$/, (request, response) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    refuse(
      response,
      reads
        ? {
            status: 404,
            title: "Nothing here",
            detail: "There is /api/cases, /api/cases/FT-42, /api/events and /api/openapi.json.",
          }
        : { status: 405, title: "Read only", detail: "This address only answers GET. Cases are worked in chat." },
    );
  });
  const fault: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error?.status === 400) return refuse(response, unreadable);
    deps.log.error({ error: String(error) }, "A request failed.");
    refuse(response, { status: 500, title: "This did not work", detail: "Please try again in a minute." });
  };
  router.use("/api", fault);
  return router;
};

const unreadable: ApiProblem = {
  status: 400,
  title: "Cannot read the address",
  detail: "Something in it is not encoded as addresses are. Cases are named FT-42.",
};

const queryOf = (request: Request): Query =>
  Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => [name, typeof value === "string" ? value : String(value)]),
  );

const refuse = (response: Response, { status, title, detail }: ApiProblem): void => {
  if (status === 401) response.set("WWW-Authenticate", "Bearer");
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title, status, detail }));
};

const tooMany = (response: Response, seconds: number): void => {
  response.set("Retry-After", String(seconds));
  refuse(response, { status: 429, title: "Too many requests", detail: `Please wait ${seconds} s and ask again.` });
};
