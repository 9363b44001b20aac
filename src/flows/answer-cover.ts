import { note } from "../card/answer-cards.ts";
import {
  coverAnswered,
  coverInPlace,
  coverNews,
  coverNoWords,
  coverStands,
  headNames,
  whichCover,
} from "../card/cover-cards.ts";
import { coverSpan } from "../card/coverage-words.ts";
import { commandLine, departmentOf, nameOf, type Reader } from "../card/reader.ts";
import type { Answer } from "../chat/ports.ts";
import { type CoverageSegment, coverageSegments } from "../core/coverage/coverage-segments.ts";
import { coverInTheWay, mayAnswer, mayWithdraw, whoAnswers } from "../core/coverage/decide-cover.ts";
import type { CoverSaid } from "../core/coverage/evolve-roster.ts";
import { headsOf } from "../core/coverage/lead-or-deputy.ts";
import type { Cover, CoverageContext } from "../core/coverage/roster.ts";
import type { Person } from "../core/desk/desk.ts";
import { findDepartment } from "../core/desk/find.ts";
import { latest } from "../core/time/instant.ts";
import { wasAsked } from "../store/asked.ts";
import { changeDesk, type DeskNotice } from "../store/change-desk.ts";
import { loadCover } from "../store/roster.ts";
import type { AskedQuery } from "./asked-query.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesIn, noticesTo, queuesOf } from "./desk-notices.ts";
import { noSuchDepartment } from "./no-such-department.ts";
import { readColleague } from "./read-colleague.ts";
import { readDepartment } from "./read-command.ts";
import { unlessAsked } from "./unless-asked.ts";

type Word = "yes" | "no" | "off";
const becomes = { yes: "agreed", no: "declined", off: "withdrawn" } as const;
const events: Record<Word, CoverSaid["type"]> = { yes: "cover-agreed", no: "cover-declined", off: "cover-withdrawn" };

/** Yes or no to cover that was asked for or offered, or taking it back: by a button, or by the department's name. */
export const answerCover = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  if (await wasAsked(deps.db, asked.key)) return {};
  const { args } = asked.ask;
  const word: Word = args.said === "yes" || args.said === "no" ? args.said : "off";
  const ctx = await coverageNow(deps);
  if (args.id !== undefined) {
    const cover = await loadCover(deps.db, args.id);
    if (cover === null || findDepartment(reader.desk, cover.department) === undefined) {
      return { card: note([reader.words.coverage.gone]) };
    }
    return answerOne(deps, asked, me, { word, cover, ctx }, reader);
  }
  const { coverage } = reader.words;
  const department = readDepartment(args.to ?? "", reader.desk);
  if (department === null) return { card: noSuchDepartment(args.to ?? "", reader) };
  const who = args.who === undefined ? null : await readColleague(deps, asked, me);
  const there = ctx.roster.covers.filter(
    (one) => one.department === department && (who === null || one.person === who),
  );
  const meant = meantOf(word, there, me, ctx);
  const [only, another] = meant;
  if (only === undefined) {
    const name = departmentOf(reader, department);
    const command = commandLine(reader, `coverage ${department}`);
    const none = word === "off" ? coverage.nothingToTakeBack(name, command) : coverage.nothingAsked(name, command);
    return unlessAsked(deps, asked, { card: note([none]) });
  }
  if (another !== undefined) return { card: whichCover(meant, word, reader) };
  return answerOne(deps, asked, me, { word, cover: only, ctx }, reader);
};

/** What is one's own comes before what one may take back for others. */
const meantOf = (word: Word, covers: readonly Cover[], me: Person, ctx: CoverageContext): Cover[] => {
  if (word !== "off") return covers.filter((one) => one.state === "asked" && mayAnswer(one, me.id, ctx));
  const open = covers.filter((one) => one.state === "asked" || one.state === "agreed");
  const mine = open.filter((one) => one.person === me.id || one.by === me.id);
  return mine.length > 0 ? mine : open.filter((one) => mayWithdraw(one, me.id, ctx));
};

type Answering = { word: Word; cover: Cover; ctx: CoverageContext };

