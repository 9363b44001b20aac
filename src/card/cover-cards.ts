import type { CoverNo } from "../core/coverage/decide-cover.ts";
import type { FallingDue } from "../core/coverage/gaps-ahead.ts";
import type { Cover } from "../core/coverage/roster.ts";
import type { DepartmentId, PersonId } from "../core/desk/desk.ts";
import type { Instant } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card } from "./card.ts";
import { coverSpan, exactSpan, fallingList, insteadWords, type Somebody } from "./coverage-words.ts";
import { commandLine, departmentOf, nameOf, type Reader } from "./reader.ts";
import { writeLength, writeSpan } from "./time-words.ts";

type Named = { who: string; asker: string; department: string; span: string };
const named = ({ person, by, department, from, to }: Cover, reader: Reader): Named => ({
  who: nameOf(reader, person),
  asker: nameOf(reader, by),
  department: departmentOf(reader, department),
  span: coverSpan(reader, department, from, to),
});

/** What whoever has to say yes reads: the person who was asked, or those who head the department of an offer. */
export const coverQuestion = (cover: Cover, falling: readonly FallingDue[], reader: Reader): Card => {
  const { coverage, length } = reader.words;
  const { asker, department, span } = named(cover, reader);
  const isOffer = cover.by === cover.person;
  const hours = writeLength(cover.to - cover.from, length);
  const { n, list } = fallingList(falling, reader);
  const { buttons } = coverage;
  return note(
    [
      isOffer ? coverage.offers(asker, department, span, hours) : coverage.asks(asker, department, span, hours),
      ...(n === 0 ? [] : [coverage.falls(n, list)]),
      coverage.countsOnceYes,
    ],
    [
      answerButton(cover, "yes", isOffer ? buttons.yesOffer : buttons.yes, "primary"),
      answerButton(cover, "no", buttons.no),
    ],
  );
};

/** What the one who asked, or offered, hears at once. `waitsFor`: whose yes is still missing. */
export const coverReceipt = (cover: Cover, waitsFor: readonly PersonId[], me: PersonId, reader: Reader): Card => {
  const { coverage } = reader.words;
  const { who, department, span } = named(cover, reader);
  const takeBack = [takeBackButton(cover, reader)];
  if (cover.state === "agreed") {
    return note(
      [me === cover.person ? coverage.youCover(department, span) : coverage.covers(who, department, span)],
      [...takeBack],
    );
  }
  if (cover.by === cover.person) {
    const heads = coverage.and(
      waitsFor.map((id) => nameOf(reader, id)),
      "or",
    );
    return note([coverage.offered(department, span, heads)], takeBack);
  }
  return note([coverage.asked(who, department, span), coverage.countsOnce(who)], takeBack);
};

/** What the one who answered or took it back reads. `then`: who is there instead, null where it had not counted. */
export const coverAnswered = (cover: Cover, me: PersonId, then: readonly Somebody[] | null, reader: Reader): Card => {
  const { coverage } = reader.words;
  const { who, asker, department, span } = named(cover, reader);
  switch (cover.state) {
    case "agreed": {
      const mine = cover.person === me;
      const told = coverage.youSaidYes(mine ? asker : who);
      return note(
        [`${mine ? coverage.youCover(department, span) : coverage.covers(who, department, span)} ${told}`],
        [takeBackButton(cover, reader)],
      );
    }
    case "declined":
      return note([coverage.youSaidNo(department, span, cover.person === me ? asker : who)]);
    default:
      return note([coverage.withdrawn(department, span), ...(then === null ? [] : thenWords(cover, then, reader))]);
  }
};

/** What the others hear of an answer: the one who asked, the one who offered, or was to cover. */
export const coverNews = (
  cover: Cover,
  news: { by: PersonId; to: PersonId; was: Cover["state"]; instead: readonly Somebody[] },
  reader: Reader,
): Card => {
  const { coverage } = reader.words;
  const { who, department, span } = named(cover, reader);
  const by = nameOf(reader, news.by);
  const toPerson = news.to === cover.person;
  const then = thenWords(cover, news.instead, reader);
  // Of what never counted nobody stands in the place.
  const stillNobody = insteadWords(news.instead, reader) === null ? then : [];
  const wasAskedToo = news.was === "asked" && cover.by === cover.person && !toPerson;
  if (wasAskedToo && (cover.state === "agreed" || cover.state === "declined")) {
    const words = cover.state === "agreed" ? coverage.offerTaken : coverage.offerRefused;
    return note([words(by, who, department, span)]);
  }
  switch (cover.state) {
    case "agreed":
      return note(
        [toPerson ? coverage.tookOffer(by, department, span) : coverage.saidYes(who, department, span)],
        [takeBackButton(cover, reader)],
      );
    case "declined":
      return toPerson
        ? note([coverage.refusedOffer(by, department, span)])
        : note([coverage.saidNo(who, department, span), ...stillNobody], [askSomebodyButton(cover, reader)]);
    default: {
      if (news.was === "asked") {
        const isOffer = cover.by === cover.person;
        return note([isOffer ? coverage.offerGone(by, department, span) : coverage.questionGone(by, department, span)]);
      }
      if (toPerson) return note([coverage.youNoLonger(by, department, span)]);
      return note([coverage.noLonger(who, department, span), ...then], [askSomebodyButton(cover, reader)]);
    }
  }
};

