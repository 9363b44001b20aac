import type { Case } from "../core/case/case.ts";
import type { TextId } from "../core/case/wait.ts";
import type { DepartmentId } from "../core/desk/desk.ts";
import { firstName } from "../core/desk/find.ts";
import { languageOf } from "../core/desk/language.ts";
import type { Span } from "./card.ts";
import type { Reader } from "./reader.ts";
import { cut, SLOT, said } from "./spans.ts";
import { wordsIn } from "./words/languages.ts";

/** A case with the words it names, as a card needs it. */
export type CaseView = {
  kase: Case;
  /** Words by id; one that retention has blanked is missing. */
  texts: Record<TextId, string>;
  customer: CustomerFacts;
  /** Whose place it is drawn for; an offer shows its buttons to the department that is asked. */
  forDepartment: DepartmentId | null;
};

/**
 * Who the customer is; the number and the address are theirs and stand in private answers only. `language`: as the source
 * of their latest word that tells one has it (`de`, `pt-BR`).
 */
type CustomerFacts = {
  name: string | null;
  handle: string | null;
  phone?: string | null;
  mail?: string | null;
  language?: string | null;
};

const NAME_LENGTH = 60;

/** How the customer is named in the middle of a sentence: the first name, the handle, or "the customer". */
export const customerName = (view: CaseView, reader: Reader): string => {
  const { name, handle } = view.customer;
  if (name !== null && name.trim() !== "") return cut(firstName(name), NAME_LENGTH);
  return handle === null || handle === "" ? reader.words.card.customer : `@${cut(handle, NAME_LENGTH)}`;
};

/** Who the customer is in a sentence: a slot for the name or, without one, words of ours, which a language bends. */
export const customerSlot = ({ customer: { name, handle } }: CaseView, reader: Reader): string =>
  (name ?? "").trim() === "" && (handle ?? "") === "" ? reader.words.card.customer : SLOT;

/** The same as a sentence begins; a handle stays as its owner writes it. */
export const slotAtFirst = (view: CaseView, reader: Reader): string => {
  const slot = customerSlot(view, reader);
  return slot === SLOT ? SLOT : reader.words.history.customer;
};

export const wordsOf = (view: CaseView, id: TextId | null | undefined, reader: Reader): string =>
  id === null || id === undefined ? "" : (view.texts[id] ?? reader.words.card.gone);

/** Words that the case names, as said by somebody. */
export const quotation = (view: CaseView, id: TextId | null | undefined, length: number, reader: Reader): Span =>
  said(reader.words.quoted(cut(wordsOf(view, id, reader), length)));

/** What is put into somebody's mouth is in the customer's language; where we do not know or speak it, in the desk's. */
export const asCustomerReads = ({ customer }: CaseView, reader: Reader): Reader => ({
  ...reader,
  words: wordsIn(languageOf(customer.language) ?? reader.desk.language),
});
