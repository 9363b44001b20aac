import { note, refusalCard } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { ft } from "../card/case-card.ts";
import { formFor } from "../card/forms.ts";
import { departmentOf, type Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import type { Case } from "../core/case/case.ts";
import { alsoDecided, decide, decideOpening } from "../core/case/decide.ts";
import type { DecideContext, Decision } from "../core/case/decision.ts";
import { openingOf } from "../core/case/from-complaint.ts";
import { isRefusal, type Refusal, refuse } from "../core/case/refusal.ts";
import { standsInFor } from "../core/coverage/stands-in-for.ts";
import type { Person } from "../core/desk/desk.ts";
import { wasAsked } from "../store/asked.ts";
import { commitTogether, type Together } from "../store/commit-together.ts";
import { complaintAt, complaintsOf, type FoundComplaint } from "../store/find-complaint.ts";
import { nextNumber } from "../store/intake.ts";
import { loadCase } from "../store/load-case.ts";
import type { AskedQuery } from "./asked-query.ts";
import { rowOf, wordOf } from "./complaint-row.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps, Policy } from "./deps.ts";
import { noSuchCase } from "./no-such-case.ts";
import { planChange } from "./plan-change.ts";

const TRIES = 20;

type Split = { refusal: Refusal } | { fresh: Case; together: Together };

/**
 * One contact with two matters becomes two linked cases: the customer's latest message, or the one behind a link, leaves
 * for a case of its own; words open one for the matter they tell of, and the message stays.
 */
export const answerDetach = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { ask, key } = asked;
  const { links, answers } = reader.words;
  const number = ask.numbers[0] ?? 0;
  if (await wasAsked(deps.db, key)) return {};
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const kase = await loadCase(deps.db, number);
    if (kase === null) return { card: note([await noSuchCase(deps, number, reader)]) };
    if (asked.way === "button" && ask.args.words === undefined) {
      const form = formFor(ask, kase, me.id, reader);
      if (form !== null) return { form };
    }
    const policy = deps.policy();
    const split = await splitOff(deps, kase, (ask.args.words ?? "").trim(), me, policy, key);
    if ("refusal" in split) return { card: refusalCard(split.refusal, kase, reader) };
    const outcome = await commitTogether(deps.db, split.together);
    if (outcome === "repeated") return {};
    if (outcome === "conflict") continue;
    deps.wake();
    const { fresh } = split;
    const says =
      fresh.status === "triage"
        ? links.detachedTriage(ft(fresh.number), ft(number))
        : links.detached(ft(fresh.number), departmentOf(reader, fresh.department), ft(number));
    return { card: note([says], [plainButton("show", links.open(ft(fresh.number)), [fresh.number])]) };
  }
  return { card: note([answers.tryAgain(ft(number))]) };
};

const splitOff = async (
  deps: Deps,
  kase: Case,
  words: string,
  me: Person,
  policy: Policy,
  key: string,
): Promise<Split> => {
  const context: DecideContext = {
    now: deps.now(),
    actor: { kind: "person", person: me.id },
    desk: policy.desk,
    calendars: policy.calendars,
    commandId: deps.newId(),
    standsInFor: standsInFor(me.id, deps.now(), await coverageNow(deps)),
  };
  const all = await complaintsOf(deps.db, kase.number);
  const latest = all.at(-1);
  if (latest === undefined) return { refusal: refuse("one-message") };
  const message = words === "" || /^(?:the\s+)?latest$/iu.test(words) ? latest : await namedIn(deps, all, words);
  return message === null
    ? splitMatter(deps, kase, latest, words, context, policy, key)
    : splitMessage(deps, kase, message, all, context, policy, key);
};

/** The message of this case that has this link. */
const namedIn = async (deps: Deps, all: readonly FoundComplaint[], words: string): Promise<FoundComplaint | null> => {
  const found = /\s/u.test(words) ? null : await complaintAt(deps.db, words);
  return all.find(({ id }) => id === found?.id) ?? null;
};

/** The message itself goes. */
const splitMessage = async (
  deps: Deps,
  kase: Case,
  gone: FoundComplaint,
  all: readonly FoundComplaint[],
  context: DecideContext,
  policy: Policy,
  key: string,
): Promise<Split> => {
  const number = await nextNumber(deps.db);
  const words = all.map(({ word }) => word);
  const left = decide(kase, { verb: "let-go", complaintId: gone.id, to: number, words }, context);
  if (isRefusal(left)) return { refusal: left };
  const body = openingOf(gone.complaint, policy.desk, {
    customerId: gone.customerId ?? kase.customerId,
    contacts: 1,
    word: gone.word,
    now: context.now,
    backlog: false,
  });
  const opened = decideOpening(number, body, [], context);
  return bothLinked(deps, { before: kase, decision: left }, opened, "moved", context, policy, {
    key,
    moved: { id: gone.id, from: gone.caseNumber, to: number },
  });
};

/** The message stays; the words that tell of the second matter are kept as one of their own. */
const splitMatter = async (
  deps: Deps,
  kase: Case,
  latest: FoundComplaint,
  words: string,
  context: DecideContext,
  policy: Policy,
  key: string,
): Promise<Split> => {
  const allowed = decide(kase, { verb: "link", other: 0, because: "split" }, context);
  if (isRefusal(allowed)) return { refusal: allowed };
  const number = await nextNumber(deps.db);
  const complaint = {
    ...latest.complaint,
    connector: "desk",
    externalId: `split:${context.commandId}`,
    text: words,
    threadId: null,
    inReplyTo: null,
    orderNumber: null,
    product: null,
    attachments: [],
  };
  const customerId = latest.customerId ?? kase.customerId;
  const row = rowOf(deps, complaint, customerId);
  const word = wordOf(complaint, row.id, row.textId);
  const known = { customerId, contacts: 1, word, now: context.now, backlog: false };
  const opened = decideOpening(number, openingOf(complaint, policy.desk, known), [{ id: row.textId, words }], context);
  const untouched: Decision = { events: [], after: kase, texts: [], clocks: [] };
  return bothLinked(deps, { before: kase, decision: untouched }, opened, "split", context, policy, {
    key,
    complaint: row,
  });
};

/** Both cases name each other, and both are written at once. */
const bothLinked = (
  deps: Deps,
  old: { before: Case; decision: Decision },
  opened: Decision,
  because: "split" | "moved",
  context: DecideContext,
  policy: Policy,
  along: { key: string; complaint?: ReturnType<typeof rowOf>; moved?: NonNullable<Together["moved"]> },
): Split => {
  const link = (other: number) => ({ events: [{ type: "linked" as const, other, because }] });
  const here = alsoDecided(old.decision, link(opened.after.number), context);
  const fresh = alsoDecided(opened, link(old.before.number), context);
  return {
    fresh: fresh.after,
    together: {
      changes: [
        planChange(old.before, here, deps, policy, { askedKey: along.key }),
        planChange(null, fresh, deps, policy, { complaint: along.complaint ?? null }),
      ],
      moved: along.moved ?? null,
    },
  };
};
