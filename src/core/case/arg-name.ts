/** What may follow a verb. A form names its fields so, too. */
export const argNames = [
  /** Free words: a note, what was told, how it was resolved, what to search for. */
  "words",
  /** What is waited for. */
  "what",
  /** A date or span as people write it. */
  "until",
  /** A person or a department as people write it. */
  "to",
  "why",
  "said",
  "where",
  "severity",
  "scope",
  "page",
  "name",
  "handle",
  "source",
  "order",
  "phone",
  "mail",
  "setting",
  "value",
] as const;
export type ArgName = (typeof argNames)[number];
