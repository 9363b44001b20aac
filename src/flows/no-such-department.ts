import { note } from "../card/answer-cards.ts";
import type { Card } from "../card/card.ts";
import { meantDepartment } from "../card/meant-department.ts";
import type { Reader } from "../card/reader.ts";
import { cut, fill, SLOT, said, text } from "../card/spans.ts";
import { departmentList } from "./read-command.ts";

/** The sentence for a department nobody has, with those there are. */
export const noSuchDepartment = (given: string, reader: Reader): Card => {
  const sentence = reader.words.coverage.no.department(SLOT, departmentList(reader.desk));
  const meant = meantDepartment(given, reader);
  return note([[...fill(sentence, [said(cut(given, 100))]), ...(meant === "" ? [] : [text(meant)])]]);
};
