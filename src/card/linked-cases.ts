import type { Case } from "../core/case/case.ts";
import { linkedNumbers, proposedLinks } from "../core/link/link.ts";
import { plainButton } from "./buttons.ts";
import type { Block, Card, Fact } from "./card.ts";
import { pieceId } from "./clock-name.ts";
import { withPlain } from "./plain-card.ts";
import { firstNameOf, type Reader, when } from "./reader.ts";
import { quiet, strong, text } from "./spans.ts";

const ft = (number: number): string => pieceId(number, null);

/** What is left of the card of a case that is part of another one now: where it goes on, and the way back. */
export const pointerCard = ({ number, mergedInto }: Case, reader: Reader): Card => {
  const { links, history } = reader.words;
  const into = mergedInto?.number ?? number;
  const who = mergedInto?.by == null ? history.desk : firstNameOf(reader, mergedInto.by);
  const at = mergedInto === null ? "" : when(reader, mergedInto.at);
  return withPlain("done", [
    { kind: "title", line: [strong(ft(number)), text(` · ${links.mergedTitle(ft(into))}`)], aside: [] },
    { kind: "line", line: [text(links.mergedLine(ft(into), who, at))] },
    {
      kind: "buttons",
      buttons: [
        plainButton("show", links.open(ft(into)), [into], { args: { scope: "full" } }),
        plainButton("unmerge", links.part, [into, number]),
      ],
    },
  ]);
};

/** Cases that something in a complaint points to: one question a card, and nothing of the other case but its number. */
export const proposalBlocks = (kase: Case, reader: Reader): Block[] => {
  const { links } = reader.words;
  const [first] = proposedLinks(kase);
  if (first === undefined) return [];
  const other = ft(first.number);
  const numbers = [kase.number, first.number];
  return [
    { kind: "line", line: [text(links.proposed(other, links.known[first.because]))] },
    {
      kind: "buttons",
      buttons: [plainButton("link", links.same(other), numbers), plainButton("unlink", links.notSame, numbers)],
    },
  ];
};

/** The cases it is linked with, and those that have become part of it. */
export const linkedFact = (kase: Case, reader: Reader): Fact | null => {
  const { links } = reader.words;
  const linked = linkedNumbers(kase).map(ft).join(", ");
  const parts = kase.absorbed.map(({ number }) => ft(number)).join(", ");
  if (linked === "" && parts === "") return null;
  return {
    label: links.label,
    value: [
      ...(linked === "" ? [] : [text(linked)]),
      ...(parts === "" ? [] : [quiet(`${linked === "" ? "" : " · "}${links.parts(parts)}`)]),
    ],
  };
};
