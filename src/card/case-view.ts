import type { Case } from "../core/case/case.ts";
import type { TextId } from "../core/case/wait.ts";
import type { DepartmentId } from "../core/desk/desk.ts";
import { firstName } from "../core/desk/find.ts";
import type { Reader } from "./reader.ts";

/** A case with the words it names, as a card needs it. */
export type CaseView = {
  kase: Case;
  /** Words by id; one that retention has blanked is missing. */
  texts: Record<TextId, string>;
  customer: { name: string | null; handle: string | null };
  /** Whose place it is drawn for; an offer shows its buttons to the department that is asked. */
  forDepartment: DepartmentId | null;
};

/** How the customer is named in the middle of a sentence: the first name, the handle, or "the customer". */
export const customerName = (view: CaseView, reader: Reader): string => {
  const { name, handle } = view.customer;
  if (name !== null && name.trim() !== "") return firstName(name);
  return handle === null || handle === "" ? reader.words.card.customer : `@${handle}`;
};

export const wordsOf = (view: CaseView, id: TextId | null | undefined): string =>
  id === null || id === undefined ? "" : (view.texts[id] ?? "(no longer kept)");
