import type { Source } from "../complaint/complaint.ts";
import { type DepartmentId, type Desk, type DigestScope, tagNames } from "../desk/desk.ts";

export const wholeDesk: DigestScope = { departments: [], sources: [], region: null, site: null, brand: null };

/** What a figure is in the scope by: the department that is charged, and where the case came from. */
export type Scoped = { department: DepartmentId; source: Source; connector: string | null };

/**
 * The scope in terms of rows alone. `pairs`: which department with which of `connectors` (null: any other) carries all
 * the tags; null when no tag is asked for. A connector's own tag goes before its department's.
 */
export type ScopeRows = {
  departments: DepartmentId[] | null;
  sources: Source[] | null;
  connectors: string[];
  pairs: { department: DepartmentId; connector: string | null }[] | null;
};

export const scopeRows = (scope: DigestScope, desk: Desk): ScopeRows => {
  const connectors = desk.connectors.filter(({ tags }) => tags !== undefined).map(({ name }) => name);
  const pairs = desk.departments.flatMap((department) =>
    [...connectors, null].flatMap((name) => {
      const connector = desk.connectors.find((one) => one.name === name);
      const carries = tagNames.every(
        (tag) => scope[tag] === null || (connector?.tags?.[tag] ?? department.tags?.[tag] ?? null) === scope[tag],
      );
      return carries ? [{ department: department.id, connector: name }] : [];
    }),
  );
  return {
    departments: scope.departments.length === 0 ? null : scope.departments,
    sources: scope.sources.length === 0 ? null : scope.sources,
    connectors,
    pairs: tagNames.every((tag) => scope[tag] === null) ? null : pairs,
  };
};

/** Whether something belongs to the scope. */
export const isInScope = (one: Scoped, rows: ScopeRows): boolean => {
  if (rows.departments !== null && !rows.departments.includes(one.department)) return false;
  if (rows.sources !== null && !rows.sources.includes(one.source)) return false;
  if (rows.pairs === null) return true;
  const connector = one.connector !== null && rows.connectors.includes(one.connector) ? one.connector : null;
  return rows.pairs.some((pair) => pair.department === one.department && pair.connector === connector);
};

/** The departments a scope can hold at all: whose hours and gaps it tells of. */
export const departmentsIn = (scope: DigestScope, desk: Desk): DepartmentId[] => {
  const rows = scopeRows(scope, desk);
  return desk.departments
    .map(({ id }) => id)
    .filter((id) => rows.departments === null || rows.departments.includes(id))
    .filter((id) => rows.pairs === null || rows.pairs.some(({ department }) => department === id));
};
