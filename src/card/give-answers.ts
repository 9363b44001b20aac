import { findGive, type Give } from "../core/authority/give.ts";
import { highestOf, leftOf, type Power } from "../core/authority/limit-of.ts";
import type { Command } from "../core/case/command.ts";
import type { PersonId } from "../core/desk/desk.ts";
import { findPerson } from "../core/desk/find.ts";
import type { Instant } from "../core/time/instant.ts";
import { note } from "./answer-cards.ts";
import { plainButton } from "./buttons.ts";
import type { Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { askedNames, atFirst, whatIsGiven } from "./give-words.ts";
import { moneyWords } from "./money-words.ts";
import { departmentOf, firstNameOf, type Reader, when } from "./reader.ts";
import { fill, said } from "./spans.ts";

/**
 * What only the desk's state of the moment tells: how much the reader may decide and what was counted besides this give,
 * when those who were asked are back (nobody while one of them is there), and whether nobody was asked to pay a refund
 * because that has been done before.
 */
export type GiveMoment = {
  power: Power;
  counted: Give["counted"];
  back: { person: PersonId; at: Instant }[];
  covers: readonly PersonId[];
  payAgain: boolean;
};

/** What the one who gave, asked or decided hears once it is done; null for what is no command about that. */
export const giveReceipt = (
  command: Command,
  piece: string,
  view: CaseView,
  moment: GiveMoment,
  reader: Reader,
): Card | null => {
  const give = findGive(view.kase, piece);
  if (give === undefined) return null;
  const { authority } = reader.words;
  const { number } = view.kase;
  const id = pieceId(number, give.id);
  const undo = plainButton("undo", reader.words.buttons.undo, [number]);
  switch (command.verb) {
    case "give":
    case "give-change":
      return give.state === "granted"
        ? note(
            [givenLine(give, id, view, moment, reader), ...paidLines(give, view, moment, reader)],
            [
              ...payButtons(give, view, moment, reader),
              plainButton("told", reader.words.buttons.told, [number], { opens: true }),
              undo,
            ],
          )
        : note([...askedLines(give, view, moment, reader)], [undo]);
    case "give-yes": {
      if (give.state === "pending") {
        return note([authority.passedUp(id, limitWords(give, moment, reader), askedNames(give, reader).slice(-2))]);
      }
      const who = firstNameOf(reader, give.by);
      const asked = give.decided?.askedAmount ?? give.amount;
      const what = whatIsGiven(give, reader);
      const sentence =
        asked > give.amount
          ? authority.approvedLess(id, what, moneyWords(asked, give.currency), who)
          : authority.approved(id, what, who);
      return note(
        [sentence, ...paidLines(give, view, moment, reader)],
        [...payButtons(give, view, moment, reader), undo],
      );
    }
    case "give-no":
      return note(
        [give.state === "withdrawn" ? authority.withdrawn(id) : authority.refused(id, firstNameOf(reader, give.by))],
        [undo],
      );
    default:
      return null;
  }
};

const givenLine = (give: Give, id: string, view: CaseView, { power, counted }: GiveMoment, reader: Reader): Line => {
  const { authority } = reader.words;
  const customer = [said(customerName(view, reader))];
  const done = authority.done(id, whatIsGiven(give, reader));
  const limit = highestOf(power.limit, give.kind);
  const after = {
    case: counted.case + give.amount,
    customer: counted.customer + give.amount,
    kind: counted.kind + give.amount,
  };
  const left = leftOf(power.limit, after, give.kind);
  if (limit === null || left === null) return fill(done, customer);
  const rest =
    left === 0
      ? authority.noneLeft(moneyWords(limit, power.currency), customerSlot(view, reader))
      : authority.left(moneyWords(limit, power.currency), moneyWords(left, power.currency), customerSlot(view, reader));
  return fill(`${done} ${rest}`, customer);
};

const askedLines = (give: Give, view: CaseView, moment: GiveMoment, reader: Reader): string[] => {
  const { authority } = reader.words;
  const say = moment.back.length > 0 ? authority.askedLater : authority.asked;
  const names = askedNames(give, reader);
  const what = atFirst(whatIsGiven(give, reader));
  return [
    say(what, needed(give, moment, reader), limitWords(give, moment, reader), names, ft(view.kase.number)),
    ...moment.back.map(({ person, at }) => authority.backAt(firstNameOf(reader, person), when(reader, at))),
  ];
};

/** What sort of person the first is who was asked: "a lead". */
const needed = ({ asked }: Give, { covers }: GiveMoment, { desk, words }: Reader): string => {
  const { needs } = words.authority;
  const person = findPerson(desk, asked[0] ?? null);
  if (person === undefined) return needs.other;
  if (covers.includes(person.id)) return needs.covers;
  const isHead = desk.departments.some(({ lead, deputy }) => lead === person.id || deputy === person.id);
  if (person.roles.includes("lead") || isHead) return needs.lead;
  return person.roles.includes("manager") ? needs.manager : needs.other;
};

const limitWords = (give: Give, { power, counted }: GiveMoment, reader: Reader): string => {
  const { limit } = reader.words.authority;
  const most = highestOf(power.limit, give.kind);
  if (!reader.desk.authority.alone) return limit.second;
  if (most === null || most === 0) return limit.none;
  const left = leftOf(power.limit, counted, give.kind) ?? most;
  const words = moneyWords(most, power.currency);
  return left === most ? limit.is(words) : limit.isLeft(words, moneyWords(left, power.currency));
};

/** A refund is paid by somebody: who was asked, or that nobody was because it has been asked for before. */
const paidLines = (give: Give, view: CaseView, { payAgain }: GiveMoment, reader: Reader): (Line | string)[] => {
  if (give.kind !== "refund") return [];
  const { authority } = reader.words;
  const customer = [said(customerName(view, reader))];
  if (payAgain) return [fill(authority.payAgain(customerSlot(view, reader)), customer)];
  const task = view.kase.tasks.findLast(({ about, state }) => about.kind === "refund" && state === "open");
  if (task === undefined) return [];
  return [authority.paid(pieceId(view.kase.number, task.id), departmentOf(reader, task.department))];
};

const payButtons = (give: Give, view: CaseView, { payAgain }: GiveMoment, reader: Reader): Button[] => {
  const { pays } = reader.desk.authority;
  const to = pays ?? "";
  const hasTask = view.kase.tasks.some(({ about, state }) => about.kind === "refund" && state === "open");
  if (give.kind !== "refund" || to === view.kase.department || (hasTask && !payAgain)) return [];
  const args = { what: `refund ${moneyWords(give.amount, give.currency)}`, kind: "refund" };
  return pays === null
    ? [plainButton("ask", reader.words.tasks.buttons.ask, [view.kase.number], { args, opens: true })]
    : [
        plainButton("ask", reader.words.authority.payButton(departmentOf(reader, to)), [view.kase.number], {
          args: { ...args, to },
        }),
      ];
};
