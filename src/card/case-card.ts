import type { Case } from "../core/case/case.ts";
import { isPublic } from "../core/complaint/complaint.ts";
import { findSeverity } from "../core/desk/find.ts";
import { callFact } from "./call-words.ts";
import type { Block, Card, Fact, Line } from "./card.ts";
import { buttonsOf, lastButtons } from "./case-buttons.ts";
import { type CaseView, customerName, customerSlot, quotation, wordsOf } from "./case-view.ts";
import { closingLine } from "./closing-line.ts";
import { consentFact, goodwillFact } from "./give-words.ts";
import { headlineInPlace } from "./headline.ts";
import { incidentFact } from "./incident-words.ts";
import { linkedFact, pointerCard, proposalBlocks } from "./linked-cases.ts";
import { nextLine } from "./next-line.ts";
import { withPlain } from "./plain-card.ts";
import { promisesFact } from "./promise-words.ts";
import { departmentOf, firstNameOf, nameOf, type Reader, when } from "./reader.ts";
import { cut, fill, link, person, plainLine, quiet, SLOT, said, strong, text } from "./spans.ts";
import { tasksFact } from "./task-words.ts";
import { waitLine } from "./wait-line.ts";
import { askFirstWords, bouncedFact, didNotHelpFact, resolvedFact, wantsFact } from "./word-facts.ts";

export const QUOTE_LENGTH = 300;
const FACT_LENGTH = 160;

/** The one face of a case in a place, as the case is now. A closed one folds to two lines. */
export const caseCard = (view: CaseView, reader: Reader): Card => {
  const { kase } = view;
  if (kase.mergedInto !== null) return pointerCard(kase, reader);
  const { words, tone } = headlineInPlace(kase, reader);
  const title: Block = { kind: "title", line: titleLine(kase, reader), aside: [text(words)] };
  if (kase.status === "closed" || kase.status === "dismissed") {
    return withPlain(tone, [
      title,
      { kind: "line", line: foldedLine(view, reader) },
      ...closingLine(view, reader),
      { kind: "buttons", buttons: lastButtons(view, reader) },
    ]);
  }
  return withPlain(
    tone,
    [
      title,
      quoteOf(view, reader),
      ...askFirstLine(view, reader),
      ...waitLine(view, reader),
      ...closingLine(view, reader),
      ...proposalBlocks(kase, reader),
      { kind: "facts", facts: facts(view, reader) },
      { kind: "buttons", buttons: buttonsOf(view, reader) },
    ],
    reader.words.quoted,
  );
};

export const ft = (number: number): string => `FT-${number}`;

export const titleLine = (kase: Case, reader: Reader): Line => {
  const severity = findSeverity(reader.desk, kase.severity)?.name ?? kase.severity;
  return [strong(ft(kase.number)), text(` · ${severity} · ${departmentOf(reader, kase.department)}`)];
};

export const quoteOf = (view: CaseView, reader: Reader): Block => {
  const { kase } = view;
  const { card, sourceNames } = reader.words;
  const word = kase.lastWord;
  const source = sourceNames[word.source];
  const at = when(reader, word.at);
  const name = view.customer.name ?? (view.customer.handle === null ? card.customer : `@${view.customer.handle}`);
  // Names are the customer's own words too, so they are shown letter for letter.
  const by = fill(isPublic(word.source) ? card.on(SLOT, source, at) : card.by(SLOT, source, at), [said(name)]);
  if (word.url !== null) by.push(text(" · "), link(card.openPost, word.url));
  if (kase.contacts > 1) by.push(quiet(` · ${card.contacts(kase.contacts)}`));
  const words = wordsOf(view, word.textId, reader);
  return { kind: "quote", words: words === "" ? card.noWords : cut(words, QUOTE_LENGTH), by };
};

/** The customer may need us no more: that is asked before anything else is said. */
const askFirstLine = (view: CaseView, reader: Reader): Block[] => {
  const sentence = askFirstWords(view, reader);
  return sentence === null ? [] : [{ kind: "line", line: sentence }];
};

