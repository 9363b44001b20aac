import { isDeepStrictEqual } from "node:util";
import { note } from "../card/answer-cards.ts";
import { digestCard, digestTitle, headingOf } from "../card/digest-card.ts";
import { digestDetails } from "../card/digest-details.ts";
import { digestWhyCard } from "../card/digest-why-card.ts";
import { withPlain } from "../card/plain-card.ts";
import type { Reader } from "../card/reader.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { oversees } from "../core/case/may.ts";
import type { DigestScope, Person } from "../core/desk/desk.ts";
import type { FigureKey } from "../core/digest/digest.ts";
import { wholeDesk } from "../core/digest/scope.ts";
import { sinceWhen } from "../core/digest/since-when.ts";
import { inEnglish } from "../core/time/in-english.ts";
import { DAY, type Instant, instant } from "../core/time/instant.ts";
import { lastGiven } from "../store/digests-given.ts";
import type { Deps } from "./deps.ts";
import { digestPictures } from "./digest-pictures.ts";
import { readDigest } from "./read-digest.ts";
import { readFigure } from "./read-figure.ts";
import { readScope, scopeChoices } from "./read-scope.ts";
import { readSince } from "./read-since.ts";
import { areFactsMade } from "./rebuild-facts.ts";

/** A quarter: the table behind it is read at once. */
const LONGEST = 92 * DAY;

/** The figures on demand, their details, or the cases behind one of them. */
export const answerDigest = async (deps: Deps, { args }: Ask, me: Person, reader: Reader): Promise<Answer> => {
  const { digest: words } = reader.words;
  if (!(await areFactsMade(deps))) return { card: note([words.notYet]) };
  const asked = args.what === undefined ? null : figureIn(args.what, reader);
  const typed = args.scope ?? asked?.scope;
  const read = readScope(typed ?? "", reader);
  if ("unknown" in read) {
    return { card: note([fill(words.scopeUnknown(SLOT, scopeChoices(reader)), [said(cut(read.unknown, 80))])]) };
  }
  const scope = typed === undefined && !oversees(me) ? { ...wholeDesk, departments: [me.department] } : read.scope;
  const exact = exactOf(args.exact);
  const given =
    args.span === undefined ? null : readSince(inEnglish(args.span, reader.words.language), reader.now, reader.zone);
  if (args.span !== undefined && given === null)
    return { card: note([fill(words.sinceUnread(SLOT), [said(cut(args.span, 80))])]) };
  const from = exact?.from ?? given ?? (await sinceLast(deps, me, scope, reader));
  const key = asked?.key ?? null;
  const to = exact?.to ?? reader.now;
  if (to - from > LONGEST) return { card: note([words.tooLong]) };
  const digest = await readDigest(deps, { scope, from, to, zone: reader.zone });
  if (args.kind === "pictures") {
    const heading = headingOf(words.pictures.title(digestTitle(digest, reader)));
    return { card: withPlain("calm", [heading, ...(await digestPictures(deps, scope, reader))]) };
  }
  if (args.kind === "details") {
    return { card: digestDetails(digest, { me: me.id, everybody: false, buttons: true }, reader) };
  }
  if (args.what === undefined) return { card: digestCard(digest, { lateSince: null, buttons: true }, reader) };
  if (key === null)
    return { card: note([fill(words.whyUnknown(SLOT, knownFigures(reader)), [said(cut(args.what, 80))])]) };
  const page = /^\d{1,6}$/.test(args.page ?? "") ? Number(args.page) : 0;
  return { card: digestWhyCard(digest, key, page, reader) };
};

/** What a button carries is our own and is read strictly. */
const exactOf = (exact: string | undefined): { from: Instant; to: Instant } | null => {
  const [, from, to] = /^(\d{1,15})-(\d{1,15})$/.exec(exact ?? "") ?? [];
  return from === undefined || to === undefined ? null : { from: instant(Number(from)), to: instant(Number(to)) };
};

const sinceLast = async (deps: Deps, me: Person, scope: DigestScope, { now, zone }: Reader): Promise<Instant> => {
  const { desk, calendars } = deps.policy();
  // A scope that was kept in the database has its keys in another order.
  const plan = desk.digests?.find(
    ({ to, scope: own }) => "person" in to && to.person === me.id && isDeepStrictEqual(own, scope),
  );
  const last = plan === undefined ? null : await lastGiven(deps.db, plan.id);
  return sinceWhen(last, now, calendars.ofDepartment(me.department), zone);
};

/**
 * The figure, and what it is to be of: `missed resolve in parts`. Names of figures have such little words themselves, so
 * the whole is tried first, and then what stands before each of them.
 */
const figureIn = (what: string, reader: Reader): { key: FigureKey | null; scope?: string } => {
  const whole = readFigure(what, reader);
  if (whole !== null) return { key: whole };
  let found: { key: FigureKey; scope: string } | null = null;
  for (const { index, 0: joint } of what.matchAll(/\s+(?:in|of|for|at|von|für|bei)\s+/giu)) {
    const key = readFigure(what.slice(0, index), reader);
    const scope = what.slice(index + joint.length);
    if (key === null) continue;
    found = { key, scope };
    if ("scope" in readScope(scope, reader)) return found;
  }
  return found ?? { key: null };
};

const knownFigures = (reader: Reader): string => Object.keys(reader.words.digest.figures).join(", ");
