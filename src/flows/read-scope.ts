import type { Reader } from "../card/reader.ts";
import { sources } from "../core/complaint/complaint.ts";
import type { DigestScope } from "../core/desk/desk.ts";
import { type Desk, tagNames } from "../core/desk/desk.ts";
import { wholeDesk } from "../core/digest/scope.ts";
import { readDepartment } from "./read-command.ts";

/** `parts`, `billing, mail`, `region:north`, `all`: what a digest is to be about; or the part that is none of these. */
export const readScope = (words: string, reader: Reader): { scope: DigestScope } | { unknown: string } => {
  const asked = words.trim();
  if (asked === "" || /^(?:all|everything|the whole desk|alles|alle abteilungen)$/i.test(asked))
    return { scope: wholeDesk };
  const scope: DigestScope = { ...wholeDesk, departments: [], sources: [] };
  for (const part of partsOf(asked, reader)) {
    if (!addTo(scope, part, reader)) return { unknown: part };
  }
  return { scope };
};

/** What a scope can be made of on this desk. */
export const scopeChoices = ({ desk }: Reader): string =>
  [
    ...desk.departments.map(({ id }) => id),
    ...sources,
    ...tagNames.flatMap((tag) => valuesOf(tag, desk).map((value) => `${tag}:${value}`)),
  ].join(", ");

/**
 * Between commas and "and", which may stand in a name as well: of what stands side by side the longest that is a name is
 * one. What is no name together is taken word by word.
 */
const partsOf = (asked: string, reader: Reader): string[] => {
  const isName = (part: string): boolean => addTo({ ...wholeDesk, departments: [], sources: [] }, part, reader);
  const bare = (part: string): string => part.trim().replace(/^(?:by|in|at|for|of)\s+/i, "");
  // Every second one is what stands between.
  const pieces = asked.split(/(\s*(?:,|\band\b|\bund\b|&)\s*)/i);
  const parts: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const ends = Array.from({ length: (pieces.length - at + 1) >> 1 }, (_, index) => pieces.length - 2 * index);
    const end = ends.find((one) => isName(bare(pieces.slice(at, one).join("")))) ?? at + 1;
    const part = bare(pieces.slice(at, end).join(""));
    if (part !== "") parts.push(...(isName(part) ? [part] : part.split(/\s+/)));
    at = end + 1;
  }
  return parts;
};

const addTo = (scope: DigestScope, part: string, { desk, words }: Reader): boolean => {
  const department = readDepartment(part, desk);
  if (department !== null) {
    scope.departments.push(department);
    return true;
  }
  const key = part.toLowerCase();
  const source = sources.find((one) => one === key || words.sourceNames[one].toLowerCase() === key);
  if (source !== undefined) {
    scope.sources.push(source);
    return true;
  }
  const [, named, value = key] = /^(region|site|brand)\s*:\s*(.+)$/.exec(key) ?? [];
  for (const tag of tagNames) {
    const found = valuesOf(tag, desk).find((one) => one.toLowerCase() === value);
    if (found === undefined || (named !== undefined && named !== tag)) continue;
    scope[tag] = found;
    return true;
  }
  return false;
};

const valuesOf = (tag: (typeof tagNames)[number], desk: Desk): string[] => [
  ...new Set([...desk.departments, ...desk.connectors].flatMap(({ tags }) => tags?.[tag] ?? [])),
];
