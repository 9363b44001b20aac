import { collectDefaultMetrics, Registry } from "prom-client";

/** The figures `/metrics` shows. Labels never hold what people wrote or who they are. */
export const startMetrics = (): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
};
