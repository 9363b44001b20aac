import { note } from "../card/answer-cards.ts";
import { caseButton, plainButton } from "../card/buttons.ts";
import type { Button } from "../card/card.ts";
import { pieceId } from "../card/clock-name.ts";
import { moreForm } from "../card/more-form.ts";
import { moveButton } from "../card/promise-buttons.ts";
import type { Reader } from "../card/reader.ts";
import { isAskedOf } from "../card/word-forms.ts";
import type { Answer } from "../chat/ports.ts";
import { pendingGives } from "../core/authority/give.ts";
import { openCall } from "../core/call/call.ts";
import type { Ask } from "../core/case/ask.ts";
import { type Case, isOpen } from "../core/case/case.ts";
import type { Verb } from "../core/case/command.ts";
import { hasHeard } from "../core/case/has-heard.ts";
import { lifecycle } from "../core/case/lifecycle.ts";
import { may, oversees } from "../core/case/may.ts";
import type { Person } from "../core/desk/desk.ts";
import { fitsIncident } from "../core/incident/find-cluster.ts";
import { type Incident, incidentName, phaseAt } from "../core/incident/incident.ts";
import { type CustomerPromise, findPromise, openPromises } from "../core/promise/promise.ts";
import { type PromiseVerb, promiseTable } from "../core/promise/promise-table.ts";
import { findTask, openTasks, type Task } from "../core/task/task.ts";
import { type TaskVerb, taskTable } from "../core/task/task-table.ts";
import { openIncidents } from "../store/incidents.ts";
import { loadCase, loadViews } from "../store/load-case.ts";
import type { Deps } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";

const TASKS_LISTED = 3;
const PROMISES_LISTED = 3;
const INCIDENTS_LISTED = 3;

/** Everything this person may do on this case now, and nothing else. */
export const answerMore = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const number = ask.numbers[0] ?? 0;
  const kase = await loadCase(deps.db, number);
  if (kase === null) return { card: note([await noSuchCase(deps, number, reader)]) };
  const task = ask.args.piece === undefined ? undefined : findTask(kase, ask.args.piece);
  const promise = findPromise(kase, ask.args.piece ?? null);
  const choices =
    task !== undefined
      ? taskChoices(kase, task, me, reader)
      : promise !== undefined
        ? promiseChoices(kase, promise, me, reader)
        : [...choicesOf(kase, me, reader), ...(await incidentChoices(deps, kase, me, reader))];
  return { form: moreForm(kase, choices, reader) };
};

/** The same of one task: what its department does with it, and what whoever asked takes back. */
const taskChoices = (kase: Case, task: Task, me: Person, reader: Reader): Button[] => {
  const { buttons, tasks } = reader.words;
  const args = { piece: task.id };
  const { number } = kase;
  const isTheirs = me.department === task.department;
  const no = isTheirs ? tasks.buttons.cannot : tasks.takeBack(pieceId(number, task.id));
  const all: { verb: TaskVerb; button: Button; when?: boolean }[] = [
    {
      verb: "task-claim",
      button: plainButton("claim", tasks.buttons.claim, [number], { args, style: "primary" }),
      when: task.assignee !== me.id,
    },
    { verb: "task-done", button: plainButton("done", tasks.buttons.done, [number], { args, opens: true }) },
    {
      verb: "task-wait",
      button: plainButton("wait", tasks.buttons.wait, [number], { args, opens: true }),
      when: task.wait === null,
    },
    {
      verb: "task-resume",
      button: plainButton("resume", tasks.buttons.resume, [number], { args }),
      when: task.wait !== null,
    },
    {
      verb: "task-release",
      button: plainButton("release", tasks.buttons.release, [number], { args }),
      when: task.assignee !== null,
    },
    {
      verb: "task-pass",
      button: plainButton("pass", reader.words.outside.buttons.pass, [number], { args, opens: true }),
    },
    { verb: "task-no", button: plainButton("no", no, [number], { args, opens: true }) },
  ];
  const actor = { kind: "person", person: me.id } as const;
  const allowed = all
    .filter(({ verb, when }) => when !== false && taskTable[verb][task.state] === "may")
    .filter(({ verb }) => may(actor, { verb, piece: task.id }, kase, reader.desk).yes)
    .map(({ button }) => button);
  return [
    ...allowed,
    caseButton(kase, "update", buttons.update, { opens: true }),
    plainButton("show", buttons.show, [number], { args: { scope: "full" } }),
  ];
};

