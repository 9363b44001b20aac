import { closest } from "../core/desk/closest.ts";
import type { Path } from "./desk-problem.ts";
import { quoted } from "./how-to-write.ts";

/** Takes one thing to put right. */
export type Report = (path: Path, message: string, remedy: string) => void;

/** `refuse` keeps the file from being used; `warn` is said and goes on. */
export type Reports = { refuse: Report; warn: Report };

/** Refuses a reference to something the file does not define. */
export const checkReference = (
  refuse: Report,
  path: Path,
  reference: { id: string | undefined; kind: string; known: readonly string[] },
): void => {
  const { id, kind, known } = reference;
  if (id === undefined || known.includes(id)) return;
  const guess = closest(id, known);
  const remedy =
    guess !== undefined
      ? `Did you mean \`${guess}\`?`
      : known.length === 0
        ? `Define it first; there is no ${kind} yet.`
        : `Define it, or use one of ${known.slice(0, 12).join(", ")}.`;
  refuse(path, `There is no ${kind} ${quoted(id)}.`, remedy);
};

/** Ids that mean something else where people type ids. */
export const checkIds = (refuse: Report, block: string, ids: readonly string[], reserved: readonly string[]): void => {
  for (const id of ids) {
    if (reserved.includes(id)) {
      refuse([block, id], `\`${id}\` means something else in commands and rules.`, "Choose another id.");
    }
  }
};

/** Values that only one entry may have; `valueOf` gives undefined for an entry without one. */
export const checkUnique = <T>(
  refuse: Report,
  entries: readonly (readonly [string, T])[],
  what: { path: (id: string) => Path; noun: string; valueOf: (entry: T, id: string) => string | undefined },
): void => {
  const first = new Map<string, string>();
  for (const [id, entry] of entries) {
    const value = what.valueOf(entry, id)?.toLowerCase();
    if (value === undefined) continue;
    const owner = first.get(value);
    if (owner === undefined) first.set(value, id);
    else
      refuse(what.path(id), `\`${owner}\` already has this ${what.noun}.`, `Give \`${id}\` a ${what.noun} of its own.`);
  }
};
