import pino from "pino";
import type { Environment } from "../config/environment.ts";
import type { Log } from "../flows/deps.ts";

/**
 * Logs on standard error, so that standard output stays for what people read: a line of JSON each, or at a terminal the
 * sentence alone.
 */
export const openLog = (level: Environment["logLevel"]): Log => {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  const write = (as: "info" | "warn" | "error") => (facts: object, words: string) => {
    if (!process.stderr.isTTY) logger[as](facts, words);
    else if (logger.isLevelEnabled(as))
      process.stderr.write(`${words}${as === "error" ? ` ${JSON.stringify(facts)}` : ""}\n`);
  };
  return { info: write("info"), warn: write("warn"), error: write("error") };
};
