import { literal } from "./literal.ts";

/** Words as a chart takes them: one line, literal, in at most `max` units and never empty. */
export const oneLine = (words: string, max: number): string => {
  const shown = literal(words.replace(/\s+/g, " ").trim(), max);
  return shown.trim() === "" ? "…" : shown;
};

/** Names that all differ, by a number where they did not: of two of one name a chart draws one, or is refused. */
export const distinctNames = (names: readonly string[], max: number): string[] => {
  const seen = new Set<string>();
  return names.map((each) => {
    let name = oneLine(each, max);
    for (let n = 2; seen.has(name); n += 1) name = `${oneLine(each, max - 4)} ${n}`;
    seen.add(name);
    return name;
  });
};
