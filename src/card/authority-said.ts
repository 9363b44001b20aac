import { missingConsents } from "../core/consent/consent.ts";
import type { CaseView } from "./case-view.ts";
import type { Sayable } from "./fit-lines.ts";
import { consentFact, consentLine, giveLine } from "./give-words.ts";
import type { Reader } from "./reader.ts";
import { strong, text } from "./spans.ts";

/** What was given or is asked for, and what the customer agrees to, for whoever takes over. */
export const authoritySaid = (view: CaseView, reader: Reader): Sayable[] => {
  const { labels } = reader.words.authority;
  const gives = view.kase.gives
    .filter(({ state }) => state === "pending" || state === "granted")
    .map(
      (give): Sayable => ({
        at: give.decided?.at ?? give.askedAt,
        keep: give.state === "pending" ? "usual" : "lesser",
        line: (room) => [strong(labels.goodwill), text(" "), ...giveLine(give, view, reader, room)],
      }),
    );
  const consent = consentFact(view, reader);
  const last = view.kase.consents.at(-1)?.answered?.at ?? null;
  const said: Sayable[] =
    consent === null
      ? []
      : [{ at: last, keep: "usual", line: () => [strong(labels.consent), text(" "), ...consent.value] }];
  // What was done without a yes is what whoever takes over has to answer for.
  const shown = view.kase.consents.findLast(({ state }) => state === "asked") ?? view.kase.consents.at(-1);
  const missing = missingConsents(view.kase)
    .filter(({ id }) => id !== shown?.id)
    .map(
      (one): Sayable => ({
        at: one.answered?.at ?? null,
        keep: "usual",
        line: () => [strong(labels.consent), text(" "), ...consentLine(one, view, reader).value],
      }),
    );
  return [...gives, ...said, ...missing];
};
