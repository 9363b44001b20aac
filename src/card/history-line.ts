import type { CaseEvent } from "../core/case/event.ts";
import { findSeverity } from "../core/desk/find.ts";
import { findTask } from "../core/task/task.ts";
import { authorityHistory, isOfAuthority } from "./authority-history.ts";
import { callLine } from "./call-line.ts";
import type { Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { clockWordsOf, pieceId } from "./clock-name.ts";
import { causeWords, metWords, resolvedWords } from "./ending-words.ts";
import { incidentHistory } from "./incident-words.ts";
import { linkHistory } from "./link-history.ts";
import { outsideLine } from "./outside-line.ts";
import { outsideName } from "./outside-words.ts";
import { promiseHistory } from "./promise-history.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { retimedLine } from "./retimed-line.ts";
import { cut, fill, quiet, said, text } from "./spans.ts";
import { writeLength } from "./time-words.ts";
import { harmNotes } from "./word-facts.ts";

const LENGTH = 400;

/** One event as a line of the card's thread, or null for what is no news to a reader. */
export const historyLine = (event: CaseEvent, view: CaseView, reader: Reader): Line | null => {
  const line = lineOf(event, view, reader);
  return line === null ? null : [quiet(`${when(reader, event.at)} `), ...line];
};

const lineOf = (event: CaseEvent, view: CaseView, reader: Reader): Line | null => {
  const { history, promises, sourceNames, told } = reader.words;
  const who = whoDid(event, view, reader);
  const customer = customerName(view, reader);
  const quoted = (id: string | null): Line => (id === null ? [] : [said(cut(wordsOf(view, id, reader), LENGTH))]);
  const because = (lead: string, id: string | null): Line =>
    id === null ? [text(`${lead}.`)] : [text(`${lead}: `), ...quoted(id)];
  const department = (id: string): string => departmentOf(reader, id);
  if (isOfAuthority(event)) return authorityHistory(event, who, view, reader);
  switch (event.type) {
    case "opened":
      return [
        text(
          event.status === "triage"
            ? history.openedTriage(sourceNames[event.source])
            : history.opened(sourceNames[event.source], department(event.department)),
        ),
      ];
    case "customer-wrote":
      return [
        ...fill(history.wrote(customerSlot(view, reader), sourceNames[event.word.source]), [said(customer)]),
        ...quoted(event.word.textId),
      ];
    case "complaint-edited":
      return [...fill(history.edited(customerSlot(view, reader)), [said(customer)]), ...quoted(event.word.textId)];
    case "company-replied":
      return [text(history.replied(told[event.where])), ...quoted(event.textId)];
    case "routed":
      return [text(history.routed(who, department(event.department)))];
    case "sent-to-triage":
      return [text(history.toTriage(who, department(event.from)))];
    case "claimed":
      // Out of triage a case can be given to somebody, who did not take it themselves.
      return event.actor.kind === "person" && event.actor.person !== event.person
        ? [text(history.passed(who, firstNameOf(reader, event.person)))]
        : [text(history.claimed(firstNameOf(reader, event.person)))];
    case "released":
      return [
        text(
          event.why === "lease" ? history.lapsed(when(reader, event.silentSince ?? event.at)) : history.released(who),
        ),
      ];
    case "passed":
      return because(history.passed(who, firstNameOf(reader, event.to)).replace(/\.$/, ""), event.whyId);
    case "offered":
      return because(history.offered(who, department(event.to)), event.whyId);
    case "offer-accepted": {
      const length = writeLength(event.transitMs, reader.words.length);
      const at = when(reader, (event.at - event.transitMs) as typeof event.at);
      return [text(history.accepted(department(event.to), department(event.from), at, length))];
    }
    case "offer-bounced": {
      const length = writeLength(event.transitMs, reader.words.length);
      const at = when(reader, (event.at - event.transitMs) as typeof event.at);
      return [text(history.bounced(department(event.to), department(event.from), at, length))];
    }
    case "follow-up-planned": {
      const why = event.why.map((one) => reader.words.word.hurt[one]).join(", ");
      return [text(history.followUpPlanned(why, when(reader, event.dueAt)))];
    }
    case "follow-up-asked":
      return event.to === null
        ? [text(history.followUpNobody)]
        : fill(history.followUpAsked(firstNameOf(reader, event.to), customerSlot(view, reader)), [said(customer)]);
    case "follow-up-answered":
      return [text(history.followUpAnswer[event.said](who))];
    case "offer-taken-back":
      return because(history.takenBack(who, department(event.to)), event.whyId);
    case "offer-refused": {
      const length = writeLength(event.transitMs, reader.words.length);
      return because(history.refused(department(event.to), department(event.from), length), event.whyId);
    }
    case "noted":
      return [text(history.noted(who)), ...quoted(event.textId)];
    case "told": {
      const ids = (event.promises ?? []).map((id) => pieceId(event.number, id)).join(", ");
      return [
        ...fill(history.told(who, customerSlot(view, reader), told[event.where]), [said(customer)]),
        ...quoted(event.textId),
        ...(ids === "" ? [] : [quiet(promises.history.counts(ids))]),
      ];
    }
    case "promise-made":
    case "promise-accepted":
    case "promise-moved":
    case "promise-kept":
    case "promise-broken":
    case "promise-refused":
    case "promise-withdrawn":
    case "promises-left":
      return promiseHistory(event, who, view, reader);
    case "waiting":
      return [text(history.waiting(who, when(reader, event.until))), ...quoted(event.forId)];
    case "resumed":
      if (event.why === "arrived") return [text(history.arrived(who))];
      return [text(event.why === "asked" ? history.resumed(who) : history.dateCame)];
    case "on-it":
      return [text(history.onIt(firstNameOf(reader, event.person), when(reader, event.until)))];
    case "stepped-aside":
      return [text(history.steppedAside(firstNameOf(reader, event.person)))];
    case "lease-asked":
      return [text(history.leaseAsked(firstNameOf(reader, event.person), when(reader, event.silentSince)))];
    case "severity-changed":
      return because(history.severity(who, severity(event.from, reader), severity(event.to, reader)), event.whyId);
    case "resolved":
      return [
        ...resolvedWords(event, who, quoted, reader),
        ...metWords(event, quoted, reader),
        ...causeWords(event, reader),
      ];
    case "wants-said":
      return [...fill(history.wants(who, customerSlot(view, reader)), [said(customer)]), ...quoted(event.textId)];
    case "harm-said":
      return [text(history.harm(who, harmNotes(event, reader))), ...quoted(event.textId)];
    case "met-said":
      return metWords(event, quoted, reader, `${who}: `);
    case "cause-named":
      return [text(`${who}: `), ...causeWords(event, reader, "")];
    case "customer-agreed":
      return [text(history.agreed(who))];
    case "customer-disagreed":
      return because(history.disagreed(who), event.textId);
    case "no-answer":
      return [text(history.noAnswer(who, event.tries))];
    case "closed":
      return [text(event.said === "yes" ? history.closedYes : history.closedSilence)];
    case "reopened":
      if (event.why === "asked") return [text(history.reopened(who))];
      return [text(event.why === "customer-wrote" ? history.reopenedCustomer : history.reopenedDisagreed)];
    case "dismissed":
      return [text(history.dismissed(who))];
    case "revived":
      return [text(event.why === "asked" ? history.revived(who) : history.revivedCustomer)];
    case "undone":
      return [text(history.undone(who, history.verbs[event.verb] ?? event.verb))];
    case "task-asked": {
      const kind = reader.words.tasks.kinds[event.about.kind];
      return [
        text(history.asked(who, department(event.department), pieceId(event.number, event.task), kind)),
        ...quoted(event.whatId),
      ];
    }
    case "task-claimed":
      return [text(history.taskClaimed(firstNameOf(reader, event.person), pieceId(event.number, event.task)))];
    case "task-released":
      return [text(history.taskReleased(who, pieceId(event.number, event.task)))];
    case "task-waiting":
      return [
        text(history.taskWaiting(who, pieceId(event.number, event.task), when(reader, event.until))),
        ...quoted(event.forId),
      ];
    case "task-resumed": {
      const id = pieceId(event.number, event.task);
      if (event.why === "date-came") return [text(history.taskDateCame(id))];
      return [text(event.why === "arrived" ? history.taskArrived(who, id) : history.taskResumed(who, id))];
    }
    case "task-done": {
      const id = pieceId(event.number, event.task);
      const isAnswer = findTask(view.kase, event.task)?.about.kind === "question";
      return [text(isAnswer ? history.taskAnswered(who, id) : history.taskDone(who, id)), ...quoted(event.resultId)];
    }
    case "task-refused":
      return because(history.taskRefused(who, pieceId(event.number, event.task)), event.whyId);
    case "task-cancelled":
      return because(history.taskCancelled(who, pieceId(event.number, event.task)), event.whyId);
    case "task-passed":
    case "task-sent":
    case "link-opened":
    case "link-ended":
    case "task-came-back":
      return outsideLine(event, who, because, view, reader);
    case "incident-linked":
    case "incident-unlinked":
    case "incident-began":
    case "incident-over":
    case "incident-news":
    case "incident-closed":
      return incidentHistory(event, who, view, reader);
    case "tasks-kept":
      return because(
        history.tasksKept(who, event.tasks.map((id) => pieceId(event.number, id)).join(", ")),
        event.whyId,
      );
    case "tell-asked": {
      const to = event.to === null ? department(view.kase.speaker.department) : firstNameOf(reader, event.to);
      const lead = fill(history.tellAsked(who, to, customerSlot(view, reader)), [said(customer)]);
      return event.whatId === null ? [...lead, text(".")] : [...lead, text(": "), ...quoted(event.whatId)];
    }
    case "link-proposed":
    case "linked":
    case "unlinked":
    case "link-refused":
    case "absorbed":
    case "merged":
    case "parted":
    case "came-back":
    case "complaint-left":
    case "complaint-joined":
      return linkHistory(event, who, quoted, reader);
    case "call-asked":
    case "calling":
    case "called":
    case "call-again":
    case "phone-given":
    case "phone-wrong":
    case "calls-wished":
      return callLine(event, who, view, reader);
    case "clock-step":
      return stepLine(event, clockWordsOf(event, event.number, reader.words), reader);
    case "retimed":
      return retimedLine(event, event.number, reader);
    case "clock-started":
    case "clock-moved":
    case "clock-ended":
      return null;
  }
};

/** A breach is news to everybody; a warning only to those who were told. */
const stepLine = (event: Extract<CaseEvent, { type: "clock-step" }>, clock: string, reader: Reader): Line | null => {
  const { history } = reader.words;
  if (event.stepKind !== "breach" && event.told.length === 0) return null;
  // Steps that come a while after the due time are breaches too; only `due` is the instant itself.
  const fellDue =
    event.step === "due" ? history.breached(clock, when(reader, event.dueAt)) : history.stillOverdue(clock);
  const lead = {
    warn: history.warned(clock),
    breach: fellDue,
    repeat: history.stillOverdue(clock),
    climb: handedOn(event) ? history.askedNext(clock) : history.noAnswerYet(clock),
  }[event.stepKind];
  const gap = event.gap ? history.nobodyOnDuty(departmentOf(reader, event.gap.department)) : "";
  const names = event.told.map((id) => firstNameOf(reader, id)).join(", ");
  return [text(`${lead}${gap}${names === "" ? "" : history.toldPeople(names)}.`)];
};

/** Whoever was asked before said that they cannot: that was an answer. */
const handedOn = ({ climb, told }: Extract<CaseEvent, { type: "clock-step" }>): boolean => {
  const before = climb?.told.filter((person) => !told.includes(person)).at(-1);
  return before !== undefined && climb?.aside?.includes(before) === true;
};

const whoDid = (event: CaseEvent, view: CaseView, reader: Reader): string =>
  event.actor.kind === "person"
    ? firstNameOf(reader, event.actor.person)
    : event.actor.kind === "outside"
      ? outsideName(event.actor.who, view.texts, reader)
      : event.actor.kind === "customer"
        ? reader.words.history.customer
        : reader.words.history.desk;

const severity = (id: string, reader: Reader): string => findSeverity(reader.desk, id)?.name ?? id;
