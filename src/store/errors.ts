/** The name of the unique constraint a statement ran into, or null when it failed for another reason. */
export const violatedConstraint = (error: unknown): string | null => {
  const said = saidByPostgres(error);
  if (said?.originalCode !== "23505") return null;
  const { constraint } = said;
  return isRecord(constraint) && typeof constraint.index === "string" ? constraint.index : "";
};

/** Two statements waited for each other and PostgreSQL ended this one; nothing of it was kept. */
export const isDeadlock = (error: unknown): boolean =>
  saidByPostgres(error)?.originalCode === "40P01" || (isRecord(error) && error.code === "P2034");

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** The client wraps what PostgreSQL said in several layers, of which the depth differs by call. */
const saidByPostgres = (error: unknown, depth = 0): Fields | null => {
  if (!isRecord(error) || depth > 6) return null;
  if ("originalCode" in error) return error;
  const layers = error instanceof Error ? [...Object.values(error), error.cause] : Object.values(error);
  for (const layer of layers) {
    const found = saidByPostgres(layer, depth + 1);
    if (found !== null) return found;
  }
  return null;
};
