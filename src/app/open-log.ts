import pino from "pino";
import type { Environment } from "../config/environment.ts";
import type { Log } from "../flows/deps.ts";

/** Structured logs on standard error, so that standard output stays for what people read. */
export const openLog = (level: Environment["logLevel"]): Log => {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  return {
    info: (facts, words) => logger.info(facts, words),
    warn: (facts, words) => logger.warn(facts, words),
    error: (facts, words) => logger.error(facts, words),
  };
};
