import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { findLink, type LinkReason } from "./link.ts";

/** What people ask of two cases at once; the first one named goes on. */
export type PairVerb = "link" | "unlink" | "propose" | "merge" | "unmerge";

/** What each of the two is asked. */
export const pairSteps = (verb: PairVerb, one: Case, other: Case): [Command, Command] => {
  switch (verb) {
    case "link":
      return [
        { verb: "link", other: other.number, because: "asked" },
        { verb: "link", other: one.number, because: "asked" },
      ];
    case "unlink":
      return [
        { verb: "unlink", other: other.number },
        { verb: "unlink", other: one.number },
      ];
    case "propose":
      return [
        { verb: "propose-link", other: other.number, because: reason(one, other) },
        { verb: "propose-link", other: one.number, because: reason(other, one) },
      ];
    case "merge":
      return [
        { verb: "merge", other },
        { verb: "merge-into", other: one },
      ];
    case "unmerge":
      return [
        { verb: "unmerge", other },
        { verb: "unmerge-from", other: one },
      ];
  }
};

const reason = (one: Case, other: Case): LinkReason => findLink(one, other.number)?.because ?? "asked";
