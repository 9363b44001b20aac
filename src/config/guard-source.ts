export type Flaw = { line: number; message: string; remedy: string };

/** In characters. A desk of two thousand people takes less than half of it. */
const LARGEST_DESK_FILE = 512 * 1024;
const LONGEST_LINE = 1_000;
const DEEPEST_INDENT = 100;
const DEEPEST_BRACKETS = 30;

/**
 * What makes a text unfit to be handed to the YAML parser at all, which answers deep nesting with a full stack (and,
 * far enough, with the end of the process) and some short texts with seconds of work. Undefined when it may be parsed.
 */
export const guardSource = (source: string): Flaw | undefined => {
  if (source.length > LARGEST_DESK_FILE) {
    return {
      line: 1,
      message: `The file is ${Math.ceil(source.length / 1024)} KB, and a desk file has at most ${LARGEST_DESK_FILE / 1024} KB.`,
      remedy: "Check that this is the desk file.",
    };
  }
  let depth = 0;
  const lines = source.split("\n");
  for (const [i, text] of lines.entries()) {
    const flaw = guardLine(text);
    if (flaw !== undefined) return { line: i + 1, ...flaw };
    for (const sign of text) depth += signs[sign] ?? 0;
    if (Math.abs(depth) > DEEPEST_BRACKETS) return { line: i + 1, ...(depth > 0 ? tooDeep : tooMany) };
  }
  return undefined;
};

const signs: Record<string, number> = { "[": 1, "{": 1, "]": -1, "}": -1 };

const tooDeep = {
  message: "Too many brackets are open here.",
  remedy: "Close them, and put texts with brackets in quotes.",
};

const tooMany = {
  message: "More brackets are closed than were opened by here.",
  remedy: "Take the needless ones out, and put texts with brackets in quotes.",
};

const guardLine = (text: string): Omit<Flaw, "line"> | undefined => {
  if (text.length > LONGEST_LINE) {
    return {
      message: `This line has ${text.length} characters; ${LONGEST_LINE} is the most.`,
      remedy: "Write long lists one item a line.",
    };
  }
  if (/[^\P{Cc}\t\r]|\p{Cs}/u.test(text)) {
    return {
      message: "There is a character here that cannot be seen or stored.",
      remedy: "Type the line anew, and save the file as UTF-8.",
    };
  }
  if ((/^[\s\-?:]*/.exec(text)?.[0].length ?? 0) > DEEPEST_INDENT) {
    return { message: "This line is indented too far.", remedy: "Indent with two spaces a level." };
  }
  if (text.startsWith("%")) {
    return {
      message: "A line that begins with % gives orders to the YAML reader, and a desk file has none.",
      remedy: "Take the line out.",
    };
  }
  return undefined;
};
