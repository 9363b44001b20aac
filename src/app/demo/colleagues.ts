import type { Case } from "../../core/case/case.ts";
import type { PersonId } from "../../core/desk/desk.ts";
import type { Scene } from "./story.ts";

/**
 * What colleagues do after the story, when whoever watches lets time pass that far: the weekend. Each deed is left out
 * when the case is no longer as they would find it, because somebody has seen to it.
 */
export type ColleagueScene = Scene & { number: number; unless(kase: Case): boolean };

const isTaken = (kase: Case): boolean => kase.status !== "unclaimed";
const isWith =
  (person: PersonId) =>
  (kase: Case): boolean =>
    kase.status === "claimed" && kase.assignee === person;
const isNotWith =
  (person: PersonId) =>
  (kase: Case): boolean =>
    !isWith(person)(kase);

export const colleagues: ColleagueScene[] = [
  {
    at: "2027-03-05 16:31",
    number: 46,
    unless: (kase) => kase.told !== null || kase.status === "dismissed",
    by: "zoe",
    types: "told 46 in public: It is our business, Marta. I am finding out who puts it right, and write here tomorrow.",
  },
  {
    at: "2027-03-05 16:58",
    number: 43,
    unless: isNotWith("omar"),
    by: "maria",
    types: "told 43 by mail: Billing takes back invoice 88134, Peter. You see it on your account on Tuesday.",
  },
  { at: "2027-03-05 17:16", number: 44, unless: isTaken, by: "theo", types: "claim 44" },
  {
    at: "2027-03-05 17:44",
    number: 46,
    unless: (kase) => kase.status !== "triage",
    by: "ana",
    types: "notours 46 parts",
  },
  {
    at: "2027-03-06 07:31",
    number: 44,
    unless: isNotWith("theo"),
    by: "theo",
    types: "done 44 Found the answer from February. The descaler went out this morning.",
  },
  {
    at: "2027-03-06 07:33",
    number: 44,
    unless: (kase) => kase.status !== "resolved" || kase.assignee !== "theo",
    by: "theo",
    types: "told 44 in public: Found it, Ines. Your descaler left this morning. Tell me when it is there.",
  },
  { at: "2027-03-06 09:40", number: 46, unless: isTaken, by: "carlos", types: "claim 46" },
  {
    at: "2027-03-06 10:05",
    number: 46,
    unless: isNotWith("carlos"),
    by: "zoe",
    types: "told 46 in public: Parts has the right door seal here, Marta. Which address may we send it to?",
  },
  {
    at: "2027-03-06 10:07",
    number: 46,
    unless: isNotWith("carlos"),
    by: "carlos",
    types: "wait 46 for Marta's address until tue 10:00",
  },
  {
    at: "2027-03-07 11:31",
    number: 45,
    unless: isNotWith("ben"),
    by: "grace",
    types: "told 45 by phone: The loan fridge runs, Helen, good. The new compressor comes on Tuesday morning.",
  },
  {
    at: "2027-03-07 11:33",
    number: 45,
    unless: isNotWith("ben"),
    by: "grace",
    types: "wait 45 for the compressor until tue 12:00",
  },
];
