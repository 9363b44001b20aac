/** Longest text that is kept, in code points; what was cut off is announced by `cutMark`. */
export const maxTextLength = 20_000;
export const cutMark = "\n[…]";

/** More combining marks than this on one letter is a stack that paints over the lines around it. */
const maxMarks = 10;

/** Scripts that cannot be spelt without joiners, and those that mark word ends with a zero-width space. */
const joiningScripts =
  "Arabic Syriac Mongolian Nko Adlam Thaana Mandaic Phags_Pa Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Balinese Javanese";
const unspacedScripts = "Thai Lao Khmer Myanmar Tibetan Balinese Javanese";
const anyOf = (scripts: string): string =>
  scripts
    .split(" ")
    .map((script) => `\\p{scx=${script}}`)
    .join("");

const needsJoiners = new RegExp(`^(?=[\\p{L}\\p{M}])[${anyOf(joiningScripts)}]$`, "u");
const needsBreaks = new RegExp(`^(?=[\\p{L}\\p{M}])[${anyOf(unspacedScripts)}]$`, "u");
const rightToLeft = new RegExp(`(?=\\p{L})[${anyOf("Arabic Hebrew Syriac Thaana Nko Adlam")}]`, "u");
const mongolian = /^\p{Script=Mongolian}$/u;
const pictograph = /^\p{Extended_Pictographic}$/u;
const pictographTail = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
const mark = /^[\p{Mn}\p{Me}]$/u;
const variationSelector = /^[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u{180B}-\u{180D}\u{180F}]$/u;
const directionMark = /^[\u200E\u200F\u061C]$/;
const visible = /^[\p{L}\p{N}\p{S}\p{P}]$/u;
/** The flags of England, Scotland and Wales: a black flag, its region in tag characters, the closing tag. */
const regionFlag = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/uy;

const ignorable = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;
const suspect = new RegExp(`${ignorable.source}|[\\p{Mn}\\p{Me}]{${maxMarks + 1}}`, "u");
const controls = /[^\P{Cc}\n\t]/gu;
/** A separator counts as a line end: dropping it would glue two words together. */
const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const unsound = /[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
const blankLines = /\n(?:[^\S\n]*\n){4,}/g;

/**
 * What a customer wrote, word for word, but fit to be stored and unable to act on the text around it: no control
 * characters but newline and tab, no half characters, no bidirectional overrides, nothing invisible except where a
 * script or an emoji cannot be spelt without it. At most `maxTextLength` code points. Never throws; cleaning twice
 * changes nothing. Not made NFC: that would redraw Hebrew points and some Chinese names, so texts are folded where they
 * are compared instead.
 */
export function cleanText(raw: string): string {
  const sound = raw.replace(unsound, "\uFFFD").replace(lineBreaks, "\n").replace(controls, "");
  // Settled twice: a cut can take away the letter that let an invisible neighbour stay.
  return settle(cut(settle(sound)));
}

/** One line for names, products and the like: cleaned, every run of space made one space. */
export const cleanLine = (raw: string): string => cleanText(raw).replace(/\s+/gu, " ").trim();

const settle = (text: string): string => dropInvisible(text).replace(blankLines, "\n\n\n\n").trim();

function cut(text: string): string {
  // No text has more code points than UTF-16 units, so most are settled without counting.
  if (text.length <= maxTextLength) return text;
  const points = Array.from(text);
  if (points.length <= maxTextLength) return text;
  const kept = points.slice(0, maxTextLength - cutMark.length).join("");
  return kept.trimEnd() + cutMark;
}

function dropInvisible(text: string): string {
  return suspect.test(text) ? text.split("\n").map(dropInLine).join("\n") : text;
}

/** Looks at the last character kept and the next one, never at dropped ones, so that a second pass finds nothing. */
function dropInLine(line: string): string {
  if (!suspect.test(line)) return line;
  const hasRightToLeft = rightToLeft.test(line);
  let kept = "";
  let last = "";
  let marks = 0;
  let at = 0;
  while (at < line.length) {
    const flag = flagAt(line, at);
    if (flag) {
      kept += flag;
      last = "\u{E007F}";
      marks = 0;
      at += flag.length;
      continue;
    }
    const point = String.fromCodePoint(line.codePointAt(at) ?? 0xfffd);
    at += point.length;
    const isMark = mark.test(point);
    if (isMark && marks >= maxMarks) continue;
    if (ignorable.test(point) && !mayStay(point, last, nextPoint(line, at), hasRightToLeft)) continue;
    kept += point;
    if (isMark) marks += 1;
    else if (!ignorable.test(point)) marks = 0;
    last = point;
  }
  return kept;
}

function flagAt(line: string, at: number): string | null {
  regionFlag.lastIndex = at;
  return regionFlag.exec(line)?.[0] ?? null;
}

const nextPoint = (line: string, at: number): string => {
  const code = line.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
};

/** Whether an invisible character is part of the spelling between `last` (kept) and `next`. */
function mayStay(point: string, last: string, next: string, hasRightToLeft: boolean): boolean {
  if (point === "\u200D" && pictographTail.test(last) && pictograph.test(next)) return true;
  if (point === "\u200C" || point === "\u200D") return needsJoiners.test(last);
  if (point === "\u200B") return needsBreaks.test(last) && needsBreaks.test(next) && !mark.test(next);
  if (point === "\u180E") return mongolian.test(last) && mongolian.test(next) && !ignorable.test(next);
  if (point === "\u034F") return mark.test(last) && !ignorable.test(last);
  if (variationSelector.test(point)) return visible.test(last);
  return directionMark.test(point) && hasRightToLeft && !directionMark.test(last);
}
