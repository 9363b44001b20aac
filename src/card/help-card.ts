import { verbRows } from "../core/case/verbs.ts";
import type { Card } from "./card.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, type Reader } from "./reader.ts";
import { quiet, strong, text, typed } from "./spans.ts";

/** The words the desk understands: those that fit this person, or all of them. */
export const helpCard = (all: boolean, leads: boolean, reader: Reader): Card => {
  const { help } = reader.words;
  const rows = verbRows.filter((row) => {
    if (row.name === "more") return false;
    if (row.shown === "leads") return leads;
    return all || row.shown !== "also";
  });
  return withPlain("calm", [
    { kind: "line", line: [strong(help.title)] },
    {
      kind: "list",
      items: rows.map((row) => {
        const [usage, what] = help.verbs[row.name];
        const aliases = all && row.aliases.length > 0 ? quiet(` (${row.aliases.join(", ")})`) : text("");
        return { line: [typed(commandLine(reader, usage)), text(` ${what}`), aliases], button: null };
      }),
    },
    { kind: "line", line: [text(`${help.several(commandLine(reader, "claim 42 43"))} ${help.inThread}`)] },
    ...(all ? [] : [{ kind: "line" as const, line: [quiet(help.more(commandLine(reader, "help all")))] }]),
  ]);
};
