import type { DeskRig } from "./desk-rig.ts";

export type NagRow = {
  case_number: number;
  kind: string;
  person_id: string;
  because: string;
  way: string;
  step: string;
  step_kind: string;
  loud: boolean;
  state: string;
  reason: string | null;
  /** When it was told or dropped, in desk time. */
  at: number;
};

/** Every nag that was decided on, in order. */
export const nagsOf = async (rig: DeskRig): Promise<NagRow[]> => {
  const { rows } = await rig.pool.query<NagRow>(
    `select case_number, kind, person_id, because, way, step, step_kind, loud, state, reason,
      extract(epoch from settled_at)::float8 * 1000 as at from nags order by decided_at, step_at, case_number, person_id, way`,
  );
  return rows;
};

/** Somebody has agreed to be there for a department. */
export const coverBy = async (
  rig: DeskRig,
  department: string,
  person: string,
  from: number,
  to: number,
): Promise<void> => {
  await rig.pool.query(
    "insert into covers (department, person_id, from_at, to_at, by_id, state) values ($1, $2, $3, $4, $2, 'agreed')",
    [department, person, new Date(from), new Date(to)],
  );
};

/** Somebody has said to be away; with no end, until they say otherwise. */
export const awayOf = async (rig: DeskRig, person: string, from: number, to: number | null = null): Promise<void> => {
  await rig.pool.query("insert into absences (person_id, from_at, to_at, by_id) values ($1, $2, $3, $1)", [
    person,
    new Date(from),
    to === null ? null : new Date(to),
  ]);
};
