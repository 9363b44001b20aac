import type { PersonId } from "../desk/desk.ts";

/** By which way a person is told: in their home window, or out of chat at the end of a ladder. */
export type Way = "chat" | "mail" | "pager";

/**
 * Why it is this person. `stands-in`: nobody nearer to the case could be found. `last`: named in the desk file as the one
 * with whom a ladder ends.
 */
export type Because = "assignee" | "speaker" | "covers" | "department" | "leads" | "manages" | "stands-in" | "last";

export type Recipient = { person: PersonId; because: Because; ways: readonly Way[] };

export const inChat = (because: Because, people: readonly PersonId[]): Recipient[] =>
  people.map((person) => ({ person, because, ways: ["chat"] }));

/** Each person once, for the first reason they were found by. */
export const eachOnce = (found: readonly Recipient[]): Recipient[] =>
  found.filter((one, index) => found.findIndex(({ person }) => person === one.person) === index);
