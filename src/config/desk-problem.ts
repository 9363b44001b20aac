/** Where something stands in the desk file: keys and list positions, from the outermost in. */
export type Path = readonly (string | number)[];

/** One thing in the desk file to put right: where, what it is, and what to do. Both texts are whole sentences. */
export type DeskProblem = { file: string; line: number; path: string; message: string; remedy: string };

/** A problem whose line is not looked up yet. */
export type Finding = { path: Path; message: string; remedy: string };

/** `["routing", 2, "to"]` as `routing[2].to`. */
export const pathText = (path: Path): string =>
  path.map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`)).join("");

export const samePath = (a: Path, b: Path): boolean => a.length === b.length && leadsTo(a, b);

/** Whether `b` is `a` or stands inside it. */
export const leadsTo = (a: Path, b: Path): boolean => a.every((part, i) => part === b[i]);

const SHOWN = 50;

/** All problems for people: one paragraph each, in the order of the file; beyond fifty only their number. */
export const problemsText = (problems: readonly DeskProblem[]): string => {
  const paragraphs = problems.slice(0, SHOWN).map(({ file, line, path, message, remedy }) => {
    const where = path === "" ? `${file}:${line}` : `${file}:${line}  ${path}`;
    return `${where}\n  ${message}\n  ${remedy}`;
  });
  const more = problems.length - SHOWN;
  if (more > 0) paragraphs.push(`There are ${more} more. Put these right first.`);
  return paragraphs.join("\n\n");
};
