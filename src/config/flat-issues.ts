import type { z } from "zod";
import { type Path, samePath } from "./desk-problem.ts";

/** One disagreement between a value and the shape, with the whole path to it. */
export type Flat =
  | { code: "missing" | "wrong-type" | "wrong-value" | "wrong-size" | "wrong-key"; path: Path; value: unknown }
  | { code: "unknown-key"; path: Path; key: string };

/**
 * The issues of a parse as a flat list. Where several alternatives failed, only the issues of the one that was meant
 * are kept: the one whose outermost type the value has.
 */
export const flatIssues = (issues: readonly z.core.$ZodIssue[], root: unknown, base: Path = []): Flat[] =>
  issues.flatMap((issue): Flat[] => {
    const path = [...base, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))];
    const value = valueAt(root, path);
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => ({ code: "unknown-key", path: [...path, key], key }));
      case "invalid_union": {
        const branches = issue.errors.map((errors) => flatIssues(errors, root, path));
        const meant = branches.find((branch) => branch.every((flat) => !isOfOtherType(flat, path)));
        return meant ?? [{ code: "wrong-type", path, value }];
      }
      case "invalid_key":
        return [{ code: "wrong-key", path, value: path.at(-1) }];
      case "invalid_type":
        return [{ code: value === undefined ? "missing" : "wrong-type", path, value }];
      case "too_small":
      case "too_big":
        return [{ code: "wrong-size", path, value }];
      default:
        return [{ code: value === undefined ? "missing" : "wrong-value", path, value }];
    }
  });

/** A list or block held against a choice of words is of another type too, though zod calls it a wrong value. */
const isOfOtherType = (flat: Flat, path: Path): boolean =>
  samePath(flat.path, path) &&
  (flat.code === "wrong-type" || (flat.code === "wrong-value" && typeof flat.value === "object"));

export const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return typeof part === "number" ? value[part] : undefined;
    return isBlock(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, root);

export const isBlock = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
