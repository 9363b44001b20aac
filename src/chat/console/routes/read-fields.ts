import type { Request } from "express";

/** What a form or an address line says, each name once; a name given twice counts the first time. */
const readFields = (from: unknown): Record<string, string> => {
  const fields: Record<string, string> = {};
  if (typeof from !== "object" || from === null) return fields;
  for (const [name, value] of Object.entries(from)) {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === "string") fields[name] = first;
  }
  return fields;
};

export const queryFields = (request: Request): Record<string, string> => readFields(request.query);
export const bodyFields = (request: Request): Record<string, string> => readFields(request.body);
