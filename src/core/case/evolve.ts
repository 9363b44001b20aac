import { evolveGive, givesAfterUndo } from "../authority/evolve-give.ts";
import { noPhone } from "../call/call.ts";
import { evolveCall } from "../call/evolve-call.ts";
import { phonesFirst } from "../call/phones-first.ts";
import { evolveConsent } from "../consent/evolve-consent.ts";
import { hotter } from "../heat/heat.ts";
import { evolveIncident } from "../incident/evolve-incident.ts";
import { evolveLink } from "../link/evolve-link.ts";
import { evolvePromise, promisesAfterUndo, promisesTold } from "../promise/evolve-promise.ts";
import { evolveClocks } from "../sla/evolve-clocks.ts";
import { evolveTask, missingAfter, tasksAfterUndo } from "../task/evolve-task.ts";
import { earliest } from "../time/instant.ts";
import { type Case, isOpen } from "./case.ts";
import type { CaseEvent } from "./event.ts";
import { evolveEnding } from "./evolve-ending.ts";
import { later, sameComplaint, unansweredBy } from "./latest-words.ts";
import { openedCase } from "./opened-case.ts";
import { queued } from "./queued.ts";
import { skipped, touchedBy } from "./touched-by.ts";
import { undoAfter } from "./undo-after.ts";

/** The case after one more event. Folding all events of a case from null gives its row, field for field. */
export const evolve = (kase: Case | null, event: CaseEvent): Case => {
  if (kase === null) {
    if (event.type !== "opened") throw new Error(`A case begins with "opened", not with "${event.type}".`);
    return openedCase(event);
  }
  const undo = undoAfter(kase, event);
  return { ...changed(kase, event), number: kase.number, version: event.seq, undo };
};

export const fold = (kase: Case | null, events: readonly CaseEvent[]): Case | null =>
  events.reduce<Case | null>((state, event) => evolve(state, event), kase);

