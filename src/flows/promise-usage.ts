import type { FieldProblem } from "../card/card.ts";
import { commandLine, type Reader } from "../card/reader.ts";
import type { Ask } from "../core/case/ask.ts";
import { usageOf } from "./usage-of.ts";

/** What a promise lacks, by what was said of it. */
export const promiseUsage = ({ args, numbers }: Ask, problems: readonly FieldProblem[], reader: Reader): string => {
  const { promises, blanks } = reader.words;
  const [number = 42] = numbers;
  if (args.said !== undefined || args.piece !== undefined) {
    return promises.needsWhich(
      commandLine(reader, `promise ${number}.${args.piece ?? "p1"} kept | broken ${blanks.why} | moved ${blanks.when}`),
    );
  }
  const usage = commandLine(reader, usageOf("promise", reader).replace("42", String(number)));
  return problems.some(({ field }) => field === "until") ? promises.needsDate(usage) : promises.needsWhat(usage);
};
