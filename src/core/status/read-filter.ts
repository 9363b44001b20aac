import { type Status, statuses } from "../case/case.ts";
import type { Source } from "../complaint/complaint.ts";
import { sources } from "../complaint/complaint.ts";
import type { Desk, PersonId } from "../desk/desk.ts";
import { DAY, HOUR } from "../time/instant.ts";
import { anyCase, type CaseFilter } from "./case-filter.ts";

/** What words ask for. `left` are those that are no filter, in their order; `named` says that there was a filter at all. */
export type FilterRead = { filter: CaseFilter; page: number; named: boolean; left: string[] };

/**
 * Filters in any order, as people say them: "parts overdue high x", "billing older than 3 days", "mine waiting",
 * "customer @jane product dryer", "open for parts over 3 days". `mine` is whoever asks; null where nobody does.
 */
export const readFilter = (words: string, desk: Desk, mine: PersonId | null): FilterRead => {
  const read: Reading = { filter: { ...anyCase }, page: 1, named: false, left: [], desk, mine, all: false };
  const tokens = words
    .slice(0, LONGEST)
    .replace(/[’]/gu, "'")
    .replace(/\b(customer|product|incident|department|dept|status|severity|source|owner|assignee)\s*[:=]\s*/giu, "$1 ")
    .split(/[\s,;]+/u)
    .filter((token) => token !== "");
  let at = 0;
  while (at < tokens.length) {
    const taken = readers.reduce((used, reader) => (used > 0 ? used : reader(tokens, at, read)), 0);
    if (taken === 0) read.left.push(tokens[at] ?? "");
    at += Math.max(1, taken);
  }
  const { filter } = read;
  const every = read.all ? [...statuses] : filter.statuses;
  return {
    filter: {
      ...filter,
      departments: [...new Set(filter.departments)],
      statuses: [...new Set(every)],
      severities: [...new Set(filter.severities)],
      sources: [...new Set(filter.sources)],
    },
    page: read.page,
    named: read.named,
    left: read.left,
  };
};

const LONGEST = 400;

type Reading = FilterRead & { desk: Desk; mine: PersonId | null; all: boolean };

/** Takes some of the words from `at` on and says how many; 0 when they are nothing to it. */
type TokenReader = (tokens: readonly string[], at: number, read: Reading) => number;