const changed = (kase: Case, event: CaseEvent): Case => {
  const by = event.actor.kind === "person" ? event.actor.person : null;
  const touched = by === null ? kase : touchedBy(kase, by, event);
  switch (event.type) {
    case "opened":
      throw new Error(`FT-${kase.number} was opened twice.`);
    case "customer-wrote":
      return {
        ...kase,
        backlog: event.actor.kind === "desk" ? kase.backlog : false,
        lastWord: later(kase.lastWord, event.word),
        firstWord: event.word.at < kase.firstWord.at ? event.word : kase.firstWord,
        contacts: kase.contacts + 1,
        heat: hotter(kase.heat, event.heat),
        pleased: event.word.at < kase.lastWord.at ? kase.pleased : pleasedBy(event),
        since: earliest(kase.since, event.since),
        orderNumber: kase.orderNumber ?? event.orderNumber,
        phone:
          event.phone === true && kase.phone.state === "unknown"
            ? { ...noPhone, state: "known", since: event.at }
            : kase.phone,
        unansweredSince:
          kase.told === null || event.word.at < kase.told.at
            ? kase.unansweredSince
            : (kase.unansweredSince ?? event.at),
      };
    case "complaint-edited":
      return {
        ...kase,
        firstWord: sameComplaint(kase.firstWord, event.word),
        lastWord: sameComplaint(kase.lastWord, event.word),
        // Other words may say something else.
        pleased: kase.lastWord.complaintId === event.word.complaintId ? null : kase.pleased,
      };
    case "company-replied":
      if (kase.told !== null && kase.told.at > event.saidAt) return kase;
      return {
        ...kase,
        told: { by: null, at: event.saidAt, textId: event.textId, where: event.where },
        unansweredSince: unansweredBy(kase, event.saidAt),
        news: kase.news !== null && kase.news.since <= event.saidAt ? null : kase.news,
      };
    case "routed":
      return {
        ...queued(touched, event),
        department: event.department,
        status: "unclaimed",
        offer: null,
        bounced: null,
      };
    case "sent-to-triage":
      return { ...queued(touched, event), department: event.to, status: "triage", offer: null, bounced: null };
    case "claimed":
      return {
        ...touched,
        status: "claimed",
        department: event.department,
        assignee: event.person,
        assignedAt: event.at,
        queuedAt: null,
        lapsed: null,
        speaker: spokenBy(touched, event.speaker),
      };
    case "released":
      return {
        ...queued(touched, event),
        status: "unclaimed",
        lapsed: event.silentSince === undefined ? null : { silentSince: event.silentSince },
      };
    case "passed":
      return { ...touched, lapsed: null, status: "claimed", assignee: event.to, assignedAt: event.at, queuedAt: null };
    case "offered":
      return {
        ...touched,
        takenBackAt: null,
        bounced: null,
        offer: { from: event.from, to: event.to, by: by ?? "", at: event.at, whyId: event.whyId },
      };
    case "offer-accepted":
      return { ...queued(touched, event), department: event.to, status: "unclaimed", offer: null };
    case "offer-refused":
      return { ...touched, offer: null };
    case "offer-bounced":
      // The silence was the other department's: whoever has the case begins anew.
      return {
        ...kase,
        offer: null,
        touchedAt: event.at,
        bounced: { to: event.to, at: event.at, offeredAt: kase.offer?.at ?? event.at },
      };
    case "offer-taken-back":
      return { ...touched, offer: null, takenBackAt: event.at };
    case "noted":
      return { ...touched, lastNote: by === null ? touched.lastNote : { by, at: event.at, textId: event.textId } };
    case "told":
      return {
        ...touched,
        told: { by, at: event.at, textId: event.textId, where: event.where },
        unansweredSince: null,
        news: null,
        solvedAlone: isOpen(touched.status) ? null : touched.solvedAlone,
        askFirst: null,
        call: touched.call !== null && phonesFirst(touched) ? { ...touched.call, wrote: true } : touched.call,
        speaker: spokenBy(touched, event.speaker),
        promises: promisesTold(touched.promises, event),
      };
    case "waiting":
      return {
        ...touched,
        wait: { forId: event.forId, until: event.until, by: by ?? "", since: event.at, part: event.part ?? null },
        missing: null,
      };
    case "resumed":
      // A claim's silence begins anew: nobody was expected to say anything meanwhile.
      return { ...touched, wait: null, missing: missingAfter(touched, event.why), touchedAt: event.at };
    case "on-it":
      return {
        ...touched,
        onIt: [
          ...touched.onIt.filter((held) => held.person !== event.person && held.until > event.at),
          { person: event.person, at: event.at, until: event.until },
        ],
      };
    case "stepped-aside":
      return {
        ...touched,
        onIt: touched.onIt.filter((held) => held.person !== event.person),
        clocks: touched.clocks.map((clock) => skipped(clock, event.person, event.at)),
      };
    case "lease-asked":
      return { ...kase, leaseAsked: { silentSince: event.silentSince, at: event.at } };
    case "severity-changed":
      return { ...touched, severity: event.to };
    case "resolved":
    case "wants-said":
    case "harm-said":
    case "met-said":
    case "cause-named":
    case "customer-agreed":
    case "customer-disagreed":
    case "no-answer":
    case "follow-up-planned":
    case "follow-up-asked":
    case "follow-up-answered":
    case "closed":
    case "reopened":
    case "dismissed":
    case "revived":
      return evolveEnding(touched, event);
    case "undone":
      return kase.undo === null
        ? kase
        : {
            ...kase.undo.before,
            number: kase.number,
            version: kase.version,
            ...tasksAfterUndo(kase, kase.undo.before.tasks, event),
            ...promisesAfterUndo(kase, kase.undo.before.promises, event),
            ...givesAfterUndo(kase, kase.undo.before.gives, event),
            consentsAsked: kase.consentsAsked,
            undo: null,
          };
    case "task-asked":
    case "task-claimed":
    case "task-released":
    case "task-passed":
    case "task-sent":
    case "link-opened":
    case "link-ended":
    case "task-came-back":
    case "task-waiting":
    case "task-resumed":
    case "task-done":
    case "task-refused":
    case "task-cancelled":
    case "tell-asked":
      return evolveTask(touched, event);
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
      return evolveLink(touched, event);
    case "promise-made":
    case "promise-accepted":
    case "promise-moved":
    case "promise-kept":
    case "promise-broken":
    case "promise-refused":
    case "promise-withdrawn":
    case "promises-left":
      return evolvePromise(touched, event);
    case "incident-linked":
    case "incident-unlinked":
    case "incident-began":
    case "incident-over":
    case "incident-news":
    case "incident-closed":
      return evolveIncident(touched, event);
    case "tasks-kept": {
      const gives = touched.gives.map((give) =>
        event.tasks.includes(give.id) ? { ...give, keptId: event.whyId } : give,
      );
      return evolveTask({ ...touched, gives }, event);
    }
    case "given":
    case "give-asked":
    case "give-changed":
    case "give-passed-up":
    case "give-approved":
    case "give-refused":
    case "give-withdrawn":
      return evolveGive(touched, event);
    case "consent-asked":
    case "consent-given":
    case "consent-declined":
    case "consent-used":
    case "consent-missing":
      return evolveConsent(touched, event);
    case "call-asked":
    case "calling":
    case "called":
    case "call-again":
    case "phone-given":
    case "phone-wrong":
    case "calls-wished":
      return evolveCall(touched, event);
    case "clock-started":
    case "clock-moved":
    case "clock-ended":
    case "clock-step":
      return { ...kase, clocks: evolveClocks(kase.clocks, event) };
    case "retimed": {
      const { type: _type, version: _version, moves, ...meta } = event;
      return {
        ...kase,
        clocks: moves.reduce((clocks, move) => evolveClocks(clocks, { ...move, ...meta }), kase.clocks),
      };
    }
  }
};

const pleasedBy = ({ pleased, word }: Extract<CaseEvent, { type: "customer-wrote" }>): Case["pleased"] =>
  pleased === true ? { textId: word.textId, at: word.at } : null;

const spokenBy = (kase: Case, person: string | null): Case["speaker"] =>
  person === null ? kase.speaker : { ...kase.speaker, person };
