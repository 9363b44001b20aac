import { cut } from "../card/spans.ts";

/**
 * Words in at most so many lines of at most so many letters; what does not fit ends in "…". A word that is longer than a
 * line is cut. At least one line, empty for no words.
 */
export const wrapWords = (words: string, letters: number, most: number): string[] => {
  const room = Math.max(2, Math.floor(letters));
  const lines: string[] = [""];
  for (const word of words.split(/\s+/).filter((one) => one !== "")) {
    const last = lines.at(-1) ?? "";
    const longer = last === "" ? word : `${last} ${word}`;
    if (Array.from(longer).length <= room) lines[lines.length - 1] = longer;
    else if (last === "") lines[lines.length - 1] = cut(word, room);
    else lines.push(cut(word, room));
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), cut(`${kept.at(-1) ?? ""} …`, room)];
};
