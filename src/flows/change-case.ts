import type { Actor } from "../core/case/actor.ts";
import type { Case } from "../core/case/case.ts";
import type { Command, Verb } from "../core/case/command.ts";
import { decide } from "../core/case/decide.ts";
import type { DecideContext, Decision } from "../core/case/decision.ts";
import { isRefusal, type Refusal } from "../core/case/refusal.ts";
import { standsInFor } from "../core/coverage/stands-in-for.ts";
import { planNews } from "../core/escalation/plan-news.ts";
import { isOnceOnly } from "../core/task/earlier-task.ts";
import { wasAsked } from "../store/asked.ts";
import { commit } from "../store/commit.ts";
import { commitTogether } from "../store/commit-together.ts";
import { loadCase } from "../store/load-case.ts";
import { loadRelated } from "../store/related-cases.ts";
import { addWorkLinks } from "../store/work-links.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps, Policy } from "./deps.ts";
import { inTurn } from "./in-turn.ts";
import { planChange } from "./plan-change.ts";
import { inOtherCases, isOfCustomer } from "./tell-other-cases.ts";

export type Changed =
  | { did: "changed"; before: Case; after: Case }
  | { did: "nothing"; after: Case }
  | { did: "refused"; refusal: Refusal; kase: Case }
  | { did: "missing" }
  | { did: "repeated"; after: Case }
  | { did: "busy" };

const TRIES = 20;
/** What is weighed against everything the customer has been given, or has been asked for once already. */
const weighs: ReadonlySet<Verb> = new Set(["give", "give-change", "give-yes"]);
const isWeighed = (command: Command): boolean =>
  weighs.has(command.verb) || (command.verb === "ask" && isOnceOnly(command.about.kind));

/** What somebody may have to hear of although nobody of the desk did it. */
const tells: ReadonlySet<Command["verb"]> = new Set([
  "arrived",
  "retime",
  "link-answered",
  "link-failed",
  "incident-heard",
]);

type Asking = { actor: Actor; key: string | null };

/** Load, decide, commit; when somebody else was first, once more from what is there now. In the order it was asked. */
export const changeCase = (deps: Deps, number: number, command: Command, asked: Asking): Promise<Changed> =>
  inTurn(deps.db, `case ${number}`, () => change(deps, number, command, asked));

const change = async (deps: Deps, number: number, command: Command, asked: Asking): Promise<Changed> => {
  const commandId = deps.newId();
  const coverage = asked.actor.kind === "person" || tells.has(command.verb) ? await coverageNow(deps) : null;
  const onDutyFor =
    asked.actor.kind === "person" && coverage !== null ? standsInFor(asked.actor.person, deps.now(), coverage) : [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const policy = deps.policy();
    const kase = await loadCase(deps.db, number);
    if (kase === null) return { did: "missing" };
    const related = isWeighed(command) ? await loadRelated(deps.db, kase) : null;
    const context = {
      related: related?.cases ?? [],
      now: deps.now(),
      actor: asked.actor,
      desk: policy.desk,
      calendars: policy.calendars,
      commandId,
      standsInFor: onDutyFor,
      ...(coverage === null ? {} : { roster: coverage.roster }),
    };
    const decision = decide(kase, command, context);
    if (isRefusal(decision)) {
      // The first of two clicks has been done: to the second the case is not as its label says, and that is no news.
      if (asked.key !== null && (await wasAsked(deps.db, asked.key))) return { did: "repeated", after: kase };
      return { did: "refused", refusal: decision, kase };
    }
    if (decision.events.length === 0) return { did: "nothing", after: kase };
    const extra = {
      askedKey: asked.key,
      nags: coverage === null ? [] : planNews(decision.events, decision.after, coverage),
      // Whoever asks for the same on another of these cases at the same time has to look again.
      locks: related?.locks ?? [],
    };
    await addWorkLinks(deps.db, linksIn(decision));
    const outcome = isOfCustomer(kase, decision.after)
      ? await commitInAll(deps, { before: kase, decision }, { policy, context, extra })
      : await commit(deps.db, planChange(kase, decision, deps, policy, extra));
    if (outcome === "repeated") return { did: "repeated", after: kase };
    if (outcome === "committed") {
      deps.wake();
      return { did: "changed", before: kase, after: decision.after };
    }
  }
  return { did: "busy" };
};

type Written = { before: Case; decision: Decision };
type With = { policy: Policy; context: DecideContext; extra: Parameters<typeof planChange>[4] };

/** What a customer says of being phoned holds in every case of theirs at once. */
const commitInAll = async (deps: Deps, one: Written, { policy, context, extra }: With) => {
  const { locks, others } = await inOtherCases(deps, one, context);
  return commitTogether(deps.db, {
    changes: [
      planChange(one.before, one.decision, deps, policy, { ...extra, locks }),
      ...others.map(({ before, decision }) => planChange(before, decision, deps, policy)),
    ],
  });
};

const linksIn = ({ events }: Decision): { id: string; number: number; piece: string }[] =>
  events.flatMap((event) =>
    event.type === "task-sent" ? [{ id: event.link, number: event.number, piece: event.task }] : [],
  );
