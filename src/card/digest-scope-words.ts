import type { DigestScope } from "../core/desk/desk.ts";
import { departmentOf, type Reader } from "./reader.ts";

/** What a digest is about, as people say it: `Parts and Billing, by mail`. */
export const scopeWords = (scope: DigestScope, reader: Reader): string => {
  const { digest, coverage, sourceNames } = reader.words;
  const parts = [
    ...(scope.departments.length === 0 ? [] : [coverage.and(scope.departments.map((id) => departmentOf(reader, id)))]),
    ...(scope.sources.length === 0 ? [] : [coverage.and(scope.sources.map((source) => sourceNames[source]))]),
    ...[scope.brand, scope.region, scope.site].filter((tag) => tag !== null),
  ];
  return parts.length === 0 ? digest.everything : parts.join(", ");
};

/** The same as it is typed and as buttons carry it. */
export const scopeTyped = (scope: DigestScope): string =>
  [
    ...scope.departments,
    ...scope.sources,
    ...(["region", "site", "brand"] as const).flatMap((tag) => (scope[tag] === null ? [] : [`${tag}:${scope[tag]}`])),
  ].join(", ") || "all";
