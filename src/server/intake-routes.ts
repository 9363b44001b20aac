import express, { type RequestHandler, Router } from "express";
import type { Complaint } from "../core/complaint/complaint.ts";
import { type Instant, machineTime } from "../core/time/instant.ts";
import type { Deps } from "../flows/deps.ts";
import { type Received, receiveComplaint } from "../flows/receive-complaint.ts";
import type { Connector, RawRequest } from "../intake/connector.ts";
import { maxBodyBytes } from "../intake/webhook.ts";

/** `POST /intake/<connector>`: verify, read all of it, store each; 202 once everything is committed. */
export const intakeRoutes = (
  deps: Deps,
  connectors: () => { connector: Connector; secret: string | null }[],
): Router => {
  const router = Router();
  const take: RequestHandler<{ connector: string }> = async (request, response) => {
    const found = connectors().find(({ connector }) => connector.name === request.params.connector);
    if (found === undefined) {
      response.status(404).json({ error: `There is no connector ${request.params.connector} in the desk file.` });
      return;
    }
    const { connector, secret } = found;
    if (secret === null) {
      const name = `INTAKE_SECRET_${connector.name.toUpperCase().replaceAll("-", "_")}`;
      response.status(401).json({ error: `This connector has no secret yet. Set ${name} and sign with it.` });
      return;
    }
    const raw = toRaw(request);
    const verdict = connector.verify(raw, secret, machineTime(deps.machineNow()));
    if (!verdict.ok) {
      response.status(verdict.status).json({ error: verdict.why });
      return;
    }
    const parsed = connector.parse(raw.body, deps.now() as Instant);
    if (!parsed.ok) {
      response.status(parsed.status).json({ error: parsed.why, path: parsed.path });
      return;
    }
    response.status(202).json({ results: await receiveAll(deps, parsed.complaints) });
  };
  router.post("/intake/:connector", express.raw({ type: () => true, limit: maxBodyBytes }), tooLarge, take);
  return router;
};

/** Taken in the order they were said, so that an answer of the firm finds what it answers; told in the order they were sent. */
const receiveAll = async (deps: Deps, complaints: Complaint[]) => {
  const results = new Map<Complaint, { id: string; outcome: Received["outcome"]; case?: string }>();
  for (const complaint of complaints.toSorted((a, b) => a.createdAt - b.createdAt)) {
    const { outcome, case: number } = await receiveComplaint(deps, complaint, "live");
    results.set(complaint, {
      id: complaint.externalId,
      outcome,
      ...(number === null ? {} : { case: `FT-${number}` }),
    });
  }
  return complaints.map((complaint) => results.get(complaint));
};

const tooLarge: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (error?.type !== "entity.too.large") return next(error);
  response.status(413).json({ error: "The body is over 1 MB. Send fewer complaints at a time." });
};

const toRaw = (request: express.Request): RawRequest => ({
  method: request.method,
  headers: request.headers,
  body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  query: Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  ),
});
