import type { Case } from "../core/case/case.ts";
import { readNews } from "../core/escalation/plan-nags.ts";
import { caseButton, plainButton } from "./buttons.ts";
import type { Block, Button, Card, Line } from "./card.ts";
import { ft } from "./case-card.ts";
import { type CaseView, customerName, customerSlot, quotation, slotAtFirst, wordsOf } from "./case-view.ts";
import type { NagItem } from "./nag-item.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, firstNameOf, type Reader, severityOf, when } from "./reader.ts";
import { cut, fill, quiet, said, strong, text } from "./spans.ts";
import { didNotHelpFact } from "./word-facts.ts";

const WORD_LENGTH = 300;

type WordNews = "reopened" | "pleased" | "resolved" | "bounced" | "follow-up";

const newsOf = ({ about }: NagItem): WordNews | null => {
  const read = about === "silence" ? null : readNews(about);
  return (
    (["reopened", "pleased", "resolved", "bounced", "follow-up"] as const).find((one) => one === read?.news) ?? null
  );
};

/** What is told by itself of the customer's word: the news, their words first, and what to do about it. */
export const wordNewsCard = (item: NagItem, reader: Reader): Card | null => {
  const news = newsOf(item);
  if (news === null) return null;
  const { view } = item;
  const lines = linesOf(news, view, reader);
  return withPlain("soon", [
    ...lines.map((line): Block => ({ kind: "line", line })),
    { kind: "buttons", buttons: buttonsOf(news, view.kase, reader) },
  ]);
};

/** The same in a list. */
export const wordNewsLine = (item: NagItem, reader: Reader): string | null => {
  const { word } = reader.words;
  const { kase } = item.view;
  switch (newsOf(item)) {
    case "reopened":
      return word.listReopened(ft(kase.number));
    case "pleased":
      return word.listPleased(ft(kase.number));
    case "resolved":
      return word.listResolved(ft(kase.number));
    case "bounced":
      return word.listBounced(ft(kase.number), kase.bounced === null ? "" : departmentOf(reader, kase.bounced.to));
    case "follow-up":
      return word.listFollowUp(ft(kase.number));
    case null:
      return null;
  }
};

const linesOf = (news: WordNews, view: CaseView, reader: Reader): Line[] => {
  const { word } = reader.words;
  const { kase } = view;
  const id = ft(kase.number);
  switch (news) {
    case "reopened": {
      const failed = didNotHelpFact(view, reader);
      const theirs = wordsOf(view, kase.didNotHelp?.saidId, reader) || wordsOf(view, kase.lastWord.textId, reader);
      return [
        [strong(word.reopened(id, severityOf(reader, kase.severity)))],
        [said(reader.words.quoted(cut(theirs, WORD_LENGTH)))],
        ...(failed === null ? [] : [[text(word.didNotHelp), ...failed.value]]),
      ];
    }
    case "pleased":
      return [
        fill(word.pleased(slotAtFirst(view, reader), id), [said(customerName(view, reader))], strong),
        [quotation(view, kase.pleased?.textId, WORD_LENGTH, reader)],
      ];
    case "resolved": {
      const { resolution } = kase;
      if (resolution === null) return [];
      const customer = [said(customerName(view, reader))];
      const ask = resolution.alone ? word.askStillNeeded : word.askIfFixed;
      return [
        [strong(word.resolved(firstNameOf(reader, resolution.by), id))],
        ...(resolution.howId === null ? [] : [[quotation(view, resolution.howId, WORD_LENGTH, reader)]]),
        fill(ask(customerSlot(view, reader)), customer),
      ];
    }
    case "bounced": {
      const { bounced } = kase;
      if (bounced === null) return [];
      const [to, from] = [departmentOf(reader, bounced.to), departmentOf(reader, kase.department)];
      return [
        [strong(word.bounced(to, from, id, when(reader, bounced.offeredAt)))],
        [quotation(view, kase.lastWord.textId, WORD_LENGTH, reader)],
      ];
    }
    case "follow-up":
      return followUpLines(view, reader);
  }
};

const followUpLines = (view: CaseView, reader: Reader): Line[] => {
  const { word } = reader.words;
  const { kase } = view;
  const why = (kase.followUp?.why ?? []).map((one) => word.hurt[one]).join(", ");
  const closedAt =
    kase.clocks.find(({ kind }) => kind === "customer-word")?.endedAt ?? kase.resolution?.at ?? reader.now;
  const name = view.customer.name?.trim().split(/\s+/)[0] ?? "";
  const matter = cut(wordsOf(view, kase.wants, reader), 120);
  return [
    [strong(word.followUp(ft(kase.number), when(reader, closedAt), why))],
    ...(kase.resolution === null ? [] : [[quiet(cut(wordsOf(view, kase.resolution.howId, reader), WORD_LENGTH))]]),
    fill(word.followUpAsk(customerSlot(view, reader)), [said(customerName(view, reader))]),
    [said(reader.words.quoted(word.followUpSay(name, matter)))],
  ];
};

const buttonsOf = (news: WordNews, kase: Case, reader: Reader): Button[] => {
  const { buttons, word } = reader.words;
  const { number } = kase;
  const open = plainButton("show", buttons.show, [number], { args: { scope: "full" } });
  const yes = { args: { said: "yes" }, style: "primary" } as const;
  switch (news) {
    case "reopened":
      return [{ ...open, style: "primary" }];
    case "pleased":
      return [
        kase.status === "resolved"
          ? caseButton(kase, "customer", buttons.agrees, yes)
          : caseButton(kase, "customer", word.buttons.works, yes),
        open,
      ];
    case "resolved":
      return [
        plainButton("told", buttons.told, [number], { style: "primary", opens: true }),
        caseButton(kase, "customer", buttons.agrees, { args: { said: "yes" } }),
        open,
      ];
    case "bounced":
      return [open, plainButton("pass", buttons.pass, [number], { opens: true })];
    case "follow-up":
      return [
        plainButton("customer", word.buttons.well, [number], yes),
        plainButton("customer", word.buttons.notWell, [number], { args: { said: "no" }, opens: true }),
        plainButton("customer", word.buttons.noAnswer, [number], { args: { said: "no-answer" } }),
        open,
      ];
  }
};
