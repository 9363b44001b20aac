import { note } from "../card/answer-cards.ts";
import type { Reader } from "../card/reader.ts";
import {
  awayCard,
  awayNoWords,
  awayToLead,
  awayTold,
  coverAgain,
  coverLost,
  type Meanwhile,
} from "../card/roster-cards.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import { writeSpan } from "../card/time-words.ts";
import type { Answer } from "../chat/ports.ts";
import { type Away, decideAway } from "../core/coverage/decide-away.ts";
import { dutyAt, isCovered } from "../core/coverage/duty.ts";
import { leadOrDeputyAt } from "../core/coverage/lead-or-deputy.ts";
import { comesBack, coveredBefore, type LeftOpen, leftOpen, uncoveredOf } from "../core/coverage/left-open.ts";
import type { CoverageContext } from "../core/coverage/roster.ts";
import type { DepartmentId, Person, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { inEnglish } from "../core/time/in-english.ts";
import { DAY, plus } from "../core/time/instant.ts";
import { parseSpan, wantsYear } from "../core/time/parse-span.ts";
import { wasAsked } from "../store/asked.ts";
import { changeDesk, type DeskNotice } from "../store/change-desk.ts";
import type { AskedQuery } from "./asked-query.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesIn, noticesTo, queuesOf, toldOfAbsence, whoWasTold } from "./desk-notices.ts";
import { fallingDue } from "./falling-due.ts";
import { readColleague } from "./read-colleague.ts";
import { unlessAsked } from "./unless-asked.ts";

/** Somebody is away: themselves, or, for whoever leads them, a colleague. The answer says what follows from it. */
export const answerAway = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  if (await wasAsked(deps.db, asked.key)) return {};
  const { args } = asked.ask;
  const { no } = reader.words.coverage;
  const who = await readColleague(deps, asked, me);
  if (who === null) return { card: note([fill(no.person(SLOT), [said(cut(args.who ?? "", 100))])]) };
  const words = args.span ?? "";
  const span = words === "" ? null : parseSpan(inEnglish(words, reader.words.language), reader.now, reader.zone);
  if (words !== "" && span === null) return { card: note([fill(no.span(SLOT), [said(cut(words, 100))])]) };
  if (span !== null && wantsYear(words, span, reader.now)) {
    return { card: note([no.year(writeSpan(span.from, span.to, reader, true))]) };
  }
  const ctx = await coverageNow(deps);
  const decided = decideAway({ id: deps.newId(), person: who, by: me.id, span }, ctx, deps.now());
  if ("no" in decided) {
    const written = span === null ? "" : writeSpan(span.from, span.to, reader, true);
    return unlessAsked(deps, asked, { card: note([awayNoWords(decided, who, me.id, written, reader)]) });
  }
  const meanwhile = await whatFollows(deps, who, decided, ctx);
  const outcome = await changeDesk(deps.db, {
    at: deps.now(),
    actor: { kind: "person", person: me.id },
    event: { type: "away", data: { person: who, by: me.id, absence: decided.absence, ends: decided.ends } },
    cover: null,
    answer: null,
    absence: decided.absence,
    ends: decided.ends,
    notices: await toldOthers(deps, who, decided, me, meanwhile, ctx),
    queues: queuesOf(deps, findPerson(reader.desk, who)?.department ?? me.department),
    askedKey: asked.key,
  });
  if (outcome === "repeated") return {};
  if (outcome === "conflict") return { card: note([no.busy]) };
  deps.wake();
  return { card: awayCard(who, decided, me.id, meanwhile, reader) };
};

/** Cover and weeks on call that fall into it, the person's cases that fall due meanwhile, and who could have those. */
const whatFollows = async (deps: Deps, who: PersonId, away: Away, before: CoverageContext): Promise<Meanwhile> => {
  const { from, to } = away;
  const absences = [...before.roster.absences, { id: "", person: who, from, to, by: who }];
  const after = { ...before, roster: { ...before.roster, absences } };
  const falling = await fallingDue(deps, from, to ?? plus(from, 14 * DAY), { assignee: who });
  const [first] = falling;
  const department = findPerson(deps.policy().desk, who)?.department ?? "";
  const duty = dutyAt(department, first?.at ?? from, after);
  const now = dutyAt(department, deps.now(), after);
  const there = [...(isCovered(duty) ? duty.people : []), ...(isCovered(now) ? now.people : [])];
  return {
    open: leftOpen(who, from, to, before, after),
    due: [...new Set(falling.map(({ number }) => number))],
    to: there.find((id) => id !== who) ?? null,
  };
};

/**
 * Whoever it is about; the lead where nobody is there then, and any who was told so before of the absence that now has an
 * end; and the channel of each department whose cover no longer counts.
 */
const toldOthers = async (
  deps: Deps,
  who: PersonId,
  away: Away,
  me: Person,
  { open }: Meanwhile,
  ctx: CoverageContext,
): Promise<DeskNotice[]> => {
  const once = `away ${who} ${away.from} ${away.to ?? "open"} ${deps.now()}`;
  const told = me.id === who ? [] : await noticesTo(deps, [who], once, (reader) => awayTold(me.id, who, away, reader));
  const isOpen = uncoveredOf(open).length > 0;
  // Somebody has to look for a stand-in.
  const leads = isOpen ? open.flatMap(({ department }) => leadOrDeputyAt(department, deps.now(), ctx) ?? []) : [];
  const ended = away.ends.map(({ id }) => id);
  const before = await whoWasTold(deps, ended.map(toldOfAbsence));
  const others = [...leads, ...before].filter((lead) => lead !== me.id && lead !== who);
  const key = away.absence === null ? once : toldOfAbsence(away.absence.id);
  const again = away.to === null || ended.length === 0 ? [] : comesBack(who, away.to, null, away.ends, ctx);
  return [
    ...told,
    ...(await noticesTo(deps, others, key, (reader, lead) => awayToLead(who, away, lead, open, reader))),
    ...coveredBefore(open).flatMap((id) =>
      noticesIn(deps, id, once, (reader) => coverLost(who, ofDepartment(open, id), reader)),
    ),
    ...coveredBefore(again).flatMap((id) =>
      noticesIn(deps, id, `${once} again`, (reader) => coverAgain(who, ofDepartment(again, id), reader)),
    ),
  ];
};

const ofDepartment = (open: readonly LeftOpen[], id: DepartmentId): LeftOpen[] =>
  open.filter((one) => one.department === id && one.because === "cover");
