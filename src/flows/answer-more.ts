import { note } from "../card/answer-cards.ts";
import { caseButton, plainButton } from "../card/buttons.ts";
import type { Button } from "../card/card.ts";
import { moreForm } from "../card/forms.ts";
import type { Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import type { Case } from "../core/case/case.ts";
import type { Verb } from "../core/case/command.ts";
import { lifecycle } from "../core/case/lifecycle.ts";
import { may } from "../core/case/may.ts";
import type { Person } from "../core/desk/desk.ts";
import { loadCase } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";

/** Everything this person may do on this case now, and nothing else. */
export const answerMore = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const number = ask.numbers[0] ?? 0;
  const kase = await loadCase(deps.db, number);
  if (kase === null) return { card: note([await noSuchCase(deps, number, reader)]) };
  return { form: moreForm(kase, choicesOf(kase, me, reader), reader) };
};

const choicesOf = (kase: Case, me: Person, reader: Reader): Button[] => {
  const { buttons } = reader.words;
  const all: { verb: Verb; button: Button; when?: boolean }[] = [
    { verb: "claim", button: caseButton(kase, "claim", buttons.claim, { style: "primary" }) },
    { verb: "yes", button: caseButton(kase, "yes", buttons.yes, { style: "primary" }), when: kase.offer !== null },
    { verb: "no", button: caseButton(kase, "no", buttons.no, { opens: true }), when: kase.offer !== null },
    { verb: "update", button: caseButton(kase, "update", buttons.update, { opens: true }) },
    { verb: "told", button: caseButton(kase, "told", buttons.told, { opens: true }) },
    { verb: "wait", button: caseButton(kase, "wait", buttons.wait, { opens: true }) },
    { verb: "resume", button: caseButton(kase, "resume", buttons.resume), when: kase.wait !== null },
    { verb: "pass", button: caseButton(kase, "pass", buttons.pass, { opens: true }) },
    { verb: "done", button: caseButton(kase, "done", buttons.done, { opens: true }) },
    {
      verb: "customer",
      button: caseButton(kase, "customer", buttons.agrees, { args: { said: "yes" } }),
      when: kase.status === "resolved",
    },
    { verb: "customer", button: caseButton(kase, "customer", buttons.disagrees, { args: { said: "no" } }) },
    {
      verb: "customer",
      button: caseButton(kase, "customer", buttons.noAnswer, { args: { said: "no-answer" } }),
      when: kase.status === "resolved",
    },
    { verb: "on-it", button: caseButton(kase, "on-it", buttons.onIt) },
    { verb: "severity", button: caseButton(kase, "severity", buttons.severity, { opens: true }) },
    { verb: "release", button: caseButton(kase, "release", buttons.release) },
    { verb: "notours", button: caseButton(kase, "notours", buttons.notours, { opens: true }) },
    { verb: "dismiss", button: caseButton(kase, "dismiss", buttons.dismiss, { style: "danger" }) },
    { verb: "reopen", button: caseButton(kase, "reopen", buttons.reopen) },
    { verb: "undo", button: plainButton("undo", buttons.undo, [kase.number]), when: kase.undo?.by === me.id },
  ];
  const actor = { kind: "person", person: me.id } as const;
  const allowed = all
    .filter(({ verb, when }) => when !== false && lifecycle[verb][kase.status] === "may")
    .filter(({ verb }) => may(actor, { verb }, kase, reader.desk).yes)
    .map(({ button }) => button);
  return [
    ...allowed,
    plainButton("why", buttons.why, [kase.number]),
    plainButton("show", buttons.show, [kase.number], { args: { scope: "full" } }),
  ];
};
