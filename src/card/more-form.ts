import type { Case } from "../core/case/case.ts";
import { basisOf } from "./buttons.ts";
import type { Form } from "./card.ts";
import { ft } from "./case-card.ts";
import type { Reader } from "./reader.ts";

/** Everything this person may do on this case now, as one sheet of buttons. */
export const moreForm = (kase: Case, choices: Form["choices"], reader: Reader): Form => ({
  title: `${reader.words.forms.more.title} · ${ft(kase.number)}`,
  submit: reader.words.forms.more.submit,
  ask: { verb: "more", numbers: [kase.number], args: {} },
  basis: basisOf(kase),
  intro: null,
  fields: [],
  choices,
  language: reader.words.language,
});
