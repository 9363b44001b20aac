import type { Reader } from "../card/reader.ts";
import { sources } from "../core/complaint/complaint.ts";
import { clockKinds, giveKinds, roles } from "../core/desk/desk.ts";
import { type FigureKey, heard } from "../core/digest/digest.ts";

/**
 * A figure by its key or by the name that the reader sees, and where it has those with a clock, a severity, a source or a
 * cause: `missed first reply high`, `Fell due unmet, resolve, High`. Null for what is no figure.
 */
export const readFigure = (given: string, { desk, words }: Reader): FigureKey | null => {
  const { figures } = words.digest;
  for (const [figure, rest] of beginningsOf(plain(given), Object.entries(figures))) {
    if (rest === "") return figure;
    const parts = partsOf(figure, rest);
    if (parts !== null) return [figure, ...parts].join(" ");
  }
  return null;

  function partsOf(figure: string, rest: string): string[] | null {
    switch (figure) {
      case "kept":
      case "missed":
        for (const [clock, left] of beginningsOf(rest, named(clockKinds, words.clockNames))) {
          if (left === "") return [clock];
          const severity = exactly(left, desk.severities);
          if (severity !== null) return [clock, severity];
        }
        return null;
      case "cause":
        return oneOf(exactly(rest, desk.causes));
      case "limits":
        for (const [department, left] of beginningsOf(rest, namesOf(desk.departments))) {
          for (const [kind, last] of beginningsOf(left, named(giveKinds, words.authority.kinds))) {
            const role = beginningsOf(last, named(roles, words.digest.roles)).find(([, more]) => more === "");
            if (role !== undefined) return [department, kind, role[0]];
          }
        }
        return null;
      case "granted":
        return oneOf(whole(rest, named(giveKinds, words.authority.kinds)));
      case "followed":
        return oneOf(whole(rest, named(heard, words.digest.heard)));
      case "new":
      case "answered":
      case "resolved":
        return oneOf(whole(rest, named(sources, words.sourceNames)));
      default:
        return null;
    }
  }
};

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[,\s]+/gu, " ")
    .trim();
const oneOf = (id: string | null): string[] | null => (id === null ? null : [id]);

const named = <T extends string>(ids: readonly T[], names: Record<T, string>): [T, string][] =>
  ids.map((id) => [id, names[id]]);

const namesOf = (all: readonly { id: string; name: string }[]): [string, string][] =>
  all.map(({ id, name }) => [id, name]);

const whole = <T extends string>(words: string, known: readonly (readonly [T, string])[]): T | null =>
  beginningsOf(words, known).find(([, left]) => left === "")?.[0] ?? null;

/** Those whose key or name the words begin with, the longest first, with what is left of the words. */
const beginningsOf = <T extends string>(words: string, known: readonly (readonly [T, string])[]): [T, string][] =>
  known
    .flatMap(([id, name]) => [id, plain(name)].map((label) => ({ id, label })))
    .filter(({ label }) => `${words} `.startsWith(`${label} `))
    .toSorted((a, b) => b.label.length - a.label.length)
    .map(({ id, label }) => [id, words.slice(label.length).trim()]);

const exactly = (words: string, known: readonly { id: string; name: string }[]): string | null =>
  known.find(({ id, name }) => plain(id) === words || plain(name) === words)?.id ?? null;
