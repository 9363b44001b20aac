import type { Case } from "../core/case/case.ts";
import type { Command } from "../core/case/command.ts";
import { stillOpen } from "../core/case/open-pieces.ts";
import type { Refusal } from "../core/case/refusal.ts";
import type { VerbName } from "../core/case/verbs.ts";
import { giveKinds, type PersonId } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { liveClocks } from "../core/sla/clocks.ts";
import { type Instant, instant } from "../core/time/instant.ts";
import { briefOf } from "./brief.ts";
import { caseButton, plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { whatIsGiven } from "./give-words.ts";
import { meantDepartment } from "./meant-department.ts";
import { moneyWords } from "./money-words.ts";
import { withPlain } from "./plain-card.ts";
import { toldPromisesLines } from "./promise-words.ts";
import { commandLine, departmentOf, firstNameOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, fill, SLOT, said, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";

/** One or more sentences with the buttons that follow from them: most private answers. */
export const note = (lines: (Line | string)[], buttons: Button[] = []): Card =>
  withPlain("calm", [
    ...lines.map((line) => ({ kind: "line" as const, line: typeof line === "string" ? [text(line)] : line })),
    ...(buttons.length === 0 ? [] : [{ kind: "buttons" as const, buttons }]),
  ]);

/** `asked`: what they asked for, where they may have got less; `undid`: the sort of event that was taken back. */
type Done = { asked?: Command; undid?: string };

/** What the one who gave a command hears once it is done. */
export const receipt = (verb: VerbName, view: CaseView, reader: Reader, { asked, undid }: Done = {}): Card => {
  const { kase } = view;
  const { answers, buttons } = reader.words;
  const id = ft(kase.number);
  const undo = plainButton("undo", buttons.undo, [kase.number]);
  const customer = customerName(view, reader);
  const department = departmentOf(reader, kase.department);
  switch (verb) {
    case "claim":
    case "next":
      return note([answers.claimed(id), ...briefOf(view, reader)], [undo, showButton(kase, reader)]);
    case "release":
      return note([answers.released(id)], [undo]);
    case "update":
      return note(
        [fill(answers.noted(id, customerSlot(view, reader)), [said(customer)])],
        [caseButton(kase, "told", buttons.told, { opens: true }), undo],
      );
    case "told": {
      const tells = asked?.verb === "told" ? (asked.tells ?? []) : [];
      return note([answers.told(id), ...toldPromisesLines(tells, view, reader)], [undo]);
    }
    case "wait": {
      const until = kase.wait === null ? "" : when(reader, kase.wait.until);
      return note(
        [fill(answers.waiting(id, SLOT, until), [said(cut(wordsOf(view, kase.wait?.forId, reader), 160))])],
        [undo],
      );
    }
    case "resume":
      return note([answers.resumed(id)], [undo]);
    case "pass":
      return note([passedWords(kase, asked?.verb === "pass" ? asked.to : null, reader)], [undo]);
    case "yes":
      return note(
        [answers.accepted(id), ...briefOf(view, reader)],
        [caseButton(kase, "claim", buttons.claim, { style: "primary" }), undo],
      );
    case "no":
      return note([kase.takenBackAt === null ? answers.refused(id, department) : answers.tookBack(id)], [undo]);
    case "customer":
      return note([customerWords(kase, reader)], [undo]);
    case "on-it":
      return note([answers.onIt(id, onItUntil(kase, asked?.verb === "on-it" ? asked.until : null, reader))], [undo]);
    case "not-me":
      return note([
        kase.clocks.some(({ climb }) => climb?.nextAt != null && climb.nextAt <= reader.now)
          ? answers.notMe(id)
          : answers.notMeNoted(id),
      ]);
    case "severity":
      return note([answers.severity(id, severityName(kase, reader))], [undo]);
    case "notours":
      return note([kase.status === "triage" ? answers.toTriage(id) : answers.routed(id, department)], [undo]);
    case "dismiss":
      return note([answers.dismissed(id)], [undo]);
    case "reopen":
      return note([answers.reopened(id)], [undo]);
    case "undo":
      return note([answers.undone(id, undid === undefined ? "" : (reader.words.history.verbs[undid] ?? ""))]);
    case "done":
    case "wants":
    case "harm":
    case "met":
    case "cause":
    case "ask":
    case "promise":
    case "give":
    case "consent":
    case "authority":
    case "arrived":
    case "link":
    case "unlink":
    case "merge":
    case "unmerge":
    case "attach":
    case "detach":
    case "call":
    case "calling":
    case "called":
    case "reach":
    case "nophone":
    case "show":
    case "status":
    case "list":
    case "why":
    case "new":
    case "connect":
    case "settings":
    case "home":
    case "help":
    case "digest":
    case "quiet":
    case "incident":
    case "away":
    case "back":
    case "cover":
    case "coverage":
    case "hours":
    case "people":
    case "more":
      return note([id]);
  }
};

const showButton = (kase: Case, reader: Reader): Button =>
  plainButton("show", reader.words.buttons.show, [kase.number], { args: { scope: "full" } });

/** Until when, and why no longer, when it is shorter than was asked or is cut short by a due time. */
const onItUntil = (kase: Case, asked: Instant | null, reader: Reader): string => {
  const { answers } = reader.words;
  const until = kase.onIt.at(-1)?.until;
  if (until === undefined) return "";
  const at = when(reader, until);
  if (asked !== until && liveClocks(kase).some(({ dueAt }) => dueAt === until)) return answers.onItUntilDue(at);
  return asked !== null && asked > until ? answers.onItAtMost(at) : at;
};

const passedWords = (kase: Case, to: Receiver | null, reader: Reader): string => {
  const { answers } = reader.words;
  const id = ft(kase.number);
  // A colleague may have been given it while a department is still being asked.
  const asksNow = kase.offer !== null && (kase.assignedAt === null || kase.offer.at >= kase.assignedAt);
  if (kase.offer !== null && asksNow) {
    const asked = departmentOf(reader, kase.offer.to);
    const named = to !== null && "person" in to ? [answers.worksFor(firstNameOf(reader, to.person), asked)] : [];
    return [...named, answers.offered(id, asked, keeperWords(kase, kase.offer.by, reader))].join(" ");
  }
  return kase.assignee === null
    ? answers.routed(id, departmentOf(reader, kase.department))
    : answers.passed(id, nameOf(reader, kase.assignee));
};

type Receiver = Extract<Command, { verb: "pass" }>["to"];

/** Whose it stays while another department is asked, to the one who asked. */
const keeperWords = (kase: Case, asker: PersonId, reader: Reader): string => {
  const { answers } = reader.words;
  if (kase.assignee === asker) return answers.staysYours;
  return kase.assignee === null
    ? answers.staysWith(departmentOf(reader, kase.department))
    : answers.staysOf(firstNameOf(reader, kase.assignee));
};

const customerWords = (kase: Case, reader: Reader): string => {
  const { answers } = reader.words;
  const id = ft(kase.number);
  if (kase.status === "closed") return kase.customerSaid === "yes" ? answers.closed(id) : answers.closedSilent(id);
  if (kase.status === "resolved" && kase.customerSaid === "yes") {
    return answers.agreedOpen(
      id,
      stillOpen(kase)
        .map((piece) => pieceId(kase.number, piece))
        .join(", "),
    );
  }
  return kase.status === "resolved" ? answers.tried(id) : answers.reopenedNo(id, severityName(kase, reader));
};

const severityName = (kase: Case, reader: Reader): string => severityNamed(kase.severity, reader) ?? kase.severity;

/** A severity that the desk does not know is named as it was written. */
const severityNamed = (id: string | undefined, reader: Reader): string | undefined =>
  reader.desk.severities.find((severity) => severity.id === id)?.name ?? id;

const moneyOf = ({ kind, amount, currency }: Record<string, string>) => ({
  kind: giveKinds.find((one) => one === kind) ?? "credit",
  amount: Number(amount),
  currency: currency ?? "",
});

const leftWords = ({ left, leftIn, currency }: Record<string, string>): string =>
  left === undefined || left === "0" ? "" : moneyWords(Number(left), leftIn ?? currency ?? "");

/** Who can, by name, and whether they are there: `here` now, `later` with the first of them and when. */
const canWords = ({ people, here, later, laterAt }: Record<string, string>, reader: Reader): string => {
  const { can } = reader.words.authority;
  if (people === undefined) return "";
  const names = (here ?? "").split(",").filter((id) => id !== "");
  if (names.length > 0) return can.here(names.map((id) => firstNameOf(reader, id)));
  return later === undefined || later === ""
    ? can.none
    : can.later(firstNameOf(reader, later), when(reader, instant(Number(laterAt))));
};

/** A refusal as its sentence. `given` is what the person wrote, where that matters. */
export const refusalCard = (refusal: Refusal, kase: Case | null, reader: Reader): Card => {
  const { facts } = refusal;
  const number = kase?.number ?? 0;
  const at = Number(facts.at ?? "");
  const departments = (facts.departments ?? facts.department ?? "").split(",").filter((id) => id !== "");
  const sentence = reader.words.refusals[refusal.code]({
    ft: ft(number),
    number,
    who: facts.person === undefined || facts.person === "" ? reader.words.somebody : nameOf(reader, facts.person),
    at: Number.isFinite(at) && at > 0 ? when(reader, instant(at)) : "",
    ago: at > 0 ? writeLength(reader.now - at, reader.words.length) : reader.words.justBefore,
    department: reader.words.or(departments.map((id) => findDepartment(reader.desk, id)?.name ?? id)),
    known: facts.known ?? "",
    piece: facts.piece ?? (facts.pieces ?? "").split(",")[0] ?? "",
    other: facts.other ?? "",
    given: SLOT,
    can: canWords(facts, reader),
    what: facts.amount === undefined ? "" : whatIsGiven(moneyOf(facts), reader),
    left: leftWords(facts),
    about: facts.about ?? "",
    currency: facts.currency ?? "",
    command: (rest) => commandLine(reader, rest),
  });
  // What the person wrote goes back letter for letter, never as the desk's own words.
  const given = facts.who ?? severityNamed(facts.severity, reader) ?? facts.given ?? "";
  const names = refusal.code === "unknown-department" || refusal.code === "unknown-person";
  const meant = names ? meantDepartment(given, reader) : "";
  return note([[...fill(sentence, [said(cut(given, 100))]), ...(meant === "" ? [] : [text(meant)])]]);
};
