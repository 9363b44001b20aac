import { isOpen, statuses } from "../core/case/case.ts";
import { sources } from "../core/complaint/complaint.ts";
import type { Desk } from "../core/desk/desk.ts";
import type { CaseRecord } from "../core/export/case-record.ts";
import type { EventRecord } from "../core/export/event-record.ts";
import { anyCase, type CaseFilter } from "../core/status/case-filter.ts";
import { readFilter } from "../core/status/read-filter.ts";
import { instant } from "../core/time/instant.ts";
import { type ApiScope, type ApiToken, findApiToken } from "../store/api-tokens.ts";
import { survivorsOf } from "../store/kin.ts";
import { type EventCursor, readCaseRecords, readEventRecords } from "../store/read-records.ts";
import type { Deps } from "./deps.ts";

/** What a program is refused with: one sentence that says what was wrong and what to do. */
export type ApiProblem = { status: number; title: string; detail: string };
export type ApiAnswer<T> = { found: T } | { problem: ApiProblem };

export const MOST_A_PAGE = 200;
const USUAL_PAGE = 50;

/** Whose request this is, by its bearer token. */
export const authorise = async (
  deps: Deps,
  header: string | undefined,
  scope: ApiScope,
): Promise<ApiAnswer<ApiToken>> => {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (token === undefined)
    return refuse(
      401,
      "No token",
      "Send the header Authorization: Bearer <token>. followthrough token create makes one.",
    );
  const found = await findApiToken(deps.db, token);
  if (found === null) return refuse(401, "Unknown token", "This token is not known here, or was revoked.");
  if (!found.scopes.includes(scope)) {
    return refuse(
      403,
      "Not in its scope",
      `This token may read ${found.scopes.join(", ")}. Make one with --scope ${scope}.`,
    );
  }
  return { found };
};

export type Query = Record<string, string | undefined>;

/** A page of cases in the order of their numbers. */
export const pageOfCases = async (
  deps: Deps,
  query: Query,
  token: ApiToken,
): Promise<ApiAnswer<{ cases: CaseRecord[]; next: string | null }>> => {
  const read = readCaseQuery(query, deps.policy().desk);
  if ("problem" in read) return read;
  const { filter, after, limit } = read.found;
  const personal = token.scopes.includes("personal");
  // Whoever may not read who the customer is may not find it out by asking for one either.
  if (filter.customer !== null && !personal) {
    return refuse(403, "Not in its scope", "customer can be asked for with --scope cases,personal alone.");
  }
  const rows = await readCaseRecords(deps.db, { filter, personal, now: deps.now() }, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    found: {
      cases: shown.map(({ record }) => record),
      next: rows.length > limit && last !== undefined ? writeCursor([last.number]) : null,
    },
  };
};

/** One case by its number; what has become part of another is answered with that one. */
export const oneCase = async (deps: Deps, id: string, token: ApiToken): Promise<ApiAnswer<CaseRecord>> => {
  const number = Number(/^(?:ft-?)?(\d{1,9})$/i.exec(id)?.[1] ?? 0);
  const meant = (await survivorsOf(deps.db, [number])).get(number) ?? number;
  const personal = token.scopes.includes("personal");
  const [row] = await readCaseRecords(
    deps.db,
    { filter: null, personal, now: deps.now() },
    { after: meant - 1, limit: 1 },
  );
  if (row === undefined || row.number !== meant) {
    return refuse(404, "No such case", `There is no case ${id.slice(0, 40)}. Cases are named FT-42.`);
  }
  return { found: row.record };
};

/** Events after a cursor, oldest first; `next` is where to go on, also when nothing new is there yet. */
export const pageOfEvents = async (
  deps: Deps,
  query: Query,
  token: ApiToken,
): Promise<ApiAnswer<{ events: EventRecord[]; next: string; more: boolean }>> => {
  const unknown = unknownParameter(query, ["after", "limit", "type"]);
  if (unknown !== null) return unknown;
  const limit = readLimit(query);
  if ("problem" in limit) return limit;
  const after = readCursor(query.after, 3);
  if (after === null) return badCursor();
  const unreadable = unreadableText(query, ["type"]);
  if (unreadable !== null) return unreadable;
  const [at = 0, number = 0, seq = 0] = after;
  const types = query.type === undefined ? null : query.type.split(",").slice(0, 50);
  const cursor: EventCursor = { at: instant(at), number, seq };
  const rows = await readEventRecords(
    deps.db,
    { filter: null, personal: token.scopes.includes("personal"), now: deps.now(), types },
    { after: cursor, limit: limit.found + 1 },
  );
  const shown = rows.slice(0, limit.found);
  const last = shown.at(-1)?.cursor ?? cursor;
  return {
    found: {
      events: shown.map(({ record }) => record),
      next: writeCursor([last.at, last.number, last.seq]),
      more: rows.length > limit.found,
    },
  };
};

