import { timingSafeEqual } from "node:crypto";
import { Router } from "express";
import type { Registry } from "prom-client";

export type Health = {
  /** Everything that keeps the desk from being ready, as sentences; none: ready. */
  troubles(): Promise<string[]>;
  metrics: Registry;
};

/** `/healthz`: the process answers. `/readyz`: the desk does its work. `/metrics`: figures, behind a token when one is set. */
export const healthRoutes = (health: Health, metricsToken: string | null): Router => {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  router.get("/readyz", async (_request, response) => {
    const troubles = await health.troubles();
    response.status(troubles.length === 0 ? 200 : 503).json({ ready: troubles.length === 0, troubles });
  });
  router.get("/metrics", async (request, response) => {
    if (metricsToken !== null && !isToken(request.get("authorization"), metricsToken)) {
      response.status(401).json({ error: "Send the metrics token as a bearer token." });
      return;
    }
    response.type(health.metrics.contentType).send(await health.metrics.metrics());
  });
  return router;
};

const isToken = (header: string | undefined, token: string): boolean => {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
