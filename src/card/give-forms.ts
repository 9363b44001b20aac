import { isGivePiece } from "../core/authority/give.ts";
import type { AskArgs } from "../core/case/ask.ts";
import { giveKinds } from "../core/desk/desk.ts";
import type { Field } from "./card.ts";
import { choiceField, lineField, optionsOf, textField } from "./fields.ts";
import type { Reader } from "./reader.ts";

/** What is asked of whoever gives something, grants less of it, or writes down what the customer agrees to. */
export const giveFields = (verb: "give" | "yes" | "consent", args: AskArgs, reader: Reader): Field[] | null => {
  const { forms } = reader.words;
  switch (verb) {
    case "give":
      return isGivePiece(args.piece)
        ? [lineField("amount", forms.change.amount, true), textField("why", forms.change.why, false)]
        : [
            choiceField(
              "kind",
              forms.give.kind,
              giveKinds.map((kind) => ({ value: kind, label: reader.words.authority.kinds[kind] })),
            ),
            lineField("amount", forms.give.amount, true, forms.give.amountHint),
            textField("why", forms.give.why, true),
            ...(args.agreed === "yes" ? consentFields(reader) : []),
          ];
    case "yes":
      return args.kind === "less" ? [lineField("amount", forms.less.amount, true, forms.less.hint)] : null;
    case "consent":
      return [...(args.about === undefined ? deedFields(reader) : []), ...consentFields(reader)];
  }
};

const deedFields = (reader: Reader): Field[] => {
  const { consent } = reader.words.forms;
  return [
    choiceField("about", consent.about, optionsOf(consent.deeds)),
    choiceField("agreed", consent.said, [
      { value: "yes", label: consent.agrees },
      { value: "no", label: consent.declines },
    ]),
  ];
};

/** Who agreed, where, and in which words. */
export const consentFields = (reader: Reader): Field[] => {
  const { consent, whereOptions } = reader.words.forms;
  return [
    textField("words", consent.words, true),
    choiceField("where", consent.where, optionsOf(whereOptions), "phone"),
    lineField("who", consent.who, false),
  ];
};
