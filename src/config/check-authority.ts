import { giveKinds, roles } from "../core/desk/desk.ts";
import type { AuthorityInFile, LimitInFile } from "./authority-shape.ts";
import { checkReference, type Report, type Reports } from "./check-report.ts";
import type { Path } from "./desk-problem.ts";
import type { DeskFile } from "./desk-shape.ts";

/** What people may give, and in which currencies. */
export const checkAuthority = (file: DeskFile, { refuse, warn }: Reports): void => {
  const currencies = checkCurrencies(file, refuse);
  const { authority } = file;
  if (authority === undefined) return;
  checkRates(file, authority, currencies, { refuse, warn });
  const departments = { kind: "department", known: Object.keys(file.departments) };
  checkReference(refuse, ["authority", "pays"], { id: authority.pays, ...departments });
  for (const id of Object.keys(authority.departments)) {
    checkReference(refuse, ["authority", "departments", id], { id, ...departments });
  }
  const blocks: [Path, AuthorityInFile["limits"]][] = [
    [["authority", "limits"], authority.limits],
    ...Object.entries(authority.departments).map(
      ([id, limits]) => [["authority", "departments", id], { ...authority.limits, ...limits }] as [Path, typeof limits],
    ),
  ];
  for (const [path, limits] of blocks) {
    for (const role of roles) checkLimit(warn, [...path, role], limits[role]);
    checkLadder(warn, path, limits);
  }
  checkLimit(warn, ["authority", "cover"], authority.cover);
  if (roles.every((role) => blocks.every(([, limits]) => allows(limits[role]) === 0))) {
    warn(
      ["authority"],
      "No role may decide anything, so nobody can say yes to what is asked for.",
      "Give `manager` a limit.",
    );
  }
};

/** Every currency of the file, each a real one: three letters that mean nothing are a slip. */
const checkCurrencies = (file: DeskFile, refuse: Report): Set<string> => {
  const known = new Set(Intl.supportedValuesOf("currency"));
  const look = (path: Path, currency: string | undefined): void => {
    if (currency === undefined || known.has(currency)) return;
    refuse(path, `There is no currency \`${currency}\`.`, "Write its three letters, such as USD or EUR.");
  };
  look(["currency"], file.currency);
  const used = new Set<string>([file.currency]);
  for (const [id, { currency }] of Object.entries(file.departments)) {
    look(["departments", id, "currency"], currency);
    if (currency !== undefined) used.add(currency);
  }
  return used;
};

/** Amounts in two currencies add up to one limit, so the file has to say what they are worth. */
const checkRates = (
  file: DeskFile,
  { rates }: AuthorityInFile,
  currencies: ReadonlySet<string>,
  { refuse, warn }: Reports,
): void => {
  for (const currency of currencies) {
    if (currency === file.currency || rates[currency] !== undefined) continue;
    refuse(
      ["authority", "rates"],
      `There is no rate for \`${currency}\`, which a department gives in.`,
      `Add \`rates: { ${currency}: 1.1 }\`: what one ${currency} is worth in ${file.currency}.`,
    );
  }
  for (const currency of Object.keys(rates)) {
    const path = ["authority", "rates", currency];
    if (currency === file.currency) {
      refuse(
        path,
        `\`${currency}\` is the organisation's own currency.`,
        "Take it out: the others are measured in it.",
      );
    } else if (!currencies.has(currency)) {
      warn(path, `No department gives in \`${currency}\`.`, "Take the rate out, or give a department this `currency`.");
    }
  }
};

const checkLimit = (warn: Report, path: Path, limit: LimitInFile | undefined): void => {
  if (typeof limit !== "object") return;
  const customer = sizeOf(limit.customer ?? limit.case);
  if (sizeOf(limit.case) > customer) {
    warn(
      [...path, "case"],
      "A case may cost more than a customer, so its limit is never reached.",
      "Raise `customer`.",
    );
  }
  for (const kind of giveKinds) {
    if (limit[kind] !== undefined && sizeOf(limit[kind]) > customer) {
      warn(
        [...path, kind],
        `\`${kind}\` allows more than \`customer\`, so it is never reached.`,
        "Lower it, or take it out.",
      );
    }
  }
};

/** Whoever is asked should be able to say yes to more than whoever asks. */
const checkLadder = (warn: Report, path: Path, limits: AuthorityInFile["limits"]): void => {
  const steps = (["agent", "lead", "manager"] as const).filter((role) => limits[role] !== undefined);
  for (const [index, role] of steps.entries()) {
    const above = steps[index + 1];
    if (above === undefined || allows(limits[role]) <= allows(limits[above])) continue;
    warn(
      [...path, above],
      `\`${above}\` may decide less than \`${role}\`.`,
      `Raise \`${above}\`, or lower \`${role}\`.`,
    );
  }
};

const allows = (limit: LimitInFile | undefined): number =>
  limit === undefined ? 0 : sizeOf(typeof limit === "object" ? (limit.customer ?? limit.case) : limit);

const sizeOf = (amount: number | "any" | undefined): number =>
  amount === "any" ? Number.POSITIVE_INFINITY : (amount ?? 0);