/** The same of one promise: its answer, how it went, and what whoever speaks has told of it. */
const promiseChoices = (kase: Case, promise: CustomerPromise, me: Person, reader: Reader): Button[] => {
  const { buttons, promises } = reader.words;
  const args = { piece: promise.id };
  const { number } = kase;
  const isAsked = promise.state === "proposed";
  const no = isAsked && me.department === promise.department ? promises.buttons.no : promises.buttons.takeBack;
  const all: { verb: PromiseVerb; button: Button; when?: boolean }[] = [
    {
      verb: "promise-yes",
      button: plainButton("yes", promises.buttons.yes, [number], { args, style: "primary" }),
      when: isAsked,
    },
    {
      verb: "promise-kept",
      button: plainButton("promise", promises.buttons.kept, [number], { args: { ...args, said: "kept" } }),
    },
    { verb: "promise-move", button: moveButton(number, promise.id, promises.buttons.move) },
    {
      verb: "promise-broken",
      button: plainButton("promise", promises.buttons.broken, [number], {
        args: { ...args, said: "broken" },
        opens: true,
      }),
    },
    { verb: "promise-no", button: plainButton("no", no, [number], { args, opens: true }) },
  ];
  const actor = { kind: "person", person: me.id } as const;
  const allowed = all
    .filter(({ verb, when }) => when !== false && promiseTable[verb][promise.state] === "may")
    .filter(({ verb }) => may(actor, { verb, piece: promise.id }, kase, reader.desk).yes)
    .map(({ button }) => button);
  return [
    ...allowed,
    ...(promise.state === "accepted"
      ? [plainButton("told", buttons.told, [number], { args: { tells: promise.id }, opens: true })]
      : []),
    plainButton("show", buttons.show, [number], { args: { scope: "full" } }),
  ];
};

/** What may be said of phoning the customer: what fits how it stands comes first. */
const callChoices = (kase: Case, me: Person, reader: Reader): { verb: Verb; button: Button; when?: boolean }[] => {
  const { calls } = reader.words;
  const { number } = kase;
  const call = openCall(kase);
  const isAsked = call !== null;
  const mayAsk = me.roles.includes("lead") || oversees(me);
  return [
    {
      verb: "calling",
      button: plainButton("calling", calls.buttons.calling, [number]),
      when: isAsked && call.caller?.person !== me.id,
    },
    { verb: "called", button: plainButton("called", calls.buttons.called, [number], { opens: true }) },
    {
      verb: "call",
      button: plainButton("call", calls.buttons.call, [number]),
      when: !isAsked && mayAsk && !kase.noCalls,
    },
    { verb: "reach", button: plainButton("reach", calls.buttons.number, [number], { opens: true }) },
    {
      verb: "nophone",
      button: kase.noCalls
        ? plainButton("nophone", calls.buttons.callsAgain, [number], { args: { said: "off" } })
        : plainButton("nophone", calls.buttons.noCalls, [number]),
    },
  ];
};

/** The open incidents that the case may come from, those that it speaks of first; or the one that it is part of. */
const incidentChoices = async (deps: Deps, kase: Case, me: Person, reader: Reader): Promise<Button[]> => {
  const { buttons } = reader.words.incidents;
  const verb = kase.incident === null ? ("incident-link" as const) : ("incident-unlink" as const);
  const actor = { kind: "person", person: me.id } as const;
  if (lifecycle[verb][kase.status] !== "may" || !may(actor, { verb }, kase, reader.desk).yes) return [];
  const what = String(kase.number);
  if (kase.incident !== null) {
    const label = buttons.unlink(incidentName(kase.incident.id));
    return [plainButton("incident", label, [], { args: { scope: "unlink", words: what } })];
  }
  const [stored] = await loadViews(deps.db, [kase.number]);
  const words =
    stored === undefined ? "" : [kase.firstWord, kase.lastWord].map((one) => stored.texts[one.textId] ?? "");
  const spoken = [...words, kase.product ?? ""].join(" ");
  const open = (await openIncidents(deps.db)).filter(({ planned }) => phaseAt(planned, deps.now()) !== "over");
  const fits = open.filter(({ name, department }) => fitsIncident(spoken, name) || department === kase.department);
  const named = (one: Incident): number => (fitsIncident(spoken, one.name) ? 0 : 1);
  return fits
    .toSorted((a, b) => named(a) - named(b) || b.id - a.id)
    .slice(0, INCIDENTS_LISTED)
    .map(({ id }) =>
      plainButton("incident", buttons.link(incidentName(id)), [], { args: { scope: "link", id: String(id), what } }),
    );
};