const caseParameters = [
  "after",
  "limit",
  "department",
  "status",
  "severity",
  "source",
  "assignee",
  "product",
  "customer",
  "incident",
  "older",
  "overdue",
  "waiting",
  "unclaimed",
] as const;

const readCaseQuery = (query: Query, desk: Desk): ApiAnswer<{ filter: CaseFilter; after: number; limit: number }> => {
  const unknown = unknownParameter(query, caseParameters);
  if (unknown !== null) return unknown;
  const limit = readLimit(query);
  if ("problem" in limit) return limit;
  const after = readCursor(query.after, 1);
  if (after === null) return badCursor();
  const ids = (name: string, known: readonly string[]): ApiAnswer<string[]> => {
    const given = (query[name] ?? "").split(",").filter((one) => one !== "");
    const wrong = given.find((one) => !known.includes(one));
    return wrong === undefined
      ? { found: given }
      : badValue(name, wrong, `Give one or more of ${known.join(", ")}, with commas.`);
  };
  const departments = ids(
    "department",
    desk.departments.map(({ id }) => id),
  );
  if ("problem" in departments) return departments;
  const severities = ids(
    "severity",
    desk.severities.map(({ id }) => id),
  );
  if ("problem" in severities) return severities;
  const from = ids("source", sources);
  if ("problem" in from) return from;
  const inStatus = ids("status", statuses);
  if ("problem" in inStatus) return inStatus;
  const unreadable = unreadableText(query, ["assignee", "product", "customer", "incident"]);
  if (unreadable !== null) return unreadable;
  const wanted = inStatus.found.length > 0 ? statuses.filter((one) => inStatus.found.includes(one)) : [...statuses];
  const overdue = query.overdue === "true";
  // What is over has times of its own, such as when the customer is to be asked, and is not overdue for all that.
  const open = overdue ? wanted.filter(isOpen) : wanted;
  if (open.length === 0) return badValue("status", query.status ?? "", "Only open cases can be overdue.");
  const older = query.older === undefined ? null : readFilter(`older:${query.older}`, desk, null).filter.olderThanMs;
  if (query.older !== undefined && older === null)
    return badValue("older", query.older, "Give a length such as 36h, 3d or 2w.");
  for (const name of ["overdue", "waiting", "unclaimed"]) {
    const value = query[name];
    if (value !== undefined && value !== "true" && value !== "false")
      return badValue(name, value, "Give true or false.");
  }
  return {
    found: {
      after: after[0] ?? 0,
      limit: limit.found,
      filter: {
        ...anyCase,
        departments: departments.found,
        severities: severities.found,
        sources: sources.filter((one) => from.found.includes(one)),
        statuses: open,
        olderThanMs: older,
        overdue,
        waiting: query.waiting === "true",
        unclaimed: query.unclaimed === "true",
        person: query.assignee ?? null,
        customer: query.customer ?? null,
        product: query.product ?? null,
        incident: query.incident ?? null,
      },
    },
  };
};

const unknownParameter = (query: Query, known: readonly string[]): { problem: ApiProblem } | null => {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  return unknown === undefined
    ? null
    : refuse(400, "Unknown parameter", `There is no parameter ${unknown.slice(0, 40)}. There is ${known.join(", ")}.`);
};

const unreadableText = (query: Query, names: readonly string[]): { problem: ApiProblem } | null => {
  const wrong = names.find((name) => /\p{Cc}/u.test(query[name] ?? ""));
  return wrong === undefined ? null : badValue(wrong, "", "Give text without control characters.");
};

const readLimit = (query: Query): ApiAnswer<number> => {
  const limit = query.limit === undefined ? USUAL_PAGE : /^\d{1,4}$/.test(query.limit) ? Number(query.limit) : 0;
  return limit >= 1 && limit <= MOST_A_PAGE
    ? { found: limit }
    : badValue("limit", query.limit ?? "", `Give a number from 1 to ${MOST_A_PAGE}.`);
};

/** Opaque to who holds it, so that what it is made of may change. */
const writeCursor = (parts: readonly number[]): string => Buffer.from(parts.join(".")).toString("base64url");

const readCursor = (given: string | undefined, length: number): number[] | null => {
  if (given === undefined || given === "") return [];
  const text = Buffer.from(given.slice(0, 100), "base64url").toString();
  const parts = /^\d+(?:\.\d+)*$/.test(text) ? text.split(".").map(Number) : [];
  // Of an event the first part is an instant; all others are numbers of cases and of events in them.
  const fits = parts.every((part, index) => part <= (length > 1 && index === 0 ? 8.64e15 : 2_147_483_647));
  return parts.length === length && fits ? parts : null;
};

const badCursor = () =>
  badValue("after", "", "Give the next of an earlier answer, unchanged, or leave it out to begin.");
const badValue = (name: string, given: string, remedy: string) =>
  refuse(400, `Cannot read ${name}`, `${given === "" ? name : `${name} is “${given.slice(0, 60)}”`}: ${remedy}`);
const refuse = (status: number, title: string, detail: string): { problem: ApiProblem } => ({
  problem: { status, title, detail },
});