const key = (token: string | undefined): string => (token ?? "").toLowerCase().replace(/^[“"'(]+|[”"')?!.:]+$/gu, "");

const age: TokenReader = (tokens, at, read) => {
  for (const length of [6, 5, 4, 3, 2, 1]) {
    const words = tokens
      .slice(at, at + length)
      .map(key)
      .join(" ");
    const found = agePattern.exec(words);
    if (found === null || tokens.length < at + length) continue;
    const amount = found[1] === undefined ? 1 : (amounts[found[1]] ?? Number(found[1]));
    const unit = units[(found[2] ?? "").charAt(0)] ?? DAY;
    read.filter.olderThanMs = Math.round(amount * unit);
    read.named = true;
    return length;
  }
  return 0;
};
const amounts: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };
const units: Record<string, number> = { h: HOUR, d: DAY, w: 7 * DAY, m: 30 * DAY };
const agePattern =
  /^(?:(?:for |since )?(?:over|above|beyond|past|more than|longer than|older than|older|at least|>)\s?)(\d{1,3}(?:\.\d)?|a|an|one|two|three|four|five|six|ten)?\s?(h|hrs?|hours?|d|days?|w|wks?|weeks?|months?)(?: old| ago)?$/u;

/** `older:3d`, `3d+`, `>3d`. */
const shortAge: TokenReader = (tokens, at, read) => {
  const found = /^(?:older[:=]|>)?(\d{1,5})(h|d|w)(\+?)$/u.exec(key(tokens[at]));
  if (found === null || (found[3] === "" && !/^(?:older[:=]|>)/u.test(key(tokens[at])))) return 0;
  read.filter.olderThanMs = Number(found[1]) * (units[found[2] ?? ""] ?? DAY);
  read.named = true;
  return 1;
};

/** The longest name first: "call centre" is one department, "social media" another than "social". */
const department: TokenReader = (tokens, at, read) => {
  const from = ["department", "dept"].includes(key(tokens[at])) ? at + 1 : at;
  for (const length of [4, 3, 2, 1]) {
    const words = tokens.slice(from, from + length).map(key);
    if (words.length < length) continue;
    const name = words.join("-").replace(/^[#@]/u, "");
    const found = read.desk.departments.find(
      (one) => one.id === name || one.name.toLowerCase().replace(/[\s_]+/gu, "-") === name,
    );
    if (found === undefined) continue;
    read.filter.departments = [...read.filter.departments, found.id];
    read.named = true;
    return from - at + length;
  }
  return 0;
};

const severity: TokenReader = (tokens, at, read) => {
  const from = ["severity", "priority"].includes(key(tokens[at])) ? at + 1 : at;
  const found = read.desk.severities.find(({ id, name }) => [id, name.toLowerCase()].includes(key(tokens[from])));
  if (found === undefined) return 0;
  read.filter.severities = [...read.filter.severities, found.id];
  read.named = true;
  return from - at + 1;
};

const source: TokenReader = (tokens, at, read) => {
  const from = key(tokens[at]) === "source" ? at + 1 : at;
  const word = key(tokens[from]);
  const found = sources.find((one) => one === word) ?? sourceWords.get(word);
  if (found === undefined) return 0;
  read.filter.sources = [...read.filter.sources, found];
  read.named = true;
  return from - at + 1;
};
const sourceWords: ReadonlyMap<string, Source> = new Map([
  ["twitter", "x"],
  ["tweet", "x"],
  ["tweets", "x"],
  ["fb", "facebook"],
  ["insta", "instagram"],
  ["mail", "email"],
  ["mails", "email"],
  ["emails", "email"],
  ["e-mail", "email"],
  ["calls", "phone"],
  ["reviews", "review"],
]);

const status: TokenReader = (tokens, at, read) => {
  const from = key(tokens[at]) === "status" ? at + 1 : at;
  const word = key(tokens[from]);
  const two = `${word} ${key(tokens[from + 1])}`;
  if (word === "all" || word === "any" || word === "every") {
    if (from > at || word === "all") read.named = true;
    if (from > at || key(tokens[from + 1]) === "statuses") read.all = true;
    return from - at + 1;
  }
  if (word === "open") {
    read.named = true;
    return from - at + 1;
  }
  if (two === "not claimed" || two === "no owner" || two === "nobody has") {
    read.filter.unclaimed = true;
    read.named = true;
    return from - at + 2;
  }
  const flag = flags.get(word);
  if (flag !== undefined) {
    read.filter[flag] = true;
    read.named = true;
    return from - at + 1;
  }
  const found = statuses.find((one) => one === word) ?? (word === "done" ? "resolved" : undefined);
  if (found === undefined) return 0;
  read.filter.statuses = [...read.filter.statuses, found satisfies Status];
  read.named = true;
  return from - at + 1;
};
const flags: ReadonlyMap<string, "waiting" | "overdue" | "unclaimed"> = new Map([
  ["waiting", "waiting"],
  ["overdue", "overdue"],
  ["late", "overdue"],
  ["breached", "overdue"],
  ["unclaimed", "unclaimed"],
  ["unassigned", "unclaimed"],
  ["unowned", "unclaimed"],
]);

/** `mine`, `@raj`, `owner raj`: a colleague, where a customer's handle would be no member of the desk. */
const person: TokenReader = (tokens, at, read) => {
  const word = key(tokens[at]);
  if (word === "mine" && read.mine !== null) {
    read.filter.person = read.mine;
    read.named = true;
    return 1;
  }
  const labelled = word === "owner" || word === "assignee";
  const name = key(tokens[labelled ? at + 1 : at]);
  if (!labelled && !name.startsWith("@")) return 0;
  const bare = name.replace(/^@/u, "");
  const exact = read.desk.people.filter(({ id }) => id === bare);
  const found =
    exact.length > 0
      ? exact
      : read.desk.people.filter(({ name: full }) =>
          [full.toLowerCase().split(" ")[0], full.toLowerCase()].includes(bare),
        );
  const [only, another] = found;
  if (only === undefined || another !== undefined) return 0;
  read.filter.person = only.id;
  read.named = true;
  return labelled ? 2 : 1;
};

const labelled =
  (label: "customer" | "product" | "incident"): TokenReader =>
  (tokens, at, read) => {
    const value = tokens[at + 1];
    if (key(tokens[at]) !== label || value === undefined) return 0;
    read.filter[label] = value.replace(/^["“']+|["”',.?!]+$/gu, "").slice(0, 100);
    read.named = true;
    return 2;
  };

const handle: TokenReader = (tokens, at, read) => {
  const found = /^@([\p{L}\p{N}._@-]{2,64})$/u.exec((tokens[at] ?? "").replace(/'s$|[.?!]+$/u, ""));
  if (found === null) return 0;
  read.filter.customer = `@${found[1] ?? ""}`;
  read.named = true;
  return 1;
};

const page: TokenReader = (tokens, at, read) => {
  const number = Number(key(tokens[at + 1]));
  if (key(tokens[at]) !== "page" || !Number.isSafeInteger(number) || number < 1 || number > 100_000) return 0;
  read.page = number;
  return 2;
};

const readers: readonly TokenReader[] = [
  page,
  labelled("customer"),
  labelled("product"),
  labelled("incident"),
  age,
  shortAge,
  department,
  severity,
  source,
  status,
  person,
  handle,
];
