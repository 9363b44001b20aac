import type { Decider } from "../core/authority/deciders-of.ts";
import { type Counted, pendingGives } from "../core/authority/give.ts";
import { leftOf, type Power } from "../core/authority/limit-of.ts";
import type { Case } from "../core/case/case.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot } from "./case-view.ts";
import { giveLine } from "./give-words.ts";
import { moneyWords } from "./money-words.ts";
import { withPlain } from "./plain-card.ts";
import { commandLine, departmentOf, nameOf, type Reader, when } from "./reader.ts";
import { fill, said, strong, text } from "./spans.ts";

/** What the asker may decide, and who may above that: by name, and whether they are there. */
export type Authorities = { power: Power; counted: Counted; above: readonly Decider[] };

const ABOVE_SHOWN = 4;

/** In one line, for whoever speaks with the customer: "**You may decide** up to 50 USD, of which 20 USD is left". */
export const mayDecide = (
  { power, counted }: Pick<Authorities, "power" | "counted">,
  kase: Case,
  reader: Reader,
): Line => {
  const { authority, status } = reader.words;
  const { limit, currency } = power;
  const left = leftOf({ ...limit, kinds: {} }, counted, "credit");
  const words = (): string => {
    if (!reader.desk.authority.alone) return authority.second;
    if (limit.case === null || left === null) return status.decideAny;
    if (left === 0) return status.decideNone(commandLine(reader, `authority ${kase.number}`));
    return status.decideUpTo(moneyWords(left, currency));
  };
  return [strong(status.decide), text(` ${words()}`)];
};

/** "Who can fix this" for one case, or for the asker in general. */
export const authorityCard = ({ power, counted, above }: Authorities, view: CaseView | null, reader: Reader): Card => {
  const { authority } = reader.words;
  const lines: (Line | string)[] = [
    mineWords(power, counted, view, reader),
    ...(power.covers ? [authority.coversMore] : []),
    ...(view === null ? [] : caseLines(view, counted, power.currency, reader)),
  ];
  const blocks: Block[] = lines.map((line, index) => ({
    kind: "line",
    line: typeof line === "string" ? [index === 0 ? strong(line) : text(line)] : line,
  }));
  const shown = above.slice(0, ABOVE_SHOWN);
  if (shown.length === 0) blocks.push({ kind: "line", line: [text(authority.nobodyAbove)] });
  else {
    blocks.push({ kind: "line", line: [text(authority.above)] });
    blocks.push({
      kind: "list",
      items: shown.map((one) => ({ line: [text(aboveWords(one, reader))], button: null })),
    });
  }
  if (view !== null) {
    const give = plainButton("give", authority.buttons.give, [view.kase.number], { opens: true, style: "primary" });
    blocks.push({ kind: "buttons", buttons: [give] });
  }
  return withPlain("calm", blocks);
};

const mineWords = ({ limit, currency }: Power, counted: Counted, view: CaseView | null, reader: Reader): string => {
  const { authority } = reader.words;
  const id = view === null ? "" : ft(view.kase.number);
  if (!reader.desk.authority.alone) return authority.second;
  if (limit.case === null) return view === null ? authority.youMayHereAny : authority.youMayAny(id);
  if (limit.case === 0) return view === null ? authority.youMayHereNone : authority.youMayNone(id);
  const most = moneyWords(limit.case, currency);
  if (view === null) return authority.youMayHere(most);
  const left = leftOf({ ...limit, kinds: {} }, counted, "credit") ?? limit.case;
  return authority.youMay(id, most, left === limit.case ? "" : moneyWords(left, currency));
};

const caseLines = (view: CaseView, counted: Counted, currency: string, reader: Reader): (Line | string)[] => {
  const { authority, tasks } = reader.words;
  const { kase } = view;
  const customer = [said(customerName(view, reader))];
  const who = kase.assignee === null ? tasks.nobody : nameOf(reader, kase.assignee);
  return [
    fill(
      counted.customer === 0
        ? authority.totalNone(customerSlot(view, reader))
        : authority.counted(customerSlot(view, reader), moneyWords(counted.customer, currency)),
      customer,
    ),
    ...pendingGives(kase).map((give) => giveLine(give, view, reader)),
    authority.holds(departmentOf(reader, kase.department), who),
  ];
};

const aboveWords = ({ person, here, at, power }: Decider, reader: Reader): string => {
  const { authority } = reader.words;
  const there = here ? authority.onDuty : authority.back(when(reader, at));
  const { case: most } = power.limit;
  return most === null
    ? authority.mayDecideAny(nameOf(reader, person), there)
    : authority.mayDecide(nameOf(reader, person), moneyWords(most, power.currency), there);
};
