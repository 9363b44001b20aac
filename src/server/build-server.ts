import express, { type Express, type Router } from "express";
import type { Deps } from "../flows/deps.ts";
import type { Connector } from "../intake/connector.ts";
import { apiRoutes } from "./api-routes.ts";
import { type Health, healthRoutes } from "./health-routes.ts";
import { intakeRoutes } from "./intake-routes.ts";
import { pictureRoutes } from "./picture-routes.ts";
import { workRoutes } from "./work-routes.ts";

export type ServerParts = {
  deps: Deps;
  connectors: () => { connector: Connector; secret: string | null }[];
  health: Health;
  metricsToken: string | null;
};

/** The one Express app. Slack's receiver is mounted on it by its door; the console's router comes last. */
export const buildServer = (parts: ServerParts): Express => {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", false);
  app.use(healthRoutes(parts.health, parts.metricsToken));
  app.use(workRoutes(parts.deps));
  app.use(apiRoutes(parts.deps));
  app.use(pictureRoutes(parts.deps));
  app.use(intakeRoutes(parts.deps, parts.connectors));
  return app;
};

/** Whatever no route knows, and whatever goes wrong in one: a sentence, and the process stays up. */
export const finishServer = (app: Express, log: Deps["log"], pages: readonly Router[]): void => {
  for (const page of pages) app.use(page);
  app.use((_request, response) => {
    response.status(404).json({ error: "There is nothing at this address." });
  });
  const fault: express.ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = typeof error?.status === "number" && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ error: String(error) }, "A request failed.");
    response
      .status(status)
      .json({ error: status === 500 ? "This did not work. Please try again." : "I cannot read this request." });
  };
  app.use(fault);
};
