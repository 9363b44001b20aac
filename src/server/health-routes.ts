import { timingSafeEqual } from "node:crypto";
import { Router } from "express";
import type { Registry } from "prom-client";

export type Health = {
  /** Everything that keeps the desk from being ready, as sentences; none: ready. */
  troubles(): Promise<string[]>;
  /** What somebody should see to, and does not keep the desk from working. */
  notes(): string[];
  metrics: Registry;
  /** Whoever asks wants an answer now: troubles that take longer to find are one themselves. Milliseconds. */
  answerWithinMs?: number;
};

const ANSWER_WITHIN_MS = 3_000;

/** `/healthz`: the process answers. `/readyz`: the desk does its work. `/metrics`: figures, behind a token when one is set. */
export const healthRoutes = (health: Health, metricsToken: string | null): Router => {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  router.get("/readyz", async (_request, response) => {
    const troubles = await troublesOf(health);
    response
      .status(troubles.length === 0 ? 200 : 503)
      .json({ ready: troubles.length === 0, troubles, notes: health.notes() });
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

const troublesOf = async (health: Health): Promise<string[]> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string[]>((resolve) => {
    const late = (): void => resolve(["The database does not answer in time."]);
    timer = setTimeout(late, health.answerWithinMs ?? ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([health.troubles(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

const isToken = (header: string | undefined, token: string): boolean => {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
