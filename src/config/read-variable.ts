/**
 * The process environment with a list of what is wrong with it. `text` trims, and treats an empty value as unset,
 * because compose files and CI pass every variable they know, set or not.
 */
export type Variables = {
  text(name: string): string | null;
  /** A line for the person who starts the program. Never put the value of a secret into it. */
  wrong(line: string): void;
  readonly lines: readonly string[];
};

export const variablesOf = (env: NodeJS.ProcessEnv): Variables => {
  const lines: string[] = [];
  return {
    text: (name) => {
      const value = env[name];
      return value === undefined || value.trim() === "" ? null : value.trim();
    },
    wrong: (line) => {
      lines.push(line);
    },
    lines,
  };
};

/** A whole number within bounds; `fallback` when unset. */
export const readNumber = (from: Variables, name: string, bounds: { min: number; max: number; fallback: number }) => {
  const text = from.text(name);
  if (text === null) return bounds.fallback;
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= bounds.min && number <= bounds.max) return number;
  from.wrong(`${name} is ${shown(text)}. Give a whole number from ${bounds.min} to ${bounds.max}.`);
  return bounds.fallback;
};

/** One of a few words; null when unset or wrong. */
export const readChoice = <T extends string>(from: Variables, name: string, choices: readonly T[]): T | null => {
  const text = from.text(name);
  const found = choices.find((choice) => choice === text);
  if (text !== null && found === undefined) {
    from.wrong(`${name} is ${shown(text)}. Give one of ${choices.join(", ")}.`);
  }
  return found ?? null;
};

/** A switch: `1` is on, `0` or nothing is off. */
export const readSwitch = (from: Variables, name: string): boolean => readChoice(from, name, ["1", "0"]) === "1";

/** An http or https address without a trailing slash; null when unset or wrong. */
export const readHttpUrl = (from: Variables, name: string, example: string): string | null => {
  const text = from.text(name);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    from.wrong(`${name} is not a web address. Give one with http:// or https://, such as ${example}.`);
    return null;
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    from.wrong(`${name} holds more than an address. Leave out user, password, ? and #, such as ${example}.`);
    return null;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
};

/** Tells of two variables that make sense together alone when only one of them is set. `what` is what they are for. */
export const needBoth = (from: Variables, names: readonly [string, string], what: string): void => {
  const [set, ...others] = names.filter((name) => from.text(name) !== null);
  const missing = names.find((name) => name !== set);
  if (set === undefined || others.length > 0) return;
  from.wrong(`${set} is set, but ${missing} is not. Set it too, or leave ${what} out.`);
};

/** A token. It goes into headers, so it has no spaces; it is never shown. */
export const readToken = (from: Variables, name: string): string | null => {
  const text = from.text(name);
  if (text === null || !/\s/.test(text)) return text;
  from.wrong(`${name} has a space or a line break in it. Copy it again without them.`);
  return null;
};

/** A password for people, which may be a sentence. It is never shown. */
export const readPassword = (from: Variables, name: string, shortest: number): string | null => {
  const text = from.text(name);
  if (text === null || text.length >= shortest) return text;
  from.wrong(`${name} has ${text.length} characters. Give it at least ${shortest}.`);
  return null;
};

/** A value in a sentence: cut, on one line. */
export const shown = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return line.length > 60 ? `${line.slice(0, 60)}...` : line;
};
