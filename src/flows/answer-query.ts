import { note, receipt } from "../card/answer-cards.ts";
import { approvalCard } from "../card/approval-card.ts";
import { briefCard } from "../card/brief-card.ts";
import { helpCard } from "../card/help-card.ts";
import { linkCard } from "../card/link-card.ts";
import { promiseCard } from "../card/promise-card.ts";
import type { Reader } from "../card/reader.ts";
import { taskReceipt } from "../card/task-answers.ts";
import { taskCard } from "../card/task-card.ts";
import { whyCard } from "../card/why-card.ts";
import type { Answer } from "../chat/ports.ts";
import { findGive } from "../core/authority/give.ts";
import type { Ask } from "../core/case/ask.ts";
import { oversees } from "../core/case/may.ts";
import type { VerbName } from "../core/case/verbs.ts";
import type { Person } from "../core/desk/desk.ts";
import { findPromise } from "../core/promise/promise.ts";
import { findTask } from "../core/task/task.ts";
import { wasAsked } from "../store/asked.ts";
import { nextUnclaimed } from "../store/find-cases.ts";
import { loadCase, loadStory, loadTexts, loadViews, textIdsOfEvents } from "../store/load-case.ts";
import { answerArrived } from "./answer-arrived.ts";
import { answerAttach } from "./answer-attach.ts";
import { answerAuthority } from "./answer-authority.ts";
import { answerAway } from "./answer-away.ts";
import { answerBack } from "./answer-back.ts";
import { answerCover } from "./answer-cover.ts";
import { answerCoverage } from "./answer-coverage.ts";
import { answerDetach } from "./answer-detach.ts";
import { answerDigest } from "./answer-digest.ts";
import { answerHome } from "./answer-home.ts";
import { answerHours } from "./answer-hours.ts";
import { answerIncident } from "./answer-incident.ts";
import { answerLink } from "./answer-link.ts";
import { answerListWords } from "./answer-list.ts";
import { answerMore } from "./answer-more.ts";
import { answerNew } from "./answer-new.ts";
import { answerPeople } from "./answer-people.ts";
import { answerQuiet } from "./answer-quiet.ts";
import { answerSettings } from "./answer-settings.ts";
import { answerStatus } from "./answer-status.ts";
import { askCover } from "./ask-cover.ts";
import type { AskedQuery } from "./asked-query.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { viewFor } from "./draw.ts";
import { knownMentions } from "./known-mentions.ts";
import { noSuchCase } from "./no-such-case.ts";

const queries = [
  "show",
  "status",
  "list",
  "why",
  "new",
  "next",
  "settings",
  "help",
  "quiet",
  "incident",
  "more",
  "cover",
  "away",
  "back",
  "coverage",
  "hours",
  "people",
  "arrived",
  "link",
  "unlink",
  "merge",
  "unmerge",
  "attach",
  "detach",
  "home",
  "digest",
  "authority",
] as const;
export const isQuery = (verb: VerbName): boolean => queries.some((query) => query === verb);

/** Askings that are not one change to one case. */
export const answerQuery = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const { ask } = asked;
  switch (ask.verb) {
    case "show":
      return show(deps, ask, me, reader);
    case "status":
      return answerStatus(deps, await withMentions(deps, asked, "words"), me, reader);
    case "list":
      return answerListWords(deps, await withMentions(deps, asked, "scope"), me, reader);
    case "why": {
      const kase = await loadCase(deps.db, ask.numbers[0] ?? 0);
      if (kase === null) return { card: note([await noSuchCase(deps, ask.numbers[0] ?? 0, reader)]) };
      return { card: whyCard(kase, deps.policy().calendars, reader) };
    }
    case "new":
      return answerNew(deps, asked, me, reader);
    case "authority":
      return answerAuthority(deps, ask, me, reader);
    case "arrived":
      return answerArrived(deps, asked, me, reader);
    case "link":
    case "unlink":
    case "merge":
    case "unmerge":
      return answerLink(deps, asked, ask.verb, me, reader);
    case "attach":
      return answerAttach(deps, asked, me, reader);
    case "detach":
      return answerDetach(deps, asked, me, reader);
    case "next":
      return next(deps, asked, me, reader);
    case "home":
      return answerHome(deps, me, reader);
    case "settings":
      return answerSettings(deps, asked, me, reader);
    case "help":
      return { card: helpCard(ask.args.scope === "all", me.roles.includes("lead") || oversees(me), reader) };
    case "digest":
      return answerDigest(deps, ask, me, reader);
    case "incident":
      return answerIncident(deps, asked, me, reader);
    case "quiet":
      return answerQuiet(deps, asked, me, reader);
    case "more":
      return answerMore(deps, ask, me, reader);
    case "cover":
      return ask.args.said === undefined ? askCover(deps, asked, me, reader) : answerCover(deps, asked, me, reader);
    case "away":
      return answerAway(deps, asked, me, reader);
    case "back":
      return answerBack(deps, asked, me, reader);
    case "coverage":
      return answerCoverage(deps, ask, me, reader);
    case "hours":
      return answerHours(ask, reader);
    case "people":
      return answerPeople(deps, ask, reader);
    default:
      throw new Error(`"${ask.verb}" is no query.`);
  }
};

