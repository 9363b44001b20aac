import type { ScopeRows } from "../core/digest/scope.ts";
import { Prisma } from "./generated/client.ts";

/** The rows of a scope, over columns `department`, `source` and `connector`: as `isInScope` says, which a test compares. */
export const inScope = ({ departments, sources, connectors, pairs }: ScopeRows) => Prisma.sql`
  (${departments}::text[] is null or department = any(${departments}::text[]))
  and (${sources}::text[] is null or source = any(${sources}::text[]))
  and (${pairs === null} or (department || ' ' ||
    case when connector = any(${connectors}::text[]) then connector else '' end) = any(${keysOf(pairs)}::text[]))`;

const keysOf = (pairs: ScopeRows["pairs"]): string[] =>
  (pairs ?? []).map(({ department, connector }) => `${department} ${connector ?? ""}`);
