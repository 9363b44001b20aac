import type { Command } from "../core/case/command.ts";
import { alsoDecided, decide, decideOpening } from "../core/case/decide.ts";
import type { DecideContext, Decision } from "../core/case/decision.ts";
import { hearingOf, openingOf } from "../core/case/from-complaint.ts";
import { isRefusal } from "../core/case/refusal.ts";
import { type Complaint, type Handle, isPublic } from "../core/complaint/complaint.ts";
import { handlesOf } from "../core/complaint/handle.ts";
import { sameMatter } from "../core/complaint/matter.ts";
import { findLink } from "../core/link/link.ts";
import { namesIn } from "../core/link/names-in.ts";
import { earliest } from "../core/time/instant.ts";
import { casesNamed } from "../store/cases-named.ts";
import { commit } from "../store/commit.ts";
import type { ComplaintRow } from "../store/complaint-doc.ts";
import { type Answered, type IntakeKnown, loadIntake, nextNumber, storeComplaint, storeEdit } from "../store/intake.ts";
import { loadCase } from "../store/load-case.ts";
import { solvedAloneBy } from "../store/related-cases.ts";
import { digestOf, rowOf, wordOf } from "./complaint-row.ts";
import type { Deps } from "./deps.ts";
import { hearingNags } from "./hearing-nags.ts";
import { inTurn } from "./in-turn.ts";
import { planChange } from "./plan-change.ts";

export type Received = {
  outcome: "created" | "attached" | "updated" | "duplicate" | "ignored";
  case: number | null;
};

/** How a complaint is taken: live, as backlog without cards and nags, or as history without a case. */
export type Manner = "live" | "backlog" | "history";

const TRIES = 20;

/**
 * A complaint arrives: stored once, matched to its customer, attached to the case about the matter or made a new one,
 * routed with a reason. Answers after commit.
 */
export const receiveComplaint = (deps: Deps, complaint: Complaint, manner: Manner): Promise<Received> => {
  const handles = handlesOf(complaint);
  const [handle] = handles;
  const line = handle === undefined ? `complaint ${complaint.externalId}` : `handle ${handle.kind} ${handle.value}`;
  return inTurn(deps.db, line, () => receive(deps, complaint, handles, manner));
};

const receive = async (deps: Deps, complaint: Complaint, handles: Handle[], manner: Manner): Promise<Received> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await loadIntake(deps.db, complaint, handles);
    const received =
      known.stored !== null
        ? await again(deps, complaint, known.stored)
        : complaint.role === "company"
          ? await reply(deps, complaint, known, manner)
          : await customerWrote(deps, complaint, handles, known, manner);
    if (received !== "conflict") return received;
  }
  throw new Error(
    `The complaint ${complaint.connector} ${complaint.externalId} could not be stored: too many at once.`,
  );
};

/** It is here already: the same words are a repeat, other words an edit, which its case hears with the very same commit. */
const again = async (
  deps: Deps,
  complaint: Complaint,
  stored: NonNullable<IntakeKnown["stored"]>,
): Promise<Received | "conflict"> => {
  const digest = digestOf(complaint);
  if (stored.digest === digest) return { outcome: "duplicate", case: stored.caseNumber };
  const textId = `${stored.id}:${digest.slice(0, 12)}`;
  const kase =
    stored.caseNumber === null || complaint.role === "company" ? null : await loadCase(deps.db, stored.caseNumber);
  if (kase === null) {
    await storeEdit(deps.db, stored.id, textId, complaint.text, digest);
    return { outcome: "updated", case: stored.caseNumber };
  }
  if (kase.mergedInto !== null) return "conflict";
  const command: Command = { verb: "hear-edit", word: wordOf(complaint, stored.id, textId) };
  const decision = decide(kase, command, contextOf(deps, { kind: "customer" }, deps.newId()));
  if (isRefusal(decision)) throw new Error(`An edit was refused: ${decision.code}.`);
  const texts = [{ id: textId, words: complaint.text }];
  const edit = { id: stored.id, fromDigest: stored.digest, digest, textId };
  const change = planChange(kase, { ...decision, texts }, deps, deps.policy(), { edit });
  if ((await commit(deps.db, change)) !== "committed") return "conflict";
  deps.wake();
  return { outcome: "updated", case: kase.number };
};

/** The firm's own answer, seen outside: it counts as told where it is plain whom it answers. */
const reply = async (
  deps: Deps,
  complaint: Complaint,
  known: IntakeKnown,
  manner: Manner,
): Promise<Received | "conflict"> => {
  const row = rowOf(deps, complaint, null);
  const number = caseAnswered(known.answered);
  const kase = number === null || manner === "history" ? null : await loadCase(deps.db, number);
  if (kase === null) {
    return (await storeComplaint(deps.db, row, complaint.text, null)) ? { outcome: "ignored", case: null } : "conflict";
  }
  if (kase.mergedInto !== null) return "conflict";
  const where = isPublic(complaint.source) ? "public" : complaint.source === "email" ? "mail" : "private";
  const command: Command = {
    verb: "hear-reply",
    textId: row.textId,
    at: earliest(complaint.createdAt, deps.now()),
    where,
  };
  const context = contextOf(deps, { kind: "company" }, row.id);
  const decision = decide(kase, command, context);
  if (isRefusal(decision)) throw new Error(`A reply was refused: ${decision.code}.`);
  const texts = [{ id: row.textId, words: complaint.text }];
  const change = planChange(kase, { ...decision, texts }, deps, deps.policy(), { complaint: row });
  if ((await commit(deps.db, change)) !== "committed") return "conflict";
  deps.wake();
  return { outcome: "attached", case: kase.number };
};

