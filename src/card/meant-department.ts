import { closest } from "../core/desk/closest.ts";
import type { Reader } from "./reader.ts";

/** " Did you mean parts?" after a department nobody has, or nothing when none is near. */
export const meantDepartment = (given: string, reader: Reader): string => {
  const { departments } = reader.desk;
  const near = closest(
    given.replace(/^[#@]/, ""),
    departments.flatMap(({ id, name }) => [id, name]),
  );
  const found = departments.find(({ id, name }) => id === near || name === near);
  return found === undefined ? "" : ` ${reader.words.answers.didYouMean(found.id)}`;
};
