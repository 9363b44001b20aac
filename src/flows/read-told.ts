import type { AskArgs } from "../core/case/ask.ts";
import type { Command } from "../core/case/command.ts";
import type { ToldWhere } from "../core/case/told-where.ts";
import { isPromiseId } from "../core/promise/promise.ts";

const told: readonly ToldWhere[] = ["public", "private", "mail", "phone"];

/** What the customer was told, where, and which promises that was about. */
export const readTold = (args: AskArgs): Command => {
  const where = told.find((one) => one === args.where) ?? "private";
  const named = args.piece !== undefined && isPromiseId(args.piece) ? args.piece : "none";
  const tells = (args.tells ?? named).split(",").filter((id) => id !== "" && id !== "none");
  return {
    verb: "told",
    words: args.words ?? "",
    where,
    ...(tells.length === 0 ? {} : { tells }),
    ...(args.knows === "call" ? { despite: true } : {}),
  };
};
