import type { ErrorCode } from "yaml";

export type Sentence = { message: string; remedy: string };

/** The parser's own complaint in the words of somebody who does not know YAML well. */
export const yamlSentence = (code: ErrorCode, said: string): Sentence => {
  if (code === "MISSING_CHAR" && said.startsWith("Missing closing")) return sentences.quote;
  if (code === "BAD_INDENT" && said.startsWith("Flow")) return sentences.bracket;
  return byCode[code] ?? { message: `YAML cannot read this: ${said}.`, remedy: "Compare it with docs/desk-file.md." };
};

export const sentences = {
  quote: { message: "A quote is opened here and not closed.", remedy: "Close it on the same line." },
  bracket: {
    message: "A bracket is opened before this line and not closed.",
    remedy: "Close it with ] or }, and indent what stands between.",
  },
  alias: {
    message: "& and * have a meaning of their own in YAML, which a desk file does not use.",
    remedy: "Put a text that begins with one in quotes; write out what should appear twice.",
  },
  tag: {
    message: "An exclamation mark begins a YAML type, which a desk file does not use.",
    remedy: "Take it out, or put a text that begins with it in quotes.",
  },
  proto: { message: "__proto__ cannot be a key.", remedy: "Take it out." },
  unstorable: {
    message: "There is a character in this text that cannot be seen or stored.",
    remedy: "Take the backslash escape out.",
  },
} as const satisfies Record<string, Sentence>;

const nested: Sentence = {
  message: "Lists and blocks are nested too deeply here.",
  remedy: "Compare it with docs/desk-file.md.",
};
const colon: Sentence = {
  message: "This line does not read as `key: value`.",
  remedy: "Check its colon and the space after it, and that every line above is complete.",
};

const byCode: Partial<Record<ErrorCode, Sentence>> = {
  TAB_AS_INDENT: { message: "A tab stands where YAML wants spaces.", remedy: "Indent with two spaces a level." },
  BAD_INDENT: {
    message: "This line is not indented like the lines it belongs to.",
    remedy: "Indent all keys of one block alike, two spaces a level.",
  },
  BAD_SCALAR_START: {
    message: "A text that begins with @, %, ` or another sign needs quotes.",
    remedy: 'Put it in quotes, such as "@raj".',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "There is a second colon on this line.",
    remedy: "Put the text in quotes if the colon belongs to it; else begin a new line.",
  },
  MULTIPLE_DOCS: {
    message: "A second document begins here.",
    remedy: "Keep one desk in a file: take the line with --- out.",
  },
  NON_STRING_KEY: {
    message: "A list or block stands where a key should.",
    remedy: "Use a plain word before the colon.",
  },
  BAD_ALIAS: sentences.alias,
  ALIAS_PROPS: sentences.alias,
  MULTIPLE_ANCHORS: sentences.alias,
  MULTIPLE_TAGS: sentences.tag,
  TAG_RESOLVE_FAILED: sentences.tag,
  BAD_DQ_ESCAPE: {
    message: "A backslash in double quotes begins an escape that YAML does not know.",
    remedy: "Write it twice, or use single quotes.",
  },
  RESOURCE_EXHAUSTION: nested,
  KEY_OVER_1024_CHARS: colon,
  MULTILINE_IMPLICIT_KEY: colon,
  MISSING_CHAR: colon,
  BLOCK_IN_FLOW: sentences.bracket,
  UNEXPECTED_TOKEN: {
    message: "There is a sign here that YAML does not expect.",
    remedy: "Look for a bracket, quote or comma too many.",
  },
};
