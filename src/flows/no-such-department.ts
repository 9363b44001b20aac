import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import type { Reader } from "../card/reader.ts";
import { cut, fill, SLOT, said } from "../card/spans.ts";
import { departmentList } from "./read-command.ts";

/** The sentence for a department nobody has, with those there are. */
export const noSuchDepartment = (given: string, reader: Reader): Card => {
  const sentence = reader.words.coverage.no.department(SLOT, departmentList(reader.desk));
  return note([fill(sentence, [said(cut(given, 100))])]);
};
