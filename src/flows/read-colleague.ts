import type { Person, PersonId } from "../core/desk/desk.ts";
import type { AskedQuery } from "./asked-query.ts";
import type { Deps } from "./deps.ts";
import { knownMentions } from "./known-mentions.ts";
import { readPerson } from "./read-command.ts";

/** Whom `who` names: nobody named, or `me`, is oneself. Null when it names nobody, or more than one. */
export const readColleague = async (deps: Deps, asked: AskedQuery, me: Person): Promise<PersonId | null> => {
  const who = asked.ask.args.who ?? "";
  if (/^@?(?:me|myself)?$/i.test(who)) return me.id;
  const mentions = await knownMentions(deps, asked, who);
  return mentions.get(who) ?? readPerson(who, deps.policy().desk);
};
