import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import type { Path } from "./desk-problem.ts";
import { type Flaw, guardSource } from "./guard-source.ts";
import { quoted } from "./how-to-write.ts";
import { type Sentence, sentences, yamlSentence } from "./yaml-sentences.ts";

/** A text that is sound YAML of the plain kind: maps with text keys, lists, texts, numbers, yes and no. */
export type YamlRead = {
  value: unknown;
  /** The line of the key or list item at `path`, or of the nearest thing around it that exists. */
  lineOf(path: Path): number;
  /** Whether the value at `path` is empty because what follows is a comment: `slack: #parts`. */
  isCommentedOut(path: Path): boolean;
};

/** One slip in YAML makes the parser complain about much that follows it. */
const MOST_FLAWS = 10;
/** Also keeps the patterns of the shape from being run over half a megabyte. */
const LONGEST_TEXT = 1_000;

/** Reads YAML, or says in which lines it is not; never throws. Aliases, anchors, tags and double keys are refused. */
export const readYaml = (source: string): YamlRead | { flaws: Flaw[] } => {
  const unfit = guardSource(source);
  if (unfit !== undefined) return { flaws: [unfit] };
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // Compared pair by pair, which is quadratic; `ownRules` does it in one pass.
    uniqueKeys: false,
    // Not "silent", which would also keep quiet about a second document.
    logLevel: "error",
  });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const flaws = document.errors.map((error) => ({
    line: lineAt(error.pos[0]),
    ...yamlSentence(error.code, error.message),
  }));
  if (flaws.length === 0) flaws.push(...ownRules(document, lineAt));
  if (flaws.length > 0) return { flaws: onePerLine(flaws).slice(0, MOST_FLAWS) };
  const sourceLines = source.split("\n");
  const lineOf = (path: Path): number => lineAt(offsetOf(document, path));
  return {
    value: document.toJS(),
    lineOf,
    isCommentedOut: (path) => /:\s+#/.test(sourceLines[lineOf(path) - 1] ?? ""),
  };
};

const ownRules = (document: Document.Parsed, lineAt: (offset: number) => number): Flaw[] => {
  const flaws: Flaw[] = [];
  const flaw = (node: { range?: [number, number, number] | null }, sentence: Sentence): void => {
    flaws.push({ line: lineAt(node.range?.[0] ?? 0), ...sentence });
  };
  visit(document, (_key, node) => {
    if (isAlias(node)) flaw(node, sentences.alias);
    if (!isNode(node)) return;
    if ("anchor" in node && node.anchor !== undefined) flaw(node, sentences.alias);
    else if (node.tag !== undefined) flaw(node, sentences.tag);
    if (isScalar(node) && typeof node.value === "string") {
      if (node.value.length > LONGEST_TEXT) flaw(node, tooLong(node.value.length));
      else if (/[^\P{Cc}\t\r\n]|\p{Cs}/u.test(node.value)) flaw(node, sentences.unstorable);
    }
    if (isMap(node)) for (const [key, sentence] of doubleKeys(node, lineAt)) flaw(key, sentence);
  });
  return flaws;
};

const doubleKeys = (map: YAMLMap, lineAt: (offset: number) => number): [Scalar, Sentence][] => {
  const firsts = new Map<string, number>();
  return map.items.flatMap((pair): [Scalar, Sentence][] => {
    const name = keyOf(pair);
    if (!isScalar(pair.key) || name === undefined) return [];
    const first = firsts.get(name);
    if (first !== undefined) return [[pair.key, double(name, first)]];
    firsts.set(name, lineAt(rangeStart(pair.key) ?? 0));
    return name === "__proto__" ? [[pair.key, sentences.proto]] : [];
  });
};

const double = (key: string, first: number): Sentence => ({
  message: `${quoted(key)} stands here a second time; the first is in line ${first}.`,
  remedy: "Keep one of the two, or join them.",
});

const tooLong = (length: number): Sentence => ({
  message: `This text has ${length} characters; ${LONGEST_TEXT} is the most.`,
  remedy: "Look for a quote or a block that is not closed, or shorten it.",
});

const keyOf = (pair: Pair): string | undefined =>
  isScalar(pair.key) && typeof pair.key.value === "string" ? pair.key.value : undefined;

const offsetOf = (document: Document.Parsed, path: Path): number => {
  let node: unknown = document.contents;
  let offset = rangeStart(node) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((candidate) => keyOf(candidate) === part);
      if (pair === undefined) break;
      offset = rangeStart(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (node === undefined) break;
      offset = rangeStart(node) ?? offset;
    } else break;
  }
  return offset;
};

const rangeStart = (node: unknown): number | undefined =>
  typeof node === "object" && node !== null && "range" in node ? (node as Node).range?.[0] : undefined;

const onePerLine = (flaws: Flaw[]): Flaw[] => {
  const byLine = new Map<number, Flaw>();
  for (const flaw of flaws) if (!byLine.has(flaw.line)) byLine.set(flaw.line, flaw);
  return [...byLine.values()];
};
