import type { CauseId } from "../desk/desk.ts";
import type { Command } from "./command.ts";
import type { Bodies, DecideContext } from "./decision.ts";
import { lodge, lodgeWords } from "./lodge.ts";
import { type Refusal, refuse } from "./refusal.ts";

type Word = Extract<Command, { verb: "wants" | "harm" | "met" | "cause" }>;

/** What the customer wants and has lost, whether that is put right, and what it came from. */
export const decideWord = (command: Word, context: DecideContext): Bodies | Refusal => {
  switch (command.verb) {
    case "wants": {
      const text = lodgeWords(context.commandId, "wants", command.words);
      return { events: [{ type: "wants-said", textId: text.id }], texts: [text] };
    }
    case "harm": {
      const text = lodgeWords(context.commandId, "harm", command.words);
      const { lost, ours } = command;
      return { events: [{ type: "harm-said", textId: text.id, lostMinutes: lost, ours }], texts: [text] };
    }
    case "met": {
      const { met } = command;
      const text = met.yes ? null : lodge(context.commandId, "unmet", met.why);
      return {
        events: [{ type: "met-said", met: met.yes ? "yes" : "no", unmetId: text?.id ?? null }],
        texts: text === null ? [] : [text],
      };
    }
    case "cause":
      return unknownCause(command.cause, context) ?? { events: [{ type: "cause-named", cause: command.cause }] };
  }
};

/** A refusal where the desk has no such cause. */
export const unknownCause = (given: CauseId, { desk }: DecideContext): Refusal | null =>
  desk.causes.some(({ id }) => id === given)
    ? null
    : refuse("unknown-cause", { given, known: desk.causes.map(({ id }) => id).join(", ") });
