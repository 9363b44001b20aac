import { existsSync } from "node:fs";

/** Takes `.env` of the folder it is started in, where there is one; what is set already wins. */
export const loadDotEnv = (): void => {
  if (existsSync(".env")) process.loadEnvFile(".env");
};
