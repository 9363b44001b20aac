import { z } from "zod";
import type { Path } from "./desk-problem.ts";
import { deskShape } from "./desk-shape.ts";

/** The part of JSON Schema that the desk file's schema uses. */
export type JsonSchema = {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  title?: string;
  description?: string;
  examples?: unknown[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
};

let made: JsonSchema | undefined;

/** The desk file as JSON Schema 2020-12, for editors; `docs/desk-file.schema.json` is this, written down. */
export const deskJsonSchema = (): JsonSchema => {
  made ??= z.toJSONSchema(deskShape, { io: "input" }) as JsonSchema;
  return made;
};

/** What may stand at `path`: one schema, or one per alternative; none where nothing may. */
export const schemasAt = (path: Path): JsonSchema[] => {
  let here = unfold(deskJsonSchema());
  for (const part of path) here = here.flatMap((schema) => stepInto(schema, part)).flatMap(unfold);
  return here;
};

const stepInto = (schema: JsonSchema, part: string | number): JsonSchema[] => {
  if (typeof part === "number") return schema.items === undefined ? [] : [schema.items];
  const { properties = {}, additionalProperties } = schema;
  if (Object.hasOwn(properties, part)) return [properties[part] ?? {}];
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
};

/** Follows references and alternatives; what is said beside a reference wins over what it leads to. */
const unfold = (schema: JsonSchema): JsonSchema[] => {
  const { $ref, ...beside } = schema;
  if ($ref !== undefined) {
    const found = deskJsonSchema().$defs?.[$ref.replace("#/$defs/", "")];
    return found === undefined ? [] : unfold({ ...found, ...beside });
  }
  return schema.anyOf === undefined ? [schema] : schema.anyOf.flatMap(unfold);
};