const show = async (deps: Deps, ask: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const number = ask.numbers[0] ?? 0;
  const [stored] = await loadViews(deps.db, [number]);
  if (stored === undefined) return { card: note([await noSuchCase(deps, number, reader)]) };
  if (ask.args.scope === "line") return { card: linkCard(stored.kase, reader) };
  const task = findTask(stored.kase, ask.args.piece ?? null);
  if (task !== undefined && ask.args.scope === undefined) {
    return { card: taskCard(task, viewFor(stored, me.department), reader) };
  }
  const promise = findPromise(stored.kase, ask.args.piece ?? null);
  if (promise !== undefined && ask.args.scope === undefined) {
    return { card: promiseCard(promise, viewFor(stored, me.department), reader) };
  }
  const give = findGive(stored.kase, ask.args.piece ?? null);
  if (give !== undefined && ask.args.scope === undefined) {
    return { card: approvalCard(give, viewFor(stored, me.department), reader) };
  }
  const events = ask.args.scope === undefined ? [] : await loadStory(deps.db, number);
  const texts = { ...stored.texts, ...(await loadTexts(deps.db, textIdsOfEvents(events))) };
  return { card: briefCard(viewFor({ ...stored, texts }, me.department), events, reader) };
};

/** A colleague who was mentioned is named as the desk file names them. */
const withMentions = async (deps: Deps, asked: AskedQuery, arg: "words" | "scope"): Promise<Ask> => {
  const { ask } = asked;
  const words = ask.args[arg] ?? "";
  if (!words.includes("<@")) return ask;
  const known = new Map<string, string>();
  for (const one of words.match(/<@[^>\s]+>/g)?.slice(0, 5) ?? []) {
    known.set(one, (await knownMentions(deps, asked, one)).get(one) ?? "");
  }
  const named = words.replace(/<@[^>\s]+>/g, (one) => (known.get(one) ? `@${known.get(one)}` : ""));
  return { ...ask, args: { ...ask.args, [arg]: named } };
};

/** Takes the most urgent unclaimed case of one's department; when a colleague was faster, the one after it. */
const next = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  const actor = { kind: "person", person: me.id } as const;
  if (await wasAsked(deps.db, asked.key)) return {};
  const tried: string[] = [];
  for (;;) {
    const found = await nextUnclaimed(deps.db, me.department, tried);
    if (found === null) return { card: note([reader.words.answers.nothingNext]) };
    const { number, piece } = found;
    tried.push(piece === null ? `${number}` : `${number}.${piece}`);
    const command = piece === null ? ({ verb: "claim" } as const) : ({ verb: "task-claim", piece } as const);
    const changed = await changeCase(deps, number, command, { actor, key: asked.key });
    if (changed.did === "repeated") return {};
    if (changed.did !== "changed") continue;
    const [stored] = await loadViews(deps.db, [number]);
    if (stored === undefined) return {};
    const view = viewFor(stored, me.department);
    const card = piece === null ? null : taskReceipt("next", piece, view, reader);
    return { card: card ?? receipt("next", view, reader) };
  }
};
