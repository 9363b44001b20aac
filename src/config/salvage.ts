import { leadsTo, type Path } from "./desk-problem.ts";
import { schemasAt } from "./desk-schema.ts";
import { type DeskFile, deskShape } from "./desk-shape.ts";
import { meantKey, slugOf } from "./explain-issue.ts";
import { type Flat, flatIssues, isBlock, valueAt } from "./flat-issues.ts";

/** What could be read of a file with slips, and where something was put in for them. */
type Salvage = { file: DeskFile; mended: Path[] };

const ROUNDS = 4;

/**
 * Mends a value just far enough to be read, so that the checks behind the shape run too and an administrator sees all
 * slips at once. Undefined when it cannot be mended. What is found at or around `mended` is no finding: see `isMended`.
 */
export const salvage = (value: unknown, first: readonly Flat[]): Salvage | undefined => {
  const copy = structuredClone(value);
  const mended: Path[] = [];
  let slips = first;
  for (let round = 0; round < ROUNDS; round++) {
    for (const slip of slips) if (!mend(copy, slip, mended)) return undefined;
    const parsed = deskShape.safeParse(copy);
    if (parsed.success) return { file: parsed.data, mended };
    slips = flatIssues(parsed.error.issues, copy);
  }
  return undefined;
};

/**
 * Whether a finding at `path` could be owed to the mending. Entries of a block stand for themselves; what lies deeper
 * (a length of time and the hours it counts) belongs together, and rules are weighed against each other.
 */
export const isMended = (path: Path, mended: readonly Path[]): boolean =>
  mended.some((at) => {
    if (at[0] === "routing" && path[0] === "routing") return true;
    const around = at.length >= 5 ? at.slice(0, -1) : at;
    return leadsTo(around, path) || (path.length >= 3 && leadsTo(path, at));
  });

const mend = (root: unknown, slip: Flat, mended: Path[]): boolean => {
  const { path } = slip;
  const holder = valueAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined) return false;
  mended.push(path);
  if (Array.isArray(holder) && typeof key === "number") {
    holder[key] = standIn(path);
    return true;
  }
  if (!isBlock(holder) || typeof key !== "string") return false;
  if (slip.code === "wrong-key") return rename(holder, key, slugOf(key));
  if (slip.code === "unknown-key") return rename(holder, key, meantKey(path, key) ?? "");
  const blocks = schemasAt(path.slice(0, -1)).filter((schema) => schema.type === "object");
  const needed = blocks.some((schema) => schema.required?.includes(key) || schema.properties === undefined);
  if (needed) holder[key] = standIn(path);
  else delete holder[key];
  return true;
};

/** Keeps what stands under a misspelt key, and drops what nobody can tell. Its place among the others matters little. */
const rename = (holder: Record<string, unknown>, key: string, meant: string): boolean => {
  if (meant !== "" && !Object.hasOwn(holder, meant)) holder[meant] = holder[key];
  delete holder[key];
  return true;
};

/** Something that may stand at `path`; its own needs are mended in the next round. */
const standIn = (path: Path): unknown => {
  const schema = schemasAt(path)[0];
  const example = schema?.examples?.[0] ?? schema?.enum?.[0];
  if (example !== undefined) return example;
  if (schema?.type === "integer") return schema.minimum ?? 1;
  return schema?.type === "array" ? [] : schema?.type === "boolean" ? false : {};
};
