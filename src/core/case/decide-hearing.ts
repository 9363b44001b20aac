import type { Desk } from "../desk/desk.ts";
import { closeIfLast } from "../task/decide-task.ts";
import { earliest } from "../time/instant.ts";
import { type Case, isOpen } from "./case.ts";
import type { HeardCommand } from "./command.ts";
import { reopening, revival } from "./decide-ending.ts";
import type { Bodies } from "./decision.ts";
import type { EventBody } from "./event.ts";

type Heard = Exclude<HeardCommand, { verb: "retime" | "lapse" }>;

/** What reaches a case from outside. It is never refused: what the customer says, the case hears. */
export const decideHearing = (kase: Case, command: Heard, desk: Desk): Bodies => {
  switch (command.verb) {
    case "hear": {
      const wrote: EventBody = {
        type: "customer-wrote",
        word: command.word,
        heat: command.heat,
        since: earliest(kase.since, command.word.at),
        orderNumber: command.orderNumber,
        ...(soundsWell(kase, command) ? { pleased: true } : {}),
        ...(command.phone === true ? { phone: true } : {}),
      };
      return { events: [wrote, ...comesBack(kase, command, desk)] };
    }
    case "hear-edit":
      return { events: [{ type: "complaint-edited", word: command.word }] };
    case "hear-reply":
      return {
        events: [
          { type: "company-replied", textId: command.textId, saidAt: command.at, where: command.where },
          ...(kase.news !== null && kase.news.since <= command.at ? closeIfLast(kase) : []),
        ],
      };
  }
};

/** Nobody has asked yet whether it is fixed, so a mere "thanks" is no word on that. */
const soundsWell = (kase: Case, { pleased, works }: Extract<Heard, { verb: "hear" }>): boolean =>
  kase.status === "resolved" ? pleased : works === true && isOpen(kase.status);

/** A dismissed case lives again with the customer's next word; a resolved one unless the word is a pleased one. */
const comesBack = (kase: Case, command: Extract<Heard, { verb: "hear" }>, desk: Desk): EventBody[] => {
  if (kase.status === "dismissed") return [revival(kase, "customer-wrote")];
  if (kase.status !== "resolved" && kase.status !== "closed") return [];
  return command.pleased ? [] : [reopening(kase, "customer-wrote", desk)];
};
