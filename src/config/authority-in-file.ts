import { usualAuthority } from "../core/authority/usual-authority.ts";
import { type Authority, type Department, giveKinds, type Limit, type Role, roles } from "../core/desk/desk.ts";
import { minorDigits } from "../core/task/read-money.ts";
import type { LimitInFile } from "./authority-shape.ts";
import type { DeskFile } from "./desk-shape.ts";

type AmountInFile = number | "any";

/** The limits as the rules know them: every department with every role, in minor units of its own currency. */
export const authorityFromFile = (file: DeskFile, departments: Department[]): Authority => {
  const { authority } = file;
  if (authority === undefined) return usualAuthority(departments, file.currency);
  const of = (department: Department, value: LimitInFile): Limit => limitFromFile(value, department.currency);
  const limits = departments.map((department) => {
    const byRole = roles.flatMap((role): [Role, Limit][] => {
      const value = authority.departments[department.id]?.[role] ?? authority.limits[role];
      return value === undefined ? [] : [[role, of(department, value)]];
    });
    return [department.id, Object.fromEntries(byRole)] as const;
  });
  const { cover } = authority;
  return {
    currency: file.currency,
    limits: Object.fromEntries(limits),
    cover:
      cover === undefined
        ? null
        : Object.fromEntries(departments.map((department) => [department.id, of(department, cover)])),
    alone: authority.alone,
    pays: authority.pays ?? null,
    rates: Object.fromEntries(
      Object.entries(authority.rates).map(([currency, rate]) => [currency, Math.round(rate * 1_000_000)]),
    ),
  };
};

const limitFromFile = (value: LimitInFile, currency: string): Limit => {
  const minor = (amount: AmountInFile): number | null =>
    amount === "any" ? null : amount * 10 ** minorDigits(currency);
  if (typeof value !== "object") return { case: minor(value), customer: minor(value), kinds: {} };
  const kinds: Limit["kinds"] = {};
  for (const kind of giveKinds) {
    const amount = minor(value[kind] ?? "any");
    if (amount !== null) kinds[kind] = amount;
  }
  return { case: minor(value.case), customer: minor(value.customer ?? value.case), kinds };
};
