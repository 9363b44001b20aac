/**
 * A line of a table as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe in front:
 * customers write them, and whoever opens the table would run them. The same after what parts cells in programs that are
 * set to semicolons or tabs: there a quotation mark behind a comma quotes nothing.
 */
export const csvLine = (cells: readonly unknown[]): string => `${cells.map(cell).join(",")}\r\n`;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : Array.isArray(value) ? value.join(" ") : JSON.stringify(value);
  const safe = text.replace(/(?<=^|[;\t\r\n])(?=[\s\p{Cf}"]*[=+\-@＝＋－＠])/gu, "'");
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};
