import type { Case } from "../core/case/case.ts";
import { findSeverity } from "../core/desk/find.ts";
import { plainButton } from "./buttons.ts";
import type { Card } from "./card.ts";
import { ft } from "./case-card.ts";
import { headlineInPlace } from "./headline.ts";
import { withPlain } from "./plain-card.ts";
import { departmentOf, firstNameOf, type Reader } from "./reader.ts";
import { strong, text } from "./spans.ts";

/** What a link to a case shows to everybody who sees it: how it stands, and nothing of the customer. */
export const linkCard = (kase: Case, reader: Reader): Card => {
  const { words, tone } = headlineInPlace(kase, { ...reader, stays: true });
  const severity = findSeverity(reader.desk, kase.severity)?.name ?? kase.severity;
  const who = kase.assignee === null ? [] : [firstNameOf(reader, kase.assignee)];
  const facts = [severity, departmentOf(reader, kase.department), ...who].join(" · ");
  return withPlain(tone, [
    { kind: "title", line: [strong(ft(kase.number)), text(` · ${facts}`)], aside: [text(words)] },
    {
      kind: "buttons",
      buttons: [plainButton("show", reader.words.buttons.show, [kase.number], { args: { scope: "full" } })],
    },
  ]);
};
