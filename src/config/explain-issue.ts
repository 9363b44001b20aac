import { closest } from "../core/desk/closest.ts";
import type { Finding, Path } from "./desk-problem.ts";
import { type JsonSchema, schemasAt } from "./desk-schema.ts";
import { idPattern } from "./desk-words.ts";
import { type Flat, isBlock } from "./flat-issues.ts";
import { howToAdd, howToWrite, quoted } from "./how-to-write.ts";

/**
 * A disagreement with the shape as a person reads it. What may stand there comes from the schema itself;
 * `isCommentedOut` tells an empty value from `slack: #parts`, where YAML takes the rest for a comment.
 */
export const explainIssue = (flat: Flat, isCommentedOut: (path: Path) => boolean): Finding => {
  if (flat.code === "unknown-key") return { path: flat.path, ...unknownKey(flat.path, flat.key) };
  const at = schemasAt(flat.path);
  const last = String(flat.path.at(-1) ?? "The file");
  const name = typeof flat.path.at(-1) === "number" ? `An entry of ${String(flat.path.at(-2))}` : `\`${last}\``;
  switch (flat.code) {
    case "missing":
      return { path: flat.path, message: `${within(flat.path)} has no \`${last}\`.`, remedy: howToAdd(last, at) };
    case "wrong-key":
      return { path: flat.path, ...wrongKey(flat.path, last) };
    case "wrong-type":
      if (flat.path.length === 0) return { path: [], ...notABlock };
      if (flat.value === null) return { path: flat.path, ...empty(name, last, at, isCommentedOut(flat.path)) };
      return { path: flat.path, message: `${name} is ${typeName(flat.value)}.`, remedy: howToWrite(at) };
    case "wrong-size":
      return { path: flat.path, ...wrongSize(name, flat.value, at) };
    case "wrong-value":
      return { path: flat.path, ...wrongValue(name, flat.value, at) };
  }
};

const notABlock = {
  message: "This is not a desk file: it has no keys.",
  remedy: "Begin with `organisation:`, as docs/desk-file.md shows.",
};

const empty = (name: string, key: string, at: JsonSchema[], commented: boolean): Omit<Finding, "path"> =>
  commented
    ? { message: `${name} is empty: what follows # is a comment.`, remedy: `Put it in quotes: \`${key}: "#..."\`.` }
    : { message: `${name} is empty.`, remedy: howToWrite(at) };

const unknownKey = (path: Path, key: string): Omit<Finding, "path"> => {
  const guess = meantKey(path, key);
  const message = `${within(path)} knows no key ${quoted(key)}.`;
  return guess === undefined
    ? { message, remedy: `Take it out. Its keys are ${keysAround(path).join(", ")}.` }
    : { message, remedy: `Did you mean \`${guess}\`?` };
};

const keysAround = (path: Path): string[] =>
  schemasAt(path.slice(0, -1)).flatMap((schema) => Object.keys(schema.properties ?? {}));

/** The key that an unknown one at `path` was probably meant to be. */
export const meantKey = (path: Path, key: string): string | undefined => closest(key, keysAround(path));

const wrongKey = (path: Path, key: string): Omit<Finding, "path"> => {
  const names = schemasAt(path.slice(0, -1)).flatMap((schema) => schema.propertyNames ?? []);
  const title = names[0]?.title ?? "a key";
  const slug = slugOf(key);
  const remedy = title.startsWith("an id") && slug !== "" ? `Write \`${slug}\`.` : howToWrite(names);
  return { message: `${quoted(key)} is not ${title}.`, remedy };
};

const wrongValue = (name: string, value: unknown, at: JsonSchema[]): Omit<Finding, "path"> => {
  const choices = at.flatMap((schema) => schema.enum ?? []).map(String);
  if (choices.length > 0) {
    const guess = closest(String(value), choices);
    const remedy = guess === undefined ? `Write one of ${choices.join(", ")}.` : `Did you mean \`${guess}\`?`;
    return { message: `${name} is ${quoted(value)}, which is not one of its values.`, remedy };
  }
  const meant = at.find((schema) => schema.type === typeof value) ?? at[0];
  return {
    message: `${name} is ${quoted(value)}, which is not ${meant?.title ?? "what belongs there"}.`,
    remedy: howToWrite(at),
  };
};

const wrongSize = (name: string, value: unknown, at: JsonSchema[]): Omit<Finding, "path"> => {
  if (typeof value === "string") {
    return { message: `${name} has ${value.length} characters, which is too long.`, remedy: "Shorten it." };
  }
  if (Array.isArray(value)) {
    const items = at.flatMap((schema) => schema.items ?? []);
    return {
      message: `${name} is an empty list.`,
      remedy: `Put at least one in. ${howToWrite(items)}`,
    };
  }
  const range = at.find((schema) => schema.type === "integer" || schema.type === "number");
  return {
    message: `${name} is ${quoted(value)}, which is out of bounds.`,
    remedy: `Write a whole number from ${range?.minimum ?? 1} to ${range?.maximum ?? "many"}.`,
  };
};

/** What an id made of these words would be; empty when nothing is left of them. */
export const slugOf = (words: string): string => {
  const slug = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
  return idPattern.test(slug) ? slug : "";
};

const singular: Record<string, string> = {
  departments: "The department",
  people: "The person",
  severities: "The severity",
  calendars: "The calendar",
  connectors: "The connector",
  escalations: "The escalation",
  routes: "The route",
  webhooks: "The webhook",
};

/** What holds the last part of `path`, to begin a sentence with. */
const within = (path: Path): string => {
  const [block, id, ...rest] = path.slice(0, -1);
  if (block === undefined) return "The desk file";
  if (typeof id === "number" && block === "routing") return `Rule ${id + 1}${tail(rest)}`;
  const known = singular[String(block)];
  if (known === undefined || id === undefined)
    return `\`${[block, id, ...rest].filter((part) => part !== undefined).join(".")}\``;
  if (block === "escalations" && typeof rest[0] === "number")
    return `Step ${rest[0] + 1} of ${quoted(id)}${tail(rest.slice(1))}`;
  return `${known} ${quoted(id)}${tail(rest)}`;
};

const tail = (rest: Path): string => (rest.length === 0 ? "" : `, under \`${rest.join(".")}\`,`);

const typeName = (value: unknown): string => {
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return `the text ${quoted(value)}`;
  return Array.isArray(value) ? "a list" : isBlock(value) ? "a block of keys" : "nothing";
};
