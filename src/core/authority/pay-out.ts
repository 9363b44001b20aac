import type { Case } from "../case/case.ts";
import type { Bodies, DecideContext } from "../case/decision.ts";
import { lodgeWords } from "../case/lodge.ts";
import type { GiveKind, PersonId } from "../desk/desk.ts";
import { earlierTasks } from "../task/earlier-task.ts";
import { minorDigits } from "../task/read-money.ts";

type Paid = { kind: GiveKind; amount: number; currency: string; from: string; by: PersonId };

/**
 * A refund that was granted is asked of whoever pays it out, once: where the same has been asked for before, a person says
 * whether it is meant. Who pays and has the case knows already.
 */
export const payOut = (kase: Case, give: Paid, context: DecideContext): Required<Bodies> => {
  const { pays } = context.desk.authority;
  const nothing = { events: [], texts: [] };
  const works = kase.status === "unclaimed" || kase.status === "claimed";
  if (give.kind !== "refund" || pays === null || pays === kase.department || !works) return nothing;
  if (earlierTasks("refund", [kase, ...(context.related ?? [])]).length > 0) return nothing;
  const text = lodgeWords(context.commandId, "pay", `refund ${typedMoney(give.amount, give.currency)}`);
  const about = { kind: "refund" as const, amount: give.amount, currency: give.currency, method: null };
  return {
    events: [
      {
        type: "task-asked",
        task: String(kase.tasksAsked + 1),
        about,
        department: pays,
        from: give.from,
        whatId: text.id,
        by: give.by,
      },
    ],
    texts: [text],
  };
};

/** An amount as people type it: `40 USD`, `40.50 USD`. */
const typedMoney = (amount: number, currency: string): string => {
  const digits = minorDigits(currency);
  const value = (amount / 10 ** digits).toFixed(digits);
  return `${value.replace(/\.0+$/, "")} ${currency}`;
};
