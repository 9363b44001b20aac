import { askingOf, findGive, type Give } from "../core/authority/give.ts";
import { type ClockKey, readClockKey } from "../core/sla/clock.ts";
import { liveClock } from "../core/sla/clocks.ts";
import { briefOf } from "./brief.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { type CaseView, customerName, customerSlot, wordsOf } from "./case-view.ts";
import { pieceId } from "./clock-name.ts";
import { giveState, whatIsGiven } from "./give-words.ts";
import { moneyWords } from "./money-words.ts";
import { withPlain } from "./plain-card.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { cut, fill, said, strong, text } from "./spans.ts";

const WORD_LENGTH = 300;

/**
 * What somebody is to say yes or no to: who asks for what and why, the customer's words, what they have had, until when.
 * Of what is decided, how. `lead`: why it is shown now.
 */
export const approvalCard = (give: Give, view: CaseView, reader: Reader, lead: string | null = null): Card => {
  const { authority } = reader.words;
  const { kase } = view;
  const id = pieceId(kase.number, give.id);
  const customer = [said(customerName(view, reader))];
  const what = whatIsGiven(give, reader);
  const pending = give.state === "pending";
  const head = pending
    ? fill(authority.asks(firstNameOf(reader, give.by), what, customerSlot(view, reader), id), customer, strong)
    : fill(authority.stands(what, customerSlot(view, reader), id, giveState(give, view, reader)), customer, strong);
  const why = wordsOf(view, give.whyId, reader);
  const due = liveClock(kase, "approval", give.id)?.dueAt ?? null;
  const isLate = due !== null && due <= reader.now;
  const lines: (Line | null)[] = [
    lead === null ? null : [text(lead)],
    head,
    pending && give.askedAt > give.at ? [text(authority.askedAnew)] : null,
    why === "" ? null : [said(reader.words.quoted(cut(why, WORD_LENGTH)))],
    pending ? totalLine(give, view, reader) : null,
    !pending || due === null
      ? null
      : [text(isLate ? authority.answerLate(when(reader, due)) : authority.answerBy(when(reader, due)))],
  ];
  const story = pending ? briefOf(view, reader) : [];
  const blocks: Block[] = [...lines, ...story].flatMap((line) =>
    line === null ? [] : [{ kind: "line" as const, line }],
  );
  return withPlain(isLate ? "late" : pending ? "soon" : "calm", [
    ...blocks,
    { kind: "buttons", buttons: pending ? answers(give, kase.number, reader) : [openButton(kase.number, reader)] },
  ]);
};

/** A reminder of what is to be decided, where that is what the clock is about. */
export const approvalNag = (key: ClockKey | null, view: CaseView, lead: string, reader: Reader): Card | null => {
  const clock = key === null ? null : readClockKey(key);
  const give = clock?.kind === "approval" ? findGive(view.kase, clock.piece) : undefined;
  return give === undefined ? null : approvalCard(give, view, reader, lead);
};

/** What the customer has had when this was asked for, and would have had with it. */
const totalLine = ({ counted, amount, currency }: Give, view: CaseView, reader: Reader): Line => {
  const { authority } = reader.words;
  const customer = [said(customerName(view, reader))];
  return counted.customer === 0
    ? fill(authority.totalNone(customerSlot(view, reader)), customer)
    : fill(
        authority.total(
          customerSlot(view, reader),
          moneyWords(counted.customer, currency),
          moneyWords(counted.customer + amount, currency),
        ),
        customer,
      );
};

/** A yes says to what: if that has changed it is asked again. */
const answers = (give: Give, number: number, reader: Reader): Button[] => {
  const { buttons } = reader.words.authority;
  const args = { piece: give.id, asking: askingOf(give) };
  return [
    plainButton("yes", buttons.yes, [number], { args, style: "primary" }),
    plainButton("no", buttons.no, [number], { args: { piece: give.id }, opens: true }),
    plainButton("yes", buttons.less, [number], { args: { ...args, kind: "less" }, opens: true }),
    openButton(number, reader),
  ];
};

export const openButton = (number: number, reader: Reader): Button =>
  plainButton("show", reader.words.buttons.show, [number], { args: { scope: "full" } });
