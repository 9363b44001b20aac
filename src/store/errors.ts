/** The name of the unique constraint a statement ran into, or null when it failed for another reason. */
export const uniqueViolation = (error: unknown): string | null => {
  const code = deep(error, "code", (value) => value === "23505" || value === "P2002");
  return code === null ? null : JSON.stringify(errorText(error));
};

/** Prisma wraps what PostgreSQL said in several layers, of which the depth differs by call. */
const deep = (value: unknown, key: string, test: (value: unknown) => boolean, depth = 0): unknown => {
  if (typeof value !== "object" || value === null || depth > 6) return null;
  for (const [name, inner] of Object.entries(value)) {
    if ((name === key || name === "originalCode") && test(inner)) return inner;
    const found = deep(inner, key, test, depth + 1);
    if (found !== null) return found;
  }
  return value instanceof Error && value.cause !== undefined ? deep(value.cause, key, test, depth + 1) : null;
};

const errorText = (error: unknown): string => {
  const parts: string[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (depth > 6) return;
    if (typeof value === "string") parts.push(value);
    else if (typeof value === "object" && value !== null) {
      if (value instanceof Error) parts.push(value.message);
      for (const inner of Object.values(value)) walk(inner, depth + 1);
    }
  };
  walk(error, 0);
  return parts.join(" ");
};
