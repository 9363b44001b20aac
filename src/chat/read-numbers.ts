/**
 * Case numbers as people write them: `42`, `#42`, `ft-42`, `FT-42`, `case 42`, several of them joined by commas, `and` or
 * spaces. A clock time, an amount, a decimal or `3-phase` is not a case number.
 */
const gap = String.raw`[\s\p{Cf}]`;
const number = new RegExp(
  String.raw`(#|ft${gap}?-?${gap}?#?|cases?${gap}+#?)?(\d{1,9})(?![\p{L}\p{N}]|[.:'’/-][\p{L}\p{N}]|${gap}?[%€$£])`,
  "iuy",
);
const joint = new RegExp(
  String.raw`${gap}*(?:[,;&+]${gap}*)+(?:and(?![\p{L}\p{N}]))?${gap}*|${gap}+and${gap}+|${gap}+`,
  "iuy",
);
const filler = new RegExp(`(?:the|is|on|for|about|number|please)${gap}+`, "iuy");
const lead = /[\s\p{Cf},;:]*/uy;

/**
 * Which bare numbers count. `all`: every one. `joined`: after the first only those joined by a comma or `and`, because
 * `done 42 2 parts replaced` must never resolve FT-2. `marked`: only `#42` and `ft-42`.
 */
export type BareNumbers = "all" | "joined" | "marked";

/** The distinct case numbers that begin at `at`, and where the text goes on; none found leaves `at` where it was. */
export const readNumbers = (text: string, at: number, bare: BareNumbers): { numbers: number[]; at: number } => {
  const numbers = new Set<number>();
  let end = at;
  let from = skip(filler, text, skip(lead, text, at), 3);
  for (;;) {
    number.lastIndex = from;
    const found = number.exec(text);
    const value = found === null ? 0 : Number(found[2]);
    if (found === null || value === 0) break;
    const marked = found[1] !== undefined;
    const joined = end === at || /[,;&+]|and/iu.test(text.slice(end, from));
    if (!marked && (bare === "marked" || (bare === "joined" && !joined))) break;
    numbers.add(value);
    end = number.lastIndex;
    from = skip(joint, text, end, 1);
    if (from === end) break;
  }
  return { numbers: [...numbers], at: end };
};

const pieceOf = new RegExp(
  String.raw`(#|ft${gap}?-?${gap}?#?|(?:case|task)${gap}+#?)?(\d{1,9})\.([pa]?)(\d{1,3})(?![\p{L}\p{N}]|[.,:'’/-][\p{L}\p{N}]|${gap}?[%€$£])`,
  "iuy",
);

/**
 * A piece of a case that begins at `at`: the task `42.1`, the promise `42.p1`, the goodwill `FT-42.a1`; null for a number,
 * an amount or a date. `marked`: a task only with its letters, because `done 1.5 litres lost` names none.
 */
export const readPiece = (
  text: string,
  at: number,
  bare: BareNumbers,
): { number: number; piece: string; at: number } | null => {
  pieceOf.lastIndex = skip(filler, text, skip(lead, text, at), 3);
  const found = pieceOf.exec(text);
  const [number, sort, piece] = [Number(found?.[2] ?? 0), (found?.[3] ?? "").toLowerCase(), Number(found?.[4] ?? 0)];
  if (found === null || number === 0 || piece === 0 || found[4]?.startsWith("0")) return null;
  const unmarked = found[1] === undefined && sort === "";
  return bare === "marked" && unmarked ? null : { number, piece: `${sort}${piece}`, at: pieceOf.lastIndex };
};

const skip = (pattern: RegExp, text: string, at: number, times = 1): number => {
  let end = at;
  for (let time = 0; time < times; time++) {
    pattern.lastIndex = end;
    if (pattern.exec(text) === null) break;
    end = pattern.lastIndex;
  }
  return end;
};
