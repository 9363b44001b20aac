import type { JsonSchema } from "./desk-schema.ts";

/** A value as it would have to be written in the file. */
const inYaml = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return typeof value === "string" && /^[#@&*!%`>|{}[\],?\s]|:\s|\s#/.test(text) ? `"${text}"` : text;
};

/** A value in a sentence: cut, on one line. */
export const quoted = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return `\`${line.length > 60 ? `${line.slice(0, 60)}...` : line}\``;
};

/** The line that puts a missing key in. */
export const howToAdd = (key: string, at: readonly JsonSchema[]): string => {
  const example = at[0]?.examples?.[0] ?? at[0]?.enum?.[0];
  return example === undefined ? `Add \`${key}:\`, as docs/desk-file.md shows.` : `Add \`${key}: ${inYaml(example)}\`.`;
};

/** How to write what belongs there, as a sentence; `at` has one schema per alternative. */
export const howToWrite = (at: readonly JsonSchema[]): string => {
  const ways = at.map(way).filter((text) => text !== "");
  return ways.length === 0 ? "Compare it with docs/desk-file.md." : `Write ${[...new Set(ways)].join(", or ")}.`;
};

const way = (schema: JsonSchema): string => {
  const choices = schema.examples ?? schema.enum;
  if (schema.type === "array") {
    const items = schema.items;
    const item = schema.examples?.[0] ?? items?.examples?.[0] ?? items?.enum?.[0];
    return item === undefined
      ? "a list"
      : `a list such as ${Array.isArray(item) ? bracketed(item) : `[${inYaml(item)}]`}`;
  }
  if (schema.type === "object") {
    const keys = Object.keys(schema.properties ?? {});
    return keys.length === 0 ? "a block of keys beneath it" : `a block beneath it with ${listed(keys)}`;
  }
  if (schema.type === "boolean") return "true or false";
  if (schema.type === "integer") return `a whole number from ${schema.minimum ?? 0} to ${schema.maximum ?? "many"}`;
  if (choices === undefined) return schema.title ?? "a text in quotes";
  const examples = choices.slice(0, 4).map((choice) => `\`${inYaml(choice)}\``);
  return schema.title === undefined ? listed(examples, "or") : `${schema.title} such as ${listed(examples, "or")}`;
};

const bracketed = (items: unknown[]): string => `[${items.map(inYaml).join(", ")}]`;
const listed = (items: string[], last = "and"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
