import { readDeskFile } from "../../src/config/desk-file.ts";
import { loadDeskSource } from "../../src/config/load-desk.ts";
import type { Desk } from "../../src/core/desk/desk.ts";

/** The sample company as it is shipped, with holidays from this year on. */
export const sampleDesk = async (year: number): Promise<Desk> => {
  const { source, name } = await loadDeskSource(null);
  const read = readDeskFile(source, name, year);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.desk;
};
