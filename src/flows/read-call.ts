import type { FieldProblem } from "../card/card.ts";
import type { Reader } from "../card/reader.ts";
import { callOutcomes } from "../core/call/call.ts";
import type { AskArgs } from "../core/case/ask.ts";
import type { Command } from "../core/case/command.ts";
import { readNumber } from "../core/task/read-what.ts";

type Problems = { problems: FieldProblem[] };
type Need = (...fields: (keyof AskArgs)[]) => Problems | null;

/** What was asked about phoning the customer. */
export const readCall = (
  verb: "call" | "calling" | "called" | "reach" | "nophone",
  args: AskArgs,
  need: Need,
  reader: Reader,
): { command: Command } | Problems => {
  switch (verb) {
    case "call":
    case "calling":
      return { command: { verb: verb } };
    case "called": {
      const given = (args.said ?? "").toLowerCase().replace(/\s+/gu, "-");
      const outcome = callOutcomes.find((one) => one === given);
      if (outcome === undefined) return { problems: [{ field: "said", sentence: reader.words.forms.required }] };
      return (
        (outcome === "no-reply" ? null : need("words")) ?? {
          command: { verb: "called", outcome, words: args.words ?? null },
        }
      );
    }
    case "reach": {
      // The form asks for the two apart; typed they are one line.
      if (args.phone !== undefined) {
        return need("phone") ?? { command: { verb: "reach", number: args.phone, bestTime: args.words ?? null } };
      }
      if (/^(?:none|no|wrong)$/iu.test((args.words ?? "").trim())) {
        return { command: { verb: "reach", number: null, bestTime: null } };
      }
      const { number, bestTime } = readNumber(args.words ?? "");
      return number === null
        ? { problems: [{ field: "phone", sentence: reader.words.forms.required }] }
        : { command: { verb: "reach", number, bestTime } };
    }
    case "nophone":
      return { command: { verb: "nophone", calls: (args.said ?? "").toLowerCase() === "off" } };
  }
};
