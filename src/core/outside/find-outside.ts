import type { DepartmentId, Desk, OutsideWorker } from "../desk/desk.ts";

/** Whom a task may be sent to by mail: one of the desk file's list, or an address at a domain that it allows. */
export const findOutside = (
  desk: Desk,
  department: DepartmentId,
  words: string,
): { worker: string } | { address: string } | null => {
  const key = words
    .trim()
    .toLowerCase()
    .replace(/^@/, "")
    .replace(/^mailto:/, "");
  const [only, another] = workersFor(desk, department).filter(
    ({ id, name, mail }) =>
      id === key || mail === key || name.toLowerCase() === key || name.toLowerCase().split(" ")[0] === key,
  );
  if (only !== undefined) return another === undefined ? { worker: only.id } : null;
  const domain = /^[^\s@<>()[\]\\,;:"|]{1,64}@([^\s@<>()[\]\\,;:"|]{1,190})$/u.exec(key)?.[1];
  return domain !== undefined && desk.outside.domains.includes(domain) ? { address: key } : null;
};

/** Those of the list who work for this department, or for all. */
export const workersFor = (desk: Desk, department: DepartmentId): OutsideWorker[] =>
  desk.outside.workers.filter((worker) => worker.department === null || worker.department === department);
