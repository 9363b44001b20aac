import type { DepartmentId, Desk, Person, PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { type CustomerPromise, findPromise, keeperOf } from "../promise/promise.ts";
import { findTask, type Task } from "../task/task.ts";
import type { Actor } from "./actor.ts";
import type { Case } from "./case.ts";
import type { Verb } from "./command.ts";

/** Who may do a verb on a case: anybody on the desk, or members of these departments. Managers and admins may all. */
type Circle = "anybody" | DepartmentId[];

const owners = (kase: Case): Circle => (kase.status === "triage" ? "anybody" : [kase.department]);
const ownersAndSpeakers = (kase: Case): Circle =>
  kase.status === "triage" ? "anybody" : [kase.department, kase.speaker.department];
/** Whoever works with one of two cases may make them one: the other one's people see it on their card. */
const eitherOwnersAndSpeakers = (kase: Case, _desk: Desk, { other }: Pick<Meant, "other">): Circle => {
  const circle = [ownersAndSpeakers(kase), ...(other === undefined ? [] : [ownersAndSpeakers(other)])];
  return circle.includes("anybody") ? "anybody" : [...new Set(circle.flat() as DepartmentId[])];
};
const receivers = (kase: Case): Circle => (kase.offer === null ? "anybody" : [kase.offer.to]);

/** Whoever is to do it. A task that is not there is refused as such, by whoever reads on. */
const doers = (_kase: Case, task: Task | undefined): Circle => (task === undefined ? "anybody" : [task.department]);
const doersAndAskers = (kase: Case, task: Task | undefined): Circle =>
  task === undefined ? "anybody" : [task.department, task.askedFrom, kase.department];

/** Whoever must keep it, and whoever knows whether it was kept. */
const promisers = (kase: Case, promise: CustomerPromise | undefined): Circle =>
  promise === undefined ? "anybody" : [promise.department, promise.madeFrom, kase.department, kase.speaker.department];

/** What is meant besides the case: a piece of it, or the other one of two. */
type Meant = { task: Task | undefined; promise: CustomerPromise | undefined; other: Case | undefined };

const circles: Record<Verb, (kase: Case, desk: Desk, meant: Meant) => Circle> = {
  claim: owners,
  release: owners,
  update: () => "anybody",
  told: () => "anybody",
  wait: ownersAndSpeakers,
  resume: ownersAndSpeakers,
  pass: ownersAndSpeakers,
  yes: receivers,
  no: (kase) => (kase.offer === null ? "anybody" : [kase.offer.to, kase.offer.from]),
  done: owners,
  customer: ownersAndSpeakers,
  wants: () => "anybody",
  harm: () => "anybody",
  met: ownersAndSpeakers,
  cause: ownersAndSpeakers,
  "on-it": () => "anybody",
  "not-me": () => "anybody",
  severity: ownersAndSpeakers,
  notours: ownersAndSpeakers,
  dismiss: (kase, desk) =>
    kase.status === "triage" ? "anybody" : [kase.department, kase.speaker.department, desk.triage],
  reopen: () => "anybody",
  undo: () => "anybody",
  ask: ownersAndSpeakers,
  "ask-tell": () => "anybody",
  arrived: () => "anybody",
  call: () => "anybody",
  calling: () => "anybody",
  called: () => "anybody",
  reach: () => "anybody",
  nophone: () => "anybody",
  "task-claim": (kase, _desk, { task }) => doers(kase, task),
  "task-release": (kase, _desk, { task }) => doers(kase, task),
  "task-wait": (kase, _desk, { task }) => doers(kase, task),
  "task-resume": (kase, _desk, { task }) => doers(kase, task),
  "task-done": (kase, _desk, { task }) => doers(kase, task),
  "task-no": (kase, _desk, { task }) => doersAndAskers(kase, task),
  "task-pass": (kase, _desk, { task }) => doers(kase, task),
  "task-send": (kase, _desk, { task }) => doers(kase, task),
  "link-opened": () => "anybody",
  "link-answered": () => "anybody",
  "link-failed": () => "anybody",
  link: () => "anybody",
  unlink: () => "anybody",
  "propose-link": () => "anybody",
  merge: eitherOwnersAndSpeakers,
  "merge-into": eitherOwnersAndSpeakers,
  unmerge: eitherOwnersAndSpeakers,
  "unmerge-from": eitherOwnersAndSpeakers,
  "let-go": ownersAndSpeakers,
  "take-in": () => "anybody",
  promise: () => "anybody",
  "promise-yes": (_kase, _desk, { promise }) => (promise === undefined ? "anybody" : [promise.department]),
  "promise-no": (kase, _desk, { promise }) => promisers(kase, promise),
  "promise-kept": (kase, _desk, { promise }) => promisers(kase, promise),
  "promise-broken": (kase, _desk, { promise }) => promisers(kase, promise),
  "promise-move": (kase, _desk, { promise }) => promisers(kase, promise),
  "incident-link": ownersAndSpeakers,
  "incident-unlink": ownersAndSpeakers,
  "incident-heard": () => "anybody",
  // How much is another question: the limits say.
  give: () => "anybody",
  "give-change": () => "anybody",
  "give-yes": () => "anybody",
  "give-no": () => "anybody",
  consent: () => "anybody",
  "ask-consent": () => "anybody",
  hear: () => "anybody",
  "hear-edit": () => "anybody",
  "hear-reply": () => "anybody",
  retime: () => "anybody",
  lapse: () => "anybody",
};

/** Yes, or who can: the departments whose people may do this. A person who has left the desk may nothing: `[]`. */
export const may = (
  actor: Actor,
  command: { verb: Verb; piece?: string; alone?: boolean; other?: Case | number },
  kase: Case,
  desk: Desk,
  standsInFor: readonly DepartmentId[] = [],
): { yes: true } | { yes: false; who: DepartmentId[] } => {
  if (actor.kind !== "person") return { yes: true };
  const person = findPerson(desk, actor.person);
  const meant: Meant = {
    task: findTask(kase, command.piece ?? null),
    promise: findPromise(kase, command.piece ?? null),
    other: typeof command.other === "object" ? command.other : undefined,
  };
  // That the customer has solved it, whoever speaks with them knows as well as whoever had it to do.
  const circle = command.alone === true ? ownersAndSpeakers(kase) : circles[command.verb](kase, desk, meant);
  if (person === undefined) return { yes: false, who: [] };
  if (circle === "anybody" || oversees(person) || (isOfIncident(command.verb) && person.roles.includes("lead")))
    return { yes: true };
  // The assignee keeps the case whatever department it or they are in now, but cannot say yes for whoever is asked.
  const keeps = keepers(kase, meant).includes(person.id) && command.verb !== "yes";
  const onDuty = standsInFor.some((department) => circle.includes(department));
  // A lead may act for the department they lead.
  if (keeps || onDuty || circle.includes(person.department) || leads(desk, person, circle)) return { yes: true };
  return { yes: false, who: [...new Set(circle)] };
};

/** A fault has no department: whoever leads one may say which cases come from it. */
const isOfIncident = (verb: Verb): boolean => verb === "incident-link" || verb === "incident-unlink";

/** A task has an assignee of its own, and a promise somebody who keeps it. */
const keepers = (kase: Case, { task, promise }: Meant): (PersonId | null)[] =>
  promise !== undefined ? [keeperOf(promise, kase)] : task !== undefined ? [task.assignee] : [kase.assignee];

export const oversees = (person: Person): boolean => person.roles.includes("manager") || person.roles.includes("admin");

const leads = (desk: Desk, person: Person, circle: DepartmentId[]): boolean =>
  desk.departments.some(
    (department) =>
      circle.includes(department.id) && (department.lead === person.id || department.deputy === person.id),
  );
