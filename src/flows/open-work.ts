import {
  busyPage,
  laterPage,
  overPage,
  thanksPage,
  type Unanswered,
  type WorkPage,
  workPage,
} from "../card/work-page.ts";
import type { LinkAnswer } from "../core/case/command.ts";
import { cleanText } from "../core/complaint/clean-text.ts";
import { isLinkLive } from "../core/outside/outside.ts";
import { isPartNumber, normalisePart } from "../core/task/part-number.ts";
import { findTask, type Task } from "../core/task/task.ts";
import { HOUR } from "../core/time/instant.ts";
import { loadViews, type StoredView } from "../store/load-case.ts";
import { countTry } from "../store/tries.ts";
import { findWorkLink } from "../store/work-links.ts";
import { changeCase } from "./change-case.ts";
import type { Deps } from "./deps.ts";
import { readerAt, viewFor } from "./draw.ts";
import { followLink } from "./follow-merges.ts";
import { digestOf } from "./send-work-links.ts";

/** How often in an hour one link is opened or answered, and one address asks for links that are dead. */
const OPENINGS = 30;
const ANSWERS = 20;
const DEAD = 60;
const LONGEST = 3_000;

type Asker = { token: string; address: string };

/** Somebody opens a link, or their mail scanner does: it is written down, and takes nothing away from the link. */
export const openWork = async (deps: Deps, asker: Asker): Promise<WorkPage> => {
  const found = await findLive(deps, asker);
  if ("page" in found) return found.page;
  const { link, task } = found;
  if ((await countTry(deps.db, `work opened ${link.id}`, HOUR)) > OPENINGS) return busyPage(readerAt(deps, null));
  const command = { verb: "link-opened", piece: link.piece, link: link.id } as const;
  await changeCase(deps, link.number, command, { actor: actorOf(task), key: null });
  return drawn(deps, found, null);
};

/** The one answer that a link takes. What cannot be taken as it is leaves the link as it was. */
export const answerWork = async (deps: Deps, asker: Asker, given: Given): Promise<WorkPage> => {
  const found = await findLive(deps, asker);
  if ("page" in found) return found.page;
  const { link, task } = found;
  const reader = readerAt(deps, null);
  if ((await countTry(deps.db, `work answered ${link.id}`, HOUR)) > ANSWERS) return busyPage(reader);
  const answer = readAnswer(given);
  if ("problem" in answer) return drawn(deps, found, answer);
  const command = { verb: "link-answered", piece: link.piece, link: link.id, answer } as const;
  const changed = await changeCase(deps, link.number, command, { actor: actorOf(task), key: null });
  switch (changed.did) {
    case "changed":
      return thanksPage(answer, reader);
    case "busy":
      return laterPage(reader);
    default:
      return overPage(reader);
  }
};

/** The fields of the page's forms as they were sent. */
type Given = { did: string; words: string };

const readAnswer = ({ did, words }: Given): LinkAnswer | NonNullable<Unanswered> => {
  const value = cleanText(words).slice(0, LONGEST).trim();
  if (did === "part") {
    const part = normalisePart(value);
    return isPartNumber(part) ? { did, part } : { did, value, problem: "no-part" };
  }
  const which = did === "could-not" ? ("could-not" as const) : ("done" as const);
  return value === "" ? { did: which, value, problem: "empty" } : { did: which, words: value };
};

type Live = { link: { id: string; number: number; piece: string }; task: Task; stored: StoredView };

const findLive = async (deps: Deps, { token, address }: Asker): Promise<Live | { page: WorkPage }> => {
  const known = /^[\w-]{43}$/.test(token) ? await findWorkLink(deps.db, digestOf(token)) : null;
  // The task may be a piece of another case by now; the link in the mail stays what it was.
  const link = known === null ? null : await followLink(deps, known);
  const [stored] = link === null ? [] : await loadViews(deps.db, [link.number]);
  const task = stored === undefined || link === null ? undefined : findTask(stored.kase, link.piece);
  if (link !== null && stored !== undefined && task !== undefined && isLinkLive(task, link.id, deps.now())) {
    return { link, task, stored };
  }
  const reader = readerAt(deps, null);
  const isBusy = (await countTry(deps.db, `work dead ${address}`, HOUR)) > DEAD;
  return { page: isBusy ? busyPage(reader) : overPage(reader) };
};

const drawn = (deps: Deps, { task, stored }: Live, unanswered: Unanswered): WorkPage =>
  workPage(task, viewFor(stored, null), unanswered, readerAt(deps, task.department));

/** By whom it is answered: whoever it was sent to, for the desk knows no more. */
const actorOf = ({ outside }: Task) =>
  outside === null ? ({ kind: "desk", part: "sweep" } as const) : ({ kind: "outside", who: outside.who } as const);
