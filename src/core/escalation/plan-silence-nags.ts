import type { Case } from "../case/case.ts";
import type { CaseEvent } from "../case/event.ts";
import { leadOrDeputyAt } from "../coverage/lead-or-deputy.ts";
import type { CoverageContext } from "../coverage/roster.ts";
import type { PersonId } from "../desk/desk.ts";
import { findPerson } from "../desk/find.ts";
import { type NagKind, type PlannedNag, tellAt } from "./plan-nags.ts";
import type { Because } from "./recipient.ts";

type Told = { person: PersonId | null; because: Because };

/**
 * Who hears, quietly, of what nobody has said: whoever has a silent claim; whoever speaks with a customer whom a closed
 * case has hurt; of an offer without an answer whoever made it, and who heads either department now.
 */
export const planSilenceNags = (events: readonly CaseEvent[], kase: Case, ctx: CoverageContext): PlannedNag[] =>
  events.flatMap((event): PlannedNag[] => {
    switch (event.type) {
      case "lease-asked":
        return nags("lease", event, [{ person: event.person, because: "assignee" }], ctx, kase.leaseAsked?.at);
      case "follow-up-asked":
        return nags("follow-up", event, [{ person: event.to, because: "speaker" }], ctx);
      case "offer-bounced": {
        const heads = [event.from, event.to].map((id) => leadOrDeputyAt(id, event.at, ctx));
        const told: Told[] = [
          { person: event.by, because: "assignee" },
          ...heads.map((person) => ({ person, because: "leads" as const })),
        ];
        return nags("bounced", event, told, ctx);
      }
      default:
        return [];
    }
  });

const nags = (
  kind: NagKind,
  event: CaseEvent,
  told: readonly Told[],
  ctx: CoverageContext,
  stepAt = event.at,
): PlannedNag[] =>
  told
    .filter(({ person }, index) => told.findIndex((other) => other.person === person) === index)
    .flatMap(({ person, because }) => {
      const known = findPerson(ctx.desk, person);
      if (known === undefined) return [];
      return [
        {
          kind,
          generation: event.seq,
          step: kind,
          stepKind: kind === "lease" ? "warn" : "news",
          occurrence: 1,
          person: known.id,
          because,
          way: "chat" as const,
          loud: false,
          stepAt,
          ...tellAt(known.id, false, ctx, event.at),
        },
      ];
    });