const facts = (view: CaseView, reader: Reader): Fact[] => {
  const { kase } = view;
  const { labels, card, heatNames, heatReasons, told } = reader.words;
  const rows: (Fact | null)[] = [
    { label: labels.who, value: whoLine(view, reader) },
    kase.heat.level === "calm"
      ? null
      : {
          label: labels.heat,
          value: [
            text(`${heatNames[kase.heat.level]}: `),
            said(
              kase.heat.reasons
                .map((reason) => heatReasons[reason.code](reason.words))
                .slice(0, 3)
                .join(", "),
            ),
          ],
        },
    callFact(view, reader),
    wantsFact(view, reader),
    kase.status === "triage" ? { label: labels.here, value: [text(routingWords(kase, reader))] } : null,
    kase.told === null
      ? null
      : {
          label: labels.told,
          value: [
            said(`${reader.words.quoted(cut(wordsOf(view, kase.told.textId, reader), FACT_LENGTH))} `),
            quiet(
              card.toldBy(
                kase.told.by === null ? card.theFirm : firstNameOf(reader, kase.told.by),
                when(reader, kase.told.at),
                told[kase.told.where],
              ),
            ),
          ],
        },
    promisesFact(view, reader),
    incidentFact(view, reader),
    tasksFact(view, reader),
    linkedFact(kase, reader),
    goodwillFact(view, reader),
    consentFact(view, reader),
    kase.wait === null
      ? null
      : {
          label: labels.waiting,
          value: [
            said(cut(wordsOf(view, kase.wait.forId, reader), FACT_LENGTH)),
            quiet(` ${card.until(when(reader, kase.wait.until))}`),
          ],
        },
    kase.offer === null
      ? null
      : {
          label: labels.offered,
          value: [
            text(
              `${card.offeredTo(departmentOf(reader, kase.offer.to))} ${card.offeredBy(departmentOf(reader, kase.offer.from), firstNameOf(reader, kase.offer.by), when(reader, kase.offer.at))}${kase.offer.whyId === null ? "" : ": "}`,
            ),
            said(cut(wordsOf(view, kase.offer.whyId, reader), FACT_LENGTH)),
          ],
        },
    bouncedFact(view, reader),
    resolvedFact(view, reader),
    didNotHelpFact(view, reader),
    kase.lastNote === null || kase.resolution !== null
      ? null
      : {
          label: labels.note,
          value: [
            text(`${firstNameOf(reader, kase.lastNote.by)}, ${when(reader, kase.lastNote.at)}: `),
            said(cut(wordsOf(view, kase.lastNote.textId, reader), FACT_LENGTH)),
          ],
        },
  ];
  const present = rows.filter((row) => row !== null).slice(0, 5);
  return [...present, { label: labels.next, value: nextLine(view, reader) }];
};

const whoLine = (view: CaseView, reader: Reader): Line => {
  const { kase } = view;
  const { card } = reader.words;
  const line: Line =
    kase.assignee === null
      ? [text(kase.lapsed === null ? card.nobody : card.nobodySince(when(reader, kase.lapsed.silentSince)))]
      : [
          person(kase.assignee, nameOf(reader, kase.assignee)),
          text(
            `, ${departmentOf(reader, kase.department)}${kase.assignedAt === null ? "" : `, ${card.since(when(reader, kase.assignedAt))}`}`,
          ),
        ];
  const speaker = kase.speaker.person;
  line.push(text(" · "), ...fill(card.speaksWith(customerSlot(view, reader)), [said(customerName(view, reader))]));
  line.push(
    speaker === null
      ? text(card.theDesk(departmentOf(reader, kase.speaker.department)))
      : person(speaker, firstNameOf(reader, speaker)),
  );
  for (const held of kase.onIt.filter((one) => one.until > reader.now)) {
    line.push(quiet(` · ${card.onItUntil(firstNameOf(reader, held.person), when(reader, held.until))}`));
  }
  return line;
};

export const routingWords = (kase: Case, reader: Reader): string => {
  const { card } = reader.words;
  const { rule, matched } = kase.routing;
  if (rule === "") return card.noRule;
  return matched.length === 0
    ? card.ruleOnly(rule)
    : card.rule(rule, matched.map((word) => reader.words.quoted(word)).join(", "));
};

const foldedLine = (view: CaseView, reader: Reader): Line => [
  quotation(view, view.kase.firstWord.textId, 100, reader),
  ...(view.kase.resolution === null
    ? []
    : [quiet(" · "), said(cut(wordsOf(view, view.kase.resolution.howId, reader), FACT_LENGTH))]),
];

/** For tests and logs: what the first line says. */
export const firstLine = (card: Card): string => {
  const title = card.blocks.find((block) => block.kind === "title");
  return title?.kind === "title" ? `${plainLine(title.line)} ${plainLine(title.aside)}` : "";
};
