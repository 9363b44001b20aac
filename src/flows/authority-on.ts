import { countGiven } from "../core/authority/count-given.ts";
import type { Counted } from "../core/authority/give.ts";
import { type Power, powerOf } from "../core/authority/limit-of.ts";
import type { Case } from "../core/case/case.ts";
import type { Person } from "../core/desk/desk.ts";
import { loadRelated } from "../store/related-cases.ts";
import { coverageNow } from "./coverage-now.ts";
import type { Deps } from "./deps.ts";

/** What somebody may give alone on a case now, and what of it is used up. */
export const authorityOn = async (deps: Deps, kase: Case, me: Person): Promise<{ power: Power; counted: Counted }> => {
  const ctx = await coverageNow(deps);
  const now = deps.now();
  const power = powerOf(me, { kase, from: me.department }, ctx, now);
  const one = { kind: "credit", currency: power.currency, besides: null } as const;
  const { cases } = await loadRelated(deps.db, kase);
  return { power, counted: countGiven(kase, cases, one, ctx.desk.authority.rates, now) };
};
