import type { Reader } from "../card/reader.ts";
import { peopleCard } from "../card/roster-cards.ts";
import type { Answer } from "../chat/ports.ts";
import type { Ask } from "../core/case/ask.ts";
import { isOnCall } from "../core/coverage/is-on-call.ts";
import { presentIn } from "../core/coverage/present-in.ts";
import type { Person, PersonId } from "../core/desk/desk.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";
import { isInChat } from "./home-platform.ts";
import { noSuchDepartment } from "./no-such-department.ts";
import { readDepartment } from "./read-command.ts";
import { inTime } from "./sending.ts";

/** Who is on the desk, who of them is here now, and whom no chat knows. */
export const answerPeople = async (deps: Deps, ask: Ask, reader: Reader): Promise<Answer> => {
  const asked = ask.args.scope ?? "";
  const only = asked === "" ? null : readDepartment(asked, reader.desk);
  if (asked !== "" && only === null) return { card: noSuchDepartment(asked, reader) };
  const departments = reader.desk.departments.map(({ id }) => id).filter((id) => only === null || id === only);
  const shown = reader.desk.people.filter(({ department }) => departments.includes(department));
  const ctx = await coverageNow(deps);
  const now = deps.now();
  const here = new Set(departments.flatMap((id) => presentIn(id, now, ctx)));
  const onCall = new Set(shown.map(({ id }) => id).filter((id) => isOnCall(id, now, ctx)));
  const away = new Map(
    ctx.roster.absences
      .filter((one) => one.from <= now && (one.to === null || now < one.to))
      .map((one) => [one.person, one.to] as const),
  );
  const unknown = await whoIsUnknown(deps, shown);
  return { card: peopleCard(departments, { here, onCall, away, unknown }, reader) };
};

/** So many are looked up at once, and no platform is asked about more people than it can stand at a time. */
const AT_A_TIME = 5;

/** Whom no chat knows. While a platform cannot be asked about somebody, nothing is said of them. */
const whoIsUnknown = async (deps: Deps, people: readonly Person[]): Promise<Set<PersonId>> => {
  const unknown = new Set<PersonId>();
  for (let from = 0; from < people.length; from += AT_A_TIME) {
    await Promise.all(
      people.slice(from, from + AT_A_TIME).map(async ({ id }) => {
        try {
          if (!(await inTime(deps, isInChat(deps, id)))) unknown.add(id);
        } catch (error) {
          deps.log.warn({ person: id, error: String(error) }, "A person could not be looked up just now.");
        }
      }),
    );
  }
  return unknown;
};
