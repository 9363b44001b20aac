import { note } from "../card/answer-cards.ts";
import { plainButton } from "../card/buttons.ts";
import { headNames } from "../card/cover-cards.ts";
import { nameOf, type Reader } from "../card/reader.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import { writeSpan } from "../card/time-words.ts";
import type { Answer } from "../chat/ports.ts";
import { absencesOf } from "../core/coverage/decide-away.ts";
import { headsOf } from "../core/coverage/lead-or-deputy.ts";
import type { Absence } from "../core/coverage/roster.ts";
import { speaksOf } from "../core/coverage/speaks-for.ts";
import type { Person, PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import { wasAsked } from "../store/asked.ts";
import { changeDesk } from "../store/change-desk.ts";
import type { AskedQuery } from "./asked-query.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { noticesTo, queuesOf } from "./desk-notices.ts";
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
    notices:
      who === me.id
        ? []
        : await noticesTo(deps, [who], `back ${meant.map(({ id }) => id).join(" ")}`, (theirs) =>
            note([theirs.words.coverage.back.toldYou(nameOf(theirs, me.id))]),
          ),
    queues: queuesOf(deps, findPerson(reader.desk, who)?.department ?? me.department),
    askedKey: asked.key,
  });
  if (outcome === "repeated") return {};
  if (outcome === "conflict") return unlessAsked(deps, asked, { card: isHere });
  deps.wake();
  return { card: note([backWords(who, me, meant, begun.length > 0, reader)]) };
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
