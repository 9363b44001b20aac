import type { Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { decide, decideOpening, settle } from "../case/decide.ts";
import type { DecideContext } from "../case/decision.ts";
import { hearingOf, openingOf } from "../case/from-complaint.ts";
import { isRefusal } from "../case/refusal.ts";
import { type Complaint, isPublic } from "../complaint/complaint.ts";
import { handlesOf } from "../complaint/handle.ts";
import { sameMatter, scopedId } from "../complaint/matter.ts";
import { matterOf } from "../complaint/matter-of.ts";
import { evolveRoster } from "../coverage/evolve-roster.ts";
import { standsInFor } from "../coverage/stands-in-for.ts";
import { planNews } from "../escalation/plan-news.ts";
import { earliest } from "../time/instant.ts";
import { addNags } from "./add-nags.ts";
import type { Happening } from "./happening.ts";
import { coverageOf, newName, takeOn, type World } from "./world.ts";

/** Lets something happen, by the rules that a running desk has for it. */
export const applyHappening = (world: World, happening: Happening): void => {
  switch (happening.what) {
    case "complaint":
      if (happening.complaint.role === "company") reply(world, happening);
      else complain(world, happening);
      break;
    case "ask":
      ask(world, happening);
      break;
    case "opened":
    case "recorded":
      recall(world, happening);
      break;
    case "settings":
      world.reminders.set(happening.person, happening.reminders);
      break;
    case "roster":
      world.roster = evolveRoster(world.roster, happening.event);
      break;
  }
};

type Of<T extends Happening["what"]> = Extract<Happening, { what: T }>;

const contextOf = (
  world: World,
  actor: DecideContext["actor"],
  now: Happening["at"],
  of: Case | null = null,
): DecideContext => ({
  now,
  actor,
  desk: world.desk,
  calendars: world.calendars,
  commandId: newName(world, "command"),
  roster: world.roster,
  standsInFor: actor.kind === "person" ? standsInFor(actor.person, now, coverageOf(world)) : [],
  related: of === null ? [] : relatedTo(world, of),
});

const relatedTo = (world: World, { number, customerId, orderNumber }: Case): Case[] =>
  [...world.cases.values()]
    .map(({ kase }) => kase)
    .filter((kase) => kase.number !== number)
    .filter((kase) => kase.customerId === customerId || (orderNumber !== null && kase.orderNumber === orderNumber));

const complain = (world: World, { at, complaint }: Of<"complaint">): void => {
  const handles = handlesOf(complaint).map(({ kind, value }) => `${kind} ${value}`);
  const customerId = handles.map((handle) => world.customerOf.get(handle)).find((id) => id !== undefined);
  const known = customerId ?? newName(world, "customer");
  if (customerId === undefined) for (const handle of handles) world.customerOf.set(handle, known);
  const matters = [...world.cases.values()]
    .filter(({ kase }) => kase.customerId === known)
    .map(({ kase }) => matterOf(kase, world.messages.get(kase.number) ?? []));
  const verdict = sameMatter(matters, complaint);
  const word = wordOf(complaint);
  const before = "attach" in verdict ? world.cases.get(verdict.attach)?.kase : undefined;
  const context = contextOf(world, { kind: "customer" }, at);
  if (before === undefined) {
    const contacts = 1 + matters.length;
    const alone = [...world.cases.values()].filter(
      ({ kase }) => kase.customerId === known && kase.solvedAlone !== null,
    );
    const askFirst = alone.length === 0 ? null : Math.max(...alone.map(({ kase }) => kase.number));
    const noCalls = [...world.cases.values()].some(({ kase }) => kase.customerId === known && kase.noCalls);
    const of = { customerId: known, contacts, word, now: at, backlog: false, askFirst, noCalls };
    const body = openingOf(complaint, world.desk, of);
    const { events, after } = decideOpening(nextNumber(world), body, [], context);
    takeOn(world, after, events, at);
    remember(world, complaint, after.number);
  } else {
    change(world, before, hearingOf(complaint, before, word), context);
    remember(world, complaint, before.number);
  }
};

const nextNumber = ({ cases }: World): number => Math.max(0, ...cases.keys()) + 1;

/** The firm's own answer counts where it is plain which message it answers. */
const reply = (world: World, { at, complaint }: Of<"complaint">): void => {
  const number = world.caseOfMessage.get(scopedId(complaint.connector, complaint.inReplyTo ?? ""));
  const kase = number === undefined ? undefined : world.cases.get(number)?.kase;
  if (kase === undefined) return;
  const where = isPublic(complaint.source) ? "public" : complaint.source === "email" ? "mail" : "private";
  const command: Command = {
    verb: "hear-reply",
    textId: `text ${complaint.externalId}`,
    at: earliest(complaint.createdAt, at),
    where,
  };
  change(world, kase, command, contextOf(world, { kind: "company" }, at));
  remember(world, complaint, kase.number);
};

const wordOf = (complaint: Complaint) => ({
  complaintId: complaint.externalId,
  textId: `text ${complaint.externalId}`,
  at: complaint.createdAt,
  source: complaint.source,
  url: complaint.url,
});

const remember = (world: World, complaint: Complaint, number: number): void => {
  const message = {
    connector: complaint.connector,
    id: complaint.externalId,
    thread: complaint.threadId,
    order: complaint.orderNumber,
    at: complaint.createdAt,
  };
  world.messages.set(number, [...(world.messages.get(number) ?? []), message]);
  world.caseOfMessage.set(scopedId(complaint.connector, complaint.externalId), number);
};

const ask = (world: World, { at, by, on, command }: Of<"ask">): void => {
  const number = typeof on === "number" ? on : (world.caseOfMessage.get(on) ?? 0);
  const kase = world.cases.get(number)?.kase;
  const line = { at, what: "asked" as const, case: number, by, verb: command.verb };
  if (kase === undefined) {
    world.lines.push({ ...line, refused: "no-such-case" });
    return;
  }
  const decision = decide(kase, command, contextOf(world, { kind: "person", person: by }, at, kase));
  world.lines.push({ ...line, refused: isRefusal(decision) ? decision.code : null });
  if (isRefusal(decision) || decision.events.length === 0) return;
  takeOn(world, decision.after, decision.events, at);
  addNags(world, decision.after, planNews(decision.events, decision.after, coverageOf(world)), at);
  if (kase.noCalls !== decision.after.noCalls) spreadCallWish(world, decision.after, at);
};

/** What a customer says of calls is said for all their cases. */
const spreadCallWish = (world: World, said: Case, at: Happening["at"]): void => {
  for (const { kase } of [...world.cases.values()]) {
    if (kase.customerId !== said.customerId || kase.noCalls === said.noCalls) continue;
    const command: Command = { verb: "nophone", calls: !said.noCalls };
    change(world, kase, command, contextOf(world, { kind: "desk", part: "intake" }, at));
  }
};

const change = (world: World, kase: Case, command: Command, context: DecideContext): void => {
  const decision = decide(kase, command, context);
  if (isRefusal(decision)) throw new Error(`What was heard on FT-${kase.number} was refused: ${decision.code}.`);
  takeOn(world, decision.after, decision.events, context.now);
  addNags(world, decision.after, planNews(decision.events, decision.after, coverageOf(world)), context.now);
};

/** Facts of a desk's own past: they are not decided again, only what they do to the clocks is. */
const recall = (world: World, happening: Of<"opened"> | Of<"recorded">): void => {
  const { at, number, actor } = happening;
  const context = contextOf(world, actor, at);
  if (happening.what === "opened") {
    const { events, after } = decideOpening(number, happening.body, [], context);
    takeOn(world, after, events, at);
    return;
  }
  const kase = world.cases.get(number)?.kase;
  if (kase === undefined) return;
  const { events, after } = settle(kase, { events: happening.bodies }, context);
  takeOn(world, after, events, at);
  addNags(world, after, planNews(events, after, coverageOf(world)), at);
};
