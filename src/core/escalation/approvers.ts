import { type Decider, decidersOf } from "../authority/deciders-of.ts";
import { findGive, type Give } from "../authority/give.ts";
import type { Case } from "../case/case.ts";
import { type CoverageContext, isAway } from "../coverage/roster.ts";
import { findPerson } from "../desk/find.ts";
import type { ClockName } from "../sla/clock.ts";
import type { Instant } from "../time/instant.ts";
import { eachOnce, inChat, type Recipient } from "./recipient.ts";

/** Whom a quiet step about an approval tells: those who have been asked and are not away, else whoever may decide it. */
export const approversAsked = (clock: ClockName, kase: Case, ctx: CoverageContext, now: Instant): Recipient[] => {
  const give = findGive(kase, clock.piece ?? null);
  if (give === undefined) return [];
  const back = give.asked.filter((id) => findPerson(ctx.desk, id) !== undefined && !isAway(id, now, ctx.roster));
  const may = mayDecide(give, kase, ctx, now);
  const told = back.map((person) =>
    recipientOf(may.find((one) => one.person === person) ?? { person, because: "may" }),
  );
  return told.length > 0 ? told : may.slice(0, 1).map(recipientOf);
};

/**
 * In which order a loud step about an approval asks: of those who are there and whose limit is enough whoever has not been
 * asked yet, then those who have. Nobody else is woken.
 */
export const approvalLadder = (clock: ClockName, kase: Case, ctx: CoverageContext, now: Instant): Recipient[] => {
  const give = findGive(kase, clock.piece ?? null);
  if (give === undefined) return [];
  const here = mayDecide(give, kase, ctx, now).filter((one) => one.here);
  const fresh = here.filter(({ person }) => !give.asked.includes(person));
  return eachOnce([...fresh, ...here].map(recipientOf));
};

const mayDecide = (give: Give, kase: Case, ctx: CoverageContext, now: Instant): Decider[] =>
  decidersOf({ ...give, kase }, ctx, now);

const because = { heads: "leads", covers: "covers", may: "manages" } as const;
const recipientOf = (one: Pick<Decider, "person" | "because">): Recipient =>
  inChat(because[one.because], [one.person])[0] ?? { person: one.person, because: "manages", ways: ["chat"] };