/** What stands in the department's channel once cover counts, or no longer does. */
export const coverInPlace = (cover: Cover, then: readonly Somebody[], reader: Reader): Card => {
  const { coverage } = reader.words;
  const { who, department, span } = named(cover, reader);
  return cover.state === "agreed"
    ? note([coverage.covers(who, department, span)])
    : note([coverage.noLonger(who, department, span), ...thenWords(cover, then, reader)]);
};

/** How it stands, to somebody whose button or word came too late. */
export const coverStands = (cover: Cover, mayTakeBack: boolean, reader: Reader): Card => {
  const { coverage } = reader.words;
  const { who, department, span } = named(cover, reader);
  const isOpen = cover.state === "asked" || cover.state === "agreed";
  const buttons = mayTakeBack && isOpen ? [takeBackButton(cover, reader)] : [];
  return note([coverage.states[cover.state](who, department, span)], buttons);
};

/** Several that could be meant, each with the button that does it. */
export const whichCover = (covers: readonly Cover[], said: "yes" | "no" | "off", reader: Reader): Card => {
  const { coverage } = reader.words;
  const label = { yes: coverage.buttons.yes, no: coverage.buttons.no, off: coverage.buttons.takeBack }[said];
  return note(
    [
      coverage.which,
      ...covers.slice(0, 10).map((cover) => {
        const { who, department, span } = named(cover, reader);
        return cover.state === "agreed"
          ? coverage.covers(who, department, span)
          : coverage.states[cover.state](who, department, span);
      }),
    ],
    covers.slice(0, 10).map((cover, index) => answerButton(cover, said, `${label} (${index + 1})`)),
  );
};

/** Why somebody cannot cover then. */
export const coverNoWords = (
  no: CoverNo,
  asked: { department: DepartmentId; person: PersonId; me: PersonId; from: Instant; to: Instant },
  reader: Reader,
): string => {
  const { coverage } = reader.words;
  const who = nameOf(reader, asked.person);
  const department = departmentOf(reader, asked.department);
  const mine = asked.person === asked.me;
  switch (no.no) {
    case "past":
    case "too-long":
    case "too-far":
      return coverage.no[no.no](coverSpan(reader, asked.department, asked.from, asked.to));
    case "may-not":
      return coverage.no["may-not-cover"](
        department,
        headNames(no.who, reader),
        commandLine(reader, `cover ${asked.department} sat 09:00-17:00`),
      );
    case "away": {
      const span = no.to === null ? coverage.away.noEnd : writeSpan(no.from, no.to, reader, true);
      return mine ? coverage.no.youAway(span, commandLine(reader, "back")) : coverage.no.away(who, span);
    }
    case "covering":
    case "asked": {
      const span = coverSpan(reader, asked.department, no.from, no.to);
      if (no.no === "asked") return coverage.no.asked(who, department, span);
      return mine ? coverage.no.youCovering(department, span) : coverage.no.covering(who, department, span);
    }
  }
};

/** `Lee Wong, Raj Patel`, to go before "or a manager". */
export const headNames = (who: readonly PersonId[], reader: Reader): string =>
  who.length === 0
    ? reader.words.coverage.anAdministrator
    : [...new Set(who)].map((id) => nameOf(reader, id)).join(", ");

const thenWords = (cover: Cover, then: readonly Somebody[], reader: Reader): string[] => {
  const { coverage } = reader.words;
  const words = insteadWords(then, reader);
  return [words === null ? coverage.thenNobody(departmentOf(reader, cover.department)) : coverage.thenSomebody(words)];
};

const answerButton = (cover: Cover, said: string, label: string, style: Button["style"] = "plain"): Button =>
  plainButton("cover", label, [], { args: { said, id: cover.id, value: cover.state }, style });

const takeBackButton = (cover: Cover, reader: Reader): Button =>
  answerButton(cover, "off", reader.words.coverage.buttons.takeBack);

/** `all`: of how many stretches this is the first. */
export const askSomebodyButton = (
  open: { department: DepartmentId; from: Instant; to: Instant },
  reader: Reader,
  all = 1,
): Button => {
  const { buttons } = reader.words.coverage;
  return plainButton("cover", all > 1 ? buttons.askFor(1, all) : buttons.askSomebody, [], {
    args: { to: open.department, exact: exactSpan(open) },
    opens: true,
  });
};
