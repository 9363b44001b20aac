import { isOpen } from "../core/case/case.ts";
import { hasHeard } from "../core/case/has-heard.ts";
import { type CustomerPromise, openPromises } from "../core/promise/promise.ts";
import { caseButton, plainButton } from "./buttons.ts";
import type { Button } from "./card.ts";
import type { CaseView } from "./case-view.ts";
import { promiseButtons } from "./promise-buttons.ts";
import { departmentOf, type Reader } from "./reader.ts";

/** At most two that fit the state, and `More`; in triage the two likeliest departments. The same for everybody. */
export const buttonsOf = (view: CaseView, reader: Reader): Button[] => {
  const { kase } = view;
  const { buttons } = reader.words;
  const more = caseButton(kase, "more", buttons.more, { opens: true });
  if (kase.offer !== null && view.forDepartment !== kase.offer.from) {
    return [
      caseButton(kase, "yes", buttons.yes, { style: "primary" }),
      caseButton(kase, "no", buttons.no, { opens: true }),
      more,
    ];
  }
  const asked = promiseHere(view);
  if (asked !== undefined) {
    const args = asked.department === kase.department ? {} : { piece: asked.id };
    return [
      ...promiseButtons(kase.number, asked, reader),
      plainButton("more", buttons.more, [kase.number], { args, opens: true }),
    ];
  }
  if (kase.pleased !== null && isOpen(kase.status)) {
    return [
      caseButton(kase, "customer", reader.words.word.buttons.works, { args: { said: "yes" }, style: "primary" }),
      caseButton(kase, "update", buttons.update, { opens: true }),
      more,
    ];
  }
  if (speaksHere(view)) {
    return [
      caseButton(kase, "told", buttons.told, { opens: true, style: "primary" }),
      caseButton(kase, "update", buttons.update, { opens: true }),
      more,
    ];
  }
  switch (kase.status) {
    case "triage":
      return [
        ...kase.routing.candidates
          .slice(0, 2)
          .map((to) => caseButton(kase, "notours", departmentOf(reader, to), { args: { to } })),
        more,
      ];
    case "unclaimed":
      return [
        caseButton(kase, "claim", buttons.claim, { style: "primary" }),
        caseButton(kase, "notours", buttons.notours, { opens: true }),
        more,
      ];
    case "claimed":
      return [
        caseButton(kase, "update", buttons.update, { opens: true, style: "primary" }),
        kase.wait === null
          ? caseButton(kase, "wait", buttons.wait, { opens: true })
          : caseButton(kase, "resume", buttons.resume),
        more,
      ];
    case "resolved":
      return [
        ...(kase.customerSaid === "yes"
          ? []
          : [caseButton(kase, "customer", buttons.agrees, { args: { said: "yes" }, style: "primary" })]),
        caseButton(kase, "customer", buttons.disagrees, { args: { said: "no" }, opens: !hasHeard(kase) }),
        more,
      ];
    case "closed":
    case "dismissed":
      return lastButtons(view, reader);
  }
};

/**
 * The promise that this place is to do something about: say yes or no, say whether a late one was kept, and, where it has
 * nothing else to do with the case, keep it.
 */
const promiseHere = ({ kase, forDepartment }: CaseView): CustomerPromise | undefined => {
  const open = openPromises(kase).filter(({ department }) => department === forDepartment);
  const waiting = open.find(({ state }) => state === "proposed");
  const isGuest = forDepartment !== kase.department && forDepartment !== kase.speaker.department;
  return waiting ?? (isGuest ? open[0] : undefined);
};

/** In the place of those who talk to the customer while another department does the work. */
const speaksHere = ({ kase, forDepartment }: CaseView): boolean =>
  forDepartment === kase.speaker.department &&
  forDepartment !== kase.department &&
  (kase.status === "unclaimed" || kase.status === "claimed");

/** What may be done with an ended case. */
export const lastButtons = ({ kase }: CaseView, reader: Reader): Button[] => [
  caseButton(
    kase,
    "reopen",
    kase.status === "dismissed" ? reader.words.buttons.bringBack : reader.words.buttons.reopen,
  ),
  caseButton(kase, "show", reader.words.buttons.show, { args: { scope: "full" } }),
];