/** The case of the message it answers; without one, the thread's only case where only one customer has written in it. */
const caseAnswered = ({ message, thread }: Answered): number | null => {
  if (message !== null && (message.byCustomer || message.caseNumber !== null)) return message.caseNumber;
  const [only, another] = thread.cases;
  return only !== undefined && another === undefined && thread.customers === 1 ? only : null;
};

const customerWrote = async (
  given: Deps,
  complaint: Complaint,
  handles: Handle[],
  known: IntakeKnown,
  manner: Manner,
): Promise<Received | "conflict"> => {
  // One desk version for all of it: what is written with the case says which one its clocks follow.
  const policy = given.policy();
  const deps: Deps = { ...given, policy: () => policy };
  const fresh = deps.newId();
  const customer = known.customer ?? {
    id: fresh,
    version: 0,
    root: { id: fresh, version: 0 },
    kin: [fresh],
    noCalls: false,
  };
  const row = rowOf(deps, complaint, customer.id);
  const name = complaint.author.name;
  if (manner === "history") {
    const kept = { id: customer.id, name, handles, fresh: customer.version === 0 };
    return (await storeComplaint(deps.db, row, complaint.text, kept)) ? { outcome: "ignored", case: null } : "conflict";
  }
  const matter = sameMatter(known.matters, complaint);
  const decided =
    "attach" in matter
      ? await attach(deps, complaint, row, matter.attach, manner)
      : await open(deps, complaint, row, customer.id, known, manner);
  if (decided === null) return "conflict";
  const decision = await withProposals(deps, complaint, decided.decision, customer.kin, actorOf(manner));
  // Where several customers turned out to be one, all that they say is written under the version of the same one.
  const { id, version } = customer.root;
  const change = planChange(decided.before, decision, deps, policy, {
    complaint: row,
    nags: decided.before === null ? [] : await hearingNags(deps, decided.decision),
    customer: {
      id,
      version,
      name: id === customer.id ? name : null,
      handles: version === 0 ? handles : [],
      at: deps.now(),
    },
  });
  if ((await commit(deps.db, change)) !== "committed") return "conflict";
  deps.wake();
  return { outcome: "attach" in matter ? "attached" : "created", case: decided.decision.after.number };
};

/** What merely stands in a complaint and is known from somebody else's case is a question to whoever reads the card. */
const withProposals = async (
  deps: Deps,
  complaint: Complaint,
  decision: Decision,
  customers: readonly string[],
  actor: DecideContext["actor"],
): Promise<Decision> => {
  const { after } = decision;
  const named = await casesNamed(deps.db, namesIn(complaint), customers, deps.now());
  const fresh = named.filter(
    ({ number }) =>
      number !== after.number &&
      findLink(after, number) === undefined &&
      !after.absorbed.some((part) => part.number === number),
  );
  const commandId = decision.events.at(-1)?.commandId ?? deps.newId();
  const bodies = fresh.map(({ number, because }) => ({ type: "link-proposed" as const, other: number, because }));
  return bodies.length === 0 ? decision : alsoDecided(decision, { events: bodies }, contextOf(deps, actor, commandId));
};

const attach = async (deps: Deps, complaint: Complaint, row: ComplaintRow, number: number, manner: Manner) => {
  const before = await loadCase(deps.db, number);
  // It has become part of another one meanwhile: look again.
  if (before === null || before.mergedInto !== null) return null;
  const command = hearingOf(complaint, before, wordOf(complaint, row.id, row.textId));
  const decision = decide(before, command, contextOf(deps, actorOf(manner), row.id));
  if (isRefusal(decision)) throw new Error(`The customer's word was refused: ${decision.code}.`);
  return { before, decision: { ...decision, texts: [{ id: row.textId, words: complaint.text }] } };
};

const open = async (
  deps: Deps,
  complaint: Complaint,
  row: ComplaintRow,
  customerId: string,
  known: IntakeKnown,
  manner: Manner,
): Promise<{ before: null; decision: Decision }> => {
  const body = openingOf(complaint, deps.policy().desk, {
    customerId,
    contacts: 1 + known.matters.length,
    word: wordOf(complaint, row.id, row.textId),
    now: deps.now(),
    backlog: manner === "backlog",
    askFirst: known.customer === null ? null : await solvedAloneBy(deps.db, known.customer.kin),
    noCalls: known.customer?.noCalls ?? false,
  });
  const number = await nextNumber(deps.db);
  const texts = [{ id: row.textId, words: complaint.text }];
  return { before: null, decision: decideOpening(number, body, texts, contextOf(deps, actorOf(manner), row.id)) };
};

const actorOf = (manner: Manner) =>
  manner === "backlog" ? ({ kind: "desk", part: "import" } as const) : ({ kind: "customer" } as const);

const contextOf = (deps: Deps, actor: DecideContext["actor"], commandId: string): DecideContext => {
  const { desk, calendars } = deps.policy();
  return { now: deps.now(), actor, desk, calendars, commandId };
};
