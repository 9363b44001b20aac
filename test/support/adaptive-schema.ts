import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import type { Json } from "./teams-connector.ts";

const file = new URL("../../../shared/schemas/adaptivecards/adaptive-card-1.5.0.json", import.meta.url);
/** The official schema is not ours to ship; where it lies beside the repository cards are checked against it too. */
export const hasSchema = existsSync(file);

/** What the official schema of Adaptive Cards 1.5 has against a card. */
export const schemaProblems = (): ((card: unknown) => string[]) => {
  const schema = JSON.parse(readFileSync(file, "utf8"));
  // It carries a keyword of draft 4 and calls itself draft 6.
  delete schema.id;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addMetaSchema(createRequire(import.meta.url)("ajv/dist/refs/json-schema-draft-06.json"));
  const valid = ajv.compile(schema);
  return (card) => {
    // Teams' own additions are no part of it.
    const { msteams: _teams, ...rest } = card as Json;
    return valid(withoutTeams(asOlderHost(rest)))
      ? []
      : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
};

/** What a host shows that knows the schema and no more: what stands in the place of charts. */
const asOlderHost = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asOlderHost);
  if (typeof value !== "object" || value === null) return value;
  const { type, fallback } = value as Json;
  if (typeof type === "string" && type.startsWith("Chart.")) return fallback;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asOlderHost(inner)]));
};

const withoutTeams = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutTeams);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !["associatedInputs", "msteams", "msTeams"].includes(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, key === "data" ? inner : withoutTeams(inner)]));
};
