import express, { type ErrorRequestHandler, type Router } from "express";
import type { Answer, Asked } from "../ports.ts";
import { serveAsset } from "./assets.ts";
import type { ConsoleParts } from "./console-ports.ts";
import { openGate, say } from "./gate.ts";
import type { liveFeed } from "./live-feed.ts";
import { caseUrl } from "./pages/place-list.tsx";
import { placesOf } from "./places.ts";
import { inPlace } from "./routes/in-place.ts";
import { showPlace } from "./routes/show-place.tsx";
import { signIn } from "./routes/sign-in.ts";
import { takeAsking } from "./routes/take-asking.tsx";
import { takeTime } from "./routes/take-time.tsx";
import { securityHeaders } from "./security-headers.ts";
import { openSessions } from "./session.ts";

export type RouterNeeds = ConsoleParts & {
  ask(asked: Asked): Promise<Answer>;
  feed: ReturnType<typeof liveFeed>;
};

/**
 * `GET /`, `GET /FT-42` for who is in, and everything under `/console/`. Made to be mounted at the root of an app with other routes: requests for
 * anything else pass through untouched.
 */
export const consoleRouter = (needs: RouterNeeds): Router => {
  const { access } = needs;
  const sessions = openSessions({
    password: access.password,
    secure: access.publicUrl?.startsWith("https:") === true,
    port: () => access.port(),
    machineNow: () => needs.machineNow(),
  });
  const gate = openGate(needs, sessions);
  const show = showPlace(needs, needs.ask);
  const asking = takeAsking(needs, needs.ask);
  const time = takeTime(needs);
  const entry = signIn(needs, sessions, gate.letsIn);
  const headers = securityHeaders(access.publicUrl);

  const inside = express.Router();
  inside.use(headers, express.urlencoded({ extended: false, limit: "64kb", parameterLimit: 200 }), gate.guard);
  inside.get("/", (_request, response) => response.redirect(303, "/"));
  inside.get("/assets/:name", serveAsset);
  inside.get("/sign-in", entry.form);
  inside.post("/sign-in", entry.attempt);
  inside.post("/sign-out", gate.write(entry.out));
  inside.post("/persona", gate.write(entry.persona));
  inside.get("/stream", gate.part(show.stream));
  inside.get("/thread", gate.part(show.thread));
  inside.get("/places", gate.part(show.places));
  inside.get("/time", gate.part(show.time));
  inside.get(
    "/live",
    gate.part(
      inPlace(needs, (visitor, place, _request, response) => {
        const sees = (channel: string): boolean =>
          placesOf(needs.desk, visitor.person).some(({ id }) => id === channel);
        needs.feed.join(response, place.id, sees);
      }),
    ),
  );
  inside.post("/say", gate.write(asking.say));
  inside.post("/press", gate.write(asking.press));
  inside.post("/submit", gate.write(asking.submit));
  inside.post("/time", gate.write(time.move));
  inside.post("/complain", gate.write(time.complain));
  inside.use((_request, response) => say(response, 404, "There is nothing here. The console is at /."));

  const router = express.Router();
  router.get("/", headers, gate.guard, gate.page(show.page), onFault(needs));
  // A link to a case, for who is in; others pass on to the page that says where it is to be seen.
  router.get(/^\/ft-(\d{1,9})\/?$/i, (request, response, next) => {
    if (!gate.letsIn(request)) return next();
    response.set("Cache-Control", "no-store").redirect(303, caseUrl(Number(request.params[0])));
  });
  router.use("/console", inside, onFault(needs));
  return router;
};

/** A fault of ours is told as a sentence and reported; what the browser got wrong keeps its status. */
const onFault =
  (needs: Pick<ConsoleParts, "report">): ErrorRequestHandler =>
  (fault, _request, response, next) => {
    if (response.headersSent) return next(fault);
    const status = statusOf(fault);
    if (status < 500) return say(response, status, "That was too much or not readable. Send less at once.");
    needs.report(fault);
    say(response, 500, "The desk could not do this just now, and it was written down. Try again in a moment.");
  };

const statusOf = (fault: unknown): number =>
  typeof fault === "object" && fault !== null && "status" in fault && typeof fault.status === "number"
    ? fault.status
    : 500;