const choicesOf = (kase: Case, me: Person, reader: Reader): Button[] => {
  const { buttons, word } = reader.words;
  const all: { verb: Verb; button: Button; when?: boolean; alone?: true }[] = [
    { verb: "claim", button: caseButton(kase, "claim", buttons.claim, { style: "primary" }) },
    { verb: "yes", button: caseButton(kase, "yes", buttons.yes, { style: "primary" }), when: kase.offer !== null },
    { verb: "no", button: caseButton(kase, "no", buttons.no, { opens: true }), when: kase.offer !== null },
    { verb: "update", button: caseButton(kase, "update", buttons.update, { opens: true }) },
    { verb: "told", button: caseButton(kase, "told", buttons.told, { opens: true }) },
    ...callChoices(kase, me, reader),
    { verb: "wait", button: caseButton(kase, "wait", buttons.wait, { opens: true }) },
    { verb: "resume", button: caseButton(kase, "resume", buttons.resume), when: kase.wait !== null },
    { verb: "pass", button: caseButton(kase, "pass", buttons.pass, { opens: true }) },
    { verb: "ask", button: caseButton(kase, "ask", reader.words.tasks.buttons.ask, { opens: true }) },
    { verb: "promise", button: caseButton(kase, "promise", reader.words.promises.buttons.promise, { opens: true }) },
    { verb: "give", button: caseButton(kase, "give", reader.words.authority.buttons.give, { opens: true }) },
    { verb: "done", button: caseButton(kase, "done", buttons.done, { opens: true }) },
    {
      verb: "done",
      button: caseButton(kase, "done", word.buttons.alone, { args: { kind: "self" } }),
      alone: true,
    },
    { verb: "wants", button: plainButton("wants", word.buttons.wants, [kase.number], { opens: true }) },
    { verb: "harm", button: plainButton("harm", word.buttons.harm, [kase.number], { opens: true }) },
    {
      verb: "met",
      button: caseButton(kase, "met", word.buttons.notMet, { args: { met: "no" }, opens: true }),
      when: isAskedOf(kase),
    },
    {
      verb: "cause",
      button: caseButton(kase, "cause", word.buttons.cause, { opens: true }),
      when: reader.desk.causes.length > 0,
    },
    {
      verb: "customer",
      button: caseButton(kase, "customer", isOpen(kase.status) ? word.buttons.works : buttons.agrees, {
        args: { said: "yes" },
      }),
      when: kase.status === "resolved" || kase.pleased !== null,
    },
    {
      verb: "customer",
      button: caseButton(kase, "customer", buttons.disagrees, { args: { said: "no" }, opens: !hasHeard(kase) }),
      when: !isOpen(kase.status),
    },
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
    { verb: "link", button: plainButton("link", buttons.link, [kase.number], { opens: true }) },
    { verb: "merge", button: plainButton("merge", buttons.merge, [kase.number], { opens: true }) },
    { verb: "let-go", button: plainButton("detach", buttons.detach, [kase.number], { opens: true }) },
    { verb: "reopen", button: caseButton(kase, "reopen", buttons.reopen) },
    { verb: "undo", button: plainButton("undo", buttons.undo, [kase.number]), when: kase.undo?.by === me.id },
  ];
  const actor = { kind: "person", person: me.id } as const;
  const allowed = all
    .filter(({ verb, when }) => when !== false && lifecycle[verb][kase.status] === "may")
    .filter(({ verb, alone }) => may(actor, { verb, ...(alone ? { alone } : {}) }, kase, reader.desk).yes)
    .map(({ button }) => button);
  const back = openTasks(kase)
    .filter(({ id }) => may(actor, { verb: "task-no", piece: id }, kase, reader.desk).yes)
    .slice(0, TASKS_LISTED)
    .map(({ id }) =>
      plainButton("no", reader.words.tasks.takeBack(pieceId(kase.number, id)), [kase.number], {
        args: { piece: id },
        opens: true,
      }),
    );
  const mine = pendingGives(kase)
    .filter(({ by }) => by === me.id)
    .slice(0, TASKS_LISTED)
    .map(({ id }) =>
      plainButton("no", reader.words.authority.buttons.takeBack(pieceId(kase.number, id)), [kase.number], {
        args: { piece: id },
        opens: true,
      }),
    );
  return [
    ...allowed,
    ...openPromises(kase)
      .slice(0, PROMISES_LISTED)
      .map(({ id }) =>
        plainButton("more", reader.words.promises.buttons.one(pieceId(kase.number, id)), [kase.number], {
          args: { piece: id },
          opens: true,
        }),
      ),
    ...back,
    ...mine,
    plainButton("authority", reader.words.authority.buttons.who, [kase.number]),
    plainButton("why", buttons.why, [kase.number]),
    plainButton("show", buttons.show, [kase.number], { args: { scope: "full" } }),
  ];
};