const answerOne = async (
  deps: Deps,
  asked: AskedQuery,
  me: Person,
  { word: given, cover, ctx }: Answering,
  reader: Reader,
): Promise<Answer> => {
  const word = answeredBy(given, cover, me);
  const refused = whyNot(word, cover, asked.ask.args.value, me, ctx, reader);
  if (refused !== null) return unlessAsked(deps, asked, refused);
  const after: Cover = { ...cover, state: becomes[word] };
  const instead = insteadOf(after, ctx, reader);
  const counted = after.state === "agreed" || cover.state === "agreed";
  const notices = [
    ...(await toldOthers(deps, cover, after, me, instead, ctx)),
    ...(counted
      ? noticesIn(deps, cover.department, `cover ${cover.id} ${after.state}`, (theirs) =>
          coverInPlace(after, instead, theirs),
        )
      : []),
  ];
  const outcome = await changeDesk(deps.db, {
    at: deps.now(),
    actor: { kind: "person", person: me.id },
    event: { type: events[word], data: { ...after } },
    cover: null,
    answer: { id: cover.id, from: cover.state, to: after.state },
    absence: null,
    ends: [],
    notices,
    queues: counted && cover.from <= deps.now() ? queuesOf(deps, cover.department) : [],
    askedKey: asked.key,
  });
  if (outcome === "repeated") return {};
  if (outcome === "conflict") {
    const now = (await loadCover(deps.db, cover.id)) ?? cover;
    return unlessAsked(deps, asked, { card: coverStands(now, mayWithdraw(now, me.id, ctx), reader) });
  }
  deps.wake();
  return { card: coverAnswered(after, me.id, cover.state === "agreed" ? instead : null, reader) };
};

/** Whoever was asked and takes it back before saying yes has said no. */
const answeredBy = (word: Word, cover: Cover, me: Person): Word =>
  word === "off" && cover.state === "asked" && cover.person === me.id && cover.by !== me.id ? "no" : word;

const whyNot = (
  word: Word,
  cover: Cover,
  implied: string | undefined,
  me: Person,
  ctx: CoverageContext,
  reader: Reader,
): Answer | null => {
  const { coverage } = reader.words;
  const may = word === "off" ? mayWithdraw(cover, me.id, ctx) : mayAnswer(cover, me.id, ctx);
  if (!may) {
    const names = coverage.and(
      whoAnswers(cover, ctx).map((id) => nameOf(reader, id)),
      "or",
    );
    const owners = [cover.person, cover.by, ...headsOf(cover.department, ctx)];
    return {
      card: note([
        word === "off" ? coverage.no["may-not-take-back"](headNames(owners, reader)) : coverage.othersAnswer(names),
      ]),
    };
  }
  const isOpen = cover.state === "asked" || (word === "off" && cover.state === "agreed");
  if (!isOpen || (implied !== undefined && implied !== cover.state)) {
    return { card: coverStands(cover, mayWithdraw(cover, me.id, ctx), reader) };
  }
  if (cover.to <= reader.now) {
    const span = coverSpan(reader, cover.department, cover.from, cover.to);
    return { card: note([coverage.over(departmentOf(reader, cover.department), span)]) };
  }
  const no = word === "yes" ? coverInTheWay(cover, ctx) : null;
  return no === null ? null : { card: note([coverNoWords(no, { ...cover, me: me.id }, reader)]) };
};

/** Who is there in that time once this cover does not count. */
const insteadOf = (after: Cover, ctx: CoverageContext, reader: Reader): CoverageSegment[] => {
  if (after.state === "agreed") return [];
  const covers = ctx.roster.covers.filter((one) => one.id !== after.id);
  const without = { ...ctx, roster: { ...ctx.roster, covers } };
  return coverageSegments(after.department, latest(after.from, reader.now), after.to, without);
};

/** Whoever asked, and everybody who was; of cover that counted and no longer does the department's heads as well. */
const toldOthers = (
  deps: Deps,
  before: Cover,
  after: Cover,
  me: Person,
  instead: CoverageSegment[],
  ctx: CoverageContext,
): Promise<DeskNotice[]> => {
  const lost = before.state === "agreed";
  const waiting = before.state === "asked" ? whoAnswers(before, ctx) : [];
  const heads = lost ? headsOf(after.department, ctx) : [];
  const people = [after.by, after.person, ...waiting, ...heads].filter((id) => id !== me.id);
  return noticesTo(deps, people, `cover ${after.id} ${after.state}`, (reader, to) =>
    coverNews(after, { by: me.id, to, was: before.state, instead }, reader),
  );
};
