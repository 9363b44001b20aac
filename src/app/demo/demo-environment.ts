import { type Environment, readEnvironment, variableNames } from "../../config/environment.ts";

/** The few settings that mean something where nothing is kept and nobody outside is reached. */
const used = ["PORT", "LOG_LEVEL"] as const;

/**
 * The environment of a demo in `dataFolder`, and the names of the settings that are set and have no effect here: the
 * demo brings its own database and desk, and speaks with no platform.
 */
export const demoEnvironment = (
  env: NodeJS.ProcessEnv,
  dataFolder: string,
): { environment: Environment; unused: string[] } => {
  const isSet = (name: string): boolean => (env[name] ?? "").trim() !== "";
  const kept = Object.fromEntries(used.filter(isSet).map((name) => [name, env[name]]));
  const unused = Object.keys(env)
    .filter((name) => variableNames.some((known) => known === name) || name.startsWith("INTAKE_SECRET_"))
    .filter((name) => isSet(name) && !used.some((one) => one === name));
  const environment = readEnvironment({ LOG_LEVEL: "warn", ...kept, FOLLOWTHROUGH_DATA: dataFolder });
  return { environment, unused };
};
