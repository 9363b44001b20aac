import { note } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { headNames } from "../card/cover-cards.ts";
import { nameOf, type Reader } from "../card/reader.ts";
import { backToLead, coverAgain } from "../card/roster-cards.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import { writeSpan } from "../card/time-words.ts";
import type { Answer } from "../chat/ports.ts";
import { absencesOf } from "../core/coverage/decide-away.ts";
import { headsOf } from "../core/coverage/lead-or-deputy.ts";
import { comesBack, coveredBefore } from "../core/coverage/left-open.ts";
import type { Absence, CoverageContext } from "../core/coverage/roster.ts";
import { speaksOf } from "../core/coverage/speaks-for.ts";
import type { Person, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { latest } from "../core/time/instant.ts";
import { wasAsked } from "../store/asked.ts";
import { changeDesk, type DeskNotice } from "../store/change-desk.ts";
import type { AskedQuery } from "./asked-query.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesIn, noticesTo, queuesOf, toldOfAbsence, whoWasTold } from "./desk-notices.ts";
import { readColleague } from "./read-colleague.ts";
import { unlessAsked } from "./unless-asked.ts";

/**
 * Ends an absence: the present one, else the one that is planned; of several planned ones it asks which. An absence that
 * never began is taken back whole.
 */
export const answerBack = async (deps: Deps, asked: AskedQuery, me: Person, reader: Reader): Promise<Answer> => {
  if (await wasAsked(deps.db, asked.key)) return {};
  const { coverage } = reader.words;
  const who = await readColleague(deps, asked, me);
  if (who === null) return { card: note([fill(coverage.no.person(SLOT), [said(cut(asked.ask.args.who ?? "", 100))])]) };
  const ctx = await coverageNow(deps);
  const name = nameOf(reader, who);
  if (!speaksOf(me.id, who, reader.desk)) {
    const heads = headsOf(findPerson(reader.desk, who)?.department ?? "", ctx);
    return { card: note([coverage.no["may-not-away"](headNames([who, ...heads], reader))]) };
  }
  const absences = absencesOf(who, ctx, deps.now());
  const begun = absences.filter((one) => one.from <= deps.now());
  const chosen = absences.filter((one) => one.id === asked.ask.args.id);
  const meant = [chosen, begun, absences].find((list) => list.length > 0) ?? [];
  const isHere = note([who === me.id ? coverage.back.youWereHere : coverage.back.otherWasHere(name)]);
  if (meant.length === 0) return unlessAsked(deps, asked, { card: isHere });
  if (meant.length > 1 && meant !== begun) return { card: whichAbsence(who, me, meant, reader) };
  const ends = meant.map(({ id }) => ({ id, to: deps.now() }));
  const outcome = await changeDesk(deps.db, {
    at: deps.now(),
    actor: { kind: "person", person: me.id },
    event: { type: "back", data: { person: who, by: me.id, absence: null, ends } },
    cover: null,
    answer: null,
    absence: null,
    ends,
    notices: await toldOthers(deps, who, meant, me, ctx),
    queues: queuesOf(deps, findPerson(reader.desk, who)?.department ?? me.department),
    askedKey: asked.key,
  });
  if (outcome === "repeated") return {};
  if (outcome === "conflict") return unlessAsked(deps, asked, { card: isHere });
  deps.wake();
  return { card: note([backWords(who, me, meant, begun.length > 0, reader)]) };
};

/**
 * Whoever it is about; those who were told that nobody is there meanwhile; and the channel of each department whose cover
 * counts again.
 */
const toldOthers = async (
  deps: Deps,
  who: PersonId,
  ended: readonly Absence[],
  me: Person,
  ctx: CoverageContext,
): Promise<DeskNotice[]> => {
  const now = deps.now();
  const key = `back ${ended.map(({ id }) => id).join(" ")}`;
  const [first] = ended;
  const planned = first === undefined || first.from <= now ? null : first;
  const told =
    who === me.id
      ? []
      : await noticesTo(deps, [who], key, (reader) => {
          const { back } = reader.words.coverage;
          const by = nameOf(reader, me.id);
          return note([planned === null ? back.toldYou(by) : back.toldYouPlanned(by, spanOf(planned, reader))]);
        });
  const again = ended.flatMap(({ from, to }) => comesBack(who, latest(from, now), to, ended, ctx));
  const leads = await whoWasTold(
    deps,
    ended.map(({ id }) => toldOfAbsence(id)),
  );
  const others = leads.filter((lead) => lead !== me.id && lead !== who);
  return [
    ...told,
    ...(await noticesTo(deps, others, key, (reader) => backToLead(who, planned, again, reader))),
    ...coveredBefore(again).flatMap((id) => {
      const theirs = again.filter((one) => one.department === id && one.because === "cover");
      return noticesIn(deps, id, key, (reader) => coverAgain(who, theirs, reader));
    }),
  ];
};

const backWords = (who: PersonId, me: Person, ended: readonly Absence[], begun: boolean, reader: Reader): string => {
  const { back } = reader.words.coverage;
  const name = nameOf(reader, who);
  const [first] = ended;
  if (begun || first === undefined) return who === me.id ? back.you : back.other(name);
  const span = spanOf(first, reader);
  return who === me.id ? back.youPlanned(span) : back.otherPlanned(name, span);
};

const whichAbsence = (who: PersonId, me: Person, absences: readonly Absence[], reader: Reader) =>
  note(
    [reader.words.coverage.which],
    absences.slice(0, 10).map((one) =>
      plainButton("back", spanOf(one, reader), [], {
        args: { id: one.id, ...(who === me.id ? {} : { who: `@${who}` }) },
      }),
    ),
  );

const spanOf = ({ from, to }: Absence, reader: Reader): string =>
  to === null ? reader.words.coverage.away.noEnd : writeSpan(from, to, reader, true);
